"""Two maps with equations under the same scenario: their courses beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loopmap.analysis.difference.same import ids_agree, same_records
from loopmap.diagram.charts.axis import moment, number
from loopmap.diagram.charts.frames import ModelCurve, ModelFrames
from loopmap.errors import SimulationError
from loopmap.model.document import CausalMap
from loopmap.model.equations import USUAL_TIMES, Times, unit_said
from loopmap.model.ids import RecordId
from loopmap.model.records import Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation.equations.acting import act_on
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import MapRun, run_map, run_scenario
from loopmap.simulation.side_by_side import asked_there

AS_IT_IS = "As it is"
EACH_ITS_OWN = "One run of either map by its own equations: what follows from them, no forecast."
_ALIKE = 1e-9
"""Two values are the same if they differ by less than this share of the larger."""


@dataclass(frozen=True, slots=True)
class BothCourses:
    """One variable on both maps: ``here`` and ``there`` at the times of the first."""

    variable: RecordId
    name: str
    unit: str
    here: tuple[float, ...]
    there: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ModelsBeside:
    """Both runs over the ``times`` of the first map.

    ``courses``: of all that both have. ``notes``: what could not be done on either, or why one
    stopped early, in sentences.
    """

    scenario: str
    titles: tuple[str, str]
    times: tuple[float, ...]
    span: Times
    courses: tuple[BothCourses, ...]
    notes: tuple[str, ...] = ()

    def told(self, variables: Sequence[RecordId]) -> tuple[str, ...]:
        """Where each of these ends on either map, a sentence each."""
        return tuple(_told(self, one) for one in self._chosen(variables))

    def frames(self, variables: Sequence[RecordId]) -> ModelFrames:
        """Their curves, dotted those of the other map."""
        curves = tuple(
            ModelCurve(one.name, one.unit, colour, one.here, one.there)
            for colour, one in enumerate(self._chosen(variables))
        )
        span, dotted = self.span, f"Dotted: on “{self.titles[1]}”."
        return ModelFrames(
            self.times, curves, span.start, span.stop, span.unit, dotted, f"on “{self.titles[1]}”"
        )

    def _chosen(self, variables: Sequence[RecordId]) -> list[BothCourses]:
        known = {one.variable: one for one in self.courses}
        return [known[i] for i in variables if i in known]


def models_beside(
    here: CausalMap,
    there: CausalMap,
    scenario: Scenario | None,
    token: Token = NEVER,
    *,
    seed: int = 0,
) -> ModelsBeside:
    """Both under the scenario, None for both as they are.

    SimulationError where either cannot be run by its equations, lacks what the scenario acts
    on, or counts its time in another unit. Two runs.
    """
    span, other = here.info.times or USUAL_TIMES, there.info.times or USUAL_TIMES
    if span.unit != other.unit:
        raise SimulationError(
            f"“{here.info.title}” counts its time in {unit_said(span.unit) or 'no unit'} and"
            f" “{there.info.title}” in {unit_said(other.unit) or 'no unit'}, so they cannot be"
            " laid beside each other."
        )
    also = scenario if scenario is None else asked_there(there, scenario)
    if scenario is not None and also is None:
        raise SimulationError(f"“{there.info.title}” lacks what “{scenario.name}” acts on.")
    one, not_here = _ran(here, scenario, seed, token)
    two, not_there = _ran(there, also, seed, token)
    same = same_records(here, there, by_id=ids_agree(here, there)).variables
    courses = tuple(
        BothCourses(
            i, here.variables[i].name, here.variables[i].unit, course, _at(one.times, two, same[i])
        )
        for i, course in one.courses.items()
        if i in same and same[i] in two.courses
    )
    notes = (*not_here, *(f"On “{there.info.title}”: {each}" for each in not_there))
    name = AS_IT_IS if scenario is None else scenario.name
    titles = here.info.title, there.info.title
    return ModelsBeside(name, titles, one.times, span, courses, tuple(dict.fromkeys(notes)))


def _ran(
    causal_map: CausalMap, scenario: Scenario | None, seed: int, token: Token
) -> tuple[MapRun, tuple[str, ...]]:
    reading = stock_flow_model(causal_map)
    if not reading.is_runnable:
        raise SimulationError(
            f"“{causal_map.info.title}” is not run by its equations. {reading.why_not}"
        )
    if scenario is None or not scenario.interventions:
        run = run_map(reading, seed=seed, token=token)
        return run, tuple(filter(None, (run.stopped,)))
    acted = act_on(reading, scenario.interventions)
    run = run_scenario(acted, seed=seed, token=token)
    return run, tuple(filter(None, (*acted.refused, run.stopped)))


def _at(times: tuple[float, ...], run: MapRun, variable: RecordId) -> tuple[float, ...]:
    """The other course at the times of the first, as far as it goes."""
    course = run.courses[variable]
    if run.times[: len(times)] == times:
        return course[: len(times)]
    reached = [time for time in times if time <= run.times[len(course) - 1]]
    return tuple(np.interp(reached, run.times[: len(course)], course).tolist())


def _told(both: ModelsBeside, one: BothCourses) -> str:
    rows = min(len(one.here), len(one.there))
    if not rows:
        return f"{one.name} has no course on both maps."
    here, there = one.here[rows - 1], one.there[rows - 1]
    unit = f" {one.unit}" if one.unit else ""
    when = f"At {unit_said(both.span.unit) or 'time'} {moment(both.times[rows - 1])},"
    if abs(here - there) <= _ALIKE * max(abs(here), abs(there)):
        return f"{when} {one.name} is {number(here)}{unit} on both maps."
    way = "higher" if there > here else "lower"
    return (
        f"{when} {one.name} is {number(here)}{unit} on “{both.titles[0]}” and"
        f" {number(there)}{unit} on “{both.titles[1]}”, {way} there."
    )
