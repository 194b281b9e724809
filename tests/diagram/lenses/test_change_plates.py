"""What the change lens puts on a map: badges stand clear of it, and it is drawn once."""

from dataclasses import replace
from itertools import combinations

import pytest

from loopmap.diagram.drawing import Badge, Emphasis, draw, redraw
from loopmap.diagram.drawn_ids import tag_of
from loopmap.diagram.emphasis import Lit
from loopmap.diagram.legible import WORDED
from loopmap.diagram.lens_plates import plate_box
from loopmap.diagram.lenses.change import Became, Mark, changes_view
from loopmap.diagram.look import Ghosts, Lens
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import RoundBox
from loopmap.diagram.settle import settle
from loopmap.diagram.style import load_style
from loopmap.diagram.tag_marks import link_place
from loopmap.editing.change_on_map import ahead_view, change_view
from loopmap.editing.edits.arrange import move_records
from loopmap.formats.loopmap_yaml.read import read
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable
from loopmap.resources import example
from tests.benchmarks.maps import MAP, document_of
from tests.support.drawn_maps import map_of, ring

STYLE, MEASURE = load_style(), bundled_measure()
LOOP = tuple(RecordId(f"l{n}") for n in range(4))
BADGE = Badge(LOOP, "R1", "reinforcing")


def round_map(first=(0, -150)):
    return map_of(*ring([first, (200, 0), (0, 150), (-200, 0)]))


def heart(causal_map):
    return draw(causal_map, STYLE, MEASURE, badges=(BADGE,)).badge_boxes[BADGE.id]


def seen(causal_map):
    """A ghost where the badge would stand, with an arrow, and a plate on a link."""
    at = heart(causal_map)
    ghosts = Ghosts(
        (Variable(RecordId("v9"), "Gone with the wind", x=at.x, y=at.y),),
        (Link(RecordId("l9"), RecordId("v9"), RecordId("v0")),),
    )
    marks = {LOOP[0]: [Mark(Became.WEAKER, "weaker")]}
    return Emphasis(view=changes_view("Change", causal_map, marks, ghosts, ""))


def apart(box, plates):
    return bool(plates) and not any(box.touches(plate) for plate in plates)


def test_a_badge_stands_clear_of_plates_and_of_what_is_gone():
    causal_map = round_map()
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=seen(causal_map), badges=(BADGE,))
    assert apart(drawing.badge_boxes[BADGE.id], drawing.scene.plates)
    assert not apart(heart(causal_map), drawing.scene.plates)


def test_a_badge_makes_way_when_the_lens_comes_and_is_back_when_it_goes():
    causal_map = round_map()
    plain = draw(causal_map, STYLE, MEASURE, badges=(BADGE,))
    lensed = redraw(plain, causal_map, (), emphasis=seen(causal_map))
    assert apart(lensed.badge_boxes[BADGE.id], lensed.scene.plates)
    back = redraw(lensed, causal_map, (), emphasis=Emphasis())
    assert back.badge_boxes == plain.badge_boxes


def test_badges_of_a_drawing_in_a_hurry_make_way_when_it_is_settled():
    causal_map = round_map()
    plain = draw(causal_map, STYLE, MEASURE, badges=(BADGE,))
    hurried = redraw(plain, causal_map, (), emphasis=seen(causal_map), swiftly=True)
    assert hurried.badge_boxes == plain.badge_boxes
    assert not hurried.is_settled
    settled = settle(hurried)
    assert apart(settled.badge_boxes[BADGE.id], settled.scene.plates)


