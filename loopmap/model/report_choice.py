"""What people chose for the report of a map, kept with the map so that the next is one key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from loopmap.model.ids import RecordId


class Reach(Enum):
    """Which maps of the document a report tells of."""

    THIS = "this"
    FUTURE = "future"
    ALL = "all"


class LoopsTold(Enum):
    """Which loops a report tells one by one."""

    KEY = "key"
    LIT = "lit"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A section by the name its template gives it; ``shown`` False leaves it out.

    ``before`` and ``after``: words of people around what is told, paragraphs apart by an
    empty line.
    """

    id: str
    shown: bool = True
    before: str = ""
    after: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """``sections`` in the order of the report; a template's others follow them.

    ``suffix``: the kind of file. ``title`` empty: that of the document and the map; ``date``
    empty: the day it is written. ``without_runs``: kept runs that are left out. ``chosen``:
    loops by their links, where ``loops`` says so. ``room``: also what is for the room; what is
    private never is.
    ``figure``: the view that is drawn in place of the whole map; ``views``: more of them,
    each a figure.
    """

    template: str = "full"
    suffix: str = ".docx"
    sections: tuple[SectionChoice, ...] = ()
    title: str = ""
    author: str = ""
    contact: str = ""
    place: str = ""
    date: str = ""
    maps: Reach = Reach.FUTURE
    without_runs: tuple[RecordId, ...] = ()
    loops: LoopsTold = LoopsTold.KEY
    chosen: tuple[tuple[RecordId, ...], ...] = ()
    room: bool = False
    page_each: bool = False
    house: bool = False
    figure: RecordId | None = None
    views: tuple[RecordId, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
