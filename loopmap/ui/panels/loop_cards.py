"""Hands on the list of loop cards: which is chosen, lit, pointed at, named or walked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from loopmap.analysis.loop_views.folding import Fold
from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.ui.panels.loop_card_list import LoopCardList
from loopmap.ui.panels.loop_rows import Index, LoopRows
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOGGLES = (*_ENTERS, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_FORGETS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CTRL = Qt.KeyboardModifier.ControlModifier


class LoopCards(LoopCardList):
    """Choosing a card opens and lights it. ``loopChosen`` tells the loop to light, or None.

    ``loopAdded``: one to light besides the others, or to put out. ``loopPointedAt``: the one
    under the pointer, or None. ``forgetWanted`` carries the key of the loop whose name
    should go, ``walkWanted`` a step along the links of the open loop: 1 on, -1 back,
    ``foldTurned`` the direct loop whose longer ways round should be shown or hidden.
    ``menuWanted`` the place on the screen where the menu of the lit loop should open.
    """

    loopChosen = Signal(object)
    loopAdded = Signal(object)
    loopPointedAt = Signal(object)
    forgetWanted = Signal(object)
    walkWanted = Signal(int)
    foldTurned = Signal(object)
    menuWanted = Signal(QPoint)

    def __init__(self, rows: LoopRows, style: Style) -> None:
        super().__init__(rows, style)
        self._pointed_at: LoopKey | None = None
        self.lit: LoopKey | None = None
        """The loop that is lit, of several the one lit last, or None."""
        self.setMouseTracking(True)

    def show_lit(self, lit: Mapping[LoopKey, int]) -> None:
        """Show the lit loops with their colours, the card of the last one open; says nothing."""
        key = next(reversed(tuple(lit)), None)
        place = self._rows.place_of(key)
        if place is not None and place != self.currentIndex().row():
            self.open_card(place)
        self._light(key, lit)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the card there, which is lit for it: commands are about the lit loop."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        key = self._rows.key_at(index.row()) if index.isValid() else None
        if key is None:
            return
        self._choose(key)
        inside = self.visualRect(index).center()
        self.menuWanted.emit(self.viewport().mapToGlobal(inside) if by_key else event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(QPoint(-1, -1))

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
            self._light(key, lit)
            self.loopChosen.emit(key)

    def _light(self, key: LoopKey | None, lit: Mapping[LoopKey, int]) -> None:
        self.lit, self._card.lit = key, lit
        self.viewport().update()
