"""Two scenarios side by side: in how many of the same draws one ends higher than the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from loopmap.model.ids import RecordId
from loopmap.simulation.certificate import Verdict
from loopmap.simulation.classes import Course, answer
from loopmap.simulation.question import Question, Ran
from loopmap.simulation.results import Paired
from loopmap.simulation.words import tell_paired

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
    if len(runs) > MOST_SCENARIOS:
        return
    for one, other in combinations(range(len(runs)), 2):
        first, second = runs[one], runs[other]
        settled = first.settled & second.settled
        for variable in judged_by[one]:
            if variable not in judged_by[other]:
                continue
            row = asked.model.place(variable)
            more = first.responses.judged[row] - second.responses.judged[row]
            found = answer(Verdict.OPEN, more, settled, first.drawn.prior, Course.STEADY)
            said = tell_paired(asked.model.names[row], names[one], names[other], found)
            yield Paired(names[one], names[other], variable, found, said)
