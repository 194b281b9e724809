"""By what the answer to a scenario is found again: all that it follows from, in short.

A map of thousands of links is not written out as numbers to be looked up: whatever is alike has
the same small number, and of a map only what changed since is read again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable

from loopmap.analysis.loops.loop import LoopList
from loopmap.model.behaviour import Mode
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Scenario
from loopmap.simulation.compare import outcomes_of

REMEMBERED = 48
"""Maps, and lists of loops, that are told apart; what comes again later counts as new."""

_Told = tuple[object, ...]


class RunKeys:
    """Keys of runs: equal where a scenario would be answered alike, wherever cards lie."""

    def __init__(self) -> None:
        self._links: dict[RecordId, tuple[Link, bool, _Told]] = {}
        self._maps, self._loops = _Numbers(), _Numbers()
        self._map: tuple[CausalMap | None, int] = (None, 0)
        self._list: tuple[LoopList | None, int] = (None, 0)

    def key(self, causal_map: CausalMap, scenario: Scenario, loops: LoopList | None) -> Hashable:
        """Of a scenario on a map whose ``loops`` are known, or not yet.

        O(records) where the map is not the one asked for last, O(1) in its links otherwise.
        """
        names = tuple((loop.label, loop.name, loop.links) for loop in causal_map.loops.values())
        facts = tuple((fact.cause, fact.effect, fact.rose) for fact in in_order(causal_map.facts))
        return (
            causal_map.id,
            causal_map.info.run,
            scenario.id,
            self._map_number(causal_map),
            scenario.interventions,
            outcomes_of(causal_map, scenario),
            names,
            self._loops_number(loops),
            facts,
        )

    def _map_number(self, causal_map: CausalMap) -> int:
        if self._map[0] is not causal_map:
            self._map = (causal_map, self._maps.of(self._told(causal_map)))
        return self._map[1]

    def _told(self, causal_map: CausalMap) -> object:
        """All of a map that moves a run or is named in its answer."""
        variables = [causal_map.variables[i] for i in sorted(causal_map.variables)]
        stocks = {v.id for v in variables if v.kind is Kind.STOCK}
        before, self._links = self._links, {}
        told = []
        for number in sorted(causal_map.links):
            link = causal_map.links[number]
            known, fills = before.get(number), link.target in stocks
            if known is None or known[0] is not link or known[1] is not fills:
                known = (link, fills, moving(link, fills))
            self._links[number] = known
            told.append(known[2])
        paces = [(v.id, v.name, v.kind is Kind.STOCK, v.settle_time, v.decay) for v in variables]
        return paces, told

    def _loops_number(self, loops: LoopList | None) -> int:
        if loops is None:
            return 0
        if self._list[0] is not loops:
            self._list = (loops, self._loops.of(tuple(loop.key for loop in loops.loops)))
        return self._list[1]


def moving(link: Link, fills: bool) -> _Told:
    """What of a link moves a run, as ``model_link`` reads it; whether it ``fills`` a stock.

    Nothing is worked out: a map run for the first time has thousands of them.
    """
    return (
        link.id,
        link.source,
        link.target,
        link.sign,
        link.strength,
        link.strength_range,
        link.delay_time if link.delayed else 0.0,
        link.arrival,
        link.confidence,
        link.shape,
        link.threshold,
        link.table,
        None if link.mode is Mode.SETS and not fills else link.mode,
        link.combine,
    )


class _Numbers:
    """Gives things that are equal the same number, from 1. Nothing is hashed."""

    def __init__(self) -> None:
        self._things: deque[tuple[object, int]] = deque(maxlen=REMEMBERED)
        self._given = 0

    def of(self, thing: object) -> int:
        """Compared with what was asked for lately, the latest first."""
        for other, number in reversed(self._things):
            if other == thing:
                return number
        self._given += 1
        self._things.append((thing, self._given))
        return self._given
