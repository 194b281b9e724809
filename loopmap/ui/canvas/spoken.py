"""The map as it is told to somebody who does not see it; answers accessibility's questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect

from loopmap.analysis.aloud import (
    Labels,
    bundle_aloud,
    details_aloud,
    loop_aloud,
    name_aloud,
    sentence,
)
from loopmap.analysis.loops import loop_along
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.fold import bundles_of
from loopmap.diagram.hit import hit
from loopmap.diagram.lenses.run import told_mark
from loopmap.diagram.look import Lens
from loopmap.editing.edits.loops import loop_with
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.ui.canvas.loop_badges import LoopBadges
from loopmap.ui.canvas.renaming import Renaming
from loopmap.ui.canvas.viewing import Viewing
from loopmap.ui.canvas.walking import Walking
from loopmap.ui.canvas.whereabouts import rect_on_canvas

REACH = 6.0
"""Logical pixels from a line within which a link is found."""


class SpokenCanvas(Protocol):
    """What telling a map asks of its canvas."""

    naming: Renaming
    loop_badges: LoopBadges

    @property
    def drawing(self) -> Drawing: ...
    @property
    def viewing(self) -> Viewing: ...
    def hasFocus(self) -> bool: ...
    def rect(self) -> QRect: ...
    def mapToGlobal(self, place: QPoint, /) -> QPoint: ...
    def mapFromGlobal(self, place: QPoint, /) -> QPoint: ...
    def setFocus(self) -> None: ...


class SpokenMap:
    """Names, descriptions and places of what is on show.

    ``loops`` are the labels of the loops through each variable and link.
    """

    def __init__(self, canvas: SpokenCanvas, session: Session, walking: Walking) -> None:
        self._canvas = canvas
        self._session = session
        self._walking = walking
        self.loops: Labels = {}
        self._listed: tuple[Drawing | None, list[RecordId], Mapping[RecordId, int]] = (None, [], {})

    # which things, and where

    def spoken_order(self) -> Sequence[RecordId]:
        """What Tab visits, in turn, then the links; found once for each drawing."""
        return self._list()[0]

    def place_in_order(self, record: RecordId) -> int:
        return self._list()[1].get(record, -1)

    def is_spoken(self, record: RecordId) -> bool:
        """Whether it is on the map on show."""
        return record in self._list()[1]

    def screen_rect(self, record: RecordId) -> QRect:
        """Where a thing is on the screen, in logical pixels."""
        place = self._place(record)
        return QRect(self._canvas.mapToGlobal(place.topLeft()), place.size())

    def is_in_view(self, record: RecordId) -> bool:
        return self._canvas.rect().intersects(self._place(record))

    def thing_at(self, x: int, y: int) -> RecordId | None:
        """What lies at a place on the screen."""
        place = self._canvas.mapFromGlobal(QPoint(x, y))
        if not self._canvas.rect().contains(place):
            return None
        viewing = self._canvas.viewing
        at = viewing.camera.to_map(place.x(), place.y(), viewing.frame())
        return hit(self._canvas.drawing, at, REACH / viewing.camera.scale).record

    # what they say

    def spoken_name(self, record: RecordId) -> str:
        return self._told(record)[0]

    def spoken_description(self, record: RecordId) -> str:
        return self._told(record)[1]

    def sentence(self, record: RecordId) -> str:
        """Name and details of a thing, to be announced."""
        return sentence(*self._told(record))

    def told_selection(self) -> str:
        """The selection in a sentence, for announcing."""
        chosen = self.selected_things()
        if len(chosen) == 1:
            return self.sentence(chosen[0])
        return f"{len(chosen):,} things selected." if chosen else "Nothing selected."

    def _told(self, record_id: RecordId) -> tuple[str, str]:
        causal_map, drawn = self._session.map, self._canvas.drawing.causal_map
        if record_id in bundles_of(drawn):
            return bundle_aloud(drawn, record_id)
        record = causal_map.get(record_id)
        if record is not None:
            details = details_aloud(causal_map, record, self.loops)
            return name_aloud(causal_map, record), self._with_mark(record_id, details)
        for badge in self._canvas.drawing.badges:
            loop = loop_along(causal_map, badge.links) if badge.id == record_id else None
            if loop is not None:
                named = loop_with(causal_map, badge.links)
                return loop_aloud(causal_map, badge.label, named.name if named else "", loop)
        return "", ""

    def _with_mark(self, record: RecordId, details: str) -> str:
        """The details, after what the last run or the change lens says of it, while it is on."""
        view = self._canvas.drawing.emphasis.view
        mark = told_mark(view.look(record)) if view.lens is Lens.RUN else ""
        mark = view.look(record).tag if view.lens is Lens.CHANGE else mark
        return f"{mark}. {details}" if mark else details

    # what is chosen, and what can be done

    def is_selectable(self, record: RecordId) -> bool:
        return bool(self._walking.records(record))

    def is_selected(self, record: RecordId) -> bool:
        records = self._walking.records(record)
        return bool(records) and records <= self._session.selection

    def selected_things(self) -> list[RecordId]:
        return sorted(self._session.selection)

    def focused_thing(self) -> RecordId | None:
        return self._walking.focus if self._canvas.hasFocus() else None

    def has_focus(self, record: RecordId) -> bool:
        return record == self.focused_thing()

    def select(self, records: Sequence[RecordId]) -> None:
        self._session.select(frozenset().union(*map(self._walking.records, records)))

    def go_to(self, record: RecordId) -> None:
        self._canvas.setFocus()
        self._walking.go(record)

    def press(self, record: RecordId) -> None:
        """A badge lights its loop; anything else is selected."""
        self.go_to(record)
        if not self.is_selectable(record):
            self._canvas.loop_badges.light(record)

    def edit(self, record: RecordId) -> None:
        """Let the text be typed: of a card, note or group here, of a loop in its list."""
        self.go_to(record)
        if self._session.map.get(record) is not None:
            self._canvas.naming.begin(record)
        elif not self.is_selectable(record):
            self._canvas.loop_badges.name(record)

    def _place(self, record: RecordId) -> QRect:
        return rect_on_canvas(self._canvas.drawing, self._canvas.viewing, record)

    def _list(self) -> tuple[list[RecordId], Mapping[RecordId, int]]:
        drawing = self._canvas.drawing
        if drawing is not self._listed[0]:
            drawn = drawing.link_paths
            links = [k.id for k in in_order(drawing.causal_map.links) if k.id in drawn]
            order = [*self._walking.order(), *links]
            places = {record: place for place, record in enumerate(order)}
            self._listed = (drawing, order, places)
        return self._listed[1:]
