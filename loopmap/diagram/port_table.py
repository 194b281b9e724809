"""Where every link of a map meets its two cards, and which of it a change moves."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol, TypeVar

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import POINTS, Cut, LinkPath, cut_between
from loopmap.diagram.ports import MOST, End, spread
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_MARK_ROOM = 6.0
"""Between the mark of a role and the line of an arrow."""

Entry = TypeVar("Entry")

_Shown = tuple[Point, Point, Point, Point]


class PortTable(NamedTuple):
    """How links run by themselves, and where they are made to begin and end.

    ``shown``: tail, tip, and the places after and before them, of ``cuts``. ``tails`` and
    ``tips`` are where they are drawn. Circles, links whose cards lie on one another and
    those of a large map keep their own ends and are in none of the last three.
    """

    cuts: Mapping[RecordId, Cut]
    shown: Mapping[RecordId, _Shown]
    tails: Mapping[RecordId, Point]
    tips: Mapping[RecordId, Point]

    def kept(self, links: Container[RecordId]) -> PortTable:
        """The table of those links alone."""
        return PortTable(
            _only(self.cuts, links),
            _only(self.shown, links),
            _only(self.tails, links),
            _only(self.tips, links),
        )

    def held(self, cuts: Mapping[RecordId, Cut]) -> PortTable:
        """The table with other cuts of some links, which end where those do."""
        others = self.tails.keys() - cuts.keys()
        return self.kept(others)._replace(cuts={**self.cuts, **cuts})

    def ending(self, rows: Mapping[RecordId, int], lines: Floats) -> PortTable:
        """The table with these links ending where their lines (n, POINTS + 1, 2) do."""
        tails, tips = dict(self.tails), dict(self.tips)
        for link, row in rows.items() if self.cuts else ():
            tails[link], tips[link] = (Point(*lines[row, at].tolist()) for at in (0, POINTS - 1))
        return self._replace(tails=tails, tips=tips)


def _only(table: Mapping[RecordId, Entry], links: Container[RecordId]) -> dict[RecordId, Entry]:
    return {link: entry for link, entry in table.items() if link in links}


NO_PORTS = PortTable({}, {}, {}, {})


class Standing(Protocol):
    """What is known of a map's places before its links are drawn."""

    @property
    def causal_map(self) -> CausalMap: ...
    @property
    def cards(self) -> Mapping[RecordId, Box]: ...
    @property
    def marks(self) -> Mapping[RecordId, Box]: ...
    @property
    def ports(self) -> PortTable: ...


def ports_again(
    places: Standing, bulges: Mapping[RecordId, float], at: Iterable[RecordId], style: Style
) -> tuple[PortTable, list[RecordId]]:
    """The table after some links bow otherwise, and the other links that make way for them.

    ``at`` are the variables at which ends have to be spread anew, among them all at those
    links. O(links at those variables).
    """
    if len(places.causal_map.links) > MOST:
        return NO_PORTS, []
    before, table = places.ports, _bent_again(places, bulges, style)
    tails, tips = dict(table.tails), dict(table.tips)
    seen: set[RecordId] = set()
    for variable in at:
        breathe()
        ends = list(_ends_at(places.causal_map, table, variable))
        marked = _marked(places, variable)
        found = spread(places.cards[variable], style.gap, [end for _, end in ends], marked=marked)
        for (link, end), place in zip(ends, found, strict=True):
            (tips if end.is_head else tails)[link] = place
            seen.add(link)
    others = sorted(seen - bulges.keys())
    moved = [i for i in others if tails[i] != before.tails.get(i) or tips[i] != before.tips.get(i)]
    return table._replace(tails=tails, tips=tips), moved


def asides(
    places: Standing, held: Mapping[RecordId, LinkPath]
) -> dict[RecordId, tuple[Point, Point]]:
    """How far beside the middles of their cards these links aim, those that have a cut."""
    cuts = places.ports.cuts
    return {
        link: (
            _between(cuts[link].curve.start, path.curve.start),
            _between(cuts[link].curve.end, path.curve.end),
        )
        for link, path in held.items()
        if link in cuts
    }


def _between(one: Point, other: Point) -> Point:
    return Point(other.x - one.x, other.y - one.y)


def _bent_again(places: Standing, bulges: Mapping[RecordId, float], style: Style) -> PortTable:
    """The table with these links cut anew and left to their own ends."""
    ports = places.ports
    cuts, shown = dict(ports.cuts), dict(ports.shown)
    tails, tips = dict(ports.tails), dict(ports.tips)
    links, cards = places.causal_map.links, places.cards
    for link_id, bulge in bulges.items():
        breathe()
        link = links[link_id]
        for ends in (tails, tips):
            ends.pop(link_id, None)
        shown.pop(link_id, None)
        if link.source == link.target:
            cuts.pop(link_id, None)
            continue
        cut = cuts[link_id] = cut_between(cards[link.source], cards[link.target], bulge, style)
        found = cut.shown()
        if found is not None:
            shown[link_id] = found
            tails[link_id], tips[link_id] = found[:2]
    return PortTable(cuts, shown, tails, tips)


def _ends_at(
    causal_map: CausalMap, table: PortTable, variable: RecordId
) -> Iterator[tuple[RecordId, End]]:
    """The ends at a variable that may be moved, each with its link."""
    for links, which in (
        (causal_map.adjacency.out_of(variable), 0),
        (causal_map.adjacency.into(variable), 1),
    ):
        for link in links:
            if link.id in table.shown:
                shown = table.shown[link.id]
                yield link.id, End(shown[which], shown[2 + which], is_head=which == 1)


def _marked(places: Standing, variable: RecordId) -> float:
    """How much of its sides the mark of a variable's role takes."""
    mark = places.marks.get(variable)
    return mark.right - places.cards[variable].left + _MARK_ROOM if mark else 0.0
