"""Every drawing check, in the order of the practice notes, and all of them asked of a map."""

from __future__ import annotations

from loopmap.analysis.checks import (
    gaps,
    links,
    loops,
    names,
    quantities,
    said,
    ways,
    whole_map,
)
from loopmap.analysis.checks.finding import Finding
from loopmap.analysis.checks.rule import Facts, Rule
from loopmap.model.document import CausalMap
from loopmap.model.token import NEVER, Token

_LETTERS = "NKLM"


def _place(rule: Rule) -> tuple[int, int]:
    return _LETTERS.index(rule.id[0]), int(rule.id[1:])


_FAMILIES = (names, quantities, links, ways, gaps, loops, whole_map, said)
RULES: tuple[Rule, ...] = tuple(
    sorted((rule for family in _FAMILIES for rule in family.RULES), key=_place)
)
RULE = {rule.id: rule for rule in RULES}
PLACES = {rule.id: place for place, rule in enumerate(RULES)}


def check(facts: Facts, token: Token = NEVER) -> list[Finding]:
    """Everything found, rule by rule. Raises Cancelled.

    Rules about loops find nothing where loops were not looked for. O(n log n) in variables
    and links, besides what looks at pairs of names and at ways of three links.
    """
    found: list[Finding] = []
    for rule in RULES:
        token.check()
        waits = rule.needs_loops and facts.loops is None
        for finding in () if waits or (rule.publish and not facts.publish) else rule.find(facts):
            token.check()
            found.append(finding)
    return found


def check_names(causal_map: CausalMap) -> list[Finding]:
    """What is found about the names of a map alone."""
    return [finding for finding in check(Facts(causal_map)) if finding.rule[0] == "N"]
