"""The small plate on which a lens says in a word what its colour means.

A plate with a shape before its words is drawn twice: with its words, and as the shape alone,
larger. A painter shows one of the two (`diagram.legible`), so that no word is ever too small.
What stays level has nothing to show from afar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.glyph_strokes import STROKES
from loopmap.diagram.legible import ALONE, WORDED
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.look import Glyph, Look, Tone
from loopmap.diagram.measure import WIDER, TextMeasure
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId

_PADDING = 4.5
_HALF_HEIGHT = 8.0
_GLYPH = 9.0
_GLYPH_GAP = 4.0
_LEAST_PADDING = 2.5
"""What is left beside words in a program where they come out wider."""

ALONE_SIDE, _ALONE_GLYPH = 22.0, 14.0
"""Sides of the plate and of the shape that stand for words too small to be read."""

_WEIGHT = 600
_MOST = 26
"""Characters on a plate; a longer name is cut short, for it stands in full elsewhere."""

_ALONG = (0.5, 0.3, 0.68, 0.2)
"""Where on its line a link's tag may sit, as shares of it, best first."""

CORNERS = ((1, -1), (1, 1), (-1, -1), (-1, 1))
"""Where on a card its tag may sit, across and down from its middle, best first."""

_CLEAR = 3.0
"""Kept free between a tag and the bars of a delay, or the sign."""


class LinkPlate(NamedTuple):
    """What the plate of a link is drawn from: whose it is, on which line, and what it says."""

    record: RecordId
    path: LinkPath
    look: Look


def tone_of(look: Look, style: Style) -> str:
    """The colour of a look's tag, or of its link."""
    return str(getattr(style, (look.tone or Tone.INK).value))


def link_tag(  # noqa: PLR0913  what a plate on a line is drawn from
    record: RecordId,
    path: LinkPath,
    look: Look,
    style: Style,
    measure: TextMeasure,
    *,
    at: Point | None = None,
) -> tuple[Primitive, ...]:
    """The tag of a link, on its line and clear of the bars of its delay.

    ``at``: the place on its line where it stands clear of other tags, if that is known.
    """
    if not look.is_tagged:
        return ()
    at = at or _place(path, tag_width(look, style, measure), style)
    return tuple(_plate(record, at, look, style, measure))


def card_tag(  # noqa: PLR0913, PLR0917  what a plate on a card is drawn from
    record: RecordId, box: Box, look: Look, style: Style, measure: TextMeasure, corner: int = 0
) -> tuple[Primitive, ...]:
    """The tag of a card, across its upper edge at the right or at another of ``CORNERS``."""
    if not look.is_tagged:
        return ()
    at = card_tag_box(box, look, style, measure, corner).centre
    return tuple(_plate(record, at, look, style, measure))


def card_tag_box(box: Box, look: Look, style: Style, measure: TextMeasure, corner: int = 0) -> Box:
    """Where the tag of a card is, at one of ``CORNERS``."""
    width, (across, down) = tag_width(look, style, measure), CORNERS[corner]
    beside = max(box.width / 2 + 6 - width / 2, 0.0)
    y = box.y + down * (box.height / 2 + 1)
    return Box(box.x + across * beside, y, width, 2 * _HALF_HEIGHT)


def act_look(look: Look) -> Look:
    """How the plate looks that says what is done to a variable."""
    return Look(Tone.INK, tag=look.act, glyph=Glyph.HAND)


def plate(  # noqa: PLR0913  what a plate is drawn from
    record: RecordId,
    at: Point,
    look: Look,
    style: Style,
    measure: TextMeasure,
    *,
    least: float = 0.0,
    card: Point | None = None,
    over: Box | None = None,
) -> tuple[Primitive, ...]:
    """The plate of a look about a place, at ``least`` so wide.

    ``card``: the middle of the card it belongs to; the shape alone stands at that end of it.
    ``over``: the plate it is painted over. Its shape alone then stands where that one's does,
    whatever their words, and what stays level shows its shape from afar, too.
    """
    return tuple(_plate(record, at, look, style, measure, least, card, over))


def alone_box(plate: Box, card: Point) -> Box:
    """Where the shape alone stands in place of a plate's words; ``card``: its card's middle."""
    at = _nearest(plate, card)
    return Box(at.x, at.y, ALONE_SIDE, ALONE_SIDE)


def glyph_alone(record: RecordId, at: Point, look: Look, style: Style) -> tuple[Primitive, ...]:
    """The small shape of a look without plate and words, edged so that it is seen on anything."""
    shape = _glyph(record, at, look, style, "tag")
    around = RoundBox(record, "tag", Box(at.x, at.y, *2 * (_GLYPH + 4.0,)), 7.0, style.card)
    return around, *shape


def glyph_shape(
    record: RecordId, at: Point, look: Look, style: Style, size: float
) -> Iterator[Primitive]:
    """The shape of a look alone, to be seen from afar."""
    return _glyph(record, at, look, style, ALONE, size)


def plate_size(look: Look, style: Style, measure: TextMeasure) -> tuple[float, float]:
    """Width and height of the plate of a look."""
    return tag_width(look, style, measure), 2 * _HALF_HEIGHT


def tag_width(look: Look, style: Style, measure: TextMeasure) -> float:
    """How wide the plate of a tag is."""
    words = measure.width(shortened(look.tag), _size(style), _WEIGHT) if look.tag else 0.0
    glyph = 0.0 if look.glyph is Glyph.NONE else _GLYPH + (_GLYPH_GAP if look.tag else 0.0)
    room = max(words + 2 * _PADDING, WIDER * words + 2 * _LEAST_PADDING)
    return max(glyph + room, 2 * _HALF_HEIGHT)


