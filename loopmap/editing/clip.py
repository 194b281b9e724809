"""What copying puts aside: records on their own, as a value and as plain JSON.

A clip read back from the clipboard may come from another window, another
document or another program, so ``clip_from_json`` takes nothing on trust.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from itertools import pairwise
from typing import Any, TypeVar

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
from loopmap.model.query import clean_name
from loopmap.model.records import (
    Evidence,
    EvidenceKind,
    Group,
    Kind,
    Level,
    Link,
    Note,
    Role,
    Sign,
    Status,
    Strength,
    Variable,
)

MEDIA_TYPE = "application/x-loopmap-clip+json"
"""The clipboard format under which our own records travel."""

LARGEST = 16_000_000
"""Characters of JSON beyond which a clip is not read."""

C = TypeVar("C", Variable, Link, Group, Note, Evidence)
Claim = TypeVar("Claim", Variable, Link)


@dataclass(frozen=True, slots=True)
class Clip:
    """Copied records with their ids of where they came from; links only between its variables.

    ``evidence`` is what speaks for them, to be had where they are pasted too.
    """

    variables: tuple[Variable, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.variables or self.groups or self.notes)


def clip_to_json(clip: Clip) -> str:
    """The clip as text; ``clip_from_json`` gives the same clip back."""
    tables = {
        name: [_plain(record) for record in getattr(clip, name)]
        for name in ("variables", "links", "groups", "notes", "evidence")
    }
    return json.dumps({"loopmap-clip": 1, **tables}, ensure_ascii=False)


def clip_from_json(text: str) -> Clip | None:
    """The clip in ``text``, or None when it holds none. Never raises on what it is given.

    Records that do not make sense are left out; fields of a later version are dropped, what
    foreign files said is kept.
    """
    if len(text) > LARGEST:
        return None
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(table, dict) or table.get("loopmap-clip") != 1:
        return None
    variables = _records(table, "variables", Variable)
    known = {variable.id for variable in variables if clean_name(variable.name)}
    links = _records(table, "links", Link)
    evidence = _records(table, "evidence", Evidence)
    pieces = {piece.id for piece in evidence}
    return Clip(
        tuple(_spoken_for(v, pieces) for v in variables if v.id in known),
        tuple(_spoken_for(k, pieces) for k in links if {k.source, k.target} <= known),
        tuple(_records(table, "groups", Group)),
        tuple(note for note in _records(table, "notes", Note) if note.text.strip() or note.picture),
        tuple(evidence),
    )


def _spoken_for(record: Claim, pieces: Collection[RecordId]) -> Claim:
    """The record with such evidence alone: another piece may have the same id elsewhere."""
    return replace(record, evidence=tuple(i for i in record.evidence if i in pieces))


def _plain(record: Variable | Link | Group | Note | Evidence) -> dict[str, Any]:
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    kept = only_kept(values.pop("extra"))
    plain = {name: _bare(value) for name, value in values.items()}
    return {**plain, "extra": kept} if kept else plain


def _bare(value: object) -> object:
    if isinstance(value, Graph):
        return {"points": value.points, "between": value.between.value}
    return value.value if isinstance(value, Enum) else value


def _records(table: Mapping[str, Any], name: str, kind: type[C]) -> list[C]:
    rows = table.get(name)
    if not isinstance(rows, list):
        return []
    read = [_record(row, kind) for row in rows if isinstance(row, dict)]
    return list({record.id: record for record in read if record is not None}.values())


def _record(row: Mapping[str, Any], kind: type[C]) -> C | None:
    values: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in row:
            read = _KINDS[kind] if field.name == "kind" else _READERS[field.name]
            value = read(row[field.name])
            if value is not _UNFIT:
                values[field.name] = value
    try:
        return kind(**values)
    except TypeError:  # a field without a default is missing
        return None


_UNFIT = object()


def _text(value: object) -> object:
    return value if isinstance(value, str) else _UNFIT


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _UNFIT
    try:
        number = float(value)
    except OverflowError:
        return _UNFIT
    return number if math.isfinite(number) and abs(number) <= 1e6 else _UNFIT


def _maybe_number(value: object) -> object:
    return None if value is None else _number(value)


def _colour(value: object) -> object:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < 1000 else _UNFIT  # type: ignore[operator]


def _flag(value: object) -> object:
    return value if isinstance(value, bool) else _UNFIT


def _maybe_text(value: object) -> object:
    return None if value is None else _text(value)


def _ids(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        return _UNFIT
    return tuple(RecordId(part) for part in value)


class _Within:
    """Reads a number from ``low`` to ``high``."""

    def __init__(self, low: float, high: float) -> None:
        self._low, self._high = low, high

    def __call__(self, value: object) -> object:
        number = _number(value)
        fits = isinstance(number, float) and self._low <= number <= self._high
        return number if fits else _UNFIT


_deviation = _Within(-1.0, 1.0)


def _pair(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2:
        return _UNFIT
    first, second = (_deviation(part) for part in value)
    return _UNFIT if first is _UNFIT or second is _UNFIT else (first, second)


def _maybe_pair(value: object) -> object:
    return None if value is None else _pair(value)


def _pairs(value: object) -> object:
    if not isinstance(value, list):
        return _UNFIT
    read = tuple(_pair(part) for part in value)
    return _UNFIT if _UNFIT in read else read


def _far_number(value: object) -> object:
    """A number of an equation: any that is finite."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _UNFIT
    return float(value) if abs(value) <= 1e300 else _UNFIT


