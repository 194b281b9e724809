"""How a link looks: line and head by sign and lens, the sign itself, the bars of a delay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loopmap.diagram.casing import casing_of
from loopmap.diagram.flag_marks import link_flag
from loopmap.diagram.geometry import Box
from loopmap.diagram.ground import Ground
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.look import AS_EVER, Look
from loopmap.diagram.primitives import (
    ArcPath,
    Line,
    Polygon,
    Primitive,
    RoundBox,
    Stroke,
    TextLine,
)
from loopmap.diagram.style import Style, mixed
from loopmap.model.records import Link, Sign, Strength

SIGN_GLYPHS = {Sign.SAME: "+", Sign.OPPOSITE: "\u2212", Sign.UNKNOWN: "?"}
"""The glyph beside the arrowhead; the opposite way is a real minus sign."""

MIXED_GLYPH = "\u00b1"
"""Beside the head of a bundle of which some links are same way and some opposite."""

SEAT = 0.75
"""Half of what a sign's seat takes, in sizes of the sign."""

_HALO_DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (1.6, 0.8),
    (0.6, 0.5),
    (2.4, 0.5, 0.6, 0.5),
)
_MIXED_MIDDLE = 0.3
_GLYPH_MIDDLE = {Sign.SAME: 0.248, Sign.OPPOSITE: 0.248, Sign.UNKNOWN: 0.334}
_GLYPHS = {sign: (SIGN_GLYPHS[sign], _GLYPH_MIDDLE[sign]) for sign in Sign}
"""Each glyph and how far its middle is above its baseline, in em."""


def link_primitives(  # noqa: PLR0913  what an arrow is drawn from
    link: Link,
    path: LinkPath,
    style: Style,
    ground: Ground,
    look: Look = AS_EVER,
    *,
    mixed_signs: bool = False,
    cased: bool = True,
) -> tuple[Primitive, ...]:
    """Line, head, delay bars, flag and sign, lowest first; ``ground`` is what it lies on.

    ``mixed_signs``: a bundle of which some links are same way and some opposite. ``cased``:
    whether its line has an edge of ground.
    """
    colour = link_colour(link, style, look)
    if path.overlapping:
        colour = mixed(colour, style.paper, 0.5)
    glyph = (MIXED_GLYPH, _MIXED_MIDDLE) if mixed_signs else _GLYPHS[link.sign]
    dash = (style.dash[0], 3.0, *style.unknown_dash[:1], 3.0) if mixed_signs else _dash(link, style)
    width = line_width(look.width or link.strength, style)
    return (
        _line(link, path, Stroke(colour, width, dash), ground if cased else None),
        _head(link, path, style, colour, look.hollow),
        *_delay(link, path, style),
        *link_flag(link, path, style),
        *_sign(link, path, style, colour, ground.under(path.sign), glyph),
    )


def link_halo(link: Link, path: LinkPath, colour: int, style: Style) -> ArcPath:
    """The halo of a lit link, from card to tip, to lie under every link.

    ``colour`` picks one of the style's halos and, so that nobody needs to tell colours
    apart, a dash.
    """
    dash = tuple(part * style.halo_width for part in halo_dash(colour))
    curve = path.curve
    stroke = Stroke(style.halo(colour), style.halo_width, dash, round=not dash)
    return ArcPath(
        link.id, "halo", path.tail, path.tip, stroke, curve.centre, curve.radius,
        curve.angle + curve.sweep * path.t_tail,
        curve.sweep * (path.t_tip - path.t_tail),
    )  # fmt: skip


def halo_dash(colour: int) -> tuple[float, ...]:
    """Strokes and gaps of a halo in that colour, in widths of the halo; () for a plain one."""
    return _HALO_DASHES[colour % len(_HALO_DASHES)]


def link_colour(link: Link, style: Style, look: Look = AS_EVER) -> str:
    """The colour of a link by its sign, unless a lens gives it another."""
    if look.tone is not None:
        return str(getattr(style, look.tone.value))
    if link.sign is Sign.UNKNOWN:
        return style.link_unknown
    return style.link_same if link.sign is Sign.SAME else style.link_opposite


def line_width(strength: Strength, style: Style) -> float:
    """Width of the line in map units, by strength."""
    if strength is Strength.MEDIUM:
        return style.link_medium
    return style.link_weak if strength is Strength.WEAK else style.link_strong


def _dash(link: Link, style: Style) -> tuple[float, ...]:
    if link.sign is Sign.SAME:
        return ()
    return style.dash if link.sign is Sign.OPPOSITE else style.unknown_dash


def _line(link: Link, path: LinkPath, stroke: Stroke, ground: Ground | None) -> ArcPath:
    curve = path.curve
    line = ArcPath(
        link.id, "link", path.tail, path.base, stroke,
        curve.centre, curve.radius, curve.angle + curve.sweep * path.t_tail,
        curve.sweep * (path.t_base - path.t_tail),
    )  # fmt: skip
    return line if ground is None else replace(line, casing=casing_of(line, ground))


def _head(link: Link, path: LinkPath, style: Style, colour: str, hollow: bool) -> Polygon:
    """The arrowhead; hollow where the lens asks for it."""
    edge = Stroke(colour, 1.3) if hollow else None
    return Polygon(link.id, "head", path.head, style.paper if hollow else colour, edge)


def _delay(link: Link, path: LinkPath, style: Style) -> Iterator[Line]:
    stroke = Stroke(style.delay, style.link_medium)
    for bar in path.bars:
        yield Line(link.id, "delay", bar, stroke)


def _sign(  # noqa: PLR0913, PLR0917  a glyph on its seat
    link: Link,
    path: LinkPath,
    style: Style,
    colour: str,
    ground: str,
    glyph: tuple[str, float],
) -> Iterator[Primitive]:
    """The glyph on a seat of ground colour, so that lines passing below do not muddle it."""
    size = style.sign_size * 2
    across = 2 * SEAT * style.sign_size
    seat = Box(path.sign.x, path.sign.y, across, across)
    yield RoundBox(link.id, "seat", seat, seat.width / 2, ground)
    yield TextLine(
        link.id, "sign", path.sign.x, path.sign.y + glyph[1] * size, glyph[0], size, 700, colour,
    )  # fmt: skip
