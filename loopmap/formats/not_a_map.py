"""What a file is that no reader knows, and what could be read instead, for people."""

from __future__ import annotations

from collections.abc import Iterable

from loopmap.errors import FormatError
from loopmap.formats.format import Format

_BEGINNINGS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF-", "a PDF document"),
)
_PACKED = b"PK\x03\x04"
_WITHIN = (
    (b"word/document.xml", "a Word document"),
    (b"ppt/presentation.xml", "a PowerPoint presentation"),
)
_MARKUP = (
    ((b"<!doctype html", b"<html"), "a web page"),
    ((b"<svg", b"<!doctype svg"), "a picture (SVG)"),
)
_AS_JSON = frozenset((".json", ".prsm"))
_AS_MARKUP = frozenset((".xml", ".graphml", ".gexf", ".xmile"))
_LOOKED_AT = 4_096
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

NOT_KNOWN = "Loopmap does not know this kind of file."
_INSTEAD = "Export the map itself from the program it was made with."


def what_else(content: bytes) -> str:
    """What a file plainly is that holds no map ("a picture (PNG)"), or empty."""
    for beginning, name in _BEGINNINGS:
        if content.startswith(beginning):
            return name
    if content.startswith(_PACKED):
        return next((name for part, name in _WITHIN if part in content), "")
    head = _head(content).lower()
    if head.startswith(b"<?xml"):
        head = head.partition(b"?>")[2].lstrip()
    return next((name for starts, name in _MARKUP if head.startswith(starts)), "")


def refusal(content: bytes, name: str, formats: Iterable[Format]) -> FormatError:
    """Why a file of that name cannot be read; ``formats`` are those that could be."""
    if not content.removeprefix(_BYTE_ORDER_MARK).strip():
        return FormatError("The file is empty.", file=name)
    other = what_else(content)
    if other:
        return FormatError(f"This is {other}, not a map.", file=name, hint=_INSTEAD)
    known = tuple(formats)
    head = _head(content)
    if head.startswith((b"{", b"[")):
        alike = [f.title for f in known if _AS_JSON.intersection(f.suffixes)]
        hint = f"It looks like JSON; of that Loopmap reads {_listed(alike)}."
    elif head.startswith(b"<"):
        alike = [f.title for f in known if _AS_MARKUP.intersection(f.suffixes)]
        hint = f"It looks like XML; of that Loopmap reads {_listed(alike)}."
    else:
        hint = f"It opens {', '.join(dict.fromkeys(s for f in known for s in f.suffixes))}."
    return FormatError(NOT_KNOWN, file=name, hint=hint)


def _head(content: bytes) -> bytes:
    return content[:_LOOKED_AT].removeprefix(_BYTE_ORDER_MARK).strip()


def _listed(titles: list[str]) -> str:
    return f"{', '.join(titles[:-1])} and {titles[-1]}"
