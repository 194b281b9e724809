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
from loopmap.analysis.checks.names import check_names, most_useful

__all__ = [
    "Finding",
    "Mend",
    "Merge",
    "Offer",
    "Park",
    "Rename",
    "Severity",
    "Split",
    "check_names",
    "most_useful",
]
