"""Lines as arcs between their drawn ends, which may be bent otherwise, and what they keep off."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.occupied import Occupied


class Obstacles(NamedTuple):
    """What lines keep off: ``ground`` answers a row, ``owner`` the card each row belongs to.

    ``boxes``: (rows, 4) what is drawn there. Rows beyond the cards are marks of roles, which
    belong to a card, and names of groups, which belong to none (-1).
    """

    ground: Occupied
    owner: Ints
    boxes: Floats


class Arcs(NamedTuple):
    """Lines between their drawn ends, one row each; ``own`` are the cards they join."""

    tails: Floats
    tips: Floats
    bows: Floats
    own: Ints

    def rows(self, which: Ints) -> Arcs:
        """Those lines alone."""
        tails, tips, bows, own = self
        return Arcs(tails[which], tips[which], bows[which], own[which])

    @property
    def chords(self) -> Floats:
        """(lines,) from end to end in map units."""
        found: Floats = np.hypot(*(self.tips - self.tails).T)
        return found


def places_along(arcs: Arcs, bows: Floats, turn: Floats) -> Floats:
    """(2, lines, bows, places) where the lines run with these ``bows`` (lines, bows).

    ``turn``: (places,) shares of the way from the middle of a line to its ends, from -1 to 1:
    the middle, and the same on both sides of it. To a hundredth of a map unit, which takes
    a fifth of the time.
    """
    half = 2 * np.arctan(np.where(np.abs(bows) < 1e-6, 1e-6, bows))[:, :, None]
    half, turn = half.astype(np.float32), turn.astype(np.float32)
    after = half * turn[len(turn) // 2 :]
    sines, cosines = np.sin(after), np.cos(after)
    share = np.concatenate([-sines[..., :0:-1], sines], axis=2)
    rise = np.concatenate([cosines[..., :0:-1], cosines], axis=2)
    twice = 2 * np.sin(half)
    share /= twice
    share += np.float32(0.5)
    rise -= np.cos(half)
    rise /= twice
    starts = arcs.tails.T.astype(np.float32)[:, :, None, None]
    wide, high = (arcs.tips - arcs.tails).T.astype(np.float32)[:, :, None, None]
    places: Floats = starts + np.stack((share * wide + rise * high, share * high - rise * wide))
    return places


def meet(low: Floats, high: Floats, boxes: Floats) -> NDArray[np.bool_]:
    """Whether spans have a part of a box in them, by the rules of numpy's broadcasting."""
    half = boxes[..., 2:] / 2
    least, most = boxes[..., :2] - half, boxes[..., :2] + half
    # One axis after the other, for numpy is slow along an axis of two.
    found = low[..., 0] <= most[..., 0]
    found &= low[..., 1] <= most[..., 1]
    found &= high[..., 0] >= least[..., 0]
    found &= high[..., 1] >= least[..., 1]
    return np.asarray(found)
