"""Chain entry on the canvas, and linking by typing: every key, and what it leaves behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from loopmap.model.ids import RecordId
from loopmap.model.records import Sign
from loopmap.ui.canvas.far_end_trial import NEW
from loopmap.ui.canvas.trial import DRAWN_LINK
from loopmap.ui.canvas.view import Camera

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def prompts(robot):
    told = []
    robot.canvas.prompt.connect(told.append)
    return told


def select(robot, *names):
    for n in range(len(names)):
        robot.session.select(frozenset(robot.id(name) for name in names[: n + 1]))


def signs(robot):
    names = {v.id: v.name for v in robot.session.map.variables.values()}
    return {
        (names[k.source], k.sign.value, names[k.target]) for k in robot.session.map.links.values()
    }


BEFORE = {("Fines", "+", "Strain"), ("Strain", "-", "Attendance")}


def test_one_key_names_the_next_effect_already_linked(robot):
    places = dict(robot.session.map.variables)
    select(robot, "Attendance")
    robot.type("e")
    robot.type("Calm")
    robot.key(KEY.Key_Return)
    made = robot.link("Attendance", "Calm")
    assert robot.session.selection == {made.id}
    assert [step.label for step in robot.session.history.done] == ["Add “Calm” and link"]
    assert all(robot.session.map.variables[record] == places[record] for record in places)
    assert robot.canvas.hasFocus()
    robot.session.undo()
    assert signs(robot) == BEFORE
    assert robot.names() == {"Fines", "Strain", "Attendance"}


def test_before_a_name_is_typed_the_line_runs_as_it_will(robot):
    select(robot, "Attendance")
    robot.type("e")
    nameless = robot.canvas.stage.shown
    assert nameless.causal_map.variables[NEW].name == "effect …", "what stands in the field"
    assert robot.canvas.stage.overlay.preview.line is None
    before = nameless.link_paths[DRAWN_LINK]
    robot.type("Calm")
    typed = robot.canvas.stage.shown.link_paths[DRAWN_LINK]
    assert before.bulge == typed.bulge


def test_a_cause_leads_into_the_selected_variable(robot):
    select(robot, "Fines")
    robot.type("c")
    robot.type("Pressure")
    robot.key(KEY.Key_Return)
    assert ("Pressure", "?", "Fines") in signs(robot)


@pytest.mark.parametrize(("typed", "sign"), [("+Calm", "+"), ("-Calm", "-"), ("Calm -", "-")])
def test_the_sign_is_typed_in_the_same_breath(robot, typed, sign):
    select(robot, "Attendance")
    robot.type("e")
    robot.type(typed)
    robot.key(KEY.Key_Return)
    assert ("Attendance", sign, "Calm") in signs(robot)


def test_the_sign_may_be_given_afterwards_with_one_key(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("Calm")
    robot.key(KEY.Key_Return)
    robot.type("-")
    robot.type("d")
    made = robot.link("Attendance", "Calm")
    assert (made.sign, made.delayed) == (Sign.OPPOSITE, True)


@pytest.mark.parametrize(
    "on", [(KEY.Key_Tab, Qt.KeyboardModifier.NoModifier), (KEY.Key_Return, CTRL)]
)
def test_a_chain_is_typed_without_leaving_the_keys_and_each_link_is_a_step(robot, on):
    select(robot, "Attendance")
    robot.type("e")
    for name in ("+Calm", "-Rows"):
        robot.type(name)
        robot.key(*on)
    robot.type("+Trust")
    robot.key(KEY.Key_Return)
    chain = {("Attendance", "+", "Calm"), ("Calm", "-", "Rows"), ("Rows", "+", "Trust")}
    assert signs(robot) == BEFORE | chain
    assert len(robot.session.history.done) == 3
    robot.session.undo()
    assert signs(robot) == BEFORE | {("Attendance", "+", "Calm"), ("Calm", "-", "Rows")}


@pytest.mark.parametrize("back", [(KEY.Key_Return, SHIFT), (KEY.Key_Backtab, SHIFT)])
def test_shift_enter_goes_back_for_another_effect_of_the_same(robot, back):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("+Calm")
    robot.key(*back)
    robot.type("-Rows")
    robot.key(KEY.Key_Return)
    assert signs(robot) == BEFORE | {("Attendance", "+", "Calm"), ("Attendance", "-", "Rows")}


def test_from_a_link_the_chain_goes_on_at_its_end(robot):
    robot.session.select(frozenset({robot.link("Strain", "Attendance").id}))
    robot.type(">")
    robot.type("Calm")
    robot.key(KEY.Key_Return)
    robot.session.select(frozenset({robot.link("Fines", "Strain").id}))
    robot.type("<")
    robot.type("Pressure")
    robot.key(KEY.Key_Return)
    assert {("Attendance", "?", "Calm"), ("Pressure", "?", "Fines")} <= signs(robot)


def test_an_existing_name_closes_the_loop_and_makes_no_second_variable(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("-fines")
    robot.key(KEY.Key_Return)
    assert ("Attendance", "-", "Fines") in signs(robot)
    assert len(robot.names()) == 3
    assert robot.session.history.done[-1].label == "Draw link"


def test_tab_writes_out_the_name_offered_and_tab_again_goes_on_from_it(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("+fi")
    robot.key(KEY.Key_Tab)
    assert robot.canvas.far_end.field.toPlainText() == "+Fines"
    robot.key(KEY.Key_Tab)
    assert ("Attendance", "+", "Fines") in signs(robot)
    robot.type("Appeals")
    robot.key(KEY.Key_Return)
    assert ("Fines", "?", "Appeals") in signs(robot)


def test_what_is_typed_is_a_new_name_unless_another_row_is_chosen(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("Fin")
    robot.key(KEY.Key_Return)
    assert ("Attendance", "?", "Fin") in signs(robot)
    select(robot, "Attendance")
    robot.type("e")
    robot.type("Stra")
    robot.key(KEY.Key_Down)
    robot.key(KEY.Key_Return)
    assert ("Attendance", "?", "Strain") in signs(robot)


def test_a_click_in_the_list_writes_the_name_out(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("fi")
    robot.canvas.far_end._offers.taken.emit(1)
    assert robot.canvas.far_end.field.toPlainText() == "Fines"
    robot.key(KEY.Key_Escape)


def test_escape_leaves_nothing_behind(robot):
    select(robot, "Attendance")
    robot.key(KEY.Key_Up)
    robot.key(KEY.Key_Down)
    before, camera = robot.picture(), robot.canvas.camera
    robot.type("e")
    robot.type("+Calm")
    assert robot.picture() != before
    robot.canvas.camera = camera
    robot.key(KEY.Key_Escape)
    assert robot.picture() == before
    assert robot.session.history.done == []
    assert robot.session.selection == {robot.id("Attendance")}
    assert robot.canvas.hasFocus()
    assert not robot.canvas.in_hand.busy


def test_enter_in_the_empty_field_ends_the_chain_quietly(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("Calm")
    robot.key(KEY.Key_Tab)
    robot.key(KEY.Key_Return)
    assert not robot.canvas.far_end.running
    assert len(robot.session.history.done) == 1


def test_going_elsewhere_keeps_a_name_and_drops_a_question(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("Calm")
    robot.click(robot.centre("Fines"))
    assert ("Attendance", "?", "Calm") in signs(robot)
    assert robot.session.selection == {robot.id("Fines")}
    robot.type("l")
    robot.type("calm")
    robot.click(robot.centre("Strain"))
    assert ("Fines", "?", "Calm") not in signs(robot)


def test_the_card_is_seen_where_it_will_be_and_does_not_move_when_made(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("A longer name than the room first kept")
    trial = robot.canvas.stage._trial
    seen, arc = trial.label_boxes[NEW], trial.link_paths[DRAWN_LINK]
    robot.key(KEY.Key_Return)
    drawn = robot.canvas.drawing
    made = robot.link("Attendance", "A longer name than the room first kept")
    assert drawn.label_boxes[made.target] == seen
    assert drawn.link_paths[made.id].tip == arc.tip


def test_a_name_that_outgrows_its_room_lies_on_nothing(robot):
    select(robot, "Strain")
    for _ in range(4):
        robot.type("e")
        robot.type("Something that takes a good deal of room on the map as it is drawn " + "x" * _)
        robot.key(KEY.Key_Return)
        select(robot, "Strain")
    boxes = list(robot.canvas.drawing.label_boxes.values())
    assert not any(a.touches(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_the_camera_follows_to_what_is_named(robot):
    select(robot, "Attendance")
    robot.canvas.camera = Camera(-3000, 2000, 1.0)
    robot.type("e")
    assert robot.canvas.rect().contains(robot.canvas.far_end.field.geometry())
    robot.type("Calm")
    robot.key(KEY.Key_Escape)


def test_the_field_follows_the_paper(robot):
    select(robot, "Attendance")
    robot.type("e")
    before = robot.canvas.far_end.field.geometry().center()
    robot.canvas.camera = robot.canvas.camera.panned(-40, -30)
    after = robot.canvas.far_end.field.geometry().center()
    assert (after.x() - before.x(), after.y() - before.y()) == (-40, -30)
    robot.key(KEY.Key_Escape)


def test_new_badges_do_not_take_the_preview_away(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("Calm")
    robot.canvas.lighting.set_badges(())
    robot.canvas.lighting.bring_out()
    robot.canvas.stage.emphasise(robot.canvas.stage.emphasis, ())
    robot.canvas.hands.show_again()
    assert NEW in robot.canvas.stage._trial.label_boxes
    robot.key(KEY.Key_Escape)


def test_what_is_being_composed_is_offered_for(robot):
    select(robot, "Attendance")
    robot.type("e")
    QApplication.sendEvent(robot.canvas.far_end.field, QInputMethodEvent("fin", []))
    assert robot.canvas.far_end._choice.for_tab == robot.id("Fines")
    robot.key(KEY.Key_Escape)


def test_the_status_line_says_the_keys_at_every_moment(robot, prompts):
    select(robot, "Attendance")
    robot.type("e")
    assert prompts[-1].startswith("Type an effect of “Attendance”")
    robot.type("fi")
    assert prompts[-1].startswith("Enter makes “fi” · Tab writes out “Fines”")
    robot.key(KEY.Key_Tab)
    assert prompts[-1].startswith("Enter links it to “Fines” · Tab goes on")
    assert robot.canvas.far_end.field.accessibleDescription() == prompts[-1]
    robot.key(KEY.Key_Escape)
    assert prompts[-1] == ""


def test_what_has_been_done_is_said_with_what_may_follow(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("+Calm")
    robot.key(KEY.Key_Return)
    assert robot.hints[-1].endswith("+ − ? D say how; E goes on from “Calm”.")


@pytest.mark.parametrize("key", ["e", "c"])
def test_without_one_thing_selected_it_says_what_to_do(robot, key):
    robot.session.select(frozenset())
    robot.type(key)
    assert "Select one variable or link first" in robot.hints[-1]
    assert not robot.canvas.far_end.running


def test_a_document_that_may_not_be_edited_says_so(robot):
    robot.session.read_only = "Another window has this document."
    select(robot, "Attendance")
    robot.type("e")
    assert robot.hints[-1] == "Another window has this document."
    assert not robot.canvas.far_end.running


def test_a_variable_may_lead_to_itself(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("+attendance")
    robot.key(KEY.Key_Return)
    assert ("Attendance", "+", "Attendance") in signs(robot)


# linking by typing


def test_shift_l_asks_which_variable_it_comes_from(robot):
    select(robot, "Fines")
    robot.key(KEY.Key_L, SHIFT)
    robot.type("att +")
    robot.key(KEY.Key_Return)
    assert ("Attendance", "+", "Fines") in signs(robot)


def test_l_makes_a_variable_of_a_name_nobody_has(robot):
    select(robot, "Fines")
    robot.type("l")
    robot.type("-Zeal")
    robot.key(KEY.Key_Return)
    assert ("Fines", "-", "Zeal") in signs(robot)


def test_l_lists_everybody_on_tab_the_nearest_first_and_arrows_choose(robot):
    select(robot, "Fines")
    robot.canvas.chosen._recent.clear()
    robot.type("l")
    robot.key(KEY.Key_Tab)
    names = robot.session.map.variables
    offered = [names[record].name for record in robot.canvas.far_end._choice.rows]
    assert offered == ["Attendance", "Strain", "Fines"]
    robot.key(KEY.Key_Return)
    assert ("Fines", "?", "Attendance") in signs(robot)


def test_two_selected_variables_are_linked_in_the_order_they_were_selected(robot):
    select(robot, "Attendance", "Fines")
    robot.type("j")
    assert ("Attendance", "?", "Fines") in signs(robot)
    assert robot.session.selection == {robot.link("Attendance", "Fines").id}
    robot.session.undo()
    select(robot, "Fines", "Attendance")
    robot.type("l")
    assert ("Fines", "?", "Attendance") in signs(robot)


def test_two_that_are_linked_already_are_linked_back(robot):
    select(robot, "Fines", "Strain")
    robot.type("j")
    assert ("Strain", "?", "Fines") in signs(robot)
    select(robot, "Fines", "Strain")
    robot.type("j")
    assert "already a link" in robot.hints[-1]


def test_j_says_what_to_select(robot):
    select(robot, "Fines")
    robot.type("j")
    assert robot.hints[-1] == "Select two variables to link: first the cause, then the effect."


def test_on_a_large_map_an_arrow_stands_for_the_arc(robot, monkeypatch):
    monkeypatch.setattr("loopmap.ui.canvas.far_end_trial.MOST_LINKS", 1)
    select(robot, "Attendance")
    robot.type("e")
    robot.type("fines")
    preview = robot.canvas.stage.overlay.preview
    assert (preview.line.source, preview.line.target) == (robot.id("Attendance"), RecordId("v1"))
    robot.key(KEY.Key_Return)
    assert ("Attendance", "?", "Fines") in signs(robot)


def test_the_sign_of_a_link_to_what_was_walked_to_is_typed_too(robot):
    select(robot, "Attendance")
    robot.type("l")
    robot.key(KEY.Key_Up)
    robot.key(KEY.Key_Left)
    robot.type("-")
    robot.key(KEY.Key_Return)
    assert ("Attendance", "-", "Fines") in signs(robot)


def test_tab_writes_out_the_name_of_what_was_walked_to(robot):
    select(robot, "Attendance")
    robot.type("l")
    robot.key(KEY.Key_Up)
    robot.key(KEY.Key_Left)
    robot.key(KEY.Key_Tab)
    assert robot.canvas.far_end.field.toPlainText() == "Fines"
    robot.key(KEY.Key_Escape)


def test_less_of_something_is_the_thing_with_the_sign_turned(robot):
    select(robot, "Attendance")
    robot.type("e")
    robot.type("less fin")
    robot.key(KEY.Key_Tab)
    assert robot.canvas.far_end.field.toPlainText() == "less Fines"
    robot.key(KEY.Key_Tab)
    robot.type("less trust")
    robot.key(KEY.Key_Return)
    assert signs(robot) == BEFORE | {("Attendance", "-", "Fines"), ("Fines", "-", "Trust")}
