"""The picture of a note: what kind it is and how large, read from its first bytes.

PNG after W3C "Portable Network Graphics", section 11.2.1; JPEG after ITU-T T.81, annex B.
Nothing is decoded here.
"""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache
from typing import Literal, NamedTuple

MOST_PIXELS = 64_000_000
"""Pixels beyond which a picture is not shown: it would take more memory than it is worth."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Second bytes of JPEG markers that begin a frame, which says its size."""


class Pixels(NamedTuple):
    """Width and height in pixels, and the kind of file."""

    width: int
    height: int
    kind: Literal["png", "jpeg"]


@lru_cache(maxsize=256)
def pixels_of(picture: str) -> Pixels | None:
    """The size of a picture in base64; None for what is no picture, or too large a one."""
    try:
        content = base64.b64decode(picture, validate=True)
    except (binascii.Error, ValueError):
        return None
    return size_of(content)


def size_of(content: bytes) -> Pixels | None:
    """The size of a PNG or JPEG file, or None; None, too, for one of over MOST_PIXELS."""
    found = told_size(content)
    if found is None or not 0 < found.width * found.height <= MOST_PIXELS:
        return None
    return found


def told_size(content: bytes) -> Pixels | None:
    """The size that a PNG or JPEG file says it has, whatever that is; None for another file."""
    return _of_png(content) if content.startswith(_PNG) else _of_jpeg(content)


def _of_png(content: bytes) -> Pixels | None:
    if len(content) < 24 or content[12:16] != b"IHDR":
        return None
    sizes = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    return Pixels(*sizes, "png")


def _of_jpeg(content: bytes) -> Pixels | None:
    """The size in the first frame header; segments before it are stepped over."""
    if not content.startswith(_JPEG):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in _FRAMES:
            height = int.from_bytes(content[at + 5 : at + 7], "big")
            return Pixels(int.from_bytes(content[at + 7 : at + 9], "big"), height, "jpeg")
        at += 1 if marker == 0xFF else 2 + length
    return None
