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

from loopmap.diagram.arc_pieces import OVERLAP, ArcPieces, arc_pieces
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.faded import faded
from loopmap.diagram.geometry import Box
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
"""Map units that a piece of it may be long at most, for it to become finer little by little …"""

_THIN = NEAR_CARDS + STEPS * STEP + 18.0
"""… until so far along it from either end, however it is bent, it is as fine as it gets."""

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


def pieces_on_the_way(
    table: Floats, box: Box, pixel: float, *, tolerance: float, of: Floats | None = None
) -> ArcPieces:
    """The pieces of a table of arcs (n, 8) as ``arc_pieces``, short where a long line thins out.

    There its width and the layer it lies on change. ``of``: the lines, where they are not
    themselves in the table but what goes along with them.
    """
    is_long = _is_long(table if of is None else of)
    rows, parts, longest = _cut_where_they_thin_out(table, is_long, OVERLAP * pixel)
    pieces = arc_pieces(parts, box, pixel, tolerance=tolerance, longest=longest)
    return ArcPieces(pieces.ends, rows[pieces.owners])


def steps_of(pieces: Floats, arcs: Floats, owners: Ints) -> Ints:
    """How far each piece (n, 4) is on the way of its arc, a row of ``arcs`` (m, 8), 0 to STEPS."""
    steps = np.zeros(len(pieces), dtype=np.intp)
    on_long = np.flatnonzero(_is_long(arcs)[owners])
    own, middle = owners[on_long], (pieces[on_long, :2] + pieces[on_long, 2:]) / 2
    x, y, radius, angle, sweep = arcs[:, :5].T
    away = np.full(len(on_long), np.inf)
    for at in (angle, angle + sweep):
        from_x, from_y = x + radius * np.cos(at), y + radius * np.sin(at)
        gone = np.hypot(middle[:, 0] - from_x[own], middle[:, 1] - from_y[own])
        away = np.minimum(away, gone)
    steps[on_long] = np.ceil((away - NEAR_CARDS) / STEP).clip(0, STEPS)
    return steps


def _cut_where_they_thin_out(
    arcs: Floats, is_long: NDArray[np.bool_], overlap: float
) -> tuple[Ints, Floats, Floats]:
    """Long lines in three parts: those by the cards, and one between that is the same all along.

    Answers of each part the row of its arc, the part as an arc of its own, which reaches so far
    over the next, and how long its pieces may be. Dashes are short anyway and stay as they are.
    """
    parts = np.where(is_long & (arcs[:, 5] == 0), 3, 1)
    rows = np.repeat(np.arange(len(arcs)), parts)
    number = np.arange(len(rows)) - np.repeat(np.cumsum(parts) - parts, parts)
    longest = np.where(is_long[rows], PIECE, np.inf)
    table = arcs[rows]
    cut = np.flatnonzero(parts[rows] == 3)
    own, radius, turn = number[cut], table[cut, 2], np.sign(table[cut, 4])
    length = radius * np.abs(table[cut, 4])
    thin = np.minimum(_THIN, length / 2)
    begin = np.choose(own, (np.zeros(len(cut)), thin, length - thin))
    end = np.choose(own, (thin, length - thin, length))
    table[cut, 3] += turn * begin / radius
    table[cut, 4] = turn * (end - begin + np.where(own < 2, overlap, 0.0)) / radius
    longest[cut[own == 1]] = np.inf
    return rows, table, longest


def _is_long(arcs: Floats) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = arcs[:, 2] * np.abs(arcs[:, 4]) > LONG
    return found
