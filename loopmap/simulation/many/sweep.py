"""One thing or several turned step by step, and what the scenarios do at each setting.

Every setting sees the same draws, so what differs between two settings is the setting's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from loopmap.errors import Cancelled, SimulationError
from loopmap.model.ids import RecordId
from loopmap.model.records import Scenario
from loopmap.model.token import NEVER
from loopmap.simulation.many.answer import comparison_of
from loopmap.simulation.many.counts import Chunk, together
from loopmap.simulation.many.fold import Doing, here, tasks_of
from loopmap.simulation.many.job import CHUNK, Job, job_of
from loopmap.simulation.question import Question
from loopmap.simulation.results import Comparison

MOST_SETTINGS = 10_000


@dataclass(frozen=True, slots=True)
class Turned:
    """What is turned: a link's strength in every draw, or what is done to a variable."""

    values: tuple[float, ...]
    link: RecordId | None = None
    variable: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """The values of all that is turned, in its order, and what the scenarios then do."""

    at: tuple[float, ...]
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Sweep:
    """The settings that are done, of ``wanted`` in all."""

    settings: tuple[Setting, ...]
    wanted: int

    @property
    def is_partial(self) -> bool:
        return len(self.settings) < self.wanted


def _nobody(_: int) -> None:
    """Nobody wants to hear how far it has got."""


def sweep(  # noqa: PLR0913  # what is asked, who does it, who hears of it
    asked: Question,
    scenarios: Sequence[Scenario],
    turned: Sequence[Turned],
    do: Doing = here,
    heard: Callable[[int], None] = _nobody,
    *,
    size: int = CHUNK,
) -> Sweep:
    """Every setting of all that is turned, the last turning fastest.

    ``heard`` is told how many settings are done. When the token is cancelled the answer is
    that of the settings which are done. SimulationError for what cannot be turned so far,
    Cancelled where nothing is done yet.
    """
    places = list(product(*(each.values for each in turned)))
    _refuse(scenarios, turned, len(places))
    jobs = [_job(asked, scenarios, turned, at, size) for at in places]
    found: list[Setting] = []
    chunks = do([task for job, _ in jobs for task in tasks_of(job)], asked.token)
    quiet = replace(asked, token=NEVER)
    try:
        for at, (job, acting) in zip(places, jobs, strict=True):
            comparison, _ = comparison_of(quiet, acting, job, _folded(chunks, job))
            found.append(Setting(at, comparison))
            heard(len(found))
    except Cancelled:
        if not found:
            raise
    return Sweep(tuple(found), len(places))


def _folded(chunks: Iterator[Chunk], job: Job) -> Chunk:
    """The next chunks, those of one job, as one."""
    total = next(chunks)
    for _ in range(job.chunks - 1):
        total = together(total, next(chunks))
    return total


def _job(
    asked: Question,
    scenarios: Sequence[Scenario],
    turned: Sequence[Turned],
    at: Sequence[float],
    size: int,
) -> tuple[Job, list[Scenario]]:
    """The job of one setting, and the scenarios as they then are."""
    acting = list(scenarios)
    strengths = {}
    for each, value in zip(turned, at, strict=True):
        if each.link is not None:
            strengths[each.link] = value
        else:
            acting = [_acting(scenario, each.variable, value) for scenario in acting]
    job = job_of(asked, acting, size)
    links = tuple(
        replace(link, low=strengths[link.id], high=strengths[link.id])
        if link.id is not None and link.id in strengths
        else link
        for link in job.model.links
    )
    return replace(job, model=replace(job.model, links=links)), acting


def _acting(scenario: Scenario, variable: RecordId | None, value: float) -> Scenario:
    acts = tuple(
        replace(act, amount=value) if act.target == variable else act
        for act in scenario.interventions
    )
    return replace(scenario, interventions=acts)


def _refuse(scenarios: Sequence[Scenario], turned: Sequence[Turned], settings: int) -> None:
    if settings > MOST_SETTINGS:
        raise SimulationError(
            f"That would be {settings:,} settings; more than {MOST_SETTINGS:,} are not run."
        )
    for each in turned:
        low, high = min(each.values), max(each.values)
        if each.link is not None and not 0 <= low <= high <= 1:
            raise SimulationError("The strength of a link lies between 0 and 1.")
        if each.link is None and not -1 <= low <= high <= 1:
            raise SimulationError(
                "What is done to a variable lies between -1, as low as it goes, and 1."
            )
        acts = (act for scenario in scenarios for act in scenario.interventions)
        if each.link is None and not any(act.target == each.variable for act in acts):
            raise SimulationError("None of these scenarios acts on that variable.")
