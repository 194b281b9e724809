"""What a command may act on: the window as commands see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from loopmap.editing.session import Session
from loopmap.ui.editor import Editor
from loopmap.ui.file_commands import FileCommands
from loopmap.ui.jobs import Jobs
from loopmap.ui.settings import SettingsFile
from loopmap.ui.theme import Theme

if TYPE_CHECKING:
    from loopmap.ui.presenter.presenting import Presenting
    from loopmap.ui.window_pages import WindowPages


class Desk(Protocol):
    """The window's parts. On the welcome page ``session`` and ``editor`` are None."""

    @property
    def session(self) -> Session | None: ...
    @property
    def editor(self) -> Editor | None: ...
    @property
    def files(self) -> FileCommands: ...
    @property
    def theme(self) -> Theme: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def settings(self) -> SettingsFile: ...
    @property
    def pages(self) -> WindowPages: ...
    @property
    def is_full_screen(self) -> bool: ...
    @property
    def is_presenting(self) -> bool: ...
    @property
    def presenting(self) -> Presenting: ...
    def set_full_screen(self, full: bool) -> None: ...
    def quit(self) -> None: ...
