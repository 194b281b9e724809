"""Text pasted from elsewhere: lists, tables and causal sentences become part of the map."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.diagram.geometry import Point
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import Place
from loopmap.editing.sentence.say_lines import say_lines
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.token import Token
from loopmap.ui.jobs import Jobs

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor

AT_ONCE = 12
"""Lines that are placed while one waits; more are placed in the background."""

NOTHING = "There is nothing to paste: copy variables, or lines of text."


@dataclass(frozen=True, slots=True)
class _Found:
    """Places that were found in the background, in the order of what is new."""

    places: Sequence[Point]
    otherwise: Place

    def __call__(
        self, causal_map: CausalMap, new: Collection[RecordId]
    ) -> Mapping[RecordId, Point]:
        """Those places; a map that has got other new things meanwhile is placed afresh."""
        if len(new) != len(self.places):
            return self.otherwise(causal_map, new)
        return dict(zip(new, self.places, strict=True))


class Pasting(QObject):
    """Says pasted text on the map of one editor, as one step."""

    def __init__(self, editor: Editor, jobs: Jobs) -> None:
        super().__init__(editor)
        self._editor, self._jobs = editor, jobs

    def paste(self, text: str, at: Point) -> None:
        """Make what ``text`` says, placed near ``at``, selected and told.

        Long texts take a moment.
        """
        place = PlaceNew(at)
        if text.count("\n") < AT_ONCE:
            self._say(text, place)
            return
        session = self._editor.session
        self._editor.hint.emit("Pasting …")
        self._jobs.run(
            "paste",
            partial(_places, session.document, session.map_id, text, place),
            lambda places: self._say(text, _Found(places, place)),
        )

    def _say(self, text: str, place: Place) -> None:
        editor, session = self._editor, self._editor.session
        try:
            pasted = say_lines(session.document, session.map_id, text, session.new_id, place)
            made = frozenset(pasted.said.path + pasted.said.variables)
            session.do("Paste", pasted.said.change, select=made)
        except LoopmapError as refusal:
            editor.refused.emit(str(refusal))
            return
        editor.hint.emit(pasted.told or NOTHING)
        editor.canvas.looking.show_brought_in(made)


def _places(
    document: Document, map_id: MapId, text: str, place: Place, token: Token
) -> list[Point]:
    """Where the new variables of a text come to lie, in the order in which they are made."""
    number = count()

    def unused(_: type) -> RecordId:
        token.check()
        return RecordId(f"~pasted {next(number)}")

    said = say_lines(document, map_id, text, unused, place).said
    variables = document.apply(said.change).maps[map_id].variables
    return [Point(variables[new].x, variables[new].y) for new in said.new]
