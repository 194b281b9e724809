"""The cost of a picture as it would be drawn, kept up to date while variables move.

The terms are shares per link or per variable, so that one weight serves maps of
every size. Weights are our own: what hurts reading most costs most, and paper is not
free, or the search would win by sprawling.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from loopmap.diagram.bulge import Bows, bulges
from loopmap.diagram.geometry import Box
from loopmap.diagram.layout import measures
from loopmap.diagram.layout.net import Bools, Floats, Ints, Net
from loopmap.diagram.layout.shape import ASPECT
from loopmap.diagram.link_path import POINTS, link_path
from loopmap.diagram.occupied import Occupied
from loopmap.diagram.style import Style

_SHORT = 46.0
"""A visible line shorter than this has no room for its sign and head."""

_SIGN_ROOM = 6.0
_OFF_LINE = 9.0


@dataclass(frozen=True, slots=True)
class Tally:
    """What is wrong with a picture.

    Counts: pairs of links crossing, links through foreign labels, signs on labels or on
    other links, arrowheads on other links, lines too short, labels in foreign areas. Shares:
    roundness (1 is best), page per label area (a root), unevenness of lengths.
    """

    crossings: int
    through: int
    signs: int
    heads: int
    short: int
    strangers: int
    roundness: float
    sprawl: float
    unevenness: float

    def cost(self, variables: int, links: int) -> float:
        """One number to minimise."""
        m = max(links, 1)
        return (
            (self.crossings + 1.4 * self.through) / m
            + 0.35 * (self.signs + self.heads + self.short) / m
            + 1.5 * self.strangers / max(variables, 1)
            + 0.6 * (1 - self.roundness)
            + 0.06 * self.sprawl
            + 0.1 * self.unevenness
        )


class Picture:
    """Variables in their places with everything drawn between them, and its tally."""

    def __init__(self, net: Net, places: Floats, style: Style) -> None:
        self.net = net
        self.places = places.copy()
        self._style = style
        self._loops = [np.array(loop) for loop in net.loops() if len(loop) > 2]
        named = {frozenset(loop) for loop in net.named}
        self._worth = np.array(
            [3.0 if frozenset(p.tolist()) in named else 1.0 for p in self._loops]
        )
        self._members, self._spokes = _ring_table(net)
        pairs = {(s, t) for s, t in net.ends.tolist()}
        self._pair = np.array([(t, s) in pairs for s, t in net.ends.tolist()], dtype=bool)
        self._areas = [net.group == g for g in np.unique(net.group) if g >= 0]
        m = len(net.ends)
        self._bulge = np.full(m, np.nan)
        self._lines = np.zeros((m, POINTS, 2))
        self._signs = np.zeros((m, 2))
        self._seen = np.zeros(m)
        self._cross: Bools = np.zeros((m, m), dtype=bool)
        self._tip_on: Bools = np.zeros((m, m), dtype=bool)
        self._sign_on: Bools = np.zeros((m, m), dtype=bool)
        self._draw(np.arange(m), self._choose())

    def moved(self, places: Floats) -> Picture:
        """The picture with its variables elsewhere; this one stays as it is."""
        new = object.__new__(Picture)
        new.__dict__.update(self.__dict__)
        new.places = places
        chosen = new._choose()
        shifted = (places != self.places).any(axis=1)
        stale = (np.abs(chosen - self._bulge) > 1e-9) | shifted[self.net.ends].any(axis=1)
        for name in ("_bulge", "_lines", "_signs", "_seen", "_cross", "_tip_on", "_sign_on"):
            setattr(new, name, getattr(self, name).copy())
        new._draw(np.flatnonzero(stale), chosen)
        return new

    def tally(self) -> Tally:
        """Everything counted afresh from the drawn lines."""
        net, ends = self.net, self.net.ends
        rows = np.arange(len(ends))
        hit = measures.through(self._lines, self.places, net.sizes)
        hit[rows, ends[:, 0]] = hit[rows, ends[:, 1]] = False
        covered = measures.inside(self._signs, self.places, net.sizes, _SIGN_ROOM)
        return Tally(
            crossings=int(self._cross.sum()) // 2,
            through=int(hit.sum()),
            signs=int(covered.sum() + self._sign_on.sum()),
            heads=int(self._tip_on.sum()),
            short=int((self._seen < _SHORT).sum()),
            strangers=measures.strangers(self.places, net.sizes, self._areas),
            roundness=self._roundness(),
            sprawl=measures.sprawl(self.places, net.sizes, ASPECT),
            unevenness=measures.unevenness(self._seen),
        )

    def cost(self) -> float:
        """One number to minimise."""
        return self.tally().cost(len(self.net.ids), len(self.net.ends))

    def _roundness(self) -> float:
        if not self._loops:
            return 1.0
        each = np.array([measures.roundness(self.places[loop]) for loop in self._loops])
        return float((each * self._worth).sum() / self._worth.sum())

    def _choose(self) -> Floats:
        """The bulge of every link, as the drawing would choose it now."""
        start, end = self.places[self.net.ends[:, 0]], self.places[self.net.ends[:, 1]]
        ring = self.places[self._members]
        share = self._spokes / np.maximum(self._spokes.sum(axis=1, keepdims=True), 1.0)
        middle = (ring * share[..., None]).sum(axis=1)
        far = np.hypot(*np.moveaxis(ring - middle[:, None], 2, 0))
        spread = (far * share).sum(axis=1)
        size = self._spokes.sum(axis=1).astype(np.intp)
        bows = Bows(start, end, middle, spread, size, self._pair, self.net.ends)
        chosen = bulges(bows, Occupied(np.hstack((self.places, self.net.sizes))))
        return np.where(np.isnan(self.net.bent), chosen, self.net.bent)

    def _draw(self, rows: Ints, chosen: Floats) -> None:
        """Trace these links anew and bring their rows of the tables up to date."""
        if not len(rows):
            return
        boxes: dict[int, Box] = {}
        for row in rows.tolist():
            source, target = (self._box(int(v), boxes) for v in self.net.ends[row])
            path = link_path(source, target, float(chosen[row]), self._style)
            self._lines[row] = path.line
            self._signs[row] = path.sign
            self._seen[row] = abs(path.t_base - path.t_tail) * path.curve.length
        self._bulge[rows] = chosen[rows]
        crossed = measures.crossings(self._lines[rows], self._lines)
        crossed[np.arange(len(rows)), rows] = False
        self._cross[rows] = crossed
        self._cross[:, rows] = crossed.T
        self._touch(self._tip_on, self._lines[:, -1], rows)
        self._touch(self._sign_on, self._signs, rows)

    def _touch(self, table: Bools, points: Floats, rows: Ints) -> None:
        """Bring a table of "the point of link i lies on link j" up to date, in place."""
        table[rows] = measures.touching(points[rows], self._lines, _OFF_LINE)
        table[:, rows] = measures.touching(points, self._lines[rows], _OFF_LINE)
        np.fill_diagonal(table, val=False)

    def _box(self, variable: int, known: dict[int, Box]) -> Box:
        if variable not in known:
            (x, y), (width, height) = self.places[variable], self.net.sizes[variable]
            known[variable] = Box(float(x), float(y), float(width), float(height))
        return known[variable]


def _ring_table(net: Net) -> tuple[Ints, Floats]:
    """(m, k) members of each link's loop, filled up with variable 0, and (m, k) 1 for real ones."""
    longest = max((len(ring) for ring in net.ring), default=0) or 1
    members = np.zeros((len(net.ring), longest), dtype=np.intp)
    real = np.zeros((len(net.ring), longest))
    for row, ring in enumerate(net.ring):
        members[row, : len(ring)] = ring
        real[row, : len(ring)] = 1.0
    return members, real
