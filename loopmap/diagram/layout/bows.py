"""The bulges of a layout's links, chosen as the drawing chooses them, for many tries at once."""

from __future__ import annotations

import numpy as np

from loopmap.diagram.bulge import Bows, Ground, bulges_and_crowded, ideal_bulges
from loopmap.diagram.layout.net import Bools, Floats, Ints, Net
from loopmap.diagram.occupied import Cells, Occupied

_ROOM = 30.0
"""How near a card may come to a link before the link is looked at again, map units."""


class Bending:
    """Which bulges links would have were no cards in their way."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._members, self._real = _ring_table(net)
        pairs = {(s, t) for s, t in net.ends.tolist()}
        self._pair = np.array([(t, s) in pairs for s, t in net.ends.tolist()], dtype=bool)
        self._touching = _touching(net)

    def touched_by(self, moved: Ints | int) -> Ints:
        """Links that end at one of these variables or are curved by a loop through one."""
        return np.flatnonzero(self._touching[np.atleast_1d(moved)].any(axis=0))

    def ideal(self, rows: Ints, places: Floats) -> Floats:
        """(k, rows) bulges with the variables at ``places`` (k, n, 2); those set by hand stay."""
        wanted = ideal_bulges(self.bows(rows, places)).reshape(len(places), -1)
        return self.as_set(rows, wanted)

    def as_set(self, rows: Ints, wanted: Floats) -> Floats:
        """The bulges ``wanted`` (k, rows), or those set by hand."""
        bent = self._net.bent[rows]
        return np.where(np.isnan(bent), wanted, bent)

    def bows(self, rows: Ints, places: Floats) -> Bows:
        """What the bulges of these links follow from, all of one try after the other."""
        k, ends = len(places), self._net.ends[rows]
        ring, real = places[:, self._members[rows]], self._real[rows]
        size = real.sum(axis=1)
        share = real / np.maximum(size, 1.0)[:, None]
        middle = (ring * share[..., None]).sum(axis=2)
        away = ring - middle[:, :, None]
        spread = (np.hypot(away[..., 0], away[..., 1]) * share).sum(axis=2)
        return Bows(
            places[:, ends[:, 0]].reshape(-1, 2),
            places[:, ends[:, 1]].reshape(-1, 2),
            middle.reshape(-1, 2),
            spread.reshape(-1),
            np.tile(size.astype(np.intp), k),
            np.tile(self._pair[rows], k),
            np.tile(ends, (k, 1)),
        )


class Bowing:
    """Which bulge each link has where the variables stand, and would have elsewhere."""

    def __init__(self, net: Net, places: Floats) -> None:
        self._net = net
        self._bending = Bending(net)
        self._reach = np.zeros(len(net.ends))
        self.stand(places)

    def stand(self, places: Floats) -> None:
        """Have the variables at these places (n, 2)."""
        self._places = places
        self._ground = Occupied(np.hstack((places, self._net.sizes)))

    def keep(self, rows: Ints, bulge: Floats, crowded: Bools) -> None:
        """Remember what was chosen for these links (rows,)."""
        self._reach[rows] = np.where(crowded, 0.5, np.abs(bulge) / 2)

    def stale(self, moved: Ints, there: Floats) -> Ints:
        """Links that may look otherwise when ``moved`` (s,) go to one of ``there`` (k, s, 2)."""
        found = np.zeros(len(self._net.ends), dtype=bool)
        found[self._bending.touched_by(moved)] = True
        start, end = self._places[self._net.ends[:, 0]], self._places[self._net.ends[:, 1]]
        room = (np.hypot(*(end - start).T) * self._reach + _ROOM)[:, None]
        low, high = np.minimum(start, end) - room, np.maximum(start, end) + room
        for one, places in zip(moved, np.moveaxis(there, 1, 0), strict=True):
            boxes = np.vstack([places, self._places[one]])
            half = self._net.sizes[one] / 2
            apart = (boxes - half > high[:, None]) | (boxes + half < low[:, None])
            found |= (~apart.any(axis=2)).any(axis=1)
        return np.flatnonzero(found)

    def choose(self, rows: Ints, moved: Ints, places: Floats) -> tuple[Floats, Bools]:
        """(k, rows) bulges with the variables at ``places`` (k, n, 2); only ``moved`` have moved.

        Answers also which of these links are crowded.
        """
        k, count = len(places), len(rows)
        bows = self._bending.bows(rows, places)
        chosen, crowded = bulges_and_crowded(bows, self._around(moved, places, count))
        chosen = self._bending.as_set(rows, chosen.reshape(k, count))
        return chosen, crowded.reshape(k, count)

    def _around(self, moved: Ints, places: Floats, count: int) -> Ground:
        if not len(moved):
            return self._ground
        boxes = np.concatenate(
            (
                places[:, moved],
                np.broadcast_to(self._net.sizes[moved], (len(places), len(moved), 2)),
            ),
            axis=2,
        )
        first, last = self._ground.span(boxes)
        # Counted from the first cell on, cells before it are beyond all others.
        size = np.maximum(last - first + 1, 0)
        spans = np.moveaxis(np.stack((first, size)), -1, 1).astype(np.int32)
        return _Ground(self._ground.without(moved), moved, np.repeat(spans, count, axis=2))


class _Ground:
    """Where cards lie, a few of them elsewhere for every link.

    ``spans`` (2, 2, links, s): the first columns and rows of the ``moved`` cards (s,), and of
    how many each covers.
    """

    def __init__(self, rest: Occupied, moved: Ints, spans: Cells) -> None:
        self._rest, self._moved, self._spans = rest, moved, spans

    def for_rows(self, rows: Ints, /) -> _Ground:
        """The ground of some of the links."""
        return _Ground(self._rest, self._moved, self._spans[:, :, rows])

    def at(self, places: Floats) -> Cells:
        """The card at each place (2, links, tries, samples), as ``Occupied`` would answer it."""
        cells = self._rest.cells(places)
        card = self._rest.in_cells(cells)
        for which, one in enumerate(self._moved.tolist()):
            first, size = self._spans[..., which, None, None]
            columns, rows = (cells - first).view(np.uint32) < size.view(np.uint32)
            columns &= rows
            np.putmask(card, columns, one)
        return card


def _touching(net: Net) -> Bools:
    """(n, m): whether moving a variable moves the link's end or the loop that curves it."""
    found = np.zeros((len(net.ids), len(net.ends)), dtype=bool)
    rows = np.arange(len(net.ends))
    found[net.ends[:, 0], rows] = found[net.ends[:, 1], rows] = True
    for row, ring in enumerate(net.ring):
        found[list(ring), row] = True
    return found


def _ring_table(net: Net) -> tuple[Ints, Floats]:
    """(m, k) members of each link's loop, filled up with variable 0, and (m, k) 1 for real ones."""
    longest = max((len(ring) for ring in net.ring), default=0) or 1
    members = np.zeros((len(net.ring), longest), dtype=np.intp)
    real = np.zeros((len(net.ring), longest))
    for row, ring in enumerate(net.ring):
        members[row, : len(ring)] = ring
        real[row, : len(ring)] = 1.0
    return members, real
