"""So much changed at once that it is drawn elsewhere: what is shown and asked meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loopmap.diagram.drawing import Badge, Emphasis, draw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.lenses.change import changes_view
from loopmap.diagram.look import Ghosts
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.part import without_private
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.clipboard import duplicate_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Note
from loopmap.ui import lens_drawing
from loopmap.ui.canvas import hands, late
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.said_preview import SaidPreview
from loopmap.ui.canvas.view import Camera
from loopmap.ui.drawing_ahead import DrawingAhead
from loopmap.ui.jobs import Jobs
from loopmap.ui.lens_drawing import LensDrawing
from tests.support.window import small_document

LIGHT = load_style("light")


@pytest.fixture
def canvas(qtbot, monkeypatch):
    """A canvas beside which somebody draws, on a map that counts as a large one."""
    monkeypatch.setattr(late, "MOST_NOW", 1)
    monkeypatch.setattr(late, "MOST_MOVED_NOW", 1)
    monkeypatch.setattr(late, "MOST_SHOWN_NOW", 1)
    session = Session(small_document())
    made, jobs = CanvasWidget(session, LIGHT, bundled_measure()), Jobs()
    qtbot.addWidget(made)
    ahead = DrawingAhead(made, session, jobs, made)
    leave = session.listen(ahead.look)
    yield made
    leave()
    ahead.close()
    made.close_session()
    jobs.close()


def duplicate_all(session):
    every = frozenset(session.map.variables)
    twin = duplicate_records(session.document, session.map_id, every, session.new_id)
    session.do("Duplicate", twin.change, select=twin.ids)
    return twin.ids


def here(session):
    return session.document, session.map_id


def same_as_fresh(drawing, causal_map):
    fresh = draw(causal_map, LIGHT, bundled_measure())
    return drawing.link_paths == fresh.link_paths and drawing.cards == fresh.cards


def test_what_was_shown_stays_until_the_new_picture_comes(canvas, qtbot):
    before = canvas.stage.on_show
    new = duplicate_all(canvas.session)
    assert canvas.stage.on_show is before
    assert canvas.stage.late.frames.keys() == new
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert same_as_fresh(canvas.stage.on_show, canvas.session.map)


def test_whoever_asks_for_the_drawing_has_it_as_it_should_be(canvas):
    duplicate_all(canvas.session)
    assert same_as_fresh(canvas.drawing, canvas.session.map)
    assert canvas.stage.late is None


def test_edits_made_meanwhile_are_in_the_picture_too(canvas, qtbot):
    session = canvas.session
    new = duplicate_all(session)
    session.do("Rename", rename_variable(session.document, session.map_id, min(new), "Later"))
    gone = delete_records(session.document, session.map_id, [max(new)])
    session.do("Delete", gone)
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert same_as_fresh(canvas.stage.on_show, session.map)


def test_what_arrives_of_a_map_that_is_no_longer_shown_is_passed_over(canvas, qtbot):
    session = canvas.session
    change = make_future_map(session.document, session.map_id, "Copy", session.new_id)
    session.do("Copy", change)
    duplicate_all(session)
    picture = canvas.stage.late.picture()
    session.show_map(session.document.map_order[1])
    canvas.stage.arrive(picture)
    assert same_as_fresh(canvas.drawing, session.map)


def test_another_map_comes_on_empty_paper_first_with_its_frames(canvas, qtbot):
    session = canvas.session
    change = make_future_map(session.document, session.map_id, "Copy", session.new_id)
    session.do("Copy", change)
    duplicate_all(session)
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    session.show_map(session.document.map_order[1])
    assert not canvas.stage.on_show.cards
    assert canvas.stage.late.frames.keys() == session.map.variables.keys()
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert same_as_fresh(canvas.stage.on_show, session.map)


def test_the_view_takes_in_what_is_not_drawn_yet(canvas):
    session = canvas.session
    canvas.resize(600, 400)
    canvas.camera = Camera(0.0, 0.0, 1.0)
    far = {v: (n * 5000.0, 0.0) for n, v in enumerate(session.map.variables)}
    session.do("Move", move_records(session.document, session.map_id, far))
    assert canvas.stage.late is not None
    canvas.looking.fit()
    shown = canvas.viewing.aim.shown(canvas.frame())
    assert all(shown.contains(Point(*place)) for place in far.values())
    assert canvas.stage.late is not None


def test_nothing_is_under_a_pointer_until_it_is_drawn(canvas):
    session = canvas.session
    one = canvas.drawing.cards[min(session.map.variables)]
    duplicate_all(session)
    assert canvas.hands.hit_at(one.centre).kind == "nothing"
    assert canvas.stage.late is not None


def test_a_hand_has_a_map_drawn_at_once_or_hears_why_not(canvas, monkeypatch):
    duplicate_all(canvas.session)
    monkeypatch.setattr(hands, "MOST_WAITED_FOR", 0)
    with pytest.raises(EditRefused, match="being drawn"):
        canvas.hands.scene()
    monkeypatch.setattr(hands, "MOST_WAITED_FOR", 100)
    assert same_as_fresh(canvas.hands.scene().drawing, canvas.session.map)


def test_another_light_waits_for_the_picture(canvas, qtbot):
    (first, *_) = canvas.session.map.links
    duplicate_all(canvas.session)
    emphasis = canvas.stage.emphasis.__class__(lit=(), dim_rest=True)
    canvas.lighting.bring_out(emphasis)
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert canvas.stage.on_show.emphasis == emphasis
    assert first in canvas.stage.on_show.link_paths


def test_where_new_cards_will_be_is_known_before_they_are_drawn(canvas):
    session = canvas.session
    duplicate_all(session)
    session.do(
        "Rename",
        rename_variable(session.document, session.map_id, min(session.map.variables), "Quite long"),
    )
    fresh = draw(session.map, LIGHT, bundled_measure())
    assert canvas.stage.late.cards == fresh.cards
    assert canvas.stage.late.notes == fresh.note_boxes
    assert canvas.stage.late is not None


def test_a_name_is_written_over_a_card_that_is_not_drawn_yet(canvas):
    (first, *_) = sorted(duplicate_all(canvas.session))
    canvas.naming.begin(first)
    assert canvas.naming.record == first
    assert canvas.stage.late is not None


def test_a_group_is_named_before_it_is_drawn_where_its_name_will_stand(canvas, qtbot):
    session, stage = canvas.session, canvas.stage
    members = sorted(session.map.variables)
    area = Box(0, 0, 200, 100)
    group = add_group(*here(session), "Home", area, session.new_id, members=members)
    (made,) = (key.id for key, step in group if step.before is None)
    session.do("Group", group, select=frozenset({made}))
    canvas.naming.begin(made)
    assert stage.late is not None
    place, expected = canvas.naming.editor.pos(), stage.late.group(made)
    qtbot.waitUntil(lambda: stage.late is None)
    assert stage.on_show.group_boxes[made] == expected
    canvas.naming.follow()
    assert canvas.naming.editor.pos() == place


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_O, Qt.Key.Key_Tab])
def test_keys_that_walk_wait_for_a_large_map_to_be_drawn(canvas, qtbot, monkeypatch, key):
    monkeypatch.setattr(hands, "MOST_WAITED_FOR", 1)
    said = []
    canvas.hint.connect(said.append)
    canvas.show()
    duplicate_all(canvas.session)
    QTest.keyClick(canvas, key)
    assert canvas.stage.late is not None
    assert said[-1] == "The map is being drawn: a moment, please."
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.walking.focus is not None


def test_a_new_variable_waits_for_a_large_map_to_be_drawn(canvas, monkeypatch):
    monkeypatch.setattr(hands, "MOST_WAITED_FOR", 1)
    duplicate_all(canvas.session)
    with pytest.raises(EditRefused, match="being drawn"):
        canvas.hands.add_variable()
    assert canvas.stage.late is not None


def test_what_is_in_view_is_known_before_a_late_map_is_drawn(canvas):
    preview = SaidPreview(canvas)
    canvas.looking.fit()
    new = duplicate_all(canvas.session)
    seen = preview.variables_in_view()
    assert canvas.stage.late is not None
    assert seen <= set(canvas.session.map.variables)
    assert seen & new


def test_in_another_style_a_late_map_stays_late_and_comes_in_that_style(canvas, qtbot):
    new = duplicate_all(canvas.session)
    dark = load_style("dark")
    canvas.stage.restyle(dark)
    assert canvas.stage.late is not None
    assert canvas.stage.late.frames.keys() == new
    assert canvas.stage.on_show.style == dark
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert canvas.stage.on_show.style == dark
    assert new <= canvas.stage.on_show.cards.keys()


def test_a_hand_that_moves_while_a_picture_of_before_arrives_sees_the_map_of_now(canvas):
    session, stage = canvas.session, canvas.stage
    duplicate_all(session)
    picture = stage.late.picture()
    every = sorted(session.map.variables)
    area = Box(0.0, 0.0, 300.0, 200.0)
    grouped = add_group(session.document, session.map_id, "Home", area, session.new_id)
    session.do("Group", grouped)
    one = session.map.variables[every[0]]
    moved = move_records(session.document, session.map_id, {one.id: (one.x + 40.0, one.y)})
    stage.preview(session.document.apply(moved).maps[session.map_id], [one.id])
    stage.arrive(picture)
    shown = stage.shown
    for link in shown.causal_map.links:
        assert shown.primitives(link)


def test_what_changed_much_while_a_large_map_was_drawn_is_drawn_elsewhere_again(
    canvas, monkeypatch
):
    monkeypatch.setattr(late, "LARGE", 1)
    monkeypatch.setattr(late, "MOST_AFTER", 2)
    session, shown = canvas.session, canvas.stage
    duplicate_all(session)
    for most in ("MOST_NOW", "MOST_MOVED_NOW"):
        monkeypatch.setattr(late, most, 50)
    picture = shown.late.picture()
    to = {i: (v.x + 40, v.y) for i, v in session.map.variables.items()}
    session.do("Move", move_records(*here(session), to))
    shown.arrive(picture)
    assert shown.late is not None
    assert shown.late.on_show is picture.drawing
    shown.arrive(shown.late.picture())
    assert shown.late is None
    assert same_as_fresh(shown.on_show, session.map)


@pytest.mark.parametrize("most", [1, 50])
def test_a_large_map_changed_while_another_was_shown_goes_on_from_how_it_was(
    canvas, qtbot, monkeypatch, most
):
    monkeypatch.setattr(late, "LARGE", 1)
    session, shown = canvas.session, canvas.stage
    first = session.map_id
    session.do("Future", make_future_map(*here(session), "Future", session.new_id))
    session.show_map(session.document.map_order[1])
    qtbot.waitUntil(lambda: shown.late is None)
    for limit in ("MOST_NOW", "MOST_MOVED_NOW"):
        monkeypatch.setattr(late, limit, most)
    to = {i: (v.x + 40, v.y) for i, v in session.map.variables.items()}
    session.do("Move", move_records(session.document, first, to))
    session.show_map(first)
    assert shown.draw_what_waits(), "in the turn of events after this one"
    assert (shown.late is None) == (most == 50)
    assert len(shown.on_show.cards) == len(to), "there is no empty paper between"
    qtbot.waitUntil(lambda: shown.late is None and shown.on_show.is_settled)
    assert same_as_fresh(shown.on_show, session.map)


@pytest.fixture
def twins(canvas, monkeypatch):
    """The canvas with a copy of its map on which one variable is elsewhere; what moved."""
    monkeypatch.setattr(late, "MOST_NOW", 50)
    monkeypatch.setattr(late, "MOST_MOVED_NOW", 50)
    session = canvas.session
    first = session.map_id
    change = make_future_map(session.document, first, "Copy", session.new_id)
    session.do("Future", change)
    (copy,) = set(session.document.maps) - {first}
    moved = min(session.map.variables)
    session.do("Move", move_records(session.document, copy, {moved: Point(400.0, 400.0)}), on=copy)
    assert session.map_id == first
    return canvas, first, copy, moved


def test_a_map_that_is_hardly_another_comes_over_the_one_it_follows(twins, qtbot):
    canvas, first, copy, moved = twins
    session, before = canvas.session, canvas.stage.on_show
    session.show_map(copy)
    assert canvas.stage.on_show is before
    assert canvas.stage.map.id == copy
    assert set(canvas.stage.late.frames) == {moved}
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert same_as_fresh(canvas.stage.on_show, session.map)
    session.show_map(first)
    assert canvas.stage.late is None
    assert canvas.stage.on_show is before


def test_who_turns_back_before_it_is_drawn_finds_the_first_map_as_it_was(twins, qtbot):
    canvas, first, copy, _ = twins
    session, before = canvas.session, canvas.stage.on_show
    session.show_map(copy)
    session.show_map(first)
    assert canvas.stage.late is None
    assert canvas.stage.on_show is before
    assert same_as_fresh(before, session.map)
    session.show_map(copy)
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert same_as_fresh(canvas.stage.on_show, session.map)


def test_what_is_edited_and_undone_before_it_is_drawn_is_in_its_picture(twins, qtbot):
    canvas, first, copy, moved = twins
    session = canvas.session
    session.show_map(copy)
    session.do("Rename", rename_variable(*here(session), moved, "Another name"))
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert canvas.stage.map.variables[moved].name == "Another name"
    assert same_as_fresh(canvas.stage.on_show, session.map)
    session.show_map(first)
    session.undo()  # leads to the copy
    session.undo()
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert session.map_id == copy
    assert same_as_fresh(canvas.stage.on_show, session.map)
    session.show_map(first)
    assert same_as_fresh(canvas.stage.on_show, session.map)


def test_a_lens_that_was_drawn_for_the_map_before_is_not_put_on_the_one_after_it(twins, qtbot):
    canvas, _, copy, _ = twins
    session, stage, jobs = canvas.session, canvas.stage, Jobs()
    before = stage.on_show
    lens = LensDrawing(stage, canvas.lighting, jobs, canvas)
    session.show_map(copy)
    lens._take(before, before.emphasis, draw(before.causal_map, LIGHT, bundled_measure()))
    assert stage.map.id == copy
    assert stage.late is not None
    qtbot.waitUntil(lambda: stage.late is None)
    assert same_as_fresh(stage.on_show, session.map)
    jobs.close()


def test_other_badges_bring_nothing_that_a_large_map_is_still_to_be_lit_with(
    twins, qtbot, monkeypatch
):
    canvas, *_ = twins
    shown, jobs = canvas.stage, Jobs()
    monkeypatch.setattr(lens_drawing, "MOST_AT_ONCE", 0)
    shown.somebody_settles = True
    before = shown.on_show.emphasis
    shown.emphasis = wanted = Emphasis(view=changes_view("Change", shown.map, {}, Ghosts(), ""))
    assert shown.light_is_late
    badges = (Badge(tuple(sorted(shown.map.links))[:2], "R1", "reinforcing"),)
    LensDrawing(shown, canvas.lighting, jobs, canvas).show(wanted, badges)
    assert (shown.on_show.emphasis, shown.on_show.badges) == (before, badges)
    qtbot.waitUntil(lambda: shown.on_show.emphasis == wanted)
    assert shown.on_show.badges == badges
    jobs.close()


def with_private_notes(session, count):
    notes = [
        Note(RecordId(f"secret{n}"), "For us alone", 900.0, 300.0 * n, level=Level.PRIVATE)
        for n in range(count)
    ]
    session.do("Note", adding(session.map_id, notes))


def test_a_room_never_sees_a_private_note_while_a_large_map_is_drawn_without_it(
    canvas, qtbot, monkeypatch
):
    monkeypatch.setattr(late, "MOST_NOW", 50)
    with_private_notes(canvas.session, 1)
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert canvas.stage.on_show.causal_map.notes
    canvas.set_discreet(True)
    assert not canvas.stage.on_show.causal_map.notes


def test_a_room_never_sees_private_notes_of_a_large_map_as_it_was_seen_before(
    canvas, qtbot, monkeypatch
):
    monkeypatch.setattr(late, "LARGE", 1)
    monkeypatch.setattr(late, "MOST_AFTER", 2)
    session = canvas.session
    first = session.map_id
    with_private_notes(session, 4)
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    session.do("Future", make_future_map(session.document, first, "Copy", session.new_id))
    (copy,) = set(session.document.maps) - {first}
    session.show_map(copy)
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    canvas.set_discreet(True)
    assert not canvas.stage.on_show.causal_map.notes
    session.show_map(first)
    assert not canvas.stage.on_show.causal_map.notes
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    assert same_as_fresh(canvas.stage.on_show, without_private(session.map))


def test_a_card_put_so_far_away_that_all_links_are_drawn_anew_waits_for_that(
    qtbot, canvas, monkeypatch
):
    for name in ("MOST_NOW", "MOST_MOVED_NOW"):
        monkeypatch.setattr(late, name, 1000)
    monkeypatch.setattr(late, "LARGE", 1)
    session = canvas.session
    first = next(iter(session.map.variables))

    def move(far):
        moves = {first: Point(far, far)}
        session.do("Move", move_records(session.document, session.map_id, moves))

    move(400.0)
    assert canvas.stage.late is None
    move(90_000.0)
    assert canvas.stage.late is not None
    qtbot.waitUntil(lambda: canvas.stage.late is None)
    fresh = draw(session.map, LIGHT, bundled_measure())
    assert {i: p.curve for i, p in canvas.drawing.link_paths.items()} == {
        i: p.curve for i, p in fresh.link_paths.items()
    }
    session.undo()
    assert canvas.stage.late is not None
    qtbot.waitUntil(lambda: canvas.stage.late is None)
