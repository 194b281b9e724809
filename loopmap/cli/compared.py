"""What ``loopmap compare --json`` prints: keys for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from loopmap.analysis.difference import Difference, Differing, LoopsBetween, sustaining
from loopmap.analysis.difference.differing import LoopDiffering
from loopmap.analysis.difference.of_links import delay_in_words
from loopmap.analysis.difference.to_do import tasks, tell_sustaining
from loopmap.analysis.difference.told import subject, tell
from loopmap.analysis.difference.told_loops import how_much, tell_loop_change
from loopmap.analysis.difference.ways import LoopWay, Way
from loopmap.model.document import CausalMap
from loopmap.model.records import Link

_LOOPS: tuple[tuple[str, LoopWay], ...] = (
    ("appeared", LoopWay.APPEARED),
    ("vanished", LoopWay.VANISHED),
    ("flipped", LoopWay.FLIPPED),
    ("slowed", LoopWay.SLOWED),
    ("quickened", LoopWay.QUICKENED),
)


def keys(difference: Difference, loops: LoopsBetween) -> dict[str, Any]:
    """What programs get; the keys stay as they are once printed."""
    base, other = difference.base, difference.other
    variables = difference.variables
    return {
        "from": base.info.title,
        "to": other.info.title,
        "variables": {
            "added": [subject(difference, one) for one in _of(variables, Way.ADDED)],
            "removed": [subject(difference, one) for one in _of(variables, Way.REMOVED)],
            "renamed": [[one.was, one.now] for one in _of(variables, Way.RENAMED)],
        },
        "links": {
            "added": [_link(other, one) for one in _of(difference.links, Way.ADDED)],
            "removed": [_link(base, one) for one in _of(difference.links, Way.REMOVED)],
            "changed": [_changed(difference, one) for one in _changed_links(difference)],
        },
        "loops": {
            **{name: [_loop(difference, one) for one in loops.of(way)] for name, way in _LOOPS},
            "complete": loops.complete,
            "complete_to_length": loops.complete_to_length,
        },
        "also": [_also(difference, one) for one in _others(difference)],
        "to_do": [
            {
                "change": task.told,
                "who": task.owned.owner,
                "next_step": task.owned.step,
                "by_when": task.owned.due,
            }
            for task in tasks(difference)
        ],
        "asked": list(tell_sustaining(difference, sustaining(difference))),
        "summary": how_much(difference, loops),
    }


def _of(some: Iterable[Differing], way: Way) -> Iterator[Differing]:
    return (one for one in some if one.way is way)


def _changed_links(difference: Difference) -> Iterator[Differing]:
    """What differs about links that both maps have, statuses among it."""
    for one in (*difference.links, *difference.besides):
        both = one.before is not None and one.after is not None
        if both and isinstance(one.record, Link) and one.field in _FIELDS:
            yield one


_FIELDS = ("sign", "strength", "delay", "ends", "status")


def _others(difference: Difference) -> Iterator[Differing]:
    told = list(_changed_links(difference))
    return (one for one in difference.besides if one not in told)


def _link(causal_map: CausalMap, one: Differing) -> dict[str, Any]:
    link = one.record
    assert isinstance(link, Link)
    names = causal_map.variables
    return {
        "from": names[link.source].name,
        "to": names[link.target].name,
        "sign": link.sign.value,
        "delay": delay_in_words(link),
    }


def _changed(difference: Difference, one: Differing) -> dict[str, Any]:
    ends = _link(difference.other, one)
    return {
        "from": ends["from"],
        "to": ends["to"],
        "field": one.field,
        "before": one.was or None,
        "after": one.now or None,
        "change": one.way.value,
        "told": tell(difference, one),
    }


def _also(difference: Difference, one: Differing) -> dict[str, Any]:
    return {
        "about": subject(difference, one),
        "field": one.field,
        "before": one.was or None,
        "after": one.now or None,
        "told": tell(difference, one),
    }


def _loop(difference: Difference, one: LoopDiffering) -> dict[str, Any]:
    causal_map, loop = (difference.other, one.after) if one.after else (difference.base, one.before)
    assert loop is not None
    return {
        "label": one.label,
        "name": one.name if one.is_named else None,
        "kind": loop.kind.value,
        "was": one.before.kind.value if one.before else None,
        "variables": [causal_map.variables[each].name for each in loop.variables],
        "told": tell_loop_change(difference, one),
    }
