"""The inspector's page for one note."""

from __future__ import annotations

from loopmap.editing.edits import notes
from loopmap.model.records import Level, Note
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import ChipRow, TextField
from loopmap.ui.panels.inspector_page import InspectorPage, Labels
from loopmap.ui.panels.looks import heading

LEVELS = (
    (Level.PRIVATE, "Private", "Stays on this machine: never exported"),
    (Level.ROOM, "Room", "For the people in the room"),
    (Level.PUBLIC, "Public", "May go into exports and reports"),
)

WIDTHS = (
    (120.0, "Narrow", "A few words to the line"),
    (180.0, "Medium", "As a new note is"),
    (280.0, "Wide", "For a short paragraph"),
    (420.0, "Very wide", "For a longer text"),
)


class NotePage(InspectorPage):
    """Text of a note or what its picture shows, how wide it is and who may see it."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self._text = TextField("Text of the note", "What should be remembered?", lines=4)
        self._width = ChipRow("Width", WIDTHS)
        self._level = ChipRow("Who may see it", LEVELS)
        self._heading = heading("Note")
        self.column.addWidget(self._heading)
        self.column.addWidget(self._text)
        self.section("Who may see it", self._level)
        self.section("Width", self._width)
        self.column.addStretch(1)
        self._text.committed.connect(self._set_text)
        self._level.chosen.connect(self._set_level)
        self._width.chosen.connect(self._set_width)

    def show_session(self, labels: Labels) -> None:  # noqa: ARG002 - notes are in no loop
        note = self.selected(Note)
        if note is None:
            return
        self._showing = note.id
        self._show_what_it_is(note)
        self._text.show_text(note.text)
        self._level.show_value(note.level)
        self._width.show_value(note.width)

    def _show_what_it_is(self, note: Note) -> None:
        """A picture is asked to be described, for those who hear the map and not see it."""
        self._heading.setText("What the picture shows" if note.picture else "Note")
        words, name = ("What should be remembered?", "Text of the note")
        if note.picture:
            words, name = ("A sentence, for who cannot see it", "What the picture shows")
        self._text.setPlaceholderText(words)
        self._text.setAccessibleName(name)

    def begin_naming(self) -> None:
        self._text.setFocus()

    def _set_text(self, text: str) -> None:
        if self.map.get(self._showing) is not None:
            self.do("Edit note", lambda d, m: notes.edit_note(d, m, self._showing, text))

    def _set_level(self, level: Level) -> None:
        self.do(
            "Set who may see it", lambda d, m: notes.set_note_level(d, m, [self._showing], level)
        )

    def _set_width(self, width: float) -> None:
        self.do("Set width", lambda d, m: notes.set_note_width(d, m, self._showing, width))
