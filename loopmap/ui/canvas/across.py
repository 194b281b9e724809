"""What lies across the edge of a group's area or the way of a link, and so over those."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.clear_bows import met_by
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.link_path import POINTS
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.focus_ring import AWAY

_REACH = AWAY + 3.0
"""Logical pixels from the edge to the outer side of the outermost frame."""

MOST_ACROSS = 200
"""More things than this on the edges of areas are not painted again over their frames."""

_MOST_ASKED = 60_000
"""Pairs of links and cards that are looked at: some milliseconds of work."""


def lying_over(drawing: Drawing, records: Iterable[RecordId]) -> frozenset[RecordId]:
    """Cards that the links among these records pass below, but for those they join.

    None where that are too many to be found in time. O(links x cards) in numpy.
    """
    places = drawing.places
    frame, paths = places.frame, drawing.link_paths
    rows = frame.rows(i for i in records if i in paths and i in frame.row_of)
    cards = [*frame.cards]
    if not len(rows) or len(rows) * len(cards) > _MOST_ASKED:
        return frozenset()
    boxes = frame.boxes[[frame.cards[card] for card in cards]]
    lines = places.lines[rows]
    line, box = met_by(lines, boxes)
    line, box = _truly(lines, boxes, line, box)
    ends = frame.ends[rows[line]]
    numbers = np.array([frame.cards[card] for card in cards])[box]
    apart = (ends != numbers[:, None]).all(axis=1)
    return frozenset(cards[number] for number in np.unique(box[apart]).tolist())


def _truly(lines: Floats, boxes: Floats, line: Ints, box: Ints) -> tuple[Ints, Ints]:
    """Those pairs of which the line, and not only the box around a slanting piece, is there.

    A piece and a box lie apart if they do along one of the axes, or across the piece.
    """
    path, room = lines[line, :POINTS], boxes[box, None]
    half = (path[:, 1:] - path[:, :-1]) / 2
    away = (path[:, 1:] + path[:, :-1]) / 2 - room[..., :2]
    (x, y), (dx, dy) = np.moveaxis(np.abs(away), 2, 0), np.moveaxis(np.abs(half), 2, 0)
    wide, high = room[..., 2] / 2, room[..., 3] / 2
    turn = np.abs(half[..., 0] * away[..., 1] - half[..., 1] * away[..., 0])
    meet = (x <= wide + dx) & (y <= high + dy) & (turn <= wide * dy + high * dx)
    met = meet.any(axis=1)
    return line[met], box[met]


def lying_across(drawing: Drawing, groups: Iterable[RecordId], unit: float) -> frozenset[RecordId]:
    """Cards, notes and badges on the edges of these groups' areas. O(groups x things).

    None where they are so many that every frame would take long, as where all of a large map is
    in line with one of them. ``unit`` is one logical pixel in map units.
    """
    reach = _REACH * unit
    areas = [drawing.places.groups[group] for group in groups]
    if not areas:
        return frozenset()
    tables = (drawing.cards, drawing.note_boxes, drawing.badge_boxes)
    around = [(area.inflated(reach), area.inflated(-reach)) for area in areas]
    found = frozenset(
        record
        for outer, inner in around
        for table in tables
        for record, box in table.items()
        if outer.touches(box) and not inner.holds(box)
    )
    return found if len(found) <= MOST_ACROSS else frozenset()
