"""Where a thing on the map is in the window, in logical pixels."""

from __future__ import annotations

from PySide6.QtCore import QRect

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.marks import box_of
from loopmap.ui.canvas.viewing import Viewing

LINK_SIZE = 28.0
"""Side of the square round a link's middle that stands for the link, in map units."""


def box_of_thing(drawing: Drawing, record: RecordId) -> Box | None:
    """The box of a card, note, group or badge, and a square round the middle of a link."""
    seen = drawing.seen_as(record)
    path = None if seen is None else drawing.link_paths.get(seen)
    if path is not None:
        return Box(path.handle.x, path.handle.y, LINK_SIZE, LINK_SIZE)
    return box_of(drawing, record) or drawing.badge_boxes.get(record)


def rect_on_canvas(drawing: Drawing, viewing: Viewing, record: RecordId) -> QRect:
    """Where a thing is on the canvas widget; empty for what is not drawn."""
    box = box_of_thing(drawing, record)
    if box is None:
        return QRect()
    camera, frame = viewing.camera, viewing.frame()
    corner = camera.to_screen(Point(box.left, box.top), frame)
    size = (round(box.width * camera.scale), round(box.height * camera.scale))
    return QRect(round(corner.x), round(corner.y), *size)
