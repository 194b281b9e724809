"""The map as it is told to somebody who does not see it; answers accessibility's questions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Note, Variable
from loopmap.ui.canvas.accessibility import describe_variable
from loopmap.ui.canvas.marks import box_of
from loopmap.ui.canvas.pointing import link_told
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.viewing import Viewing
from loopmap.ui.canvas.walk import reading_order


class SpokenMap:
    """Names, descriptions and places of the variables on show."""

    def __init__(self, canvas: QWidget, session: Session, stage: Stage, viewing: Viewing) -> None:
        self._canvas = canvas
        self._session = session
        self._stage = stage
        self._viewing = viewing
        self._ordered: tuple[Mapping[RecordId, Box], list[RecordId]] = ({}, [])

    def spoken_order(self) -> list[RecordId]:
        """Variables in the order of reading; found once for each drawing, for it is asked often."""
        boxes = self._stage.drawing.label_boxes
        if boxes is not self._ordered[0]:
            self._ordered = (boxes, reading_order(boxes))
        return self._ordered[1]

    def is_spoken(self, record: RecordId) -> bool:
        """Whether it is a variable of the map on show."""
        return record in self._stage.drawing.label_boxes

    def spoken_name(self, record: RecordId) -> str:
        return self._session.map.variables[record].name

    def spoken_description(self, record: RecordId) -> str:
        return describe_variable(self._session.map, record)

    def screen_rect(self, record: RecordId) -> QRect:
        """Where a variable, note or group is on the screen, in logical pixels."""
        place = self.place(record)
        return QRect(self._canvas.mapToGlobal(place.topLeft()), place.size())

    def place(self, record: RecordId) -> QRect:
        """Where it is on the canvas; empty for what has no box."""
        box = box_of(self._stage.drawing, record)
        if box is None:
            return QRect()
        camera, frame = self._viewing.camera, self._viewing.frame()
        corner = camera.to_screen(Point(box.left, box.top), frame)
        size = (round(box.width * camera.scale), round(box.height * camera.scale))
        return QRect(round(corner.x), round(corner.y), *size)

    def is_selected(self, record: RecordId) -> bool:
        return record in self._session.selection

    def told_selection(self) -> str:
        """The selection in a sentence, for announcing."""
        chosen = sorted(self._session.selection)
        if len(chosen) == 1:
            return self._told(chosen[0])
        return f"{len(chosen)} things selected." if chosen else "Nothing selected."

    def _told(self, record_id: RecordId) -> str:
        match self._session.map.get(record_id):
            case Variable() as variable:
                return f"{variable.name}: {self.spoken_description(variable.id)}"
            case Link() as link:
                return f"Link. {link_told(self._session.map, link)}"
            case Note() as note:
                return f"Note. {note.text}"
            case Group() as group:
                return f"Group {group.name}."
        return ""
