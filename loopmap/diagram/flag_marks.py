"""Points of tension: a small flag on a card's lower left corner, or on a link's line."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable

_SEAT = 8.0
"""Radius of the disc a flag stands on."""

_ALONG = (0.28, 0.2, 0.4, 0.62, 0.5)
"""Where on a line its flag may stand, as shares of it, best first."""

_CLEAR = 4.0
"""Kept free between a flag and the bars of a delay, or the sign."""

_FLAG = "flag:"


def flag_id(variable: RecordId) -> RecordId:
    """What the flag of a variable is called among the marks of a drawing."""
    return RecordId(_FLAG + variable)


def carried_by(mark: RecordId) -> RecordId:
    """The variable that a mark is on: whose flag it is, or whose role it tells."""
    return RecordId(mark.removeprefix(_FLAG))


def flag_box(variable: Variable, card: Box) -> Box | None:
    """Where the flag of a point of tension stands on its card; None for one without a flag."""
    if variable.tension is None:
        return None
    return Box(card.left + 3.0, card.bottom - 2.0, 2 * _SEAT, 2 * _SEAT)


def card_flag(variable: Variable, card: Box, style: Style) -> Iterator[Primitive]:
    """The flag of a variable; nothing where nobody raised one."""
    seat = flag_box(variable, card)
    if seat is not None:
        yield from _flag(variable.id, seat.centre, style)


def link_flag(link: Link, path: LinkPath, style: Style) -> Iterator[Primitive]:
    """The flag of a link, clear of its sign and its bars; nothing where nobody raised one."""
    if link.tension is not None:
        yield from _flag(link.id, _place(path), style)


def _place(path: LinkPath) -> Point:
    taken = [path.sign, *(end for bar in path.bars for end in bar)]
    reach = path.t_tip - path.t_tail
    places = [path.curve.point(path.t_tail + reach * share) for share in _ALONG]
    side = 2 * (_SEAT + _CLEAR)
    free = (p for p in places if not any(Box(*p, side, side).contains(each) for each in taken))
    return next(free, places[0])


def _flag(record: RecordId, at: Point, style: Style) -> Iterator[Primitive]:
    seat = Box(at.x, at.y, 2 * _SEAT, 2 * _SEAT)
    yield RoundBox(record, "seat", seat, _SEAT, style.card, Stroke(style.mark, style.card_line))
    pole = (Point(at.x - 2.6, at.y + 4.8), Point(at.x - 2.6, at.y - 4.8))
    yield Line(record, "flag", pole, Stroke(style.mark, 1.6, round=True))
    cloth = (pole[1], Point(at.x + 4.8, at.y - 2.2), Point(at.x - 2.6, at.y + 0.6))
    yield Polygon(record, "flag", cloth, style.mark)
