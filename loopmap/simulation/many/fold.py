"""Chunks folded into one comparison, in their order, as far as they came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from loopmap.errors import Cancelled
from loopmap.model.records import Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation.many.answer import comparison_of
from loopmap.simulation.many.chunk import look
from loopmap.simulation.many.counts import Chunk, together
from loopmap.simulation.many.job import CHUNK, Job, job_of
from loopmap.simulation.question import Question
from loopmap.simulation.results import Comparison


class Task(NamedTuple):
    """A piece of work that another process can be handed: ``look(job, number, token)``."""

    look: Callable[[Any, int, Token], Any]
    job: Any
    number: int


Doing = Callable[[Sequence[Task], Token], Iterator[Any]]
"""Whoever does pieces of work and hands back what comes of them, in their order."""


@dataclass(frozen=True, slots=True)
class Many:
    """A comparison over many draws: over ``done`` of the ``wanted`` draws of each prior.

    ``area_off``: how far off any area behind a deciding link may be; ``later_draws``: how
    many draws were looked at for what is still moving at the end of a run.
    """

    comparison: Comparison
    done: int
    wanted: int
    area_off: float
    later_draws: int

    @property
    def is_partial(self) -> bool:
        return self.done < self.wanted


def here(wanted: Sequence[Task], token: Token) -> Iterator[Any]:
    """One piece after the other in this process. Raises Cancelled."""
    for task in wanted:
        token.check()
        yield task.look(task.job, task.number, token)


def tasks_of(job: Job) -> list[Task]:
    """All chunks of a job, in order."""
    return [Task(look, job, number) for number in range(job.chunks)]


def _nobody(_: int) -> None:
    """Nobody wants to hear how far it has got."""


def compare_many(
    asked: Question,
    scenarios: Sequence[Scenario],
    do: Doing = here,
    heard: Callable[[int], None] = _nobody,
    *,
    size: int = CHUNK,
) -> Many:
    """What each scenario does, as `compare`, in memory that does not grow with the draws.

    ``heard`` is told how many draws of each prior are done. When the token is cancelled the
    answer is that of the chunks folded so far; Cancelled is raised where there is none yet.
    """
    job = job_of(asked, scenarios, size)
    total: Chunk | None = None
    done = 0
    try:
        for chunk in do(tasks_of(job), asked.token):
            total = chunk if total is None else together(total, chunk)
            done += 1
            heard(job.draws_before(done))
    except Cancelled:
        if total is None:
            raise
    assert total is not None
    draws = job.draws_before(done)
    asked = replace(asked, settings=replace(asked.settings, draws=draws), token=NEVER)
    comparison, off = comparison_of(asked, scenarios, job, total)
    later = max((int(each.later_draws[:, 0].sum()) for each in total.scenarios), default=0)
    return Many(comparison, draws, job.draws, off, later)
