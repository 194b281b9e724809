"""Parked ideas dragged onto the canvas: where one would go is seen before it is let go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from loopmap.diagram.geometry import Point
from loopmap.diagram.layout.boxes import card_size
from loopmap.editing.tools.gesture import Preview
from loopmap.editing.tools.new_card import standing, where_told
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.surface import CanvasSurface
from loopmap.ui.dragged_idea import dragged_idea

ON_CARDS = ("variable", "rim")
"""What an idea is a note on, rather than a variable of its own."""


class IdeaDrop(QObject):
    """``dropped`` carries the idea, the map point and the variable under it, or None."""

    dropped = Signal(str, object, object)

    def __init__(self, canvas: CanvasSurface) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        canvas.setAcceptDrops(True)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take ideas; whatever else is dragged is for others."""
        if event.type() == QEvent.Type.DragLeave:
            self._canvas.hands.show_preview(None)
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        idea = dragged_idea(event.mimeData())
        if idea is None or self._canvas.session.read_only is not None:
            return False
        event.acceptProposedAction()
        point, under = self._place(event.position())
        if isinstance(event, QDragMoveEvent):
            self._canvas.hands.show_preview(self._previewed(idea, point, under))
        else:
            self._canvas.hands.show_preview(None)
            self._canvas.setFocus()
            self.dropped.emit(idea, point, under)
        return True

    def _place(self, at: QPointF) -> tuple[Point, RecordId | None]:
        canvas = self._canvas
        point = canvas.viewing.camera.to_map(at.x(), at.y(), canvas.frame())
        found = canvas.hands.hit_at(point)
        return point, found.record if found.kind in ON_CARDS else None

    def _previewed(self, idea: RecordId, point: Point, under: RecordId | None) -> Preview:
        if under is None:
            return self._previewed_there(idea, point)
        name = self._canvas.session.map.variables[under].name
        return Preview(lit=under, message=f"Let go to make it a note at “{name}”.")

    def _previewed_there(self, idea: RecordId, point: Point) -> Preview:
        scene, parked = self._canvas.hands.scene(), self._canvas.session.document.ideas.get(idea)
        stand = standing(scene, point, size=card_size(parked.text if parked else ""))
        where = where_told(scene, stand) or " here"
        message = f"Let go to put the idea on the map{where}."
        return Preview(ghost=stand.at, lit=stand.group, message=message)
