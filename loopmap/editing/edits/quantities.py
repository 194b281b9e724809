"""What stands beside equations: units, graphs, bounds, never below zero, when a map is run."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from loopmap.editing.edits.touch import change_each, map_of
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, Change, replacing
from loopmap.model.document import Document
from loopmap.model.equations import Graph, Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Variable

MOST_STEPS = 1_000_000
"""More steps than a run from the window takes."""


def set_unit(document: Document, map_id: MapId, ids: Iterable[RecordId], unit: str) -> Change:
    """What the variables among ``ids`` are measured in, as written; empty says nothing."""
    kept = clean_name(unit)
    return change_each(document, map_id, ids, Variable, lambda v: replace(v, unit=kept))


def set_nonnegative(
    document: Document, map_id: MapId, ids: Iterable[RecordId], nonnegative: bool
) -> Change:
    """The variables among ``ids`` never below zero, or free to be."""
    return change_each(
        document, map_id, ids, Variable, lambda v: replace(v, nonnegative=nonnegative)
    )


def set_bounds(
    document: Document, map_id: MapId, variable: RecordId, bounds: tuple[float, float] | None
) -> Change:
    """Between which values a constant, or a stock at the start, may lie; None says nothing.

    EditRefused for a range the wrong way.
    """
    if bounds is not None and not (_finite(bounds) and bounds[0] <= bounds[1]):
        raise EditRefused("A range goes from a lower to a higher number.")
    return change_each(document, map_id, [variable], Variable, lambda v: replace(v, bounds=bounds))


def set_graph(document: Document, map_id: MapId, variable: RecordId, graph: Graph | None) -> Change:
    """The variable's value going through a graph, or through none.

    EditRefused for points that do not lead from left to right and axes that do not rise.
    """
    if graph is not None:
        xs = [x for x, _ in graph.points]
        numbers = [number for point in graph.points for number in point]
        if not xs or not _finite(numbers) or sorted(set(xs)) != xs:
            raise EditRefused("A graph needs points that go from left to right.")
        for axis in (graph.across, graph.up):
            if axis is not None and not (_finite(axis) and axis[0] < axis[1]):
                raise EditRefused("An axis goes from a lower to a higher number.")
    return change_each(document, map_id, [variable], Variable, lambda v: replace(v, graph=graph))


def set_times(document: Document, map_id: MapId, times: Times) -> Change:
    """From when to when the map is run, and in which steps. EditRefused where no run can be."""
    info = map_of(document, map_id).info
    save = times.step if times.save_every is None else times.save_every
    if not _finite((times.start, times.stop, times.step, save)):
        raise EditRefused("The times of a run have to be numbers.")
    if not times.start < times.stop:
        raise EditRefused("A run ends after it begins.")
    if not (times.step > 0 and save > 0):
        raise EditRefused("A step has a length above 0.")
    steps = (times.stop - times.start) / times.step
    if steps > MOST_STEPS:
        raise EditRefused(f"These are {steps:,.0f} steps; {MOST_STEPS:,} are the most.")
    return replacing(DOCUMENT, [(info, replace(info, times=times))])


def _finite(numbers: Iterable[float]) -> bool:
    return all(map(math.isfinite, numbers))
