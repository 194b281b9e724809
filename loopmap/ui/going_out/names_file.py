"""The list of names that somebody keeps for the check: a text file of their own."""

from __future__ import annotations

from pathlib import Path

from loopmap.analysis.identifiers.own_names import NONE, OwnNames, read_own_names
from loopmap.errors import StorageError
from loopmap.formats.storage.save import reason, save
from loopmap.ui.folders import Folders

LARGEST = 1_000_000
"""Bytes that are read; a list of names is no book."""

_BEGINNING = """\
# Names that Loopmap looks for before a picture, a report or a copy goes out, besides those it
# knows. A name on each line, in small letters or large, of one word or of several:
#
#   Okonjo
#   the red house
#
# A line that begins with “-” is left alone: a word of your area that is taken for a name.
#
#   - Hope
#
# “#” begins a comment. The list stays on this computer and is part of no map.
"""


def names_file(folders: Folders) -> Path:
    """Where the list lies, whether or not it is there."""
    return folders.config / "names.txt"


def own_names(path: Path) -> OwnNames:
    """What the list says; nothing where there is none. Raises StorageError."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST)
    except FileNotFoundError:
        return NONE
    except OSError as error:
        raise StorageError(f"The list of names cannot be read: {reason(error)}") from error
    return read_own_names(content.decode("utf-8-sig", "replace"))


def begin_list(path: Path) -> None:
    """Make the file with a few lines on what it is for, where there is none. StorageError."""
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The list of names cannot be made: {reason(error)}") from error
    save(path, _BEGINNING.encode())
