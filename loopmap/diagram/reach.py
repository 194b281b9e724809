"""Which drawn paths come into a part of the map: by their pieces, not by the box around them.

A long bow lies on few of the tiles that the box around it covers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import ROOM

BOW = 0.08
"""No piece of a path rises further from its chord than this share of it."""


def line_spans(lines: Floats) -> tuple[Floats, Floats]:
    """Least and greatest x and y of each path with its sign: two of (n, 2).

    ``lines``: (n, points + 1, 2). Point by point: numpy takes ten times as long along a short axis.
    """
    low = high = lines[:, 0]
    for point in range(1, lines.shape[1]):
        low, high = np.minimum(low, lines[:, point]), np.maximum(high, lines[:, point])
    return low, high


def piece_spans(lines: Floats) -> tuple[Floats, Floats]:
    """Least and greatest x and y of each piece of each path and of its sign, with room for both.

    ``lines``: (n, points + 1, 2), the last being the sign. Answers two of (n, points, 2).
    """
    one, other = lines[:, :-2], lines[:, 1:-1]
    room = ROOM + BOW * np.abs(other - one).max(axis=2, initial=0.0)[:, :, None]
    sign = lines[:, -1:]
    low = np.concatenate([np.minimum(one, other) - room, sign - ROOM], axis=1)
    high = np.concatenate([np.maximum(one, other) + room, sign + ROOM], axis=1)
    return low, high


def reaching(lines: Floats, box: Box) -> NDArray[np.bool_]:
    """Which of the paths have something drawn in ``box``; one too many rather than too few."""
    low, high = piece_spans(lines)
    inside: NDArray[np.bool_] = (low <= (box.right, box.bottom)) & (high >= (box.left, box.top))
    found: NDArray[np.bool_] = np.any(np.all(inside, axis=2), axis=1)
    return found
