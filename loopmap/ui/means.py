"""What the commands on files work with, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.ui.banner import Banner
from loopmap.ui.file_dialogs import FileDialogs
from loopmap.ui.folders import Folders
from loopmap.ui.jobs import Jobs
from loopmap.ui.open_document import Clock
from loopmap.ui.settings import SettingsFile
from loopmap.ui.theme import Theme
from loopmap.ui.writing_out import Writing


@dataclass(frozen=True, slots=True)
class Means:
    """The banner asks questions, dialogs ask for names, the clock gives seconds since 1970.

    ``writing`` writes all files but the document's own.
    """

    folders: Folders
    settings: SettingsFile
    jobs: Jobs
    banner: Banner
    dialogs: FileDialogs
    clock: Clock
    theme: Theme
    writing: Writing
