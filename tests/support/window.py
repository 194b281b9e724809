"""A real window for tests: its own folders, its own clock, dialogs that answer at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.session import Session
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.document import Document
from loopmap.model.records import Sign
from loopmap.ui.folders import Folders
from loopmap.ui.fonts import load_fonts
from loopmap.ui.main_window import MainWindow
from loopmap.ui.open_document import empty_document
from loopmap.ui.settings import SettingsFile
from loopmap.ui.theme import Theme


class Answers:
    """Stands for the computer's file dialogs: each question gets the path set here."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[str] = []

    def to_open(self) -> Path | None:
        self.asked.append("open")
        return self.path

    def to_import(self) -> Path | None:
        self.asked.append("import")
        return self.path

    def to_read_table(self) -> Path | None:
        self.asked.append("read table")
        return self.path

    def to_save(self, suggested: Path) -> Path | None:
        self.asked.append(f"save {suggested.name}")
        return self.path

    def to_copy(self, suggested: Path, kind) -> Path | None:
        self.asked.append(f"copy {suggested.name} as {kind.id}")
        return self.path

    def to_export(self, suggested: Path) -> Path | None:
        self.asked.append(f"export {suggested.name}")
        return self.path

    def to_picture(self, suggested: Path, suffixes: Sequence[str]) -> Path | None:
        self.asked.append(f"picture {suggested.name} {' '.join(suffixes)}")
        return self.path

    def to_house_style(self) -> Path | None:
        self.asked.append("house style")
        return self.path

    def to_list(self, suggested: Path) -> Path | None:
        self.asked.append(f"list {suggested.name}")
        return self.path

    def to_table(self, suggested: Path) -> Path | None:
        self.asked.append(f"table {suggested.name}")
        return self.path

    def to_chart(self, suggested: Path) -> Path | None:
        self.asked.append(f"chart {suggested.name}")
        return self.path


class Clock:
    """Seconds that stand still until a test moves them."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def small_document() -> Document:
    """Fines and strain feed each other; attendance hangs off."""
    session = Session(empty_document())
    for name, at in (("Fines", (0, 0)), ("Strain", (240, 0)), ("Attendance", (120, 160))):
        session.do("Add", add_variable(session.document, session.map_id, name, at, session.new_id))
    fines, strain, attendance = session.map.variables
    for source, target, sign in (
        (fines, strain, Sign.SAME),
        (strain, fines, Sign.SAME),
        (strain, attendance, Sign.OPPOSITE),
    ):
        change = add_link(
            session.document, session.map_id, source, target, session.new_id, sign=sign
        )
        session.do("Link", change)
    return session.document


def write_small(path: Path) -> Path:
    """The small document as a file."""
    path.write_bytes(write(small_document()))
    return path


def folders_in(path: Path, examples: tuple[Path, ...] = ()) -> Folders:
    """Folders that only this test uses."""
    return Folders(path / "config", path / "recovery", path / "backups", examples)


def make_window(
    folders: Folders, answers: Answers, clock: Callable[[], float], file: Path | None = None
) -> MainWindow:
    """The window as the application makes it, begun with ``file``."""
    assert QApplication.instance() is not None
    load_fonts()
    settings = SettingsFile(folders.config)
    theme = Theme(settings)
    theme.apply()
    window = MainWindow(folders, settings, theme, clock, dialogs=answers)
    theme.setParent(window)
    window.start(file)
    return window
