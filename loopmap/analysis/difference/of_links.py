"""What of a link is another on another map: where it leads, its sign, its strength, its delay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from loopmap.analysis.difference.differing import Differing
from loopmap.analysis.difference.ways import Way
from loopmap.analysis.telling import arrow
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Strength
from loopmap.model.token import breathe

AT_ONCE = "none"
_SPANS: Mapping[Strength, tuple[float, float]] = MappingProxyType(
    {Strength.WEAK: (0.0, 1 / 3), Strength.MEDIUM: (0.0, 1.0), Strength.STRONG: (2 / 3, 1.0)}
)
"""What the words mean in a run; a range that people gave overrules them."""


def changed_link(
    base: CausalMap,
    was: Link,
    other: CausalMap,
    now: Link,
    variables: Mapping[RecordId, RecordId],
) -> Iterator[Differing]:
    """A difference for each of the four; ``variables``: what those of ``base`` are on ``other``."""
    breathe()
    ends = (variables.get(was.source), variables.get(was.target))
    if ends != (now.source, now.target):
        yield Differing(Way.REROUTED, was, now, "ends", arrow(base, was), arrow(other, now))
    if was.sign is not now.sign:
        yield Differing(Way.RESIGNED, was, now, "sign", was.sign.value, now.sign.value)
    yield from _strength(was, now)
    before, after = delay_in_words(was), delay_in_words(now)
    if before != after:
        yield Differing(Way.RETIMED, was, now, "delay", before, after)


def delay_in_words(link: Link) -> str:
    """How long the effect takes: "none", "delayed", a length people gave, or the time of a run.

    >>> delay_in_words(Link(RecordId("l1"), RecordId("v1"), RecordId("v2"), delayed=True))
    'delayed'
    """
    if not link.delayed:
        return AT_ONCE
    if link.delay_length:
        return link.delay_length
    usual = Link(link.id, link.source, link.target).delay_time
    return "delayed" if link.delay_time == usual else f"delayed by {link.delay_time:g}"


def strength_in_words(link: Link) -> str:
    """The strength as people gave it: a word, or the range that overrules it."""
    if link.strength_range is None:
        return link.strength.value
    low, high = sorted(link.strength_range)
    return f"{low:g} to {high:g}"


def _strength(was: Link, now: Link) -> Iterator[Differing]:
    before, after = strength_in_words(was), strength_in_words(now)
    if before == after:
        return
    way = Way.ALSO
    if _middle(was) != _middle(now):
        way = Way.WEAKENED if _middle(now) < _middle(was) else Way.STRENGTHENED
    yield Differing(way, was, now, "strength", before, after)


def _middle(link: Link) -> float:
    low, high = link.strength_range or _SPANS[link.strength]
    return round((low + high) / 2.0, 9)
