"""Long links of a crowded map are fine where they only pass by, and strong by their cards."""

import numpy as np
import pytest

from loopmap.diagram.arc_pieces import arc_row
from loopmap.diagram.contrast import contrast
from loopmap.diagram.curve import curve_between
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.on_the_way import (
    LONG,
    NEAR_CARDS,
    PIECE,
    STEPS,
    pieces_on_the_way,
    steps_of,
    strokes_on_the_way,
)
from loopmap.diagram.primitives import ArcPath, Stroke
from loopmap.diagram.style import THEMES, load_style

EVERYWHERE = Box(0, 0, 1e5, 1e5)


def straight(length):
    stroke = Stroke("#000000", 2.0)
    line = ArcPath(None, "line", Point(0.0, 0.0), Point(length, 0.0), stroke)
    return np.array([arc_row(line)])


def curved(chord, bulge, dash):
    curve = curve_between(Point(0.0, 0.0), Point(chord, 0.0), bulge)
    line = ArcPath(
        None, "line", curve.start, curve.end, Stroke("#000000", 2.0, dash),
        *curve[2:],
    )  # fmt: skip
    return np.array([arc_row(line)])


def steps_along(length):
    """Where the pieces of a straight link are, and how far each is on its way."""
    arcs = straight(length)
    pieces = pieces_on_the_way(arcs, EVERYWHERE, 1.0, tolerance=0.1)
    return pieces.ends[:, ::2].mean(axis=1), steps_of(pieces.ends, arcs, pieces.owners)


def test_a_long_link_becomes_finer_step_by_step_and_is_alike_from_both_ends():
    middles, steps = steps_along(2000.0)
    assert set(steps) == set(range(STEPS + 1))
    assert np.abs(np.diff(steps)).max() == 1
    assert list(steps) == list(steps[::-1])
    by_cards = np.minimum(middles, 2000.0 - middles) < NEAR_CARDS
    assert (steps[by_cards] == 0).all()
    assert (steps[np.abs(middles - 1000.0) < 500] == STEPS).all()


def test_a_shorter_link_is_the_same_all_along_and_stays_in_one_piece():
    middles, steps = steps_along(LONG - 1.0)
    assert list(steps) == [0]
    assert len(middles) == 1


def test_a_long_link_is_in_short_pieces_where_it_thins_out_and_there_only():
    middles, steps = steps_along(3000.0)
    by_cards = np.minimum(middles, 3000.0 - middles) < LONG / 2
    assert np.diff(middles[by_cards & (middles < 1500.0)]).max() <= PIECE + 1e-3
    assert by_cards.sum() == len(middles) - 1
    assert steps[~by_cards] == [STEPS]


@pytest.mark.parametrize("dash", [(), (7.0, 4.0)])
@pytest.mark.parametrize("bulge", [0.0, 0.3, 1.4])
def test_no_paper_is_seen_between_the_pieces_but_between_dashes(dash, bulge):
    arc = curved(1500.0, bulge, dash)
    pieces = pieces_on_the_way(arc, EVERYWHERE, 2.0, tolerance=0.06)
    gaps = np.hypot(*(pieces.ends[1:, :2] - pieces.ends[:-1, 2:]).T)
    along = pieces.ends[:-1, 2:] - pieces.ends[:-1, :2]
    reaches_over = ((pieces.ends[1:, :2] - pieces.ends[:-1, 2:]) * along).sum(axis=1) < 0
    assert (reaches_over | ((gaps <= 4.01) & bool(dash))).all()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["link_same", "link_opposite", "link_unknown"])
def test_however_fine_it_can_be_told_from_the_paper(theme, ink):
    style = load_style(theme)
    own = Stroke(getattr(style, ink), style.link_strong, (7.0, 4.0))
    strokes = strokes_on_the_way(style, 1000, 1.0, own)
    assert strokes[0] == own
    assert len(strokes) == STEPS + 1
    assert {stroke.dash for stroke in strokes} == {own.dash}
    widths = [stroke.width for stroke in strokes]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] >= 1.0
    least = min(style.quiet_contrast, contrast(own.colour, style.paper))
    assert all(contrast(stroke.colour, style.paper) >= least for stroke in strokes)


def test_few_links_and_what_a_lens_tells_are_as_ever():
    style = load_style()
    own = Stroke(style.link_same, style.link_medium)
    assert list(strokes_on_the_way(style, 80, 1.0, own)) == [own]
    told = Stroke(style.lens_first, style.link_strong)
    assert list(strokes_on_the_way(style, 1000, 1.0, told)) == [told]


def test_of_more_links_long_ones_are_finer():
    style = load_style()
    own = Stroke(style.link_same, style.link_strong)
    widths = [strokes_on_the_way(style, links, 1.0, own)[-1].width for links in (120, 200, 300)]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 3


@pytest.mark.parametrize("level", [0.3, 0.5, 1.0, 2.0])
def test_none_becomes_finer_than_a_pixel(level):
    style = load_style("projector")
    own = Stroke(style.link_same, style.link_strong)
    widths = [stroke.width * level for stroke in strokes_on_the_way(style, 1000, level, own)]
    assert min(widths) >= min(1.0, own.width * level)
