"""``loopmap runs``: the kept runs of a map; ``simulate --keep`` adds to them."""

from __future__ import annotations

import argparse
import json
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from loopmap.cli.choose_map import choose_map
from loopmap.cli.read_map import add_answers, read_map
from loopmap.errors import LoopmapError

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap
    from loopmap.model.records import KeptAnswer, KeptCourse, KeptRun
    from loopmap.simulation import ScenarioResult
    from loopmap.simulation.equations.runs import MapRun

TITLE = "List the runs that were kept of a map, show one, or ask it again."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    parser.add_argument(
        "--show", metavar="RUN", help="what one run was asked and answered, by name"
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="with --show: also ask it of the map as it is now, and say what is different",
    )
    parser.add_argument(
        "--beside",
        metavar="RUN",
        help="with --show: lay another kept run beside it, as both answered then; one by"
        " equations and one by links cannot be compared",
    )
    parser.add_argument("--json", action="store_true", help="print for programs")
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Print the kept runs, or one of them; 0 also when there are none."""
    from loopmap.model.query import in_order

    if options.again and options.show is None:
        raise LoopmapError("--again needs --show: say which run is to be asked again.")
    if options.beside is not None and options.show is None:
        raise LoopmapError("--beside needs --show: say which run it is laid beside.")
    causal_map = choose_map(read_map(options).document, options.map)
    kept = in_order(causal_map.runs)
    if options.show is not None:
        _show(options, causal_map, _called(causal_map, options.show))
    elif options.json:
        answer = {"map": causal_map.info.title, "runs": [_keys(causal_map, run) for run in kept]}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    elif not kept:
        print(f"No run of “{causal_map.info.title}” is kept yet: “simulate --keep” keeps one.")
    else:
        for run in kept:
            _print_run(causal_map, run)
    return 0


def _called(causal_map: CausalMap, name: str) -> KeptRun:
    from loopmap.model.query import fold_name, in_order

    found = [run for run in in_order(causal_map.runs) if fold_name(run.name) == fold_name(name)]
    if not found:
        names = ", ".join(f"“{run.name}”" for run in in_order(causal_map.runs))
        raise LoopmapError(
            f"There is no kept run called “{name}” on “{causal_map.info.title}”.",
            f"It has {names}." if names else "It has none.",
        )
    return found[0]


def _show(options: argparse.Namespace, causal_map: CausalMap, run: KeptRun) -> None:
    lines = () if options.beside is None else _beside(causal_map, run, options.beside)
    if run.is_by_equations:
        shown = _courses(causal_map, run, again=options.again)
    else:
        shown = _answers(causal_map, run, again=options.again)
    if options.json:
        keys = _keys(causal_map, run) | shown.keys | ({"beside": list(lines)} if lines else {})
        print(json.dumps(keys, ensure_ascii=False, indent=2))
        return
    _print_run(causal_map, run)
    for line in (*shown.lines, *(f"  {line}." for line in lines)):
        print(line)


def _beside(causal_map: CausalMap, run: KeptRun, name: str) -> tuple[str, ...]:
    from loopmap.editing.kept_beside import tell_beside

    return tell_beside(run, _called(causal_map, name))


class _Shown(NamedTuple):
    """What one run answered, for people and for programs."""

    lines: list[str]
    keys: dict[str, Any]


def _answers(causal_map: CausalMap, run: KeptRun, *, again: bool) -> _Shown:
    """What a run by links said of each variable, and what is said today."""
    from loopmap.editing.kept_again import ask_again
    from loopmap.editing.kept_words import class_of, tell_kept_answer, tell_now
    from loopmap.simulation.words import tell_class

    now, lines = ask_again(causal_map, run) if again else None, []
    for answer in run.answers:
        certainty = class_of(answer)
        told = answer.certainty if certainty is None else tell_class(certainty, run.runaway)
        lines.append(f"  {tell_kept_answer(answer, run.runaway)}: {told}")
        if now is not None:
            lines.append(f"    {tell_now(answer, now)}")
    return _Shown(lines, {"outcomes": [_answer_keys(answer, now) for answer in run.answers]})


def _courses(causal_map: CausalMap, run: KeptRun, *, again: bool) -> _Shown:
    """How each variable went in a run by equations, and how it goes today."""
    from loopmap.editing.kept_again import run_again
    from loopmap.editing.kept_courses import every_course, on_show
    from loopmap.editing.kept_model_words import tell_course, tell_course_now

    now, lines = run_again(causal_map, run) if again else None, []
    shown = on_show(run)
    for course in shown:
        lines.append(f"  {tell_course(course)}")
        if now is not None:
            lines.append(f"    {tell_course_now(course, now)}")
    more = len(every_course(run)) - len(shown)
    if more:
        lines.append(f"  {more} more courses are kept; “--json” writes them all.")
    if now is not None and now.stopped:
        lines.append(f"  Now: {now.stopped}")
    return _Shown(lines, {"courses": [_course_keys(course, now) for course in run.courses]})


def _print_run(causal_map: CausalMap, run: KeptRun) -> None:
    from loopmap.editing.edits.runs import has_changed
    from loopmap.editing.kept_words import CHANGED, tell_kept_run

    print(run.name)
    if run.told:
        print(f"  {'; '.join(run.told)}.")
    if run.stopped:
        print(f"  {run.stopped}")
    changed = f" {CHANGED}" if has_changed(causal_map, run) else ""
    print(f"  {tell_kept_run(run)}{changed}")


def _keys(causal_map: CausalMap, run: KeptRun) -> dict[str, Any]:
    """A kept run as programs get it."""
    from loopmap.editing.edits.runs import has_changed

    keys: dict[str, Any] = {
        "name": run.name,
        "interventions": list(run.told),
        "seed": run.seed,
        "map_has_changed": has_changed(causal_map, run),
    }
    if run.is_by_equations:
        courses = [_course_keys(course, None) for course in run.courses]
        return keys | {
            "time_unit": run.time_unit, "stopped": run.stopped or None,
            "left_out": run.left_out, "courses": courses,
        }  # fmt: skip
    outcomes = [_answer_keys(answer, None) for answer in run.answers]
    return keys | {
        "draws": run.draws, "horizon": run.horizon, "runaway": run.runaway, "outcomes": outcomes
    }  # fmt: skip


def _course_keys(course: KeptCourse, now: MapRun | None) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "variable": course.name,
        "unit": course.unit,
        "tried": course.tried,
        "on_show": not course.besides,
        "points": [list(point) for point in course.points],
    }
    values = None if now is None else now.courses.get(course.variable)
    if values:
        keys["now"] = {"end": values[-1] if isfinite(values[-1]) else None}
    return keys


def _answer_keys(answer: KeptAnswer, now: ScenarioResult | None) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "variable": answer.name,
        "class": answer.certainty,
        "direction": answer.direction,
        "share": None if answer.share is None else list(answer.share),
        "course": answer.course,
        "size": answer.size,
    }
    found = None if now is None else now.answers.get(answer.variable)
    if found is not None:
        keys["now"] = {"class": found.certainty.value, "direction": found.direction.value}
    return keys
