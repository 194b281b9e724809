"""What is pasted from elsewhere: records, or text whose lists, tables and sentences are said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.diagram.geometry import Point
from loopmap.editing.clip import Clip
from loopmap.editing.edits.clipboard import paste_clip
from loopmap.editing.edits.touch import NewId
from loopmap.editing.history import Selection
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import Place
from loopmap.editing.sentence.say_lines import Pasted, say_lines
from loopmap.errors import EditRefused, LoopmapError
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.ui.edits_beside import MANY, Prepared, Wanted, Work
from loopmap.ui.offered import NOTHING_AT_ALL, ManyRecords, Offered, Room, offset_of, room_on

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor

AT_ONCE = 12
"""Lines that are placed while one waits; more are placed in the background."""

NOTHING = "There is nothing to paste: copy variables, or lines of text."

_LABEL, _DOING = "Paste", "Pasting"


class _NoneAtAll(EditRefused):
    """What was to be records held nothing."""


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


@dataclass(frozen=True)
class _Said(Prepared):
    """A text as it was said, and where its new variables came to lie."""

    places: Sequence[Point] = ()


class Pasting(QObject):
    """Brings what is pasted onto the map of one editor, as one step.

    Long texts and records in their thousands take a moment, beside the window.
    """

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor

    def paste(self, text: str, at: Point) -> None:
        """Make what ``text`` says, placed near ``at``, selected and told."""
        place = PlaceNew(at)
        if text.count("\n") < AT_ONCE:
            self._say(text, place)
        else:
            self._ask(lambda: partial(_say_beside, text, place))

    def paste_records(
        self, found: Clip | ManyRecords, at: Point, besides: Callable[[Offered], None]
    ) -> None:
        """Put copied records on the map about ``at``, where there is room.

        Where many turn out to be none, ``besides`` gets what else was on the clipboard.
        """
        read = found.read if isinstance(found, ManyRecords) else None
        if isinstance(found, Clip):
            if found.size <= MANY:
                self._put(found, at)
                return
            read = partial(_as_it_is, found)
        stage = self._editor.canvas.stage
        assert read is not None
        instead = partial(self._paste_besides, found, self._editor.session.map_id, besides)
        self._ask(lambda: partial(_put_beside, read, at, room_on(stage)), instead)

    def _paste_besides(
        self,
        found: Clip | ManyRecords,
        map_id: MapId,
        besides: Callable[[Offered], None],
        refusal: LoopmapError,
    ) -> bool:
        """Where they were none at all, what else there is, on the map it was asked for."""
        is_seen = self._editor.session.map_id == map_id
        if not (isinstance(refusal, _NoneAtAll) and isinstance(found, ManyRecords) and is_seen):
            return False
        other = found.besides()
        if other is None:
            return False
        besides(other)
        return True

    def _ask(
        self, begin: Callable[[], Work], instead: Callable[[LoopmapError], bool] = lambda _: False
    ) -> None:
        editor = self._editor
        then = editor.canvas.looking.show_brought_in
        editor.edits.ask(
            Wanted(_LABEL, _DOING, editor.session.map_id, begin, then, instead, brings=True)
        )

    def _say(self, text: str, place: Place) -> None:
        editor, session = self._editor, self._editor.session
        try:
            pasted = say_lines(session.document, session.map_id, text, session.new_id, place)
        except LoopmapError as refusal:
            editor.refused.emit(str(refusal))
            return
        self._do(Prepared(pasted.said.change, _made(pasted), pasted.told or NOTHING))

    def _put(self, clip: Clip, at: Point) -> None:
        session = self._editor.session
        offset = offset_of(room_on(self._editor.canvas.stage), clip, at)
        pasted = paste_clip(session.document, session.map_id, clip, session.new_id, offset=offset)
        self._do(Prepared(pasted.change, pasted.ids, _told(pasted.told)))

    def _do(self, made: Prepared) -> None:
        editor = self._editor
        try:
            editor.session.do(_LABEL, made.change, select=made.select)
        except LoopmapError as refusal:
            editor.refused.emit(str(refusal))
            return
        if made.told:
            editor.hint.emit(made.told)
        editor.canvas.looking.show_brought_in(made.select or ())


def _say_beside(  # noqa: PLR0913, PLR0917  as _put_beside
    text: str,
    place: Place,
    document: Document,
    map_id: MapId,
    new_id: NewId,
    before: Prepared | None,
) -> _Said:
    """What a text comes to on that map; what is new keeps places that were found before."""
    there = _Found(before.places, place) if isinstance(before, _Said) else place
    pasted = say_lines(document, map_id, text, new_id, there)
    variables = document.apply(pasted.said.change).maps[map_id].variables
    places = [Point(variables[new].x, variables[new].y) for new in pasted.said.new]
    return _Said(pasted.said.change, _made(pasted), pasted.told or NOTHING, places=places)


def _put_beside(  # noqa: PLR0913, PLR0917  what it needs to know, and what every such work gets
    read: Callable[[], Clip | None],
    at: Point,
    room: Room,
    document: Document,
    map_id: MapId,
    new_id: NewId,
    _: Prepared | None,
) -> Prepared:
    """What copied records come to on that map."""
    clip = read()
    if not clip:
        raise _NoneAtAll(NOTHING_AT_ALL)
    pasted = paste_clip(document, map_id, clip, new_id, offset=offset_of(room, clip, at))
    return Prepared(pasted.change, pasted.ids, _told(pasted.told))


def _made(pasted: Pasted) -> Selection:
    return frozenset(pasted.said.path + pasted.said.variables)


def _told(counted: str) -> str:
    return f"Pasted: {counted}." if counted else ""


def _as_it_is(clip: Clip) -> Clip:
    return clip
