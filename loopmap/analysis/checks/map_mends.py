"""What could be done about links, loops and the map, as values."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.model.ids import RecordId
from loopmap.model.records import Role


@dataclass(frozen=True, slots=True)
class MakeRole:
    """Say what a variable is for the group: a lever, an outcome, outside its control."""

    variable: RecordId
    role: Role


@dataclass(frozen=True, slots=True)
class MarkDelayed:
    """Say that a link takes its time."""

    link: RecordId


@dataclass(frozen=True, slots=True)
class DrawLink:
    """Draw a link whose sign is not agreed yet."""

    source: RecordId
    target: RecordId


@dataclass(frozen=True, slots=True)
class Relabel:
    """Give a named loop another label."""

    loop: RecordId
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Remember that people looked at what a finding asks, and that all is well."""

    key: str


@dataclass(frozen=True, slots=True)
class TakeOffTension:
    """Let a variable or a link be no point of tension."""

    record: RecordId


MapMend = TakeOffTension | MakeRole | MarkDelayed | DrawLink | Relabel | Tick
