"""Runs of scenarios in the background, remembered while the map stays what it was."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QObject, Signal

from loopmap.editing.run_on_map import seen_on_map
from loopmap.editing.what_if import WhatIf, what_if
from loopmap.errors import LoopmapError
from loopmap.model.behaviour import DRAWS_IN_MEMORY, USUAL_CHOICE
from loopmap.model.document import CausalMap
from loopmap.model.records import Scenario
from loopmap.model.token import Token
from loopmap.simulation import DEFAULT_DRAWS, RunSettings
from loopmap.ui.jobs import Jobs
from loopmap.ui.known_loops import known_in
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.run_keys import RunKeys

JOB, AHEAD = "what if", "what if, the other chips"
_REMEMBERED = 24
_MANY_LINKS = 40
_FEWER_DRAWS = 250
"""Draws per prior on a map of many links, so that an answer stays within a second or so."""


class WhatIfRuns(QObject):
    """Asks for one scenario at a time; ``ready`` carries the scenario and its WhatIf.

    Moving, grouping or annotating variables does not change a run, so the answer is
    looked up, and a scenario that was run before shows at once. ``prepare`` runs others
    while nobody waits.
    """

    ready = Signal(object, object)
    failed = Signal(str)
    running = Signal(bool)

    def __init__(self, jobs: Jobs, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._watch = watch
        self._keys = RunKeys()
        self._known: OrderedDict[Hashable, WhatIf] = OrderedDict()
        self._wanted: tuple[Hashable, Scenario] | None = None
        self._ahead: list[tuple[CausalMap, Scenario]] = []
        self._preparing: Hashable = None

    def ask(self, causal_map: CausalMap, scenario: Scenario) -> None:
        """Have ``ready`` told, now if this was asked before, else when the run is done."""
        self._stop_preparing()
        key = self._key(causal_map, scenario)
        self._wanted = (key, scenario)
        if key in self._known:
            self._jobs.cancel(JOB)
            self._known.move_to_end(key)
            self.running.emit(False)
            self.ready.emit(scenario, self._known[key])
            return
        self.running.emit(True)
        self._jobs.run(JOB, self._work(causal_map, scenario), self._done, self._fail)

    def prepare(self, causal_map: CausalMap, scenarios: Sequence[Scenario]) -> None:
        """Run these one after the other while nobody waits, so that each then shows at once."""
        self._ahead = [(causal_map, scenario) for scenario in scenarios]
        self._go_on_preparing()

    def is_known(self, causal_map: CausalMap, scenario: Scenario) -> bool:
        """Whether the answer would show at once."""
        return self._key(causal_map, scenario) in self._known

    def cancel(self) -> None:
        """Stop caring about the runs under way."""
        self._wanted = None
        self._stop_preparing()
        self._jobs.cancel(JOB)

    def _work(self, causal_map: CausalMap, scenario: Scenario) -> Callable[[Token], WhatIf]:
        known, settings = known_in(self._watch), settings_for(causal_map)

        def work(token: Token) -> WhatIf:
            loops = known(causal_map)
            return what_if(causal_map, [scenario], loops, settings=settings, token=token)

        return work

    def _key(self, causal_map: CausalMap, scenario: Scenario) -> Hashable:
        return self._keys.key(causal_map, scenario, self._watch.loops)

    def _keep(self, key: Hashable, found: WhatIf) -> None:
        self._known[key] = found
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    def _done(self, found: WhatIf) -> None:
        if self._wanted is None:
            return
        key, scenario = self._wanted
        self._keep(key, found)
        self.running.emit(False)
        self.ready.emit(scenario, found)

    def _fail(self, error: Exception) -> None:
        self.running.emit(False)
        if isinstance(error, LoopmapError):
            self.failed.emit(str(error))
        else:
            self._jobs.failed.emit(error)

    def _stop_preparing(self) -> None:
        self._ahead, self._preparing = [], None
        self._jobs.cancel(AHEAD)

    def _go_on_preparing(self) -> None:
        while self._ahead:
            causal_map, scenario = self._ahead.pop(0)
            key = self._key(causal_map, scenario)
            if key not in self._known and scenario.interventions:
                self._preparing = key
                work = self._work(causal_map, scenario)
                self._jobs.run(AHEAD, work, self._prepared, self._not_prepared, can_wait=True)
                return

    def _prepared(self, found: WhatIf) -> None:
        self._keep(self._preparing, found)
        self._go_on_preparing()

    def _not_prepared(self, error: Exception) -> None:
        """Nobody asked yet: it is told when somebody does. A fault of ours is told at once."""
        if not isinstance(error, LoopmapError):
            self._jobs.failed.emit(error)
        self._go_on_preparing()


def settings_for(causal_map: CausalMap, draws: int = 0) -> RunSettings:
    """How the window runs a map; ``draws`` of each prior where it is not as many as usual."""
    usual = _FEWER_DRAWS if len(causal_map.links) > _MANY_LINKS else DEFAULT_DRAWS
    chosen = causal_map.info.run or USUAL_CHOICE
    return RunSettings(
        draws or min(chosen.draws, DRAWS_IN_MEMORY) or usual,
        chosen.seed,
        chosen.horizon,
        follow=seen_on_map(causal_map),
    )
