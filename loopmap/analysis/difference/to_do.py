"""What has to change for one map to become another, as lines that people can own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loopmap.analysis.difference.differing import Difference, Differing
from loopmap.analysis.difference.of_links import AT_ONCE
from loopmap.analysis.difference.sustaining import Sustaining
from loopmap.analysis.difference.told import (
    Tell,
    ends,
    link_now,
    link_then,
    subject,
    takes,
)
from loopmap.analysis.difference.ways import Way
from loopmap.model.owned import Owned
from loopmap.model.records import Link, Sign, Variable


@dataclass(frozen=True, slots=True)
class Task:
    """``one`` has to change: in a sentence, and who takes it on as far as is said.

    ``key`` names the kind of change and the record, so it holds whatever they are called.
    """

    one: Differing
    key: str
    told: str
    owned: Owned


def tasks(difference: Difference) -> tuple[Task, ...]:
    """What has to change for the one map to become the other, a line for somebody to own each.

    Names and words that only read otherwise ask nothing of anybody. Who owns what is kept
    with the later map.
    """
    kept = {each.change: each for each in difference.other.info.owned}
    found = []
    for one in (*difference.variables, *difference.links):
        if one.way in _TO_DO:
            key = _key(one)
            found.append(
                Task(one, key, _TO_DO[one.way](difference, one), kept.get(key, Owned(key)))
            )
    return tuple(found)


def _key(one: Differing) -> str:
    assert isinstance(one.record, Variable | Link)
    return f"{one.way.name.lower()} {one.record.id}"


def tell_sustaining(difference: Difference, found: Sustaining) -> tuple[str, ...]:
    """The questions it asks; none where loops keep going all that is new."""
    title = difference.other.info.title
    asked = tuple(
        f"“{difference.other.variables[lever].name}” is new, and no loop keeps it going."
        " What will, when the project ends?"
        for lever in found.levers
    )
    if found.no_new_loop:
        whole = f"“{title}” adds no loop to “{difference.base.info.title}”."
        return (f"{whole} What will keep this going when the project ends?", *asked)
    return asked


def _add(difference: Difference, one: Differing) -> str:
    if isinstance(one.record, Link):
        return f"Make it so: {link_now(difference, one)}"
    return f"Bring in “{subject(difference, one)}”."


def _remove(difference: Difference, one: Differing) -> str:
    if isinstance(one.record, Link):
        return f"End this: {link_then(difference, one)}"
    return f"Do away with “{subject(difference, one)}”."


def _weaken(difference: Difference, one: Differing) -> str:
    verb = "Weaken" if one.way is Way.WEAKENED else "Strengthen"
    cause, effect = ends(difference, one)
    return f"{verb} what {cause} does to {effect}: from {one.was} to {one.now}."


def _turn(difference: Difference, one: Differing) -> str:
    cause, effect = ends(difference, one)
    if one.now == Sign.UNKNOWN.value:
        return f"Settle what {cause} does to {effect}."
    return f"Make it so: {link_now(difference, one)}"


def _time(difference: Difference, one: Differing) -> str:
    cause, effect = ends(difference, one)
    if one.now == AT_ONCE:
        return f"Make {cause} act on {effect} without delay."
    return f"Change how long {cause} takes to act on {effect}: {takes(one.now)}."


def _lead(difference: Difference, one: Differing) -> str:
    return f"In place of {one.was}: {link_now(difference, one)}"


_TO_DO: Mapping[Way, Tell] = MappingProxyType(
    {
        Way.ADDED: _add,
        Way.REMOVED: _remove,
        Way.WEAKENED: _weaken,
        Way.STRENGTHENED: _weaken,
        Way.RESIGNED: _turn,
        Way.RETIMED: _time,
        Way.REROUTED: _lead,
    }
)
