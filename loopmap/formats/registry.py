"""Every format there is, and the one door through which files come in."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import stat
from dataclasses import replace
from functools import cache
from pathlib import Path

import loopmap.formats
from loopmap.errors import FormatError
from loopmap.formats.format import MAX_BYTES, Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Choice, Guess, Told, settled
from loopmap.formats.not_a_map import refusal, what_else
from loopmap.formats.storage.fingerprint import fingerprint_of
from loopmap.formats.storage.save import reason
from loopmap.model.token import breathe

__all__ = [
    "Format",
    "Opened",
    "content_of",
    "format_for_writing",
    "format_of",
    "formats",
    "formats_for_reading",
    "formats_for_writing",
    "formats_of_suffix",
    "open_content",
    "open_file",
]

OURS = "loopmap"
"""The id of our own format."""


@cache
def formats() -> tuple[Format, ...]:
    """All formats: ours first, the others by title, those that take any file of their kind last.

    A module here with ``FORMAT`` is one.
    """
    found = []
    for module in pkgutil.iter_modules(loopmap.formats.__path__, "loopmap.formats."):
        breathe()
        if not _may_be_one(module.name):
            continue
        made = getattr(importlib.import_module(module.name), "FORMAT", None)
        if isinstance(made, Format):
            found.append(made)
    return tuple(sorted(found, key=lambda f: (f.id != OURS, f.takes_any, f.title)))


def _may_be_one(module: str) -> bool:
    """Whether its text names a format: importing all that is here takes 0.1 s.

    Where there is no text to look at, as in a frozen program, it may.
    """
    spec = importlib.util.find_spec(module)
    text = getattr(spec.loader, "get_source", None) if spec is not None else None
    source = text(module) if text is not None else None
    return source is None or "FORMAT" in source


def formats_for_reading() -> tuple[Format, ...]:
    """The formats that can be opened."""
    return tuple(f for f in formats() if f.read is not None)


def formats_for_writing() -> tuple[Format, ...]:
    """The formats a document can be written to."""
    return tuple(f for f in formats() if f.write is not None)


def format_for_writing(path: Path, wanted: str | None = None) -> Format:
    """The format a file of this name is written in, or the one whose id is ``wanted``.

    Of several that have its suffix it is the one that takes any such file. Raises FormatError
    where there is none, or none of several is that one.
    """
    if wanted is not None:
        return _called(wanted, path)
    alike = formats_of_suffix(path.suffix)
    usual = [each for each in alike if each.takes_any or len(alike) == 1]
    if len(usual) == 1:
        return usual[0]
    if alike:
        raise FormatError(
            f"Several kinds of file end in {path.suffix.lower()}.",
            file=path.name,
            hint=f"Say which is meant: {', '.join(f'{f.id} ({f.title})' for f in alike)}.",
        )
    known = dict.fromkeys(f.suffixes[0] for f in formats_for_writing())
    raise FormatError(
        "Loopmap does not write files of this kind.",
        file=path.name,
        hint=f"The name should end in one of {', '.join(known)}.",
    )


def formats_of_suffix(suffix: str) -> tuple[Format, ...]:
    """The formats that files of this suffix may be written in."""
    return tuple(f for f in formats_for_writing() if suffix.lower() in f.suffixes)


def _called(wanted: str, path: Path) -> Format:
    for each in formats_for_writing():
        if each.id == wanted:
            return each
    raise FormatError(
        f"Loopmap writes no kind of file called “{wanted}”.",
        file=path.name,
        hint=f"It writes {', '.join(f.id for f in formats_for_writing())}.",
    )


def open_file(path: Path | str, told: Told = NOTHING_TOLD) -> Opened:
    """The document in a file, whatever its format. Raises FormatError with one clear sentence.

    ``told`` are answers to what had to be guessed; "format" among them is the id of the
    format the file is in.
    """
    from loopmap.formats.sheets.beside import open_with_beside

    path = Path(path)
    content, modified = content_of(path)
    opened = open_with_beside(path, content, told)
    return replace(opened, fingerprint=fingerprint_of(content, modified))


def open_content(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """The same for the bytes of a file of that name; the document has no fingerprint."""
    kind, asked = format_of(content, name, told)
    assert kind.read is not None
    try:
        opened = kind.read(content, name, told)
    except FormatError as error:
        error.file = error.file or name
        raise
    return replace(opened, guesses=(*asked, *opened.guesses))


def has_levels(path: Path | str) -> bool:
    """Whether a file may say what of it is private, for the room or public: only ours do.

    Raises FormatError for what is no plain file.
    """
    content, _ = content_of(Path(path))
    return any("everything" in each.keeps for each in _alike(content, Path(path).suffix.lower()))


def format_of(
    content: bytes, name: str, told: Told = NOTHING_TOLD
) -> tuple[Format, tuple[Guess, ...]]:
    """The format of a file by its suffix and look; which of several it is, is a guess.

    Raises FormatError where it is none.
    """
    alike = _alike(content, Path(name).suffix.lower())
    if not alike and "format" not in told:
        raise refusal(content, name, formats_for_reading())
    known = {each.id: each for each in formats_for_reading()}
    if "format" in told:
        if told["format"] not in known:
            raise FormatError(
                f"There is no kind of file called “{told['format']}”.",
                file=name,
                hint=f"There are {', '.join(known)}.",
            )
        if not alike:
            return known[told["format"]], ()
    first = alike[0]
    if len(alike) == 1 and told.get("format", first.id) == first.id:
        return first, ()
    choices = tuple(Choice(each.id, each.title) for each in known.values())
    likely = "Its name and look fit several kinds." if len(alike) > 1 else ""
    guess = settled(Guess("format", "The kind of file", choices, first.id, likely), told)
    return known[guess.taken], (guess,)


def _alike(content: bytes, suffix: str) -> list[Format]:
    """The formats a file may be in, the likeliest first.

    Those that have its suffix and know its look; else one that knows its look, unless the
    suffix is ours; else the only one of its suffix; else what takes whatever has its suffix.
    None where it is plainly something else, such as a picture.
    """
    if what_else(content):
        return []
    readable = formats_for_reading()
    named = [f for f in readable if suffix in f.suffixes]
    seen = [f for f in named if f.sniff(content)]
    own = [f for f in seen if not f.takes_any]
    if own or seen:
        return own or seen
    only = named if len(named) == 1 and not named[0].takes_any else []
    if only and only[0].id == OURS:
        return only
    seen = [f for f in readable if f.sniff(content)]
    return seen[:1] or only or [f for f in named if f.takes_any][:1]


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
