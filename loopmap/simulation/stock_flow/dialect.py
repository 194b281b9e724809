"""How the same equation is spelt for one run of plain numbers and for many runs as arrays."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """The few constructs in which the two differ, as templates."""

    yes_or_no: str
    choice: str
    both: str
    either: str
    neither: str
    floor: str


NUMBERS = Dialect(
    yes_or_no="(1.0 if {0} else 0.0)",
    choice="({1} if {0} else {2})",
    both="({0} and {1})",
    either="({0} or {1})",
    neither="(not {0})",
    floor="if {0} < 0.0: {0} = 0.0",
)
"""Floats; the branch of a condition that is not chosen is not looked at."""

ARRAYS = Dialect(
    yes_or_no="f_where({0}, 1.0, 0.0)",
    choice="f_where({0}, {1}, {2})",
    both="f_both({0}, {1})",
    either="f_either({0}, {1})",
    neither="f_neither({0})",
    floor="{0} = f_max({0}, 0.0)",
)
"""One array of all runs for each value; both branches of a condition are found."""
