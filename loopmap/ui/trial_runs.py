"""Answers while a hand moves: a thousand draws, one run at a time, the latest asked for next.

Where those take too long to follow the hand, fewer are made.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from loopmap.editing.what_if import WhatIf, what_if
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap
from loopmap.model.records import Scenario
from loopmap.model.token import Token
from loopmap.ui.jobs import Jobs
from loopmap.ui.known_loops import known_in
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.what_if_runs import settings_for

JOB = "what if, while a hand moves"
DRAWS, FEWER_DRAWS = 250, 50
"""Of each prior: the first of those of the full run, so that curves hardly jump at the end."""

_TOO_LONG, _SOON = 180, 45
"""Milliseconds of an answer after which there are fewer draws for the next, or as many again."""


class TrialRuns(QObject):
    """``tried`` carries the answer to what was tried; nothing is remembered or edited.

    A run that has begun is let go on: were it stopped by every move of the hand, none
    would ever end.
    """

    tried = Signal(object)

    def __init__(self, jobs: Jobs, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._watch = jobs, watch
        self._next: tuple[CausalMap, Scenario] | None = None
        self._draws = DRAWS
        self._since = QElapsedTimer()

    @property
    def is_trying(self) -> bool:
        return self._jobs.is_running(JOB)

    def try_out(self, causal_map: CausalMap, scenario: Scenario) -> None:
        """Answer for this as soon as the run under way is done."""
        self._next = (causal_map, scenario)
        if not self.is_trying:
            self._go_on()

    def stop(self) -> None:
        """The hand rests, or it was let go: nothing more is told."""
        self._next = None
        self._jobs.cancel(JOB)

    def _go_on(self) -> None:
        if self._next is not None:
            (causal_map, scenario), self._next = self._next, None
            self._since.start()
            self._jobs.run(JOB, self._work(causal_map, scenario), self._done, self._fail)

    def _work(self, causal_map: CausalMap, scenario: Scenario) -> Callable[[Token], WhatIf]:
        known, settings = known_in(self._watch), settings_for(causal_map, self._draws)

        def work(token: Token) -> WhatIf:
            loops = known(causal_map)
            return what_if(causal_map, [scenario], loops, settings=settings, token=token)

        return work

    def _done(self, found: WhatIf) -> None:
        took = self._since.elapsed()
        if took > _TOO_LONG:
            self._draws = FEWER_DRAWS
        elif took < _SOON:
            self._draws = DRAWS
        self.tried.emit(found)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        """What cannot be answered is said once the hand rests."""
        if not isinstance(error, LoopmapError):
            self._jobs.failed.emit(error)
        self._go_on()
