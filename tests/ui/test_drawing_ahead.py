"""What takes long to draw is drawn elsewhere, while the map stays on show."""

import pytest

from loopmap.analysis.loops import find_loops
from loopmap.diagram.drawing import Badge, draw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.session import Session
from loopmap.model.change import adding, removing
from loopmap.model.ids import RecordId
from loopmap.model.records import Note
from loopmap.ui import drawing_ahead
from loopmap.ui.canvas import late, roughly, stage
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.known_pictures import KnownPictures
from loopmap.ui.drawing_ahead import DrawingAhead
from loopmap.ui.jobs import Jobs
from tests.support.window import small_document

LIGHT, PROJECTOR = load_style("light"), load_style("projector")


@pytest.fixture
def opened(qtbot, monkeypatch):
    """A canvas on a document of two maps, drawn ahead as if they were large."""
    monkeypatch.setattr(drawing_ahead, "MOST_PROMPT", 0)
    monkeypatch.setattr(drawing_ahead, "MOST_RESTYLED_NOW", 0)
    monkeypatch.setattr(drawing_ahead, "REST", 1)
    session = Session(small_document())
    session.do("Copy", make_future_map(session.document, session.map_id, "Copy", session.new_id))
    canvas, jobs = CanvasWidget(session, LIGHT, bundled_measure()), Jobs()
    qtbot.addWidget(canvas)
    ahead = DrawingAhead(canvas, session, jobs, canvas)
    yield session, canvas, ahead
    ahead.close()
    canvas.close_session()
    jobs.close()


def test_the_maps_behind_the_other_tabs_are_drawn_before_they_are_asked_for(opened, qtbot):
    session, canvas, _ = opened
    others = [session.document.maps[m] for m in session.document.map_order if m != session.map_id]
    qtbot.waitUntil(lambda: all(canvas.turning.known.knows(m, LIGHT) for m in others))


def test_the_map_stays_on_show_until_it_is_drawn_in_a_style_of_other_sizes(opened, qtbot):
    session, canvas, ahead = opened
    with qtbot.waitSignal(ahead.restyled):
        ahead.restyle(PROJECTOR)
        assert canvas.drawing.style == LIGHT
    assert canvas.stage.style == canvas.drawing.style == PROJECTOR
    assert canvas.drawing.causal_map is session.map


def test_an_edit_made_meanwhile_is_in_the_new_style_too(opened, qtbot):
    session, canvas, ahead = opened
    ahead.restyle(PROJECTOR)
    variable = min(session.map.variables)
    session.do("Move", move_records(session.document, session.map_id, {variable: (900.0, 9.0)}))
    qtbot.waitUntil(lambda: canvas.stage.style == PROJECTOR)
    fresh = draw(session.map, PROJECTOR, bundled_measure())
    assert canvas.drawing.link_paths == fresh.link_paths


def test_a_map_that_is_late_comes_in_the_new_style(opened, qtbot, monkeypatch):
    session, canvas, ahead = opened
    monkeypatch.setattr(late, "MOST_MOVED_NOW", 0)
    variable = min(session.map.variables)
    session.do("Move", move_records(session.document, session.map_id, {variable: (900.0, 9.0)}))
    ahead.restyle(PROJECTOR)
    assert canvas.stage.late is not None, "it was drawn on the window's own thread"
    qtbot.waitUntil(lambda: canvas.stage.style == PROJECTOR)
    assert canvas.stage.late is None
    assert canvas.drawing.cards == draw(session.map, PROJECTOR, bundled_measure()).cards


def test_a_style_of_the_same_sizes_is_shown_at_once(opened):
    _, canvas, ahead = opened
    ahead.restyle(load_style("dark"))
    assert canvas.stage.style.name == "dark"


def test_what_was_drawn_roughly_is_soon_exact(opened, qtbot, monkeypatch):
    monkeypatch.setattr(roughly, "MOST_EXACT", 0)
    monkeypatch.setattr(roughly, "MOST_LIVE", 0)
    session, canvas, ahead = opened
    places = {v.id: (v.y * 2, v.x) for v in session.map.variables.values()}
    session.do("Move", move_records(session.document, session.map_id, places))
    assert canvas.stage.is_rough
    ahead.look()
    qtbot.waitUntil(lambda: not canvas.stage.is_rough)
    fresh = draw(session.map, LIGHT, bundled_measure())
    assert canvas.drawing.link_paths == fresh.link_paths