@pytest.mark.parametrize("name", ["fines-for-non-attendance", "transition-and-bullying"])
def test_plates_stay_while_a_map_is_edited_in_a_hurry_and_are_settled(name):
    document = read(example(name).read_bytes(), name).document
    today, future = (document.maps[each] for each in document.map_order)
    lit = Emphasis(view=change_view(today, future))
    drawing = draw(future, STYLE, MEASURE, emphasis=lit)
    moved = sorted(future.variables)[1]
    link = next(i for i in sorted(drawing.scene.tagged) if moved not in _ends(future, i))
    at = future.variables[moved]
    change = move_records(document, future.id, {moved: (at.x + 40, at.y - 30)})
    after = document.apply(change).maps[future.id]
    hurried = redraw(drawing, after, (moved,), swiftly=True)
    assert hurried.scene.plate_seats[tag_of(link)] == drawing.scene.plate_seats[tag_of(link)]
    settled, fresh = settle(hurried), draw(after, STYLE, MEASURE, emphasis=lit)
    assert settled.is_settled
    assert settled.scene.plate_seats == fresh.scene.plate_seats
    assert settled.layers() == fresh.layers()
    for record in fresh.layers():
        assert settled.primitives(record) == fresh.primitives(record)


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("name", ["fines-for-non-attendance", "transition-and-bullying"])
def test_plates_of_a_map_drawn_in_a_hurry_stand_at_their_links_until_it_is_settled(name, beside):
    """Whether nobody has drawn it, or it is drawn from a map seen through another lens."""
    document = read(example(name).read_bytes(), name).document
    today, future = (document.maps[each] for each in document.map_order)
    lit = Emphasis(view=change_view(today, future))
    if beside:
        other = sorted({**today.variables, **today.links} | {**future.variables, **future.links})
        plain = draw(today, STYLE, MEASURE)
        hurried = redraw(plain, future, other, emphasis=lit, swiftly=True)
    else:
        hurried = draw(future, STYLE, MEASURE, emphasis=lit, swiftly=True)
    scene = hurried.scene
    at_links = {i: link_place(p, STYLE, MEASURE) for i, p in scene.link_plates.items()}
    assert scene.plate_seats == at_links
    assert len(at_links) > 2
    assert not hurried.is_settled
    loop = min(future.loops.values(), key=lambda each: each.label).links
    of_loop = replace(lit, lit=(Lit(loop),))
    with_loop = redraw(hurried, future, (), emphasis=of_loop, swiftly=True)
    assert with_loop.scene.plate_seats is scene.plate_seats
    assert not with_loop.is_settled
    for hasty, light in ((hurried, lit), (with_loop, of_loop)):
        settled, fresh = settle(hasty), draw(future, STYLE, MEASURE, emphasis=light)
        assert settled.is_settled
        assert settled.layers() == fresh.layers()
        for record in fresh.layers():
            assert settled.primitives(record) == fresh.primitives(record)


@pytest.mark.parametrize("swiftly", [False, True])
@pytest.mark.parametrize("name", ["fines-for-non-attendance", "transition-and-bullying"])
def test_when_a_loop_is_lit_all_that_the_lens_puts_on_the_map_stays_the_very_same(name, swiftly):
    document = read(example(name).read_bytes(), name).document
    today, future = (document.maps[each] for each in document.map_order)
    view = change_view(today, future)
    loop = min(future.loops.values(), key=lambda each: each.label).links
    badges = (Badge(loop, "R1", "reinforcing"),)
    before = draw(future, STYLE, MEASURE, emphasis=Emphasis(view=view), badges=badges)
    assert before.scene.plates
    lit = Emphasis((Lit(loop),), dim_rest=True, view=view)
    after = redraw(before, future, (), emphasis=lit, swiftly=swiftly)
    fresh = draw(future, STYLE, MEASURE, emphasis=lit, badges=badges)
    assert after.scene.plate_seats is before.scene.plate_seats
    assert after.scene.ghosts is before.scene.ghosts
    assert after.layers() == fresh.layers()
    for record in fresh.layers():
        assert after.primitives(record) == fresh.primitives(record)
    other = replace(lit, view=change_view(future, today))
    turned = redraw(after, future, (), emphasis=other)
    fresh = draw(future, STYLE, MEASURE, emphasis=other)
    assert turned.scene.plate_seats == fresh.scene.plate_seats


def _ends(causal_map, link):
    return causal_map.links[link].source, causal_map.links[link].target


def test_other_lenses_move_no_badge():
    causal_map = round_map()
    view = replace(seen(causal_map).view, lens=Lens.RUN)
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=Emphasis(view=view), badges=(BADGE,))
    assert drawing.scene.plates == ()


def test_ghosts_are_drawn_again_only_when_they_or_the_cards_are_others():
    causal_map = round_map()
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=seen(causal_map))
    again = redraw(drawing, causal_map, (LOOP[1],))
    assert again.scene.ghosts is drawing.scene.ghosts
    assert not {"ghost:v9", "ghost:l9"} & again.altered
    moved = round_map(first=(60, -150))
    after = redraw(again, moved, (RecordId("v0"),))
    assert {"ghost:v9", "ghost:l9"} & after.altered == {"ghost:l9"}
    assert after.primitives("ghost:v9") is again.primitives("ghost:v9")
    fresh = draw(moved, STYLE, MEASURE, emphasis=seen(causal_map))
    assert after.scene.ghosts.shapes == fresh.scene.ghosts.shapes


