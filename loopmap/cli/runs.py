"""``loopmap runs``: the kept runs of a map; ``simulate --keep`` adds to them."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from loopmap.cli.choose_map import choose_map
from loopmap.cli.read_map import add_answers, read_map
from loopmap.errors import LoopmapError

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap
    from loopmap.model.records import KeptAnswer, KeptRun
    from loopmap.simulation import ScenarioResult

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
    parser.add_argument("--json", action="store_true", help="print for programs")
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Print the kept runs, or one of them; 0 also when there are none."""
    from loopmap.model.query import in_order

    if options.again and options.show is None:
        raise LoopmapError("--again needs --show: say which run is to be asked again.")
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
    from loopmap.editing.kept_again import ask_again
    from loopmap.editing.kept_words import class_of, tell_kept_answer, tell_now
    from loopmap.simulation.words import tell_class

    now = ask_again(causal_map, run) if options.again else None
    if options.json:
        print(json.dumps(_keys(causal_map, run, now), ensure_ascii=False, indent=2))
        return
    _print_run(causal_map, run)
    for answer in run.answers:
        certainty = class_of(answer)
        told = answer.certainty if certainty is None else tell_class(certainty, run.runaway)
        print(f"  {tell_kept_answer(answer, run.runaway)}: {told}")
        if now is not None:
            print(f"    {tell_now(answer, now)}")


def _print_run(causal_map: CausalMap, run: KeptRun) -> None:
    from loopmap.editing.edits.runs import has_changed
    from loopmap.editing.kept_words import CHANGED, tell_kept_run

    print(run.name)
    if run.told:
        print(f"  {'; '.join(run.told)}.")
    changed = f" {CHANGED}" if has_changed(causal_map, run) else ""
    print(f"  {tell_kept_run(run)}{changed}")


def _keys(causal_map: CausalMap, run: KeptRun, now: ScenarioResult | None = None) -> dict[str, Any]:
    """A kept run as programs get it."""
    from loopmap.editing.edits.runs import has_changed

    return {
        "name": run.name,
        "interventions": list(run.told),
        "draws": run.draws,
        "seed": run.seed,
        "horizon": run.horizon,
        "map_has_changed": has_changed(causal_map, run),
        "runaway": run.runaway,
        "outcomes": [_answer_keys(answer, now) for answer in run.answers],
    }


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
