"""Moving the paper and going nearer: by hand, wheel and trackpad."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QWheelEvent

from loopmap.diagram.geometry import Point
from loopmap.ui.canvas.view import Camera, Frame

WHEEL_STEP = 1.0015
"""Zoom for one eighth of a degree of the wheel: 120 of them make a notch, about a fifth."""

PAN_PER_NOTCH = 60.0

_LEAST_PINCH = 0.2
"""No pinch of a trackpad makes the map smaller than this in one step."""

_Modifier = Qt.KeyboardModifier


class Paper(Protocol):
    """What is looked at, and from where."""

    camera: Camera

    def frame(self) -> Frame: ...


class PaperMoves:
    """Turns events into moves of the camera over the paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def pan(self, by: QPointF) -> None:
        """Move the paper by logical pixels."""
        self._paper.camera = self._paper.camera.panned(by.x(), by.y())

    def wheel(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer; without it wheel and trackpad move the paper.

        Paper that still runs on after two fingers were lifted is not zoomed by a Ctrl that is
        pressed meanwhile for another key.
        """
        runs_on = event.phase() is Qt.ScrollPhase.ScrollMomentum
        if event.modifiers() & _Modifier.ControlModifier and not runs_on:
            factor = WHEEL_STEP ** event.angleDelta().y()
            self.zoom(factor, event.position())
            return
        pixels = event.pixelDelta()
        # What X says of pixels depends on the driver; Qt advises against it.
        if pixels.isNull() or QGuiApplication.platformName() == "xcb":
            turned = event.angleDelta()
            dx, dy = (turned.x() / 120 * PAN_PER_NOTCH, turned.y() / 120 * PAN_PER_NOTCH)
            if event.modifiers() & _Modifier.ShiftModifier and dx == 0:
                dx, dy = dy, 0.0
        else:
            dx, dy = float(pixels.x()), float(pixels.y())
        self._paper.camera = self._paper.camera.panned(dx, dy)

    def native(self, event: QNativeGestureEvent) -> bool:
        """Pinching on a trackpad zooms; whether the event was that."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoom(max(_LEAST_PINCH, 1.0 + event.value()), event.position())
        return True

    def zoom(self, factor: float, at: QPointF) -> None:
        """Zoom with the map point under ``at`` staying where it is."""
        paper = self._paper
        paper.camera = paper.camera.zoomed(factor, Point(at.x(), at.y()), paper.frame())
