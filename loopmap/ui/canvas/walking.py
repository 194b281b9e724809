"""Going about a map by keys: what has the focus, and where each step leads from it.

The focus is on one thing: a variable, a link, a note, a group or a loop's badge. The
selection goes with it, except where a person holds Shift to select more. Tab follows
the links, then takes the notes, the groups and the badges; arrows go to what lies
that way, preferring what is linked.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.fold import bundles_of, seen_as
from loopmap.diagram.geometry import Box, Point
from loopmap.editing.history import Selection
from loopmap.editing.session import Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link
from loopmap.ui.canvas.looking import Looking
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.walk import Direction, next_in_order, next_towards, reading_order
from loopmap.ui.canvas.walk_order import along_links
from loopmap.ui.canvas.whereabouts import box_of_thing

NOTHING_FURTHER = "There is nothing further that way."


class Walking(QObject):
    """The focus of a canvas. ``moved`` when it is on another thing, or on none.

    ``along_loop``, while a loop is walked, takes the arrow keys: 1 is a link on, -1 back.
    ``onto_loop`` is asked where they start from a badge, or from nothing (None): it begins
    to walk a loop that is lit there, or answers False.
    """

    moved = Signal()
    hint = Signal(str)

    def __init__(self, session: Session, stage: Stage, looking: Looking, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._stage, self._looking = session, stage, looking
        self.along_loop: Callable[[int], None] | None = None
        self.onto_loop: Callable[[RecordId | None, int], bool] | None = None
        self._focus: RecordId | None = None
        self._place: Point | None = None
        self._was: tuple[RecordId | None, list[RecordId]] = (None, [])
        self._outwards = True
        self._hub: RecordId | None = None
        self._selecting = False
        self._ordered: tuple[Drawing | None, list[RecordId]] = (None, [])

    @property
    def focus(self) -> RecordId | None:
        """What has the focus, while it is on the map."""
        return self._focus if self._focus is not None and self._stands(self._focus) else None

    def order(self) -> list[RecordId]:
        """All that Tab visits, in turn: variables along the links, notes, groups, badges."""
        drawing = self._stage.drawing
        if drawing is not self._ordered[0]:
            self._ordered = (drawing, _tab_order(drawing))
        return self._ordered[1]

    def follow(self) -> None:
        """Go where the selection is, when it is one thing or the focus is no part of it."""
        selection = self._session.selection
        if self._selecting:
            return  # the focus is where the person put it
        seen = {s for record in selection if (s := seen_as(self._map, record)) is not None}
        if len(seen) == 1:
            self._focus_on(next(iter(seen)))
        elif seen and self._focus is not None and self._focus not in seen:
            self._focus_on(min(seen, key=self._is_between))
        elif self.focus is None and self._focus is not None:
            self._focus_on(None)

    def let_go(self) -> None:
        """Nothing has the focus any more, nor had it here."""
        self._focus_on(None)
        self._place, self._was = None, (None, [])

    def step(self, *, backwards: bool) -> bool:
        """Tab: on to the next thing; False past the last one."""
        here, order = self.focus, self.order()
        link = self._map.links.get(here) if here else None
        beside = self._beside(link, backwards=backwards) if link is not None else None
        if link is not None and beside is None:
            here = self._hub_of(link)
        following = beside or next_in_order(order, [here] if here else [], backwards=backwards)
        if here is None:
            following = self._next_to_what_went(order, backwards=backwards) or following
        if following is not None:
            self.go(following)
        return following is not None

    def to_end(self, *, last: bool) -> None:
        """The first or the last of all that Tab visits."""
        order = self.order()
        self.go(order[-1 if last else 0] if order else None)

    def towards(self, direction: Direction, *, more: bool = False) -> None:
        """An arrow key; ``more`` keeps what is selected and adds to it."""
        by = 1 if direction in (Direction.RIGHT, Direction.DOWN) else -1
        if self.along_loop is not None:
            self.along_loop(by)
            return
        here = self.focus
        is_off = here is None or here in self._stage.drawing.badge_boxes
        if is_off and not more and self.onto_loop is not None and self.onto_loop(here, by):
            return
        link = self._map.links.get(here) if here else None
        boxes = self._boxes()
        if link is not None:
            dx, dy = direction.value
            ends = sorted({link.source, link.target} & boxes.keys())
            there = max(ends, key=lambda end: boxes[end].x * dx + boxes[end].y * dy, default=None)
            self.go(there, more=more)
        elif here is not None and here in boxes:
            self.go(next_towards(self._map, boxes, here, direction), more=more)
        elif (near := self._near_what_went()) is not None:
            self.go(near, more=more)
        else:
            self.to_end(last=False)

    def along(self, *, outwards: bool) -> None:
        """From a variable to its next link out (or in); from such a link to the one after it."""
        here = self.focus
        link = self._map.links.get(here) if here else None
        hub = here if link is None else link.source if outwards else link.target
        if hub is None or hub not in self._map.variables:
            self.hint.emit("Go to a variable first, then O and I go through its links.")
            return
        self._hub, self._outwards = hub, outwards
        around = self._links_at(hub)
        following = next_in_order(around, [here] if here else []) or next(iter(around), None)
        if following is None:
            self.hint.emit("No link leaves it." if outwards else "No link leads to it.")
            return
        self.go(following)

    def badge(self, *, backwards: bool) -> None:
        """The badge of the next loop, round and round."""
        badges = _badges(self._stage.drawing)
        if not badges:
            self.hint.emit("No loop has a badge on this map.")
            return
        here = [self.focus] if self.focus in badges else []
        there = next_in_order(badges, here, backwards=backwards)
        self.go(there or badges[-1 if backwards else 0])

    def toggle(self) -> None:
        """Take what has the focus into the selection, or out of it."""
        chosen = self.records(self.focus)
        if not chosen:
            self.hint.emit("Go to a variable, link, note or group first.")
            return
        selection = self._session.selection
        self._select(selection - chosen if chosen <= selection else selection | chosen)

    def go(self, record: RecordId | None, *, more: bool = False) -> None:
        """Put the focus on a thing, selected with it; None says that there is none."""
        if record is None:
            self.hint.emit(NOTHING_FURTHER)
            return
        kept = self._session.selection if more else frozenset()
        self._focus = record
        self._remember(record)
        self._select(kept | self.records(record))
        self._looking.reveal(record)
        self.moved.emit()

    def records(self, thing: RecordId | None) -> Selection:
        """What a thing on the map stands for: its record, the links of a bundle, or nothing."""
        if thing is None:
            return frozenset()
        bundle = bundles_of(self._map).get(thing)
        if bundle is not None:
            return frozenset(bundle.links)
        return frozenset() if self._session.map.get(thing) is None else frozenset({thing})

    # how

    def _is_between(self, record: RecordId) -> tuple[bool, RecordId]:
        """Links come after what they join where keys are to go on among many."""
        return record in self._map.links, record

    @property
    def _map(self) -> CausalMap:
        """The map as it is drawn, with stacks and bundles for collapsed groups."""
        return self._stage.map

    def _select(self, records: Selection) -> None:
        self._selecting = True
        self._session.select(records)
        self._selecting = False

    def _focus_on(self, record: RecordId | None) -> None:
        if record != self._focus:
            self._focus = record
            self._remember(record)
            self.moved.emit()

    def _remember(self, record: RecordId | None) -> None:
        """Where what has the focus lies, to go on from there when it is deleted."""
        if record is not None and self._stage.late is None:
            box = box_of_thing(self._stage.drawing, record)
            self._place = self._place if box is None else box.centre
            self._was = record, self._ordered[1]

    def _next_to_what_went(self, order: list[RecordId], *, backwards: bool) -> RecordId | None:
        """What came after it, as far as that is known; else what lies nearest."""
        went, before = self._was
        if went not in before:
            return self._near_what_went()
        there, at = frozenset(order), before.index(went)
        after = before[:at][::-1] if backwards else before[at + 1 :]
        return next((record for record in after if record in there), None)

    def _near_what_went(self) -> RecordId | None:
        """The variable nearest to where the focus was before its thing was deleted."""
        place, boxes = self._place, self._stage.drawing.cards
        if place is None or not boxes:
            return None
        return min(sorted(boxes), key=lambda record: math.dist(place, boxes[record].centre))

    def _stands(self, record: RecordId) -> bool:
        if self._stage.late is not None:
            return self._map.get(record) is not None
        drawing = self._stage.drawing
        return (
            record in drawing.label_boxes
            or record in drawing.link_paths
            or record in drawing.note_boxes
            or record in drawing.group_boxes
            or record in drawing.badge_boxes
        )

    def _beside(self, link: Link, *, backwards: bool) -> RecordId | None:
        """The link after this one among those that leave (or reach) the same variable."""
        around = self._links_at(self._hub_of(link))
        return next_in_order(around, [link.id], backwards=backwards)

    def _hub_of(self, link: Link) -> RecordId:
        """The end of a link that O or I came from; its cause when it was come to otherwise."""
        if self._hub not in (link.source, link.target):
            self._hub, self._outwards = link.source, True
        elif self._hub != (link.source if self._outwards else link.target):
            self._outwards = not self._outwards
        assert self._hub is not None
        return self._hub

    def _links_at(self, hub: RecordId) -> list[RecordId]:
        links = self._map.adjacency
        around = links.out_of(hub) if self._outwards else links.into(hub)
        drawn = self._stage.drawing.link_paths
        return [link.id for link in in_order({k.id: k for k in around}) if link.id in drawn]

    def _boxes(self) -> dict[RecordId, Box]:
        """Where arrows lead: cards, notes and badges; groups, which lie round them, by Tab."""
        drawing = self._stage.drawing
        return {**drawing.cards, **drawing.note_boxes, **drawing.badge_boxes}


def _tab_order(drawing: Drawing) -> list[RecordId]:
    order = [
        *along_links(drawing.causal_map, drawing.cards),
        *reading_order(drawing.note_boxes),
        *reading_order(drawing.places.groups),
        *_badges(drawing),
    ]
    return [record for record in order if drawing.is_seen(record)]


def _badges(drawing: Drawing) -> list[RecordId]:
    """Badges in the order of the list of loops."""
    return [badge.id for badge in drawing.badges if badge.id in drawing.badge_boxes]
