"""The cost of a picture as it would be drawn, and of many tries at moving a few variables.

The terms are shares per link or per variable, so that one weight serves maps of
every size. Weights are our own: what hurts reading most costs most, and paper is not
free, or the search would win by sprawling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from loopmap.diagram.layout import measures
from loopmap.diagram.layout.arcs import Arcs, arcs, crossing, marks_on
from loopmap.diagram.layout.bows import Bowing
from loopmap.diagram.layout.net import Bools, Floats, Ints, Net
from loopmap.diagram.layout.shape import ASPECT
from loopmap.diagram.layout.titles import Titles
from loopmap.diagram.style import Style

_SHORT = 46.0
"""A visible line shorter than this has no room for its sign and head."""

_LARGE = 40
"""From so many variables on paper costs more, for ways are long enough on it."""

VERY_LARGE = 150
"""From so many on no page shows all names large enough to be read, and paper costs less."""

_SIGN_ROOM = 6.0
_OFF_LINE = 9.0


@dataclass(frozen=True, slots=True)
class Tally:
    """What is wrong with a picture, or with several (then every field is an array).

    Counts: pairs of links crossing, links through foreign labels, signs on labels or on
    other links, arrowheads on other links, lines too short, links over the names of
    areas, labels and areas in foreign areas. Shares: roundness (1 is best), page per
    label area (a root), the same of the areas of groups, unevenness of lengths.
    """

    crossings: Any
    through: Any
    signs: Any
    heads: Any
    short: Any
    names: Any
    strangers: Any
    roundness: Any
    sprawl: Any
    looseness: Any
    unevenness: Any

    def cost(self, variables: int, links: int) -> Any:
        """One number to minimise."""
        m = max(links, 1)
        return (
            (self.crossings + 2.0 * self.through + 1.4 * self.names) / m
            + 0.35 * (self.signs + self.heads + self.short) / m
            + 4.0 * self.strangers / max(variables, 1)
            + 0.8 * (1 - self.roundness)
            + _paper(variables) * self.sprawl
            + 0.03 * self.looseness
            + 0.1 * self.unevenness
        )


def _paper(variables: int) -> float:
    """What a page as large as all labels costs."""
    dear = min(max(1.0, variables / _LARGE), VERY_LARGE / _LARGE)
    return float(0.06 * dear**0.5 * min(1.0, VERY_LARGE / max(variables, 1)) ** 1.5)


@dataclass(frozen=True, slots=True)
class Home:
    """Where variables come from (n, 2), and what it costs to be a link's length away from there."""

    places: Floats
    worth: float


@dataclass(slots=True)
class Tables:
    """What is in the way of the links of some rows: (…, rows, all links or labels).

    ``cross``: links crossed. ``tip_on``, ``sign_on``: links that the arrowhead and the
    sign lie on. ``through``, ``sign_in``: labels that the line runs through and that the
    sign lies in.
    """

    cross: Bools
    tip_on: Bools
    sign_on: Bools
    through: Bools
    sign_in: Bools

    def at(self, chosen: int) -> Tables:
        """The tables of one try."""
        return Tables(*(getattr(self, name)[chosen] for name in _TABLES))


@dataclass(slots=True)
class Tries:
    """Some ways to move a few variables, and what each would cost: (k,) and (k, …).

    ``tip_under`` and ``sign_under`` (k, m, rows): heads and signs that lie on links of ``rows``.
    """

    cost: Floats
    tally: Tally
    places: Floats
    rows: Ints
    bulge: Floats
    crowded: Bools
    arcs: Arcs
    tables: Tables
    tip_under: Bools
    sign_under: Bools


