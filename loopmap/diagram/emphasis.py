"""What a drawing is asked to bring out: lit loops, loop badges and the lens."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.diagram.look import SIGNS, LensView
from loopmap.model.ids import RecordId

BADGE = "badge:"
"""What the id of a badge begins with; its loop's label follows."""

MOST_LIT = 4
"""Loops lit at once: as many colours and dashes as can be told apart."""


@dataclass(frozen=True, slots=True)
class Lit:
    """Links shown with a halo, their cards too; ``colour`` picks one of the style's halos.

    ``called`` is what a legend calls them; "" for what is only pointed at.
    """

    links: tuple[RecordId, ...]
    colour: int = 0
    called: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A loop's sign on the map. ``links`` is the loop's key.

    ``kind`` is "reinforcing", "balancing" or "undetermined"; ``x`` and ``y`` are None
    until a person moved the badge.
    """

    links: tuple[RecordId, ...]
    label: str
    kind: str
    x: float | None = None
    y: float | None = None

    @property
    def id(self) -> RecordId:
        """What the badge is called in a drawing; never the id of a record."""
        return RecordId(BADGE + self.label)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Nothing lit and no lens but the signs, unless said otherwise.

    ``dim_rest`` fades what is not part of a lit loop, where one is lit. ``kept`` are the
    records of the map that stay where all else is faded, or not drawn at all where it
    ``hides``; None where there is no such choice.
    """

    lit: tuple[Lit, ...] = ()
    dim_rest: bool = False
    view: LensView = SIGNS
    kept: frozenset[RecordId] | None = None
    hides: bool = False


PLAIN = Emphasis()
