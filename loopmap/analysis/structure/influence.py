"""What drives a variable and what it affects: how far away, which way, after how many delays."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from loopmap.analysis.structure.arrows import Arrows, ByEnd, far_end
from loopmap.analysis.structure.path import Path, path_of
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign

_SAME, _OPPOSITE, _UNKNOWN = 1, 2, 4
_AGREED = {_SAME: Sign.SAME, _OPPOSITE: Sign.OPPOSITE}


@dataclass(frozen=True, slots=True)
class Influence:
    """One variable that affects another, or is affected by it, across ``path``.

    ``path`` is a shortest way, the one with the fewest delays. ``shortest`` is what all
    shortest ways do alike and ``always`` what every way does alike, round loops as well;
    None where ways differ, UNKNOWN where a link marked ? lies on one of them.
    """

    variable: RecordId
    path: Path
    shortest: Sign | None
    always: Sign | None

    @property
    def distance(self) -> int:
        """Number of links between them."""
        return self.path.length


def search_influence(
    along: Arrows, variable: RecordId, *, backwards: bool = False
) -> Generator[None, None, tuple[Influence, ...]]:
    """All that can be come to from the variable, or with ``backwards`` all that leads to it.

    By distance, then in the order of the arrows. Pauses after each variable found.
    O(links) for each.
    """
    onward = along.into if backwards else along.out
    ways = _shortest_ways(onward, variable)
    anywhere = _signs_of_walks(onward, variable, None)
    found: list[Influence] = []
    for other, way in ways.items():
        if other == variable:
            continue
        links = way.links[::-1] if backwards else way.links
        always = anywhere[other]
        if always not in (_SAME, _OPPOSITE):
            always = _signs_of_walks(onward, variable, other)[other]
            yield
        found.append(Influence(other, path_of(links), _agreed(way.signs), _agreed(always)))
    return tuple(found)


@dataclass(slots=True)
class _Way:
    """A shortest way with the fewest delays so far, and the signs of all shortest ways."""

    links: tuple[Link, ...]
    delays: int
    signs: int


def _shortest_ways(onward: ByEnd, start: RecordId) -> dict[RecordId, _Way]:
    ways = {start: _Way((), 0, _SAME)}
    level = [start]
    while level:
        following: dict[RecordId, _Way] = {}
        for here in level:
            way = ways[here]
            for link in onward[here]:
                other = far_end(link, here)
                if other in ways:
                    continue
                signs, delays = _through(way.signs, link), way.delays + link.delayed
                best = following.setdefault(other, _Way((*way.links, link), delays, signs))
                best.signs |= signs
                if delays < best.delays:
                    best.links, best.delays = (*way.links, link), delays
        ways |= following
        level = list(following)
    return ways


def _signs_of_walks(onward: ByEnd, start: RecordId, end: RecordId | None) -> dict[RecordId, int]:
    """For each variable the signs of the walks there that neither return nor pass ``end``."""
    signs = {start: _SAME}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here == end:
            continue
        for link in onward[here]:
            other = far_end(link, here)
            if other == start:
                continue
            known = signs.get(other, 0)
            grown = known | _through(signs[here], link)
            if grown != known:
                signs[other] = grown
                waiting.append(other)
    return signs


def _through(signs: int, link: Link) -> int:
    """The signs of ways that go on along a link."""
    if link.sign is Sign.UNKNOWN:
        return _UNKNOWN
    if link.sign is Sign.SAME:
        return signs
    turned = (_OPPOSITE if signs & _SAME else 0) | (_SAME if signs & _OPPOSITE else 0)
    return turned | signs & _UNKNOWN


def _agreed(signs: int) -> Sign | None:
    """One sign where all ways have it, UNKNOWN where that hinges on a ?, None where they differ."""
    if signs & _SAME and signs & _OPPOSITE:
        return None
    return Sign.UNKNOWN if signs & _UNKNOWN else _AGREED[signs]
