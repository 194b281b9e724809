"""What the page of checks says: how much there is to look at, how much it matters, and why."""

from __future__ import annotations

from loopmap.analysis.checks import RULE, Facts, Finding, Severity
from loopmap.analysis.loop_status import how_many

LEVEL = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.HINT: "Hint"}


def told(left: int, listed: int, facts: Facts) -> str:
    """How much there is to look at, how much of it is listed, and what was not looked at."""
    return _how_much(left, listed) + _of_loops(facts)


def why(finding: Finding) -> str:
    """How much a finding matters, and why anybody should care."""
    rule = RULE.get(finding.rule)
    return f"{LEVEL[finding.severity]}. {rule.reason}" if rule else f"{LEVEL[finding.severity]}."


def _how_much(left: int, listed: int) -> str:
    if not left:
        return "Nothing to mend on this map."
    if left > listed:
        return f"{left} things to look at: the {listed} most useful first, {left - listed} more."
    return "One thing to look at." if left == 1 else f"{left} things to look at."


def _of_loops(facts: Facts) -> str:
    if facts.loops is None:
        return " Its loops are still being searched."
    return "" if facts.loops.complete else f" Looked at: {how_many(facts.loops)}."
