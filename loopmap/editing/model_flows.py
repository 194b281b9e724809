"""What flows through the links of a run by equations, moment by moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.editing.model_loop_shares import link_between
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import NEVER, Token
from loopmap.simulation.stock_flow.cells import Key
from loopmap.simulation.stock_flow.link_scores import LinkScoring
from loopmap.simulation.stock_flow.origins import shared_intakes, single_origins
from loopmap.simulation.stock_flow.program import Program

Floats = NDArray[np.float64]


class Sent(NamedTuple):
    """``flows``: links by moments, from -1 to 1, above 0 where the effect is raised."""

    links: tuple[RecordId, ...]
    flows: Floats


class Source(NamedTuple):
    """What a run is made of: its program, and numbers tried, by their names in it.

    ``ids``: the variables that its cells are.
    """

    program: Program
    given: Mapping[str, float]
    ids: Mapping[Key, RecordId]


def model_flows(
    causal_map: CausalMap, source: Source, wanted: Floats, token: Token = NEVER
) -> Sent:
    """What comes through each link at the moments wanted. Raises SimulationError, Cancelled.

    In shares of the most that any link brought to the same effect in any step, for effects
    have units of their own. What goes into a smoothing or delaying function flows when it
    comes out again; where several causes that move go into the same one, what comes out
    cannot be told apart, and each flows when it goes in. O(links · steps).
    """
    scoring = LinkScoring(source.program)
    run = scoring.run(source.given)
    token.check()
    found = scoring.brought_by(run)
    link_of = link_between(causal_map, source.ids)
    origins = single_origins(source.program, source.ids.keys())
    intakes = shared_intakes(source.program, source.ids.keys())
    rows: dict[RecordId, Floats] = {}
    for (cause, effect), row in zip(found.ends, found.brought, strict=True):
        link = link_of(origins.get(cause, cause), intakes.get(effect, effect))
        if link is not None:
            rows[link] = rows.get(link, 0.0) + row
    token.check()
    return Sent(tuple(rows), _shares(causal_map, rows, _columns(found.times, wanted)))


def _columns(times: tuple[float, ...], wanted: Floats) -> NDArray[np.intp]:
    """The step that each moment lies in."""
    after = np.searchsorted(np.array(times), wanted, side="right")
    return np.clip(after - 1, 0, max(0, len(times) - 1))


def _shares(
    causal_map: CausalMap, rows: Mapping[RecordId, Floats], columns: NDArray[np.intp]
) -> Floats:
    most: dict[RecordId, float] = {}
    for link, row in rows.items():
        effect = causal_map.links[link].target
        most[effect] = max(most.get(effect, 0.0), float(np.abs(row).max(initial=0.0)))
    flows = np.zeros((len(rows), len(columns)))
    for place, (link, row) in enumerate(rows.items()):
        scale = most[causal_map.links[link].target]
        if scale > 0 and len(row):
            flows[place] = row[columns] / scale
    return flows