@pytest.mark.parametrize("name", ["fines-for-non-attendance", "transition-and-bullying"])
@pytest.mark.parametrize("ahead", [True, False])
def test_plates_lie_neither_on_one_another_nor_on_cards_of_others(name, ahead):
    document = read(example(name).read_bytes(), name).document
    today, future = (document.maps[each] for each in document.map_order)
    view = ahead_view(today, future) if ahead else change_view(today, future)
    drawing = draw(today if ahead else future, STYLE, MEASURE, emphasis=Emphasis(view=view))
    shapes = [(i, shape) for i in drawing.layers() for shape in drawing.primitives(i)]
    plates = [
        (i, s.box) for i, s in shapes if isinstance(s, RoundBox) and s.role == WORDED
    ]  # fmt: skip
    assert plates
    assert not [pair for pair in combinations(plates, 2) if pair[0][1].touches(pair[1][1])]
    assert not [i for i, box in plates for card in drawing.cards
                if i != card and drawing.cards[card].touches(box)]  # fmt: skip


def test_a_plate_makes_way_on_a_drawing_that_is_drawn_again():
    causal_map = round_map()
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=seen(causal_map))
    moved = round_map(first=(90, -80))
    again = redraw(drawing, moved, (RecordId("v0"),))
    fresh = draw(moved, STYLE, MEASURE, emphasis=seen(causal_map))
    assert again.scene.plate_seats == fresh.scene.plate_seats
    for tag in fresh.scene.plate_seats:
        assert again.primitives(tag) == fresh.primitives(tag)


def much_changed():
    """A map after much of it has gone, how the lens shows it, and a card that links lead to."""
    before = document_of(40, 90).maps[MAP]
    links = {i: link for n, (i, link) in enumerate(before.links.items()) if n % 3}
    after = CausalMap(before.info, {"variables": before.variables, "links": links})
    return after, Emphasis(view=change_view(before, after)), RecordId("v11")


def moved(causal_map, record, aside, down):
    variable = causal_map.variables[record]
    there = {**causal_map.variables, record: replace(variable, x=aside, y=down)}
    return CausalMap(causal_map.info, {"variables": there, "links": causal_map.links})


def test_in_a_hand_only_what_it_holds_looks_otherwise():
    causal_map, emphasis, held = much_changed()
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=emphasis)
    after = moved(causal_map, held, 620, 410)
    shown = redraw(drawing, after, [held], roughly=True, in_hand=True)
    gone = {k.id: k for k in emphasis.view.ghosts.links}
    here = {k.id: k for k in causal_map.links.values()}
    joined = {i for i, k in {**gone, **here}.items() if held in (k.source, k.target)}
    seen = {i.removeprefix("tag:").removeprefix("ghost:") for i in shown.altered} - {held}
    assert seen & gone.keys()
    assert seen == joined


def test_after_a_hand_has_let_go_all_is_as_if_drawn_anew():
    causal_map, emphasis, held = much_changed()
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=emphasis)
    for aside, down in ((620, 410), (80, 700), (900, 30)):
        causal_map = moved(causal_map, held, aside, down)
        redraw(drawing, causal_map, [held], roughly=True, in_hand=True)
        drawing = redraw(drawing, causal_map, [held])
        fresh = draw(causal_map, STYLE, MEASURE, emphasis=emphasis)
        assert drawing.layers() == fresh.layers()
        for record in fresh.layers():
            assert drawing.primitives(record) == fresh.primitives(record)


def test_a_plate_stands_beside_a_line_too_short_to_bear_it():
    one = Variable(RecordId("a"), "Support first", x=0, y=0)
    other = Variable(RecordId("b"), "Fines issued", x=135, y=-30)
    link = Link(RecordId("l"), one.id, other.id)
    causal_map = map_of(one, other, link)
    view = changes_view("Change", causal_map, {link.id: [Mark(Became.NEW, "new")]}, Ghosts(), "")
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=Emphasis(view=view))
    (plate,) = drawing.scene.plates
    assert not any(plate.touches(card) for card in drawing.cards.values())


@pytest.mark.parametrize("name", ["fines-for-non-attendance", "transition-and-bullying"])
def test_no_plate_hides_the_sign_of_its_own_link(name):
    document = read(example(name).read_bytes(), name).document
    today, future = (document.maps[each] for each in document.map_order)
    emphasis = Emphasis(view=change_view(today, future))
    scene = draw(future, STYLE, MEASURE, emphasis=emphasis).scene
    boxes = {
        tag: plate_box(plate, scene.plate_seats[tag], STYLE, MEASURE)
        for tag, plate in scene.link_plates.items()
    }
    assert boxes
    assert not [tag for tag, box in boxes.items() if box.contains(scene.link_plates[tag].path.sign)]
