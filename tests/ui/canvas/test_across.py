"""Frames and links painted over the tiles pass below what lies across their way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.links import set_bulge, set_sign
from loopmap.model.records import Sign
from loopmap.ui.canvas import across
from loopmap.ui.canvas.across import lying_across, lying_over
from loopmap.ui.canvas.view import Camera


@pytest.fixture
def grouped(robot):
    """Strain alone in a group, Attendance across the lower edge of its area."""
    session, area = robot.session, Box(0, 0, 100, 100)
    made = add_group(
        session.document, session.map_id, "Home", area, session.new_id, members=[robot.id("Strain")]
    )
    session.do("Add group", made)
    (group,) = session.map.groups
    edge = robot.canvas.drawing.group_boxes[group]
    to = {robot.id("Attendance"): (edge.x, edge.bottom)}
    session.do("Move", move_records(session.document, session.map_id, to))
    session.select(frozenset())
    robot.canvas.camera = Camera(edge.x, edge.y, 1.5)
    return robot, group


def card_in(robot, name):
    """The middle of a card as painted, clear of its own rim."""
    box = robot.canvas.drawing.label_boxes[robot.id(name)].inflated(-3)
    corner = robot.pixel(Point(box.left, box.top))
    return robot.picture().copy(QRect(corner, robot.pixel(Point(box.right, box.bottom))))


def test_a_group_that_is_selected_strikes_nothing_through(grouped):
    robot, group = grouped
    before = card_in(robot, "Attendance")
    robot.session.select(frozenset({group}))
    assert card_in(robot, "Attendance") == before


def test_the_ring_of_the_keys_strikes_nothing_through(grouped):
    robot, group = grouped
    before = card_in(robot, "Attendance")
    robot.canvas.stage.overlay.focus = group
    assert card_in(robot, "Attendance") == before


def test_what_lies_wholly_inside_or_outside_is_not_across(grouped):
    robot, group = grouped
    across = lying_across(robot.canvas.drawing, [group], 0.1)
    assert robot.id("Attendance") in across
    assert not across & {robot.id("Fines"), robot.id("Strain")}


@pytest.fixture
def crossed(robot):
    """A straight link from Fines to Strain, and Attendance in the middle of it."""
    session, link = robot.session, robot.link("Fines", "Strain").id
    session.do("Straight", set_bulge(session.document, session.map_id, [link], 0.0))
    to = {robot.id("Attendance"): (110.0, 5.0)}
    session.do("Move", move_records(session.document, session.map_id, to))
    robot.canvas.camera = Camera(110, 5, 1.5)
    return robot, link


def test_a_link_that_has_just_changed_strikes_no_name_through(crossed):
    robot, link = crossed
    standing = card_in(robot, "Attendance")
    session = robot.session
    session.do("Sign", set_sign(session.document, session.map_id, [link], Sign.OPPOSITE))
    box = robot.canvas.drawing.label_boxes[robot.id("Attendance")].inflated(-3)
    ends = [robot.pixel(Point(x, y)) for x, y in ((box.left, box.top), (box.right, box.bottom))]
    assert link in robot.canvas.stage.overlay.fresh, "the tiles do not show it yet"
    now = robot.canvas.grab().toImage().convertToFormat(standing.format())
    assert now.copy(QRect(*ends)) == standing


def test_cards_that_links_pass_below_are_found_but_not_those_they_join(crossed):
    robot, link = crossed
    drawing = robot.canvas.drawing
    assert lying_over(drawing, [link]) == {robot.id("Attendance")}
    assert lying_over(drawing, [robot.id("Fines")]) == frozenset()


def test_where_very_much_lies_on_the_edge_of_an_area_its_frame_lies_over_it(grouped, monkeypatch):
    robot, group = grouped
    attendance = robot.id("Attendance")
    assert attendance in lying_across(robot.canvas.drawing, [group], 1.0)
    monkeypatch.setattr(across, "MOST_ACROSS", 0)
    assert lying_across(robot.canvas.drawing, [group], 1.0) == frozenset()
