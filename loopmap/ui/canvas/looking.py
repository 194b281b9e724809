"""What of a map is brought into view: all of it, some of its records, or what was just made."""

from __future__ import annotations

import weakref
from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, union
from loopmap.editing.session import Event, Session
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.view import Camera
from loopmap.ui.canvas.viewing import Viewing
from loopmap.ui.canvas.whereabouts import box_of_thing

_PASTED = "Paste"


class Looking(QObject):
    """Moves the view to records, wherever they are drawn just now."""

    def __init__(self, session: Session, stage: Stage, viewing: Viewing, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._stage, self._viewing = session, stage, viewing
        self._made: tuple[Camera, Box | None] = (viewing.camera, None)
        self._selected: tuple[weakref.ref[Drawing], frozenset[RecordId], Box | None] | None = None

    def begin(self) -> None:
        """The whole map, in a window that has just come."""
        self._viewing.begin(self._stage.bounds)

    def fit(self) -> None:
        """The whole map in the window."""
        self._viewing.fit(self._stage.bounds)

    def zoom_to(self, records: Collection[RecordId]) -> None:
        """These records in the window; the whole map when there are none."""
        self._viewing.fit(union(self._boxes(records)) or self._stage.bounds)

    def look_at(self, frame: Box | None, records: Collection[RecordId]) -> None:
        """That part of the paper, else these records, until somebody looks elsewhere."""
        self._stage.draw_what_waits()  # a map that comes is fitted first
        area = union(self._boxes(records)) if frame is None else None
        if frame is not None:
            self._viewing.look_at(frame)
        elif area is not None:
            self._viewing.look_round(area)

    def reveal(self, record: RecordId) -> None:
        """Move the paper just far enough that a record is seen."""
        for box in self._boxes([record]):
            self._viewing.reveal(box)

    def find(self, links: Collection[RecordId]) -> None:
        """All of these links and their ends in view, where no card of theirs is."""
        known = self._session.map.links
        ends = {end for i in links if i in known for end in (known[i].source, known[i].target)}
        seen, cards, box = self._viewing.seen, self._boxes(ends), self._around(links)
        if box is not None and not any(card.touches(seen) for card in cards):
            self._viewing.take_in(self._stage.bounds, box)

    def find_again(self, records: Iterable[RecordId]) -> None:
        """The first of these in view, where none is: what was done elsewhere is not missed."""
        boxes, seen = self._boxes(list(records)), self._viewing.seen
        if boxes and not any(box.touches(seen) for box in boxes):
            self._viewing.reveal(boxes[0])

    def show_made(self, made: Collection[RecordId]) -> None:
        """Keep up with records just made, links with both their ends."""
        box = self._around(made)
        if box is not None:
            self._viewing.keep_up(self._stage.bounds, box)
            self._made = self._viewing.camera, box

    def show_brought_in(self, made: Collection[RecordId]) -> None:
        """All of what was brought in at once, links with both their ends."""
        box = self._around(made)
        if box is not None:
            if set(self._session.map.variables) <= set(made):  # the map was empty
                self._viewing.begin_with(self._stage.bounds)
            else:
                self._viewing.take_in(self._stage.bounds, box)
            self._made = self._viewing.aim, box

    def follow(self, event: Event) -> None:
        """A map shown whole still is after a step back, and when what was pasted goes or comes."""
        if not self._viewing.is_whole:
            return
        bounds, is_pasted = self._stage.bounds, event.label == _PASTED
        went_back = bool(self._session.history.undone)
        is_hidden = bounds is not None and not self._viewing.seen.holds(bounds)
        if went_back + is_pasted + is_hidden > 1:
            self._viewing.fit(bounds)

    def refit(self) -> None:
        """After the window changed: all of the map again, or at least what is selected.

        A map that waits for its turn once it is drawn.
        """
        if self._stage.waits_for_a_turn:
            self._stage.once_drawn.append(self.refit)
        else:
            self._viewing.refit(self._stage.bounds, self._around_selected())

    def fit_again(self) -> None:
        """All of the map still, after what floats over it has changed; once drawn if it waits."""
        if self._stage.waits_for_a_turn:
            self._stage.once_drawn.append(self.fit_again)
        else:
            self._viewing.fit_again(self._stage.bounds)

    def set_covered(self, bottom: float) -> None:
        """Keep clear of so many logical pixels at the bottom when fitting and revealing."""
        self._viewing.covered = bottom
        self.refit()

    def set_overlaid(self, bottom: float) -> None:
        """Keep clear of so many for the moment: a bar is open there.

        What was made last stays in view when the bar grows to tell of it.
        """
        self._viewing.overlay(bottom, lambda: self._stage.bounds)
        looked, made = self._made
        if made is not None and looked == self._viewing.camera:
            self._viewing.reveal(made)
            self._made = self._viewing.camera, made

    def uncover(self) -> None:
        """Nothing is open there any more: the whole map is as large again as it may be."""
        self._viewing.uncover(self._stage.bounds)

    def _around_selected(self) -> Box | None:
        """Around all that is selected: a window that finds its size asks again and again."""
        selection, known = self._session.selection, self._selected
        self._stage.draw_what_waits()
        if self._stage.late is not None:
            return union(self._boxes(selection))
        drawing = self._stage.on_show
        if known is None or known[0]() is not drawing or known[1] is not selection:
            known = weakref.ref(drawing), selection, union(self._boxes(selection))
            self._selected = known
        return known[2]

    def _around(self, made: Collection[RecordId]) -> Box | None:
        links = self._session.map.links
        ends = [end for r in made if r in links for end in (links[r].source, links[r].target)]
        return union(self._boxes([*made, *ends]))

    def _boxes(self, records: Collection[RecordId]) -> list[Box]:
        self._stage.draw_what_waits()
        if self._stage.late is not None:
            return self._stage.late.boxes(records)
        drawing = self._stage.drawing
        seen = [s for record in records if (s := drawing.seen_as(record)) is not None]
        links = [r for r in seen if r in drawing.link_paths]
        cards = [r for r in seen if r not in drawing.link_paths]
        boxes = [drawing.places.around(links), *(box_of_thing(drawing, one) for one in cards)]
        return [box for box in boxes if box is not None]
