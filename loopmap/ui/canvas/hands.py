"""What hands do on the canvas: scenes for gestures, their previews, and what they come to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import NOTHING_HIT, Hit
from loopmap.diagram.room import clear_room
from loopmap.editing.session import Session
from loopmap.editing.tools import TOOLS
from loopmap.editing.tools.gesture import STILL, GestureResult, Pointer, Preview, Scene
from loopmap.errors import EditRefused
from loopmap.model.change import NOTHING, Change
from loopmap.ui.canvas.adding import add_variable_near
from loopmap.ui.canvas.loop_badges import LoopBadges
from loopmap.ui.canvas.pointer_input import REACH
from loopmap.ui.canvas.seen_on_stage import hit_on
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.trial import moved_badges, trial_change
from loopmap.ui.canvas.view import Camera, Frame
from loopmap.ui.canvas.viewing import Viewing

PUT = {"variable": (160.0, 60.0), "note": (220.0, 80.0), "group": (280.0, 200.0)}
"""Tools that need no drag, and the room that is looked for when no hand says where."""

MOST_WAITED_FOR = 300
"""A hand has a map of no more links drawn for it at once; a larger one is drawn meanwhile."""


class Hands(QObject):
    """The surface that pointer input works on.

    ``snaps``: whether what is dragged snaps to its neighbours.
    """

    repaint = Signal()
    hint = Signal(str)
    rename = Signal(object, object)  # record id, merge key or None
    acted = Signal()
    hovered = Signal(object)  # a Hit

    def __init__(
        self,
        session: Session,
        stage: Stage,
        viewing: Viewing,
        badges: LoopBadges,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = stage
        self._viewing = viewing
        self.badges = badges
        self.snaps = True
        self._said = ""
        self._tried: tuple[Change, tuple[Badge, ...]] = (NOTHING, ())

    @property
    def camera(self) -> Camera:
        return self._viewing.camera

    @camera.setter
    def camera(self, camera: Camera) -> None:
        self._viewing.move(camera)

    def frame(self) -> Frame:
        return self._viewing.frame()

    def free(self) -> Frame:
        """As much of the frame as nothing covers at its lower rim."""
        return self._viewing.free

    def scene(self) -> Scene:
        """What a tool works on, as it stands now. EditRefused while a large map is late."""
        session = self._session
        return Scene(
            session.document,
            session.map_id,
            session.selection,
            self.drawn(),
            session.new_id,
            self.snaps,
        )

    def drawn(self) -> Drawing:
        """The map drawn as it stands; EditRefused while a large one is late."""
        if self._stage.late is not None and len(self._session.map.links) > MOST_WAITED_FOR:
            raise EditRefused("The map is being drawn: a moment, please.")
        return self._stage.drawing

    def hit_at(self, point: Point, reach: float = REACH) -> Hit:
        """What lies at a map point, near enough within ``reach`` logical pixels.

        A badge answers with the id of its named loop if it has one.
        """
        unit = 1 / self.camera.scale
        found = hit_on(self._stage, point, reach * unit, unit, self._session.selection)
        if found.kind != "badge":
            return found
        links = self.badges.links_of(found.record)
        named = (loop.id for loop in self._session.map.loops.values() if loop.links == links)
        return Hit("badge", next(named, found.record))

    def show_preview(self, preview: Preview | None) -> None:
        """Paint what a gesture previews and say its message; None when it has ended."""
        shown = self._as_allowed(preview or STILL)
        self._stage.overlay.preview = shown
        causal_map = self._session.map
        change = trial_change(causal_map, shown)
        badges = moved_badges(causal_map, shown, self._stage.badges)
        tried = (change, badges)
        if not change and badges == self._stage.badges:
            self._stage.preview(None)
        elif tried != self._tried:
            after = self._session.document.apply(change).maps[causal_map.id]
            self._stage.preview(after, [key.id for key, _ in change], badges)
        self._tried = tried
        if shown.message != self._said:
            self._said = shown.message
            self.hint.emit(shown.message)
        self.repaint.emit()

    def show_again(self) -> None:
        """Paint the preview anew: the drawing under it has been made again.

        A sentence being typed is no gesture, and the stage has kept it.
        """
        if self._stage.overlay.said is not None:
            self.repaint.emit()
            return
        self._tried = (NOTHING, ())
        self.show_preview(self._stage.overlay.preview)

    def _as_allowed(self, preview: Preview) -> Preview:
        """In a document that may not be altered nothing moves, and the reason is said."""
        why = self._session.read_only
        alters = preview.moved or preview.bulges or preview.line or preview.ghost
        if why is None or not alters:
            return preview
        return Preview(selection=preview.selection, allowed=False, message=why)

    def take_result(self, result: GestureResult, pressed: Hit = NOTHING_HIT) -> None:
        """Do what a gesture came to, as one undoable step. A click on a badge chooses its loop."""
        if pressed.kind == "badge" and not result.change and not result.message:
            self.badges.light(pressed.record, besides=result.besides)
            return
        try:
            self._session.do(result.label, result.change, select=result.select, merge=result.merge)
        except EditRefused as refusal:
            self.hint.emit(str(refusal))
            return
        if result.message:
            self.hint.emit(result.message)
        if result.change:
            self.acted.emit()
        if result.rename is not None:
            self.rename.emit(result.rename, result.merge)

    def click(self, tool: str, at: Point) -> None:
        """What a click with one of TOOLS does at an empty place of the map."""
        press = Pointer(at.x, at.y, scale=self.camera.scale)
        gesture = TOOLS[tool](self.scene(), press)
        try:
            next(gesture)
            gesture.send(replace(press, released=True))
        except StopIteration as stop:
            self.take_result(stop.value)

    def add_variable(self) -> None:
        """A variable beside the selected one, or in view, to be named at once."""
        shown = self.camera.shown(self.frame())
        self.take_result(add_variable_near(self._session, self.drawn(), shown))

    def put(self, tool: str) -> None:
        """What a click with the variable, note or group tool does, on free paper amid the view."""
        if tool == "variable":
            self.add_variable()
        else:
            self.click(tool, self.free_paper(tool))

    def free_paper(self, tool: str, about: Point | None = None) -> Point:
        """The middle of a place amid the view, or ``about``, where what ``tool`` makes is clear."""
        drawing = self.drawn()
        taken = [*drawing.cards.values(), *drawing.note_boxes.values()]
        taken += (drawing.group_boxes if tool == "group" else drawing.badge_boxes).values()
        shown, lines = self.camera.shown(self.frame()), drawing.places.lines[:, :-1]
        wanted = Box(*(about or shown.centre), *PUT[tool])
        return clear_room(wanted, taken, lines, shown)

    def say(self, sentence: str) -> None:
        self.hint.emit(sentence)

    def show_hover(self, found: Hit, point: Point) -> None:
        """Show what a press here would act on."""
        overlay = self._stage.overlay
        if found != overlay.hover or found.kind == "rim":
            overlay.hover, overlay.pointer = found, point
            self.repaint.emit()
        self.badges.point(found)
        self.hovered.emit(found)
