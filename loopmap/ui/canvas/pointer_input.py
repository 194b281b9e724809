"""Mouse and pen as gestures, and as a hand on the paper. One gesture runs at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import (
    QMouseEvent,
    QSinglePointEvent,
)

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import NOTHING_HIT, Hit
from loopmap.editing.tools import TOOLS
from loopmap.editing.tools.gesture import Gesture, GestureResult, Pointer, Preview, Scene
from loopmap.errors import EditRefused
from loopmap.ui.canvas.edge_scroll import EdgeScroll
from loopmap.ui.canvas.paper_moves import PaperMoves
from loopmap.ui.canvas.view import Camera, Frame

REACH = 6.0
"""Logical pixels from a thing within which a mouse or a pen has it."""

BAND = "Drag to select what the frame touches; lift the finger for the menu."

_CARRIED = frozenset({"variable", "note", "group", "badge", "nothing"})
"""Pressed with the select tool these are dragged, or a band begun, whatever comes below them."""

_Modifier = Qt.KeyboardModifier


class Surface(Protocol):
    """What input asks of the canvas."""

    camera: Camera

    def frame(self) -> Frame: ...
    def free(self) -> Frame: ...
    def scene(self) -> Scene: ...
    def hit_at(self, point: Point, reach: float = ...) -> Hit: ...
    def show_preview(self, preview: Preview | None) -> None: ...
    def take_result(self, result: GestureResult, pressed: Hit) -> None: ...
    def say(self, sentence: str) -> None: ...
    def show_hover(self, hit: Hit, point: Point) -> None: ...


class PointerInput(QObject):
    """Turns events into Pointers for the current gesture, or moves the ``paper``."""

    def __init__(self, surface: Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self.tool = "select"
        self.space_held = False
        self._gesture: Gesture | None = None
        self._pressed = NOTHING_HIT
        self._reach, self._by_button = REACH, False
        self._panned_from: QPointF | None = None
        self._last: tuple[QPointF, _Modifier] = (QPointF(), _Modifier.NoModifier)
        self.paper = PaperMoves(surface)
        self._edge = EdgeScroll(surface, self)
        self._edge.scrolled.connect(self.resume)

    @property
    def busy(self) -> bool:
        """Whether a gesture is running, so that undo must wait."""
        return self._gesture is not None

    @property
    def panning(self) -> bool:
        return self._panned_from is not None

    def press(self, event: QMouseEvent, *, clicks: int = 1) -> None:
        """Start to pan, or start the gesture of the current tool."""
        place = event.position()
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (self.space_held and event.button() == Qt.MouseButton.LeftButton):
            self._panned_from = place
        elif event.button() == Qt.MouseButton.LeftButton:
            self.begin(place, event.modifiers(), clicks=clicks)
            self._by_button = self.busy

    def move(self, event: QSinglePointEvent) -> None:
        """Pan, go on with the gesture, or look what lies under the pointer."""
        place = event.position()
        if self._panned_from is not None and not event.buttons():
            self._panned_from = None
        if self._panned_from is not None:
            self.paper.pan(place - self._panned_from)
            self._panned_from = place
        elif self._gesture is None:
            self._last = (place, event.modifiers())
            self._surface.show_hover(self.hit_at(place), self._map_point(place))
        elif self._by_button and not event.buttons() & Qt.MouseButton.LeftButton:
            self.let_go(*self._last)  # it was lifted where nobody saw it, as pens are
        else:
            self.go_on(place, event.modifiers())

    def release(self, event: QMouseEvent) -> None:
        """End the pan, or the gesture."""
        if self._panned_from is not None:
            self._panned_from = None
        elif event.button() == Qt.MouseButton.LeftButton:
            self.let_go(event.position(), event.modifiers())

    def begin(
        self, place: QPointF, held: _Modifier, *, clicks: int = 1, reach: float = REACH
    ) -> None:
        """Start the gesture of the current tool there, unless one is running."""
        if self._gesture is None:
            self._last, self._reach, self._by_button = (place, held), reach, False
            self._edge.begin(place)
            self._start(clicks)

    def begin_band(self, place: QPointF, reach: float) -> None:
        """Start on paper, and show around the finger there that a drag draws a rubber band."""
        self.begin(place, _Modifier.NoModifier, reach=reach)
        at, size = self._map_point(place), 4 * reach / self._surface.camera.scale
        self._surface.show_preview(Preview(band=Box(at.x, at.y, size, size), message=BAND))

    def go_on(self, place: QPointF, held: _Modifier) -> None:
        """Tell the gesture where the pointer is now."""
        self._last = (self._edge.within(place), held)
        self._send(self._pointer())
        self._edge.watch(place)

    def let_go(self, place: QPointF, held: _Modifier) -> None:
        """End the gesture there."""
        if self._gesture is not None:
            self._last = (self._edge.within(place), held)
            self._send(self._pointer(released=True))

    def hit_at(self, place: QPointF, reach: float = REACH) -> Hit:
        """What lies at a logical pixel of the canvas."""
        return self._surface.hit_at(self._map_point(place), reach)

    def cancel(self) -> bool:
        """Give the gesture up; whether there was one."""
        gesture, self._gesture = self._gesture, None
        self._edge.stop()
        if gesture is None:
            return False
        gesture.close()
        self._surface.show_preview(None)
        return True

    def resume(self) -> None:
        """The camera moved under a resting pointer: tell the gesture where it is now."""
        if self._gesture is not None:
            self._send(self._pointer())

    def _start(self, clicks: int) -> None:
        try:
            scene = self._surface.scene()
            press = self._pointer(clicks=clicks)
            self._pressed = press.hit
            gesture = TOOLS[self.tool](scene, press)
            self._advance(gesture, lambda: next(gesture))
        except EditRefused as refusal:
            self.cancel()
            self._surface.say(str(refusal))

    def _send(self, pointer: Pointer) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        try:
            self._advance(gesture, lambda: gesture.send(pointer))
        except EditRefused as refusal:
            self.cancel()
            self._surface.say(str(refusal))

    def _advance(self, gesture: Gesture, step: Callable[[], Preview]) -> None:
        """Take one step of a gesture; show what it previews or take what it came to."""
        self._gesture = gesture
        try:
            self._surface.show_preview(step())
        except StopIteration as stop:
            self._gesture = None
            self._edge.stop()
            self._surface.show_preview(None)
            self._surface.take_result(stop.value, self._pressed)

    def _pointer(self, *, released: bool = False, clicks: int = 1) -> Pointer:
        place, held = self._last
        at = self._map_point(place)
        return Pointer(
            at.x,
            at.y,
            self._surface.hit_at(at, self._reach) if self._looks() else NOTHING_HIT,
            shift=bool(held & _Modifier.ShiftModifier),
            ctrl=bool(held & _Modifier.ControlModifier),
            alt=bool(held & _Modifier.AltModifier),
            scale=self._surface.camera.scale,
            released=released,
            clicks=clicks,
        )

    def _looks(self) -> bool:
        """Whether what lies under the pointer is of any use just now."""
        if self.busy and self.tool == "select" and self._pressed.kind in _CARRIED:
            return False
        return self._surface.frame().width > 0

    def _map_point(self, place: QPointF) -> Point:
        return self._surface.camera.to_map(place.x(), place.y(), self._surface.frame())
