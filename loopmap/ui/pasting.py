"""Text pasted from elsewhere: lists, tables and causal sentences become part of the map."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.diagram.geometry import Point
from loopmap.editing.ids_beside import ids_beside
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import Place
from loopmap.editing.sentence.say_lines import Pasted, say_lines
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.token import Token
from loopmap.ui.jobs import Jobs

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor

AT_ONCE = 12
"""Lines that are placed while one waits; more are placed in the background."""

TRIES = 5
"""Times that a long text is said beside the window, where the map changes meanwhile."""

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


@dataclass(frozen=True, slots=True)
class _Ready:
    """A text as it was said in the background on the ``document`` of that moment."""

    document: Document
    map_id: MapId
    pasted: Pasted
    places: Sequence[Point]


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
        self._editor.hint.emit("Pasting …")
        self._prepare(text, place, TRIES)

    def _prepare(self, text: str, place: Place, tries: int) -> None:
        """Say a long text beside the window."""
        session = self._editor.session
        work = partial(_said, session.document, session.map_id, text, place)
        self._jobs.run("paste", work, lambda ready: self._take(text, place, ready, tries))

    def _take(self, text: str, place: Place, ready: _Ready, tries: int) -> None:
        """Do what was said; on a map that has changed meanwhile it is said again first.

        What is new keeps the places that were found for it.
        """
        session = self._editor.session
        if session.document is ready.document and session.map_id == ready.map_id:
            self._do(ready.pasted)
            return
        there = place if isinstance(place, _Found) else _Found(ready.places, place)
        if tries > 1:
            self._prepare(text, there, tries - 1)
        else:
            self._say(text, there)

    def _say(self, text: str, place: Place) -> None:
        editor, session = self._editor, self._editor.session
        try:
            pasted = say_lines(session.document, session.map_id, text, session.new_id, place)
        except LoopmapError as refusal:
            editor.refused.emit(str(refusal))
            return
        self._do(pasted)

    def _do(self, pasted: Pasted) -> None:
        editor, session = self._editor, self._editor.session
        made = frozenset(pasted.said.path + pasted.said.variables)
        try:
            session.do("Paste", pasted.said.change, select=made)
        except LoopmapError as refusal:
            editor.refused.emit(str(refusal))
            return
        editor.hint.emit(pasted.told or NOTHING)
        editor.canvas.looking.show_brought_in(made)


def _said(document: Document, map_id: MapId, text: str, place: Place, token: Token) -> _Ready:
    """What a text comes to on that map, and where its new variables come to lie."""
    new_ids = ids_beside(document)

    def new_id(kind: type) -> RecordId:
        token.check()
        return new_ids(kind)

    pasted = say_lines(document, map_id, text, new_id, place)
    variables = document.apply(pasted.said.change).maps[map_id].variables
    places = [Point(variables[new].x, variables[new].y) for new in pasted.said.new]
    return _Ready(document, map_id, pasted, places)
