"""Drawing checks: what might be drawn or named better, each with a reason and a mend.

Start reading at `rule.py`, `registry.py`: what may be better on a map: a rule is a function from
a map and what is known of it to findings (`finding.py`), with its reason; `names.py`,
`quantities.py` the rules of names, by the lists of `resources/words`, `links.py`, `ways.py`,
`gaps.py` those of links, `loops.py` of loops already found, `whole_map.py` of the map; `order.py`
which findings people see first. A mend is a value, which `editing/edits/mend.py` does;
`editing/checking.py` adds what differs between equations and links
(`editing/equation_checks.py`).
"""

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
