"""The one line that says how many loops were found and how far the list is complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from loopmap.analysis.aloud import counted
from loopmap.analysis.loops import Depth, Loop, LoopKind, LoopList, Stop, unsettled_links

NONE = "No loops: following the arrows you never come back to the same variable."
_TRILLION = 10**12


def status_line(loops: LoopList) -> str:
    """What was found, and honestly what was not, in plain words.

    >>> status_line(LoopList())
    'No loops: following the arrows you never come back to the same variable.'
    """
    if loops.complete:
        return _complete(loops) + _unsettled(loops) if loops.loops else NONE
    return f"{_finished(loops)}{_longer(loops)}{_unsettled(loops)}{_rest(loops)}"


def deep_line(depth: Depth) -> str:
    """The same of a deep search, done, stopped, or still under way.

    >>> deep_line(Depth(False, 4, (2, 1, 0)))
    '3 loops of up to 4 links (2 reinforcing, 1 balancing). Loops of 5 links are not finished \
and not listed.'
    """
    if depth.complete:
        if not depth.total:
            return NONE
        found = counted(depth.total, "loop")
        return f"{found} in this map: {by_kind(depth.counts)}. This is all of them."
    length = depth.complete_to_length
    reach = f"{counted(depth.total, 'loop')} of up to {counted(length, 'link')}"
    kinds = f" ({by_kind(depth.counts)})" if depth.total else ""
    if depth.stopped_by is Stop.LENGTH:
        return f"{reach}{kinds}. Longer ones were not asked for."
    if depth.stopped_by is Stop.COUNT:
        return f"{reach}{kinds}. Those of {length + 1} links as well would be more than asked for."
    return f"{reach}{kinds}. Loops of {length + 1} links are not finished and not listed."


def how_many(loops: LoopList) -> str:
    """The number of loops where only a few words fit; where there may be more, it says so.

    >>> how_many(LoopList())
    '0 loops'
    """
    if loops.complete:
        return counted(len(loops.loops), "loop")
    reach = f"of up to {counted(loops.complete_to_length, 'link')}"
    more = "maybe more" if loops.more_than is None else "more beyond"
    return f"{counted(len(loops.finished), 'loop')} {reach} and {more}"


def short_line(loops: LoopList) -> str:
    """The same where a line holds other things too: how many, how far, and whether more exist.

    >>> short_line(LoopList())
    '0 loops, complete'
    """
    if loops.complete:
        return f"{how_many(loops)}, complete"
    reach = f"of up to {counted(loops.complete_to_length, 'link')}"
    found = f"{counted(len(loops.finished), 'loop')} {reach}"
    if not loops.settled:
        return f"{found}; longer ones when the drawing rests"
    if loops.stopped_by in (Stop.LENGTH, Stop.SECONDS):
        return f"{found}; longer ones not looked for"
    if loops.more_than is None:
        return f"{found}; more may exist"
    return f"{found}; probably {_more_than(loops.more_than)} exist"


def _complete(loops: LoopList) -> str:
    total = len(loops.loops)
    if total == 1:
        return f"1 loop in this map, {loops.loops[0].kind.value}. This is all there is."
    return f"{total:,} loops in this map: {_kinds(loops)}. This is all of them."


def _finished(loops: LoopList) -> str:
    length, total = loops.complete_to_length, len(loops.finished)
    reach = f"of up to {counted(length, 'link')}"
    if total == 0:
        return f"No loops {reach}" if length else "No length was searched to the end"
    found = f"All {total:,} loops" if total > 1 else "1 loop"
    return f"{found} {reach} ({_kinds(loops)})"


def _longer(loops: LoopList) -> str:
    if not loops.extra_cover:
        return "."
    ones = "one" if loops.extra_cover == 1 else "ones"
    if not loops.settled:
        return f", plus {loops.extra_cover:,} longer {ones}."
    return f", plus {loops.extra_cover:,} longer {ones} so that every link in the core is shown."


def _rest(loops: LoopList) -> str:
    if loops.stopped_by is Stop.LENGTH:
        return " Longer ones were not asked for."
    if loops.stopped_by is Stop.SECONDS:
        unfinished = loops.complete_to_length + 1
        return f" Time ran out: loops of {unfinished} links were not finished and are not shown."
    if not loops.settled:
        return " Longer ones are looked for when the drawing rests."
    if loops.more_than is None:
        return " More may exist."
    return f" More exist: probably {_more_than(loops.more_than)}."


def _unsettled(loops: LoopList) -> str:
    unknown = sum(1 for loop in loops.loops if loop.kind is LoopKind.UNDETERMINED)
    if not unknown:
        return ""
    links = len(unsettled_links(loops))
    what = f"{unknown:,} of {len(loops.loops):,} hinge" if unknown > 1 else "1 hinges"
    settle = "settle them" if links > 1 else "settle it"
    return f" {what} on {counted(links, 'link')} marked ?: {settle} first."


def _kinds(loops: LoopList) -> str:
    return by_kind([loops.count(kind) for kind in LoopKind])


def counts_of(loops: Iterable[Loop]) -> list[int]:
    """How many of the loops are of each kind, in the order of the kinds."""
    found = Counter(loop.kind for loop in loops)
    return [found[kind] for kind in LoopKind]


def by_kind(counts: Sequence[int]) -> str:
    """How many reinforcing, balancing and undetermined; what there is none of only if it tells."""
    unknown = counts[-1]
    parts = [
        f"{count:,} {kind.value}"
        for kind, count in zip(LoopKind, counts, strict=True)
        if count or (kind is not LoopKind.UNDETERMINED and not unknown)
    ]
    return ", ".join(parts)


def _more_than(number: int) -> str:
    return (
        "far more than a trillion" if number >= _TRILLION else f"more than {_round_number(number)}"
    )


def _round_number(number: int) -> str:
    for size, word in ((10**9, "billion"), (10**6, "million")):
        if number >= size:
            return f"{number // size} {word}"
    return f"{number:,}"
