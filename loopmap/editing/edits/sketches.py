"""Courses over time, drawn or read from a table: hopes, fears, history and data of a variable."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from loopmap.editing.edits.of_ones_own import of_ones_own
from loopmap.editing.edits.touch import NewId, map_of, record_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order, next_order
from loopmap.model.records import Level, Sketch, SketchKind, Variable

Points = Iterable[tuple[float, float]]
Pairs = list[tuple[Sketch, Sketch]]

FARTHEST = 1000.0
"""How far from today a drawn course may reach, in units of the map's pace."""

MOST_POINTS = 5000
_LARGEST = 1e12


def sketches_of(causal_map: CausalMap, variable: RecordId) -> tuple[Sketch, ...]:
    """The courses over time of one variable, in order. O(sketches)."""
    return tuple(s for s in in_order(causal_map.sketches) if s.variable == variable)


def add_sketch(
    document: Document,
    map_id: MapId,
    variable: RecordId,
    kind: SketchKind,
    points: Points,
    new_id: NewId,
    *,
    text: str = "",
    source: str = "",
    ahead: bool = False,
    in_units: bool = False,
) -> Change:
    """A new course over time, private at first; EditRefused where ``fit`` refuses the points.

    ``in_units``: drawn in a chart of a map with equations, in the units of its variable.
    """
    record_of(document, map_id, variable, Variable)
    return adding(
        map_id,
        [
            Sketch(
                new_id(Sketch),
                variable,
                kind,
                fit(points, in_units=in_units or kind is SketchKind.DATA),
                clean_name(text),
                clean_name(source),
                ahead,
                in_units,
                order=next_order(map_of(document, map_id).sketches),
            )
        ],
    )


def set_points(document: Document, map_id: MapId, sketch: RecordId, points: Points) -> Change:
    """The course through other points; EditRefused where ``fit`` refuses them."""
    standing = record_of(document, map_id, sketch, Sketch)
    kept = fit(points, in_units=standing.has_units)
    told = of_ones_own(standing, replace(standing, points=kept))
    return replacing(map_id, [(standing, told)])


def describe_sketch(
    document: Document,
    map_id: MapId,
    sketch: RecordId,
    *,
    kind: SketchKind | None = None,
    text: str | None = None,
    source: str | None = None,
    ahead: bool | None = None,
    level: Level | None = None,
) -> Change:
    """The course under another kind, text, source or level; what is None stays.

    EditRefused for data made a drawing or the other way: their units differ.
    """
    old = record_of(document, map_id, sketch, Sketch)
    if kind is not None and (kind is SketchKind.DATA) is not (old.kind is SketchKind.DATA):
        raise EditRefused("Data and drawings have different units: one cannot become the other.")
    told = replace(
        old,
        kind=kind or old.kind,
        text=old.text if text is None else clean_name(text),
        source=old.source if source is None else clean_name(source),
        ahead=old.ahead if ahead is None else ahead,
        level=level or old.level,
    )
    return replacing(map_id, [(old, of_ones_own(old, told))])


def remove_sketch(document: Document, map_id: MapId, sketch: RecordId) -> Change:
    """The map without that course."""
    return removing(map_id, [record_of(document, map_id, sketch, Sketch)])


def fit(points: Points, *, in_units: bool) -> tuple[tuple[float, float], ...]:
    """Points as they are kept: by time, the last word on each, those without units in the chart.

    EditRefused for fewer than two, too many, or what is no number.
    """
    listed = list(points)
    if any(not (abs(number) <= _LARGEST) for point in listed for number in point):
        raise EditRefused("A course over time is made of numbers.")
    if not in_units:
        listed = [(_within(time, FARTHEST, 1), _within(value, 1.0, 2)) for time, value in listed]
    kept = tuple(sorted(dict(listed).items()))
    if len(kept) < 2:
        raise EditRefused("A course over time needs two points at least.")
    if len(kept) > MOST_POINTS:
        raise EditRefused(f"A course over time can have {MOST_POINTS:,} points at most.")
    return kept


def sketches_moved(causal_map: CausalMap, gone: RecordId, into: RecordId) -> Pairs:
    """The courses of one variable made those of another, when the two become one."""
    return [(s, replace(s, variable=into)) for s in sketches_of(causal_map, gone)]


def sketches_turned(causal_map: CausalMap, variable: RecordId) -> Pairs:
    """The courses of a variable upside down, when it is turned into its opposite."""
    return [
        (s, replace(s, points=tuple((time, -value + 0.0) for time, value in s.points)))
        for s in sketches_of(causal_map, variable)
    ]


def _within(number: float, most: float, places: int) -> float:
    return math.copysign(min(abs(round(number, places)), most), number) + 0.0
