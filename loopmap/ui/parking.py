"""The parking list in the window: the line that parks, the page, and the way onto the map."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.diagram.geometry import Point
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.editing.edits.ideas import idea_to_map, idea_to_note
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import Place
from loopmap.editing.tools.gesture import Scene
from loopmap.editing.tools.new_card import standing
from loopmap.errors import EditRefused
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at
from loopmap.model.records import Note
from loopmap.ui.canvas.idea_drop import IdeaDrop
from loopmap.ui.panels.parking_entry import ParkingEntry
from loopmap.ui.panels.parking_panel import ParkingPanel

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor
    from loopmap.ui.panels.sentence_bar import SentenceBar

PAGE = "parking"

UNDER_A_CARD = 56.0
"""Map units from the lower edge of a card to the middle of a note made on it, if it is free."""


class Parking(QObject):
    """Joins the parts to one editor."""

    def __init__(self, editor: Editor, sentence: SentenceBar) -> None:
        super().__init__(editor)
        self._editor, self._session, self._sentence = editor, editor.session, sentence
        self.entry, self.panel = ParkingEntry(), ParkingPanel(editor.session)
        self._drop = IdeaDrop(editor.canvas)
        editor.area.float_at_top(self.entry)
        editor.left.add(PAGE, _title(len(self._session.document.ideas)), self.panel)
        self.entry.entered.connect(self._entered)
        self._drop.dropped.connect(self._dropped)
        self.panel.mapWanted.connect(self._put_on_map)
        self.panel.noteWanted.connect(self._make_note)
        self.panel.countTold.connect(self._tell_count)
        self.panel.escaped.connect(editor.canvas.setFocus)
        self.panel.refused.connect(editor.refused)

    def close_session(self) -> None:
        """Stop listening to the session."""
        self.panel.close_session()

    def park(self) -> None:
        """Keep what is typed in the sentence bar, or ask for a line."""
        typed = self._sentence.text().strip()
        if typed and self._sentence.isAncestorOf(self._editor.focusWidget() or self._editor):
            if self._keep(typed):
                self._sentence.set_text("")
        else:
            self.entry.open()

    def show(self) -> None:
        """Bring the page to the front with the keyboard on it."""
        self._editor.show_left(PAGE)

    def _entered(self, text: str) -> None:
        if self._keep(text):
            self.entry.leave(parked=True)

    def _keep(self, text: str) -> bool:
        kept = self.panel.park(text)
        if kept:
            count = len(self._session.document.ideas)
            self._editor.hint.emit(f"Parked. {_ideas(count)} on the parking list.")
        return kept

    def _tell_count(self, count: int) -> None:
        self._editor.left.retitle(PAGE, _title(count))

    # onto the map

    def _put_on_map(self, idea: str) -> None:
        canvas = self._editor.canvas
        self._make(RecordId(idea), PlaceNew(canvas.camera.shown(canvas.frame()).centre))

    def _make_note(self, idea: str) -> None:
        self._note(RecordId(idea), self._editor.canvas.hands.free_paper("note"))

    def _dropped(self, idea: str, point: Point, under: RecordId | None) -> None:
        box = self._editor.canvas.drawing.label_boxes.get(under) if under else None
        if box is not None:
            below = Point(box.x, box.bottom + UNDER_A_CARD)
            self._note(RecordId(idea), self._editor.canvas.hands.free_paper("note", below))
        else:
            there = _There(self._editor.canvas.hands.scene(), point)
            self._make(RecordId(idea), there, there.group)

    def _make(self, idea: RecordId, place: Place, group: RecordId | None = None) -> None:
        session = self._session
        try:
            said = idea_to_map(session.document, session.map_id, idea, session.new_id, place, group)
            made = said.path or said.variables
            session.do("Put an idea on the map", said.change, select=frozenset(made))
        except EditRefused as refusal:
            self._editor.refused.emit(str(refusal))
            return
        self._editor.canvas.looking.show_made(made)

    def _note(self, idea: RecordId, at: Point) -> None:
        session = self._session
        try:
            change = idea_to_note(
                session.document, session.map_id, idea, (at.x, at.y), session.new_id
            )
            made = frozenset(key.id for key in change.touched(Note))
            session.do("Make a note of an idea", change, select=made)
        except EditRefused as refusal:
            self._editor.refused.emit(str(refusal))
            return
        self._editor.canvas.looking.show_made(made)


class _There:
    """One variable that joins nothing lies just there, clear of others; more, near it."""

    def __init__(self, scene: Scene, point: Point) -> None:
        self._scene, self._point = scene, point
        self.group = standing(scene, point).group

    def __call__(
        self, causal_map: CausalMap, new: Collection[RecordId]
    ) -> Mapping[RecordId, Point]:
        (first, *others) = new
        if others or links_at(causal_map, [first]):
            return PlaceNew(self._point)(causal_map, new)
        card = label_boxes(causal_map)[first]
        return {first: standing(self._scene, self._point, size=(card.width, card.height)).at}


def _title(count: int) -> str:
    return f"Parking {count}" if count else "Parking"


def _ideas(count: int) -> str:
    return "1 idea" if count == 1 else f"{count} ideas"
