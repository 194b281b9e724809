"""Links step back from afar, and can still be told from the paper and from each other."""

import pytest

from loopmap.diagram.contrast import contrast
from loopmap.diagram.primitives import Stroke
from loopmap.diagram.quiet import Quiet, quietness
from loopmap.diagram.style import THEMES, load_style

INKS = ("link_same", "link_opposite", "link_unknown", "lens_first", "lens_second", "lens_both")


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


def test_links_are_the_quieter_the_further_away_and_the_more_they_are():
    assert quietness(300, 1.0) == quietness(300, 0.6) == quietness(60, 0.1) == 0.0
    assert 0 < quietness(300, 0.55) < quietness(300, 0.45) < quietness(300, 0.3) == 1.0
    assert quietness(300, 0.1) == 1.0
    assert 0 < quietness(120, 0.1) < quietness(200, 0.1) < quietness(2000, 0.1) == 1.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", INKS)
def test_however_quiet_a_link_can_be_told_from_its_ground(theme, ink):
    style = load_style(theme)
    quiet = Quiet(style, 1.0).colour(getattr(style, ink))
    assert style.quiet_contrast >= 3.0
    assert contrast(quiet, style.paper) >= min(
        style.quiet_contrast, contrast(getattr(style, ink), style.paper)
    )


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_signs_stay_colours_of_their_own(theme):
    quiet, style = Quiet(load_style(theme), 1.0), load_style(theme)
    colours = {quiet.colour(c) for c in (style.link_same, style.link_opposite, style.link_unknown)}
    assert len(colours) == 3


def test_what_is_paler_already_gets_no_paler():
    style = load_style()
    assert Quiet(style, 1.0).colour(style.card_border) == style.card_border


def test_a_stroke_keeps_its_width_and_dash():
    style = load_style()
    stroke = Stroke(style.link_same, 1.9, (7.0, 4.0))
    seen = Quiet(style, 1.0).stroke(stroke)
    assert (seen.width, seen.dash) == (stroke.width, stroke.dash)
    assert seen.colour != stroke.colour
    assert Quiet(style, 0.0).stroke(stroke) == stroke
