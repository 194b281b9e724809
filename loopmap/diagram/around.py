"""What one variable is joined to, drawn so that it can be read however small the map is.

The cards of its neighbours grow to a readable size, over others where they must, and its
links run between the grown cards: with heads, signs and delays of a size to go with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.far_names import grown_among, wanted_growth
from loopmap.diagram.fold import bundles_of
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.growth import Growth
from loopmap.diagram.link_marks import link_primitives
from loopmap.diagram.link_path import cut_along, path_along
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId
from loopmap.model.records import Link

MOST = 60
"""Of so many neighbours, those of the most links, the cards may grow."""

Growths = Mapping[RecordId, Growth]


class Around(NamedTuple):
    """The links at a variable or stack, and the cards at their ends: it first, then hubs."""

    links: tuple[Link, ...]
    cards: tuple[RecordId, ...]


def around(drawing: Drawing, record: RecordId) -> Around | None:
    """What a card is joined to; None for what is no card, or joined to nothing. O(links there)."""
    adjacency = drawing.causal_map.adjacency
    links = tuple(dict.fromkeys((*adjacency.into(record), *adjacency.out_of(record))))
    if record not in drawing.cards or not links:
        return None
    others = {end for link in links for end in (link.source, link.target)} - {record}

    def rank(card: RecordId) -> tuple[int, RecordId]:
        return -len(adjacency.into(card)) - len(adjacency.out_of(card)), card

    return Around(links, (record, *sorted(others, key=rank)))


def growths(drawing: Drawing, part: Around, unit: float) -> Growths:
    """By how much its cards grow; the first always. ``unit`` is a logical pixel in map units."""
    wanted = wanted_growth(drawing, unit)
    if wanted <= 1.0:
        return {}
    return {part.cards[0]: Growth(wanted), **grown_among(drawing, wanted, part.cards[:MOST])}


def link_shapes(
    drawing: Drawing, part: Around, grown: Growths, unit: float
) -> Iterator[tuple[Primitive, ...]]:
    """The shapes of each of its links, grown as its cards are; none of one that they hide."""
    by = wanted_growth(drawing, unit)
    for link in part.links:
        path = drawing.link_paths[link.id]
        if by <= 1.0 or path.self_loop:
            yield drawing.primitives(link.id)
            continue
        source, target = (
            grown[end].grown(drawing.cards[end]) if end in grown else drawing.cards[end]
            for end in (link.source, link.target)
        )
        yield grown_link(drawing, link, source, target, by)


def grown_link(
    drawing: Drawing, link: Link, source: Box, target: Box, by: float
) -> tuple[Primitive, ...]:
    """The shapes of a link between two cards that have grown, its own ``by`` times as large.

    None where the cards hide it.
    """
    style, causal_map, path = drawing.style, drawing.causal_map, drawing.link_paths[link.id]
    source, target = _less(source, by), _less(target, by)
    curve = path.curve._replace(
        start=_smaller(path.curve.start, by),
        end=_smaller(path.curve.end, by),
        centre=_smaller(path.curve.centre, by),
        radius=path.curve.radius / by,
    )
    cut = cut_along(curve, source, target, style)
    if cut.ends is None:
        return ()
    seen = path_along(cut, style, delayed=link.delayed)
    look, bundle = look_seen(drawing.emphasis.view, causal_map, link.id), bundles_of(causal_map)
    mixed = link.id in bundle and bundle[link.id].mixed
    ground = drawing.scene.ground.smaller(by).near(seen.bounds)
    shapes = link_primitives(link, seen, style, ground, look, mixed_signs=mixed)
    return tuple(map(Enlarging(by).of_shape, shapes))


def _less(box: Box, by: float) -> Box:
    return Box(*(length / by for length in box))


def _smaller(point: Point, by: float) -> Point:
    return Point(point.x / by, point.y / by)
