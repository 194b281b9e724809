"""A hand on a real canvas: presses, drags and keys in map units."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.loops import name_loop
from loopmap.editing.session import Session
from loopmap.model.change import adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.records import Link, MapInfo, Note, Sign, Variable
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.fonts import load_fonts

MAP = MapId("m1")


class CanvasRobot:
    """Drives a canvas as a person does; places are map units."""

    def __init__(self, canvas: CanvasWidget) -> None:
        self.canvas = canvas
        self.session = canvas.session
        self.hints: list[str] = []
        canvas.hint.connect(self.hints.append)

    def pixel(self, at: Point) -> QPoint:
        place = self.canvas.camera.to_screen(at, self.canvas.frame())
        return QPoint(round(place.x), round(place.y))

    def id(self, name: str) -> RecordId:
        return next(v.id for v in self.session.map.variables.values() if v.name == name)

    def link(self, cause: str, effect: str) -> Link:
        found = self.session.map.adjacency.between(self.id(cause), self.id(effect))
        assert found is not None
        return found

    def centre(self, name: str) -> Point:
        return self.canvas.drawing.label_boxes[self.id(name)].centre

    def rim(self, name: str) -> Point:
        box = self.canvas.drawing.label_boxes[self.id(name)]
        return Point(box.right - 1, box.y)

    def names(self) -> set[str]:
        return {v.name for v in self.session.map.variables.values()}

    def press(self, at: Point, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self._mouse(QMouseEvent.Type.MouseButtonPress, self.pixel(at), modifiers)

    def move(self, at: Point, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self._mouse(QMouseEvent.Type.MouseMove, self.pixel(at), modifiers)

    def hover(self, at: Point) -> None:
        """The pointer moves with no button down."""
        self._mouse(QMouseEvent.Type.MouseMove, self.pixel(at), held=False)

    def release(self, at: Point, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self._mouse(QMouseEvent.Type.MouseButtonRelease, self.pixel(at), modifiers)

    def drag(self, start: Point, end: Point, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self.press(start, modifiers)
        for step in (0.3, 0.7, 1.0):
            self.move(
                Point(start.x + (end.x - start.x) * step, start.y + (end.y - start.y) * step),
                modifiers,
            )
        self.release(end, modifiers)

    def click(self, at: Point, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self.press(at, modifiers)
        self.release(at, modifiers)

    def double_click(self, at: Point) -> None:
        self.click(at)
        self._mouse(QMouseEvent.Type.MouseButtonDblClick, self.pixel(at))
        self.release(at)

    def wheel(self, notches: float, at: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        event = QWheelEvent(
            QPointF(at),
            QPointF(self.canvas.mapToGlobal(at)),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)

    def key(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.target(), key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.target(), text)

    def target(self):
        return self.canvas.naming.editor or self.canvas.far_end.field or self.canvas

    def _mouse(
        self, kind, place: QPoint, modifiers=Qt.KeyboardModifier.NoModifier, *, held=True
    ) -> None:
        left = Qt.MouseButton.LeftButton
        moving = kind == QMouseEvent.Type.MouseMove
        released = kind == QMouseEvent.Type.MouseButtonRelease
        event = QMouseEvent(
            kind,
            QPointF(place),
            QPointF(self.canvas.mapToGlobal(place)),
            Qt.MouseButton.NoButton if moving else left,
            Qt.MouseButton.NoButton if released or not held else left,
            modifiers,
        )
        QApplication.sendEvent(self.canvas, event)

    def picture(self) -> QImage:
        """What is on the canvas once all is painted, also what a look at it has found missing."""
        self.canvas.finish_painting()
        self.canvas.grab()
        self.canvas.finish_painting()
        return self.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def small_map() -> Document:
    """Fines -> Strain -> Attendance -> Fines, with a note."""
    variables = [
        Variable(RecordId("v1"), "Fines", 0, 0, order=0),
        Variable(RecordId("v2"), "Strain", 220, 10, order=1),
        Variable(RecordId("v3"), "Attendance", 120, 160, order=2),
    ]
    links = [
        Link(RecordId("l1"), RecordId("v1"), RecordId("v2"), Sign.SAME, order=0),
        Link(RecordId("l2"), RecordId("v2"), RecordId("v3"), Sign.OPPOSITE, order=1),
    ]
    notes = [Note(RecordId("n1"), "Seen in two schools", -60, 150)]
    start = Document().apply(adding(MapId(""), [MapInfo(MAP, "Today")]))
    return start.apply(adding(MAP, [*variables, *links, *notes]))


def empty_map() -> Document:
    return Document().apply(adding(MapId(""), [MapInfo(MAP, "Today")]))


@pytest.fixture
def robot_on(qtbot):
    """A robot on a canvas that shows a document."""
    load_fonts()
    canvases = []

    def make(document: Document, theme: str = "light") -> CanvasRobot:
        session = Session(document, new_ids=counting_ids())
        canvas = CanvasWidget(session, load_style(theme), bundled_measure())
        qtbot.addWidget(canvas, before_close_func=lambda c: c.close_session())
        canvas.resize(640, 480)
        canvas.show()
        canvas.setFocus()
        canvases.append(canvas)
        return CanvasRobot(canvas)

    return make


@pytest.fixture
def robot(robot_on) -> CanvasRobot:
    return robot_on(small_map())


@pytest.fixture
def empty_robot(robot_on) -> CanvasRobot:
    return robot_on(empty_map())


@pytest.fixture
def furnished(robot):
    """A loop with a named badge, a note, and a group round Attendance."""
    session = robot.session
    robot.drag(robot.rim("Attendance"), robot.centre("Fines"))
    session.do(
        "Add group",
        add_group(
            session.document, session.map_id, "School", robot.canvas.drawing.bounds,
            session.new_id, members=[robot.id("Attendance")],
        ),
    )  # fmt: skip
    links = tuple(sorted(session.map.links))
    named = name_loop(session.document, session.map_id, links, "R1", "", session.new_id)
    session.do("Name loop", named)
    robot.canvas.lighting.set_badges([Badge(links, "R1", "undetermined")])
    session.select(frozenset())
    robot.canvas.looking.fit()
    return robot


@pytest.fixture
def same_as_fresh(qtbot):
    """Asserts that what has been painted piece by piece is what a new canvas paints."""

    def check(robot, *cameras) -> None:
        robot.canvas.hands.show_hover(robot.canvas.hands.hit_at(Point(9e5, 9e5)), Point(0, 0))
        robot.canvas.stage.overlay.focus = None  # a new canvas has not been walked
        robot.canvas.dwelling.let_go()
        session = Session(robot.session.document)
        session.show_map(robot.session.map_id)
        session.select(robot.session.selection)
        canvas = CanvasWidget(session, robot.canvas.stage.style, bundled_measure())
        qtbot.addWidget(canvas, before_close_func=lambda c: c.close_session())
        canvas.resize(robot.canvas.size())
        canvas.lighting.set_badges(robot.canvas.stage.badges)
        canvas.lighting.bring_out(robot.canvas.stage.emphasis)
        canvas.show()
        for camera in cameras or (robot.canvas.camera,):
            robot.canvas.camera = canvas.camera = camera
            assert not differing(robot.picture(), CanvasRobot(canvas).picture()), camera

    return check


TRIFLE = 24
"""Of 255, by which Qt paints the edge of a line otherwise where a tile's edge cuts it."""


def differing(one: QImage, other: QImage) -> str:
    """Where two pictures are not the same, and by how much; nothing where they are."""
    pixels = [
        np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
        for image in (one, other)
    ]
    by = np.abs(pixels[0].astype(int) - pixels[1]).max(axis=2)
    rows, columns = np.nonzero(by > TRIFLE)
    if not len(rows):
        return ""
    area = f"{columns.min()} to {columns.max()} across, {rows.min()} to {rows.max()} down"
    return f"{len(rows)} pixels, by {by.max()} at most, {area}"
