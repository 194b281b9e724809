"""Loops that are sought by themselves: ``loopmap loops FILE --direct`` and its like."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from loopmap.errors import LoopmapError

if TYPE_CHECKING:
    from loopmap.analysis.loop_views.sets import LoopSet
    from loopmap.analysis.loops import Budget, LoopList
    from loopmap.model.document import CausalMap
    from loopmap.model.ids import RecordId

_SETS = ("direct", "strongest", "independent")


def add_sets(parser: argparse.ArgumentParser) -> None:
    """Say which loops can be sought by themselves; labels are those of the whole list."""
    sets = parser.add_mutually_exclusive_group()
    sets.add_argument(
        "--direct", action="store_true", help="only loops that no link cuts short: the summary"
    )
    sets.add_argument(
        "--strongest",
        action="store_true",
        help="the strongest loops of all by the strengths of their links, 100 or --limit of them",
    )
    sets.add_argument(
        "--independent",
        action="store_true",
        help="a set of loops of which all others are made, for those who know the term",
    )
    sets.add_argument(
        "--through",
        metavar="X",
        help="the loops through a variable, or a link as “cause -> effect”, further than the list",
    )


def asks_for_set(options: argparse.Namespace) -> bool:
    """Whether loops of one kind are wanted."""
    return options.through is not None or any(getattr(options, name) for name in _SETS)


def check_set(options: argparse.Namespace) -> None:
    """Raises LoopmapError where the options do not go together."""
    if not asks_for_set(options):
        return
    if options.deep or options.seconds is not None:
        raise LoopmapError("A deep search and --seconds are for the whole list of loops.")
    if options.max_length is not None and (options.strongest or options.independent):
        raise LoopmapError("These loops are not sought by length, so --max-length means nothing.")
    if options.limit is not None and options.independent:
        raise LoopmapError("An independent set has as many loops as it needs: leave out --limit.")


def set_answer(
    causal_map: CausalMap, options: argparse.Namespace, budget: Budget
) -> dict[str, Any]:
    """What there is to say of the loops asked for, as of the whole list."""
    from loopmap.analysis.loop_labels import label_loops
    from loopmap.analysis.loops import find_loops
    from loopmap.cli.loop_rows import by_kind, loop_rows

    listed = find_loops(causal_map)
    found = _search(causal_map, options, budget, listed)
    book = label_loops(causal_map, listed, sought=found.loops)
    rows = loop_rows(causal_map, found.loops, book, listed)
    for row, strength in zip(rows, found.strengths, strict=False):
        row["strength"] = round(strength, 9)
    return {
        "map": causal_map.info.title,
        "complete": found.complete,
        "complete_to_length": found.complete_to_length,
        "stopped_by": None if found.stopped_by is None else found.stopped_by.value,
        "more_than": None,
        "status": found.line,
        "count": len(found.loops),
        **by_kind(found.loops),
        "loops": rows,
        "longer": [],
        "broken": [],
        "set": "through" if options.through is not None else _asked(options),
    }


def _search(
    causal_map: CausalMap, options: argparse.Namespace, budget: Budget, listed: LoopList
) -> LoopSet:
    from loopmap.analysis.loop_views.sets import STRONGEST, search_set, search_through
    from loopmap.analysis.loop_views.view import Among
    from loopmap.analysis.pauses import in_one_go

    if options.through is not None:
        record = _called(causal_map, options.through)
        known = listed if options.max_length is None else None
        return in_one_go(search_through(causal_map, record, known, budget))
    among = Among[_asked(options).upper()]
    wanted = options.limit or STRONGEST
    return in_one_go(search_set(causal_map, among, budget, wanted))


def _asked(options: argparse.Namespace) -> str:
    return next(name for name in _SETS if getattr(options, name))


def _called(causal_map: CausalMap, name: str) -> RecordId:
    """The variable of that name, or the link between the two of “cause -> effect”."""
    from loopmap.model.query import variable_named

    variable = variable_named(causal_map, name)
    if variable is not None:
        return variable.id
    for mark in ("->", "→"):
        cause, found, effect = name.partition(mark)
        ends = (variable_named(causal_map, cause), variable_named(causal_map, effect))
        if found and ends[0] is not None and ends[1] is not None:
            link = causal_map.adjacency.between(ends[0].id, ends[1].id)
            if link is not None:
                return link.id
    raise LoopmapError(f"There is no variable and no link called “{name}” on this map.")
