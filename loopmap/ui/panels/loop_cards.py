"""The list of loop cards, which of them is open, and which is lit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loops import LoopKey, LoopList
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.ui.panels.loop_card import LoopCard
from loopmap.ui.panels.loop_rows import Index, LoopRows
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key

_TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_FORGETS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class LoopCards(QListView):
    """Choosing a card opens and lights it. ``loopChosen`` tells the loop to light, or None.

    ``forgetWanted`` carries the key of the loop whose name should go, ``walkWanted`` a step
    along the links of the open loop: 1 on, -1 back.
    """

    loopChosen = Signal(object)
    forgetWanted = Signal(object)
    walkWanted = Signal(int)

    def __init__(self, rows: LoopRows, style: Style) -> None:
        super().__init__()
        self._rows = rows
        self._quiet = False
        self._card = LoopCard(self, rows, style)
        self.setModel(rows)
        self.setItemDelegate(self._card)
        self.setAccessibleName("List of loops")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    @property
    def lit(self) -> LoopKey | None:
        """The loop that is lit, or None."""
        return self._card.lit

    def show_lit(self, key: LoopKey | None) -> None:
        """Open a loop's card as the lit one, or show that none is; says nothing."""
        place = self._rows.place_of(key)
        if place is not None and place != self.currentIndex().row():
            self._make_current(place)
        self._card.lit = key if place is not None else None
        self.viewport().update()

    def begin_naming(self, key: LoopKey) -> None:
        """Let the person type a name into a loop's card; nothing for one not listed."""
        place = self._rows.place_of(key)
        if place is not None:
            self._make_current(place)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(self.currentIndex())

    def show_step(self, key: LoopKey, told: str) -> None:
        """Tell one step of a walk in a loop's card; "" tells the whole again."""
        self._rows.show_step(key, told)
        self._fit()

    def show_rows(self, causal_map: CausalMap, loops: LoopList, book: LabelBook) -> None:
        """Show another list; the same loop stays open and lit while the list has it."""
        open_key = self._rows.key_at(self.currentIndex().row())
        at = self.verticalScrollBar().value()
        self._quiet = True
        self._rows.show(causal_map, loops, book)
        self._quiet = False
        place = self._rows.place_of(open_key)
        if place is not None:
            self._make_current(place)
        self.setVisible(self._rows.rowCount() > 0)
        self._fit()
        self.verticalScrollBar().setValue(at)
        if self._rows.place_of(self._card.lit) is None:
            self._choose(None)

    def set_greyed(self, greyed: bool) -> None:
        """Show that the list is about to change."""
        if greyed != self._card.greyed:
            self._card.greyed = greyed
            self.viewport().update()

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        self._card.set_style(style)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._fit()
        if not self._quiet and current.isValid():
            self._choose(self._rows.key_at(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first card current here; merely passing through must light nothing.
        self._quiet = True
        super().focusInEvent(event)
        self._quiet = False

    def event(self, event: QEvent) -> bool:
        """F2 names the loop here; Delete forgets its name and takes nothing off the map."""
        return keeps_key(event, LIST_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter that ends a name comes by here too
        elif event.key() in _TOGGLES and self.currentIndex().isValid():
            self._toggle()
        elif event.key() in _STEPS and self.currentIndex().isValid():
            self._choose(self._rows.key_at(self.currentIndex().row()))
            self.walkWanted.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _FORGETS and self.currentIndex().isValid():
            self.forgetWanted.emit(self._rows.any_key_at(self.currentIndex().row()))
        elif event.key() == Qt.Key.Key_Escape and self.lit is not None:
            self._choose(None)
        else:
            if event.key() == Qt.Key.Key_End:
                self._rows.bring(len(self._rows))
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pressed = self.indexAt(event.position().toPoint())
        was_current = pressed.isValid() and pressed == self.currentIndex()
        super().mousePressEvent(event)
        if was_current and event.button() is Qt.MouseButton.LeftButton:
            self._toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _toggle(self) -> None:
        key = self._rows.key_at(self.currentIndex().row())
        self._choose(None if key == self.lit else key)

    def _choose(self, key: LoopKey | None) -> None:
        """Light a loop, or put the light out, and say so."""
        if key != self._card.lit:
            self._card.lit = key
            self.viewport().update()
            self.loopChosen.emit(key)

    def _make_current(self, place: int) -> None:
        """Open a card without lighting it."""
        self._quiet = True
        self._rows.bring(place)
        index: QModelIndex = self._rows.index(place)
        self.setCurrentIndex(index)
        self._quiet = False

    def _fit(self) -> None:
        """No higher than the cards need, so that what follows them follows at once."""
        self.setMaximumHeight(max(1, self._card.measure()))
        self.scheduleDelayedItemsLayout()
