"""Runs by equations that are kept: courses of variables, and what it takes to ask again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loopmap.diagram.charts.axis import number
from loopmap.editing.edits.touch import NewId, free_name, map_of
from loopmap.editing.in_interest import in_interest
from loopmap.editing.kept_courses import MOST_BESIDES, MOST_POINTS, course_kept
from loopmap.editing.run_times import horizon_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import next_order
from loopmap.model.records import KeptCourse, KeptRun, Kind, Scenario
from loopmap.simulation.act_words import tell_intervention
from loopmap.simulation.equations.fingerprint import equations_fingerprint
from loopmap.simulation.equations.reading import number_of
from loopmap.simulation.equations.runs import MapRun

AS_IT_IS = "As it is"

MOST_COURSES = 60
"""Courses that a run keeps at most, where no more are on show: a few hundred kilobytes."""


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
    """The map with the run kept; numbered if the name is taken.

    The courses of the variables ``shown`` are kept, and of others up to ``MOST_COURSES`` in
    all. EditRefused where none of those shown has a value.
    """
    causal_map = map_of(document, map_id)
    besides = _besides(found, shown)
    more = besides[: max(0, MOST_COURSES - len(shown))]
    courses = tuple(_courses(found, shown, more))
    if not any(course.points for course in courses if not course.besides):
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
        left_out=len(besides) - len(more),
        order=next_order(causal_map.runs),
    )
    return adding(map_id, [kept])


def _besides(found: ModelAnswer, shown: Sequence[RecordId]) -> list[RecordId]:
    """What else has a course: what is of most interest first, plain numbers last."""
    courses = found.run.courses
    ranked = [v for v in in_interest(found.causal_map) if v.id not in shown and courses.get(v.id)]
    ranked.sort(key=lambda v: v.kind is not Kind.STOCK and number_of(v) is not None)
    return [variable.id for variable in ranked]


def _courses(
    found: ModelAnswer, shown: Sequence[RecordId], more: Sequence[RecordId]
) -> Iterator[KeptCourse]:
    """Those shown and more, in their order, then what else was tried with another number."""
    variables, run = found.causal_map.variables, found.run
    tried_only = sorted(found.given.keys() - {*shown, *more})
    for variable in (*shown, *more, *tried_only):
        if variable in variables:
            record, besides = variables[variable], variable not in shown
            values = () if variable in tried_only else run.courses.get(variable, ())
            points = course_kept(run.times, values, MOST_BESIDES if besides else MOST_POINTS)
            tried = found.given.get(variable)
            if points or tried is not None:
                yield KeptCourse(variable, record.name, record.unit, points, tried, besides)


def _told(found: ModelAnswer) -> Iterator[str]:
    """What was asked, in sentences without full stops."""
    causal_map, horizon = found.causal_map, horizon_of(found.causal_map)
    for act in () if found.scenario is None else found.scenario.interventions:
        yield tell_intervention(act, causal_map, horizon)
    for variable, value in sorted(found.given.items()):
        unit = causal_map.variables[variable].unit
        yield f"“{causal_map.variables[variable].name}” tried at {number(value)} {unit}".rstrip()
    yield from (sentence.removesuffix(".") for sentence in found.not_done)
