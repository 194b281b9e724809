"""What stands beside equations: graphical functions, and from when to when a map is run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

Points = tuple[tuple[float, float], ...]
Ends = tuple[float, float]


class Between(Enum):
    """How a graphical function is read between and beyond its points. XMILE 1.0, section 3.1.4."""

    CONTINUOUS = "continuous"
    """Straight between points, level beyond the first and the last."""
    EXTRAPOLATE = "extrapolate"
    """Straight between points, and on in the last direction beyond them."""
    DISCRETE = "discrete"
    """Level from each point to the next."""


class Method(Enum):
    """How a run steps through time."""

    EULER = "euler"
    RK4 = "rk4"


@dataclass(frozen=True, slots=True)
class Graph:
    """A graphical function: ``points`` as (x, y), at least one, from left to right.

    It is read at what the variable's equation gives. Without an equation the variable has
    no value of its own: other equations read it as ``LOOKUP(name, x)``.
    ``across`` and ``up``: from where to where people want its axes shown; None fits them to
    the points. They change nothing about what is read.
    """

    points: Points
    between: Between = Between.CONTINUOUS
    across: Ends | None = None
    up: Ends | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Times:
    """From when to when a map with equations is run, and in which steps.

    ``unit``: what one unit of time is called ("month"), empty when nobody said.
    ``save_every``: how far apart the moments are that are kept; None keeps every step.
    """

    start: float = 0.0
    stop: float = 40.0
    step: float = 0.25
    method: Method = Method.EULER
    unit: str = ""
    save_every: float | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


def unit_said(unit: str) -> str:
    """What a unit of time is called; "" for one that says no more than that it is time.

    Other programs write "Time" where nobody chose a unit, and nobody says "3 Time".

    >>> unit_said(" months "), unit_said("Time"), unit_said("time units")
    ('months', '', '')
    """
    word = unit.strip()
    return "" if word.casefold() in _NO_MORE_THAN_TIME else word


_NO_MORE_THAN_TIME = frozenset(
    {"time", "times", "time unit", "time units", "unit", "units", "unit of time", "t", "dmnl"}
)

USUAL_TIMES = Times()
"""Taken where a map does not say: as long as runs of maps without equations, in quarters."""
