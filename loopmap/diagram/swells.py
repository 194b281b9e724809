"""Links swollen by what flows through them: spindles along their lines, thicker to the head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.link_path import LinkPath

WIDEST = 6.5
"""Half the width, at the head, of the link through which most flows, in map units."""

LEAST = 0.04
"""What is less than that share of the most that flows is not shown."""

_POINTS, _POINTS_OF_FEW, _FEW = 8, 24, 200
"""Points of a spine; more where there are few links, so that long bows have no corners."""

_AT_TAIL = 0.3
"""How wide a spindle is where it begins, as a share of its head's."""


class Spines:
    """The middle lines of links, from which spindles of any width are made.

    ``middle``: (links, points, 2); ``aside``: how far its edge is away where the link is
    half a unit wide at its head, of the same shape.
    """

    def __init__(self, paths: Sequence[LinkPath], before: Spines | None = None) -> None:
        """``before``: those of a drawing of which most paths are the very same. O(other paths).

        ``anew``: the rows of the others.
        """
        points = _POINTS_OF_FEW if len(paths) <= _FEW else _POINTS
        self.paths = paths  # what is known by its id has to live
        self.middle: Floats = np.empty((len(paths), points, 2))
        self.aside: Floats = np.empty((len(paths), points, 2))
        anew: Ints = np.arange(len(paths))
        if before is not None and before.middle.shape[1] == points:
            row_of = {id(path): row for row, path in enumerate(before.paths)}
            then = np.array([row_of.get(id(path), -1) for path in paths], dtype=np.intp)
            same, anew = np.flatnonzero(then >= 0), np.flatnonzero(then < 0)
            self.middle[same] = before.middle[then[same]]
            self.aside[same] = before.aside[then[same]]
        if len(anew):
            self.middle[anew] = _lines([paths[row] for row in anew.tolist()], points)
            self.aside[anew] = _beside(self.middle[anew])
        self.anew = anew

    def corners(self, rows: Ints, halves: Floats) -> Floats:
        """The corners of the spindles of some rows, so wide at their heads: (rows, corners, 2)."""
        middle, aside = self.middle[rows], self.aside[rows] * halves[:, None, None]
        found: Floats = np.concatenate([middle + aside, (middle - aside)[:, ::-1]], axis=1)
        return found


def _beside(middle: Floats) -> Floats:
    """How far the edges of spindles half a unit wide at their heads are from these lines."""
    share = np.linspace(0.0, 1.0, middle.shape[1])
    way: Floats = np.asarray(np.gradient(middle, axis=1))
    across: Floats = np.stack([-way[:, :, 1], way[:, :, 0]], axis=2)
    length = np.maximum(np.linalg.norm(across, axis=2, keepdims=True), 1e-9)
    aside: Floats = across / length * (_AT_TAIL + (1 - _AT_TAIL) * share)[None, :, None]
    return aside


def _lines(paths: Sequence[LinkPath], points: int) -> Floats:
    """Points along each path from where it is seen to where its head begins: (paths, points, 2)."""
    ends = np.array([(path.t_tail, path.t_base) for path in paths])
    t = ends[:, :1] + (ends[:, 1:] - ends[:, :1]) * np.linspace(0.0, 1.0, points)
    curves = [path.curve for path in paths]
    start, end, centre = (np.array(some) for some in zip(*(c[:3] for c in curves), strict=True))
    radius, angle, sweep = np.array([curve[3:] for curve in curves])[:, :, None].swapaxes(0, 1)
    turned = angle + sweep * t
    round_it = radius[:, :, None] * np.stack([np.cos(turned), np.sin(turned)], axis=2)
    straight = start[:, None] + (end - start)[:, None] * t[:, :, None]
    found: Floats = np.where(radius[:, :, None] > 0, centre[:, None] + round_it, straight)
    return found
