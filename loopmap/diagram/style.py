"""Colours, widths and sizes as one value, read from ``resources/themes``.

The canvas, every export and the window take their looks from the same Style, so
a theme is one file and its contrast can be tested as a table.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from loopmap.errors import LoopmapError
from loopmap.resources import resource

THEMES = ("light", "dark", "projector", "print", "contrast", "contrast-dark")


@dataclass(frozen=True, slots=True)
class Style:
    """Every colour is "#rrggbb", every length is in map units. Roles are grouped as used."""

    name: str
    title: str
    dark: bool

    # the map's ground and its cards
    paper: str
    card: str
    card_border: str
    card_text: str
    stock_border: str
    driver_border: str
    mark: str

    # links by sign, and what is drawn across them
    link_same: str
    link_opposite: str
    link_unknown: str
    delay: str

    # lenses: links and tags; cards by the colour of their group; cards from faint to full
    lens_first: str
    lens_second: str
    lens_both: str
    lens_quiet: str
    lens_tints: tuple[str, ...]
    lens_edges: tuple[str, ...]
    lens_bands: tuple[str, ...]

    # lit loops, badges
    halos: tuple[str, ...]
    badge_fill: str
    badge_line: str
    badge_text: str

    # notes and groups (a group's ``colour`` picks a pair)
    note_fill: str
    note_fold: str
    note_border: str
    note_text: str
    group_fills: tuple[str, ...]
    group_borders: tuple[str, ...]
    group_text: str

    # what a hand does: selection, preview, refused
    selection: str
    selection_soft: str
    preview: str
    refused: str

    # the window around the map
    window: str
    panel: str
    border: str
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_text: str
    accent_soft: str
    field: str
    hover: str
    lit_soft: str
    lit_border: str
    warning_soft: str
    warning_text: str
    error_soft: str
    error_text: str

    # sizes
    font_size: float
    label_weight: int
    small_size: float
    title_size: float
    padding_x: float
    padding_y: float
    radius: float
    card_line: float
    link_weak: float
    link_medium: float
    link_strong: float
    head_length: float
    head_half: float
    sign_size: float
    halo_width: float
    dash: tuple[float, ...]
    unknown_dash: tuple[float, ...]
    gap: float
    dim: float
    """How far what is not lit is mixed into the paper, 0 to 1."""
    quiet_contrast: float
    """The contrast with the paper that links keep at least, however many are seen from afar."""
    text_percent: int = 100
    """How large letters are compared with the theme’s own; no theme says it."""

    def gives_places_of(self, other: Style) -> bool:
        """Whether everything stands where it does in another style, for colours set no places."""
        return all(getattr(self, size) == getattr(other, size) for size in _PLACING)

    def names_like(self, other: Style) -> bool:
        """Whether names take as much room as in another style."""
        return all(getattr(self, size) == getattr(other, size) for size in _NAMING)

    def halo(self, index: int) -> str:
        """The colour of a lit loop; indices beyond the palette begin again."""
        return self.halos[index % len(self.halos)]

    def lens_tint(self, index: int) -> str:
        """The fill of cards of one group under a lens; indices beyond the palette begin again."""
        return self.lens_tints[index % len(self.lens_tints)]

    def lens_edge(self, index: int) -> str:
        return self.lens_edges[index % len(self.lens_edges)]

    def group_fill(self, index: int) -> str:
        return self.group_fills[index % len(self.group_fills)]

    def group_border(self, index: int) -> str:
        return self.group_borders[index % len(self.group_borders)]


_NAMING = ("font_size", "label_weight", "small_size", "padding_x", "padding_y")
"""The sizes that cards follow from."""

_PLACING = (
    *_NAMING,
    "head_length",
    "head_half",
    "gap",
)
"""The sizes that places of cards, notes, groups and links follow from."""


def load_style(theme: str = "light") -> Style:
    """The style of a theme in ``THEMES``; raises LoopmapError for any other name."""
    return _loaded(theme)


@cache
def _loaded(theme: str) -> Style:
    if theme not in THEMES:
        raise LoopmapError(
            f"There is no theme called “{theme}”.", f"Choose one of {', '.join(THEMES)}."
        )
    import yaml  # not at import: geometry alone never needs it

    values = yaml.safe_load(resource("themes", f"{theme}.yaml").read_text(encoding="utf-8"))
    said = (field.name for field in fields(Style) if field.name != "text_percent")
    return Style(**{name: _value(values[name]) for name in said})


@lru_cache(maxsize=1024)  # few colours, asked for by thousands of links
def mixed(colour: str, other: str, share: float) -> str:
    """``colour`` with ``share`` (0 to 1) of ``other`` mixed in, as "#rrggbb".

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of "#rrggbb", 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
