"""Checks of links beside other links: back and forth, short cuts, reading key loops aloud."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.checks.equation_mends import TakeAway
from loopmap.analysis.checks.finding import Finding, Offer, Severity
from loopmap.analysis.checks.map_mends import Tick
from loopmap.analysis.checks.rule import Facts, Found, Rule
from loopmap.analysis.loops import Loop
from loopmap.analysis.structure.path import net_sign
from loopmap.analysis.telling import arrow, tell_link
from loopmap.analysis.wording import listed
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Sign, Status
from loopmap.model.token import breathe


def only_together(facts: Facts) -> Found:
    """K6: two variables that move each other the same way, with nothing that speaks for either."""
    causal_map = facts.causal_map
    for link in in_order(causal_map.links):
        back = causal_map.adjacency.between(link.target, link.source)
        if back is None or link.source >= link.target or link.sign is not back.sign:
            continue
        if link.sign is Sign.UNKNOWN or _is_spoken_for(link) or _is_spoken_for(back):
            continue
        one, other = (causal_map.variables[end].name for end in (link.source, link.target))
        text = f"“{one}” and “{other}” move each other. Is a third thing behind both?"
        ends = (link.source, link.target)
        yield Finding("K6", Severity.HINT, ends, text, links=(link.id, back.id))


def _is_spoken_for(link: Link) -> bool:
    """Whether there is evidence of a link, or somebody stated it and says why."""
    return bool(link.evidence) or (link.status is Status.STATED and bool(link.reason))


def _firmness(link: Link) -> int:
    """How much a link rests on, by its status: stated, implied, assumed or nobody said."""
    return 0 if link.status is None else _FIRM[link.status]


def not_read_aloud(facts: Facts) -> Found:
    """K7: the first link of each key loop that nobody has read aloud both ways."""
    seen: set[RecordId] = set()
    ticked = frozenset(facts.causal_map.info.skipped)
    for loop in facts.key_loops:
        link = next((one for one in loop.key if f"K7 {one}" not in ticked), None)
        if link is not None and link not in seen:
            seen.add(link)
            yield _to_read(facts, loop, facts.causal_map.links[link])


def _to_read(facts: Facts, loop: Loop, link: Link) -> Finding:
    both = (tell_link(facts.causal_map, link, rising=rising) for rising in (True, False))
    return Finding(
        "K7",
        Severity.HINT,
        (link.source, link.target),
        f"Read aloud for {facts.called(loop)}: {' '.join(both)} Do both hold, all else equal?",
        (Offer("Both hold", Tick(f"K7 {link.id}")),),
        (link.id,),
    )


def short_cuts(facts: Facts) -> Found:
    """K9: a link beside a longer way that says the same, and rests on no less than the link does.

    Where the link is stated and a part of the way is only implied or assumed, it is the way
    that may be extra.
    """
    for link in in_order(facts.causal_map.links):
        breathe()
        ways, firm = _ways_round(facts.causal_map, link), _firmness(link)
        way = next((way for way in ways if min(map(_firmness, way)) >= firm), None)
        if way is None:
            continue
        by_way = listed([f"“{facts.causal_map.variables[one.target].name}”" for one in way[:-1]])
        yield Finding(
            "K9",
            Severity.HINT,
            (link.source, link.target),
            f"“{arrow(facts.causal_map, link)}” says what the way by {by_way} says already. Is the"
            " direct link something more?",
            (Offer("Take the direct link away", TakeAway(link.id)),),
            (link.id,),
            asks=True,
        )


def _ways_round(causal_map: CausalMap, link: Link) -> Iterator[tuple[Link, ...]]:
    """Ways of two and three links beside a link, of the same sign."""
    if link.sign is Sign.UNKNOWN or link.source == link.target:
        return
    ends, adjacency = {link.source, link.target}, causal_map.adjacency
    firsts = [one for one in adjacency.out_of(link.source) if one.target not in ends]
    for first in firsts:
        last = adjacency.between(first.target, link.target)
        if last is not None and net_sign((first.sign, last.sign)) is link.sign:
            yield first, last
    for first in firsts:
        for second in adjacency.out_of(first.target):
            if second.target in ends or second.target == first.target:
                continue
            last = adjacency.between(second.target, link.target)
            signs = (first.sign, second.sign, last.sign if last else Sign.UNKNOWN)
            if last is not None and net_sign(signs) is link.sign:
                yield first, second, last


_FIRM = {Status.STATED: 2, Status.IMPLIED: 1, Status.ASSUMED: 0}

_H = Severity.HINT
RULES = (
    Rule(
        "K6",
        "maybe just together",
        (_H,),
        "What goes up and down together need not cause each other.",
        only_together,
    ),
    Rule(
        "K7",
        "read aloud",
        (_H,),
        "A link has to hold both ways: when its cause rises and when it falls. Reading it aloud"
        " finds slips.",
        not_read_aloud,
        mends=True,
        needs_loops=True,
    ),
    Rule(
        "K9",
        "short cut",
        (_H,),
        "Said twice, an effect looks twice as strong, and the way it takes is overlooked.",
        short_cuts,
        mends=True,
    ),
)
