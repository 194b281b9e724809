"""A map with collapsed groups as it is drawn: stacks, bundles, loops led through them."""

import math
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.drawing import Badge, Emphasis, Lit, draw, redraw
from loopmap.diagram.fold import fold, seen_as, stacks_of, touched_by
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import Hit, chevron_place, hit
from loopmap.diagram.link_path import link_path
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import page_of
from loopmap.diagram.primitives import TextLine
from loopmap.diagram.stack_marks import count_place
from loopmap.diagram.style import load_style
from loopmap.model.change import removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from tests.support.drawn_maps import HERE
from tests.support.folded_maps import HOME, SCHOOL, grouped_maps, households

STYLE, MEASURE = load_style(), bundled_measure()
ROUND = tuple(RecordId(f"l{i}") for i in (0, 2, 4, 5, 6))
INSIDE = (RecordId("l0"), RecordId("l1"))


def _drawn(causal_map, **light):
    return draw(fold(causal_map), STYLE, MEASURE, **light)


def _texts(drawing, record):
    return [s.text for s in drawing.primitives(record) if isinstance(s, TextLine)]


def test_a_stack_shows_name_and_number_on_a_pile_and_is_the_box_of_its_group():
    drawing = _drawn(households())
    assert _texts(drawing, HOME) == ["Home", "2 variables"]
    roles = [shape.role for shape in drawing.primitives(HOME)]
    assert roles.count("sheet") == 2
    assert HOME in drawing.group_boxes
    assert HOME not in drawing.label_boxes
    assert drawing.cards[HOME] == drawing.group_boxes[HOME]
    assert drawing.bounds.holds(drawing.cards[HOME])


def test_a_bundle_says_how_many_and_mixed_signs_are_no_question_mark():
    drawing = _drawn(households())
    same = drawing.seen_as(RecordId("l2"))
    mixed = drawing.seen_as(RecordId("l6"))
    assert _texts(drawing, same) + _texts(drawing, f"tag:{same}") == ["+", "×2"]
    assert _texts(drawing, mixed) + _texts(drawing, f"tag:{mixed}") == ["±", "×2"]
    assert drawing.layers().index(f"tag:{same}") > drawing.layers().index("v2")
    dashes = {d.primitives(same)[0].stroke.dash for d in (drawing,)}
    assert drawing.primitives(mixed)[0].stroke.dash not in dashes
    assert [s.role for s in drawing.primitives(same)].count("delay") == 2


def test_the_count_of_a_delayed_bundle_lies_beside_its_bars():
    drawing = _drawn(households())
    bundle = drawing.seen_as(RecordId("l2"))
    shapes = (*drawing.primitives(bundle), *drawing.primitives(RecordId(f"tag:{bundle}")))
    (pill,) = [s for s in shapes if s.role == "count" and not isinstance(s, TextLine)]
    bars = [point for s in shapes if s.role == "delay" for point in s.points]
    assert not any(pill.box.inflated(1).contains(point) for point in bars)


def test_the_count_of_a_bundle_too_short_for_it_lies_beside_it_and_off_its_sign():
    for apart, is_on_it in ((400, True), (140, False)):
        for bulge in (0.4, -0.4):
            path = link_path(Box(0, 0, 100, 60), Box(apart, 0, 100, 60), bulge, STYLE)
            pill = count_place(path, "×2", STYLE, MEASURE)
            assert pill.contains(path.curve.point((path.t_tail + path.t_tip) / 2)) is is_on_it
            assert math.dist(pill.centre, path.sign) > 18


def test_badges_of_loops_inside_are_hidden_and_others_sit_on_what_is_drawn():
    badges = (Badge(ROUND, "R2", "reinforcing"), Badge(INSIDE, "R1", "reinforcing"))
    drawing = _drawn(households(), badges=badges)
    assert set(drawing.badge_boxes) == {"badge:R2"}
    assert drawing.primitives(RecordId("badge:R2"))


def test_a_lit_loop_lights_the_stacks_and_bundles_it_runs_through():
    drawing = _drawn(households(), emphasis=Emphasis(lit=(Lit(ROUND),)))
    halos = {i for i in drawing.layers() if i.startswith("halo:")}
    bundle = drawing.seen_as(RecordId("l2"))
    assert {f"halo:{HOME}", f"halo:{SCHOOL}", f"halo:{bundle}", "halo:l4"} <= halos
    assert all(drawing.primitives(halo) for halo in halos)


