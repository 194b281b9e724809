"""Enhanced metafiles (EMF): pictures in shapes for programs that know no SVG, such as old Word.

Everything is filled outlines, letters too, so that a picture looks the same wherever it is
opened. The format is described in [MS-EMF]; nothing but its oldest records is used.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_UNITS = 16
"""Steps to a map unit: 1536 to the inch."""

_MM = 25.4 / 96.0
_PER_MM = 100
"""Device units to the millimetre."""

_SCREEN_MM = (320, 240)
_HEADER, _EOF, _WINDOW, _ORIGIN, _VIEWPORT, _VIEWPORT_ORIGIN = 1, 14, 9, 10, 11, 12
_MAP_MODE, _FILL_MODE, _SELECT, _BRUSH, _BITMAP = 17, 19, 37, 39, 81
_MOVE, _LINES, _CURVES, _BEGIN, _END, _CLOSE, _FILL = 27, 6, 5, 59, 60, 61, 62
_ANISOTROPIC, _WINDING, _NO_PEN, _COPY = 8, 2, 0x80000008, 0x00CC0020

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines through points, or curves by three each, from where the last piece ended."""

    points: tuple[Spot, ...]
    curved: bool = False


@dataclass(frozen=True, slots=True)
class Contour:
    """A closed way round; of several, those turning the other way are holes."""

    start: Spot
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An area of one colour, "#rrggbb"."""

    colour: str
    contours: tuple[Contour, ...]


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Rows of pixels from below, three bytes each (blue first), filled up to four bytes."""

    corner: Spot
    size: Spot
    pixels: tuple[int, int]
    rows: bytes


def write_emf(shapes: Iterable[Outline | Bitmap], size: Spot, title: str) -> bytes:
    """The picture of that size in map units, whose upper left corner is the origin.

    Equal arguments give identical bytes; no date, no program's or user's name but ours. O(points).
    """
    records = [*_beginning(size)]
    brushes: dict[str, int] = {}
    for shape in shapes:
        if isinstance(shape, Bitmap):
            records.append(_bitmap(shape))
            continue
        if shape.colour not in brushes:
            brushes[shape.colour] = len(brushes) + 1
            records.append(_brush(brushes[shape.colour], shape.colour))
        records.append(_record(_SELECT, "I", brushes[shape.colour]))
        records += _filled(shape)
    records.append(_record(_EOF, "III", 0, 16, 20))
    return _header(records, len(brushes) + 1, size, title) + b"".join(records)


def _record(kind: int, layout: str, *values: int) -> bytes:
    content = struct.pack(f"<{layout}", *values)
    return struct.pack("<II", kind, 8 + len(content)) + content


def _header(records: Sequence[bytes], handles: int, size: Spot, title: str) -> bytes:
    """What the file is, how large, and what it is called."""
    words = f"Loopmap\0{title}\0\0"
    text = words.encode("utf-16-le")
    padded = text + b"\0" * (-len(text) % 4)
    right, bottom = (round(side * _MM * _PER_MM) for side in size)
    length = 108 + len(padded)
    total = length + sum(map(len, records))
    screen = [_PER_MM * side for side in _SCREEN_MM]
    return (
        struct.pack("<II", _HEADER, length)
        + struct.pack("<8i", 0, 0, right, bottom, 0, 0, right, bottom)
        + struct.pack("<4sIII", b" EMF", 0x10000, total, len(records) + 1)
        + struct.pack("<HHIII", handles, 0, len(text) // 2, 108, 0)
        + struct.pack("<4i", *screen, *_SCREEN_MM)
        + struct.pack("<5I", 0, 0, 0, *(1000 * side for side in _SCREEN_MM))
        + padded
    )


def _beginning(size: Spot) -> Iterator[bytes]:
    """Map units onto the picture; areas filled as they wind, without edges."""
    device = [round(side * _MM * _PER_MM) for side in size]
    yield _record(_MAP_MODE, "I", _ANISOTROPIC)
    yield _record(_ORIGIN, "ii", 0, 0)
    yield _record(_WINDOW, "ii", *map(_steps, size))
    yield _record(_VIEWPORT_ORIGIN, "ii", 0, 0)
    yield _record(_VIEWPORT, "ii", *device)
    yield _record(_FILL_MODE, "I", _WINDING)
    yield _record(_SELECT, "I", _NO_PEN)


def _brush(handle: int, colour: str) -> bytes:
    red, green, blue = bytes.fromhex(colour[1:])
    return _record(_BRUSH, "IIII", handle, 0, blue << 16 | green << 8 | red, 0)


def _filled(outline: Outline) -> Iterator[bytes]:
    spots = [spot for contour in outline.contours for spot in _spots(contour)]
    if not spots:
        return
    yield _record(_BEGIN, "")
    for contour in outline.contours:
        yield _record(_MOVE, "ii", *map(_steps, contour.start))
        for piece in contour.pieces:
            yield _through(_CURVES if piece.curved else _LINES, piece.points)
        yield _record(_CLOSE, "")
    yield _record(_END, "")
    yield _record(_FILL, "4i", *_bounds(spots))


def _through(kind: int, points: Sequence[Spot]) -> bytes:
    flat = [_steps(value) for point in points for value in point]
    return _record(kind, f"4iI{len(flat)}i", *_bounds(points), len(points), *flat)


def _spots(contour: Contour) -> Iterator[Spot]:
    yield contour.start
    for piece in contour.pieces:
        yield from piece.points


def _bounds(spots: Sequence[Spot]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in steps."""
    across, down = ([_steps(spot[axis]) for spot in spots] for axis in (0, 1))
    return min(across), min(down), max(across), max(down)


def _bitmap(bitmap: Bitmap) -> bytes:
    left, top = map(_steps, bitmap.corner)
    wide, high = map(_steps, bitmap.size)
    across, down = bitmap.pixels
    about = struct.pack("<IiiHHIIiiII", 40, across, down, 1, 24, 0, len(bitmap.rows), 0, 0, 0, 0)
    placed = struct.pack("<4i", left, top, left + wide, top + high)
    placed += struct.pack("<6i", left, top, 0, 0, across, down)
    placed += struct.pack("<4I", 80, 40, 120, len(bitmap.rows))
    placed += struct.pack("<IIii", 0, _COPY, wide, high)
    content = placed + about + bitmap.rows
    return struct.pack("<II", _BITMAP, 8 + len(content)) + content


def _steps(value: float) -> int:
    return round(value * _UNITS)
