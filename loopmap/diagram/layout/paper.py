"""What already lies on the paper while new variables are placed one after another."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from loopmap.diagram.geometry import Box
from loopmap.diagram.layout.net import Bools, Floats, Ints
from loopmap.model.ids import RecordId


class Paper:
    """The labels that stand, by id, and walls: boxes of other things to keep clear of.

    ``pad`` is the paper that labels keep between them, in map units. ``areas`` are those of
    groups, which only their own members may be put in.
    """

    def __init__(self, standing: Mapping[RecordId, Box], walls: Sequence[Box], pad: float) -> None:
        self.standing = dict(standing)
        self._pad = pad
        self._walls = list(walls)
        self._boxes = _rows([*self.standing.values(), *self._walls])
        self.areas: Mapping[RecordId, Box] = {}

    def put(self, record: RecordId, box: Box) -> None:
        """Have one more label stand."""
        self.standing[record] = box
        self._boxes = np.vstack([self._boxes, _rows([box])])

    def is_free(
        self,
        tried: Floats,
        size: Floats,
        pad: float | None = None,
        homes: Collection[RecordId | None] = (),
    ) -> Bools:
        """(k,): whether a label of that size would lie clear at each place tried (k, 2).

        ``homes``: the groups in whose areas it may lie.
        """
        wanted = self._pad if pad is None else pad
        foreign = [area for group, area in self.areas.items() if group not in homes]
        near = np.vstack([self._near(tried, size, wanted), _rows(foreign)])
        reach = (near[:, 2:] + size) / 2 + wanted
        apart = np.abs(tried[:, None] - near[:, :2])
        close = (apart[..., 0] < reach[:, 0]) & (apart[..., 1] < reach[:, 1])
        return np.asarray(~close.any(axis=-1))

    def crowding(self, tried: Floats, size: Floats, room: float) -> Floats:
        """(k,): how far each place takes from others the ``room`` they want around them."""
        near = self._near(tried, size, room)
        between = np.maximum(np.abs(tried[:, None] - near[:, :2]) - (near[:, 2:] + size) / 2, 0.0)
        taken = 1.0 - np.hypot(between[..., 0], between[..., 1]) / room
        return np.asarray(np.maximum(taken, 0.0).sum(axis=1))

    def _near(self, tried: Floats, size: Floats, pad: float) -> Floats:
        """(k, 4) boxes of what a label of that size could touch at one of the places tried."""
        reach = (self._boxes[:, 2:] + size) / 2 + pad
        low, high = tried.min(axis=0) - reach, tried.max(axis=0) + reach
        places = self._boxes[:, :2]
        return np.asarray(self._boxes[((places > low) & (places < high)).all(axis=1)])

    def nearest(self, place: Floats, count: int) -> list[RecordId]:
        """The standing variables nearest to a place, by distance and then by id."""
        ids = sorted(self.standing)
        boxes = _rows([self.standing[i] for i in ids])
        far = np.hypot(*(boxes[:, :2] - place).T)
        order: Ints = np.argsort(far, kind="stable")[:count]
        return [ids[k] for k in order.tolist()]


def _rows(boxes: Sequence[Box]) -> Floats:
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)
