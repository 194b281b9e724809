"""``loopmap loops``: the loops of a map, shortest first, and how far the list is complete."""

from __future__ import annotations

import argparse
import json
import textwrap
import time
from collections.abc import Callable, Mapping
from typing import Any

from loopmap.cli.loop_sets import add_sets, asks_for_set, check_set, set_answer
from loopmap.cli.read_map import add_answers, read_map
from loopmap.errors import LoopmapError

TITLE = "List the loops of a map, shortest first."

KEYS = (
    "map",
    "complete",
    "complete_to_length",
    "count",
    "reinforcing",
    "balancing",
    "undetermined",
    "loops",
    "stopped_by",
    "more_than",
    "seconds",
    "status",
    "longer",
)
"""What programs get. The first eight are as they were released; the rest was added behind.

``longer`` are loops beyond ``complete_to_length``, listed so that every link that lies
on a loop is on one that is shown; ``count`` and the three kinds leave them out.
"""
SET_KEYS = ("set",)
SET_LOOP_KEYS = ("strength",)
"""What is added where loops of one kind are asked for; only the strongest have a strength."""
LOOP_KEYS = ("label", "name", "kind", "delayed", "variables", "signs", "length")

_UNBOUNDED_LIMIT = 2_500
"""Loops listed where no length is asked for: what the window lists too."""
_BOUNDED_LIMIT = 100_000
_STEPS_PER_LOOP = 300
_PROOF_STEPS_PER_LOOP = 100
_WIDTH = 92


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    parser.add_argument(
        "--max-length", type=_whole, metavar="N", help="only loops of up to N links"
    )
    parser.add_argument(
        "--limit",
        type=_whole,
        metavar="N",
        help=f"list at most N loops: {_UNBOUNDED_LIMIT:,}, or {_BOUNDED_LIMIT:,} with --max-length",
    )
    parser.add_argument(
        "--seconds", type=_duration, metavar="S", help="stop searching after S seconds"
    )
    parser.add_argument(
        "--deep",
        action="store_true",
        help="list up to a million loops in a file; stopped, it keeps what is finished",
    )
    parser.add_argument("--to", metavar="OUT", help="the CSV file of a deep search")
    add_sets(parser)
    parser.add_argument("--json", action="store_true", help="print for programs")
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Find the loops and print them; 0 also when there are none."""
    from loopmap.analysis.loops import find_loops
    from loopmap.cli.choose_map import choose_map

    if options.deep != (options.to is not None):
        raise LoopmapError("A deep search needs both --deep and --to with the file to write.")
    check_set(options)
    opened = read_map(options)
    causal_map = choose_map(opened.document, options.map)
    began = time.monotonic()
    if options.deep:
        from loopmap.cli.deep_loops import write_deep

        return write_deep(causal_map, options, _clock(options.seconds, began))
    if asks_for_set(options):
        answer = set_answer(causal_map, options, _budget(options))
    else:
        late = _clock(options.seconds, began)
        answer = _answer(causal_map, find_loops(causal_map, _budget(options), out_of_time=late))
    answer["seconds"] = round(time.monotonic() - began, 3)
    if options.json:
        print(json.dumps(_for_programs(answer), ensure_ascii=False, indent=2))
    else:
        _print_for_people(answer)
    return 0


def _budget(options: argparse.Namespace) -> Any:
    from loopmap.analysis.loops import Budget

    usual = _UNBOUNDED_LIMIT if options.max_length is None else _BOUNDED_LIMIT
    count, least = options.limit or usual, Budget()
    proof = least.proof if options.max_length is not None else max(count, least.proof)
    return Budget(
        count=count,
        steps=max(least.steps, _STEPS_PER_LOOP * count),
        proof=proof,
        proof_steps=max(least.proof_steps, _PROOF_STEPS_PER_LOOP * proof),
        max_length=options.max_length,
    )


def _clock(seconds: float | None, began: float) -> Callable[[], bool]:
    def out_of_time() -> bool:
        return seconds is not None and time.monotonic() - began > seconds

    return out_of_time


def _answer(causal_map: Any, loops: Any) -> dict[str, Any]:
    """Everything there is to say, for people; programs get the keys that are kept stable."""
    from loopmap.analysis.loop_labels import label_loops
    from loopmap.analysis.loop_status import status_line
    from loopmap.analysis.named_loops import all_loops_shown, broken_loops, why_broken
    from loopmap.cli.loop_rows import by_kind, loop_rows

    book = label_loops(causal_map, loops)
    shown = all_loops_shown(causal_map, loops)
    told = loop_rows(causal_map, shown, book, loops)
    finished = len(loops.finished)
    return {
        "map": causal_map.info.title,
        "complete": loops.complete,
        "complete_to_length": loops.complete_to_length,
        "stopped_by": None if loops.stopped_by is None else loops.stopped_by.value,
        "more_than": loops.more_than,
        "status": status_line(loops),
        "count": finished,
        **by_kind(loops.finished),
        "loops": told[:finished],
        "longer": told[finished:],
        "broken": [
            {"label": each.label, "name": each.name, "why": why_broken(causal_map, each.links)}
            for each in broken_loops(causal_map)
        ],
    }


def _for_programs(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The released keys alone: once printed they stay. A set of its own has a few more."""
    kept = {key: answer[key] for key in (*KEYS, *SET_KEYS) if key in answer}
    for several in ("loops", "longer"):
        keys = (*LOOP_KEYS, *SET_LOOP_KEYS)
        kept[several] = [
            {key: loop[key] for key in keys if key in loop} for loop in answer[several]
        ]
    return kept


def _print_for_people(answer: Mapping[str, Any]) -> None:
    print(answer["map"])
    print(textwrap.fill(answer["status"], _WIDTH))
    shown = len(answer["loops"])
    for place, loop in enumerate((*answer["loops"], *answer["longer"])):
        links = "1 link" if loop["length"] == 1 else f"{loop['length']} links"
        links += ", shown so that every link in the core appears" if place >= shown else ""
        print(f"\n{loop['label']:<4}{loop['title']}  ({links})")
        print(textwrap.fill(loop["told"], _WIDTH, initial_indent="    ", subsequent_indent="    "))
    for loop in answer["broken"]:
        print(f"\n{loop['label']:<4}{loop['name']}\n    {loop['why']}")


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _duration(text: str) -> float:
    seconds = float(text)
    if not seconds > 0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return seconds
