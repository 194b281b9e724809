"""Where the field for a text goes, and in which type: over the card, at the card's size."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import FAMILY
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.marks import box_of
from loopmap.ui.canvas.renaming import Placement
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.viewing import Viewing

WIDEST_NAME = 190.0
"""Map units a name being typed grows to before it goes on in another line."""

SMALLEST_TYPE = 11
"""Logical pixels: smaller type cannot be written in, however far away the map is."""


def placement(stage: Stage, viewing: Viewing, record: RecordId) -> Placement | None:
    """The field for a variable, note or group as it now stands; None for anything else."""
    box = box_of(stage.drawing, record)
    if box is None:
        return None
    style, camera = stage.style, viewing.camera
    if record in stage.map.groups:
        name = stage.map.groups[record].name
        width = stage.drawing.measure.width(name, style.font_size, style.label_weight) + 24.0
        box = Box(box.left + 2.0 + width / 2, box.top + 16.0, width, 26.0)
    is_note = record in stage.map.notes
    middle = camera.to_screen(Point(box.x, box.y), viewing.frame())
    weight = 400 if is_note else style.label_weight
    return Placement(
        QPointF(middle.x, middle.y),
        (box.width * camera.scale, box.height * camera.scale),
        max(box.width, WIDEST_NAME) * camera.scale,
        type_of(style.small_size if is_note else style.font_size, weight, camera.scale),
        style,
        style.note_fill if is_note else style.card,
        style.note_text if is_note else style.card_text,
    )


def type_of(size: float, weight: int, scale: float) -> QFont:
    """The bundled typeface at a size in map units seen at ``scale``."""
    font = QFont(FAMILY)
    font.setPixelSize(max(SMALLEST_TYPE, round(size * scale)))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
