"""How a lens shows one record: a colour, and always a width, a shape or a word besides.

A lens computes a ``LensView`` from data it is given; drawing, legend and chip show that
value and know nothing of loops, runs or other maps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from loopmap.diagram.small_curve import SmallCurve
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Strength, Variable


class Lens(Enum):
    """What colour, width and tags on the map say."""

    SIGN = "sign"
    LOOPS = "loops"
    EVIDENCE = "evidence"
    GROUPS = "groups"
    CHANGE = "change"
    RUN = "run"
    INFLUENCE = "influence"


class Tone(Enum):
    """A colour role of the style, named after the part it plays in a lens."""

    FIRST = "lens_first"
    SECOND = "lens_second"
    BOTH = "lens_both"
    QUIET = "lens_quiet"
    INK = "card_text"


class Glyph(Enum):
    """The small shape before a tag's words."""

    NONE = ""
    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    EITHER = "either"
    UP_THEN_DOWN = "up, then down"
    DOWN_THEN_UP = "down, then up"
    HAND = "hand"
    STAR = "star"
    CROSS = "cross"
    TURNED = "turned"
    CLOCK = "clock"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Look:
    """How one record is shown; what is None stays as it is without a lens.

    ``tone`` colours a link, or the tag of a card. ``width`` is the strength whose line a
    link gets, ``hollow`` draws its head, or the glyph of a tag, as an outline. ``tint`` is
    a card's fill among the style's tints, ``band`` among its bands, from faint to full.
    ``brief``: fewer words for a tag that has little room. ``act``: what is done to a variable,
    in words on a plate of its own; ``curve``: its course.
    """

    tone: Tone | None = None
    width: Strength | None = None
    hollow: bool = False
    tag: str = ""
    glyph: Glyph = Glyph.NONE
    tint: int | None = None
    band: int | None = None
    act: str = ""
    curve: SmallCurve | None = None
    brief: str = ""

    @property
    def is_tagged(self) -> bool:
        """Whether anything stands on a plate of its own."""
        return bool(self.tag) or self.glyph is not Glyph.NONE


AS_EVER = Look()


@dataclass(frozen=True, slots=True)
class LensKey:
    """One line of a lens's legend: what a look means, on a sample of what carries it."""

    text: str
    look: Look
    sample: Literal["link", "card", "ghost link"] = "link"


GONE = Look(Tone.QUIET, Strength.WEAK, hollow=True, tag="gone", glyph=Glyph.CROSS)
"""How anything that is no longer there is shown."""


@dataclass(frozen=True, slots=True)
class Ghosts:
    """Records that are not on this map and are shown where they were, or would be.

    ``looks``: how each is shown; those without one as gone.
    """

    variables: tuple[Variable, ...] = ()
    links: tuple[Link, ...] = ()
    looks: Mapping[RecordId, Look] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        return not (self.variables or self.links)

    def look(self, record: RecordId) -> Look:
        """How a record is shown."""
        return self.looks.get(record, GONE)


@dataclass(frozen=True, slots=True)
class LensView:
    """What a lens shows of one map.

    ``title`` names it, ``says`` is a sentence on how far it can be trusted, or "".
    """

    lens: Lens = Lens.SIGN
    title: str = "Signs"
    says: str = ""
    looks: Mapping[RecordId, Look] = field(default_factory=dict)
    keys: tuple[LensKey, ...] = ()
    ghosts: Ghosts = Ghosts()

    def look(self, record: RecordId) -> Look:
        """How a record is shown."""
        return self.looks.get(record, AS_EVER)


SIGNS = LensView()
"""No lens but the signs that links carry anyway."""
