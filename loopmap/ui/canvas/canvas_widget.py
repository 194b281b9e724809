"""The canvas widget: a map drawn and edited by hand and by keys, in step with its session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Point
from loopmap.diagram.hit import NOTHING_HIT
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.style import Style
from loopmap.editing.edits.links import link_two
from loopmap.editing.sentence.far_end import Way
from loopmap.editing.sentence.far_end_choice import near_end, two_variables
from loopmap.editing.session import Event, Session
from loopmap.editing.tools import TOOLS
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from loopmap.ui.canvas import far_end_words as words
from loopmap.ui.canvas.accessibility import speak_for, tell_focus
from loopmap.ui.canvas.chosen import Chosen
from loopmap.ui.canvas.far_end_entry import FarEndEntry
from loopmap.ui.canvas.keys import Keys
from loopmap.ui.canvas.lighting import Lighting
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.spoken import SpokenMap
from loopmap.ui.canvas.surface import CanvasSurface, is_plain_space
from loopmap.ui.canvas.view import Camera
from loopmap.ui.canvas.walk import next_in_order
from loopmap.ui.canvas.walking import Walking

ONE_SHOT = ("variable", "note", "group")
"""Tools that give way to the arrow when they have done their work once."""


class CanvasWidget(CanvasSurface):
    """What the window asks of the canvas.

    ``loopChosen`` tells the links of the loop whose badge was clicked, ``loopNameWanted``
    those of the loop whose name is to be typed; ``renamingChanged`` whether a text is being
    edited in place. A ``picture`` of the map on show that was made beforehand is shown at once.
    """

    toolChanged = Signal(str)
    loopChosen = Signal(object)
    loopNameWanted = Signal(object)
    renamingChanged = Signal(bool)
    prompt = Signal(str)

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
        self.lighting = Lighting(self.stage, self.hands, self)
        self.walking = Walking(session, self.stage, self.looking, self)
        self.keys = Keys(self, session, self.walking)
        self.spoken = SpokenMap(self, session, self.walking)
        self._by_keys = False
        self.context.focus = self._focused
        self._map_id = session.map_id
        self.hands.rename.connect(self._name_new)
        self.hands.acted.connect(self._put_tool_away)
        self.hands.loopChosen.connect(self.loopChosen)
        self.naming.trying.connect(self.hands.show_preview)
        self.naming.rewritten.connect(self._keep_field_seen)
        self.naming.wentOn.connect(self._name_next)
        self.naming.begun.connect(partial(self.renamingChanged.emit, True))
        self.naming.ended.connect(partial(self.renamingChanged.emit, False))
        self._connect_far_end()
        self.walking.moved.connect(self._focus_moved)
        self.walking.hint.connect(self.hint)
        self.stage.overlay.selection = session.selection
        speak_for(self, self.spoken)
        self._stop_listening = session.listen(self._heard)

    def close_session(self) -> None:
        """Stop following the session; the widget is about to go."""
        self.naming.finish()
        self.cancel_gesture()
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

    @property
    def tool(self) -> str:
        return self.pointer.tool

    @property
    def gesture_running(self) -> bool:
        """Whether a hand is in the middle of something, so that undo must wait."""
        return self.pointer.busy or self.far_end.running

    def set_discreet(self, discreet: bool) -> None:
        """Leave private notes out while others look on."""
        if discreet != self.stage.discreet:
            self.cancel_gesture()
            self.stage.discreet = discreet
            self.stage.show(self.session.map)
            self.refresh()

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

    # doing

    def set_tool(self, name: str) -> None:
        """Take up "select", "variable", "link", "note" or "group"."""
        if name not in TOOLS or name == self.pointer.tool:
            return
        if name != "select" and self.session.read_only is not None:
            self.hint.emit(self.session.read_only)
            return
        self.cancel_gesture()
        self.pointer.tool = name
        self._point(NOTHING_HIT)
        self.toolChanged.emit(name)

    def begin_rename(self, record: RecordId) -> None:
        """Edit the text of a variable, note or group in place."""
        self.looking.reveal(record)
        self.naming.begin(record)

    def name_far_end(self, way: Way, *, asking: bool = False) -> None:
        """Name the next effect or cause of what is selected, or ask which variable it is.

        EditRefused when it is not clear of what.
        """
        self.setFocus()
        near = near_end(self.session.map, self.session.selection, way)
        self.looking.reveal(near)
        self.far_end.begin(near, way, asking=asking)

    def lead_link(self, link: RecordId, way: Way) -> None:
        """Ask by keys to which other effect, or from which other cause, a link leads."""
        self.setFocus()
        self.far_end.lead(link, way)

    def light_loop(self, badge: RecordId) -> None:
        """Choose the loop of a badge, as a click on it does."""
        self.loopChosen.emit(self._links_of(badge))

    def name_loop(self, badge: RecordId) -> None:
        """Ask for the field in which the loop of a badge is named."""
        self.loopNameWanted.emit(self._links_of(badge))

    def link_selected(self) -> None:
        """Link the two selected variables, the one selected first being the cause."""
        session = self.session
        first, second = two_variables(session.map, self.chosen.in_order(session.selection))
        change = link_two(session.document, session.map_id, first, second, session.new_id)
        made = [key.id for key in change.touched(Link)]
        session.do("Draw link", change, select=frozenset(made))
        self.hint.emit(words.done(session.map, made[0]))

    def cancel_gesture(self) -> bool:
        """Give up what is being drawn; whether there was anything."""
        naming = self.far_end.running
        self.far_end.give_up()
        return self.pointer.cancel() or naming

    def cancel(self) -> None:
        """What Esc does: give up the gesture, else put the tool away, else select nothing."""
        if self.cancel_gesture():
            return
        if self.pointer.tool != "select":
            self.set_tool("select")
        else:
            self.session.select(frozenset())

    def say(self, sentence: str) -> None:
        """A line for the status bar."""
        self.hint.emit(sentence)

    # keys

    def arrive(self) -> None:
        """A hand on the canvas has done with naming by keys."""
        self.far_end.leave()
        self._show_focus(by_keys=False)
        super().arrive()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's shortcuts."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (self.gesture_running or self.keys.handles(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_focus(by_keys=True)
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
        self._show_focus(by_keys=True)
        if self.walking.step(backwards=not forwards):
            return True
        return super().focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come in by Tab at the first thing, by Shift+Tab at the last; else where one was."""
        super().focusInEvent(event)
        walking = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._show_focus(by_keys=event.reason() != Qt.FocusReason.MouseFocusReason)
        if event.reason() in walking and self.walking.focus is None:
            self.walking.step(backwards=event.reason() == walking[1])
        else:
            tell_focus(self, self.walking.focus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointer.space_held = False
        self._show_focus(by_keys=self._by_keys)

    def _focused(self) -> RecordId | None:
        return self.walking.focus if self._by_keys else None

    def _focus_moved(self) -> None:
        """Show the ring where the focus is now, and tell who listens."""
        self._show_focus(by_keys=self._by_keys)
        if self.hasFocus():
            tell_focus(self, self.walking.focus)

    def _show_focus(self, *, by_keys: bool) -> None:
        """The ring is for hands on keys: a click shows by itself where it went."""
        self._by_keys = by_keys
        shown = self.walking.focus if by_keys and self.hasFocus() else None
        if shown != self.stage.overlay.focus:
            self.stage.overlay.focus = shown
            self.update()

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
            self.cancel_gesture()
            self.stage.follow(session.map, event.change)
            self.naming.follow()
        if event.selection_changed:
            self.chosen.follow(session.map, session.selection)
            self.walking.follow()
        self._show_focus(by_keys=self._by_keys)
        self.stage.overlay.selection = session.selection
        self.refresh()

    def _show_map(self) -> None:
        self.cancel_gesture()
        self.naming.finish_quietly()
        self.viewing.leave(self._map_id)
        self._map_id = self.session.map_id
        self.walking.let_go()
        self.stage.show(self.session.map)
        self.viewing.enter(self._map_id, self.drawing.bounds)

    def _name_new(self, record: RecordId, merge: str | None) -> None:
        self.looking.reveal(record)
        self.naming.begin(record, merge=merge)

    def _keep_field_seen(self) -> None:
        """Move the paper when a text grows over the edge of the window."""
        field = self.naming.editor
        if field is not None:
            self.viewing.reveal_pixels(field.geometry())

    def _connect_far_end(self) -> None:
        entry = self.far_end
        entry.preview.connect(self.hands.show_preview)
        entry.hint.connect(self.prompt)
        entry.said.connect(self.hint)
        entry.made.connect(self.looking.show_made)
        entry.begun.connect(partial(self.renamingChanged.emit, True))
        entry.ended.connect(partial(self.renamingChanged.emit, False))
        self.viewing.changed.connect(entry.follow)

    def _name_next(self, record: RecordId, backwards: bool) -> None:
        """Tab in a name: on to the name of the variable after it, or before it."""
        order = [one for one in self.walking.order() if one in self.drawing.label_boxes]
        following = next_in_order(order, [record], backwards=backwards)
        if following is not None and record in self.drawing.label_boxes:
            self.session.select(frozenset({following}))
            self.begin_rename(following)

    def _put_tool_away(self) -> None:
        if self.pointer.tool in ONE_SHOT:
            self.set_tool("select")

    def _links_of(self, badge: RecordId) -> tuple[RecordId, ...]:
        """The links of the loop that a badge stands for."""
        return next(each.links for each in self.drawing.badges if each.id == badge)