def test_a_press_finds_the_group_its_chevron_and_the_bundle():
    drawing = _drawn(households())
    box = drawing.cards[HOME]
    assert hit(drawing, box.centre, 4) == Hit("group", HOME)
    assert hit(drawing, Point(box.left - 2, box.y), 4) == Hit("group", HOME)
    assert hit(drawing, chevron_place(drawing, HOME).centre, 4) == Hit("chevron", HOME)
    bundle = drawing.seen_as(RecordId("l2"))
    path = drawing.link_paths[bundle]
    for place in (path.handle, path.tip, path.line[4]):
        assert hit(drawing, place, 4) == Hit("bundle", bundle)
    lone = drawing.link_paths[RecordId("l4")]
    assert hit(drawing, lone.handle, 4) == Hit("link", "l4")


def test_an_open_group_has_its_chevron_in_the_corner_of_its_area():
    drawing = _drawn(households(home=False))
    assert hit(drawing, chevron_place(drawing, HOME).centre, 4) == Hit("chevron", HOME)


def _look(drawing):
    return {record: drawing.primitives(record) for record in drawing.layers()}


@settings(max_examples=60)
@given(grouped_maps(), st.data())
def test_after_collapsing_opening_moving_and_deleting_all_looks_as_if_drawn_anew(whole, data):
    document = Document(maps={HERE: whole})
    drawing = draw(fold(whole), STYLE, MEASURE)
    for _ in range(4):
        change = data.draw(st.sampled_from(_changes(document.maps[HERE])))
        before, document = fold(document.maps[HERE]), document.apply(change)
        after = fold(document.maps[HERE])
        keys = [key.id for key, _ in change]
        drawing = redraw(drawing, after, touched_by(before, after, keys))
        fresh = draw(after, STYLE, MEASURE)
        assert np.array_equal(drawing.places.lines, fresh.places.lines)
        assert list(drawing.layers()) == list(fresh.layers())
        assert _look(drawing) == _look(fresh)


def _changes(causal_map):
    """Each group turned over, each variable moved or led to another group, each link gone."""
    groups, variables = causal_map.groups.values(), causal_map.variables.values()
    return [
        *(replacing(HERE, [(g, replace(g, collapsed=not g.collapsed))]) for g in groups),
        *(replacing(HERE, [(g, replace(g, colour=3, name="Other"))]) for g in groups),
        *(replacing(HERE, [(v, replace(v, x=v.x + 90))]) for v in variables),
        *(replacing(HERE, [(v, replace(v, group=RecordId("g0")))]) for v in variables),
        *(removing(HERE, [link]) for link in causal_map.links.values()),
    ]


def test_what_is_touched_is_what_differs_and_nothing_more():
    whole = households()
    variable = whole.variables[RecordId("v0")]
    document = Document(maps={HERE: whole})
    moved = document.apply(replacing(HERE, [(variable, replace(variable, meaning="x"))]))
    folded = fold(whole)
    assert not set(touched_by(folded, fold(moved.maps[HERE]), ["v0"]))
    gone = document.apply(removing(HERE, [whole.links[RecordId("l2")]]))
    bundle = seen_as(folded, RecordId("l2"))
    assert set(touched_by(folded, fold(gone.maps[HERE]), ["l2"])) >= {bundle, "l3"}


def test_the_words_of_a_picture_speak_of_the_stacks_and_bundles_it_shows():
    told = page_of(households(), STYLE, MEASURE).description
    assert "1 variable, 2 collapsed groups and" in told
    assert "Home (a group of 2 variables) to School attendance: 2 links, same way" in told
    assert "School and peers (a group of 2 variables) to Home" in told
    assert "some the same way and some the opposite" in told
    assert "Strain" not in told.split("\n", 1)[1].split("Loop")[0]


def test_stacks_have_room_for_a_long_name():
    whole = households()
    group = whole.groups[HOME]
    long = replace(group, name="Everything that goes on in the household before school begins")
    folded = fold(Document(maps={HERE: whole}).apply(replacing(HERE, [(group, long)])).maps[HERE])
    drawing = draw(folded, STYLE, MEASURE)
    assert " ".join(_texts(drawing, HOME)[:-1]) == long.name
    assert stacks_of(folded)[HOME].group.name == long.name
