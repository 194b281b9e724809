"""Two scenarios side by side: in how many of the same draws one ends higher than the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from loopmap.model.ids import RecordId
from loopmap.simulation.certificate import Verdict
from loopmap.simulation.classes import Answer, Course, Direction, answer
from loopmap.simulation.question import Question, Ran
from loopmap.simulation.results import Paired
from loopmap.simulation.words import tell_paired

T = TypeVar("T")

MOST_SCENARIOS = 12
"""Beyond as many, pairs are no longer compared: there would be hundreds."""


def paired(
    asked: Question,
    names: Sequence[str],
    runs: Sequence[Ran],
    judged_by: Sequence[Sequence[RecordId]],
) -> Iterator[Paired]:
    """Every pair of scenarios on every outcome of both. 0.2 ms each at 1,000 draws.

    Draws in which either runs away do not count, while enough others settle.
    """
    for one, other in compared(len(runs)):
        first, second = runs[one], runs[other]
        settled = first.settled & second.settled
        for variable in in_both(judged_by[one], judged_by[other]):
            row = asked.model.place(variable)
            more = first.responses.judged[row] - second.responses.judged[row]
            found = answer(Verdict.OPEN, more, settled, first.drawn.prior, Course.STEADY)
            both, away = (names[one], names[other]), 1.0 - float(settled.mean())
            yield pair_told(asked, both, variable, found, runaway=away)


def compared(scenarios: int) -> list[tuple[int, int]]:
    """Which scenarios are compared, by number; none where they are too many."""
    return list(combinations(range(scenarios), 2)) if scenarios <= MOST_SCENARIOS else []


def in_both(one: Sequence[T], other: Sequence[T]) -> list[T]:
    """What both are judged by, in the order of the first."""
    return [each for each in one if each in other]


def pair_told(  # noqa: PLR0913  what a pair is told from
    asked: Question,
    names: tuple[str, str],
    variable: RecordId,
    found: Answer,
    *,
    maps: bool = False,
    both: Direction = Direction.MIXED,
    runaway: float | None = 0.0,
) -> Paired:
    """A pair with its sentence; ``maps``: the names are those of two maps.

    ``both`` and ``runaway``: see `loopmap.simulation.words.tell_paired`.
    """
    name = asked.model.names[asked.model.place(variable)]
    said = tell_paired(name, *names, found, maps=maps, both=both, runaway=runaway)
    return Paired(*names, variable, found, said)
