"""Asking for the name of a file, in the words of the formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from loopmap.formats.format import Format

OURS = "Loopmap (*.loopmap)"


class FileDialogs:
    """The computer's own dialogs. Tests put something else in their place."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._folder = Path.home()

    def to_open(self) -> Path | None:
        """A file to open, or None when the person thought better of it."""
        return self._any_we_read("Open")

    def to_import(self) -> Path | None:
        """A file whose maps are to come into the open document, or None."""
        return self._any_we_read("Import")

    def _any_we_read(self, title: str) -> Path | None:
        from loopmap.formats.registry import formats_for_reading

        suffixes = sorted({s for f in formats_for_reading() for s in f.suffixes})
        every = f"All that Loopmap reads ({' '.join(f'*{s}' for s in suffixes)})"
        kinds = f"{every};;{OURS};;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(self._folder), kinds)
        return self._chosen(name)

    def to_read_table(self) -> Path | None:
        """A table of values over time, or None."""
        kinds = "Table (*.csv *.tsv *.txt);;All files (*)"
        title, start = "Data from a table", str(self._folder)
        name, _ = QFileDialog.getOpenFileName(self._window, title, start, kinds)
        return self._chosen(name)

    def to_save(self, suggested: Path) -> Path | None:
        """Where to save a document; ends in ``.loopmap`` unless another suffix was typed."""
        from loopmap.formats.registry import formats_for_writing

        chosen = self._new_file("Save as", suggested, OURS, ".loopmap")
        known = {suffix for each in formats_for_writing() for suffix in each.suffixes}
        if chosen is None or chosen.suffix.lower() in known:
            return chosen
        whole = chosen.with_name(f"{chosen.name}.loopmap")  # “Dr. Smith” has no suffix
        return self.to_save(whole) if whole.exists() else whole

    def to_copy(self, suggested: Path, kind: Format) -> Path | None:
        """Where to write a copy of that kind; it gets the kind's suffix unless it has one of it."""
        pattern = " ".join(f"*{suffix}" for suffix in kind.suffixes)
        title, usual = "Save a copy", kind.suffixes[0]
        chosen = self._new_file(title, suggested, f"{kind.title} ({pattern})", usual)
        if chosen is None or chosen.name.lower().endswith(kind.suffixes):
            return chosen
        whole = chosen.with_name(f"{chosen.name}{usual}")
        return self.to_copy(whole, kind) if whole.exists() else whole

    def to_export(self, suggested: Path) -> Path | None:
        """Where to put a picture or a report; the suffix chooses its format."""
        kinds = "Picture or report (*.svg *.pdf *.png *.emf *.pptx *.docx *.html *.md)"
        return self._new_file("Export", suggested, kinds, suggested.suffix)

    def to_picture(self, suggested: Path, suffixes: Sequence[str]) -> Path | None:
        """Where to put a picture that is written as one of these kinds; the suffix chooses."""
        kinds = f"Picture ({' '.join(f'*{suffix}' for suffix in suffixes)})"
        return self._new_file("Export", suggested, kinds, suggested.suffix)

    def to_house_style(self) -> Path | None:
        """A Word file whose looks reports are to take, or None."""
        kinds = "Word template (*.docx *.dotx *.docm *.dotm)"
        title, start = "Choose a Word template", str(self._folder)
        name, _ = QFileDialog.getOpenFileName(self._window, title, start, kinds)
        return self._chosen(name)

    def to_list(self, suggested: Path) -> Path | None:
        """Where to put a list of loops."""
        return self._new_file("Write the loops to", suggested, "Table (*.csv)", suggested.suffix)

    def to_table(self, suggested: Path) -> Path | None:
        """Where to put a table."""
        return self._new_file("Write the table to", suggested, "Table (*.csv)", suggested.suffix)

    def to_chart(self, suggested: Path) -> Path | None:
        """Where to put a chart; the suffix chooses its format."""
        kinds = "Picture, page or table (*.svg *.png *.pdf *.emf *.pptx *.html *.csv)"
        return self._new_file("Export chart", suggested, kinds, suggested.suffix)

    def _new_file(self, title: str, suggested: Path, kinds: str, suffix: str) -> Path | None:
        """Ask for a file to write. Knowing the suffix, the dialog asks before one is replaced."""
        start = suggested if suggested.is_absolute() else self._folder / suggested
        dialog = QFileDialog(self._window, title, str(start.parent), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(start.name)
        named = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return self._chosen(named[0] if named else "")

    def _chosen(self, name: str) -> Path | None:
        if not name:
            return None
        chosen = Path(name)
        self._folder = chosen.parent
        return chosen
