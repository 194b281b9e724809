"""Checks of single links: signs, links to oneself, links twice, what they rest on.

Sources: Sterman, Business Dynamics, chapter 5; Scriptapedia ("?" for unsure, two links if
both); Kim (1992), guideline 9.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from loopmap.analysis.checks.equation_mends import SetSign, TakeAway
from loopmap.analysis.checks.finding import Finding, Offer, Severity
from loopmap.analysis.checks.phrases import all_heard
from loopmap.analysis.checks.rule import Facts, Found, Rule
from loopmap.analysis.telling import arrow, tell_link
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Link, Sign, Status

_LONG = 200
"""Characters of a reason that tells of more than one step."""
_MOST_ASSUMED = 0.3
"""The share of links that may be assumed before readers are told."""


def sign_offers(causal_map: CausalMap, link: Link) -> tuple[Offer, ...]:
    """The two signs a link may have, each as what it would say."""
    return tuple(
        Offer(tell_link(causal_map, replace(link, sign=sign)), SetSign(link.id, sign))
        for sign in (Sign.SAME, Sign.OPPOSITE)
    )


def no_sign(facts: Facts) -> Found:
    """K1: a link of which nobody has said anything yet."""
    for link in in_order(facts.causal_map.links):
        if link.sign is Sign.UNKNOWN and not _is_discussed(link):
            text = (
                f"“{arrow(facts.causal_map, link)}” has no sign yet: the same way, or the opposite?"
            )
            yield _of_link("K1", Severity.ERROR, link, text, *sign_offers(facts.causal_map, link))


def unsure_sign(facts: Facts) -> Found:
    """K2: a link whose sign people talked about and left open."""
    for link in in_order(facts.causal_map.links):
        if link.sign is Sign.UNKNOWN and _is_discussed(link):
            text = f"The sign of “{arrow(facts.causal_map, link)}” is still open. Readers will ask."
            yield _of_link("K2", Severity.WARNING, link, text)


def both_signs(facts: Facts) -> Found:
    """K3: two links the same way that say opposite things."""
    for one, other in _twins(facts.causal_map):
        if {one.sign, other.sign} == {Sign.SAME, Sign.OPPOSITE}:
            told = all(link.reason.strip() for link in (one, other))
            text = f"“{arrow(facts.causal_map, one)}” is drawn with both signs. Say how each works."
            severity = Severity.WARNING if told else Severity.ERROR
            yield replace(_of_link("K3", severity, one, text), links=(one.id, other.id))


def self_links(facts: Facts) -> Found:
    """K4: a link from a variable to itself."""
    for link in in_order(facts.causal_map.links):
        if link.source == link.target and not link.by_equation:
            name = facts.causal_map.variables[link.source].name
            yield _of_link(
                "K4",
                Severity.ERROR,
                link,
                f"“{name}” leads to itself. What lies between? Draw that as a variable.",
                Offer("Take this link away", TakeAway(link.id)),
            )


def repeated(facts: Facts) -> Found:
    """K5: the same link twice."""
    for one, other in _twins(facts.causal_map):
        if one.sign is other.sign:
            text = f"“{arrow(facts.causal_map, one)}” is drawn twice."
            offer = Offer("Take the second away", TakeAway(other.id))
            yield replace(
                _of_link("K5", Severity.ERROR, one, text, offer), links=(one.id, other.id)
            )


def long_leaps(facts: Facts) -> Found:
    """K8: a link whose reason tells of more than one step."""
    for link in in_order(facts.causal_map.links):
        if len(link.reason) > _LONG or len(all_heard(link.reason, "because")) > 1:
            text = (
                f"The reason of “{arrow(facts.causal_map, link)}” tells of several steps. Is there"
                " a variable between?"
            )
            yield _of_link("K8", Severity.HINT, link, text)


def little_evidence(facts: Facts) -> Found:
    """K11: too many links of which nobody knows what they rest on."""
    links = facts.causal_map.links.values()
    weak = [link for link in links if link.status in (None, Status.ASSUMED)]
    if len(weak) > _MOST_ASSUMED * len(links):
        text = (
            f"{len(weak)} of {len(links)} links are assumed, or nobody said what they rest on."
            " Tell readers that this is a map of beliefs."
        )
        yield Finding("K11", Severity.WARNING, (), text, of_map=True)


def _of_link(rule: str, severity: Severity, link: Link, text: str, *offers: Offer) -> Finding:
    ends = tuple(dict.fromkeys((link.source, link.target)))
    asks = len(offers) > 1
    return Finding(rule, severity, ends, text, offers, (link.id,), asks=asks)


def _is_discussed(link: Link) -> bool:
    return bool(link.reason.strip() or link.status or link.evidence or link.confidence is not None)


def _twins(causal_map: CausalMap) -> Iterator[tuple[Link, Link]]:
    """Links beside each other, each two in the order of the map."""
    beside: dict[tuple[str, str], list[Link]] = {}
    for link in in_order(causal_map.links):
        beside.setdefault((link.source, link.target), []).append(link)
    for links in beside.values():
        yield from combinations(links, 2)


_E, _W, _H = Severity
RULES = (
    Rule(
        "K1",
        "no sign",
        (_E,),
        "Without a sign nobody can tell what a loop through the link does.",
        no_sign,
        mends=True,
        publish=True,
    ),
    Rule(
        "K2",
        "unsure sign",
        (_W,),
        "What is open is worth saying; a reader who finds it alone trusts the rest less.",
        unsure_sign,
        publish=True,
        many="The signs of {n} links are still open: {names}. Readers will ask.",
    ),
    Rule(
        "K3",
        "both signs",
        (_W, _E),
        "Two opposite claims are two ways of working; unsaid, they look like a slip.",
        both_signs,
    ),
    Rule(
        "K4",
        "link to itself",
        (_E,),
        "Nothing causes itself at once. What it works through is what people could change.",
        self_links,
        mends=True,
    ),
    Rule(
        "K5",
        "repeated link",
        (_E,),
        "A claim said twice counts twice where loops are found.",
        repeated,
        mends=True,
    ),
    Rule(
        "K8",
        "long leap",
        (_H,),
        "A step left out hides a place to act, and often a delay.",
        long_leaps,
    ),
    Rule(
        "K11",
        "little evidence",
        (_W,),
        "A drawn map looks more certain than the talk it came from.",
        little_evidence,
        publish=True,
    ),
)
