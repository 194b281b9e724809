"""Kept runs in words: what was asked, what was answered then, and what has become of it."""

from __future__ import annotations

from loopmap.editing.kept_model_words import tell_kept_model_run
from loopmap.model.records import KeptAnswer, KeptRun
from loopmap.simulation import Certainty, Direction, ScenarioResult
from loopmap.simulation.draws import PRIORS
from loopmap.simulation.words import VERB, tell_class, tell_held

CHANGED = "The map has changed since."
GONE = "What this run acted on is no longer on the map, so it cannot be asked again."

_DIRECTIONS = {direction.value: direction for direction in Direction}
_CLASSES = {certainty.value: certainty for certainty in Certainty}


def tell_kept_run(run: KeptRun) -> str:
    """How a kept run was made: how many draws, or over which time, and with which seed."""
    if run.is_by_equations:
        return tell_kept_model_run(run)
    draws = run.draws * len(PRIORS)
    return f"{draws:,} draws of strengths and delays, seed {run.seed}."


def class_of(answer: KeptAnswer) -> Certainty | None:
    """The class a kept answer names; None for one that this version does not know."""
    return _CLASSES.get(answer.certainty)


def tell_kept_answer(answer: KeptAnswer, runaway: float | None = 0.0) -> str:
    """What was answered then: which way and how often; ``runaway`` is the run's."""
    direction = _DIRECTIONS.get(answer.direction)
    verb = answer.direction if direction is None else VERB[direction]
    held = "" if direction is None else tell_held(direction, answer.share, runaway)
    parts = [held, answer.course]
    detail = ", ".join(part for part in parts if part)
    said = f"{answer.name} {verb}"
    return f"{said} ({detail})" if detail else said


def tell_now(answer: KeptAnswer, now: ScenarioResult) -> str:
    """What the same question is answered today, beside the kept answer."""
    found = now.answers.get(answer.variable)
    if found is None:
        return "It is no longer on the map."
    if (found.certainty.value, found.direction.value) == (answer.certainty, answer.direction):
        held = tell_held(found.direction, found.share, now.runaway)
        return f"Now the same: {held}." if held else "Now the same."
    held = tell_held(found.direction, found.share, now.runaway)
    detail = f", {held}" if held else ""
    return f"Now it {VERB[found.direction]}: {tell_class(found.certainty, now.runaway)}{detail}."
