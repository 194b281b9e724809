"""Where the window is and how much of the screen it fills."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from loopmap.ui.banner import Banner
from loopmap.ui.canvas.view import LARGEST_FIT, LARGEST_FOR_A_ROOM
from loopmap.ui.editor import Editor
from loopmap.ui.painted_later import paint_in_the_next_turn
from loopmap.ui.settings import SettingsFile

_USUAL = (1366, 768)


class WindowPlace(QObject):
    """Restores and keeps the place of the window; full screen and presenting."""

    def __init__(self, window: QMainWindow, settings: SettingsFile) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._presented: Editor | None = None
        self._was_full = False
        self._before = Qt.WindowState.WindowNoState
        self.is_presenting = False

    @property
    def presented(self) -> Editor | None:
        """The editor whose map is shown alone, if one is."""
        return self._presented

    def restore(self) -> None:
        """Put the window where it was last time, or in the middle at a usual size."""
        kept = QByteArray.fromBase64(self._settings.current.geometry.encode())
        if kept.isEmpty() or not self._window.restoreGeometry(kept):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self._window.resize(*_USUAL)
            if screen.width() <= _USUAL[0] or screen.height() <= _USUAL[1]:
                self._window.setWindowState(Qt.WindowState.WindowMaximized)

    def keep(self) -> None:
        """Remember the place of the window."""
        self.present(False, None)
        geometry = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        self._settings.change(geometry=geometry)

    def set_full_screen(self, full: bool) -> None:
        """Fill the screen, or go back."""
        if full and not self._window.isFullScreen():
            self._before = self._window.windowState()
            self._window.showFullScreen()
        elif not full and self._window.isFullScreen():
            self._window.setWindowState(self._before)

    def present(self, presenting: bool, editor: Editor | None) -> None:
        """Show the map of ``editor`` alone on the whole screen, or go back."""
        if presenting == self.is_presenting:
            return
        self.is_presenting = presenting
        if presenting:
            self._was_full = self._window.isFullScreen()
            self._presented = editor
        else:
            paint_in_the_next_turn(self._window)
        shown = self._presented
        for bar in self._bars():
            bar.setVisible(not presenting)
        if self._banner is not None:
            self._banner.set_aside(presenting)
        if shown is not None:
            shown.canvas.set_discreet(presenting)
            shown.canvas.viewing.largest = LARGEST_FOR_A_ROOM if presenting else LARGEST_FIT
            shown.show_only_canvas(presenting)
            self._watch_escape(shown, presenting)
        self.set_full_screen(presenting or self._was_full)
        if not presenting:
            self._presented = None

    @property
    def _banner(self) -> Banner | None:
        return self._window.findChild(Banner)

    def _bars(self) -> list[QWidget]:
        names = ("toolbar", "statusBar")
        found = (self._window.findChild(QWidget, name) for name in names)
        return [self._window.menuBar(), *(bar for bar in found if bar is not None)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc ends presenting, unless a hand is in the middle of something."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        shown = self._presented
        if not is_key or shown is None or shown.gesture_running:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if event.key() != Qt.Key.Key_Escape:
            return False
        self.present(False, None)
        return True

    def _watch_escape(self, shown: Editor, watching: bool) -> None:
        if watching:
            shown.canvas.installEventFilter(self)
            shown.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            shown.canvas.removeEventFilter(self)
