"""Keeps the status bar and the title in step with the open document."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow

from loopmap.ui.editor import Editor
from loopmap.ui.file_commands import FileCommands
from loopmap.ui.status_bar import StatusBar, counts, saved_line
from loopmap.ui.toolbar import Toolbar

_EVERY = 1_000
"""Milliseconds between two looks at how long ago the document was saved."""


class StatusLines(QObject):
    """Writes the status bar; ``follow`` says whose."""

    def __init__(
        self, files: FileCommands, status: StatusBar, toolbar: Toolbar, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._files, self._status, self._toolbar = files, status, toolbar
        self._window = window
        self._editor: Editor | None = None
        self._loops, self._standing = "", 0
        self._tick = QTimer(self, interval=_EVERY)
        self._tick.timeout.connect(self._tell_saved)
        files.changed.connect(self._tell_all)
        status.zoom.fitWanted.connect(self._fit)
        status.zoom.scaleWanted.connect(self._zoom_to)
        status.zoom.stepWanted.connect(self._zoom_by)
        status.zoom.left.connect(self._look_at_map)

    def follow(self, editor: Editor | None) -> None:
        """Tell of that editor from now on; None tells of nothing."""
        self._editor, self._loops, self._standing = editor, "", 0
        self._status.show_hint("")
        self._status.show_pointed("")
        if editor is not None:
            self._status.show_zoom(editor.canvas.camera.scale)
            editor.hint.connect(self._status.show_hint)
            editor.pointed.connect(self._status.show_pointed)
            editor.canvas.prompt.connect(self._status.show_prompt)
            editor.viewChanged.connect(self._status.show_zoom)
            editor.loopsTold.connect(self._hear_loops)
            editor.canvas.stoodOut.connect(self._hear_standing)
            editor.bridge.told.connect(self._tell_all)
            editor.bridge.told.connect(self._status.settle)
            self._tick.start()
        else:
            self._tick.stop()
        self._tell_all()

    def _hear_loops(self, line: str) -> None:
        self._loops = line
        self._tell_counts()

    def _hear_standing(self, links: int) -> None:
        if links != self._standing:
            self._standing = links
            self._tell_counts()

    def _tell_all(self) -> None:
        self._tell_saved()
        self._tell_counts()
        current = self._files.current
        title = current.title if current is not None else ""
        star = "" if current is None or current.is_saved else "*"
        self._toolbar.show_title(title)
        self._window.setWindowTitle(f"{title}{star} – Loopmap" if title else "Loopmap")

    def _tell_saved(self) -> None:
        current = self._files.current
        if current is None:
            self._status.show_saved("")
        elif current.session.read_only is not None:
            self._status.show_saved("Read only")
        elif self._files.is_saving:
            self._status.show_saved("Saving …")
        else:
            line = saved_line(current.seconds_since_saved, current.is_saved, current.path is None)
            self._status.show_saved(line)

    def _tell_counts(self) -> None:
        editor, standing = self._editor, self._standing
        told = "" if editor is None else counts(editor.session.map, self._loops, standing)
        self._status.show_counts(told)

    def _fit(self) -> None:
        if self._editor is not None:
            self._editor.canvas.looking.fit()

    def _zoom_to(self, scale: float) -> None:
        if self._editor is not None:
            self._editor.canvas.viewing.zoom_to(scale)

    def _zoom_by(self, factor: float) -> None:
        if self._editor is not None:
            self._editor.canvas.viewing.zoom_by(factor)

    def _look_at_map(self) -> None:
        """Whoever has typed a figure goes on with the map."""
        if self._editor is not None:
            self._editor.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
