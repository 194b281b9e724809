"""The drawing of a map: complete, in its layers, and the same however it came about."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.badge_place import BADGE_RADIUS
from loopmap.diagram.drawing import Badge, Emphasis, Lit, draw, redraw
from loopmap.diagram.drawn_ids import halo_of
from loopmap.diagram.lenses.evidence import evidence_view
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import ArcPath, RoundBox, TextLine
from loopmap.diagram.style import load_style
from loopmap.errors import Cancelled
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Note, Sign, Variable
from loopmap.model.token import Token, working_for
from tests.support.drawn_maps import HERE, document_of, full_map, map_of, ring

STYLE, MEASURE = load_style(), bundled_measure()
LOOP = tuple(RecordId(f"l{i}") for i in range(4))


def _look(drawing):
    return {record: drawing.primitives(record) for record in drawing.layers()}


def test_every_record_is_drawn_and_lies_within_the_bounds():
    drawing = draw(full_map(), STYLE, MEASURE)
    assert set(drawing.layers()) == {
        "g1",
        "name:g1",
        *LOOP,
        "l4",
        "v0",
        "v1",
        "v2",
        "v3",
        "n1",
        "n2",
    }
    assert all(drawing.primitives(record) for record in drawing.layers())
    for box in (*drawing.label_boxes.values(), *drawing.group_boxes.values()):
        assert drawing.bounds.holds(box)


def test_layers_run_from_groups_over_links_and_names_to_variables_notes_and_badges():
    lit = Emphasis(lit=(Lit(LOOP),))
    drawing = draw(full_map(), STYLE, MEASURE, emphasis=lit, badges=(Badge(LOOP, "U1", "u"),))
    order = drawing.layers()
    above = ("g1", "halo:l0", "l0", "name:g1", "v0", "n1", "badge:U1")
    ranks = [order.index(record) for record in above]
    assert ranks == sorted(ranks)
    assert order.index("halo:v0") < order.index("l0")


def test_an_empty_map_has_no_bounds_and_nothing_to_paint():
    drawing = draw(map_of(), STYLE, MEASURE)
    assert drawing.bounds is None
    assert not list(drawing.all_primitives())


def test_a_sign_is_a_glyph_and_a_line_pattern_not_a_colour_alone():
    drawing = draw(full_map(), STYLE, MEASURE)
    signs, dashes = {}, {}
    for link in ("l0", "l1", "l3"):
        for shape in drawing.primitives(RecordId(link)):
            if shape.role == "sign":
                signs[link] = shape.text
            if shape.role == "link":
                dashes[link] = shape.stroke.dash
    assert signs == {"l0": "+", "l1": "\u2212", "l3": "?"}
    assert len(set(dashes.values())) == 3


def test_kinds_and_roles_are_told_apart_by_shape():
    drawing = draw(full_map(), STYLE, MEASURE)
    looks = set()
    for variable in ("v0", "v1", "v2", "v3"):
        shapes = drawing.primitives(RecordId(variable))
        looks.add(tuple((s.role, type(s), getattr(s, "radius", 0)) for s in shapes))
    assert len(looks) == 4


def test_a_lit_loop_has_halos_under_its_links_and_around_its_cards():
    drawing = draw(full_map(), STYLE, MEASURE, emphasis=Emphasis(lit=(Lit(LOOP, 1),)))
    halo = drawing.primitives(RecordId("halo:l0"))[0]
    assert halo.stroke.colour == STYLE.halo(1)
    assert drawing.primitives(RecordId("halo:v2"))[0].fill == STYLE.halo(1)
    assert drawing.primitives(RecordId("halo:l4")) == ()


def test_a_link_of_two_lit_loops_shows_the_halos_of_both_the_second_in_dashes():
    emphasis = Emphasis(lit=(Lit(LOOP), Lit(LOOP[:1], 1)))
    drawing = draw(full_map(), STYLE, MEASURE, emphasis=emphasis)
    halos = [each.stroke for each in drawing.primitives(halo_of(LOOP[0]))]
    assert [(stroke.colour, bool(stroke.dash)) for stroke in halos] == [
        (STYLE.halo(0), False),
        (STYLE.halo(1), True),
    ]
    assert len(drawing.primitives(halo_of(LOOP[1]))) == 1


def test_the_rest_can_step_back_behind_a_lit_loop():
    emphasis = Emphasis(lit=(Lit(LOOP),), dim_rest=True)
    dimmed = draw(full_map(), STYLE, MEASURE, emphasis=emphasis)
    plain = draw(full_map(), STYLE, MEASURE)
    assert dimmed.primitives(RecordId("l4")) != plain.primitives(RecordId("l4"))
    lit, line = dimmed.primitives(RecordId("l0")), plain.primitives(RecordId("l0"))[0]
    assert lit[0] == replace(line, casing=None), "no edge of ground cuts its halo"
    alike = [shape for shape in lit[1:] if shape.role != "seat"]
    as_ever = plain.primitives(RecordId("l0"))[1:]
    assert alike == [shape for shape in as_ever if shape.role != "seat"]
    grounds = {shape.fill for shape in dimmed.primitives(RecordId("g1")) if shape.role == "area"}
    assert {shape.fill for shape in lit if shape.role == "seat"} <= {*grounds, STYLE.paper}


def test_the_evidence_lens_hollows_the_heads_of_what_nobody_stated():
    drawing = draw(full_map(), STYLE, MEASURE, emphasis=Emphasis(view=evidence_view(full_map())))
    head = next(s for s in drawing.primitives(RecordId("l0")) if s.role == "head")
    assert head.fill == STYLE.paper


def test_a_badge_stands_in_its_loop_clear_of_cards():
    places = [(0, 0), (400, 0), (400, 300), (0, 300)]
    badge = Badge(LOOP, "R1", "reinforcing")
    drawing = draw(map_of(*ring(places)), STYLE, MEASURE, badges=(badge,))
    box = drawing.badge_boxes[badge.id]
    assert math.dist(box.centre, (200, 150)) < 80
    assert not any(box.touches(card) for card in drawing.label_boxes.values())


@pytest.mark.parametrize("places", [[(0, 0), (400, 0), (200, 300)], [(0, 0), (400, 80)]])
@pytest.mark.parametrize("clockwise", [True, False])
def test_the_arrow_of_a_badge_turns_the_way_its_links_run(places, clockwise):
    if len(places) == 2:  # two arrows turn as they bend
        records = ring(places)
        bent = [
            replace(r, bulge=0.5 if clockwise else -0.5) if isinstance(r, Link) else r
            for r in records
        ]
    else:
        bent = ring(places if clockwise else places[::-1])
    badge = Badge(LOOP[: len(places)], "R1", "reinforcing")
    drawing = draw(map_of(*bent), STYLE, MEASURE, badges=(badge,))
    (arrow,) = [s for s in drawing.primitives(badge.id) if isinstance(s, ArcPath)]
    along = [point for link in badge.links for point in drawing.link_paths[link].line]
    area = sum(a.x * b.y - b.x * a.y for a, b in pairwise([*along, along[0]]))
    assert (arrow.sweep > 0) == (area > 0)
    assert (arrow.sweep > 0) is clockwise


def test_a_badge_keeps_off_the_whole_of_a_long_link_through_its_loop():
    places = [(-400, -200), (400, -200), (400, 200), (-400, 200), (-900, 0), (900, 0)]
    straight = Link(RecordId("across"), "v4", "v5", Sign.SAME, bulge=0.0, order=9)
    loop = ring(places[:4])
    ends = [Variable(RecordId(f"v{n}"), f"V{n}", *places[n], order=n) for n in (4, 5)]
    badge = Badge(tuple(RecordId(f"l{n}") for n in range(4)), "R1", "reinforcing")
    drawing = draw(map_of(*loop, *ends, straight), STYLE, MEASURE, badges=(badge,))
    (box,) = drawing.badge_boxes.values()
    assert abs(box.y) > BADGE_RADIUS + 4


def test_a_badge_keeps_off_the_bars_of_a_delay():
    one, other, there, back = ring([(-130, 0), (130, 0)])
    pair = (one, other, replace(there, delayed=True, bulge=0.1), replace(back, bulge=0.2))
    badge = Badge((RecordId("l0"), RecordId("l1")), "R1", "reinforcing")
    drawing = draw(map_of(*pair), STYLE, MEASURE, badges=(badge,))
    (box,) = drawing.badge_boxes.values()
    assert not any(box.touches(bars) for bars in drawing.places.delays)


def test_a_badge_moved_by_hand_stays_and_one_without_its_loop_goes():
    there = Badge(LOOP, "R1", "reinforcing", 900.0, 40.0)
    gone = Badge((RecordId("zz"),), "R2", "reinforcing")
    drawing = draw(full_map(), STYLE, MEASURE, badges=(there, gone))
    assert drawing.badge_boxes[there.id].centre == (900, 40)
    assert gone.id not in drawing.badge_boxes
    assert drawing.primitives(gone.id) == ()


def test_a_group_holds_its_members_and_its_name():
    drawing = draw(full_map(), STYLE, MEASURE)
    area = drawing.group_boxes[RecordId("g1")]
    assert all(area.holds(card) for card in drawing.label_boxes.values())
    name = next(s for s in drawing.primitives(RecordId("name:g1")) if isinstance(s, TextLine))
    assert name.y < min(card.top for card in drawing.label_boxes.values())


def test_a_badge_keeps_off_the_name_of_a_group():
    group = Group(RecordId("g1"), "A name as long as its area is wide", order=9)
    inside = Variable(RecordId("v9"), "Inside", 0, 60, group=group.id, order=9)
    square = ring([(-200, -60), (200, -60), (200, 100), (-200, 100)])
    badge = Badge(tuple(RecordId(f"l{n}") for n in range(4)), "R1", "reinforcing")
    drawing = draw(map_of(*square, inside, group), STYLE, MEASURE, badges=(badge,))
    patch = next(s.box for s in drawing.primitives(RecordId("name:g1")) if isinstance(s, RoundBox))
    (box,) = drawing.badge_boxes.values()
    assert not patch.touches(box)


def test_what_a_move_does_not_touch_is_the_very_same_tuple():
    far = [Variable(RecordId(f"f{i}"), f"Far {i}", 5000 + 300 * i, 5000) for i in range(2)]
    link = Link(RecordId("lf"), far[0].id, far[1].id, Sign.SAME)
    document = document_of(*ring([(0, 0), (300, 0), (150, 200)]), *far, link)
    before = draw(document.maps[HERE], STYLE, MEASURE)
    _look(before)
    old = document.maps[HERE].variables[RecordId("v0")]
    moved = Variable(old.id, old.name, 20, 10, order=old.order)
    after = redraw(before, document.apply(replacing(HERE, [(old, moved)])).maps[HERE], [old.id])
    assert after.primitives(link.id) is before.primitives(link.id)
    assert after.primitives(far[0].id) is before.primitives(far[0].id)
    assert after.primitives(old.id) is not before.primitives(old.id)


def _steps(document, draw_from):
    """One random change to the document; the ids it touches."""
    causal_map = document.maps[HERE]
    data = draw_from
    kinds = ["move", "rename", "sign", "bend", "cut", "add", "group", "appear", "vanish"]
    what = data.draw(st.sampled_from(kinds))
    variables = sorted(causal_map.variables)
    links = sorted(causal_map.links)
    variable = causal_map.variables[data.draw(st.sampled_from(variables))]
    if what in ("move", "rename", "group"):
        new = {
            "move": {"x": data.draw(st.integers(-400, 700)), "y": data.draw(st.integers(0, 400))},
            "rename": {"name": data.draw(st.sampled_from(["Trust", "A much longer name here"]))},
            "group": {"group": data.draw(st.sampled_from([None, RecordId("g1")]))},
        }[what]
        fields = {f: getattr(variable, f) for f in variable.__dataclass_fields__}
        return replacing(HERE, [(variable, Variable(**{**fields, **new}))])
    if what == "appear":
        at = (data.draw(st.integers(-100, 500)), data.draw(st.integers(0, 400)))
        made = Variable(RecordId(f"n{len(variables)}"), "New", *at)
        return replacing(HERE, []) if made.id in variables else adding(HERE, [made])
    if what == "vanish" and len(variables) > 2:
        ends = [k for k in causal_map.links.values() if variable.id in (k.source, k.target)]
        return removing(HERE, [variable, *ends])
    if what == "add":
        source, target = (data.draw(st.sampled_from(variables)) for _ in range(2))
        if causal_map.adjacency.between(source, target):
            return replacing(HERE, [])
        made = Link(RecordId(f"x{source}{target}"), source, target, delayed=True, order=50)
        return adding(HERE, [made])
    if not links:
        return replacing(HERE, [])
    link = causal_map.links[data.draw(st.sampled_from(links))]
    if what == "cut":
        return removing(HERE, [link])
    fields = {f: getattr(link, f) for f in link.__dataclass_fields__}
    new = {"sign": Sign.OPPOSITE} if what == "sign" else {"bulge": 0.4}
    return replacing(HERE, [(link, Link(**{**fields, **new}))])


@given(st.data())
@settings(max_examples=40)
def test_drawn_again_after_any_changes_it_equals_a_drawing_made_afresh(data):
    places = [(0, 0), (300, 0), (420, 200), (200, 330), (-60, 220)]
    document = document_of(
        *ring(places),
        Link(RecordId("k1"), RecordId("v0"), RecordId("v3")),
        Link(RecordId("k2"), RecordId("v3"), RecordId("v0")),
        Link(RecordId("k3"), RecordId("v2"), RecordId("v2")),
        Group(RecordId("g1"), "Area"),
        Note(RecordId("n1"), "A note", 600, 600),
    )
    emphasis = Emphasis(lit=(Lit((RecordId("l0"), RecordId("k1"))),))
    badges = (Badge(tuple(RecordId(f"l{i}") for i in range(5)), "R1", "reinforcing"),)
    drawing = draw(document.maps[HERE], STYLE, MEASURE, emphasis=emphasis, badges=badges)
    for _ in range(data.draw(st.integers(1, 5))):
        _look(drawing)
        change = _steps(document, data)
        document = document.apply(change)
        drawing = redraw(drawing, document.maps[HERE], [key.id for key, _ in change])
    fresh = draw(document.maps[HERE], STYLE, MEASURE, emphasis=emphasis, badges=badges)
    assert drawing.label_boxes == fresh.label_boxes
    assert drawing.link_paths == fresh.link_paths
    assert drawing.group_boxes == fresh.group_boxes
    assert _look(drawing) == _look(fresh)


def test_drawing_in_the_background_stops_when_nobody_wants_it_any_more():
    causal_map, token = full_map(), Token()
    token.cancel()
    with working_for(token), pytest.raises(Cancelled):
        draw(causal_map, load_style("light"), bundled_measure())
