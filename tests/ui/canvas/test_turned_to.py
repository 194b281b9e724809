"""A map that has changed since it was seen is drawn in the turn of events after turning to it."""

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.lenses.change import changes_view
from loopmap.diagram.look import Ghosts
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.session import Session
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Note, Variable
from loopmap.ui.canvas import stage, surface
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.drawing_ahead import DrawingAhead
from loopmap.ui.jobs import Jobs
from tests.support.window import small_document

LIGHT = load_style("light")


@pytest.fixture
def canvas(qtbot, monkeypatch):
    """A canvas that is seen, of a map with more links than are drawn in passing."""
    monkeypatch.setattr(stage, "MOST_PROMPT", 0)
    session = Session(small_document())
    session.do("Copy", make_future_map(*here(session), "Copy", session.new_id))
    made, jobs = CanvasWidget(session, LIGHT, bundled_measure()), Jobs()
    qtbot.addWidget(made)
    ahead = DrawingAhead(made, session, jobs, made)
    leave = session.listen(ahead.look)
    qtbot.waitUntil(lambda: made.stage.on_show.is_settled)
    yield made
    leave()
    ahead.close()
    made.close_session()
    jobs.close()


@pytest.fixture
def turned(canvas):
    """Just turned to a map that was seen before and has changed since."""
    turn_to_what_has_changed(canvas.session)
    return canvas


def turn_to_what_has_changed(session):
    one, other = session.document.map_order
    session.show_map(other)
    session.show_map(one)
    every = session.document.maps[other].variables
    places = {i: (v.y - 700.0, v.x + 900.0) for i, v in every.items()}
    session.do("Move", move_records(session.document, other, places))
    session.show_map(other)


def here(session):
    return session.document, session.map_id


def assert_as_it_should_be(shown, causal_map):
    fresh = draw(causal_map, LIGHT, bundled_measure(), emphasis=shown.emphasis)
    assert shown.on_show.causal_map is causal_map
    assert shown.on_show.cards == fresh.cards
    assert shown.on_show.link_paths.keys() == fresh.link_paths.keys()


def test_it_is_drawn_once_the_turn_has_ended_and_not_before(turned, qtbot):
    shown, session = turned.stage, turned.session
    assert shown.waits_for_a_turn
    assert shown.map is session.map
    assert shown.on_show.causal_map is not session.map
    qtbot.waitUntil(lambda: shown.stays)
    assert_as_it_should_be(shown, session.map)


def test_the_map_that_was_left_is_painted_no_more(canvas, qtbot, monkeypatch):
    painted, paint = [], surface.paint_stage

    def painting(painter, shown, *at):
        painted.append(shown.on_show.causal_map.id)
        paint(painter, shown, *at)

    with qtbot.waitExposed(canvas):
        canvas.show()
    turn_to_what_has_changed(canvas.session)
    assert canvas.stage.waits_for_a_turn
    monkeypatch.setattr(surface, "paint_stage", painting)
    canvas.repaint()  # as the system may ask for, whatever waits
    assert painted == [canvas.session.map_id]


def test_a_map_whose_signs_are_placed_at_once_has_a_turn_of_its_own(canvas, qtbot, monkeypatch):
    monkeypatch.setattr(stage, "MOST_PROMPT", 100)
    turn_to_what_has_changed(canvas.session)
    assert canvas.stage.waits_for_a_turn
    qtbot.waitUntil(lambda: not canvas.stage.waits_for_a_turn)
    assert canvas.stage.on_show.is_settled
    assert_as_it_should_be(canvas.stage, canvas.session.map)


def test_who_asks_for_it_before_has_it_at_once(turned):
    assert turned.drawing.causal_map is turned.session.map
    assert turned.stage.stays
    assert_as_it_should_be(turned.stage, turned.session.map)


def test_all_of_it_is_fitted_and_nothing_of_the_map_that_was_left(turned):
    fresh = draw(turned.session.map, LIGHT, bundled_measure())
    assert turned.stage.bounds == fresh.bounds


def test_an_edit_made_before_it_is_drawn_is_in_it(turned, qtbot):
    session, shown = turned.session, turned.stage
    first = min(session.map.variables)
    session.do("Rename", rename_variable(*here(session), first, "Another name"))
    qtbot.waitUntil(lambda: shown.stays)
    assert_as_it_should_be(shown, session.map)


def test_turning_on_before_it_is_drawn_shows_the_map_turned_to_last(turned, qtbot):
    session = turned.session
    one, _ = session.document.map_order
    session.show_map(one)
    qtbot.waitUntil(lambda: turned.stage.stays)
    assert_as_it_should_be(turned.stage, session.map)


@pytest.fixture
def unseen(canvas):
    """Just turned to a map that nobody has looked at, far from where the other one is."""
    session = canvas.session
    other = session.document.map_order[1]
    every = session.document.maps[other].variables
    places = {i: (9000.0 + v.x * 3, v.y * 3) for i, v in every.items()}
    session.do("Move", move_records(session.document, other, places))
    session.show_map(other)
    assert canvas.stage.waits_for_a_turn
    return canvas


