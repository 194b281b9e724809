"""What a comparison of scenarios answers, as values that never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Scenario
from loopmap.simulation.certificate import Verdict
from loopmap.simulation.classes import Answer, Certainty, Course, Direction, Size


@dataclass(frozen=True, slots=True)
class Band:
    """The course of one variable: at each time the median and the 10th and 90th percentile.

    Deviations from today, -1 "much lower than today" to 1 "much higher", over the
    draws of all priors together.
    """

    median: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows for one variable; see `loopmap.simulation.classes.Answer`."""

    variable: RecordId
    name: str
    certainty: Certainty
    direction: Direction
    share: tuple[float, float] | None
    course: Course
    runaway: float | None
    sentence: str
    size: Size | None = None


@dataclass(frozen=True, slots=True)
class DecidingLink:
    """A link whose strength decides; ``link`` is None for one that the scenario adds.

    ``weight``: how much it decides alone about where ``variable`` goes, from 0 (nothing) to 1
    (all). ``raises``: whether more of it has the variable rise more often.
    """

    link: RecordId | None
    source: str
    target: str
    why: str
    variable: RecordId
    weight: float
    raises: bool


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """One scenario against today.

    ``answers`` are those of every variable, ``outcomes`` of the ones the scenario is judged
    by. ``runaway``: share of draws that are self-amplifying around today, over all priors;
    None when the map is too large to say. ``settled``: the answers once all has settled, as
    small changes do; empty where that cannot be said. ``snapped``: which times were moved
    to steps of the run, in sentences. ``verdicts``: what the map says of each variable
    whatever the strengths are; ``lasting``: whether what is done goes on to the end, for only
    then anything can be certified. ``deciding``: for each outcome that is not settled the
    links that decide about it.
    """

    scenario: Scenario
    interventions: tuple[str, ...]
    snapped: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    bands: Mapping[RecordId, Band]
    deciding_links: tuple[DecidingLink, ...]
    runaway: float | None
    answers: Mapping[RecordId, Answer]
    settled: Mapping[RecordId, Answer]
    verdicts: Mapping[RecordId, Verdict]
    lasting: bool
    deciding: Mapping[RecordId, tuple[DecidingLink, ...]]


@dataclass(frozen=True, slots=True)
class Paired:
    """One outcome under two scenarios over the same draws; ``answer`` up: higher under first."""

    first: str
    second: str
    variable: RecordId
    answer: Answer
    sentence: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several scenarios on one map. ``draws`` counts the draws of each of the ``priors``.

    ``kept``: how many of each agree with what is known to have happened. ``pairs``: every
    two scenarios against each other. ``times`` of the bands run from 0 to ``horizon`` in
    units of a variable's own settling time: earlier and later, no dates.
    """

    map_id: MapId
    map_title: str
    draws: int
    priors: tuple[str, ...]
    seed: int
    horizon: float
    times: tuple[float, ...]
    scenarios: tuple[ScenarioResult, ...]
    pairs: tuple[Paired, ...]
    kept: tuple[int, ...]

    @property
    def draws_in_all(self) -> int:
        return sum(self.kept)
