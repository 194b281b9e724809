"""Checks of gaps and totals, whose links have to have a certain shape.

Sources: Kim (1992), guideline 5, on goals; Richardson, "Problems with causal-loop diagrams"
(1986), on what adds up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loopmap.analysis.alike import telling_words
from loopmap.analysis.checks.equation_mends import MakeKind, SetSign
from loopmap.analysis.checks.finding import Finding, Offer, Severity
from loopmap.analysis.checks.phrases import heard
from loopmap.analysis.checks.rule import Facts, Found, Rule
from loopmap.analysis.telling import arrow
from loopmap.model.document import CausalMap
from loopmap.model.query import has_equations, in_order
from loopmap.model.records import Kind, Link, Sign, Variable


def gap_shape(facts: Facts) -> Found:
    """K12: a gap that is not told as what there should be, less what there is."""
    for variable in in_order(facts.causal_map.variables):
        if heard(variable.name, "gaps") is not None:
            yield from _of_gap(facts.causal_map, variable)


def _of_gap(causal_map: CausalMap, gap: Variable) -> Iterator[Finding]:
    into = causal_map.adjacency.into(gap.id)
    wrong = list(_turned_round(causal_map, gap, into))
    yield from wrong
    signs = {link.sign for link in into}
    if wrong or Sign.UNKNOWN in signs or {Sign.SAME, Sign.OPPOSITE} <= signs:
        return
    missing = "what there should be" if _all_lower(into) else "what there is"
    text = (
        f"“{gap.name}” is the distance between what there should be and what there is."
        f" No link comes from {missing}."
    )
    yield Finding("K12", Severity.WARNING, (gap.id,), text)


def _all_lower(into: tuple[Link, ...]) -> bool:
    return bool(into) and all(link.sign is Sign.OPPOSITE for link in into)


def _turned_round(
    causal_map: CausalMap, gap: Variable, into: tuple[Link, ...]
) -> Iterator[Finding]:
    """Links into a gap whose names tell that their signs are the wrong way round."""
    for link in into:
        cause = causal_map.variables[link.source]
        should_be = _sign_into(gap, cause)
        if should_be is None or link.sign in (should_be, Sign.UNKNOWN):
            continue
        way = "widens" if should_be is Sign.SAME else "narrows"
        text = (
            f"More of “{cause.name}” {way} “{gap.name}”, all else equal; the link says otherwise."
        )
        offer = Offer(
            f"Give “{arrow(causal_map, link)}” the other sign", SetSign(link.id, should_be)
        )
        yield Finding(
            "K12", Severity.ERROR, (gap.id, link.source), text, (offer,), links=(link.id,)
        )


def _sign_into(gap: Variable, cause: Variable) -> Sign | None:
    """The sign a link into a gap must have, where names tell; None where they do not."""
    word = heard(gap.name, "gaps")
    own = set(telling_words(gap.name))
    named = set(telling_words(word.word if word else ""))
    if _is_wanted(cause.name):
        return Sign.SAME if own & set(telling_words(cause.name)) else None
    if "unmet" in named or set(telling_words(cause.name)) != own - named:
        return None
    return Sign.OPPOSITE


def _is_wanted(name: str) -> bool:
    """Whether a name is of what there should be, and not only to, for or of it."""
    word = heard(name, "wanted")
    return word is not None and not re.search(r"\b(?:to|for|of|in|with|on)\b", name[: word.start])


def adds_up(facts: Facts) -> Found:
    """K13: a flow that leads to a total, where no equation says yet that it adds up."""
    causal_map = facts.causal_map
    for link in () if has_equations(causal_map) else in_order(causal_map.links):
        cause, total = causal_map.variables[link.source], causal_map.variables[link.target]
        if total.kind is Kind.STOCK:
            continue
        flows = cause.kind is Kind.FLOW or heard(cause.name, "flows") is not None
        if flows and heard(total.name, "totals") is not None and link.sign is Sign.SAME:
            yield Finding(
                "K13",
                Severity.HINT,
                (link.target, link.source),
                f"When “{cause.name}” falls, “{total.name}” still grows, only more slowly.",
                (Offer(f"Make “{total.name}” a stock", MakeKind(total.id, Kind.STOCK)),),
                (link.id,),
            )


_E, _W, _H = Severity
RULES = (
    Rule(
        "K12",
        "shape of a gap",
        (_W, _E),
        "A gap moves people only while there is something it is measured against.",
        gap_shape,
        mends=True,
    ),
    Rule(
        "K13",
        "adds, but does not reverse",
        (_H,),
        "A total falls only when more leaves than comes. As a stock it adds up what flows in.",
        adds_up,
        mends=True,
    ),
)
