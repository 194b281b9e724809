"""Asking, in the background, what differs between the map on show and the one beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.analysis.difference import find_difference, loops_between
from loopmap.analysis.difference.lines import Told, tell_all
from loopmap.analysis.difference.pairs import pair_of, pair_with
from loopmap.analysis.loop_labels import NO_LABELS, LabelBook
from loopmap.analysis.loops import LoopList, find_loops
from loopmap.editing.session import Event, Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId
from loopmap.model.token import Token
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch

JOB = "what differs"
REST = 150
"""Milliseconds without an edit after which one asks again."""

Pair = tuple[CausalMap, CausalMap]
Listed = tuple[LoopList, LabelBook]


class ChangesSearch(QObject):
    """Keeps one answer in step with two maps while it is wanted.

    ``found`` carries a Told, None where the document has one map only. ``close`` before the
    session goes.
    """

    found = Signal(object)
    waiting = Signal()

    def __init__(
        self, session: Session, watch: LoopWatch, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._watch, self._jobs = session, watch, jobs
        self._partner: MapId | None = None
        self._wanted = False
        self._asked: Pair | None = None
        self._answered: Pair | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._begin)
        self._stop = session.listen(self._hear)

    @property
    def pair(self) -> Pair | None:
        """The two maps, the one that comes first first; None where there is one only."""
        session = self._session
        if self._partner in session.document.maps and self._partner != session.map_id:
            assert self._partner is not None
            return pair_with(session.document, session.map_id, self._partner)
        return pair_of(session.document, session.map_id)

    @property
    def chosen(self) -> CausalMap | None:
        """The map that somebody chose to compare with, while it is not the one on show."""
        if self._partner is None or self._partner == self._session.map_id:
            return None
        return self._session.document.maps.get(self._partner)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the last answer is about the maps as they stand."""
        pair = self.pair
        return pair is None or (self._answered is not None and _same(self._answered, pair))

    def compare_with(self, partner: MapId | None) -> None:
        """Compare with another map of the document; None with the one it belongs with.

        The map on show itself is what the next one is compared with.
        """
        self._partner = partner
        if partner != self._session.map_id:
            self._begin()

    def want(self, wanted: bool) -> None:
        """Ask, and keep asking after edits, or let it be."""
        self._wanted = wanted
        if wanted:
            self._begin()
        else:
            self._rest.stop()
            self._jobs.cancel(JOB)
            self._asked = None

    def close(self) -> None:
        """Stop listening and asking."""
        self._stop()
        self._rest.stop()
        self._jobs.cancel(JOB)

    def _hear(self, event: Event) -> None:
        if not self._wanted:
            return
        if event.map_changed or event.replaced:
            self._begin()
        elif event.change:
            self._rest.start()

    def _begin(self) -> None:
        self._rest.stop()
        pair = self.pair
        if pair is None:
            self._jobs.cancel(JOB)
            self._asked = self._answered = None
            self.found.emit(None)
            return
        if not self._wanted or (self._asked is not None and _same(self._asked, pair)):
            return
        self._asked = pair
        if self._answered is None or not _same(self._answered, pair):
            self.waiting.emit()
            known = {self._session.map_id: self._known()}
            self._jobs.run(JOB, partial(_compare, pair, known), partial(self._take, pair))

    def _known(self) -> Listed | None:
        """The loops of the map on show, where they have been found."""
        watch = self._watch
        if watch.is_behind or watch.is_searching or watch.loops is None:
            return None
        return watch.loops, watch.book

    def _take(self, pair: Pair, told: Told) -> None:
        self._asked, self._answered = None, pair
        self.found.emit(told)


def _same(one: Pair, other: Pair) -> bool:
    return all(mine is theirs for mine, theirs in zip(one, other, strict=True))


def _compare(pair: Pair, known: dict[MapId, Listed | None], token: Token) -> Told:
    """On a worker's thread, from two snapshots."""
    difference = find_difference(*pair)
    listed = []
    for causal_map in pair:
        token.check()
        found = known.get(causal_map.id)
        listed.append(found or (_loops(causal_map, token), NO_LABELS))
    token.check()
    (base, base_book), (other, other_book) = listed
    loops = loops_between(difference, base, other, (base_book, other_book))
    token.check()
    return tell_all(difference, loops)


def _loops(causal_map: CausalMap, token: Token) -> LoopList:
    """The loops of a map; it stops soon where nobody wants them any more."""
    return find_loops(causal_map, out_of_time=lambda: token.is_cancelled)
