"""A map sketched: every link two straight lines with a knee where its arc is highest.

That is near enough to what is drawn to tell which of many places for a variable is
better, and a hundred times quicker than drawing them. What is kept for it: on which
side of every line every variable lies. Single precision serves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.layout.bows import Bending
from loopmap.diagram.layout.fences import Fences
from loopmap.diagram.layout.net import Bools, Floats, Ints, Net
from loopmap.diagram.layout.rings import round_off
from loopmap.diagram.layout.shape import hop_distances

Singles = NDArray[np.float32]
Counts = NDArray[np.int8]

_CLEAR = 7.0
"""A line is wanted no nearer to a foreign label, in map units."""

_ROOM = 70.0
"""Paper wanted between the cards of a link."""

_THROUGH, _SHORT, _OFF_PAGE, _KNEE_OFF_PAGE = 1.0, 0.8, 4.0, 1.2
"""What things cost, in crossings; off the page per link's length."""


class Sketch:
    """Variables at ``places`` (n, 2), wanted on a ``page`` (2,) about the origin.

    ``pull`` is the worth of distances on paper that are like distances along links.
    """

    def __init__(self, net: Net, places: Floats, page: Floats, pull: float) -> None:
        self.net = net
        self.places = places.astype(np.float32)
        self._half = (net.sizes / 2).astype(np.float32)
        self._page = (page / 2).astype(np.float32)
        self._walls = net.walls.astype(np.float32)
        self._room = np.vstack([self._half, self._walls[:, 2:] / 2]) + np.float32(net.pad - 1e-3)
        self._bending = Bending(net)
        self._fences = Fences(net, places)
        self._length = np.float32(net.link_length)
        wanted, weights = round_off(net.loops(), *hop_distances(net), net.link_length)
        self._wanted = (wanted / net.link_length).astype(np.float32)
        self._pull = (pull * weights).astype(np.float32)
        self._source, self._target = net.ends.T
        self._of = [np.flatnonzero((net.ends == v).any(axis=1)) for v in range(len(net.ids))]
        self.tied = [np.flatnonzero(row) for row in net.adjacency()]
        self._touches = np.zeros((len(net.ends), len(net.ids)), dtype=bool)
        for v, links in enumerate(self._of):
            self._touches[links, v] = True
        self._strange = ~(self._touches[:, self._source] | self._touches[:, self._target])
        self._bend_all()

    def is_clear(self, one: int, tried: Singles) -> Bools:
        """(k,) whether the label of ``one`` would be clear of others and of notes at each place."""
        off = np.abs(tried[:, None] - np.vstack([self.places, self._walls[:, :2]]))
        near = (off < self._half[one] + self._room).all(axis=-1)
        near[:, one] = False
        return np.asarray(~near.any(axis=1))

    def price(self, one: int, tried: Singles) -> Floats:
        """(k,) what is wrong about the variable ``one`` at each of the places tried (k, 2).

        In crossings; only differences mean anything. O(k * its links * all links).
        """
        far = np.hypot(*np.moveaxis(tried[:, None] - self.places, -1, 0)) / self._length
        cost = (self._pull[one] * (far - self._wanted[one]) ** 2).sum(axis=1)
        cost += _OFF_PAGE * self._off_page(tried, self._half[one])
        cost += self._fences.price(one, _double(tried), _double(self.places))
        beside = [_side(tried, *line) for line in self._halves]
        cost += _THROUGH * self._lines_through(one, tried, beside)
        if len(self._of[one]):
            cost += self._own_links(one, tried, [side > 0 for side in beside])
        return np.asarray(cost, dtype=np.float64)

    def put(self, one: int, place: Singles) -> None:
        """Have the variable ``one`` there. O(n * its links and those of its loops)."""
        self.places[one] = place
        self._fences.put(one, _double(self.places))
        self._bend(self._bending.touched_by(one))
        for half, line in enumerate(self._halves):
            self._beside[half][one] = _side(place[None], *line)[0] > 0

    # how

    def _bend_all(self) -> None:
        n, m = len(self.net.ids), len(self.net.ends)
        self._knee = np.zeros((m, 2), dtype=np.float32)
        self._halves = tuple((np.zeros((m, 2), np.float32), np.zeros(m, np.float32)) for _ in "ab")
        self._beside = tuple(np.zeros((n, m), dtype=bool) for _ in "ab")
        self._bend(np.arange(m))

    def _bend(self, links: Ints) -> None:
        """Links anew between their ends, and who lies on which side of their halves."""
        start, end = self.places[self._source[links]], self.places[self._target[links]]
        bow = self._bending.ideal(links, _double(self.places)[None])[0].astype(np.float32)
        self._knee[links] = knee = _knee(start, end, bow)
        for (way, offset), beside, first, last in zip(
            self._halves, self._beside, (start, knee), (knee, end), strict=True
        ):
            way[links] = last - first
            offset[links] = _cross(way[links], first)
            beside[:, links] = _side(self.places, way[links], offset[links]) > 0

    def _off_page(self, tried: Singles, half: Singles | float) -> Singles:
        """(…) how far places (…, 2) with so much around them are off the page, in link lengths."""
        off = np.maximum(np.abs(tried) + half - self._page, 0).sum(axis=-1)
        return np.asarray(off / self._length, dtype=np.float32)

    def _lines_through(self, one: int, tried: Singles, beside: list[Singles]) -> Ints:
        """(k,) how many foreign links pass through the label of ``one``."""
        reach = self._half[one] + np.float32(_CLEAR)
        starts = (self.places[self._source], self._knee)
        hit = np.zeros((len(tried), len(self._knee)), dtype=bool)
        for (way, _), start, side in zip(self._halves, starts, beside, strict=True):
            hit |= _passes(side, np.abs(way), tried[:, None] - (start + way / 2), reach)
        return np.asarray((hit & ~self._touches[:, one]).sum(axis=1))

    def _own_links(self, one: int, tried: Singles, here: list[Bools]) -> Singles:
        """(k,) crossings of the links of ``one``, labels they run through, knees off the page."""
        links = self._of[one]
        outward = self._source[links] == one
        other = np.where(outward, self._target[links], self._source[links])
        far = np.broadcast_to(self.places[other], (len(tried), len(links), 2))
        near = np.broadcast_to(tried[:, None], far.shape)
        knee = _knee(near, far, self._bows(one, tried) * np.where(outward, 1, -1))
        at_knee = [_side(knee, *line) > 0 for line in self._halves]
        at_far = [beside[other] for beside in self._beside]
        crossed = np.zeros((len(tried), len(links), len(self._knee)), dtype=np.int8)
        through = np.zeros((len(tried), len(links), len(self.places)), dtype=bool)
        for start, end, before, after in (
            (near, knee, [side[:, None] for side in here], at_knee),
            (knee, far, at_knee, at_far),
        ):
            parted = [a ^ b for a, b in zip(before, after, strict=True)]
            self._compare(start, end - start, parted, crossed, through)
        crossed *= self._strange[links]
        through[..., one] = through[:, np.arange(len(links)), other] = False
        cost = crossed.sum(axis=(1, 2)) + _THROUGH * through.sum(axis=(1, 2))
        cost = cost + _SHORT * self._too_short(one, other, far - near)
        return np.asarray(cost + _KNEE_OFF_PAGE * self._off_page(knee, 0.0).sum(axis=1))

    def _too_short(self, one: int, other: Ints, way: Singles) -> Singles:
        """(k,) how many lines (k, d, 2) have no room for sign and head; a little short is less."""
        length = np.maximum(np.hypot(way[..., 0], way[..., 1]), 1.0)
        covered = np.maximum(np.abs(way), 1e-3) / length[..., None]
        hidden = (self._half[one] / covered).min(axis=-1)
        hidden += (self._half[other] / covered).min(axis=-1)
        short = np.clip((hidden + _ROOM - length) / _ROOM, 0.0, 1.0)
        return np.asarray(short.sum(axis=1))

    def _bows(self, one: int, tried: Singles) -> Singles:
        places = np.repeat(_double(self.places)[None], len(tried), axis=0)
        places[:, one] = tried
        return self._bending.ideal(self._of[one], places).astype(np.float32)

    def _compare(
        self, start: Singles, way: Singles, parted: list[Bools], crossed: Counts, through: Bools
    ) -> None:
        """Add what lines (k, d, 2) cross and run through.

        ``parted``: whether their ends lie on both sides of each half of every link.
        """
        offset = _cross(way, start)[..., None]
        side = way[..., :1] * self.places[:, 1] - way[..., 1:] * self.places[:, 0] - offset
        beyond = side > 0
        knee = way[..., :1] * self._knee[:, 1] - way[..., 1:] * self._knee[:, 0] > offset
        crossed += (beyond[..., self._source] ^ knee) & parted[0]
        crossed += (beyond[..., self._target] ^ knee) & parted[1]
        middle = (start + way / 2)[..., None, :]
        reach = self._half + np.float32(_CLEAR)
        away = np.asarray(self.places - middle, dtype=np.float32)
        through |= _passes(side, np.abs(way)[..., None, :], away, reach)


