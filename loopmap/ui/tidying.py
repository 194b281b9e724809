"""Placing variables anew: searched for in the background, seen while it gets better.

What is found is shown as a preview of the canvas, so that the document stays as it is
until the search ends; then all of it is one step. Esc gives it up, a press on the
canvas takes what is seen, and any other change of the map ends the search.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from loopmap.diagram.fold import fold, stacks_of
from loopmap.diagram.geometry import Box, Point, union
from loopmap.diagram.layout.engines import COLUMNS, LOOPS, TIDY
from loopmap.editing.edits.arrange import movable, move_records, shifted
from loopmap.editing.edits.collapse import place_stacks
from loopmap.editing.edits.locking import locked_by
from loopmap.editing.session import Event, Session
from loopmap.editing.tools.gesture import Preview
from loopmap.errors import LoopmapError
from loopmap.model.change import Change
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.token import Token
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.view import Camera
from loopmap.ui.glide import Glide, Places
from loopmap.ui.jobs import Jobs
from loopmap.ui.motion import is_motion_reduced

KEY = "tidy"

QUIET = 500
"""Milliseconds without a touch after which a map that came without places is polished further."""

_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin})

_ROOM = 60.0
"""Map units around the cards for what they bring along: arrows, signs, edges of groups."""

_GOES_ON = "The map settles: better places are being looked for … Esc keeps these."

_LOOKS = "Looking for better places … Esc gives it up."

_TIDY, _LAY_OUT = "Tidy", "Lay out"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be arranged: a map as drawn, by an engine, some of it staying where it is."""

    causal_map: CausalMap
    boxes: dict[RecordId, Box]
    engine: str
    pinned: frozenset[RecordId]
    only_better: bool = False

    @property
    def label(self) -> str:
        """What the step is called in the list of what can be undone."""
        return _TIDY if self.engine == TIDY else _LAY_OUT


