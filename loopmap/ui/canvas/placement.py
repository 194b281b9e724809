"""Where the field for a text goes, and how a text fits it: over the card, as the card is drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from loopmap.diagram.areas import name_box
from loopmap.diagram.geometry import Box, Point
from loopmap.model.ids import RecordId
from loopmap.model.records import Group
from loopmap.ui.canvas.fitting import NAME_ROOM, CardFitting, Fitting, NameFitting, NoteFitting
from loopmap.ui.canvas.renaming import Placement
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.viewing import Viewing

SMALLEST_TYPE, ENLARGED = 11.0, 13.0
"""Logical pixels: type smaller than the first cannot be written in, so a card that is far off
is written on enlarged to the other."""


def placement(stage: Stage, viewing: Viewing, record: RecordId) -> Placement | None:
    """The field for a variable, note or group as it now stands; None for anything else."""
    style, measure = stage.style, stage.on_show.measure
    late, shown = stage.late, stage.on_show
    card = shown.cards.get(record) if late is None else late.card(record)
    if card is not None:
        fitting: Fitting = CardFitting(style, measure)
        return placed(card, fitting, stage, viewing)
    note = (shown.note_boxes if late is None else late.notes).get(record)
    if note is not None:
        return placed(note, NoteFitting(note.width, style, measure), stage, viewing)
    area = shown.group_boxes.get(record) if late is None else late.group(record)
    if record in stage.map.groups and area is not None:
        name = _name_of_group(stage, stage.map.groups[record], area)
        return placed(name, NameFitting(style, measure), stage, viewing)
    return None


def placed(box: Box, fitting: Fitting, stage: Stage, viewing: Viewing) -> Placement:
    """The field over such a box, at the map's scale or at one that can be read."""
    style = stage.style
    anchor = box.centre if fitting.centred else Point(box.left, box.y)
    place = viewing.camera.to_screen(anchor, viewing.frame())
    paper = isinstance(fitting, NoteFitting)
    return Placement(
        QPointF(place.x, place.y),
        fitting,
        _legible(viewing.camera.scale, fitting.size),
        style,
        style.note_fill if paper else style.card,
        style.note_text if paper else style.card_text,
    )


def _legible(scale: float, size: float) -> float:
    """The scale to write at: the map's own, unless type of that size is too small there."""
    return scale if scale * size >= SMALLEST_TYPE else ENLARGED / size


def _name_of_group(stage: Stage, group: Group, area: Box) -> Box:
    """Where the field for a group's name lies, so that its text stands where the name does."""
    style, measure = stage.style, stage.on_show.measure
    patch = name_box(group, area, style, measure)
    width = NameFitting(style, measure).fit(group.name).width
    return patch._replace(x=patch.left + 4 - NAME_ROOM + width / 2, width=width)
