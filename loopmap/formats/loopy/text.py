"""LOOPY's data as text: in a file its labels are percent-encoded once, in a link twice.

The link has the data in its query, with quotation marks and the last bracket encoded once
more. A file is saved through such a link, so that one layer is gone by then.
"""

from __future__ import annotations

import json
import re
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.json_text import read_json

ADDRESS = "https://ncase.me/loopy/v1.1/?data="
_LINK = re.compile(r"https?://[^\s\"'<>]*?[?&]data=([^&#\s\"<>]+)", re.IGNORECASE)
_SECOND = re.compile(r"https?://[^\s\"'<>]*(?:lo0p\.it|/loopy/2/)", re.IGNORECASE)
_ENCODED = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_TO_ENCODE = re.compile(r"[^A-Za-z0-9_.!~*'()-]+")
"""All that JavaScript's encodeURIComponent does not leave alone."""

_WHAT = "a LOOPY file"
_LAYERS = 3


def holds_link(content: bytes) -> bool:
    """Whether a text has a link into LOOPY with a map in it."""
    return link_in(content.decode("utf-8", "replace")) is not None


def is_link(text: str) -> bool:
    """Whether a text is one link into LOOPY, of either version, and nothing else."""
    lone = len(text.split()) == 1
    return lone and (link_in(text) is not None or _SECOND.search(text) is not None)


def link_in(text: str) -> str | None:
    """The data of the first link to a LOOPY map in a text, as it stands there; None without."""
    for found in _LINK.finditer(text):
        if re.match(r"(?:\[|%(?:25)*5B)", found[1], re.IGNORECASE):
            return found[1]
    return None


def data_of_file(content: bytes, file: str) -> Any:
    """The values of a file, its labels still encoded once. Raises FormatError."""
    return read_json(content, file, _WHAT)


def data_of_text(text: str, file: str) -> Any:
    """The values in the first link of a text, labels still encoded once. Raises FormatError."""
    data = link_in(text)
    if data is None:
        if _SECOND.search(text):
            raise FormatError(
                "This is a link of LOOPY's second version, which packs maps in its own way.",
                file=file,
                hint="Open it there and save it as a file of version 1.1, if it offers that.",
            )
        raise FormatError("There is no link to a LOOPY map in this text.", file=file)
    for _ in range(_LAYERS):
        data = _decoded(data.replace("+", " "))
        if data.lstrip().startswith("["):
            break
    return read_json(data.encode("utf-8", "replace"), file, "a link to a LOOPY map")


def label_of(text: str) -> str:
    """A label as people read it; one that is not encoded stays as it is."""
    return _decoded(text)


def as_label(text: str) -> str:
    """A label as a file has it."""
    return _TO_ENCODE.sub(lambda found: _encoded(found[0]), text)


def as_file(values: Any) -> str:
    """The text of a file; labels come encoded once."""
    return json.dumps(values, separators=(",", ":"), ensure_ascii=False)


def as_link(values: Any) -> str:
    """The link that opens the map; labels come encoded once."""
    twice = as_file(values).replace("%", "%25").replace('"', "%22")
    return f"{ADDRESS}{twice[:-1]}%5D"


def _decoded(text: str) -> str:
    """The text with one layer of percent-encoding gone."""
    return _ENCODED.sub(
        lambda f: bytes.fromhex(f[0].replace("%", "")).decode("utf-8", "replace"), text
    )


def _encoded(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))
