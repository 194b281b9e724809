"""Long links on paper, thinner where they only pass by, as on the screen (``on_the_way``).

On the screen they are painted in straight pieces; on paper each is a few arcs one after another,
whose dashes go on as if it were one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from loopmap.diagram.casing import edges_of
from loopmap.diagram.curve import Curve
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.on_the_way import LONG, NEAR_CARDS, STEP, strokes_on_the_way
from loopmap.diagram.primitives import ArcPath, Primitive, Stroke, Way

_OVERLAP = 0.01
"""How far a part reaches over the next, of a step, so that no gap shines through."""

_EDGE_OFF = 0.1
"""How far before its middle the edge of a line ends, of a step: dashes end a little before, too."""

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


def in_layers(shapes: Iterable[Primitive]) -> Iterator[Primitive]:
    """The same with every line as it is painted: its edge, and itself in parts where it thins out.

    As on the screen, what only passes by lies below what begins or ends there, so that no fine
    line cuts a strong one. O(shapes).
    """
    for are_lines, some in groupby(shapes, _is_line):
        if not are_lines:
            yield from some
            continue
        lines = [shape for shape in some if isinstance(shape, ArcPath)]
        for line in lines:
            if line.way is not None:
                yield from _passing_by(line, line.way)
        for line in lines:
            yield from (line_parts(line) if line.way is None else _by_cards(line))


def passing_lowest(shapes: Iterable[Primitive]) -> Iterator[Primitive]:
    """The same, long lines below the others, for who has to have each of them in one piece."""
    for are_lines, some in groupby(shapes, _is_line):
        yield from (sorted(some, key=_is_short) if are_lines else some)  # noqa: B031  once


def line_parts(line: ArcPath) -> Iterator[ArcPath]:
    """A line that is the same all along, over its edge."""
    yield from edges_of(line)
    yield replace(line, casing=None)


def _is_line(shape: Primitive) -> bool:
    return isinstance(shape, ArcPath) and shape.role == "link"


def _is_short(shape: Primitive) -> bool:
    return not isinstance(shape, ArcPath) or shape.way is None


def _passing_by(line: ArcPath, way: Way) -> Iterator[ArcPath]:
    parts, (begin, end) = parts_of(line), _middle(line, way)
    yield from edges_of(replace(line, stroke=way.strokes[-1]), begin, end)
    yield from parts[1:-1]


def _by_cards(line: ArcPath) -> Iterator[ArcPath]:
    parts, way = parts_of(line), line.way
    assert way is not None
    begin, end = _middle(line, way)
    # The edge ends before the line does, and hides nothing of what goes on below it.
    off = _EDGE_OFF * way.step / _curve(line).length
    yield from edges_of(line, 0.0, begin - off)
    yield parts[0]
    yield from edges_of(line, end + off, 1.0)
    yield parts[-1]


def _middle(line: ArcPath, way: Way) -> tuple[float, float]:
    """From which to which share of its way a long line only passes by."""
    length = _curve(line).length
    places = _places(line, way)
    return places[1] / length, places[-2] / length


def parts_of(arc: ArcPath) -> tuple[ArcPath, ...]:
    """A line as it is painted, from its start to its end: itself if it is the same all along."""
    way = arc.way
    if way is None:
        return (arc,)
    curve, over = _curve(arc), 0.0 if arc.stroke.dash else _OVERLAP * way.step
    strokes = [*way.strokes, *reversed(way.strokes[:-1])]
    return tuple(
        _part(arc, curve, begin, min(end + over, curve.length), stroke)
        for (begin, end), stroke in zip(pairwise(_places(arc, way)), strokes, strict=True)
        if end > begin
    )


def _places(arc: ArcPath, way: Way) -> list[float]:
    """How far from its start each part begins, and where the last ends; no dash is cut."""
    length, dash = _curve(arc).length, sum(arc.stroke.dash)
    inward = [way.near + way.step * number for number in range(len(way.strokes) - 1)]
    cuts = [*inward, *(length - at for at in reversed(inward))]
    return [0.0, *(at // dash * dash if dash else at for at in cuts), length]


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
