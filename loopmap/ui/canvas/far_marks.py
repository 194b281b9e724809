"""Marks of runs on cards seen from afar: found again only when something is another."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_marks import NO_PARTS, NO_ROOM_NEEDED, FarRoom, PartsKnown, far_room
from loopmap.diagram.growth import Growth
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId

_Shapes = tuple[Primitive, ...]


class FarMarks:
    """Remembers what has room on one drawing at one zoom."""

    def __init__(self) -> None:
        self._asked: tuple[Drawing, dict[RecordId, Growth], float] | None = None
        self._room = NO_ROOM_NEEDED
        self._parts: PartsKnown = {}
        self._shown: dict[RecordId, tuple[_Shapes, frozenset[str], _Shapes]] = {}

    def room(self, drawing: Drawing, growing: Mapping[RecordId, Growth], unit: float) -> FarRoom:
        """What has room on cards that grow so."""
        known = self._asked
        if known is None or known[0] is not drawing or known[1:] != (growing, unit):
            self._asked = drawing, dict(growing), unit
            self._room = far_room(drawing, growing, unit, self._parts)
        return self._room

    def with_room(self, record: RecordId, shapes: _Shapes) -> _Shapes:
        """The shapes of a card without those that have no room; the same as long as they hold."""
        parts = self._room.bare.get(record, NO_PARTS)
        if not parts:
            return shapes
        known = self._shown.get(record)
        if known is None or known[0] is not shapes or known[1] != parts:
            kept = tuple(shape for shape in shapes if shape.role not in parts)
            known = self._shown[record] = shapes, parts, kept
        return known[2]
