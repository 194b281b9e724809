"""Names on a map written larger or smaller, every card staying where its middle is."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from loopmap.diagram.style import Style, load_style


@lru_cache(maxsize=16)
def with_text(style: Style, percent: int) -> Style:
    """The style with all its letters at ``percent`` of their size, in whole map units."""
    if percent == 100:
        return style

    def sized(units: float) -> float:
        return float(max(1, round(units * percent / 100)))

    return replace(
        style,
        font_size=sized(style.font_size),
        small_size=sized(style.small_size),
        title_size=sized(style.title_size),
        sign_size=sized(2 * style.sign_size) / 2,
        text_percent=percent,
    )


def plain(style: Style) -> Style:
    """The light theme with letters at the same percentage: what links are bent for.

    So a map's arrows lead the same way in every theme, though names are bolder in some.
    """
    light = load_style()
    if style.text_percent == light.text_percent:
        return light  # asked for every card: what is kept by a style has to hash all of it
    return with_text(light, style.text_percent)
