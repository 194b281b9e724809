"""Two answers side by side: two scenarios of one map, or one scenario asked of two maps."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import ON_VARIABLES, Action, Intervention, Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation.certificate import Verdict
from loopmap.simulation.classes import Answer, Certainty, Course, Direction, answer
from loopmap.simulation.compare import answered, outcomes_of
from loopmap.simulation.ensemble import SAMPLED
from loopmap.simulation.facts import kept_of_each
from loopmap.simulation.pairs import pair_told
from loopmap.simulation.question import Question, Ran, RunSettings
from loopmap.simulation.results import Paired, ScenarioResult

TWO_MAPS = (
    "Each map is told against how it is itself: nothing is said of which map has the higher level."
)
NOT_PAIRED = (
    "What is known to have happened keeps other draws on either map, so the two are not told"
    " draw by draw."
)


@dataclass(frozen=True, slots=True)
class Side:
    """A scenario asked of a map, and what that is called beside the other."""

    name: str
    asked: Question
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Both results over the same ``times``, and their difference for every variable judged.

    ``pairs`` is empty where the draws are not the same ones: what is known to have happened
    then keeps others on either map. ``draws_in_all``: those of the first.
    """

    names: tuple[str, str]
    results: tuple[ScenarioResult, ScenarioResult]
    times: tuple[float, ...]
    pairs: tuple[Paired, ...]
    draws_in_all: int


def side_by_side(one: Side, other: Side) -> SideBySide:
    """Both over common random numbers: a link of both has the same strengths in both.

    Judged by what either scenario is judged by and both maps have. Raises SimulationError,
    Cancelled. Twice the time of one.
    """
    judged_by = judged_by_both(one, other)
    (first, ran), (second, also) = (
        answered(side.asked, side.scenario, judged_by) for side in (one, other)
    )
    names, asked = (one.name, other.name), one.asked
    same = np.array_equal(ran.drawn.prior, also.drawn.prior) and not (
        asked is not other.asked and (asked.facts or other.asked.facts)
    )
    pairs = _pairs(one, other, (ran, also), (first, second)) if same else ()
    times = tuple(i * SAMPLED for i in range(asked.samples))
    return SideBySide(names, (first, second), times, pairs, sum(kept_of_each(ran.drawn)))


def on_two_maps(
    here: tuple[CausalMap, Scenario],
    there: tuple[CausalMap, Scenario],
    settings: RunSettings,
    token: Token = NEVER,
) -> SideBySide:
    """A scenario of either map, told beside one another under the maps' titles."""
    (one, scenario), (other, also) = here, there
    followed = tuple(v for v in settings.follow if v in other.variables)
    return side_by_side(
        Side(one.info.title, Question(one, settings, token), scenario),
        Side(other.info.title, Question(other, replace(settings, follow=followed), token), also),
    )


def judged_by_both(one: Side, other: Side) -> tuple[RecordId, ...]:
    """What either scenario is judged by, as far as both maps have it."""
    wanted = (
        *outcomes_of(one.asked.causal_map, one.scenario),
        *outcomes_of(other.asked.causal_map, other.scenario),
    )
    there = one.asked.causal_map.variables.keys() & other.asked.causal_map.variables.keys()
    return tuple(variable for variable in dict.fromkeys(wanted) if variable in there)


def asked_there(other: CausalMap, scenario: Scenario) -> Scenario | None:
    """What is asked of another map: its scenario of that name, else the very same one.

    None where that map lacks what it acts on.
    """
    named = {fold_name(each.name): each for each in in_order(other.scenarios)}
    found = named.get(fold_name(scenario.name))
    there = found if found is not None and found.interventions else scenario
    return there if fits(other, there) else None


def fits(causal_map: CausalMap, scenario: Scenario) -> bool:
    """Whether a map has all that a scenario acts on."""
    return all(_is_there(causal_map, act) for act in scenario.interventions)


def _is_there(causal_map: CausalMap, act: Intervention) -> bool:
    if act.action is Action.ADD:
        return {act.source, act.destination} <= set(causal_map.variables)
    return act.target in (causal_map.variables if act.action in ON_VARIABLES else causal_map.links)


def _pairs(
    one: Side, other: Side, runs: tuple[Ran, Ran], results: tuple[ScenarioResult, ScenarioResult]
) -> tuple[Paired, ...]:
    """In how many of the same draws the first ends higher. Runaways do not count."""
    (ran, also), names = runs, (one.name, other.name)
    settled = ran.settled & also.settled
    told, away = [], 1.0 - float(settled.mean())
    for variable in judged_by_both(one, other):
        first = ran.responses.judged[one.asked.model.place(variable)]
        second = also.responses.judged[other.asked.model.place(variable)]
        found = answer(Verdict.OPEN, first - second, settled, ran.drawn.prior, Course.STEADY)
        maps = one.asked is not other.asked
        both = _way_of_both(*(result.answers[variable] for result in results))
        told.append(
            pair_told(one.asked, names, variable, found, maps=maps, both=both, runaway=away)
        )
    return tuple(told)


def _way_of_both(one: Answer, other: Answer) -> Direction:
    """The way that both go in every draw that counts, else mixed."""
    always = all(a.certainty is Certainty.CERTAIN or a.share == (1.0, 1.0) for a in (one, other))
    return one.direction if always and one.direction is other.direction else Direction.MIXED
