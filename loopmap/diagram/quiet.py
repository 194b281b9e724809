"""Links seen from afar, quieter the smaller they are and the more of them there are.

From afar nobody follows a single link among hundreds, and all of them together hide the
names that tell where one is. So they step back towards the paper, but never so far that
they could not be told from it, nor one sign from the other. Where those between names that
can be read are drawn again over them (``between_names``), the others are like fine hair.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from loopmap.diagram.contrast import contrast, grey_of
from loopmap.diagram.primitives import Stroke
from loopmap.diagram.style import Style, mixed

NEAR, FAR = 0.6, 0.4
"""Pixels per map unit from which links look as ever, and below which they are quietest."""

FEW, MANY = 80, 240
"""So many links need not be quiet, so many must …"""

CROWDS = 8
"""… in so many steps: at each all links look otherwise, and all of the picture is painted again."""

_GREY = 0.4
"""How much of a grey as light as itself a quiet colour has: calm, and a colour still."""

_STEPS = 24
"""Steps in which the least contrast is looked for."""


def quietness(links: int, level: float) -> float:
    """How quiet links are, from 0 (as ever) to 1; ``level`` is pixels per map unit."""
    away = (NEAR - level) / (NEAR - FAR)
    return min(max(away, 0.0), 1.0) * crowdedness(links)


def crowdedness(links: int) -> float:
    """How many links there are, from 0 (few) to 1 (so many that most have to be quiet).

    >>> [crowdedness(links) for links in (80, 81, 100, 101, 240)]
    [0.0, 0.125, 0.125, 0.25, 1.0]
    """
    step = math.ceil(CROWDS * (links - FEW) / (MANY - FEW))
    return min(max(step, 0), CROWDS) / CROWDS


@dataclass(frozen=True, slots=True)
class Quiet:
    """Colours of links as they look from afar: ``by`` is their quietness."""

    style: Style
    by: float

    def colour(self, ink: str) -> str:
        """The ink, mixed into the paper; what is paler already stays as it is."""
        if not self.by:
            return ink
        paper, least = self.style.paper, self.style.quiet_contrast
        if not _most(ink, paper, least):
            return ink
        calm = mixed(ink, grey_of(ink), self.by * _GREY)
        return mixed(calm, paper, self.by * _most(calm, paper, least))

    def stroke(self, stroke: Stroke) -> Stroke:
        return replace(stroke, colour=self.colour(stroke.colour)) if self.by else stroke


@lru_cache(maxsize=256)
def _most(ink: str, paper: str, least: float) -> float:
    """How much paper an ink bears before its contrast with it falls below the least."""
    shares = (step / _STEPS for step in range(_STEPS, 0, -1))
    return next((s for s in shares if contrast(mixed(ink, paper, s), paper) >= least), 0.0)
