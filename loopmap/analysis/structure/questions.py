"""Gentle questions about signs and loops: what is often a slip, and sometimes a discovery."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.checks import Finding, Severity
from loopmap.analysis.loops import LoopKind, LoopList
from loopmap.analysis.structure.arrows import arrows
from loopmap.analysis.structure.balance import Balance
from loopmap.analysis.structure.path import net_sign
from loopmap.analysis.wording import capitalised, quantity
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Status

UNSURE = 0.5
"""A link of less confidence than this is not held against another."""

NO_LOOP = (
    "Following the arrows you never come back to the same variable. Does what comes of all this"
    " change anything at the beginning?"
)
NO_GROWTH = (
    "Every loop of this map holds itself back. What makes things grow, or get worse, by themselves?"
)


def loop_questions(causal_map: CausalMap, loops: LoopList, balance: Balance) -> tuple[Finding, ...]:
    """What to ask the group about the loops of its map; hints, and none of them an error."""
    return tuple(
        Finding(rule, Severity.HINT, variables, text)
        for rule, variables, text in (
            *_about_all(loops, balance),
            *_self_links(causal_map),
            *_things_and_measures(causal_map),
            *_contradictions(causal_map),
        )
    )


_Question = tuple[str, tuple[RecordId, ...], str]


def _about_all(loops: LoopList, balance: Balance) -> Iterator[_Question]:
    if not balance.has_loops:
        yield "no-loop", (), NO_LOOP
        return
    if balance.question:
        yield "no-balancing-loop", (), balance.question
    kinds = {loop.kind for loop in loops.loops}
    if loops.complete and kinds == {LoopKind.BALANCING}:
        yield "no-reinforcing-loop", (), NO_GROWTH


def _self_links(causal_map: CausalMap) -> Iterator[_Question]:
    for link in _sorted_links(causal_map):
        if link.source == link.target:
            name = causal_map.variables[link.source].name
            yield "self-link", (link.source,), f"“{name}” leads to itself. By way of what?"


def _things_and_measures(causal_map: CausalMap) -> Iterator[_Question]:
    """Two variables that lead to each other by opposite signs without a delay."""
    for link in _sorted_links(causal_map):
        back = causal_map.adjacency.between(link.target, link.source)
        if back is None or link.source == link.target or link.delayed or back.delayed:
            continue
        if link.sign is Sign.SAME and back.sign is Sign.OPPOSITE:
            one, other = (causal_map.variables[end].name for end in (link.source, link.target))
            held = f"“{one}” raises “{other}”, which at once lowers it."
            text = f"{held} Are they two things, or one and its measure?"
            yield "opposite-pair", (link.source, link.target), text


def _contradictions(causal_map: CausalMap) -> Iterator[_Question]:
    """A sure link that says the opposite of two sure links across one other variable."""
    out = arrows(causal_map).out
    for link in _sorted_links(causal_map):
        if not _is_sure(link):
            continue
        for first in out[link.source]:
            second = causal_map.adjacency.between(first.target, link.target)
            if second is None or not (_is_sure(first) and _is_sure(second)):
                continue
            across = net_sign((first.sign, second.sign))
            if across is not link.sign and first.target not in (link.source, link.target):
                ends = (link.source, first.target, link.target)
                yield "contradiction", ends, _contradiction(causal_map, link, first)
                break


def _contradiction(causal_map: CausalMap, link: Link, first: Link) -> str:
    cause, by_way, effect = (
        quantity(causal_map.variables[one].name) for one in (link.source, first.target, link.target)
    )
    directly = link.sign is Sign.SAME
    return (
        f"{capitalised(cause.degree(True))} {cause.leads()} to {effect.degree(directly)}, but by"
        f" way of {by_way.noun} to {effect.degree(not directly)}. Are both meant?"
    )


def _is_sure(link: Link) -> bool:
    """Whether a link is known, quick, and no mere assumption."""
    said = link.status is not Status.ASSUMED
    believed = link.confidence is None or link.confidence >= UNSURE
    return link.sign is not Sign.UNKNOWN and not link.delayed and said and believed


def _sorted_links(causal_map: CausalMap) -> list[Link]:
    return sorted(causal_map.links.values(), key=lambda link: link.id)
