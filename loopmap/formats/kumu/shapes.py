"""What Kumu's files say, whichever of its shapes they have: project, blueprint or sheets.

In a project the fields of a record lie in ``attributes`` under the names people gave them; in
a blueprint beside its id; in a sheet in columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from loopmap.formats.foreign import as_fields, as_list, as_objects, as_text

DIRECTIONS = ("directed", "undirected", "mutual")
"""Which way a connection goes; the first where nothing is said."""


@dataclass(frozen=True, slots=True)
class Element:
    """A variable. ``fields`` is all people entered besides label and description."""

    id: str
    label: str
    kind: str = ""
    description: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Connection:
    """A link by the ids of its ends. ``swapped``: it is drawn with its head at the other end."""

    id: str
    start: str
    end: str
    direction: str = DIRECTIONS[0]
    kind: str = ""
    label: str = ""
    description: str = ""
    delayed: bool = False
    swapped: bool = False
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop people named, by the ids of connections that need not go round."""

    id: str
    label: str
    description: str
    connections: tuple[str, ...]
    raw: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """One thing on one map: the id of what it is, and all the map says of it."""

    of: str
    raw: dict[str, Any]

    @property
    def at(self) -> dict[str, Any]:
        return as_fields(self.raw.get("position"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One map: what is on it. None stands for all there is."""

    name: str
    description: str = ""
    elements: tuple[Placed, ...] | None = None
    connections: tuple[Placed, ...] | None = None
    loops: tuple[Placed, ...] | None = None
    raw: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Content:
    """All of a file. ``rest`` is what a project holds besides."""

    name: str = ""
    description: str = ""
    elements: list[Element] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    loops: list[Loop] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    rest: dict[str, Any] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)


def as_words(value: Any) -> str:
    """A field of one or several values as people read it."""
    several = [as_text(each) for each in as_list(value)]
    return " | ".join(each for each in several if each) if several else as_text(value)


def direction_of(value: Any) -> str:
    """Which way a connection goes."""
    said = as_text(value).strip().casefold()
    return said if said in DIRECTIONS else DIRECTIONS[0]


def is_yes(value: Any) -> bool:
    """Whether a field says yes."""
    return value is True or as_text(value).strip().casefold() in ("true", "yes", "y", "x", "1")


def take(fields: dict[str, Any], *names: str) -> Any:
    """The value of the first of these fields that is there, in any case, taken out."""
    for name in names:
        for key in [key for key in fields if key.casefold() == name]:
            return fields.pop(key)
    return None


def placed(value: Any, of: str) -> tuple[Placed, ...]:
    """The things a map lists under their ids."""
    found = ((as_text(each.get(of)), each) for each in as_objects(value))
    return tuple(
        Placed(key, {k: v for k, v in each.items() if k != of}) for key, each in found if key
    )