def test_a_map_nobody_has_looked_at_is_fitted_once_it_is_drawn(unseen, qtbot):
    qtbot.waitUntil(lambda: unseen.stage.stays)
    assert unseen.viewing.is_whole
    assert unseen.viewing.seen.holds(unseen.stage.on_show.bounds)


def test_what_is_brought_into_view_before_stays_there(unseen, qtbot):
    record = min(unseen.session.map.variables)
    unseen.looking.look_at(None, [record])
    where = unseen.viewing.aim
    qtbot.waitUntil(lambda: not unseen._soon.isActive())
    assert unseen.viewing.aim == where
    assert unseen.viewing.aim.shown(unseen.frame()).holds(unseen.drawing.cards[record])


def test_turned_back_before_it_is_drawn_each_map_keeps_its_own_view(unseen, qtbot):
    session = unseen.session
    one, other = session.document.map_order
    session.show_map(one)
    assert not unseen.viewing.has_seen(other)
    qtbot.waitUntil(lambda: not unseen._soon.isActive())
    assert unseen.viewing.seen.holds(unseen.stage.on_show.bounds)
    session.show_map(other)
    qtbot.waitUntil(lambda: unseen.stage.stays)
    assert unseen.viewing.seen.holds(unseen.stage.on_show.bounds)


def test_who_follows_the_view_has_nothing_drawn_before_its_turn(canvas, qtbot):
    session = canvas.session
    session.show_map(session.document.map_order[1])
    qtbot.waitUntil(lambda: canvas.stage.stays)
    canvas.viewing.zoom_to(3.0)
    canvas.viewing.changed.connect(lambda: canvas.stage.bounds)  # as the minimap asks
    turn_to_what_has_changed(session)
    canvas.looking.fit_again()
    assert canvas.stage.waits_for_a_turn
    qtbot.waitUntil(lambda: canvas.stage.stays)
    assert canvas.camera.scale == 3.0, "as it was left"
    assert_as_it_should_be(canvas.stage, session.map)


def test_a_bar_that_closes_over_it_has_nothing_drawn_before_its_turn(canvas):
    canvas.looking.set_overlaid(150)
    turn_to_what_has_changed(canvas.session)
    for bottom in (110, 64, 0):
        canvas.looking.set_overlaid(bottom)
    assert canvas.stage.waits_for_a_turn
    assert canvas.viewing.overlaid == 0


def test_a_window_that_changes_its_size_has_nothing_drawn_before_its_turn(canvas, qtbot):
    session = canvas.session
    for map_id in session.document.map_order:
        session.show_map(map_id)
        canvas.looking.fit()
        qtbot.waitUntil(lambda: canvas.stage.stays)
    turn_to_what_has_changed(session)
    canvas.resize(canvas.width() - 200, canvas.height() - 150)
    canvas.looking.set_covered(60)
    assert canvas.stage.waits_for_a_turn
    qtbot.waitUntil(lambda: canvas.stage.stays)
    assert canvas.viewing.seen.holds(canvas.stage.on_show.bounds)


def test_a_map_shown_whole_is_whole_as_it_is_drawn(canvas, qtbot):
    session = canvas.session
    canvas.looking.fit()
    session.show_map(session.document.map_order[1])
    canvas.looking.fit()
    turn_to_what_has_changed(session)
    canvas.looking.fit_again()
    assert canvas.stage.waits_for_a_turn
    qtbot.waitUntil(lambda: canvas.stage.stays)
    assert canvas.viewing.seen.holds(canvas.stage.on_show.bounds)


def test_what_is_gone_from_it_comes_a_little_later_with_its_light(turned, qtbot):
    shown = turned.stage
    gone = Ghosts((Variable(RecordId("v9"), "Gone"),))
    shown.emphasise(Emphasis(view=changes_view("Change", turned.session.map, {}, gone, "")), ())
    assert shown.draw_what_waits()
    assert shown.on_show.causal_map is turned.session.map
    assert "ghost:v9" not in shown.on_show.layers(), "it was drawn in the same turn"
    qtbot.waitUntil(lambda: "ghost:v9" in shown.on_show.layers())


def test_before_a_room_a_map_with_private_notes_stands_in_for_none(canvas):
    session = canvas.session
    one, other = session.document.map_order
    session.show_map(other)
    session.show_map(one)
    secret = Note(RecordId("n1"), "For us alone", 0.0, 900.0, level=Level.PRIVATE)
    session.do("Note", adding(one, [secret]))
    first = min(session.document.maps[other].variables)
    session.do("Rename", rename_variable(session.document, other, first, "Another name"))
    canvas.stage.discreet = True  # and the picture without it is yet to come
    assert canvas.stage.on_show.note_boxes
    session.show_map(other)
    assert canvas.stage.stays
    assert canvas.stage.on_show.causal_map is session.map