def test_a_map_made_of_one_still_drawn_roughly_is_soon_exact_as_well(opened, qtbot, monkeypatch):
    monkeypatch.setattr(roughly, "MOST_EXACT", 0)
    monkeypatch.setattr(roughly, "MOST_LIVE", 0)
    session, canvas, ahead = opened
    in_a_row = {v: (n * 190.0, 0.0) for n, v in enumerate(session.map.variables)}
    session.do("Move", move_records(session.document, session.map_id, in_a_row))
    future = make_future_map(session.document, session.map_id, "Future", session.new_id)
    session.do("Future", future)
    session.show_map(session.document.map_order[1])
    ahead.look()
    fresh = draw(session.map, LIGHT, bundled_measure())
    assert canvas.stage.on_show.link_paths != fresh.link_paths
    qtbot.waitUntil(lambda: canvas.stage.stays and canvas.stage.on_show.is_settled)
    assert canvas.stage.on_show.link_paths == fresh.link_paths


def test_signs_left_for_later_soon_make_way(opened, qtbot, monkeypatch):
    monkeypatch.setattr(stage, "MOST_PROMPT", 0)
    session, canvas, ahead = opened
    links = list(session.map.links.values())
    session.do("Remove", removing(session.map_id, links[:1]))
    assert not canvas.drawing.is_settled
    ahead.look()
    qtbot.waitUntil(lambda: canvas.drawing.is_settled)
    fresh = draw(session.map, LIGHT, bundled_measure())
    assert canvas.drawing.link_paths == fresh.link_paths


def test_badges_left_for_later_soon_stand_in_their_loops(opened, qtbot, monkeypatch):
    monkeypatch.setattr(stage, "MOST_PROMPT", 0)
    session, canvas, _ = opened
    (loop, *_) = find_loops(session.map).loops
    canvas.lighting.set_badges([Badge(loop.key, "R1", "reinforcing")])
    assert not canvas.drawing.is_settled
    qtbot.waitUntil(lambda: "badge:R1" in canvas.drawing.badge_boxes)


def test_signs_and_badges_are_settled_on_another_thread(opened, qtbot, monkeypatch):
    monkeypatch.setattr(stage, "MOST_PROMPT", 0)
    session, canvas, ahead = opened
    asked = []
    monkeypatch.setattr(ahead._jobs, "run", _heard(ahead._jobs.run, asked))
    variable = min(session.map.variables)
    session.do("Move", move_records(session.document, session.map_id, {variable: (90.0, 9.0)}))
    assert not canvas.drawing.is_settled
    ahead.look()
    qtbot.waitUntil(lambda: canvas.drawing.is_settled)
    assert "draw exactly" in asked
    fresh = draw(session.map, LIGHT, bundled_measure())
    assert canvas.drawing.link_paths == fresh.link_paths


def _heard(run, asked):
    def heard(key, *rest, **more):
        asked.append(key)
        return run(key, *rest, **more)

    return heard


def test_a_large_map_is_drawn_without_its_private_notes_for_a_room_and_with_them_afterwards(
    opened, qtbot, monkeypatch
):
    session, canvas, ahead = opened
    notes = [Note(RecordId(f"n{n}"), "For us alone", 900.0, 300.0 * n) for n in range(3)]
    session.do("Note", adding(session.map_id, notes))
    qtbot.waitUntil(lambda: canvas.stage.on_show.is_settled)
    qtbot.waitUntil(lambda: not ahead._settling._soon.isActive())
    monkeypatch.setattr(late, "MOST_SHOWN_NOW", 0)
    monkeypatch.setattr(late, "MOST_NOW", 2)
    canvas.set_discreet(True)
    assert canvas.stage.late is not None, "it was drawn on the window's own thread"
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert canvas.stage.on_show.cards
    assert not canvas.stage.on_show.note_boxes
    canvas.turning.known = KnownPictures()
    canvas.set_discreet(False)
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert len(canvas.stage.on_show.note_boxes) == len(session.map.notes)
