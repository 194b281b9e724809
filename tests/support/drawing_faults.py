"""What a good designer would not sign in a drawn map: things that lie on one another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import combinations

from loopmap.diagram.badge_place import BADGE_RADIUS
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.sign_place import distance_to
from loopmap.model.ids import RecordId

_PIECE = 4.0
"""Map units between two places on a line that are looked at: no corner of a card is so short."""

_GLYPH, _BAR = 5.0, 8.0
"""Half of what a sign, and the bars of a delay, take in map units."""

_FROM_LINE = 6.0
"""A sign nearer to another's line than this lies on it."""

_AMBIGUOUS = 1.5
"""So much nearer to another's line than to its own, and one does not know whose sign it is."""

Fault = tuple[str, str, str]
"""What it is, and the two it concerns."""


def faults_of(drawing: Drawing) -> list[Fault]:
    """All faults of a drawing, each with the records it concerns."""
    look = _Looked(drawing)
    return [
        *look.lines_on_cards_and_names(),
        *look.signs_on_cards_and_names(),
        *look.signs_beside_others(),
        *look.heads(),
        *look.bars(),
        *look.pairs(),
        *look.badges(),
    ]


class _Looked:
    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._links = drawing.causal_map.links
        self._paths = drawing.link_paths
        self._cards = drawing.cards
        self._marks = {i: box for i, box in drawing.places.marks.items() if i in self._cards}
        self._names = {i: box for i, box in drawing.places.marks.items() if i not in self._cards}
        self._names.update(drawing.note_boxes)

    @cached_property
    def _points(self) -> Mapping[RecordId, list[Point]]:
        return {i: _along(path) for i, path in self._paths.items()}

    def lines_on_cards_and_names(self) -> Iterator[Fault]:
        for link, points in self._points.items():
            own = self._own(link)
            for card, box in self._cards.items():
                if card not in own and any(map(box.contains, points)):
                    yield "line on card", link, card
            for name, box in self._names.items():
                if any(map(box.inflated(-3).contains, points)):
                    yield "line on name", link, name
            for card, box in self._marks.items():
                if min(math.dist(box.centre, point) for point in points) < 9:
                    yield "line on mark", link, card

    def signs_on_cards_and_names(self) -> Iterator[Fault]:
        for link, path in self._paths.items():
            for table, kind, room in (
                (self._cards, "card", _GLYPH - 1),
                (self._names, "name", _GLYPH),
                (self._marks, "mark", _GLYPH),
            ):
                for other, box in table.items():
                    if _away(box, path.sign) < room:
                        yield f"sign on {kind}", link, other

    def signs_beside_others(self) -> Iterator[Fault]:
        for link, path in self._paths.items():
            own = distance_to(path, path.sign)
            for other, passing in self._paths.items():
                if other == link:
                    continue
                away = distance_to(passing, path.sign)
                if away < _FROM_LINE:
                    yield "sign on line", link, other
                elif away < own - _AMBIGUOUS:
                    yield "sign nearer to another line", link, other
        for (one, path), (other, beside) in combinations(self._paths.items(), 2):
            if math.dist(path.sign, beside.sign) < 13:
                yield "sign on sign", one, other

    def heads(self) -> Iterator[Fault]:
        for (one, path), (other, beside) in combinations(self._paths.items(), 2):
            same = self._links[one].target == self._links[other].target
            if same and math.dist(path.tip, beside.tip) < 12:
                yield "heads bunched", one, other
            for a, b in ((one, other), (other, one)):
                head = self._paths[a]
                if not same and distance_to(self._paths[b], head.base) < 4:
                    yield "line on head", a, b

    def bars(self) -> Iterator[Fault]:
        for link, path in self._paths.items():
            if not path.bars:
                continue
            (one, _), (_, other) = path.bars
            middle = Point((one.x + other.x) / 2, (one.y + other.y) / 2)
            for card, box in self._cards.items():
                if _away(box, middle) < _BAR:
                    yield "bars on card", link, card
            for name, box in self._names.items():
                if _away(box, middle) < _BAR:
                    yield "bars on name", link, name
            for other_link, passing in self._paths.items():
                if math.dist(passing.sign, middle) < _BAR + _GLYPH:
                    yield "bars on sign", link, other_link
                if other_link != link and distance_to(passing, middle) < _FROM_LINE:
                    yield "bars on line", link, other_link

    def pairs(self) -> Iterator[Fault]:
        for (one, points), (other, beside) in combinations(self._points.items(), 2):
            if (
                self._own(one) == self._own(other)[::-1]
                and min(math.dist(a, b) for a in points for b in beside) < 10
            ):
                yield "pair touching", one, other

    def badges(self) -> Iterator[Fault]:
        boxes = self._drawing.badge_boxes
        tables = ((self._cards, "card"), (self._names, "name"), (self._marks, "mark"))
        for badge, box in boxes.items():
            for table, kind in tables:
                for other, near in table.items():
                    if _away(near, box.centre) < BADGE_RADIUS:
                        yield f"badge on {kind}", badge, other
            for link, path in self._paths.items():
                if distance_to(path, box.centre) < BADGE_RADIUS:
                    yield "badge on line", badge, link
                if math.dist(path.sign, box.centre) < BADGE_RADIUS + _GLYPH:
                    yield "badge on sign", badge, link
        for (one, box), (other, beside) in combinations(boxes.items(), 2):
            if math.dist(box.centre, beside.centre) < 2 * BADGE_RADIUS:
                yield "badge on badge", one, other

    def _own(self, link: RecordId) -> tuple[RecordId, RecordId]:
        return self._links[link].source, self._links[link].target


def _along(path: LinkPath) -> list[Point]:
    share = path.t_tip - path.t_tail
    pieces = max(1, math.ceil(path.curve.length * share / _PIECE))
    return [path.curve.point(path.t_tail + share * n / pieces) for n in range(pieces + 1)]


def _away(box: Box, place: Point) -> float:
    """How far a place is from a box."""
    across = max(0.0, abs(place.x - box.x) - box.width / 2)
    return math.hypot(across, max(0.0, abs(place.y - box.y) - box.height / 2))
