"""Long links on paper, thinner where they only pass by, as on the screen (``on_the_way``).

On the screen they are painted in straight pieces; on paper each is a few arcs one after another,
whose dashes go on as if it were one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loopmap.diagram.curve import Curve
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.on_the_way import LONG, NEAR_CARDS, STEP, strokes_on_the_way
from loopmap.diagram.primitives import ArcPath, Primitive, Stroke, Way

_OVERLAP = 0.01
"""How far a part reaches over the next, of a step, so that no gap shines through."""

_FINEST = 0.7
"""Share of its width at its ends that a line keeps: who knows how small a picture is shown."""


def thinned(drawing: Drawing) -> Iterator[Primitive]:
    """Every shape of a drawing in painting order; long lines of many know how they thin out."""
    links, style, lit = len(drawing.link_paths), drawing.style, drawing.scene.light.lit
    known: dict[Stroke, Way | None] = {}
    for shape in drawing.all_primitives():
        if not isinstance(shape, ArcPath) or shape.role != "link" or shape.record in lit:
            yield shape
            continue
        own = shape.stroke
        if own not in known:
            strokes = tuple(
                replace(stroke, width=max(stroke.width, _FINEST * own.width))
                for stroke in strokes_on_the_way(style, links, 1.0, own)
            )
            known[own] = Way(strokes, NEAR_CARDS, STEP) if len(strokes) > 1 else None
        way = known[own]
        yield shape if way is None or _curve(shape).length <= LONG else replace(shape, way=way)


def parts_of(arc: ArcPath) -> tuple[ArcPath, ...]:
    """A line as it is painted, from its start to its end: itself if it is the same all along."""
    way = arc.way
    if way is None:
        return (arc,)
    curve, dash = _curve(arc), sum(arc.stroke.dash)
    length = curve.length

    def whole(at: float) -> float:
        return at // dash * dash if dash else at

    inward = [way.near + way.step * number for number in range(len(way.strokes) - 1)]
    cuts = [*inward, *(length - at for at in reversed(inward))]
    strokes = [*way.strokes, *reversed(way.strokes[:-1])]
    places = [0.0, *map(whole, cuts), length]
    return tuple(
        _part(arc, curve, begin, end if dash else min(end + _OVERLAP * way.step, length), stroke)
        for begin, end, stroke in zip(places[:-1], places[1:], strokes, strict=True)
        if end > begin
    )


def _part(arc: ArcPath, curve: Curve, begin: float, end: float, stroke: Stroke) -> ArcPath:
    first, last = begin / curve.length, end / curve.length
    return replace(
        arc,
        start=curve.point(first),
        end=curve.point(last),
        start_angle=arc.start_angle + arc.sweep * first,
        sweep=arc.sweep * (last - first),
        stroke=stroke,
        casing=None,
        way=None,
    )


def _curve(arc: ArcPath) -> Curve:
    return Curve(arc.start, arc.end, arc.centre, arc.radius, arc.start_angle, arc.sweep)
