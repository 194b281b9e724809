"""Asking for the name of a file, in the words of the formats."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

OURS = "Loopmap (*.loopmap)"


class FileDialogs:
    """The computer's own dialogs. Tests put something else in their place."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._folder = Path.home()

    def to_open(self) -> Path | None:
        """A file to open, or None when the person thought better of it."""
        from loopmap.formats.registry import formats_for_reading

        suffixes = sorted({s for f in formats_for_reading() for s in f.suffixes})
        every = f"All that Loopmap reads ({' '.join(f'*{s}' for s in suffixes)})"
        kinds = f"{every};;{OURS};;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, "Open", str(self._folder), kinds)
        return self._chosen(name)

    def to_save(self, suggested: Path) -> Path | None:
        """Where to save a document; ends in ``.loopmap`` unless another suffix was typed."""
        start = suggested if suggested.is_absolute() else self._folder / suggested
        name, _ = QFileDialog.getSaveFileName(self._window, "Save as", str(start), OURS)
        chosen = self._chosen(name)
        if chosen is not None and not chosen.suffix:
            chosen = chosen.with_suffix(".loopmap")
        return chosen

    def to_export(self, suggested: Path) -> Path | None:
        """Where to put a picture; the suffix chooses its format."""
        kinds = "Picture (*.svg *.pdf *.png)"
        start = suggested if suggested.is_absolute() else self._folder / suggested
        name, _ = QFileDialog.getSaveFileName(self._window, "Export", str(start), kinds)
        return self._chosen(name)

    def _chosen(self, name: str) -> Path | None:
        if not name:
            return None
        chosen = Path(name)
        self._folder = chosen.parent
        return chosen
