"""A map drawn so that one variable after another can be tried at many places.

What is looked at for a variable are its own links as they would be drawn, the links
that would run through its label, its loops and its area. What its card would make
others bow around is left out, which makes a try ten times cheaper than drawing it.
"""

from __future__ import annotations

import numpy as np

from loopmap.diagram.layout import measures
from loopmap.diagram.layout.arcs import Arcs, arcs, crossing, marks_on
from loopmap.diagram.layout.bows import Bowing
from loopmap.diagram.layout.fences import Fences
from loopmap.diagram.layout.net import Bools, Floats, Ints, Net
from loopmap.diagram.layout.rings import round_off
from loopmap.diagram.layout.shape import hop_distances
from loopmap.diagram.style import Style

_ROOM = 70.0
"""Paper wanted between the cards of a link."""

_THROUGH, _MARK, _SHORT, _OFF_PAGE, _LINE_OFF_PAGE = 2.0, 0.35, 0.8, 4.0, 1.2
"""What things cost, in crossings; off the page per link's length."""

_ROUND = 0.8
"""What a loop without any roundness costs, in crossings per link for all loops."""

_SMALL, _SPARSE, _PROMISING = 80, 2.0, 22
"""On maps of more variables than the first, with no more links for each than the second, so
many places of each that seem best are looked at with its links as drawn; elsewhere all are."""

_OFF_LINE = 9.0
_NOBODY = np.zeros(0, dtype=np.intp)
_EACH = (slice(None), slice(None), None)
_ALL = (None, None, slice(None))