def _double(places: Singles) -> Floats:
    return places.astype(np.float64)


def _cross(way: Singles, place: Singles) -> Singles:
    return np.asarray(way[..., 0] * place[..., 1] - way[..., 1] * place[..., 0])


def _side(places: Singles, way: Singles, offset: Singles) -> Singles:
    """(…, m) on which side, times how far, of each line the places (…, 2) lie."""
    return np.asarray(places[..., 1:] * way[:, 0] - places[..., :1] * way[:, 1] - offset)


def _knee(start: Singles, end: Singles, bow: Singles) -> Singles:
    """(…, 2) the highest point of arcs of these bulges."""
    way = end - start
    left = np.stack([way[..., 1], -way[..., 0]], axis=-1)
    return np.asarray((start + end) / 2 + left * (bow / 2)[..., None], dtype=np.float32)


def _passes(side: Singles, way: Singles, away: Singles, reach: Singles) -> Bools:
    """Whether a line, half its ``way`` about its middle, meets a box that is so far ``away``.

    ``side``: the cross product of way and place; ``way``: without signs.
    """
    hit = np.abs(side) <= reach[..., 0] * way[..., 1] + reach[..., 1] * way[..., 0]
    hit &= np.abs(away[..., 0]) <= way[..., 0] / 2 + reach[..., 0]
    hit &= np.abs(away[..., 1]) <= way[..., 1] / 2 + reach[..., 1]
    return np.asarray(hit)
