"""The list of loop cards, which of them is open, and which are lit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loop_views.folding import Fold
from loopmap.analysis.loops import LoopKey, LoopList
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.ui.loop_choice import Entry
from loopmap.ui.panels.loop_card import LoopCard
from loopmap.ui.panels.loop_open_card import OpenCard
from loopmap.ui.panels.loop_rows import Index, LoopRows
from loopmap.ui.panels.loop_words import Reading
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOGGLES = (*_ENTERS, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_FORGETS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CTRL = Qt.KeyboardModifier.ControlModifier


class LoopCards(QListView):
    """Choosing a card opens and lights it. ``loopChosen`` tells the loop to light, or None.

    ``loopAdded``: one to light besides the others, or to put out. ``loopPointedAt``: the one
    under the pointer, or None. ``forgetWanted`` carries the key of the loop whose name
    should go, ``walkWanted`` a step along the links of the open loop: 1 on, -1 back,
    ``foldTurned`` the direct loop whose longer ways round should be shown or hidden.
    """

    loopChosen = Signal(object)
    loopAdded = Signal(object)
    loopPointedAt = Signal(object)
    forgetWanted = Signal(object)
    walkWanted = Signal(int)
    foldTurned = Signal(object)

    def __init__(self, rows: LoopRows, style: Style) -> None:
        super().__init__()
        self._rows = rows
        self._quiet = False
        self._pointed_at: LoopKey | None = None
        self._lit: LoopKey | None = None
        self._open = OpenCard(self, rows)
        self.told = self._open.told
        self.told.resized.connect(self._fit)
        self.told.left.connect(self.setFocus)
        self.told.readingWanted.connect(self.read)
        self._card = LoopCard(self, rows, style, self._open.sizes)
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
        """The loop that is lit, of several the one lit last, or None."""
        return self._lit

    @property
    def open_key(self) -> LoopKey:
        """The loop of the open card, broken or not; () where none is open."""
        place = self.currentIndex().row()
        return self._rows.any_key_at(place) if self._rows.any_key_there(place) else ()

    def show_lit(self, lit: Mapping[LoopKey, int]) -> None:
        """Show the lit loops with their colours, the card of the last one open; says nothing."""
        key = next(reversed(tuple(lit)), None)
        place = self._rows.place_of(key)
        if place is not None and place != self.currentIndex().row():
            self._make_current(place)
        self._lit, self._card.lit = key, lit
        self.viewport().update()

    def begin_naming(self, key: LoopKey) -> None:
        """Let the person type a name into a loop's card; nothing for one not listed."""
        place = self._rows.place_of(key)
        if place is not None:
            self._make_current(place)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(self.currentIndex())

    @property
    def reading(self) -> Reading:
        """How the loops are told."""
        return self._rows.reading

    def read(self, reading: Reading) -> None:
        """Tell the loops otherwise."""
        self._rows.read(reading)
        self.told.show_reading(reading)
        self._open.tell()

    def show_step(self, key: LoopKey, told: str) -> None:
        """Tell one step of a walk in a loop's card; "" tells the whole again."""
        self._rows.show_step(key, told)
        self._open.tell()

    def show_rows(
        self,
        causal_map: CausalMap,
        loops: LoopList,
        book: LabelBook,
        entries: Sequence[Entry],
    ) -> None:
        """Show another list; the same card stays open while the list has it."""
        here = self._rows.mark_at(self.currentIndex().row())
        at = self.verticalScrollBar().value()
        self._quiet = True
        self._rows.show(causal_map, loops, book, entries)
        self._quiet = False
        place = self._rows.place_of(here)
        if place is not None:
            self._make_current(place)
        self.setVisible(self._rows.rowCount() > 0)
        self._open.tell()
        self.verticalScrollBar().setValue(at)
        self._open.stay()

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
        self._open.open()
        if not self._quiet and self._rows.any_key_there(current.row()):
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
        key, place = Qt.Key(event.key()), self.currentIndex().row()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter that ends a name comes by here too
        elif key in (*_TOGGLES, *_STEPS) and self._turn_fold(place):
            return
        elif key in _TOGGLES and place >= 0:
            self._toggle(besides=bool(event.modifiers() & _CTRL))
        elif key in _STEPS and place >= 0:
            self._choose(self._rows.key_at(place))
            self.walkWanted.emit(_STEPS[key])
        elif key in _FORGETS and self._rows.any_key_there(place):
            self.forgetWanted.emit(self._rows.any_key_at(place))
        elif key == Qt.Key.Key_Escape and self.lit is not None:
            self._choose(None)
        else:
            if key == Qt.Key.Key_End:
                self._rows.bring(len(self._rows))
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pressed = self.indexAt(event.position().toPoint())
        was_current = pressed.isValid() and pressed == self.currentIndex()
        left = event.button() is Qt.MouseButton.LeftButton
        besides = left and bool(event.modifiers() & _CTRL)
        self._quiet = besides
        super().mousePressEvent(event)
        self._quiet = False
        if left and self._turn_fold(pressed.row()):
            return
        if besides or (was_current and left):
            self._toggle(besides=besides)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(QPoint(-1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._open.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._open.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open.fit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._open.place()
        self._open.keep_top_in_view()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._open.place()

    def _point(self, at: QPoint) -> None:
        key = self._rows.key_at(self.indexAt(at).row())
        if key != self._pointed_at:
            self._pointed_at = key
            self.loopPointedAt.emit(key)

    def _turn_fold(self, place: int) -> bool:
        """Show or hide the longer ways round that a row stands for, if it does."""
        entry = self._rows.entry_at(place)
        if not isinstance(entry, Fold):
            return False
        self.foldTurned.emit(entry.core)
        return True

    def _toggle(self, *, besides: bool = False) -> None:
        key = self._rows.key_at(self.currentIndex().row())
        if besides and key is not None:
            self.loopAdded.emit(key)
        else:
            self._choose(None if key == self.lit and len(self._card.lit) == 1 else key)

    def _choose(self, key: LoopKey | None) -> None:
        """Light a loop alone, or put the light out, and say so."""
        lit = {} if key is None else {key: 0}
        if lit != dict(self._card.lit):
            self._lit, self._card.lit = key, lit
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
        self._open.fit()
