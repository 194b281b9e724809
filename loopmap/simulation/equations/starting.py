"""What the variables of a half-written model start at, as far as that can be found."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from loopmap.errors import LoopmapError
from loopmap.expr.causes import all_named
from loopmap.expr.names import CanonicalName
from loopmap.expr.parse import parse
from loopmap.model.ids import RecordId
from loopmap.simulation.equations.reading import MapReading
from loopmap.simulation.stock_flow.model import Variable
from loopmap.simulation.stock_flow.program import Program


def start_values(reading: MapReading) -> Mapping[RecordId, float]:
    """Finite values at the start by variable, of all that follow from sound equations alone."""
    model = replace(reading.model, variables=_sound(reading))
    if not model.variables:
        return {}
    try:
        run = Program(model).run(specs=replace(model.specs, stop=model.specs.start))
    except LoopmapError:
        return {}
    first = {reading.ids[v.key]: run.series.get(v.name) for v in model.variables}
    return {i: values[0] for i, values in first.items() if values and math.isfinite(values[0])}


def _sound(reading: MapReading) -> tuple[Variable, ...]:
    """The variables that neither have a fault themselves nor follow from one that has."""
    blocked = [finding for finding in reading.findings if finding.blocks]
    faulty = {i for found in blocked for i in (found.variable, *found.others)}
    known = frozenset(variable.key for variable in reading.model.variables)
    left = {
        v.key: replace(v, inflows=(), outflows=())
        for v in reading.model.variables
        if reading.ids[v.key] not in faulty
    }
    while True:
        fine = {key: v for key, v in left.items() if _named(v, known) <= left.keys()}
        if len(fine) == len(left):
            return tuple(left.values())
        left = fine


def _named(variable: Variable, known: frozenset[CanonicalName]) -> frozenset[CanonicalName]:
    """The variables of the model that an equation without faults names."""
    return all_named(parse(variable.equation)) & known if variable.equation else frozenset()
