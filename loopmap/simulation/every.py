"""The answer for every variable of a map, not only for those a scenario is judged by."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.model.ids import RecordId
from loopmap.simulation.classes import Answer, Certainty, Size
from loopmap.simulation.results import Outcome, ScenarioResult
from loopmap.simulation.words import tell_answer


def every_outcome(result: ScenarioResult, names: Mapping[RecordId, str]) -> list[Outcome]:
    """What follows for each variable that has a name, the surest and largest first."""
    return [_outcome(result, v, names[v]) for v in surest_first(result.answers) if v in names]


def surest_first(answers: Mapping[RecordId, Answer]) -> list[RecordId]:
    """Variables by how sure their answer is, then by how far they go, then by id."""
    order, sizes = list(Certainty), list(Size)

    def key(variable: RecordId) -> tuple[int, int, RecordId]:
        found = answers[variable]
        size = -1 if found.size is None else sizes.index(found.size)
        return order.index(found.certainty), -size, variable

    return sorted(answers, key=key)


def _outcome(result: ScenarioResult, variable: RecordId, name: str) -> Outcome:
    found = result.answers[variable]
    return Outcome(
        variable,
        name,
        found.certainty,
        found.direction,
        found.share,
        found.course,
        result.runaway,
        tell_answer(name, found, result.settled.get(variable, found), result.runaway),
        found.size,
    )
