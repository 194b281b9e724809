"""Links whose two cards are moved alike: they are moved with them, and not made anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from loopmap.diagram.bulge import Ints
from loopmap.diagram.geometry import Point
from loopmap.diagram.places import Places

_ALIKE = 1e-6
"""Map units that do not count."""


def carried(earlier: Places, places: Places, rows: Ints) -> tuple[Places, Ints]:
    """The places with those of these links moved that can be, and the rows of the others.

    ``places`` has the cards where they are now and the paths of ``earlier``; the same links
    join the same cards in both. On maps whose links spread at their cards none are moved, for
    each would take its ends along in that table too. O(links) in numpy, O(rows) in Python.
    """
    if places.ports.cuts:
        return places, rows
    frame = places.frame
    by = frame.boxes - earlier.frame.boxes
    first, last = by[frame.ends[rows, 0]], by[frame.ends[rows, 1]]
    alike = (np.abs(first - last) < _ALIKE).all(axis=1)
    alike &= (first[:, 2:] == 0).all(axis=1) & (last[:, 2:] == 0).all(axis=1)
    if not alike.any():
        return places, rows
    moved, way = rows[alike], first[alike, :2]
    paths, lines = dict(places.paths), places.lines.copy()
    lines[moved] += way[:, None]
    for row, step in zip(moved.tolist(), way.tolist(), strict=True):
        link = frame.links[row]
        paths[link] = paths[link].moved(Point(*step))
    return replace(places, paths=paths, lines=lines), rows[~alike]
