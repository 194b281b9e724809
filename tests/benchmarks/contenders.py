"""What can be raced: a map on show that can be panned, zoomed, dragged and banded."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.session import Session
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.drawing_ahead import DrawingAhead
from loopmap.ui.jobs import Jobs
from tests.support.painted import paint_now

WIDTH, HEIGHT = 1600, 1000
"""Of the window, in pixels."""


class Contender(Protocol):
    """One way to show a map; ``target`` is the widget that hands work on."""

    name: str
    target: QWidget

    def begin_again(self, hub: RecordId) -> None: ...
    def fit(self) -> None: ...
    def actual_size(self, around: RecordId) -> None: ...
    def pan(self, dx: float, dy: float) -> None: ...
    def place_of(self, variable: RecordId) -> QPointF: ...
    def paint_now(self) -> None: ...
    def close(self) -> None: ...


class OurCanvas:
    """The canvas of the program, and what settles its drawing on another thread."""

    name = "ours"

    def __init__(self, document: Document) -> None:
        session = Session(document)
        self.canvas = CanvasWidget(session, load_style("light"), bundled_measure())
        self._jobs = Jobs()
        self._ahead = DrawingAhead(self.canvas, session, self._jobs, self.canvas)
        self._leave = session.listen(self._ahead.look)
        self.target: QWidget = self.canvas
        self.canvas.resize(WIDTH, HEIGHT)
        self.canvas.show()

    def begin_again(self, hub: RecordId) -> None:
        """Everything where it was, and nothing selected."""
        session = self.canvas.session
        while session.history.done:
            session.undo()
        session.select(frozenset())

    def fit(self) -> None:
        self.canvas.looking.fit()

    def actual_size(self, around: RecordId) -> None:
        box = self.canvas.drawing.label_boxes[around]
        self.canvas.camera = replace(self.canvas.camera, x=box.x, y=box.y, scale=1.0)

    def pan(self, dx: float, dy: float) -> None:
        self.canvas.camera = self.canvas.camera.panned(dx, dy)

    def zoom(self, factor: float) -> None:
        """At once about the middle, as the last step of a zoom leaves it."""
        middle = Point(WIDTH / 2, HEIGHT / 2)
        self.canvas.camera = self.canvas.camera.zoomed(factor, middle, self.canvas.frame())

    def place_of(self, variable: RecordId) -> QPointF:
        box = self.canvas.drawing.label_boxes[variable]
        at = self.canvas.camera.to_screen(Point(box.x, box.y), self.canvas.frame())
        return QPointF(at.x, at.y)

    def is_sharp(self) -> bool:
        """Whether every tile on show is painted at the size it is shown in."""
        stage, canvas = self.canvas.stage, self.canvas
        return not stage.tiles.wanted(canvas.camera, canvas.frame())

    def paint_now(self) -> None:
        paint_now(self.canvas)

    def close(self) -> None:
        self._leave()
        self._ahead.close()
        self._jobs.close()
        self.canvas.close_session()
        self.canvas.deleteLater()
