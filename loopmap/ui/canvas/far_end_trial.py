"""What naming the other end of a link would come to: drawn, and placed, before it is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.editing.edits.touch import NewId, free_name
from loopmap.editing.sentence.far_end import FarEnd, Way, say_far_end
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import Place, Said
from loopmap.editing.session import Session
from loopmap.editing.tools.gesture import LinkLine, Preview
from loopmap.errors import EditRefused
from loopmap.model.change import NOTHING, Change, Step
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable
from loopmap.ui.canvas.far_end_words import PLACEHOLDERS
from loopmap.ui.canvas.fitting import CardFitting
from loopmap.ui.canvas.marks import leaving
from loopmap.ui.canvas.overlay import GHOST
from loopmap.ui.canvas.trial import DRAWN_LINK, MOST_LINKS

NEW = RecordId("~new")
"""Id of a variable that is being named; no record of a document can have it."""

NAME_OF_USUAL_SIZE = "Name of a variable"
"""Room for this is looked for before anything has been typed."""

APART = 10.0
"""Map units that a new card keeps from others; one that grows nearer looks for another place."""


class FarEndTrial:
    """The other end of a link at ``near``, tried again at every key. Moves nothing else."""

    def __init__(self, session: Session, near: RecordId, way: Way) -> None:
        self._session = session
        self.near, self.way = near, way
        names = [variable.name for variable in session.map.variables.values()]
        self._usual = free_name(NAME_OF_USUAL_SIZE, names)
        self.place = self._find_place(self._usual)

    def settle(self, end: FarEnd, drawing: Drawing) -> None:
        """See that a new card of that name has room; if not, another place is found for it."""
        if end.variable is not None or not end.name:
            return
        fit = CardFitting(drawing.style, drawing.measure).fit(end.name)
        room = Box(self.place.x, self.place.y, fit.width, fit.height).inflated(APART)
        if any(room.touches(box) for box in drawing.label_boxes.values()):
            self.place = self._find_place(end.name)

    def change(self, end: FarEnd) -> Change:
        """What the far end would come to, with ids that no record has."""
        try:
            return self._say(end, _trial_id, self._here).change if end.name else NOTHING
        except EditRefused:
            return NOTHING

    def say(self, end: FarEnd) -> Said:
        """The same in earnest; EditRefused for a name that cannot be."""
        return self._say(end, self._session.new_id, self._here)

    def label(self, end: FarEnd) -> str:
        """What the step is called."""
        return "Draw link" if end.variable else f"Add “{end.name}” and link"

    def preview(self, end: FarEnd, drawing: Drawing, *, asking: bool) -> Preview:
        """What the canvas shows of it; only a straight arrow on a large map."""
        if asking and not end.name:
            return Preview(lit=self.near)
        if len(self._session.map.links) <= MOST_LINKS:
            change = self.change(end) if end.name else self._nameless()
            return Preview(change=change, lit=end.variable)
        boxes = drawing.label_boxes
        near = boxes[self.near].centre
        far = boxes[end.variable].centre if end.variable else self.place
        if end.variable is None:
            far = leaving(Box(far.x, far.y, *GHOST), near)
        if self.way is Way.EFFECT:
            line = LinkLine(self.near, end.variable, near, far)
        else:
            line = LinkLine(end.variable, self.near, far, near)
        return Preview(line=line, lit=end.variable)

    def _nameless(self) -> Change:
        """What would come of a name, before there is one: the line runs as it will."""
        steps = dict(self.change(FarEnd(self._usual)))
        for key, (before, made) in steps.items():
            if isinstance(made, Variable) and made.id == NEW:
                steps[key] = Step(before, replace(made, name=PLACEHOLDERS[self.way, False]))
        return Change(steps)

    def _find_place(self, name: str) -> Point:
        """By the layout's own rule, with the link that will be there."""
        change = self._say(FarEnd(name), _trial_id, PlaceNew()).change
        made = self._session.document.apply(change).maps[self._session.map_id].variables.get(NEW)
        return Point(made.x, made.y) if made is not None else Point(0.0, 0.0)

    def _say(self, end: FarEnd, new_id: NewId, place: Place) -> Said:
        session = self._session
        return say_far_end(
            session.document, session.map_id, self.near, end, self.way, new_id, place
        )

    def _here(self, _causal_map: CausalMap, new: Collection[RecordId]) -> Mapping[RecordId, Point]:
        return dict.fromkeys(new, self.place)


def _trial_id(kind: type) -> RecordId:
    return DRAWN_LINK if kind is Link else NEW
