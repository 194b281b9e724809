"""Themes: complete, and readable by contrast in every pair that meets on screen."""

import re
from dataclasses import fields

import pytest

from loopmap.diagram.contrast import contrast
from loopmap.diagram.style import THEMES, Style, load_style, mixed
from loopmap.errors import LoopmapError

TEXT = (
    ("card_text", "card"),
    ("badge_text", "badge_fill"),
    ("note_text", "note_fill"),
    ("text", "window"),
    ("text", "panel"),
    ("text", "field"),
    ("text", "hover"),
    ("text", "lit_soft"),
    ("text", "accent_soft"),
    ("text", "selection_soft"),
    ("text_muted", "window"),
    ("text_muted", "panel"),
    ("text_muted", "paper"),
    ("text_muted", "lit_soft"),
    ("text_muted", "hover"),
    ("text", "card"),
    ("text_muted", "card"),
    ("text_muted", "accent_soft"),
    ("accent", "card"),
    ("accent", "field"),
    ("text_muted", "field"),
    ("accent", "panel"),
    ("accent", "window"),
    ("accent", "accent_soft"),
    ("accent_text", "accent"),
    ("warning_text", "warning_soft"),
    ("error_text", "error_soft"),
    ("error_text", "panel"),
    ("refused", "paper"),
    ("link_same", "paper"),
    ("link_opposite", "paper"),
    ("link_unknown", "paper"),
    ("link_same", "panel"),
    ("link_opposite", "panel"),
)

LINES = (
    ("stock_border", "card"),
    ("stock_border", "paper"),
    ("driver_border", "paper"),
    ("driver_border", "card"),
    ("mark", "card"),
    ("delay", "paper"),
    ("badge_line", "paper"),
    ("selection", "paper"),
    ("selection", "card"),
    ("preview", "paper"),
    ("preview", "card"),
    ("refused", "card"),
    ("accent", "hover"),
    ("text_disabled", "panel"),
    ("text_disabled", "card"),
    ("text_disabled", "field"),
    ("text_disabled", "hover"),
    ("lens_quiet", "paper"),
)

HANDS = ("selection", "preview", "refused", "mark")
"""What a hand sees while it works: frames, guides, handles, links on their way."""

LINKS = ("link_same", "link_opposite", "link_unknown", "delay")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_has_a_contrast_of_four_and_a_half(theme, ink, ground):
    style = load_style(theme)
    assert contrast(getattr(style, ink), getattr(style, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_have_a_contrast_of_three(theme, line, ground):
    style = load_style(theme)
    assert contrast(getattr(style, line), getattr(style, ground)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_links_stand_out_from_halos_and_groups(theme):
    style = load_style(theme)
    for ground in (*style.halos, *style.group_fills):
        for link in LINKS:
            assert contrast(getattr(style, link), ground) >= 3, (link, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_what_a_hand_does_is_seen_on_groups_and_notes_too(theme):
    style = load_style(theme)
    for ground in (*style.group_fills, style.note_fill, *style.lens_tints, *style.lens_bands):
        assert all(contrast(getattr(style, hand), ground) >= 3 for hand in HANDS), ground


@pytest.mark.parametrize("theme", THEMES)
def test_names_are_read_on_every_tint_of_a_lens(theme):
    style = load_style(theme)
    for ground in (*style.lens_tints, *style.lens_bands):
        assert contrast(style.card_text, ground) >= 4.5, ground


@pytest.mark.parametrize("theme", [name for name in THEMES if name.startswith("contrast")])
def test_with_high_contrast_every_edge_is_seen(theme):
    style = load_style(theme)
    for edge in (style.border, style.lit_border, style.card_border, style.note_border):
        assert contrast(edge, style.panel) >= 3
        assert contrast(edge, style.paper) >= 3
    assert contrast(style.text, style.panel) >= 15
    assert all(contrast(edge, style.paper) >= 3 for edge in style.group_borders)


@pytest.mark.parametrize("theme", THEMES)
def test_names_of_groups_can_be_read_on_every_tint(theme):
    style = load_style(theme)
    assert all(contrast(style.group_text, fill) >= 4.5 for fill in style.group_fills)
    assert all(contrast(style.badge_text, halo) >= 4.5 for halo in style.halos)


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_is_written_in_full(theme):
    style = load_style(theme)
    for field in fields(Style):
        value = getattr(style, field.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and field.name not in ("name", "title"):
                assert re.fullmatch("#[0-9a-f]{6}", text), field.name


@pytest.mark.parametrize("theme", THEMES)
def test_text_sizes_are_whole_for_qt_knows_no_others(theme):
    style = load_style(theme)
    sizes = (style.font_size, style.small_size, style.title_size, 2 * style.sign_size)
    assert all(size == round(size) for size in sizes)


def test_an_unknown_theme_is_refused_with_those_there_are():
    with pytest.raises(LoopmapError, match="light, dark, projector, print"):
        load_style("midnight")


def test_contrast_runs_from_one_to_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1


def test_mixing_in_all_of_a_colour_gives_that_colour():
    assert mixed("#102030", "#fbfbf8", 1) == "#fbfbf8"
    assert mixed("#102030", "#fbfbf8", 0) == "#102030"


def test_every_theme_is_read_once_however_it_is_asked_for():
    kept = [load_style(theme) for theme in THEMES]
    assert load_style() is load_style("light")
    assert all(load_style(theme=style.name) is style for style in kept)
