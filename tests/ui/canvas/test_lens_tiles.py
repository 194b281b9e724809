"""Under a lens, what is painted piece by piece is what a fresh canvas paints."""

import pytest

from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.geometry import Point
from loopmap.diagram.lenses.loops import loops_view
from loopmap.diagram.lenses.run import Marked, run_view
from loopmap.diagram.look import SIGNS
from loopmap.diagram.small_curve import SmallCurve
from loopmap.editing.change_on_map import change_view
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import add_link
from loopmap.model.records import Sign


def lens(robot):
    links = dict.fromkeys(robot.session.map.links, "RB")
    return Emphasis(view=loops_view(robot.session.map, links, ""))


def compared(robot):
    session = robot.session
    before = session.map
    gone = [robot.id("Strain")]
    session.do("Remove", delete_records(session.document, session.map_id, gone))
    return Emphasis(view=change_view(before, session.map))


def ran(robot):
    """A run in which one falls, one turns on its way and something is done to both ends."""
    fines, strain, attendance = (robot.id(n) for n in ("Fines", "Strain", "Attendance"))
    marks = {
        fines: Marked("down", "certain"),
        strain: Marked("up", "leaning", "first up, then down"),
        attendance: Marked("none", "no effect"),
    }
    curve = SmallCurve((0.0, -0.5, -0.6), (0.0, -0.8, -0.9), (0.0, -0.2, -0.3), ((0.0, 0.5),))
    acts = {fines: "held, until half-way", robot.link("Fines", "Strain").id: "cut"}
    curves = dict.fromkeys(marks, curve)
    return Emphasis(view=run_view("Stop", marks, acts, "Not a forecast.", curves))


@pytest.mark.parametrize("view", [lens, compared, ran])
def test_a_lens_put_on_and_taken_off_leaves_the_canvas_as_it_was(robot, same_as_fresh, view):
    emphasis = view(robot)
    robot.canvas.finish_painting()
    robot.canvas.lighting.bring_out(emphasis)
    same_as_fresh(robot)
    robot.canvas.lighting.bring_out(Emphasis(view=SIGNS))
    same_as_fresh(robot)


@pytest.mark.parametrize("view", [lens, ran])
def test_tags_and_curves_follow_what_is_moved_and_linked(robot, same_as_fresh, view):
    robot.canvas.lighting.bring_out(view(robot))
    robot.canvas.finish_painting()
    session = robot.session
    session.do(
        "Move",
        move_records(session.document, session.map_id, {robot.id("Fines"): (-80.0, 120.0)}),
    )
    same_as_fresh(robot)
    ends = robot.id("Attendance"), robot.id("Fines")
    change = add_link(session.document, session.map_id, *ends, session.new_id, sign=Sign.SAME)
    session.do("Link", change)
    robot.canvas.lighting.bring_out(view(robot))
    same_as_fresh(robot)


def test_while_a_card_is_dragged_its_course_goes_with_it_and_then_finds_its_place(
    robot, same_as_fresh
):
    robot.canvas.lighting.bring_out(ran(robot))
    robot.canvas.finish_painting()
    fines, before = robot.id("Fines"), robot.canvas.drawing.scene.run_seat(robot.id("Fines"))
    start = robot.centre("Fines")
    robot.press(start)
    robot.move(Point(start.x + 60, start.y + 40))
    held = robot.canvas.stage.shown.scene.run_seat(fines)
    card, was = (d.cards[fines] for d in (robot.canvas.stage.shown, robot.canvas.drawing))
    by = (card.x - was.x, card.y - was.y)
    assert by != (0, 0)
    assert held == before.moved(*by)
    robot.release(Point(start.x + 60, start.y + 40))
    same_as_fresh(robot)
