"""Where everything stands in the state of a run, and which rows feed which.

The state is one array of rows by draws: levels first, sorted by how many links come
in, then the lags of delayed links, then the signals of links that are not straight
lines. The k-th incoming links of all variables that have k are then one gather, one
product and one sum over the first rows: no sparse matrix package is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.simulation.map_model import MapModel
from loopmap.simulation.plan import Plan
from loopmap.simulation.shapes import Bend, bend

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The k-th incoming links of the first ``count`` rows: source rows and link numbers."""

    count: int
    sources: Rows
    links: Rows


@dataclass(frozen=True, slots=True)
class Stage:
    """One lag of every delayed link that has so many: its rows, what they follow, its links."""

    rows: Rows
    sources: Rows
    links: Rows


@dataclass(frozen=True, slots=True)
class Bent:
    """Links of one shape: the rows of their signals, what is bent, and how."""

    rows: Rows
    sources: Rows
    bend: Bend


@dataclass(frozen=True, slots=True)
class Gated:
    """Links whose sum is multiplied by gates before it counts for the row ``target``."""

    target: int
    links: Rows
    gates: Rows


class Wiring:
    """The rows of a plan: those of variables in ``row``, of links' signals in ``signal``.

    ``bare``: links that take nothing away when they are cut, because today they add nothing.
    """

    def __init__(self, plan: Plan) -> None:
        model = plan.model
        self._links = model.links
        self.gated_links = _gated_links(model)
        into: list[list[int]] = [[] for _ in range(model.size)]
        for number, link in enumerate(model.links):
            if number not in self.gated_links and not link.gate:
                into[link.target].append(number)
        order = sorted(range(model.size), key=lambda v: (-len(into[v]), v))
        self.order = _rows(order)
        self.row: Rows = np.empty(model.size, dtype=np.intp)
        self.row[self.order] = np.arange(model.size)
        self.signal: Rows = self.row[_rows(link.source for link in model.links)]
        self.target: Rows = self.row[_rows(link.target for link in model.links)]
        self.height = model.size
        self.lagged = _rows(_delayed(plan))
        self.stages = self._lags()
        self.bent = self._bent()
        self.bundles = tuple(self._bundles(into, order))
        self.gates = self._gates()
        self.today = np.array([link.today for link in model.links], dtype=np.float64)
        self.bare = np.array([x.gate or x.sets for x in model.links], dtype=np.bool_)
        self.late = self._late()

    def _late(self) -> NDArray[np.bool_]:
        """Links whose changes a lag can carry: delayed straight lines that add up with others."""
        late = np.zeros(len(self._links), dtype=np.bool_)
        late[self.lagged] = True
        plain = [bend(x.shape, x.threshold, x.table) is None for x in self._links]
        return late & np.array(plain, dtype=np.bool_) & ~self.bare

    def _claim(self, links: Rows) -> Rows:
        """New rows at the end of the state, one for the signal of each of the links."""
        rows = np.arange(self.height, self.height + len(links))
        self.height += len(links)
        return rows

    def _lags(self) -> tuple[Stage, ...]:
        """The chains of lags, first stages first; a chain's last row is the link's signal."""
        stages = []
        links, depth = self.lagged, 0
        while len(links):
            rows = self._claim(links)
            stages.append(Stage(rows, self.signal[links], links))
            self.signal[links] = rows
            depth += 1
            links = _rows(i for i in links if self._links[i].order > depth)
        return tuple(stages)

    def _bent(self) -> tuple[Bent, ...]:
        """Links that are not straight lines, those of the same shape together."""
        alike: dict[object, list[int]] = {}
        for number, link in enumerate(self._links):
            if bend(link.shape, link.threshold, link.table) is not None:
                alike.setdefault((link.shape, link.threshold, link.table), []).append(number)
        found = []
        for numbers in alike.values():
            first, links = self._links[numbers[0]], _rows(numbers)
            how = bend(first.shape, first.threshold, first.table)
            assert how is not None
            rows = self._claim(links)
            found.append(Bent(rows, self.signal[links], how))
            self.signal[links] = rows
        return tuple(found)

    def _bundles(self, into: list[list[int]], order: list[int]) -> Iterable[Bundle]:
        for k in range(max((len(links) for links in into), default=0)):
            links = _rows(into[v][k] for v in order if len(into[v]) > k)
            yield Bundle(len(links), self.signal[links], links)

    def _gates(self) -> tuple[Gated, ...]:
        groups: dict[tuple[int, str], tuple[list[int], list[int]]] = {}
        for number, link in enumerate(self._links):
            if link.gate or number in self.gated_links:
                members, gates = groups.setdefault((link.target, link.combine), ([], []))
                (gates if link.gate else members).append(number)
        return tuple(
            Gated(int(self.row[target]), _rows(members), _rows(gates))
            for (target, _), (members, gates) in groups.items()
        )


def _rows(numbers: Iterable[int]) -> Rows:
    return np.fromiter(numbers, dtype=np.intp)


def _gated_links(model: MapModel) -> frozenset[int]:
    """The links whose effect some gate multiplies."""
    gates = {(link.target, link.combine) for link in model.links if link.gate}
    return frozenset(
        number
        for number, link in enumerate(model.links)
        if not link.gate and (link.target, link.combine) in gates
    )


def _delayed(plan: Plan) -> list[int]:
    """The links that are delayed in any phase."""
    ever = np.any([phase.delay > 0 for phase in plan.phases], axis=0)
    return [int(number) for number in np.flatnonzero(ever)]
