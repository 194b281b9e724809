"""Drawing checks: what might be drawn or named better, each with a reason and a mend."""

from loopmap.analysis.checks.finding import (
    Finding,
    Mend,
    Merge,
    Offer,
    Park,
    Rename,
    Severity,
    Split,
)
from loopmap.analysis.checks.order import MOST_SHOWN, first_of, left_to_mend, most_useful
from loopmap.analysis.checks.registry import RULE, RULES, check, check_names
from loopmap.analysis.checks.rule import Facts, Rule

__all__ = [
    "MOST_SHOWN",
    "RULE",
    "RULES",
    "Facts",
    "Finding",
    "Mend",
    "Merge",
    "Offer",
    "Park",
    "Rename",
    "Rule",
    "Severity",
    "Split",
    "check",
    "check_names",
    "first_of",
    "left_to_mend",
    "most_useful",
]
