"""The canvas widget: a map drawn and edited by hand and by keys, in step with its session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.style import Style
from loopmap.editing.session import Event, Session
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.accessibility import speak_for
from loopmap.ui.canvas.chosen import Chosen
from loopmap.ui.canvas.dwelling import Dwelling
from loopmap.ui.canvas.far_end_entry import FarEndEntry
from loopmap.ui.canvas.in_hand import InHand
from loopmap.ui.canvas.key_focus import KeyFocus
from loopmap.ui.canvas.keys import Keys
from loopmap.ui.canvas.lighting import Lighting
from loopmap.ui.canvas.linking import Linking
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.spoken import SpokenMap
from loopmap.ui.canvas.surface import CanvasSurface, is_plain_space
from loopmap.ui.canvas.view import Camera
from loopmap.ui.canvas.walk import next_in_order
from loopmap.ui.canvas.walking import Walking


class CanvasWidget(CanvasSurface):
    """What the window asks of the canvas.

    ``renamingChanged`` tells whether a text is being edited in place, ``prompt`` what the keys
    do just then, ``paged`` that the next view is wanted (1), or the one before (-1),
    ``turnedDiscreet`` that private notes have gone or are back. A
    ``picture`` of the map on show that was made beforehand is shown at once.
    """

    renamingChanged = Signal(bool)
    prompt = Signal(str)
    paged = Signal(int)
    turnedDiscreet = Signal()

    def __init__(
        self,
        session: Session,
        style: Style,
        measure: TextMeasure,
        parent: QWidget | None = None,
        *,
        picture: Picture | None = None,
    ) -> None:
        super().__init__(session, style, measure, parent, picture=picture)
        self.chosen = Chosen()
        self.far_end = FarEndEntry(self, session, lambda: self.chosen.recent)
        self.linking = Linking(self, session, self.looking, self.far_end, self.chosen)
        self.in_hand = InHand(session, self.pointer, self.far_end, self)
        self.lighting = Lighting(self.stage, self.hands, self)
        self.walking = Walking(session, self.stage, self.looking, self)
        self.key_focus = KeyFocus(self, self.walking, self.stage.overlay)
        self.dwelling = Dwelling(self.stage, self.viewing, self._is_busy, self)
        self.dwelling.changed.connect(self.refresh)
        self.hands.hovered.connect(self.dwelling.follow_pointer)
        self.walking.moved.connect(self.dwelling.follow_keys)
        self.lighting.changed.connect(self.dwelling.follow)
        self.keys = Keys(self, session, self.walking)
        self.spoken = SpokenMap(self, session, self.walking)
        self.context.focus = self.key_focus.thing
        self._map_id = session.map_id
        self.hands.rename.connect(self.naming.begin)
        self.hands.acted.connect(self.in_hand.put_away)
        self.in_hand.changed.connect(self._show_tool)
        self.naming.trying.connect(self.hands.show_preview)
        self.naming.rewritten.connect(self.viewing.reveal_pixels)
        self.naming.wentOn.connect(self._name_next)
        self.naming.begun.connect(partial(self.renamingChanged.emit, True))
        self.naming.ended.connect(partial(self.renamingChanged.emit, False))
        self._connect_far_end()
        self.walking.moved.connect(self.key_focus.tell)
        for said in (self.walking.hint, self.in_hand.hint, self.linking.said):
            said.connect(self.hint)
        self.stage.overlay.selection = session.selection
        speak_for(self, self.spoken)
        self._stop_listening = session.listen(self._heard)

    def close_session(self) -> None:
        """Stop following the session; the widget is about to go."""
        self.naming.finish()
        self.in_hand.give_up()
        self._stop_listening()

    @property
    def drawing(self) -> Drawing:
        """The drawing of the map as it stands."""
        return self.stage.drawing

    @property
    def camera(self) -> Camera:
        return self.viewing.camera

    @camera.setter
    def camera(self, camera: Camera) -> None:
        self.viewing.camera = camera

    def set_discreet(self, discreet: bool) -> None:
        """Leave private notes out while others look on."""
        if discreet != self.stage.discreet:
            self.in_hand.give_up()
            self.stage.discreet = discreet
            self.turning.to(self.session.map)
            self.refresh()
            self.turnedDiscreet.emit()

    def set_style(self, style: Style, picture: Picture | None = None) -> None:
        """Draw everything in another theme; ``picture`` is the map in it, if drawn already."""
        self.stage.restyle(style, picture)
        self.naming.follow()
        self.far_end.follow()
        self.refresh()

    def map_point(self, at: QPoint) -> Point:
        """The map point under a place of the screen."""
        place = self.mapFromGlobal(at)
        return self.camera.to_map(place.x(), place.y(), self.frame())

    def _is_busy(self) -> bool:
        return self.in_hand.busy or self.naming.editor is not None

    def say(self, sentence: str) -> None:
        """A line for the status bar."""
        self.hint.emit(sentence)

    def page(self, by: int) -> None:
        """The next of what is gone through page by page, or the one before."""
        self.paged.emit(by)

    # keys

    def arrive(self) -> None:
        """A hand on the canvas has done with naming by keys."""
        self.far_end.leave()
        self.dwelling.let_go()
        self.key_focus.use(keys=False)
        super().arrive()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's shortcuts."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (self.in_hand.busy or self.keys.handles(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_focus.use(keys=True)
        self.viewing.halt()
        if self.far_end.field is not None:
            self.far_end.field.setFocus()
            self.far_end.field.keyPressEvent(event)
        elif self.pointer.busy:
            self._key_in_gesture(event)
        elif is_plain_space(event) and not self.keys.handles(event):
            self.pointer.space_held = True
            self._point(self.stage.overlay.hover)
        elif not self.keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if is_plain_space(event):
            self.pointer.space_held = False
            self._point(self.stage.overlay.hover)
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab walks the map; after the last thing it leaves the canvas."""
        if self.far_end.running or self.pointer.busy:
            return False
        self.key_focus.use(keys=True)
        if not self._is_drawn() or self.walking.step(backwards=not forwards):
            return True
        return super().focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come in by Tab at the first thing, by Shift+Tab at the last; else where one was."""
        super().focusInEvent(event)
        walking = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.key_focus.use(keys=event.reason() != Qt.FocusReason.MouseFocusReason)
        if event.reason() in walking and self.walking.focus is None and self._is_drawn():
            self.walking.step(backwards=event.reason() == walking[1])

    def _is_drawn(self) -> bool:
        """Whether there is a map to walk on; if a large one is still being drawn, that is said."""
        try:
            self.hands.drawn()
        except EditRefused as refusal:
            self.say(str(refusal))
            return False
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointer.space_held = False
        self.key_focus.follow()
        self.dwelling.follow()

    def _key_in_gesture(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.pointer.cancel()
        elif event.text():
            self.hint.emit("Let go first, or press Esc to give up.")

    # following the session

    def _heard(self, event: Event) -> None:
        session = self.session
        if event.map_changed or event.replaced:
            self._show_map()
        elif event.change:
            self.in_hand.give_up()
            self.stage.follow(session.map, event.change)
            self.looking.follow(event)
            self.naming.follow()
        if event.selection_changed:
            self.chosen.follow(session.map, session.selection)
            self.walking.follow()
        self.key_focus.follow()
        self.stage.overlay.selection = session.selection
        self.point_again()
        self.refresh(is_other_map=event.map_changed or event.replaced)

    def _show_map(self) -> None:
        self.in_hand.give_up()
        self.naming.finish_quietly()
        if not self.stage.once_drawn:  # else what was turned to before was not even entered
            self.viewing.leave(self._map_id)
        self._map_id = self.session.map_id
        self.walking.let_go()
        self.turning.to(self.session.map, may_wait=True)
        if self.stage.waits_for_a_turn:
            self.stage.once_drawn.append(self._enter)
        else:
            self._enter()

    def _enter(self) -> None:
        """All of a map that was not looked at yet, or as it was left."""
        seen = self.viewing.has_seen(self._map_id)
        self.viewing.enter(self._map_id, None if seen else self.stage.bounds)

    def _connect_far_end(self) -> None:
        entry = self.far_end
        entry.preview.connect(self.hands.show_preview)
        entry.hint.connect(self.prompt)
        entry.said.connect(self.hint)
        entry.made.connect(self.looking.show_made)
        entry.begun.connect(partial(self.renamingChanged.emit, True))
        entry.ended.connect(partial(self.renamingChanged.emit, False))
        self.viewing.changed.connect(entry.follow)

    def _show_tool(self) -> None:
        """Another tool: the pointer's shape says what a press does with it, where it rests."""
        self._point(self.stage.overlay.hover)

    def _name_next(self, record: RecordId, backwards: bool) -> None:
        """Tab in a name: on to the name of the variable after it, or before it."""
        order = [one for one in self.walking.order() if one in self.drawing.label_boxes]
        following = next_in_order(order, [record], backwards=backwards)
        if following is not None and record in self.drawing.label_boxes:
            self.session.select(frozenset({following}))
            self.naming.begin(following)
