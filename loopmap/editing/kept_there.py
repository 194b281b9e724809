"""Runs that were kept on another map of the document, as they answered there; nothing is run."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.editing.kept_courses import on_show
from loopmap.editing.kept_model_words import tell_course
from loopmap.editing.kept_words import tell_kept_answer, tell_kept_run
from loopmap.model.document import CausalMap
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import KeptRun


@dataclass(frozen=True, slots=True)
class KeptThere:
    """A kept run of another map: its name, how it was made, and what it answered, in sentences.

    ``here``: what the run of the same name answered on this map, empty where none is kept.
    """

    name: str
    made: str
    there: tuple[str, ...]
    here: tuple[str, ...] = ()


def kept_there(causal_map: CausalMap, other: CausalMap) -> tuple[KeptThere, ...]:
    """The kept runs of ``other``, the latest first. O(runs x answers)."""
    own = {fold_name(run.name): _answered(run) for run in in_order(causal_map.runs)}
    return tuple(
        KeptThere(run.name, tell_kept_run(run), _answered(run), own.get(fold_name(run.name), ()))
        for run in reversed(in_order(other.runs))
    )


def _answered(run: KeptRun) -> tuple[str, ...]:
    by_links = (f"{tell_kept_answer(answer, run.runaway)}." for answer in run.answers)
    return (*by_links, *(f"{tell_course(course)}." for course in on_show(run)))
