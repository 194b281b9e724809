"""Signs that were waiting, each kept off everything around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import (
    POINTS,
    LinkPath,
)
from loopmap.diagram.passing import FEW, MOST, Passing, heads_by
from loopmap.diagram.places import Places
from loopmap.diagram.sign_place import sign_places
from loopmap.diagram.stepping_aside import stepping_aside
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_BESIDE = 5.5
"""How far the middle of a sign stands off the card its arrow leads to."""


def settled(places: Places) -> Places:
    """The places with every sign that was waiting kept off everything around it.

    O(links near them) in Python, O(links * waiting paths) in numpy.
    """
    if places.waiting is None:
        return places
    variables = sorted(i for i in places.waiting.variables if i in places.cards)
    links, targets = places.causal_map.links, places.waiting.variables
    if not all(link.target in targets for link in links.values()):
        variables += _passed(places, places.waiting.passing)
    row_of, signs = places.frame.row_of, places.signs_first.copy()
    passing = Passing(places.lines) if len(row_of) <= MOST else None
    for link, sign in _signs(places, dict.fromkeys(variables), passing):
        signs[row_of[link]] = sign
    aside = dict(_aside(places, signs, passing)) if passing else {}
    return _with_signs(places, signs, aside)


def _with_signs(places: Places, first: Floats, aside: Mapping[RecordId, Point]) -> Places:
    """The places with these signs, some of which have stepped ``aside`` from there since."""
    frame, paths, lines = places.frame, dict(places.paths), places.lines.copy()
    lines[:, POINTS] = first
    for link, sign in aside.items():
        lines[frame.row_of[link], POINTS] = sign
    other = np.flatnonzero((lines[:, POINTS] != places.lines[:, POINTS]).any(axis=1))
    for row in other.tolist():
        link = frame.links[row]
        paths[link] = replace(paths[link], sign=Point(*lines[row, POINTS].tolist()))
    stood = {link: Point(*first[frame.row_of[link]].tolist()) for link in aside}
    return replace(places, paths=paths, lines=lines, stepped_aside=stood, waiting=None)


def _aside(places: Places, signs: Floats, passing: Passing) -> Iterator[tuple[RecordId, Point]]:
    """Where signs stand that would otherwise meet others."""

    def blocked(variable: RecordId, place: Point) -> bool:
        return _covered_or_marked(places, _kept_off(places, variable), place)

    return stepping_aside(places, signs, passing, blocked)


def _passed(places: Places, lines: Floats) -> list[RecordId]:
    """The variables by whose arrowheads one of these lines passes."""
    frame, links = places.frame, places.causal_map.links
    if len(frame.links) > MOST:
        return []
    return [links[frame.links[row]].target for row in heads_by(places.lines, lines).tolist()]


def _signs(
    places: Places, variables: Iterable[RecordId], passing: Passing | None
) -> Iterator[tuple[RecordId, Point]]:
    """The links into these variables, each with the place of its sign."""
    adjacency, paths = places.causal_map.adjacency, places.paths
    for variable in variables:
        breathe()
        blocked = partial(_covered_or_marked, places, _kept_off(places, variable))
        into = {link.id: paths[link.id] for link in adjacency.into(variable)}
        out = {k.id: paths[k.id] for k in adjacency.out_of(variable) if k.id not in into}
        few = len(into) + len(out) <= FEW
        by_head = _by_head(places, passing, into, {*into, *out}) if passing and few else {}
        others, back = list(out.values()), _ways_back(places, into, out)
        over = places.over_edge
        yield from sign_places(into, others, blocked, by_head, over, ways_back=back).items()


def _ways_back(
    places: Places, into: Iterable[RecordId], out: Mapping[RecordId, LinkPath]
) -> dict[RecordId, LinkPath]:
    """Of each link ``into`` a variable the one that leads back, where that chooses before it."""
    links = places.causal_map.links
    back = {links[link].target: link for link in sorted(out, reverse=True)}
    ways = {link: back.get(links[link].source) for link in into}
    return {link: out[way] for link, way in ways.items() if way is not None and way < link}


def _by_head(
    places: Places, passing: Passing, into: Iterable[RecordId], own: Collection[RecordId]
) -> dict[RecordId, list[LinkPath]]:
    """For each link ``into`` a variable the paths by its head that are not its ``own``."""
    frame, paths = places.frame, places.paths
    return {
        link: [
            paths[other]
            for row in passing.by(frame.row_of[link]).tolist()
            if (other := frame.links[row]) not in own
        ]
        for link in into
    }


def _kept_off(places: Places, variable: RecordId) -> Box:
    """Where no sign of a link that leads there stands: its card, with some room."""
    return places.cards[variable].inflated(_BESIDE)


def _covered_or_marked(places: Places, own: Box, place: Point) -> bool:
    if own.contains(place) or places.covers(place):
        return True
    marked = places.marked
    if not len(marked):
        return False
    inside = 2 * np.abs(marked[:, :2] - place) <= marked[:, 2:]
    return bool(inside.all(axis=1).any())
