"""``loopmap structure``: what the arrows of a map say of it, of one variable, or between two."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loopmap.cli.read_map import add_answers, read_map
from loopmap.errors import LoopmapError

if TYPE_CHECKING:
    from loopmap.analysis.loops import LoopList
    from loopmap.model.document import CausalMap
    from loopmap.model.ids import RecordId

TITLE = "Say how a map hangs together: its parts, what holds back, where to look."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    about = parser.add_mutually_exclusive_group()
    about.add_argument(
        "--about",
        metavar="X",
        help="what drives one variable, what it affects, and which links there would close loops",
    )
    about.add_argument(
        "--between",
        nargs=2,
        metavar=("A", "B"),
        help="the paths between two variables, what leads to both, and what a link would close",
    )
    parser.add_argument(
        "--shake",
        action="store_true",
        help="leave out a tenth of the links fifty times and count who stays among the first",
    )
    parser.add_argument(
        "--to", metavar="OUT", type=Path, help="also write where to look as a CSV file"
    )
    parser.add_argument("--json", action="store_true", help="print for programs")
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Ask and print; 0 whatever the map is like."""
    from loopmap.cli.choose_map import choose_map
    from loopmap.cli.structure_told import lines

    if (options.about or options.between) and (options.shake or options.to):
        raise LoopmapError("--shake and --to are about the whole map: leave out the variables.")
    causal_map = choose_map(read_map(options).document, options.map)
    answer = _answer(causal_map, options)
    if options.json:
        told = {"map": causal_map.info.title, **answer}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join([causal_map.info.title, *lines(answer)]))
    return 0


def _answer(causal_map: CausalMap, options: argparse.Namespace) -> dict[str, Any]:
    from loopmap.analysis.loops import find_loops
    from loopmap.analysis.pauses import in_one_go
    from loopmap.analysis.structure.around import search_around, search_between
    from loopmap.cli.structure_of_some import about_one, about_two

    if options.about:
        around = in_one_go(search_around(causal_map, _called(causal_map, options.about)))
        return about_one(causal_map, around)
    if options.between:
        one, other = (_called(causal_map, name) for name in options.between)
        between = in_one_go(search_between(causal_map, one, other))
        return about_two(causal_map, between)
    return _of_all(causal_map, find_loops(causal_map), options)


def _of_all(causal_map: CausalMap, loops: LoopList, options: argparse.Namespace) -> dict[str, Any]:
    from loopmap.analysis.pauses import in_one_go
    from loopmap.analysis.structure.measures import measure, shake
    from loopmap.analysis.structure.overview import search_overview
    from loopmap.cli.structure_of_all import about_all

    measures = measure(causal_map, loops)
    shaken = shake(causal_map, loops) if options.shake else None
    if options.to is not None:
        from loopmap.formats.storage.save import save
        from loopmap.formats.where_table import where_to_look_table

        save(options.to, where_to_look_table(causal_map, loops, measures, shaken))
    overview = in_one_go(search_overview(causal_map, loops))
    return about_all(causal_map, loops, overview, measures=measures, shaken=shaken)


def _called(causal_map: CausalMap, name: str) -> RecordId:
    from loopmap.model.query import variable_named

    variable = variable_named(causal_map, name)
    if variable is None:
        raise LoopmapError(f"There is no variable called “{name}” on this map.")
    return variable.id
