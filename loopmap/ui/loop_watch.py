"""The loops of the map on show, found in the pauses of the window while people draw.

What an edit adds, takes away or turns round is followed right after it is painted, or
when somebody asks for the list before: the loops through a new link are found alone.
Where that takes too long, and where a list that is not complete might now reach further,
the whole map is searched after a rest. The search runs on the window's own thread in
slices of 3 ms, which disturbs painting less than a second Python thread would. Moving,
renaming and colouring never start one.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from loopmap.analysis.loop_labels import NO_LABELS, LabelBook, label_loops
from loopmap.analysis.loops import (
    Budget,
    Loop,
    LoopList,
    keep_up,
    search,
    standing,
    still_standing,
)
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.analysis.snapshot import Snapshot, take_snapshot
from loopmap.editing.session import Event, Session
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, NamedLoop
from loopmap.ui.long_turns import turn_is_long
from loopmap.ui.turns import Turns

REST = 100
"""Milliseconds without a structural edit before the search for a list that is missing begins."""
QUIET = 500
"""The same for a list that is true and might only reach further, or less far."""
SLICE = 3
"""Milliseconds of search between two turns of the event loop."""


class _News(NamedTuple):
    """What was edited since the list was last true: which map, names of loops, links."""

    moved: bool
    named: bool
    links: frozenset[RecordId]


_NO_NEWS = _News(moved=False, named=False, links=frozenset())


class LoopWatch(QObject):
    """Keeps ``loops`` in step with the session's map. ``close`` before the session goes.

    While ``is_searching``, ``loops`` holds what is left of the last list, or None
    where the map on show was never searched. At all other times it is true; before it
    is settled it may change once more, when nobody has edited for a moment.

    After an edit of links it ``is_behind`` until its turn comes; whoever asks for the list,
    its labels or how far it is before that has it brought up to date by asking.
    """

    fellBehind = Signal()
    caughtUp = Signal()  # also where the edit changed no loop
    changed = Signal(object)  # the LoopList
    labelled = Signal()
    searching = Signal(bool)

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        budget: Budget | None = None,
        turns: Turns | None = None,
    ) -> None:
        super().__init__(parent)
        self.turns = turns or Turns(self)
        self._turn = self.turns.own(self._catch_up)
        self._loops: LoopList | None = None
        self._book: LabelBook = NO_LABELS
        self._is_searching = False
        self.sought: tuple[Loop, ...] = ()
        self._session = session
        self._budget = budget or Budget()
        self._map = session.map_id
        self._snapshot: Snapshot | None = None
        self._news = _NO_NEWS
        self._known: dict[MapId, tuple[Snapshot, LoopList]] = {}
        self._books: dict[MapId, LabelBook] = {}
        self._pauses: Generator[None, None, LoopList] | None = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._begin)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._search_more)
        self._stop = session.listen(self._hear)
        self._show_map()

    @property
    def is_behind(self) -> bool:
        """Whether the list is to follow an edit yet, as nobody has asked for it since."""
        return self._turn.is_due

    @property
    def loops(self) -> LoopList | None:
        self._turn.now()
        return self._loops

    @property
    def book(self) -> LabelBook:
        """The labels of the listed loops."""
        self._turn.now()
        return self._book

    @property
    def is_searching(self) -> bool:
        self._turn.now()
        return self._is_searching

    @property
    def settled(self) -> LoopList | None:
        """The list where a search of the map as it stands finds the same, else None."""
        loops = self.loops
        return loops if loops is not None and loops.settled else None

    def every(self) -> tuple[Loop, ...]:
        """The listed loops, then named ones beyond the list and those sought by themselves."""
        found = self.loops
        return () if found is None else all_loops_shown(self._session.map, found, self.sought)

    def take_sought(self, loops: tuple[Loop, ...]) -> None:
        """Have these at hand besides the list, with labels, as far as they stand."""
        if self.loops is not None and loops != self.sought:
            self.sought = loops
            self._label()
            self.changed.emit(self._loops)

    def close(self) -> None:
        """Stop listening and searching."""
        self._stop()
        self._turn.drop()
        self._give_up()

    def _hear(self, event: Event) -> None:
        if event.replaced:
            self._known.clear()
            self._books.clear()
        moved = event.map_changed or event.replaced or self._session.map_id != self._map
        links = [key.id for key in event.change.touched(Link) if key.map == self._map]
        named = any(key.map == self._map for key in event.change.touched(NamedLoop))
        if not (moved or links or named):
            return
        news, was_behind = self._news, self.is_behind
        self._news = _News(news.moved or moved, news.named or named, news.links.union(links))
        self._turn.ask()
        if not was_behind:
            self.fellBehind.emit()

    def _catch_up(self) -> None:
        """Follow all that was edited since the list was last true."""
        news, self._news = self._news, _NO_NEWS
        if news.moved:
            self._show_map()
            return
        if news.links:
            self._follow(news.links)
        if news.named:
            self._label()
            self.labelled.emit()
        self.caughtUp.emit()

    def _show_map(self) -> None:
        """Another map is on show: what is known of it at once, and a search if that is old."""
        self._give_up()
        self._map = self._session.map_id
        snapshot = take_snapshot(self._session.map)
        known = self._known.get(self._map)
        self._book = self._books.get(self._map, NO_LABELS)
        self._snapshot = snapshot
        self._loops, self.sought = None, ()
        if known is not None and known[0] == snapshot:
            self._settle(known[1])
            return
        self._set_searching(True)
        self._begin()

    def _follow(self, edited: frozenset[RecordId]) -> None:
        """Links were edited: keep the list up with them, and search if need be."""
        before, snapshot = self._snapshot, take_snapshot(self._session.map)
        if snapshot == before or before is None:
            return
        self._give_up_search()
        self._snapshot = snapshot
        self.sought = standing(self._session.map, self.sought, edited)
        kept = None
        if self._loops is not None and not self._is_searching:
            kept = keep_up(self._session.map, self._loops, before, snapshot, self._budget, edited)
        if kept is None:
            self._fall_behind(edited)
        elif kept.settled:
            self._settle(kept)
        else:
            self._show(kept)
            self._rest.start(QUIET)

    def _fall_behind(self, edited: frozenset[RecordId]) -> None:
        """The list is not that of the map any more: what is left of it, until a search is done."""
        if self._loops is not None:
            left = still_standing(self._session.map, self._loops, edited)
            self._take(replace(left, settled=False))
        self._set_searching(True)
        self._rest.start(REST)

    def _begin(self) -> None:
        """Start the search, and do the first slice of it; small maps need no second one."""
        if self._snapshot is None:
            return
        self._rest.stop()
        self._pauses = search(self._snapshot, self._budget)
        self._slices.start()
        self._search_on()

    def _search_more(self) -> None:
        if not turn_is_long():
            self._search_on()

    def _search_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        assert self._pauses is not None
        while clock.elapsed() < SLICE:
            try:
                next(self._pauses)
            except StopIteration as done:
                self._settle(done.value)
                return

    def _settle(self, loops: LoopList) -> None:
        """Take ``loops`` as what a search of the map as it stands finds, and say so."""
        self._give_up_search()
        if self._snapshot is not None:
            self._known[self._map] = (self._snapshot, loops)
        self._show(loops)

    def _take(self, loops: LoopList) -> None:
        same = self._loops is not None and self._loops.loops == loops.loops
        self._loops = loops
        if not same or self.sought:  # or else every loop has its label already
            self._label()

    def _show(self, loops: LoopList) -> None:
        self._take(loops)
        self._set_searching(False)
        self.changed.emit(loops)

    def _label(self) -> None:
        if self._loops is not None:
            self._book = label_loops(self._session.map, self._loops, self._book, self.sought)
            self._books[self._map] = self._book

    def _set_searching(self, searching: bool) -> None:
        if searching != self._is_searching:
            self._is_searching = searching
            self.searching.emit(searching)

    def _give_up_search(self) -> None:
        self._rest.stop()
        self._slices.stop()
        self._pauses = None

    def _give_up(self) -> None:
        self._give_up_search()
        self._set_searching(False)
