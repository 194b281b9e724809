"""Looking for well-known stories in the pauses of the window, while somebody wants them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.analysis.stories import StoryBudget, search_stories
from loopmap.editing.session import Event, Session
from loopmap.model.ids import RecordId
from loopmap.model.records import FoundStory, Link, Variable
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.slices import Slices

REST = 200
"""Milliseconds without an edit after which one looks again."""


class StorySearch(QObject):
    """Looks among the listed loops of the map on show. ``close`` before the session goes.

    ``found`` carries a StoryList; ``begun`` that what was found before may not hold. An
    edit of what stories are made of stops the search; moving things does not start one.
    """

    begun = Signal()
    found = Signal(object)

    def __init__(self, session: Session, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._watch = session, watch
        self._focus: RecordId | None = None
        self._weak = self._wanted = False
        self._answered: tuple[object, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._begin)
        self._slices = Slices(self)
        self._slices.done.connect(self.found)
        watch.changed.connect(self._begin)
        watch.searching.connect(self._give_up)
        self._turn = watch.turns.own(self._ask_again)
        self._stop = session.listen(self._hear)

    @property
    def is_searching(self) -> bool:
        """Whether an answer is still to come."""
        self._turn.now()
        return self._slices.is_running or self._rest.isActive()

    def want(self, wanted: bool) -> None:
        """Look, and keep looking after edits, or let it be."""
        self._wanted = wanted
        if wanted:
            self._begin()
        else:
            self._give_up()

    def ask(self, focus: RecordId | None, *, weak: bool) -> None:
        """Look around that variable alone, None for everywhere; ``weak`` ones too or not."""
        self._focus, self._weak = focus, weak
        self._begin()

    def close(self) -> None:
        """Stop listening and looking."""
        self._wanted = False
        self._turn.drop()
        self._give_up()
        self._stop()

    def _hear(self, event: Event) -> None:
        touched = event.change.touched(Link, Variable, FoundStory)
        if self._wanted and (touched or event.map_changed or event.replaced):
            self._turn.ask()

    def _ask_again(self) -> None:
        if self._wanted and self._question() != self._answered:
            self._give_up()
            self._rest.start()

    def _begin(self) -> None:
        question, loops = self._question(), self._watch.loops
        if not self._wanted or loops is None or self._watch.is_searching:
            return
        if question == self._answered and not self._slices.is_running:
            return
        self._give_up()
        self._answered = question
        focus = self._focus if self._focus in self._session.map.variables else None
        self.begun.emit()
        self._slices.start(
            search_stories(self._session.map, loops, StoryBudget(), focus=focus, weak=self._weak)
        )

    def _give_up(self) -> None:
        """Stop; what was being looked for has no answer."""
        if self._slices.is_running:
            self._answered = ()
        self._rest.stop()
        self._slices.stop()

    def _question(self) -> tuple[object, ...]:
        """All that the answer follows from."""
        causal_map = self._session.map
        names = {variable.id: variable.name for variable in causal_map.variables.values()}
        claims = {k.id: (k.source, k.target, k.sign, k.delayed) for k in causal_map.links.values()}
        said = dict(causal_map.found_stories)
        return (causal_map.id, self._watch.loops, names, claims, said, self._focus, self._weak)
