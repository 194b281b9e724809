"""A model with equations on the command line: ready to run, and what its units say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from loopmap.errors import ExpressionError, FormatError, SimulationError

if TYPE_CHECKING:
    from loopmap.simulation.stock_flow.model import Model
    from loopmap.simulation.stock_flow.program import Program

_MOST_UNITS = 3


def program_of(model: Model, file: str) -> Program:
    """The model of a file, ready to run. FormatError for an equation or a circle that is wrong."""
    from loopmap.simulation.stock_flow.program import Program

    try:
        return Program(model)
    except (ExpressionError, SimulationError) as error:
        raise FormatError(str(error), file=file) from error


def tell_units(model: Model) -> None:
    """What does not fit among units, on standard error: the first of it. Nothing stops for it."""
    from loopmap.simulation.stock_flow.unit_check import unit_findings

    found = unit_findings(model)
    for each in found[:_MOST_UNITS]:
        print(f"loopmap: Units: {each.text}", file=sys.stderr)
    if len(found) > _MOST_UNITS:
        more = len(found) - _MOST_UNITS
        print(f"loopmap: Units: {more} more that do not fit or cannot be read.", file=sys.stderr)
