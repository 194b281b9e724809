"""Links between names that can be read from afar, drawn so that they can be followed.

As a road map shows the roads between the towns it names, and other ways as fine lines: the
links whose two cards have grown run between the grown cards, with heads, signs and delays of
a size to go with them. All others are still there, as fine as hair.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from loopmap.diagram.around import grown_link
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_names import wanted_growth
from loopmap.diagram.growth import Growth
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Strength

LARGEST = 1000
"""On maps of more variables few of those that have names are joined to each other."""

MOST = 140
"""Of so many links, the strongest and those of the most linked cards, each can be followed …"""

_INK = 0.045
"""… if so many pixels of line lie on each square pixel of the map: shorter ones are more …"""

_FINE_INK = 0.25
"""… and half as many where so many pixels of all lines do, for they have to be told from those."""

_FEW = 40
"""So few are not too many on any map."""

_FINE = 0.86
"""They are drawn so much finer than near by, for there is little paper between them."""

Growths = Mapping[RecordId, Growth]


def have_links_between(drawing: Drawing, unit: float) -> bool:
    """Whether links between names stand out so far away; ``unit`` is a logical pixel."""
    return len(drawing.cards) <= LARGEST and wanted_growth(drawing, unit) > 1.0


def stand_out(drawing: Drawing, unit: float) -> bool:
    """Whether they do as the map is lit: lit loops, and what is faded, say what stands out."""
    light = drawing.scene.light
    return have_links_between(drawing, unit) and not (light.lit or light.dims)


def links_between(drawing: Drawing, grown: Growths, unit: float) -> list[Link]:
    """Those links of which both cards have grown, in the map's order; ``unit`` as elsewhere.

    As many as can be followed. O(links log links).
    """
    links = drawing.causal_map.links.values()
    found = [k for k in links if k.source in grown and k.target in grown and k.source != k.target]
    kept = _foremost(drawing, found, unit)
    return [link for link in found if link.id in kept]


def shapes_between(
    drawing: Drawing, grown: Growths, unit: float
) -> Iterator[tuple[RecordId, tuple[Primitive, ...]]]:
    """The shapes of each of them, but of those that their cards hide; ``unit`` as elsewhere."""
    by = _FINE * wanted_growth(drawing, unit)
    for link in links_between(drawing, grown, unit):
        source, target = (grown[i].grown(drawing.cards[i]) for i in (link.source, link.target))
        if shapes := grown_link(drawing, link, source, target, by):
            yield link.id, shapes


def _foremost(drawing: Drawing, links: list[Link], unit: float) -> set[RecordId]:
    """The strongest first, then those between hubs, a long one only between greater hubs."""
    adjacency, paths = drawing.causal_map.adjacency, drawing.link_paths
    paper = drawing.bounds
    if paper is None:
        return set()

    def joined(card: RecordId) -> int:
        return len(adjacency.into(card)) + len(adjacency.out_of(card))

    def rank(link: Link) -> tuple[int, float, RecordId]:
        weakness = tuple(Strength)[::-1].index(link.strength)
        length = paths[link.id].curve.length
        return weakness, math.sqrt(length) / min(joined(link.source), joined(link.target)), link.id

    area = paper.width * paper.height / unit
    fine = sum(path.curve.length for path in paths.values()) / area
    room = _INK * area / (1.0 + fine / _FINE_INK)
    kept: set[RecordId] = set()
    for link in sorted(links, key=rank)[:MOST]:
        room -= paths[link.id].curve.length
        if room < 0.0 and len(kept) >= _FEW:
            break
        kept.add(link.id)
    return kept