class Sketch:
    """Variables at ``places`` (n, 2), wanted on a ``page`` (2,) about the origin.

    ``pull`` is the worth of distances on paper that are like distances along links.
    ``tied`` are the neighbours of each variable, ``mates`` those of its area, and ``free``
    (n + w,) tells which labels and notes may be moved.
    """

    def __init__(self, net: Net, places: Floats, page: Floats, pull: float, style: Style) -> None:
        self.net, self._style = net, style
        self.places = places.copy()
        self._page = page / 2
        self._half = net.sizes / 2
        self._room = np.vstack([self._half, net.walls[:, 2:] / 2]) + (net.pad - 1e-3)
        self._fences = Fences(net, places)
        named = {frozenset(loop) for loop in net.named}
        loops = measures.Loops(net.loops(), named)
        self._loops = [loops.through(one) for one in range(len(net.ids))]
        wanted, weights = round_off(net.loops(), *hop_distances(net), net.link_length)
        self._wanted, self._pull = wanted / net.link_length, pull * weights
        all_of = range(len(net.ids))
        self._of = [np.flatnonzero((net.ends == v).any(axis=1)) for v in all_of]
        self.free = np.concatenate([~net.pinned, np.zeros(len(net.walls), dtype=bool)])
        self.mates = [np.setdiff1d(np.flatnonzero(net.group == net.group[v]), [v]) for v in all_of]
        self.tied = [np.flatnonzero(row) for row in net.adjacency()]
        few = len(net.ids) > _SMALL and len(net.ends) <= _SPARSE * len(net.ids)
        self._most = _PROMISING if few else None
        self._bowing = Bowing(net, self.places)
        every = np.arange(len(net.ends))
        self._arcs, self._lines = self._drawn(every, *self._as_they_stand(every))

    def in_the_way(self, one: int, tried: Floats) -> Bools:
        """(k, n + w) the labels and notes that the label of ``one`` would be too near to."""
        there = np.concatenate([self.places, self.net.walls[:, :2]]).T
        reach = (self._half[one] + self._room).T
        near = np.abs(tried[:, :1] - there[0]) < reach[0]
        near &= np.abs(tried[:, 1:] - there[1]) < reach[1]
        near[:, one] = False
        return np.asarray(near)

    def price(self, one: int, tried: Floats, besides: Floats) -> Floats:
        """(k,) what is wrong about the variable ``one`` at each of the places tried (k, 2).

        In crossings; only differences mean anything. ``besides`` (k,) is what else speaks
        against each. On large maps of few links those are drawn at the first of them and at
        those that cost least by all else; the others cost infinitely much. O(its links * all
        links) for each, and far less where most lie apart.
        """
        far = np.hypot(*np.moveaxis(tried[:, None] - self.places, -1, 0)) / self.net.link_length
        cost = (self._pull[one] * (far - self._wanted[one]) ** 2).sum(axis=1)
        cost += _OFF_PAGE * self._off_page(tried - self._half[one], tried + self._half[one])
        cost += self._fences.price(one, tried, self.places)
        cost += _THROUGH * self._lines_through(one, tried)
        if not len(self._of[one]):
            return np.asarray(cost)
        cost -= _ROUND * len(self.net.ends) * self._loops[one].roundness(self._at(one, tried))
        closely = np.union1d(np.argsort(cost + besides, kind="stable")[: self._most], 0)
        whole = np.full(len(cost), np.inf)
        whole[closely] = cost[closely] + self._own_links(one, self._at(one, tried[closely]))
        return whole

    def harden(self, share: float) -> None:
        """Let areas keep strangers out a little at 0 and wholly at 1."""
        self._fences.harden(share)

    def put(self, one: int, place: Floats) -> None:
        """Have the variable ``one`` there, and every link drawn anew that this bends."""
        stale = self._bowing.stale(np.array([one]), place[None, None])
        self.places[one] = place
        self._fences.put(one, self.places)
        self._bowing.stand(self.places)
        drawn, self._lines[stale] = self._drawn(stale, *self._as_they_stand(stale))
        self._arcs.put(stale, drawn)

    # how

    def _as_they_stand(self, links: Ints) -> tuple[Floats, Floats]:
        """(n, 2) where the variables are, and the bulges (links,) that these links have there."""
        chosen, crowded = self._bowing.choose(links, _NOBODY, self.places[None])
        self._bowing.keep(links, chosen[0], crowded[0])
        return self.places, chosen[0]

    def _drawn(self, links: Ints, places: Floats, bulge: Floats) -> tuple[Arcs, Floats]:
        """(…, links) arcs with the variables at ``places`` (…, n, 2)."""
        source, target = self.net.ends[links].T
        sizes = self.net.sizes[source], self.net.sizes[target]
        return arcs(places[..., source, :], places[..., target, :], bulge, sizes, self._style)

    def _at(self, one: int, tried: Floats) -> Floats:
        """(k, n, 2) all places, one variable at each of those tried."""
        places = np.repeat(self.places[None], len(tried), axis=0)
        places[:, one] = tried
        return places

    def _off_page(self, low: Floats, high: Floats) -> Floats:
        """(…) how far boxes (…, 2) are off the page, in link lengths."""
        off = np.maximum(high - self._page, 0) + np.maximum(-self._page - low, 0)
        return np.asarray(off.sum(axis=-1) / self.net.link_length)

    def _lines_through(self, one: int, tried: Floats) -> Ints:
        """(k,) how many foreign links pass through the label of ``one``."""
        foreign = np.ones(len(self.net.ends), dtype=bool)
        foreign[self._of[one]] = False
        sizes = np.broadcast_to(self.net.sizes[one], tried.shape)
        low, high = self._arcs.low[None, foreign], self._arcs.high[None, foreign]
        hit = measures.through(self._lines[None, foreign], low, high, tried[None], sizes)
        return np.asarray(hit[0].sum(axis=0))

    def _own_links(self, one: int, places: Floats) -> Floats:
        """(k,) what is wrong about the links of ``one``, as drawn."""
        links, each = self._of[one], (1, 2)
        bulge, _ = self._bowing.choose(links, np.array([one]), places)
        drawn, line = self._drawn(links, places, bulge)
        mine, others = drawn.at(_EACH), self._arcs.at(_ALL)
        found = [crossing(mine, others), *marks_on(mine, others, _OFF_LINE)]
        found += marks_on(others, mine, _OFF_LINE)
        for table in found:
            table[..., links] = False
        cross, *marks = (table.sum(axis=each) for table in found)
        through = measures.through(line, drawn.low, drawn.high, places, self.net.sizes)
        ends = self.net.ends[links]
        at = np.arange(len(links))
        through[:, at, ends[:, 0]] = through[:, at, ends[:, 1]] = False
        short = np.clip((_ROOM - drawn.seen) / _ROOM, 0.0, 1.0).sum(axis=1)
        off = self._off_page(drawn.low, drawn.high).sum(axis=1)
        cost = cross + _THROUGH * through.sum(axis=each) + _MARK * sum(marks)
        return np.asarray(cost + _SHORT * short + _LINE_OFF_PAGE * off)
