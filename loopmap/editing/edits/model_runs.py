"""Runs by equations that are kept: courses of what was shown, and what it takes to ask again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loopmap.diagram.charts.axis import number
from loopmap.editing.edits.touch import NewId, free_name, map_of
from loopmap.editing.kept_courses import course_kept
from loopmap.editing.run_times import horizon_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import next_order
from loopmap.model.records import KeptCourse, KeptRun, Scenario
from loopmap.simulation.act_words import tell_intervention
from loopmap.simulation.equations.fingerprint import equations_fingerprint
from loopmap.simulation.equations.runs import MapRun

AS_IT_IS = "As it is"


@dataclass(frozen=True)
class ModelAnswer:
    """A run by equations and what was asked: of which map, under which scenario, with what tried.

    ``scenario`` is None for the map as it is; ``not_done``: what of it equations cannot do, in
    sentences.
    """

    causal_map: CausalMap
    run: MapRun
    scenario: Scenario | None = None
    given: Mapping[RecordId, float] = field(default_factory=dict)
    not_done: tuple[str, ...] = ()
    seed: int = 0


def keep_model_run(
    document: Document,
    map_id: MapId,
    found: ModelAnswer,
    shown: Sequence[RecordId],
    new_id: NewId,
) -> Change:
    """The map with the courses of the variables ``shown`` kept; numbered if the name is taken.

    EditRefused where none of them has a value.
    """
    causal_map = map_of(document, map_id)
    courses = tuple(_courses(found, shown))
    if not any(course.points for course in courses):
        raise EditRefused("There is no curve on show that could be kept: choose a variable.")
    scenario, asked = found.scenario, found.causal_map
    taken = [run.name for run in causal_map.runs.values()]
    kept = KeptRun(
        new_id(KeptRun),
        free_name(AS_IT_IS if scenario is None else scenario.name, taken),
        None if scenario is None else scenario.id,
        () if scenario is None else scenario.interventions,
        tuple(_told(found)),
        seed=found.seed,
        fingerprint=equations_fingerprint(asked),
        courses=courses,
        time_unit=(asked.info.times or USUAL_TIMES).unit,
        stopped=found.run.stopped,
        order=next_order(causal_map.runs),
    )
    return adding(map_id, [kept])


def _courses(found: ModelAnswer, shown: Sequence[RecordId]) -> Iterator[KeptCourse]:
    """Those shown, in their order, then what else was tried with another number."""
    variables, run = found.causal_map.variables, found.run
    besides = sorted(found.given.keys() - set(shown))
    for variable in (*shown, *besides):
        if variable in variables:
            record = variables[variable]
            values = run.courses.get(variable, ()) if variable in shown else ()
            points = course_kept(run.times, values)
            tried = found.given.get(variable)
            if points or tried is not None:
                yield KeptCourse(variable, record.name, record.unit, points, tried)


def _told(found: ModelAnswer) -> Iterator[str]:
    """What was asked, in sentences without full stops."""
    causal_map, horizon = found.causal_map, horizon_of(found.causal_map)
    for act in () if found.scenario is None else found.scenario.interventions:
        yield tell_intervention(act, causal_map, horizon)
    for variable, value in sorted(found.given.items()):
        unit = causal_map.variables[variable].unit
        yield f"“{causal_map.variables[variable].name}” tried at {number(value)} {unit}".rstrip()
    yield from (sentence.removesuffix(".") for sentence in found.not_done)
