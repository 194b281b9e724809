"""Runs of scenarios in the background, remembered while the map stays what it was."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.loop_labels import Label
from loopmap.analysis.loops import LoopKey, LoopList
from loopmap.editing.run_on_map import seen_on_map
from loopmap.editing.what_if import KnownLoops, WhatIf, known_loops, what_if
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Scenario
from loopmap.model.token import Token
from loopmap.simulation import DEFAULT_DRAWS, RunSettings
from loopmap.simulation.compare import outcomes_of
from loopmap.simulation.map_model import compile_map
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch

JOB = "what if"
_REMEMBERED = 24
_MANY_LINKS = 40
_FEWER_DRAWS = 250
"""Draws per prior on a map of many links, so that an answer stays within a second or so."""


class WhatIfRuns(QObject):
    """Asks for one scenario at a time; ``ready`` carries the scenario and its WhatIf.

    Moving, grouping or annotating variables does not change a run, so the answer is
    looked up, and a scenario that was run before shows at once.
    """

    ready = Signal(object, object)
    failed = Signal(str)
    running = Signal(bool)

    def __init__(self, jobs: Jobs, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._watch = watch
        self._known: OrderedDict[Any, WhatIf] = OrderedDict()
        self._wanted: tuple[Any, Scenario] | None = None

    def ask(self, causal_map: CausalMap, scenario: Scenario) -> None:
        """Have ``ready`` told, now if this was asked before, else when the run is done."""
        key = self._key(causal_map, scenario)
        self._wanted = (key, scenario)
        if key in self._known:
            self._jobs.cancel(JOB)
            self.running.emit(False)
            self.ready.emit(scenario, self._known[key])
            return
        many = len(causal_map.links) > _MANY_LINKS
        draws, follow = _FEWER_DRAWS if many else DEFAULT_DRAWS, seen_on_map(causal_map)
        settings = RunSettings(draws, follow=follow)
        loops, labels = self._watch.loops, dict(self._watch.book.labels)

        def work(token: Token) -> WhatIf:
            known = _loops_with_labels(causal_map, loops, labels)
            return what_if(causal_map, [scenario], known, settings=settings, token=token)

        self.running.emit(True)
        self._jobs.run(JOB, work, self._done, self._fail)

    def cancel(self) -> None:
        """Stop caring about the run under way."""
        self._wanted = None
        self._jobs.cancel(JOB)

    def _key(self, causal_map: CausalMap, scenario: Scenario) -> Any:
        names = tuple((loop.label, loop.name, loop.links) for loop in causal_map.loops.values())
        keys = (
            () if self._watch.loops is None else tuple(loop.key for loop in self._watch.loops.loops)
        )
        model = compile_map(causal_map)
        acts = scenario.interventions
        known = tuple((fact.cause, fact.effect, fact.rose) for fact in in_order(causal_map.facts))
        judged_by = outcomes_of(causal_map, scenario)
        return (causal_map.id, model, acts, judged_by, names, keys, known)

    def _done(self, found: WhatIf) -> None:
        if self._wanted is None:
            return
        key, scenario = self._wanted
        self._known[key] = found
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        self.running.emit(False)
        self.ready.emit(scenario, found)

    def _fail(self, error: Exception) -> None:
        self.running.emit(False)
        if isinstance(error, LoopmapError):
            self.failed.emit(str(error))
        else:
            self._jobs.failed.emit(error)


def _loops_with_labels(
    causal_map: CausalMap, loops: LoopList | None, labels: dict[LoopKey, Label]
) -> KnownLoops:
    """The watch's loops and labels where they fit together, else found afresh."""
    if loops is not None and all(loop.key in labels for loop in loops.loops):
        return KnownLoops(loops, labels)
    return known_loops(causal_map, loops)
