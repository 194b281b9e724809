"""Checks of loops, on those that were found, and saying so where not all of them were.

Sources: Sterman, Business Dynamics, chapter 5; Kim (1992), guidelines 4, 5 and 8.
"""

from __future__ import annotations

import re
from itertools import count

from loopmap.analysis.aloud import counted
from loopmap.analysis.checks.finding import Finding, Offer, Severity
from loopmap.analysis.checks.links import sign_offers
from loopmap.analysis.checks.map_mends import DrawLink, MarkDelayed, Relabel
from loopmap.analysis.checks.phrases import heard
from loopmap.analysis.checks.rule import Facts, Found, Rule
from loopmap.analysis.loop_status import how_many
from loopmap.analysis.loops import Loop, LoopKind, unsettled_links
from loopmap.analysis.telling import arrow
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Role

_ENOUGH_LINKS = 8
"""Links from which on a map without a loop is worth a question."""
_LONG_LOOP = 4
"""Links of a loop in which something is likely to take its time."""
_MOST_IN_VIEW = 12
"""Loops that fit into one picture."""
_OFFERS = 3


def no_loops(facts: Facts) -> Found:
    """L1: many links, and no way back."""
    causal_map, loops = facts.causal_map, facts.loops
    if loops is None or loops.loops or not loops.complete or len(causal_map.links) < _ENOUGH_LINKS:
        return
    chain = _longest_chain(causal_map)
    last, first = (causal_map.variables[end].name for end in (chain[-1], chain[0]))
    yield Finding(
        "L1",
        Severity.WARNING,
        (chain[-1], chain[0]),
        f"No way leads back to where it began. The longest leads from “{first}” to “{last}” in"
        f" {counted(len(chain) - 1, 'link')}. Does “{last}” change “{first}” in turn?",
        (Offer(f"Draw “{last} → {first}”, its sign open", DrawLink(chain[-1], chain[0])),),
        of_map=True,
    )


def _longest_chain(causal_map: CausalMap) -> list[RecordId]:
    """Variables along the longest way of a map without loops. O(variables + links)."""
    adjacency = causal_map.adjacency
    waiting = {variable: len(adjacency.into(variable)) for variable in sorted(causal_map.variables)}
    ready = [variable for variable, causes in waiting.items() if not causes]
    before: dict[RecordId, RecordId] = {}
    steps = dict.fromkeys(waiting, 0)
    for variable in ready:  # grows while it is gone through
        for link in adjacency.out_of(variable):
            if steps[variable] + 1 > steps[link.target]:
                steps[link.target], before[link.target] = steps[variable] + 1, variable
            waiting[link.target] -= 1
            if not waiting[link.target]:
                ready.append(link.target)
    chain = [max(sorted(steps), key=steps.__getitem__)]
    while chain[-1] in before:
        chain.append(before[chain[-1]])
    return chain[::-1]


def wrong_label(facts: Facts) -> Found:
    """L2: a loop that people call what it is not. Numbered labels follow signs by themselves."""
    by_key = {loop.key: loop for loop in facts.shown}
    for record in in_order(facts.causal_map.loops):
        loop = by_key.get(record.links)
        if loop is None or loop.kind is LoopKind.UNDETERMINED:
            continue
        label = facts.labels.of(loop).label
        text = f"“{facts.called(loop)}” is {loop.kind.value} by its signs."
        if _said_kind(label) not in (None, loop.kind):
            new = _free_label(facts, loop.kind)
            offer = Offer(f"Label it {new}", Relabel(record.id, new))
            yield _of_loop("L2", Severity.ERROR, loop, text, offer)
        elif _said_kind(record.name) not in (None, loop.kind):
            yield _of_loop("L2", Severity.ERROR, loop, text)


_SAID = {
    LoopKind.REINFORCING: re.compile(r"^R(?![^\W\d])|\breinforcing\b", re.IGNORECASE),
    LoopKind.BALANCING: re.compile(r"^B(?![^\W\d])|\bbalancing\b", re.IGNORECASE),
}


def _said_kind(words: str) -> LoopKind | None:
    """The kind that a label or a name claims, by a letter or a word; None for both or neither."""
    said = [kind for kind, pattern in _SAID.items() if pattern.search(words)]
    return said[0] if len(said) == 1 else None


def _free_label(facts: Facts, kind: LoopKind) -> str:
    """The first label of that kind that no loop has."""
    used = {label.label for label in facts.labels.labels.values()}
    used.update(record.label for record in facts.causal_map.loops.values())
    return next(label for n in count(1) if (label := f"{kind.letter}{n}") not in used)


def undecided(facts: Facts) -> Found:
    """L3: a link without a sign on which it depends what loops do."""
    if facts.loops is None:
        return
    for link_id, loops in unsettled_links(facts.loops):
        link = facts.causal_map.links[link_id]
        yield Finding(
            "L3",
            Severity.WARNING,
            (link.source, link.target),
            f"The sign of “{arrow(facts.causal_map, link)}” is open: {counted(loops, 'loop')}"
            f" {'depends' if loops == 1 else 'depend'} on it.{facts.of_those_found}",
            sign_offers(facts.causal_map, link),
            (link_id,),
            asks=True,
        )


