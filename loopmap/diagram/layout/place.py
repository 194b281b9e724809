"""A place for new variables on a map whose other variables stay where they are."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.layout.beside import Joining, beside
from loopmap.diagram.layout.block import Around, block
from loopmap.diagram.layout.boxes import areas_to_avoid
from loopmap.diagram.layout.net import Floats, net, pad_of
from loopmap.diagram.layout.paper import Paper
from loopmap.diagram.ring import rings
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_among

NEIGHBOURHOOD = 50
"""Standing variables, the nearest ones, with whose links a new one is judged; more would only
take longer."""

_ROOM = (260.0, 160.0)
"""Free paper around the first of several that are linked to each other and to nothing else."""


def place_new(
    causal_map: CausalMap,
    boxes: Mapping[RecordId, Box],
    new: Collection[RecordId],
    near: Point | None = None,
    walls: Sequence[Box] = (),
) -> dict[RecordId, Point]:
    """A centre for each of the ``new`` variables, in whole units; nothing else moves.

    ``boxes`` has the label box of every variable; where the new ones lie in it does not
    matter. ``walls`` are boxes of other things to keep clear of, as are the areas of groups
    that a variable is not in. What is linked comes to lie one link beside what it joins,
    where the links as drawn read best; what is linked to nothing stands ready in rows about
    those of its group, else about ``near`` (without it, amid the map). About 20 ms per variable,
    on a map of any size.
    """
    placing = _Placing(causal_map, boxes, frozenset(new), near, walls)
    return placing.run()


class _Placing:
    """New variables put on the paper one after another."""

    def __init__(
        self,
        causal_map: CausalMap,
        boxes: Mapping[RecordId, Box],
        new: frozenset[RecordId],
        near: Point | None,
        walls: Sequence[Box],
    ) -> None:
        self._map, self._boxes, self._new = causal_map, boxes, new
        standing = {
            i: box for i, box in boxes.items() if i in causal_map.variables and i not in new
        }
        self._paper = Paper(
            standing, walls, pad_of(len(causal_map.variables), len(causal_map.links))
        )
        self._near = near
        self._paper.areas = areas_to_avoid(causal_map, boxes, new)
        self._joined = {i: _neighbours(causal_map, i) for i in sorted(new)}
        self._turns = self._turns_of_loops()

    def run(self) -> dict[RecordId, Point]:
        """Those with most standing neighbours first, so that a chain grows from its end."""
        waiting = [i for i in sorted(self._new) if self._joined[i]]
        while waiting:
            one = max(waiting, key=self._readiness)
            waiting.remove(one)
            if self._joined[one] & self._paper.standing.keys():
                self._put(one, self._beside(one))
            else:
                self._put(one, self._apart([one], _ROOM)[0])
        loose = [i for i in sorted(self._new, key=self._entered) if not self._joined[i]]
        if loose:
            for one, place in zip(loose, self._apart(loose), strict=True):
                self._put(one, place)
        return {i: self._paper.standing[i].centre for i in sorted(self._new)}

    def _readiness(self, one: RecordId) -> tuple[int, int, float]:
        """How many neighbours stand; then causes before effects, and what was said first."""
        tied = len(self._joined[one] & self._paper.standing.keys())
        causes = len(self._map.adjacency.into(one))
        return tied, -causes if not tied else 0, -self._entered(one)

    def _entered(self, one: RecordId) -> float:
        return self._map.variables[one].order

    def _put(self, one: RecordId, place: Floats) -> None:
        box = self._boxes[one]
        self._paper.put(one, Box(float(place[0]), float(place[1]), box.width, box.height))
        if self._map.variables[one].group is not None:
            waiting = self._new - self._paper.standing.keys()
            self._paper.areas = areas_to_avoid(self._map, self._paper.standing, waiting)

    def _beside(self, one: RecordId) -> Floats:
        joined = sorted(self._joined[one] & self._paper.standing.keys())
        middle = self._middle(joined)
        near = {*joined, *self._paper.nearest(middle, NEIGHBOURHOOD), one}
        part = _part(self._map, near)
        boxes = {**self._paper.standing, one: self._boxes[one]}
        some = net(part, boxes)
        home = self._map.variables[one].group
        joining = Joining(some, some.ids.index(one), self._turns.get(one, 0.0), home)
        return beside(joining, self._paper)

    def _apart(self, loose: Sequence[RecordId], room: tuple[float, float] = (0, 0)) -> Floats:
        """Places on free paper about where they were asked for, with room for more about them."""
        sizes = np.array([self._boxes[i][2:] for i in loose]) + np.array(room)
        homes = {self._map.variables[one].group for one in loose}
        fellows = self._fellows(homes)
        if self._near is not None and not fellows:
            near = np.array(self._near)
        else:
            near = self._middle(fellows or sorted(self._paper.standing))
        return block(sizes, self._paper, Around(near, self._lines(), homes))

    def _fellows(self, homes: Collection[RecordId | None]) -> list[RecordId]:
        """Who stands already in the one group of the new ones; nobody where they have several."""
        if len(homes) != 1 or None in homes:
            return []
        variables = self._map.variables
        return [i for i in sorted(self._paper.standing) if variables[i].group in homes]

    def _lines(self) -> Floats:
        """(k, 2) places along the straight lines between standing variables that are linked."""
        standing = self._paper.standing
        row = {record: number for number, record in enumerate(standing)}
        ends = [
            (row[link.source], row[link.target])
            for link in self._map.links.values()
            if link.source in row and link.target in row
        ]
        if not ends:
            return np.zeros((0, 2))
        between = np.array([box[:2] for box in standing.values()])[np.array(ends)]
        share = np.linspace(0.0, 1.0, 12)[:, None, None]
        return np.asarray(between[:, 0] + share * (between[:, 1] - between[:, 0])).reshape(-1, 2)

    def _middle(self, records: Sequence[RecordId]) -> Floats:
        if not records:
            return np.zeros(2)
        return np.asarray(
            np.array([self._paper.standing[i][:2] for i in records], dtype=np.float64).mean(axis=0)
        )

    def _turns_of_loops(self) -> dict[RecordId, float]:
        """For new variables on a loop, by how much it bends at each of its variables."""
        linked = [i for i in sorted(self._new) if self._joined[i]]
        adjacency = self._map.adjacency
        if not any(adjacency.into(i) and adjacency.out_of(i) for i in linked):
            return {}
        standing = sorted(
            {j for i in linked for j in self._joined[i]} & self._paper.standing.keys()
        )
        near = self._paper.nearest(self._middle(standing), NEIGHBOURHOOD)
        found: dict[RecordId, float] = {}
        for ring in rings(_part(self._map, {*linked, *standing, *near})).values():
            for one in self._new.intersection(ring):
                found[one] = max(found.get(one, 0.0), math.tau / len(ring))
        return found


def _neighbours(causal_map: CausalMap, one: RecordId) -> frozenset[RecordId]:
    adjacency = causal_map.adjacency
    ends = [link.target for link in adjacency.out_of(one)]
    ends += [link.source for link in adjacency.into(one)]
    return frozenset(ends) - {one}


def _part(causal_map: CausalMap, records: Iterable[RecordId]) -> CausalMap:
    """These variables and the links among them."""
    kept = {i: causal_map.variables[i] for i in sorted(records)}
    links = {link.id: link for link in links_among(causal_map, frozenset(kept))}
    return CausalMap(causal_map.info, {"variables": kept, "links": links})
