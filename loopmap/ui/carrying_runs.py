"""Which loops carry an answer, found in the background once the answer itself is on show."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal

from loopmap.editing.carrying import tell_carrying
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap
from loopmap.model.token import Token
from loopmap.simulation import RunSettings
from loopmap.ui.jobs import Jobs
from loopmap.ui.known_loops import known_in
from loopmap.ui.loop_watch import LoopWatch

JOB = "what carries it"
_REMEMBERED = 24


class CarryingRuns(QObject):
    """``ready`` carries the WhatIf that was asked about and the sentences on its loops."""

    ready = Signal(object, object)

    def __init__(self, jobs: Jobs, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._watch = jobs, watch
        self._asked: WhatIf | None = None
        self._known: deque[tuple[WhatIf, tuple[str, ...]]] = deque(maxlen=_REMEMBERED)

    def ask(self, causal_map: CausalMap, found: WhatIf) -> None:
        """Have ``ready`` told, at once if this was asked before."""
        self._asked = found
        told = next((told for known, told in self._known if known is found), None)
        if told is not None:
            self._jobs.cancel(JOB)
            self.ready.emit(found, told)
            return
        known, comparison = known_in(self._watch), found.comparison
        settings = RunSettings(comparison.draws, comparison.seed, comparison.horizon)
        result = comparison.scenarios[0]

        def work(token: Token) -> tuple[str, ...]:
            loops = known(causal_map)
            return tell_carrying(causal_map, result, loops, settings=settings, token=token)

        self._jobs.run(JOB, work, self._done, can_wait=True)

    def cancel(self) -> None:
        """Stop caring about what was asked."""
        self._asked = None
        self._jobs.cancel(JOB)

    def _done(self, told: tuple[str, ...]) -> None:
        if self._asked is not None:
            self._known.append((self._asked, told))
            self.ready.emit(self._asked, told)
