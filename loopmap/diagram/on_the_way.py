"""Long links on their way: where they only pass by, they step back.

On a map of many links most lines that cross a place neither begin nor end there. A long link is
as strong as ever by both of its cards, where one asks what moves them; between, it thins out to a
fine line of its own colour, which can still be followed but hides nothing. Few links need not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.faded import faded
from loopmap.diagram.primitives import Stroke
from loopmap.diagram.quiet import Quiet, crowdedness, quietness
from loopmap.diagram.style import Style

NEAR_CARDS = 170.0
"""Map units from each end within which a link is as strong as ever: about a card and its sign."""

STEPS, STEP = 4, 28.0
"""It becomes finer in so many steps, each of so many map units."""

LONG = 2 * (NEAR_CARDS + STEPS * STEP) + 60.0
"""Map units from which a link is long: shorter ones have hardly a way between."""

PIECE = 28.0
"""Map units that a piece of it may be long at most, for it to become finer little by little."""

_FINE = 0.52
"""Share of its width that a line has there: some pixel life size, more for a projector …"""

_FINEST = 1.0
"""… and no less than so many pixels, for a finer line would be paler than its colour."""


def strokes_on_the_way(style: Style, links: int, level: float, stroke: Stroke) -> Sequence[Stroke]:
    """The strokes of a link from its ends to its middle, of a map of so many ``links``.

    ``level``: pixels to a map unit. One alone where it looks the same all along, as what a lens
    tells of a link does; what steps back behind a lit loop thins out, too.
    """
    at_ends, between = quietness(links, level), crowdedness(links)
    if stroke.colour not in _inks(style):
        return (Quiet(style, at_ends).stroke(stroke),)
    finest = max(_FINE * stroke.width, _FINEST / level)
    thinner = between * max(0.0, stroke.width - finest)

    def stroke_at(share: float) -> Stroke:
        quiet = Quiet(style, at_ends + (between - at_ends) * share)
        return replace(quiet.stroke(stroke), width=stroke.width - share * thinner)

    return [stroke_at(step / STEPS) for step in range(STEPS + 1 if between else 1)]


@lru_cache(maxsize=8)
def _inks(style: Style) -> frozenset[str]:
    """Colours of links of which nothing is told but their sign."""
    looks = (style, faded(style))
    inks = ((s.link_same, s.link_opposite, s.link_unknown, s.lens_quiet) for s in looks)
    return frozenset(colour for some in inks for colour in some)


def longest_pieces(arcs: Floats) -> Floats:
    """How long the pieces of each arc of a table (n, 8) may be, in map units."""
    return np.where(_is_long(arcs), PIECE, np.inf)


def steps_of(pieces: Floats, arcs: Floats) -> Ints:
    """How far each piece (n, 4) of the arc (n, 8) beside it is on its way, 0 to ``STEPS``."""
    middle = (pieces[:, :2] + pieces[:, 2:]) / 2
    x, y, radius, angle, sweep = arcs[:, :5].T
    away = np.full(len(pieces), np.inf)
    for at in (angle, angle + sweep):
        from_x, from_y = x + radius * np.cos(at), y + radius * np.sin(at)
        away = np.minimum(away, np.hypot(middle[:, 0] - from_x, middle[:, 1] - from_y))
    steps = np.ceil((away - NEAR_CARDS) / STEP).clip(0, STEPS)
    steps[~_is_long(arcs)] = 0
    found: Ints = steps.astype(np.intp)
    return found


def _is_long(arcs: Floats) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = arcs[:, 2] * np.abs(arcs[:, 4]) > LONG
    return found
