"""The map on show run by its equations: at once while a slider moves, in the background if long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from loopmap.editing.in_interest import first_choice
from loopmap.editing.model_flows import Source
from loopmap.editing.session import Session
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Intervention, Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation.equations.acting import Acted, act_on
from loopmap.simulation.equations.reading import MapReading
from loopmap.simulation.equations.runs import MapRun, run_map, run_scenario
from loopmap.ui import map_readings
from loopmap.ui.jobs import Jobs
from loopmap.ui.map_readings import MapReadings

JOB = "model run"
AT_ONCE = 120_000
"""Values of all variables at all steps that a run may have to be made while people wait:
about 15 ms of work. Longer ones are made in the background."""


@dataclass(frozen=True, slots=True)
class ModelRun:
    """A run by equations, and ``today``: the map as it is, without scenario and trials.

    ``run`` is None where there can be none; ``words`` then say why. ``given``: constants
    tried in place of the map's own.
    """

    reading: MapReading
    run: MapRun | None = None
    today: MapRun | None = None
    words: str = ""
    given: Mapping[RecordId, float] = field(default_factory=dict)
    acted: Acted | None = None
    acts: tuple[Intervention, ...] = ()

    @property
    def refused(self) -> tuple[str, ...]:
        """What of the scenario cannot be done to equations, in sentences."""
        return () if self.acted is None else self.acted.refused

    @property
    def source(self) -> Source:
        """What the run was made of, to be made again with all that it went through."""
        variables, acted = self.reading.causal_map.variables, self.acted
        program = self.reading.program if acted is None else acted.program
        given = {
            variables[v].name if acted is None else acted.constants[v]: value
            for v, value in self.given.items()
        }
        return Source(program, given, self.reading.ids)

    @property
    def differs(self) -> bool:
        """Whether the run is another than that of the map as it is."""
        return self.run is not None and self.run is not self.today


class ModelRuns(QObject):
    """``changed`` tells of another run, or of why there is none.

    ``pageWanted`` asks for a page or dialog by its name, about a record.
    """

    changed = Signal()
    pageWanted = Signal(str, str)

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        scenario: Callable[[], Scenario | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._scenario = session, jobs, scenario
        self.readings = MapReadings(session, jobs, self)
        self.readings.changed.connect(self._go_on)
        self._given: dict[MapId, dict[RecordId, float]] = {}
        self._asked: CausalMap | None = None
        self._next: tuple[tuple[Intervention, ...] | None] | None = None
        self.found: ModelRun | None = None
        self.drawn: dict[MapId, tuple[RecordId, ...]] = {}
        """Of each map the variables whose curves people chose to see."""

    @property
    def given(self) -> Mapping[RecordId, float]:
        """Constants of the map on show that are tried with other values."""
        tried = self._given.get(self._session.map_id, {})
        return {v: value for v, value in tried.items() if v in self._session.map.variables}

    def drawn_of(self, causal_map: CausalMap) -> tuple[RecordId, ...]:
        """The variables whose curves are shown, by choice or before anybody chose."""
        if causal_map.id not in self.drawn:
            self.drawn[causal_map.id] = first_choice(causal_map)
        return self.drawn[causal_map.id]

    def close_session(self) -> None:
        """Stop working; the session may go."""
        self._next = None
        self._jobs.cancel(JOB)
        self.readings.close_session()

    def give(self, variable: RecordId, value: float) -> None:
        """Try another value for a constant, and run."""
        self._given.setdefault(self._session.map_id, {})[variable] = value
        self.ask()

    def take_back(self, variable: RecordId | None = None) -> None:
        """The map's own value again, of one constant or of all, and run."""
        tried = self._given.get(self._session.map_id, {})
        for each in [variable] if variable is not None else list(tried):
            tried.pop(each, None)
        self.ask()

    def ask(self, acts: tuple[Intervention, ...] | None = None) -> None:
        """Run now, or as soon as may be; ``changed`` tells when it is done.

        ``acts``: in place of what the scenario does, while a hand moves.
        """
        if self._jobs.is_running(JOB) and self._asked is self._session.map:
            self._next = (acts,)  # a long run that a hand overtakes is shown before the next one
            return
        self._jobs.cancel(JOB)
        reading, scenario, given = self.readings.ask(), self._scenario(), dict(self.given)
        self._asked, self._next = self._session.map, None if reading else (acts,)
        if reading is None:
            return
        if acts is None:
            acts = () if scenario is None else scenario.interventions
        before = self.found if self.found and self.found.reading is reading else None
        if not reading.is_runnable:
            self._show(ModelRun(reading, words=reading.why_not))
        elif _is_soon_done(reading, acts, before):
            self._show(run_all(reading, acts, given, before))
        else:

            def work(token: Token) -> ModelRun:
                return run_all(reading, acts, given, before, token)

            self._jobs.run(JOB, work, self._show)

    def _show(self, found: ModelRun) -> None:
        self.found = found
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        """What was asked for meanwhile, if anything was."""
        if self._next is not None:
            self.ask(*self._next)


def run_all(
    reading: MapReading,
    acts: tuple[Intervention, ...],
    given: Mapping[RecordId, float],
    before: ModelRun | None = None,
    token: Token = NEVER,
) -> ModelRun:
    """The run that is wanted and the one it is compared with; never raises but Cancelled.

    ``before``: the run of the same reading that was shown, whose parts still hold.
    """
    try:
        today = before.today if before and before.today else run_map(reading, token=token)
        acted = before.acted if before and before.acts == acts else _acted(reading, acts)
        if acted is not None:
            run = run_scenario(acted, given, token=token)
        else:
            run = run_map(reading, given, token=token) if given else today
    except LoopmapError as error:
        token.check()
        return ModelRun(reading, words=str(error))
    return ModelRun(reading, run, today, given=given, acted=acted, acts=acts)


def _is_soon_done(
    reading: MapReading, acts: tuple[Intervention, ...], before: ModelRun | None
) -> bool:
    """Whether a run may be made while people wait: short, and of a program that is made already.

    Making that of a large map takes longer than running it.
    """
    made = before is not None and before.run is not None and before.acts == acts
    is_small = len(reading.causal_map.variables) <= map_readings.AT_ONCE
    return (made or is_small) and values_of_run(reading.causal_map) <= AT_ONCE


def _acted(reading: MapReading, acts: tuple[Intervention, ...]) -> Acted | None:
    return act_on(reading, acts) if acts else None


def values_of_run(causal_map: CausalMap) -> float:
    """How many values one run of a map computes."""
    times = causal_map.info.times or USUAL_TIMES
    return len(causal_map.variables) * (times.stop - times.start) / times.step
