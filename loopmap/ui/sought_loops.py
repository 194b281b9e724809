"""Loops that are sought by themselves, further than the list goes, while somebody wants them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.analysis.loop_views.sets import LoopSet, Pauses, search_set, search_through
from loopmap.analysis.loop_views.tell import called
from loopmap.analysis.loop_views.view import Among, LoopView
from loopmap.editing.session import Event, Session
from loopmap.model.records import Link, Variable
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.slices import Slices

REST = 150
"""Milliseconds without an edit after which one seeks again."""


class SoughtLoops(QObject):
    """Keeps one set of loops in step with the map. ``found`` when there is another one.

    ``set`` is None while nothing is wanted or the answer is still looked for; what was
    found before stands beside the list as far as it stands on the map. ``close`` before
    the session goes.
    """

    found = Signal()

    def __init__(self, session: Session, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._set: LoopSet | None = None
        self._turn = watch.turns.own(self._follow)
        self._session, self._watch = session, watch
        self._view = LoopView()
        self._asked: tuple[object, ...] | None = None
        self._slices = Slices(self)
        self._slices.done.connect(self._take)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._seek)
        watch.changed.connect(self._follow)
        self._stop = session.listen(self._hear)

    @property
    def set(self) -> LoopSet | None:
        """What was found on the map as it stands."""
        self._turn.now()
        return self._set

    @property
    def is_wanted(self) -> bool:
        """Whether the view asks for loops that the list may lack."""
        if self._view.among is not Among.LISTED:
            return True
        if self._view.through is None:
            return False
        loops = self._watch.loops
        return loops is not None and not loops.complete

    @property
    def is_looking(self) -> bool:
        """Whether an answer is still to come."""
        return self.is_wanted and self.set is None

    def want(self, view: LoopView) -> None:
        """Seek what a view asks for, or nothing any more."""
        self._view = view
        self._rest.stop()
        self._seek()

    def close(self) -> None:
        """Seek nothing any more."""
        self._stop()
        self._turn.drop()
        self._rest.stop()
        self._slices.stop()

    def _hear(self, event: Event) -> None:
        """Strengths and names are nothing to the watch, but answers follow from them."""
        if event.map_changed or event.replaced or event.change.touched(Link, Variable):
            self._turn.ask()

    def _follow(self, _: object = None) -> None:
        """The map or its list is another: seek again after a rest."""
        if self._asked is None and not self.is_wanted:
            return
        if self._asked != self._question():
            self._slices.stop()
            self._asked, self._set = None, None
            self._rest.start()

    def _seek(self) -> None:
        question = self._question() if self.is_wanted else None
        if question == self._asked:
            return
        self._slices.stop()
        self._asked, self._set = question, None
        if question is None or self._watch.loops is None or self._watch.is_searching:
            self._asked = None
            if question is None:
                self._watch.take_sought(())
            return
        self._slices.start(self._pauses())

    def _pauses(self) -> Pauses:
        view, causal_map = self._view, self._session.map
        if view.among is Among.LISTED and view.through is not None:
            return search_through(causal_map, view.through, self._watch.loops)
        return search_set(causal_map, view.among)

    def _take(self, found: LoopSet) -> None:
        self._set = found
        self._watch.take_sought(found.loops)
        self.found.emit()

    def _question(self) -> tuple[object, ...]:
        """All that the answer follows from."""
        causal_map, view = self._session.map, self._view
        links = causal_map.links.values()
        if view.among is Among.STRONGEST:
            claims: object = {link.id: (link.source, link.target, link.strength) for link in links}
        else:
            claims = {link.id: (link.source, link.target) for link in links}
        through: object = None
        if view.among is Among.LISTED and view.through is not None:
            through = (view.through, called(causal_map, view.through))
        signs = {link.id: (link.sign, link.delayed) for link in links}
        return (causal_map.id, view.among, through, claims, signs)
