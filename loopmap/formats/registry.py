"""Every format there is, and the one door through which files come in."""

from __future__ import annotations

import importlib
import pkgutil
import stat
from dataclasses import replace
from functools import cache
from pathlib import Path

import loopmap.formats
from loopmap.errors import FormatError
from loopmap.formats.format import MAX_BYTES, Format, Opened
from loopmap.formats.storage.fingerprint import fingerprint_of
from loopmap.formats.storage.save import reason

__all__ = [
    "Format",
    "Opened",
    "content_of",
    "format_for_writing",
    "formats",
    "formats_for_reading",
    "formats_for_writing",
    "open_file",
]


@cache
def formats() -> tuple[Format, ...]:
    """All formats: ours first, the others by title. A module here with ``FORMAT`` is one."""
    found = []
    for module in pkgutil.iter_modules(loopmap.formats.__path__, "loopmap.formats."):
        made = getattr(importlib.import_module(module.name), "FORMAT", None)
        if isinstance(made, Format):
            found.append(made)
    return tuple(sorted(found, key=lambda f: (f.id != "loopmap", f.title)))


def formats_for_reading() -> tuple[Format, ...]:
    """The formats that can be opened."""
    return tuple(f for f in formats() if f.read is not None)


def formats_for_writing() -> tuple[Format, ...]:
    """The formats a document can be written to."""
    return tuple(f for f in formats() if f.write is not None)


def format_for_writing(path: Path) -> Format:
    """The format that a file of this name is written in; FormatError when there is none."""
    for each in formats_for_writing():
        if path.suffix.lower() in each.suffixes:
            return each
    known = ", ".join(f.suffixes[0] for f in formats_for_writing())
    raise FormatError(
        "Loopmap does not write files of this kind.",
        file=path.name,
        hint=f"The name should end in one of {known}.",
    )


def open_file(path: Path | str) -> Opened:
    """The document in a file, whatever its format. Raises FormatError with one clear sentence."""
    path = Path(path)
    content, modified = content_of(path)
    opened = _read(path, content)
    return replace(opened, fingerprint=fingerprint_of(content, modified))


def _read(path: Path, content: bytes) -> Opened:
    chosen = _choose(path, content[:4096])
    assert chosen.read is not None
    return chosen.read(content, path.name)


def _choose(path: Path, head: bytes) -> Format:
    """By suffix; where several formats share it, or none has it, by the look of the content."""
    readable = formats_for_reading()
    named = [f for f in readable if path.suffix.lower() in f.suffixes]
    if len(named) == 1:
        return named[0]
    for each in named or readable:
        if each.sniff(head):
            return each
    if named:
        return named[0]
    if not head.strip():
        raise FormatError("The file is empty.", file=path.name)
    raise FormatError(
        "Loopmap does not know this kind of file.",
        file=path.name,
        hint=f"It opens {', '.join(s for f in readable for s in f.suffixes)}.",
    )


def content_of(path: Path) -> tuple[bytes, int]:
    """The bytes of a file and when it was written; what is no plain, sane file is refused."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FormatError("This is a folder, not a file.", file=path.name)
        if not stat.S_ISREG(status.st_mode):
            raise FormatError("This is a device, not a file.", file=path.name)
        if status.st_size > MAX_BYTES:
            raise FormatError(
                "The file is larger than 64 MB, more than any map needs.", file=path.name
            )
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1), status.st_mtime_ns
    except FileNotFoundError as error:
        raise FormatError("There is no file of this name.", file=str(path)) from error
    except PermissionError as error:
        raise FormatError("You are not allowed to read this file.", file=path.name) from error
    except OSError as error:
        raise FormatError(f"The file cannot be read: {reason(error)}", file=path.name) from error
    except ValueError as error:  # a name with a null character
        raise FormatError("There is no file of this name.", file=ascii(str(path))) from error
