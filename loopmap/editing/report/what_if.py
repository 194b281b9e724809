"""What kept runs answered, and what such answers rest on."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.editing.edits.runs import has_changed
from loopmap.editing.kept_courses import on_show
from loopmap.editing.kept_model_words import tell_course
from loopmap.editing.kept_words import CHANGED, class_of, tell_kept_answer, tell_kept_run
from loopmap.editing.model_on_map import ONE_RUN
from loopmap.editing.report.about import About
from loopmap.formats.report.content import Block, Bullets, Paragraph, Part, Table
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import KeptAnswer, KeptRun
from loopmap.simulation.draws import PRIORS
from loopmap.simulation.words import HONESTY, tell_class, tell_runaway

_CLASSES = (
    "How sure the map lets us be is said in a word. Certain: it follows from the signs alone."
    " Robust: it held in nine of ten draws or more. Leaning: in six of ten or more. Open: it"
    " goes one way or the other, depending on what nobody knows yet."
)


def what_if_part(known: About) -> Part | None:
    """The kept runs that are not left out, with their answers; None where there is none."""
    kept = in_order(known.causal_map.runs)
    runs = [run for run in kept if run.id not in known.plan.without_runs]
    if not runs:
        return None
    told = tuple(_one(known.causal_map, run) for run in runs)
    by_links = not all(run.is_by_equations for run in runs)
    return Part("What if", (Paragraph(_CLASSES),) if by_links else (), told)


def _one(causal_map: CausalMap, run: KeptRun) -> Part:
    return Part(run.name, tuple(_blocks(causal_map, run)))


def _blocks(causal_map: CausalMap, run: KeptRun) -> Iterator[Block]:
    if run.told:
        yield Paragraph("What is done:", stays=True)
        yield Bullets(tuple(f"{act}." for act in run.told))
    changed = (CHANGED,) if has_changed(causal_map, run) else ()
    if run.is_by_equations:
        yield Bullets(tuple(f"{tell_course(course)}." for course in on_show(run)))
        said = (tell_kept_run(run), run.stopped, ONE_RUN, *changed)
        yield Paragraph(" ".join(filter(None, said)))
        return
    if run.answers:
        rows = tuple(_row(answer, run) for answer in run.answers)
        yield Table(f"What follows: {run.name}", ("What follows", "How sure"), rows, (0.7, 0.3))
    honesty = HONESTY.format(draws=f"{run.draws * len(PRIORS):,}")
    yield Paragraph(" ".join((honesty, *tell_runaway(run.runaway), *changed)))


def _row(answer: KeptAnswer, run: KeptRun) -> tuple[str, str]:
    certainty = class_of(answer)
    sure = answer.certainty if certainty is None else tell_class(certainty, run.runaway)
    return tell_kept_answer(answer, run.runaway), sure
