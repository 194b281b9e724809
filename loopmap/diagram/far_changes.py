"""What became of things, marked so large that it is found from afar, near ones counted together.

Each plate of the change lens shrinks with the map. Where it would be too small, a mark of its
shape stands in its place, as large at any zoom; marks that would lie on one another are one,
with the shape of each kind and how many there are of it. As names that are seen from afar,
marks find their places in steps of zooming.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.legible import ALONE
from loopmap.diagram.look import Lens, Look, Tone
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.primitives import Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import ALONE_SIDE, glyph_shape, tone_of
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

SIDE = 14.0
"""Logical pixels across a mark, at any zoom."""

_GLYPH, _TEXT, _DIGIT = 8.5, 9.5, 6.0
"""Pixels of a shape, of a number beside it, and the width of each digit."""

_LEAST = 10.0
"""Pixels across a plate that has shrunk with its map, below which a mark stands for it."""

_OUTSIDE = 0.25
"""How far the middle of a mark is from the corner of its card, in its sides."""

_AIR = 1.5
"""Pixels between two marks."""

_MOST = 200
"""Of more marks those of one part of the map are counted together at once."""

_WEIGHT = 600

CHANGES = RecordId("changes from afar")
"""Whom the shapes belong to."""


class Mark(NamedTuple):
    """One mark: where it is, in map units, and how often each look is in it, the first first."""

    at: Point
    looks: tuple[tuple[Look, int], ...]

    @property
    def changes(self) -> int:
        """How many changes it stands for."""
        return sum(number for _, number in self.looks)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in logical pixels."""
        if self.changes == 1:
            return SIDE, SIDE
        return sum(_width(number) for _, number in self.looks) + SIDE - _GLYPH, SIDE

    def box(self, unit: float) -> Box:
        """What it covers; ``unit`` is a logical pixel in map units."""
        width, height = self.size
        return Box(*self.at, width * unit, height * unit)


def are_too_small(unit: float) -> bool:
    """Whether plates are too small to be found; ``unit`` is a logical pixel in map units."""
    return _LEAST * unit > ALONE_SIDE


def far_changes(
    drawing: Drawing, unit: float, grown: Collection[RecordId] = ()
) -> tuple[Mark, ...]:
    """The marks of all that the change lens tells of; none through another lens.

    Cards that have ``grown`` carry their own. O(marks²).
    """
    if drawing.emphasis.view.lens is not Lens.CHANGE or not are_too_small(unit):
        return ()
    single = [Mark(at, ((look, 1),)) for at, look in _seats(drawing, unit, grown)]
    if len(single) > _MOST:
        single = _by_part(single, 4 * SIDE * unit)
    return tuple(_gathered(single, unit))


def far_change_shapes(marks: Sequence[Mark], unit: float, style: Style) -> Iterator[Primitive]:
    """Their shapes, in map units."""
    for mark in marks:
        yield from _shapes(mark, unit, style)


def card_marks(drawing: Drawing, unit: float) -> dict[RecordId, Box]:
    """What the marks of cards would cover, by card: of those that the change lens tells of."""
    if drawing.emphasis.view.lens is not Lens.CHANGE or not are_too_small(unit):
        return {}
    return {i: Mark(at, ((look, 1),)).box(unit) for i, at, look in _on_cards(drawing, unit)}


def _seats(
    drawing: Drawing, unit: float, grown: Collection[RecordId]
) -> Iterator[tuple[Point, Look]]:
    """Where the plates are: of links and ghosts, then of cards."""
    scene, ghosts = drawing.scene, drawing.emphasis.view.ghosts
    for tag, plate in scene.link_plates.items():
        if not scene.light.hides(plate.record):
            yield scene.plate_seats[tag], _plain(plate.look)
    for i, box in scene.ghosts.cards.items():
        yield _corner(box, unit), _plain(ghosts.look(i))
    for i, at, look in _on_cards(drawing, unit):
        if i not in grown:
            yield at, look


def _on_cards(drawing: Drawing, unit: float) -> Iterator[tuple[RecordId, Point, Look]]:
    for i, box in drawing.cards.items():
        look = look_seen(drawing.emphasis.view, drawing.causal_map, i)
        if look.is_tagged and drawing.is_seen(i):
            yield i, _corner(box, unit), _plain(look)


def _corner(card: Box, unit: float) -> Point:
    """Where the mark of a card is: outside its upper right corner, but for a little."""
    out = _OUTSIDE * SIDE * unit
    return Point(card.right + out, card.top - out)


def _plain(look: Look) -> Look:
    """The shape and colour alone, by which marks are counted."""
    return Look(look.tone, hollow=look.hollow, glyph=look.glyph)


def _by_part(marks: Sequence[Mark], across: float) -> list[Mark]:
    parts: dict[tuple[float, float], list[Mark]] = {}
    for mark in marks:
        parts.setdefault((mark.at.x // across, mark.at.y // across), []).append(mark)
    return [_joined(some) for some in parts.values()]


def _gathered(marks: Sequence[Mark], unit: float) -> list[Mark]:
    """The same without any that lie on one another: those that would are one."""
    settled: list[tuple[Mark, Box]] = []
    waiting = [*marks][::-1]
    while waiting:
        breathe()
        mark = waiting.pop()
        box = mark.box(unit)
        around = box.inflated(_AIR * unit)
        under = next((n for n, (_, it) in enumerate(settled) if it.touches(around)), None)
        if under is None:
            settled.append((mark, box))
        else:
            waiting.append(_joined((settled.pop(under)[0], mark)))
    return [mark for mark, _ in settled]


def _joined(marks: Sequence[Mark]) -> Mark:
    counts: Counter[Look] = Counter()
    for mark in marks:
        counts.update(dict(mark.looks))
    whole = sum(mark.changes for mark in marks)
    x = sum(mark.at.x * mark.changes for mark in marks) / whole
    y = sum(mark.at.y * mark.changes for mark in marks) / whole
    first = sorted(counts.items(), key=lambda each: (-each[1], each[0].glyph.value))
    return Mark(Point(x, y), tuple(first))


def _width(number: int) -> float:
    """Pixels of one kind in a counted mark."""
    return _GLYPH + (_DIGIT * len(str(number)) + 3.0 if number > 1 else 2.0)


def _shapes(mark: Mark, unit: float, style: Style) -> Iterator[Primitive]:
    box = mark.box(unit)
    single = mark.changes == 1
    edge = tone_of(mark.looks[0][0] if len(mark.looks) == 1 else Look(Tone.INK), style)
    yield RoundBox(CHANGES, ALONE, box, box.height / 2, style.card, Stroke(edge, 1.2 * unit))
    left = box.left + (SIDE - _GLYPH) / 2 * unit
    for look, number in mark.looks:
        at = Point(left + _GLYPH / 2 * unit, box.y)
        yield from glyph_shape(CHANGES, at, look, style, _GLYPH * unit)
        if number > 1:
            wide, size = _DIGIT * len(str(number)) * unit, _TEXT * unit
            middle = left + (_GLYPH + 1.5) * unit + wide / 2
            y, ink = box.y + CAP_MIDDLE * size, tone_of(look, style)
            yield TextLine(CHANGES, ALONE, middle, y, str(number), size, _WEIGHT, ink)
        left += 0.0 if single else _width(number) * unit
