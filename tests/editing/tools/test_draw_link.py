"""A link is drawn from the variable pressed to the one let go on."""

from dataclasses import replace

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.tools.draw_link import draw_link
from loopmap.model.records import Link, Sign
from tests.support.play import at, let_go, play, scene
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    PRESSES,
    STRAIN,
    TODAY,
    after,
    fines,
)

RIM = at(50, 0, "rim", FINES)
ON_STRAIN = at(200, 0, "variable", STRAIN)
ON_ATTENDANCE = at(400, 0, "variable", ATTENDANCE)


def test_the_variable_a_link_would_arrive_at_is_lit():
    shown, _ = play(draw_link, scene(fines()), RIM, at(100, 350), ON_ATTENDANCE)
    nowhere, there = shown[1:]
    assert (nowhere.lit, nowhere.ghost, nowhere.line.end) == (None, (100, 350), (100, 350))
    assert (there.lit, there.allowed, there.ghost) == (ATTENDANCE, True, None)
    assert there.line.source == FINES
    assert there.line.end == (400, 0)
    assert there.message == "Link “Fines” to “School attendance”"


def test_letting_go_on_a_variable_draws_the_link_and_selects_it():
    release = let_go(400, 0, "variable", ATTENDANCE)
    _, result = play(draw_link, scene(fines()), RIM, ON_ATTENDANCE, release)
    (key,) = result.change.touched(Link)
    link = after(fines(), result.change).maps[TODAY].links[key.id]
    assert (link.source, link.target, link.sign) == (FINES, ATTENDANCE, Sign.UNKNOWN)
    assert result.select == {link.id}


def test_a_link_that_is_there_already_is_not_drawn_and_says_why():
    release = let_go(200, 0, "variable", STRAIN)
    shown, result = play(draw_link, scene(fines()), RIM, ON_STRAIN, release)
    assert not shown[-1].allowed
    assert shown[-1].message == "There is already a link from “Fines” to “Strain”."
    assert not result.change
    assert result.message == shown[-1].message


def test_letting_go_over_nothing_makes_a_variable_there_linked_and_to_be_named():
    _, result = play(draw_link, scene(fines()), RIM, at(100, 200), let_go(120, 300))
    made = after(fines(), result.change).maps[TODAY]
    new = made.variables[result.rename]
    assert (new.name, new.x, new.y) == ("New variable", 120, 300)
    link = made.adjacency.between(FINES, new.id)
    assert result.select == {link.id}, "a key gives it its sign"
    assert result.merge


def test_that_variable_stands_clear_with_room_for_its_link_and_is_seen_there_before():
    beside, where = at(56, 8), scene(fines())
    shown, result = play(draw_link, where, RIM, beside, replace(beside, released=True))
    new = after(fines(), result.change).maps[TODAY].variables[result.rename]
    assert shown[-1].ghost == shown[-1].line.end == (new.x, new.y)
    card = Box(new.x, new.y, 110, 36)
    assert not card.touches(where.drawing.label_boxes[FINES].inflated(40))
    assert not any(card.touches(box) for box in where.drawing.label_boxes.values())


def test_let_go_in_the_area_of_a_group_it_joins_the_group():
    document = fines()
    document = document.apply(move_records(document, TODAY, {STRAIN: (200, 500)}))
    release = let_go(200, 0)
    shown, result = play(draw_link, scene(document), RIM, at(200, 0), release)
    assert shown[-1].lit == HOME
    assert shown[-1].message == "Link “Fines” to a new variable in the group “Home”"
    made = after(document, result.change).maps[TODAY].variables[result.rename]
    assert made.group == HOME


def test_leaving_and_coming_back_links_a_variable_to_itself():
    back = let_go(10, 0, "variable", FINES)
    _, result = play(draw_link, scene(fines()), RIM, at(100, 200), back)
    (key,) = result.change.touched(Link)
    assert result.change.steps[key].after.target == FINES


def test_a_click_selects_and_a_drag_within_the_variable_does_no_harm():
    _, result = play(draw_link, scene(fines()), RIM, let_go(50, 0, "rim", FINES))
    assert (result.select, bool(result.change)) == ({FINES}, False)
    inside = at(0, 0, "variable", FINES)
    _, result = play(draw_link, scene(fines()), RIM, inside, let_go(0, 0, "variable", FINES))
    assert not result.change


def test_esc_draws_nothing():
    _, result = play(draw_link, scene(fines()), RIM, ON_ATTENDANCE)
    assert result is None


def test_a_link_starts_on_a_variable():
    shown, result = play(draw_link, scene(fines()), at(900, 900), ON_STRAIN, let_go(0, 0))
    assert not any(preview.allowed for preview in shown)
    assert result.message.startswith("A link starts on a variable")


def test_an_arrowhead_over_a_variable_does_not_hide_it():
    over = let_go(390, 0, "link_head", PRESSES)
    _, result = play(draw_link, scene(fines()), RIM, over)
    assert result.change.touched(Link)
