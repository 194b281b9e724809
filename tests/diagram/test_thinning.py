"""Long links of a crowded map thin out on paper as on the screen."""

import itertools
import math
from dataclasses import replace

import pytest

from loopmap.diagram.casing import casing_of
from loopmap.diagram.drawing import Emphasis, draw
from loopmap.diagram.emphasis import Lit
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.ground import Ground
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.on_the_way import LONG, NEAR_CARDS, STEPS, strokes_on_the_way
from loopmap.diagram.page import page_of
from loopmap.diagram.primitives import ArcPath, RoundBox, Stroke, Way
from loopmap.diagram.style import load_style
from loopmap.diagram.thinning import in_layers, parts_of, passing_lowest, thinned
from loopmap.formats.svg import write_svg
from tests.benchmarks.maps import document_of

STYLE = load_style()


def line(dash=(), length=2000.0):
    own = Stroke(STYLE.link_same, 1.9, dash)
    way = Way(tuple(strokes_on_the_way(STYLE, 1000, 1.0, own)), NEAR_CARDS, 28.0)
    bare = ArcPath(None, "link", Point(0, 0), Point(length, 0), own, way=way)
    return replace(bare, casing=casing_of(bare, Ground(STYLE.paper)))


def length_of(arc):
    return abs(arc.radius * arc.sweep) or math.dist(arc.start, arc.end)


def crowd(variables, links):
    return next(iter(document_of(variables, links).maps.values()))


def lengths(parts):
    return [math.dist(part.start, part.end) for part in parts]


def test_its_parts_follow_one_another_from_end_to_end_and_are_finest_in_the_middle():
    parts = parts_of(line())
    assert parts[0].start == (0, 0)
    assert parts[-1].end == pytest.approx((2000, 0))
    for one, other in itertools.pairwise(parts):
        assert other.start.x <= one.end.x <= other.start.x + 1
    widths = [part.stroke.width for part in parts]
    assert widths == widths[::-1]
    assert min(widths) == widths[STEPS] < widths[0] == 1.9
    assert all(part.casing is None and part.way is None for part in parts)


def crossing(at=1000.0):
    """A strong short line across the middle of a long one."""
    own = Stroke(STYLE.link_opposite, STYLE.link_strong)
    bare = ArcPath(None, "link", Point(at, -90), Point(at, 90), own)
    return replace(bare, casing=casing_of(bare, Ground(STYLE.paper)))


def test_what_only_passes_by_lies_below_what_begins_or_ends_there():
    short, sign = crossing(), RoundBox(None, "seat", Box(0, 0, 9, 9), 4.5, STYLE.paper)
    shapes = [*in_layers([short, line(), sign, line()])]
    place = {id(shape): number for number, shape in enumerate(shapes)}
    strong = next(s for s in shapes if s.role == "link" and s.start.x == s.end.x)
    first = shapes[: shapes.index(sign)]
    middles = [s for s in first if s.start.x >= 169.0 and s.end.x <= 1831.0 and s is not strong]
    ends = [s for s in first if s.start.x < 169.0 or s.end.x > 1831.0]
    fine = [s for s in middles if s.role == "link" and s.start.y == 0.0]
    assert len(fine) == 2 * STEPS - 1
    assert max(place[id(s)] for s in fine) < place[id(strong)]
    assert max(place[id(s)] for s in fine) < min(place[id(s)] for s in ends)


def test_the_edge_of_what_lies_above_ends_before_it_does():
    upper = [s for s in in_layers([line()]) if s.start.x < 169.0]
    edge, own = upper
    assert (edge.role, own.role) == ("casing", "link")
    assert edge.end.x < own.end.x


def test_in_layers_nothing_is_left_to_be_cut_or_cased():
    page = page_of(crowd(120, 300), STYLE, bundled_measure())
    lines = [s for s in in_layers(page.primitives) if isinstance(s, ArcPath)]
    assert all(s.way is None and s.casing is None for s in lines)
    whole = [s for s in page.primitives if isinstance(s, ArcPath) and s.role == "link"]
    assert {s.record for s in lines if s.role == "casing"} <= {s.record for s in whole}
    assert sum(length_of(s) for s in lines if s.role == "link") == pytest.approx(
        sum(map(length_of, whole)), rel=0.01
    )


def test_who_needs_lines_in_one_piece_has_the_long_ones_lowest():
    sign = RoundBox(None, "seat", Box(0, 0, 9, 9), 4.5, STYLE.paper)
    one, other, long = crossing(1.0), crossing(2.0), line()
    assert [*passing_lowest([one, long, other, sign, one])] == [long, one, other, sign, one]


def test_on_paper_it_keeps_most_of_its_width_however_small_the_picture_is_shown():
    drawing = draw(crowd(120, 300), STYLE, bundled_measure())
    ways = [s.way for s in thinned(drawing) if isinstance(s, ArcPath) and s.way]
    assert ways
    for way in ways:
        assert way.strokes[0].width > way.strokes[-1].width >= 0.7 * way.strokes[0].width


def test_its_dashes_go_on_from_part_to_part():
    for part in parts_of(line(dash=(7.0, 4.0)))[:-1]:
        assert part.end.x % 11 == pytest.approx(0, abs=1e-6) or part.end.x % 11 > 11 - 1e-6


def test_drawn_smaller_it_thins_out_in_the_same_places():
    large, small = line(), Enlarging(0.5).of_shape(line())
    halves = [length / 2 for length in lengths(parts_of(large))]
    assert lengths(parts_of(small)) == pytest.approx(halves)
    assert [p.stroke.width for p in parts_of(small)] == [
        p.stroke.width / 2 for p in parts_of(large)
    ]


def test_on_paper_long_links_of_a_crowded_map_thin_out_and_others_do_not():
    causal_map = crowd(120, 300)
    page = page_of(causal_map, STYLE, bundled_measure())
    lines = [s for s in page.primitives if isinstance(s, ArcPath) and s.role == "link"]
    for shape in lines:
        assert (shape.way is not None) == (length_of(shape) > LONG)
    assert any(shape.way for shape in lines)
    few = page_of(crowd(30, 70), STYLE, bundled_measure())
    assert not any(isinstance(s, ArcPath) and s.way for s in few.primitives)


def test_what_a_loop_lights_is_the_same_all_along():
    causal_map = crowd(120, 300)
    lit = tuple(sorted(causal_map.links))[:20]
    emphasis = Emphasis(lit=(Lit(lit),), dim_rest=False)
    drawing = draw(causal_map, STYLE, bundled_measure(), emphasis=emphasis)
    thin = {s.record for s in thinned(drawing) if isinstance(s, ArcPath) and s.way}
    assert thin
    assert not thin & set(lit)


def test_a_picture_has_each_part_in_its_own_colour():
    page = page_of(crowd(120, 300), STYLE, bundled_measure())
    finest = strokes_on_the_way(STYLE, 300, 1.0, Stroke(STYLE.link_same, STYLE.link_medium))[-1]
    assert finest.colour in write_svg(page).decode()
