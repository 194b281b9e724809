"""The numbers of a map with equations that can be others: constants, and what stocks start at."""

from __future__ import annotations

from loopmap.model.ids import RecordId
from loopmap.model.records import Kind as Role
from loopmap.model.records import Variable
from loopmap.simulation.equations.reading import MapReading, number_of
from loopmap.simulation.stock_flow.model import Kind
from loopmap.simulation.stock_flow.sensitivity import Uncertain, usual_range


def numbers_of(reading: MapReading) -> dict[RecordId, float]:
    """Constants, and stocks that start at a plain number, in order, with what they are now."""
    found = {}
    for each in reading.model.variables:
        if each.kind in (Kind.CONSTANT, Kind.STOCK):
            variable = reading.causal_map.variables[reading.ids[each.key]]
            value = number_of(variable)
            if value is not None:
                found[variable.id] = value
    return found


def called(variable: Variable) -> str:
    """What such a number is called: of a stock it is only what that starts at."""
    return f"{variable.name} at the start" if variable.kind is Role.STOCK else variable.name


def range_said(variable: Variable, value: float, name: str) -> Uncertain:
    """The range people gave; without one a fifth up and down, and no range of a stock.

    What a stock starts at has mostly been counted, and would hide what else decides.
    """
    if variable.bounds is None and variable.kind is Role.STOCK:
        return Uncertain(name, value, value)
    return usual_range(name, value, variable.bounds or (None, None))
