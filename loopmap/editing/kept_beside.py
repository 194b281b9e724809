"""Two kept runs of a map beside each other, as they answered then; nothing is run for it."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.editing.kept_courses import every_course, on_show
from loopmap.editing.kept_model_words import tell_other_end
from loopmap.editing.kept_words import tell_kept_answer
from loopmap.errors import SimulationError
from loopmap.model.records import KeptRun


def tell_beside(run: KeptRun, other: KeptRun) -> tuple[str, ...]:
    """A line for each variable that both runs tell of.

    SimulationError where they cannot be laid beside each other, with the reason.
    """
    if run.is_by_equations != other.is_by_equations:
        one, two = (run, other) if run.is_by_equations else (other, run)
        raise SimulationError(
            f"“{one.name}” was run by equations and “{two.name}” by links: one says numbers, the"
            " other directions, so they cannot be laid beside each other."
        )
    lines = tuple(_by_equations(run, other) if run.is_by_equations else _by_links(run, other))
    if not lines:
        raise SimulationError(f"“{run.name}” and “{other.name}” tell of no variable in common.")
    return lines


def _by_equations(run: KeptRun, other: KeptRun) -> Iterator[str]:
    there = {course.variable: course for course in every_course(other)}
    for course in on_show(run):
        if course.variable in there:
            yield tell_other_end(course, there[course.variable], other.name)


def _by_links(run: KeptRun, other: KeptRun) -> Iterator[str]:
    there = {answer.variable: answer for answer in other.answers}
    for answer in run.answers:
        if answer.variable in there:
            told = tell_kept_answer(there[answer.variable], other.runaway)
            yield f"{tell_kept_answer(answer, run.runaway)}; in “{other.name}”: {told}"
