"""What can be counted for each variable of a map."""

from __future__ import annotations

from enum import Enum


class Measure(Enum):
    """What is counted for a variable, as the head of its column."""

    OUT = "links out"
    INTO = "links in"
    BETWEEN = "shortest ways through it"
    REINFORCING = "reinforcing loops"
    BALANCING = "balancing loops"
    UNDETERMINED = "loops not yet classified"
