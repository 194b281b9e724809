"""The ending of a file's name, which says what is to be written into it."""

from __future__ import annotations

from pathlib import Path

from loopmap.errors import ExportError


def ending_of(path: Path, endings: tuple[str, ...], what: str) -> str:
    """Which of ``endings`` it is, in small letters; ExportError where it is none of them.

    ``what`` is to be written: "picture", "report".
    """
    ending = path.suffix.lower()
    if ending not in endings:
        choice = endings[0] if len(endings) == 1 else f"one of {', '.join(endings)}"
        raise ExportError(
            f"“{path.name}” does not say what kind of {what} it should be.",
            f"Let its name end in {choice}.",
        )
    return ending
