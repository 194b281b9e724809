"""What the keys are on, and the ring round it while it is keys that are used."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from loopmap.model.ids import RecordId
from loopmap.ui.canvas.accessibility import tell_focus
from loopmap.ui.canvas.overlay import Overlay
from loopmap.ui.canvas.walking import Walking


class KeyFocus:
    """The ring is for hands on keys: a click shows by itself where it went."""

    def __init__(self, canvas: QWidget, walking: Walking, overlay: Overlay) -> None:
        self._canvas, self._walking, self._overlay = canvas, walking, overlay
        self._by_keys = False

    def thing(self) -> RecordId | None:
        """What the keys are on; None while a mouse is used."""
        return self._walking.focus if self._by_keys else None

    def use(self, *, keys: bool) -> None:
        """It is keys that are used from now on, or a mouse."""
        self._by_keys = keys
        self.follow()

    def follow(self) -> None:
        """Put the ring where the focus is now."""
        shown = self.thing() if self._canvas.hasFocus() else None
        if shown != self._overlay.focus:
            self._overlay.focus = shown
            self._canvas.update()

    def tell(self) -> None:
        """The focus has moved: show the ring there, and tell who listens."""
        self.follow()
        if self._canvas.hasFocus():
            tell_focus(self._canvas, self._walking.focus)
