"""What of a clip's JSON is taken for the fields of its records, and what makes no sense."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from enum import Enum
from itertools import pairwise
from typing import TypeGuard

from loopmap.formats.kept import only_kept
from loopmap.model.behaviour import (
    DECAY_RANGE,
    DELAY_RANGE,
    SETTLE_RANGE,
    Arrival,
    Mode,
    Shape,
)
from loopmap.model.equations import Between, Graph
from loopmap.model.ids import RecordId
from loopmap.model.records import (
    Evidence,
    EvidenceKind,
    Kind,
    Level,
    Role,
    Sign,
    Sketch,
    SketchKind,
    Status,
    Strength,
    Variable,
)

UNFIT = object()
"""What a reader gives for what does not make sense; the field keeps its usual value."""

_FLAGS = ("delayed", "locked", "collapsed", "nonnegative", "by_equation", "ahead", "in_units")


def _text(value: object) -> object:
    return value if isinstance(value, str) else UNFIT


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return UNFIT
    try:
        number = float(value)
    except OverflowError:
        return UNFIT
    return number if math.isfinite(number) and abs(number) <= 1e6 else UNFIT


def _maybe_number(value: object) -> object:
    return None if value is None else _number(value)


def _colour(value: object) -> object:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < 1000 else UNFIT  # type: ignore[operator]


def _flag(value: object) -> object:
    return value if isinstance(value, bool) else UNFIT


def _maybe_text(value: object) -> object:
    return None if value is None else _text(value)


def _texts(value: object) -> object:
    return tuple(value) if _are_texts(value) else UNFIT


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _ids(value: object) -> object:
    if not _are_texts(value):
        return UNFIT
    return tuple(RecordId(part) for part in value)


class _Within:
    """Reads a number from ``low`` to ``high``."""

    def __init__(self, low: float, high: float) -> None:
        self._low, self._high = low, high

    def __call__(self, value: object) -> object:
        number = _number(value)
        fits = isinstance(number, float) and self._low <= number <= self._high
        return number if fits else UNFIT


_deviation = _Within(-1.0, 1.0)


def _pair(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2:
        return UNFIT
    first, second = (_deviation(part) for part in value)
    return UNFIT if first is UNFIT or second is UNFIT else (first, second)


def _maybe_pair(value: object) -> object:
    return None if value is None else _pair(value)


def _pairs(value: object) -> object:
    if not isinstance(value, list):
        return UNFIT
    read = tuple(_pair(part) for part in value)
    return UNFIT if UNFIT in read else read


def _far_number(value: object) -> object:
    """A number of an equation: any that is finite."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return UNFIT
    return float(value) if abs(value) <= 1e300 else UNFIT


def _bounds(value: object) -> object:
    if value is None:
        return None
    read = _far_pair(value)
    return read if isinstance(read, tuple) and read[0] <= read[1] else UNFIT


def _far_pair(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2:
        return UNFIT
    first, second = (_far_number(part) for part in value)
    return UNFIT if first is UNFIT or second is UNFIT else (first, second)


def _far_pairs(value: object) -> object:
    if not isinstance(value, list):
        return UNFIT
    read = tuple(_far_pair(part) for part in value)
    return UNFIT if UNFIT in read else read


def _graph(value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, dict):
        return UNFIT
    rows, between = value.get("points"), _Choice(Between)(value.get("between"))
    if not isinstance(rows, list) or not rows or not isinstance(between, Between):
        return UNFIT
    points = [point for point in map(_far_pair, rows) if isinstance(point, tuple)]
    rises = all(a[0] < b[0] for a, b in pairwise(points))
    across, up = (_axis(value.get(name)) for name in ("across", "up"))
    fits = len(points) == len(rows) and rises
    return Graph(tuple(points), between, across, up) if fits else UNFIT


def _axis(value: object) -> tuple[float, float] | None:
    """Where an axis goes from and to; one that goes nowhere is not said."""
    ends = _bounds(value)
    return ends if isinstance(ends, tuple) and ends[0] < ends[1] else None


class _Choice:
    """Reads a member of an enumeration, or None where ``optional``."""

    def __init__(self, kind: type[Enum], *, optional: bool = False) -> None:
        self._members = {member.value: member for member in kind}
        self._optional = optional

    def __call__(self, value: object) -> object:
        if value is None and self._optional:
            return None
        return self._members.get(value, UNFIT) if isinstance(value, str) else UNFIT


READERS: Mapping[str, Callable[[object], object]] = {
    **dict.fromkeys(
        (
            *("id", "name", "meaning", "layer", "source", "target"),
            *("delay_length", "reason", "text", "picture", "combine", "equation", "unit"),
            *("variable", "label", "story"),
        ),
        _text,
    ),
    **dict.fromkeys(("x", "y", "width", "height", "order"), _number),
    "settle_time": _Within(*SETTLE_RANGE),
    "decay": _Within(*DECAY_RANGE),
    "delay_time": _Within(*DELAY_RANGE),
    "threshold": _Within(0.0, 1.0),
    "strength_range": _maybe_pair,
    "table": _pairs,
    "points": _far_pairs,
    "graph": _graph,
    "bounds": _bounds,
    "arrival": _Choice(Arrival),
    "shape": _Choice(Shape),
    "mode": _Choice(Mode, optional=True),
    **dict.fromkeys(("bulge", "confidence"), _maybe_number),
    "group": _maybe_text,
    "tension": _maybe_text,
    **dict.fromkeys(("evidence", "links"), _ids),
    "origins": _texts,
    **dict.fromkeys(_FLAGS, _flag),
    "colour": _colour,
    "role": _Choice(Role, optional=True),
    "sign": _Choice(Sign),
    "strength": _Choice(Strength),
    "status": _Choice(Status, optional=True),
    "level": _Choice(Level),
    "extra": only_kept,
}

KINDS: Mapping[type, Callable[[object], object]] = {
    Variable: _Choice(Kind),
    Evidence: _Choice(EvidenceKind),
    Sketch: _Choice(SketchKind),
}
