"""Frames of the canvas: pan, zoom and drag, each painted at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.session import Session
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.fonts import load_fonts
from tests.benchmarks.maps import document_of
from tests.benchmarks.yardstick import Measured, measured

SIZES = ((150, 300), (1000, 3000))
FRAMES = 40
BUDGET = 16.0


def figures() -> Iterator[Measured]:
    """Pan, zoom and drag at each size, in a window of 1366 by 768."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    for variables, links in SIZES:
        session = Session(document_of(variables, links))
        canvas = CanvasWidget(session, load_style("light"), bundled_measure())
        canvas.resize(1366, 768)
        canvas.show()
        settle(application)
        size = f"{variables:,}/{links:,}"
        canvas.actual_size()
        settle(application)
        yield measured(f"pan {size}", _frames(canvas, _pan), budget=BUDGET)
        yield measured(f"zoom {size}", _frames(canvas, _zoom), budget=BUDGET)
        canvas.actual_size()
        settle(application)
        yield measured(f"drag {size}", _drag(canvas), budget=BUDGET)
        canvas.close_session()
        canvas.deleteLater()
        settle(application)


def _pan(canvas: CanvasWidget, frame: int) -> None:
    canvas.camera = replace(canvas.camera, x=canvas.camera.x + 9 * (-1) ** (frame // 10))


def _zoom(canvas: CanvasWidget, frame: int) -> None:
    canvas.zoom_by(1.06 if frame // 10 % 2 == 0 else 1 / 1.06)


def _frames(canvas: CanvasWidget, step: Callable[[CanvasWidget, int], None]) -> list[float]:
    taken = []
    for frame in range(FRAMES):
        started = time.perf_counter()
        step(canvas, frame)
        canvas.repaint()
        taken.append(time.perf_counter() - started)
        QApplication.processEvents()
    return taken


def _drag(canvas: CanvasWidget) -> list[float]:
    centre = canvas.rect().center()
    boxes = canvas.drawing.label_boxes
    frame = canvas.frame()
    middle = canvas.camera.to_map(centre.x(), centre.y(), frame)
    held = min(boxes, key=lambda i: (boxes[i].x - middle.x) ** 2 + (boxes[i].y - middle.y) ** 2)
    at = canvas.camera.to_screen(boxes[held].centre, frame)
    start = QPoint(round(at.x), round(at.y))
    _mouse(canvas, QMouseEvent.Type.MouseButtonPress, start)
    taken = []
    for step in range(FRAMES):
        started = time.perf_counter()
        _mouse(canvas, QMouseEvent.Type.MouseMove, start + QPoint(6 + step * 3, step))
        canvas.repaint()
        taken.append(time.perf_counter() - started)
        QApplication.processEvents()
    _mouse(canvas, QMouseEvent.Type.MouseButtonRelease, start + QPoint(120, 40))
    return taken


def _mouse(canvas: CanvasWidget, kind: QMouseEvent.Type, at: QPoint) -> None:
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    button = none if kind is QMouseEvent.Type.MouseMove else left
    down = none if kind is QMouseEvent.Type.MouseButtonRelease else left
    place = QPointF(at)
    everywhere = QPointF(canvas.mapToGlobal(at))
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas, QMouseEvent(kind, place, everywhere, button, down, modifiers))


def settle(application: object) -> None:
    assert isinstance(application, QApplication)
    until = time.perf_counter() + 0.6
    while time.perf_counter() < until:
        application.processEvents()
