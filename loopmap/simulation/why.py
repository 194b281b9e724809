"""Why an answer is what it is: for one variable, in sentences, surest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from loopmap.model.ids import RecordId
from loopmap.simulation.certificate import Verdict
from loopmap.simulation.classes import Answer, Certainty, Direction
from loopmap.simulation.results import Comparison, ScenarioResult
from loopmap.simulation.words import VERB, tell_answer, tell_runaway


def tell_why(found: Comparison, result: ScenarioResult, variable: RecordId, name: str) -> list[str]:
    """What a scenario does to a variable, what that rests on, and what would decide it."""
    answer = result.answers[variable]
    settled = result.settled.get(variable, answer)
    told = [tell_answer(name, answer, settled, result.runaway)]
    told += _tell_size(answer)
    told.append(tell_verdict(result, variable))
    told += _tell_priors(answer, found.priors)
    if answer.certainty is not Certainty.NO_EFFECT:
        told += tell_runaway(result.runaway)
    told += [link.why for link in result.deciding.get(variable, ())]
    return told


def tell_verdict(result: ScenarioResult, variable: RecordId) -> str:
    """What the map alone says of a variable, whatever the strengths; or why it was not checked."""
    verdict = result.verdicts[variable]
    if verdict is Verdict.NOT_CHECKED:
        return _TOO_MANY if result.lasting else _ENDS
    if verdict in (Verdict.UP, Verdict.DOWN):
        if result.answers[variable].certainty is Certainty.CERTAIN:
            return _CERTAIN
        return _RUNS_AWAY if result.runaway else _NOT_THERE
    return _OTHER[verdict]


def _tell_size(answer: Answer) -> Iterator[str]:
    if answer.size is None or answer.certainty is Certainty.NO_EFFECT:
        return
    if answer.direction is Direction.MIXED:
        yield f"In a typical draw it moves {answer.size.value}, one way or the other."
    else:
        yield f"In a typical draw it {VERB[answer.direction]} {answer.size.value}."


def _tell_priors(answer: Answer, priors: Sequence[str]) -> Iterator[str]:
    """The share under each way of drawing strengths, where they are not all alike."""
    if len(set(answer.by_prior)) < 2 or answer.certainty is Certainty.CERTAIN:
        return
    verb = "rose" if answer.direction is Direction.MIXED else "held"
    parts = [
        f"{_per_cent(share)} with {prior}"
        for share, prior in zip(answer.by_prior, priors, strict=True)
    ]
    yield f"It {verb} in {', '.join(parts[:-1])} and {parts[-1]}."


def _per_cent(share: float) -> str:
    """A whole per cent that says all or none only where it is all or none."""
    near = round(share * 100)
    return f"{near if share in (0.0, 1.0) else min(max(near, 1), 99)} %"


_CERTAIN = (
    "Every way that leads there pulls the same way, and no loop can turn it: this holds"
    " whatever the strengths are, as long as things settle."
)
_RUNS_AWAY = (
    "Every way that leads there pulls the same way, but too many draws run away for this to"
    " be certain."
)
_NOT_THERE = "Every way that leads there pulls the same way once all has settled."
_TOO_MANY = "Whether it is certain was not checked: there are too many paths."
_ENDS = (
    "Whether it is certain was not checked: what is done ends again, and only what lasts can be."
)
_OTHER = MappingProxyType(
    {
        Verdict.OPEN: (
            "The map alone does not say: ways that lead there pull against each other, or a loop"
            " may turn them."
        ),
        Verdict.NOTHING: "No way on this map leads there from what is done.",
    }
)