def unnamed(facts: Facts) -> Found:
    """L4: a key loop that nobody named or told."""
    told = {one.links for one in facts.causal_map.loops.values() if one.name or one.story}
    for loop in facts.key_loops:
        if loop.key not in told:
            text = f"{facts.called(loop)} is a key loop without a name. What do people call it?"
            yield _of_loop("L4", Severity.HINT, loop, text)


def no_goal(facts: Facts) -> Found:
    """L5: a loop that holds itself back, and nothing it aims at or runs up against."""
    adjacency, variables = facts.causal_map.adjacency, facts.causal_map.variables
    for loop in facts.key_loops:
        near = {link.source for one in loop.variables for link in adjacency.into(one)}
        names = [variables[one].name for one in near.union(loop.variables)]
        if loop.kind is LoopKind.BALANCING and not any(heard(name, "goals") for name in names):
            text = f"{facts.called(loop)} holds itself back. What level is it trying to hold?"
            yield _of_loop("L5", Severity.HINT, loop, text)


def only_hoped_for(facts: Facts) -> Found:
    """L6: a lever with one effect."""
    for lever in in_order(facts.causal_map.variables):
        effects = facts.causal_map.adjacency.out_of(lever.id)
        if lever.role is Role.LEVER and len(effects) == 1:
            text = f"“{lever.name}” has one effect, the one hoped for. What else might it do?"
            yield Finding("L6", Severity.HINT, (lever.id,), text)


def short_term_only(facts: Facts) -> Found:
    """L7: a lever on a loop that holds back, and on no longer one."""
    for lever in in_order(facts.causal_map.variables):
        if lever.role is not Role.LEVER:
            continue
        through = [loop for loop in facts.shown if lever.id in loop.variables]
        holding = [loop.length for loop in through if loop.kind is LoopKind.BALANCING]
        if holding and max(loop.length for loop in through) == min(holding):
            text = f"“{lever.name}” works on a quick loop only. What happens in a year?"
            text += facts.of_those_found
            yield Finding("L7", Severity.HINT, (lever.id,), text)


def too_many(facts: Facts) -> Found:
    """L8: more loops than fit into one picture."""
    if facts.loops is not None and len(facts.loops.loops) > _MOST_IN_VIEW:
        text = (
            f"{how_many(facts.loops)}: too many for one picture. Show the"
            f" {len(facts.key_loops)} key loops, one on each page."
        )
        yield Finding("L8", Severity.HINT, (), text, of_map=True)


def no_delay(facts: Facts) -> Found:
    """K10: a long loop through something slow in which nothing is delayed."""
    causal_map = facts.causal_map
    for loop in facts.key_loops:
        if loop.length < _LONG_LOOP or loop.delayed:
            continue
        slow = [
            link for link in map(causal_map.links.__getitem__, loop.key) if _is_slow(facts, link)
        ]
        if slow:
            offers = tuple(
                Offer(f"“{arrow(causal_map, link)}” takes its time", MarkDelayed(link.id))
                for link in slow[:_OFFERS]
            )
            text = f"Nothing in {facts.called(loop)} is delayed. Which step is the slowest?"
            yield _of_loop("K10", Severity.HINT, loop, text, *offers, asks=True)


def _is_slow(facts: Facts, link: Link) -> bool:
    effect = facts.causal_map.variables[link.target]
    return effect.layer == "belief" or heard(effect.name, "slow") is not None


def _of_loop(
    rule: str, severity: Severity, loop: Loop, text: str, *offers: Offer, asks: bool = False
) -> Finding:
    return Finding(rule, severity, loop.variables, text, offers, loop.key, asks=asks)


_E, _W, _H = Severity
RULES = (
    Rule(
        "K10",
        "no delay in a loop",
        (_H,),
        "What people do not wait for they overdo. A slow step is where a loop swings or is given"
        " up too early.",
        no_delay,
        mends=True,
        needs_loops=True,
    ),
    Rule(
        "L1",
        "no loops",
        (_W,),
        "Without a way back a map explains what happens once, not why it goes on.",
        no_loops,
        mends=True,
        needs_loops=True,
    ),
    Rule(
        "L2",
        "wrong label",
        (_E,),
        "An odd number of opposite links balances, an even number reinforces.",
        wrong_label,
        mends=True,
        needs_loops=True,
    ),
    Rule(
        "L3",
        "undecided loop",
        (_W,),
        "While a sign is open, the loops through it are neither one kind nor the other.",
        undecided,
        mends=True,
        needs_loops=True,
    ),
    Rule(
        "L4",
        "unnamed key loop",
        (_H,),
        "People remember a story, not a letter and a number.",
        unnamed,
        needs_loops=True,
    ),
    Rule(
        "L5",
        "balancing without a goal",
        (_H,),
        "What a loop aims at is where it can be changed.",
        no_goal,
        needs_loops=True,
    ),
    Rule(
        "L6",
        "only the effect hoped for",
        (_H,),
        "Most policies do more than what they are meant for.",
        only_hoped_for,
        many="{n} levers have one effect, the one hoped for: {names}. What else might they do?",
    ),
    Rule(
        "L7",
        "short term only",
        (_H,),
        "What helps at once often works the other way, by a longer loop, later.",
        short_term_only,
        needs_loops=True,
    ),
    Rule(
        "L8",
        "too many loops",
        (_H,),
        "Nobody follows more than a dozen loops in one picture.",
        too_many,
        publish=True,
        needs_loops=True,
    ),
)