class Picture:
    """Variables in their places with everything drawn between them, and what is wrong with it."""

    def __init__(self, net: Net, places: Floats, style: Style, home: Home | None = None) -> None:
        self.net = net
        self.places = places.copy()
        self._style = style
        self._home = home
        self._bowing = Bowing(net, self.places)
        named = {frozenset(loop) for loop in net.named}
        self._loops = measures.Loops(net.loops(), named)
        members = [net.group == g for g in np.unique(net.group) if g >= 0]
        titles = net.titles[np.unique(net.group[net.group >= 0])]
        self._areas = measures.Areas(members, net.sizes, titles[:, 2])
        self._titles = Titles(members, net.sizes, titles)
        every = np.arange(len(net.ends))
        bulge, crowded = self._bowing.choose(every, _NOBODY, self.places[None])
        self._bowing.keep(every, bulge[0], crowded[0])
        drawn, line = self._drawn(self.places[None], every, bulge)
        self.arcs = drawn.at(0)
        self._tables = self._compared(every, self.places[None], drawn, line, drawn).at(0)

    def tally(self) -> Tally:
        """Everything that is wrong with the picture as it stands."""
        counts = _standing(self._tables, np.ones(len(self.net.ends), dtype=bool))
        return self._tally(self.places, counts, self.arcs)

    def cost(self) -> float:
        """One number to minimise."""
        return float(self._cost(self.tally(), self.places))

    def trouble(self) -> Floats:
        """(n,) how much of what is wrong is about each variable and its links."""
        now, ends = self._tables, self.net.ends
        link = now.cross.sum(axis=1) + 1.4 * now.through.sum(axis=1)
        link = link + 0.35 * (now.tip_on.sum(axis=1) + now.sign_on.sum(axis=1))
        found = 1.4 * now.through.sum(axis=0)
        found += np.bincount(ends[:, 0], link, minlength=len(found))
        return np.asarray(found + np.bincount(ends[:, 1], link, minlength=len(found)))

    def tries(self, moved: Ints, there: Floats) -> Tries:
        """What it would cost to have the variables ``moved`` (s,) at each of ``there`` (k, s, 2).

        O(k * links touched * links) and far less where most lie apart.
        """
        k = len(there)
        places = np.repeat(self.places[None], k, axis=0)
        places[:, moved] = there
        rows = self._bowing.stale(moved, there)
        bulge, crowded = self._bowing.choose(rows, moved, places)
        drawn, line = self._drawn(places, rows, bulge)
        every = self.arcs.repeated(k, rows, drawn)
        new = self._compared(rows, places, drawn, line, every)
        under = self._under(rows, drawn, every)
        tally = self._tally(places, self._counts(rows, new, *under), every)
        cost = self._cost(tally, places)
        return Tries(cost, tally, places, rows, bulge, crowded, drawn, new, *under)

    def take(self, tries: Tries, chosen: int) -> None:
        """Let one of the tries be the picture."""
        rows, now = tries.rows, self._tables
        new = tries.tables.at(chosen)
        self.places = tries.places[chosen].copy()
        self.arcs.put(rows, tries.arcs.at(chosen))
        now.cross[:, rows] = new.cross.T
        now.tip_on[:, rows] = tries.tip_under[chosen]
        now.sign_on[:, rows] = tries.sign_under[chosen]
        for name in _TABLES:
            getattr(now, name)[rows] = getattr(new, name)
        self._bowing.stand(self.places)
        self._bowing.keep(rows, tries.bulge[chosen], tries.crowded[chosen])

    def _cost(self, tally: Tally, places: Floats) -> Any:
        cost = tally.cost(len(self.net.ids), len(self.net.ends))
        if self._home is None:
            return cost
        away = places - self._home.places
        far = np.hypot(away[..., 0], away[..., 1]) / self.net.link_length
        return cost + self._home.worth * far.mean(axis=-1)

    def _drawn(self, places: Floats, rows: Ints, bulge: Floats) -> tuple[Arcs, Floats]:
        """(k, rows) arcs of these links with the variables at ``places`` (k, n, 2)."""
        source, target = self.net.ends[rows].T
        sizes = self.net.sizes[source], self.net.sizes[target]
        return arcs(places[:, source], places[:, target], bulge, sizes, self._style)

    def _compared(
        self, rows: Ints, places: Floats, drawn: Arcs, line: Floats, every: Arcs
    ) -> Tables:
        mine, others = drawn.at(_EACH), every.at(_ALL)
        cross = crossing(mine, others)
        tip_on, sign_on = marks_on(mine, others, _OFF_LINE)
        for table in (cross, tip_on, sign_on):
            table[:, np.arange(len(rows)), rows] = False
        sizes = self.net.sizes
        through = measures.through(line, drawn.low, drawn.high, places, sizes)
        ends, at = self.net.ends[rows], np.arange(len(rows))
        through[:, at, ends[:, 0]] = through[:, at, ends[:, 1]] = False
        sign_in = measures.inside(drawn.sign, places[:, None], sizes, _SIGN_ROOM)
        return Tables(cross, tip_on, sign_on, through, sign_in)

    def _under(self, rows: Ints, drawn: Arcs, every: Arcs) -> tuple[Bools, Bools]:
        """(k, m, rows) which heads, and which signs, lie on the links of ``rows``."""
        lines, points = drawn.at(_ALL), every.at(_EACH)
        tip_on, sign_on = marks_on(points, lines, _OFF_LINE)
        for table in (tip_on, sign_on):
            table[:, rows, np.arange(len(rows))] = False
        return tip_on, sign_on

    def _counts(
        self, rows: Ints, new: Tables, tip_under: Bools, sign_under: Bools
    ) -> tuple[Any, ...]:
        """Crossings, through, signs, heads of each try."""
        rest = np.ones(len(self.net.ends), dtype=bool)
        rest[rows] = False
        cross, through, signs, heads = _standing(self._tables, rest)
        each = (1, 2)
        both = new.cross[:, :, rows].sum(axis=each) // 2
        cross = cross + new.cross[:, :, rest].sum(axis=each) + both
        through = through + new.through.sum(axis=each)
        signs = signs + new.sign_in.sum(axis=each) + new.sign_on.sum(axis=each)
        signs = signs + sign_under[:, rest].sum(axis=each)
        heads = heads + new.tip_on.sum(axis=each) + tip_under[:, rest].sum(axis=each)
        return cross, through, signs, heads

    def _tally(self, places: Floats, counts: tuple[Any, ...], drawn: Arcs) -> Tally:
        half = self.net.sizes / 2
        low = np.concatenate([places - half, drawn.low], axis=-2)
        high = np.concatenate([places + half, drawn.high], axis=-2)
        cross, through, signs, heads = counts
        return Tally(
            crossings=cross,
            through=through,
            signs=signs,
            heads=heads,
            short=(drawn.seen < _SHORT).sum(axis=-1),
            names=self._titles.run_over(places, drawn),
            strangers=self._areas.strangers(places),
            roundness=self._loops.roundness(places),
            sprawl=measures.sprawl(low, high, self.net.sizes, ASPECT),
            looseness=self._areas.looseness(places),
            unevenness=measures.unevenness(drawn.seen),
        )


_TABLES = tuple(Tables.__slots__)
_NOBODY = np.zeros(0, dtype=np.intp)
_EACH = (slice(None), slice(None), None)
_ALL = (slice(None), None, slice(None))


def _standing(tables: Tables, rest: Bools) -> tuple[int, int, int, int]:
    """Crossings, through, signs and heads among the links of ``rest`` (m,) alone."""
    kept = rest.astype(np.float32)

    def among(table: Bools) -> int:
        return int(kept @ (table @ kept))

    return (
        among(tables.cross) // 2,
        int(tables.through[rest].sum()),
        int(tables.sign_in[rest].sum()) + among(tables.sign_on),
        among(tables.tip_on),
    )