def shortened(text: str) -> str:
    """The text as it fits on a plate.

    >>> shortened("was “Fines issued to parents”")
    'was “Fines issued to pare…'
    """
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"


def link_place(plate: LinkPlate, style: Style, measure: TextMeasure) -> Point:
    """Where the plate of a link stands by itself, whatever else there is."""
    return _place(plate.path, tag_width(plate.look, style, measure), style)


def _place(path: LinkPath, width: float, style: Style) -> Point:
    """The best place on the line where nothing of the link is covered; its middle if none is."""
    marks = [point for bar in path.bars for point in bar]
    for share in _ALONG:
        at = path.curve.point(path.t_tail + (path.t_tip - path.t_tail) * share)
        plate = Box(at.x, at.y, width, 2 * _HALF_HEIGHT).inflated(_CLEAR)
        seat = plate.inflated(0.6 * style.sign_size)
        if not seat.contains(path.sign) and not any(plate.contains(point) for point in marks):
            return at
    return path.curve.point((path.t_tail + path.t_tip) / 2)


_TURNS = {Glyph.UP_THEN_DOWN: 1.0, Glyph.DOWN_THEN_UP: -1.0}
"""Shapes that turn on their way, and whether down on the screen is where they begin."""


def _size(style: Style) -> float:
    return style.small_size - 1


def _plate(  # noqa: PLR0913, PLR0917  as above
    record: RecordId,
    at: Point,
    look: Look,
    style: Style,
    measure: TextMeasure,
    least: float = 0.0,
    card: Point | None = None,
    over: Box | None = None,
) -> Iterator[Primitive]:
    own, colour, size = tag_width(look, style, measure), tone_of(look, style), _size(style)
    role = "tag" if look.glyph is Glyph.NONE else WORDED
    box = Box(at.x, at.y, max(own, least), 2 * _HALF_HEIGHT)
    edge = Stroke(colour, style.card_line)
    yield RoundBox(record, role, box, min(5.0, _HALF_HEIGHT), style.card, edge)
    left = at.x - own / 2 + _PADDING
    if look.glyph is not Glyph.NONE:
        place = Point(left + _GLYPH / 2 if look.tag else at.x, at.y)
        yield from _glyph(record, place, look, style, role)
        left += _GLYPH + _GLYPH_GAP - _PADDING
    if look.tag:
        middle = (left + at.x + own / 2) / 2 if role is WORDED else at.x
        y, text = at.y + CAP_MIDDLE * size, shortened(look.tag)
        yield TextLine(record, role, middle, y, text, size, _WEIGHT, colour)
    if role is WORDED and (over is not None or look.glyph is not Glyph.LEVEL):
        alone = alone_box(over or box, at if card is None else card)
        yield RoundBox(record, ALONE, alone, ALONE_SIDE / 2, style.card, edge)
        yield from _glyph(record, alone.centre, look, style, ALONE, _ALONE_GLYPH)


def _nearest(plate: Box, card: Point) -> Point:
    """The place on a plate, half a shape from its ends, nearest to its card."""
    reach = max(0.0, (plate.width - ALONE_SIDE) / 2)
    return Point(min(max(card.x, plate.x - reach), plate.x + reach), plate.y)


def _glyph(  # noqa: PLR0913, PLR0917  what a shape is drawn from
    record: RecordId, at: Point, look: Look, style: Style, role: str, size: float = _GLYPH
) -> Iterator[Primitive]:
    """A triangle up or down, a diamond for either, two bars for level; hollow where less sure.

    A roof, or one upside down, for what turns on its way; a disc for what a hand does; lines
    for what becomes of things.
    """
    colour, by = tone_of(look, style), size / _GLYPH
    h, v = size / 2, size / 2 - 0.8
    if look.glyph is Glyph.HAND:
        yield RoundBox(record, role, Box(at.x, at.y, 2 * v, 2 * v), v, colour)
    elif look.glyph in STROKES:
        for line in STROKES[look.glyph]:
            points = _about(at, ((h * x, h * y) for x, y in line))
            yield Line(record, role, points, Stroke(colour, by * 1.7))
    elif look.glyph in _TURNS:
        down = _TURNS[look.glyph] * v
        roof = ((-h, down), (0.0, -down), (h, down))
        stroke = Stroke(colour, by * (1.4 if look.hollow else 2.4))
        yield Line(record, role, _about(at, roof), stroke)
    elif look.glyph is Glyph.LEVEL:
        for y in (-0.5 * v, 0.5 * v):
            yield Line(record, role, _about(at, ((-h, y), (h, y))), Stroke(colour, by * 1.6))
    else:
        fill = style.card if look.hollow else colour
        corners = _about(at, _corners(look.glyph, h, v))
        yield Polygon(record, role, corners, fill, Stroke(colour, by * 1.3))


def _corners(glyph: Glyph, h: float, v: float) -> tuple[tuple[float, float], ...]:
    """Of a triangle or a diamond, about its middle."""
    if glyph is Glyph.EITHER:
        return (-h, 0.0), (0.0, -v), (h, 0.0), (0.0, v)
    down = v if glyph is Glyph.UP else -v
    return (-h, down), (h, down), (0.0, -down)


def _about(at: Point, corners: Iterable[tuple[float, float]]) -> tuple[Point, ...]:
    return tuple(Point(at.x + x, at.y + y) for x, y in corners)
