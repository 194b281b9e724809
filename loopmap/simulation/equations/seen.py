"""Which values variables take in the run as it is, for signs that hold there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from loopmap.errors import LoopmapError
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.slopes import Known
from loopmap.expr.spread import Spread
from loopmap.model.token import NEVER, Token
from loopmap.simulation.equations.known import known_of
from loopmap.simulation.equations.reading import MapReading
from loopmap.simulation.stock_flow.grid import grid

MOST_WORK = 5_000_000
"""Steps times variables beyond which no run is made for this."""

_ROWS = 400


def known_in_run(reading: MapReading, token: Token = NEVER) -> Known:
    """What is known of a map's values, and in one run of it as it is from where to where they go.

    Only what is always known where it cannot be run, or would take long. A run of 100
    variables and 500 steps takes 8 ms. Raises Cancelled.
    """
    known = known_of(reading.causal_map)
    seen = _seen(reading, token)

    def spread_of(name: CanonicalName) -> Spread:
        always = known.spread_of(name)
        return seen[name].within(always) if name in seen else always

    return Known(spread_of, known.graph_of)


def _seen(reading: MapReading, token: Token) -> Mapping[CanonicalName, Spread]:
    if not reading.is_runnable:
        return {}
    specs = reading.model.specs
    steps = grid(specs).steps
    if steps * len(reading.model.variables) > MOST_WORK:
        return {}
    sparse = replace(specs, save_every=max(specs.dt, steps // _ROWS * specs.dt))
    try:
        run = reading.program.run(specs=sparse, token=token)
    except LoopmapError:
        token.check()
        return {}
    found: dict[CanonicalName, Spread] = {}
    for name, series in run.series.items():
        values = [value for value in series if value - value == 0]
        if values:
            found[canonical(name)] = Spread(min(values), max(values))
    return found