class Tidying(QObject):
    """One search at a time, on one canvas; ``prompt`` says so for as long as it lasts."""

    hint = Signal(str)
    prompt = Signal(str)
    refused = Signal(str)

    def __init__(self, canvas: CanvasWidget, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas, self._session, self._jobs = canvas, session, jobs
        self._wish: Wish | None = None
        self._best: Places = {}
        self._looked: Camera | None = None  # before the view went along with the search
        self._doing = False
        self._glide = Glide(self._show, self)
        self._glide.ended.connect(self._arrived)
        self._stop_listening = session.listen(self._heard)
        canvas.installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=QUIET)
        self._soon.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether something is being searched for."""
        return self._wish is not None

    def go_on_soon(self) -> None:
        """Polish a map that was opened without places, once nobody touches it for a moment.

        Whoever touches it first has it as it is. What comes of it counts as what was opened.
        """
        if self._session.read_only is None:
            self._soon.start()

    def start(
        self, engine: str, only: Collection[RecordId] = (), *, only_better: bool = False
    ) -> None:
        """Arrange the map on show, or ``only`` some variables of it around the others."""
        self.stop()
        whole = self._session.map
        causal_map = whole if engine == COLUMNS else fold(whole)
        pinned = frozenset(i for i in causal_map.variables if locked_by(whole, i))
        if only:
            pinned |= causal_map.variables.keys() - frozenset(only)
        stage = self._canvas.stage
        drawn = stage.drawing.cards if stage.late is None else stage.late.standing
        boxes = {i: box for i, box in drawn.items() if i in causal_map.variables}
        wish = self._wish = Wish(causal_map, boxes, engine, pinned, only_better)
        self.prompt.emit(_GOES_ON if only_better else _LOOKS)
        self._jobs.improve(
            KEY, partial(arrangements, wish), self._better, self._found, self._failed
        )

    def stop(self) -> None:
        """Give up the search; the map is seen as it is."""
        self._soon.stop()
        self._jobs.cancel(KEY)
        self._end()
        self._look_back()

    def give_up(self) -> bool:
        """Stop, where undo has nothing else to take back yet; whether there was a search."""
        running = self.is_running
        if running:
            self.stop()
        return running

    def keep(self) -> None:
        """End the search with what is seen now."""
        self._jobs.cancel(KEY)
        self._found(self._best)

    def close_session(self) -> None:
        """Stop following the session."""
        self.stop()
        self._canvas.removeEventFilter(self)
        self._stop_listening()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Esc gives up, a press takes what is seen and then means what it means."""
        if event.type() in _TOUCHES:
            self._soon.stop()
        if event.type() == QEvent.Type.MouseButtonPress:
            if self.is_running:
                self.keep()
            self._glide.stop()
            self._arrived()
        elif self.is_running and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.stop()
            event.accept()
            return True
        return False

    # how

    def _go_on(self) -> None:
        if not self._session.history.done and not self.is_running:
            self.start(LOOPS, only_better=True)

    def _better(self, places: Places) -> None:
        if self._wish is None or is_motion_reduced() or self._canvas.in_hand.busy:
            return
        first, self._best = not self._best, places
        self._go_along(places)
        if first:
            self._glide.go(self._standing(places), places)
        elif not self._glide.is_running:
            self._glide.go(self._glide.shown, places)

    def _found(self, places: Places | None) -> None:
        self._take(places)
        self._look_back()

    def _take(self, places: Places | None) -> None:
        """One step; then the last of the way is glided, over the document as it is now."""
        wish, seen = self._wish, self._glide.shown if self._best else {}
        self._end()
        if wish is None or not places:
            return
        start = seen or self._standing(places)
        change = placing(self._session.document, wish.causal_map.id, places)
        if not change:
            self.hint.emit("" if wish.only_better else "Nothing here wants tidying.")
        elif self._do(wish.label, change):
            if wish.only_better:
                self._session.mark_saved()
            if wish.engine != TIDY or self._canvas.viewing.is_whole:
                self._canvas.viewing.fit(self._canvas.stage.bounds, left=self._looked)
                self._looked = None
            if not is_motion_reduced():
                self._glide.go(start, places)

    def _do(self, label: str, change: Change) -> bool:
        self._doing = True
        try:
            self._session.do(label, change)
        except LoopmapError as refusal:
            self.refused.emit(str(refusal))
            return False
        finally:
            self._doing = False
        return True

    def _go_along(self, places: Places) -> None:
        """All of a map that was shown whole is seen on its way, too."""
        wish, viewing = self._wish, self._canvas.viewing
        if wish is None or wish.engine == TIDY or not viewing.is_whole:
            return
        moved = (wish.boxes[i]._replace(x=at.x, y=at.y) for i, at in places.items())
        area = union(list(moved))
        if area is not None:
            self._looked = self._looked or viewing.aim
            viewing.glimpse(area.inflated(_ROOM))

    def _look_back(self) -> None:
        """Nothing came of it: what was looked at before, unless somebody looks elsewhere by now."""
        looked, self._looked = self._looked, None
        if looked is not None and self._canvas.viewing.is_whole:
            self._canvas.viewing.return_to(looked)

    def _failed(self, fault: Exception) -> None:
        self._end()
        self._look_back()
        self._jobs.failed.emit(fault)

    def _end(self) -> None:
        self._wish = None
        self._best = {}
        self._glide.stop()
        self._arrived()
        self.prompt.emit("")

    def _standing(self, places: Places) -> Places:
        stacks, variables = self._session.map.groups, self._session.map.variables
        standing = {i: variables.get(i) or stacks[i] for i in places}
        return {i: Point(record.x, record.y) for i, record in standing.items()}

    def _show(self, places: Places) -> None:
        change = placing(self._session.document, self._session.map_id, places)
        self._canvas.hands.show_preview(Preview(change=change))

    def _arrived(self) -> None:
        """The glide is over; in a search that goes on it is off to what has come meanwhile."""
        if self._wish is None:
            self._canvas.hands.show_preview(None)
        elif self._best and self._best != self._glide.shown:
            self._glide.go(self._glide.shown, self._best)

    def _heard(self, event: Event) -> None:
        """Somebody else changed the map: that counts, and the search is given up.

        A map shown whole is so, too, when a layout is undone or done again.
        """
        if self._doing or not (event.change or event.map_changed or event.replaced):
            return
        self._soon.stop()
        if self.is_running:
            self.stop()
            self.hint.emit("The map was changed, so the search for better places ended.")
        else:
            self._glide.stop()
            if event.label in {_TIDY, _LAY_OUT} and self._canvas.viewing.is_whole:
                self._canvas.looking.fit()


def placing(document: Document, map_id: MapId, places: Places) -> Change:
    """What is drawn at these places; the stack of a collapsed group takes its members along.

    Where members that are not seen are placed themselves, stacks come amid them again.
    """
    causal_map = document.maps[map_id]
    to: dict[RecordId, tuple[float, float]] = {}
    for record, at in places.items():
        group = causal_map.groups.get(record)
        if group is None:
            to[record] = (at.x, at.y)
        else:
            to |= shifted(movable(causal_map, [record]), at.x - group.x, at.y - group.y)
    moved = move_records(document, map_id, to)
    hidden = {i for stack in stacks_of(fold(causal_map)).values() for i in stack.members}
    if hidden.isdisjoint(places):
        return moved
    return moved.then(place_stacks(document.apply(moved), map_id))


def arrangements(wish: Wish, token: Token) -> Iterator[dict[RecordId, Point]]:
    """Ever better places for the variables; raises Cancelled, or LoopmapError from Graphviz."""
    from loopmap.diagram.layout.boxes import label_boxes
    from loopmap.diagram.layout.engine import arranging

    boxes = {**label_boxes(wish.causal_map), **wish.boxes}
    return arranging(
        wish.causal_map,
        boxes,
        engine=wish.engine,
        token=token,
        pinned=wish.pinned,
        only_better=wish.only_better,
    )
