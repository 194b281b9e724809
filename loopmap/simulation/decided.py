"""What decides, told of one variable or of all that matters: the sentences and their sizes."""

from __future__ import annotations

from loopmap.model.ids import RecordId
from loopmap.simulation.classes import Certainty
from loopmap.simulation.results import DecidingLink, ScenarioResult


def deciding_for(result: ScenarioResult, variable: RecordId | None) -> tuple[DecidingLink, ...]:
    """The links that decide about a variable; about all that matters for None."""
    if variable is None:
        return result.deciding_links
    return result.deciding.get(variable, ())


def tell_undecided(result: ScenarioResult, variable: RecordId | None) -> str:
    """Why no link decides: all is settled, or none does so alone."""
    answers = (
        [result.answers[variable]]
        if variable is not None
        else [result.answers[outcome.variable] for outcome in result.outcomes]
    )
    found = {answer.certainty for answer in answers}
    if found <= {Certainty.CERTAIN, Certainty.NO_EFFECT}:
        return "No strength decides: which way this goes holds however strong the links are."
    if found <= {Certainty.CERTAIN, Certainty.ROBUST, Certainty.NO_EFFECT}:
        return "Hardly any strength decides: this goes the same way in nearly all draws."
    return "No link decides this alone: it takes several strengths together."
