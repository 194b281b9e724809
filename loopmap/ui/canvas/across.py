"""What lies across the edge of a group's area, and so over the frame around it."""

from __future__ import annotations

from collections.abc import Iterable

from loopmap.diagram.drawing import Drawing
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.focus_ring import AWAY

_REACH = AWAY + 3.0
"""Logical pixels from the edge to the outer side of the outermost frame."""


def lying_across(drawing: Drawing, groups: Iterable[RecordId], unit: float) -> frozenset[RecordId]:
    """Cards, notes and badges on the edges of these groups' areas. O(groups x things).

    ``unit`` is one logical pixel in map units.
    """
    reach = _REACH * unit
    areas = [drawing.places.groups[group] for group in groups]
    if not areas:
        return frozenset()
    tables = (drawing.cards, drawing.note_boxes, drawing.badge_boxes)
    return frozenset(
        record
        for area in areas
        for table in tables
        for record, box in table.items()
        if area.inflated(reach).touches(box) and not area.inflated(-reach).holds(box)
    )
