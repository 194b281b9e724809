"""Small pictures for tests, made without a screen."""

from __future__ import annotations

import base64
import struct
import zlib

BROKEN = "this is not a picture"
"""What somebody may have typed into a file."""


def png(width: int = 4, height: int = 3, colour: tuple[int, int, int] = (200, 40, 40)) -> bytes:
    """A PNG of one colour."""
    rows = (b"\x00" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def as_text(content: bytes) -> str:
    """A picture as a note keeps it."""
    return base64.b64encode(content).decode("ascii")


def truncated() -> str:
    """A picture whose first bytes are sound and whose rest is missing."""
    return as_text(png(40, 30)[:40])


def jpeg_header(width: int, height: int) -> bytes:
    """The beginning of a JPEG file of that size, after a comment."""
    comment = b"\xff\xfe\x00\x05abc"
    return b"\xff\xd8" + comment + b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
