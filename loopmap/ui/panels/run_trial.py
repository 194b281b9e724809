"""What is tried while a hand moves a size, a time or a strength: coarse, then in full at rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.editing.interventions import acts_with
from loopmap.editing.session import Session
from loopmap.model.change import replacing
from loopmap.model.document import CausalMap
from loopmap.model.records import Intervention, Link, Scenario
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.trial_runs import TrialRuns

_REST = 250
"""Milliseconds without a move after which a hand rests, even while it holds on."""


class RunTrial(QObject):
    """``tried`` carries coarse answers, ``rested`` the map and scenario to be asked in full.

    Nothing is edited: a hand that is let go edits, and ``stop`` ends the trial.
    """

    tried = Signal(object)
    rested = Signal(object, object)

    def __init__(self, session: Session, jobs: Jobs, watch: LoopWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._runs = TrialRuns(jobs, watch, self)
        self._runs.tried.connect(self._tell)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._be_at_rest)
        self._asked: tuple[CausalMap, Scenario] | None = None

    @property
    def scenario(self) -> Scenario | None:
        """What is being tried; None while nothing is."""
        return None if self._asked is None else self._asked[1]

    def try_act(self, scenario: Scenario, place: int, act: Intervention) -> None:
        """Try the scenario with another intervention at that place."""
        self._try(
            self._session.map, replace(scenario, interventions=acts_with(scenario, place, act))
        )

    def try_links(self, scenario: Scenario, links: Sequence[Link]) -> None:
        """Try the scenario with links as they would be, as far as they are on the map."""
        causal_map = self._session.map
        known = [(causal_map.links[k.id], k) for k in links if k.id in causal_map.links]
        if known:
            change = replacing(causal_map.id, known)
            self._try(causal_map.with_steps(list(change)), scenario)

    def stop(self) -> None:
        """The hand was let go, or something else is asked: nothing more is told."""
        self._asked = None
        self._rest.stop()
        self._runs.stop()

    def _try(self, causal_map: CausalMap, scenario: Scenario) -> None:
        self._asked = (causal_map, scenario)
        self._runs.try_out(causal_map, scenario)
        self._rest.start()

    def _tell(self, found: object) -> None:
        if self._asked is not None:
            self.tried.emit(found)

    def _be_at_rest(self) -> None:
        if self._asked is not None:
            self._runs.stop()
            self.rested.emit(*self._asked)
