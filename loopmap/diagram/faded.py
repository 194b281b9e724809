"""A style mixed into its paper, for what should step back behind a lit loop."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from loopmap.diagram.style import Style, mixed


@lru_cache(maxsize=8)
def faded(style: Style) -> Style:
    """The style with everything on the map paled by ``style.dim``; sizes stay."""

    def pale(colour: str) -> str:
        return mixed(colour, style.paper, style.dim)

    return replace(
        style,
        card_border=pale(style.card_border),
        card_text=pale(style.card_text),
        stock_border=pale(style.stock_border),
        driver_border=pale(style.driver_border),
        mark=pale(style.mark),
        link_same=pale(style.link_same),
        link_opposite=pale(style.link_opposite),
        link_unknown=pale(style.link_unknown),
        delay=pale(style.delay),
        lens_first=pale(style.lens_first),
        lens_second=pale(style.lens_second),
        lens_both=pale(style.lens_both),
        lens_quiet=pale(style.lens_quiet),
        lens_tints=tuple(pale(c) for c in style.lens_tints),
        lens_edges=tuple(pale(c) for c in style.lens_edges),
        lens_bands=tuple(pale(c) for c in style.lens_bands),
        badge_line=pale(style.badge_line),
        badge_text=pale(style.badge_text),
        note_fill=pale(style.note_fill),
        note_fold=pale(style.note_fold),
        note_border=pale(style.note_border),
        note_text=pale(style.note_text),
        group_fills=tuple(pale(c) for c in style.group_fills),
        group_borders=tuple(pale(c) for c in style.group_borders),
        group_text=pale(style.group_text),
    )


@lru_cache(maxsize=8)
def unseen(style: Style) -> Style:
    """The style of what is not drawn at all: known as another one by identity."""
    return replace(faded(style))
