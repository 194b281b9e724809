"""What an Insight Maker model is made of, whichever of its two kinds of file said it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from loopmap.formats.incoming.places import Place
from loopmap.model.equations import Times
from loopmap.model.records import Sign

STOCK, FLOW, VARIABLE, CONVERTER = "STOCK", "FLOW", "VARIABLE", "CONVERTER"
STATE, TRANSITION = "STATE", "TRANSITION"
PARTS = (STOCK, FLOW, VARIABLE, CONVERTER, STATE, TRANSITION)


@dataclass(slots=True)
class Part:
    """A stock, flow, variable, converter, state or transition, by what the file calls it.

    ``equation`` is as Insight Maker has it; ``begins`` and ``ends`` are what a flow or a
    transition takes from and fills; ``reads`` is what a converter reads, empty for the time.
    """

    key: str
    sort: str
    name: str
    equation: str = ""
    at: Place | None = None
    begins: str = ""
    ends: str = ""
    reads: str = ""
    data: tuple[tuple[float, float], ...] = ()
    straight: bool = True
    note: str = ""
    unit: str = ""
    nonnegative: bool = False
    bounds: tuple[float, float] | None = None
    folder: str = ""
    kept: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link: from what to what, its sign, whether it goes both ways, and what we said of it."""

    source: str
    target: str
    sign: Sign = Sign.UNKNOWN
    both: bool = False
    own: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Whole:
    """A model: its parts in the order of the file, arrows, texts and folders by key."""

    title: str = ""
    note: str = ""
    times: Times | None = None
    parts: list[Part] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    texts: list[tuple[str, Place | None]] = field(default_factory=list)
    folders: dict[str, str] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    ours: bool = False