def _bounds(value: object) -> object:
    if value is None:
        return None
    read = _far_pair(value)
    return read if isinstance(read, tuple) and read[0] <= read[1] else _UNFIT


def _far_pair(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2:
        return _UNFIT
    first, second = (_far_number(part) for part in value)
    return _UNFIT if first is _UNFIT or second is _UNFIT else (first, second)


def _graph(value: object) -> object:
    if value is None:
        return None
    rows = value.get("points") if isinstance(value, dict) else None
    between = _Choice(Between)(value.get("between")) if isinstance(value, dict) else _UNFIT
    if not isinstance(rows, list) or not rows or not isinstance(between, Between):
        return _UNFIT
    points = [point for point in map(_far_pair, rows) if isinstance(point, tuple)]
    rises = all(a[0] < b[0] for a, b in pairwise(points))
    return Graph(tuple(points), between) if len(points) == len(rows) and rises else _UNFIT


class _Choice:
    """Reads a member of an enumeration, or None where ``optional``."""

    def __init__(self, kind: type[Enum], *, optional: bool = False) -> None:
        self._members = {member.value: member for member in kind}
        self._optional = optional

    def __call__(self, value: object) -> object:
        if value is None and self._optional:
            return None
        return self._members.get(value, _UNFIT) if isinstance(value, str) else _UNFIT


_READERS: Mapping[str, Callable[[object], object]] = {
    **dict.fromkeys(
        (
            *("id", "name", "meaning", "layer", "source", "target"),
            *("delay_length", "reason", "text", "picture", "combine", "equation", "unit"),
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
    "graph": _graph,
    "bounds": _bounds,
    "arrival": _Choice(Arrival),
    "shape": _Choice(Shape),
    "mode": _Choice(Mode, optional=True),
    **dict.fromkeys(("bulge", "confidence"), _maybe_number),
    "group": _maybe_text,
    "evidence": _ids,
    **dict.fromkeys(("delayed", "locked", "collapsed", "nonnegative", "by_equation"), _flag),
    "colour": _colour,
    "role": _Choice(Role, optional=True),
    "sign": _Choice(Sign),
    "strength": _Choice(Strength),
    "status": _Choice(Status, optional=True),
    "level": _Choice(Level),
    "extra": only_kept,
}

_KINDS: Mapping[type, Callable[[object], object]] = {
    Variable: _Choice(Kind),
    Evidence: _Choice(EvidenceKind),
}
