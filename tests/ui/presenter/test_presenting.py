"""The map before a room: on a second screen, held, taken away, and never with private things."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from loopmap.diagram.drawing import Emphasis
from loopmap.diagram.lenses.change import changes_view
from loopmap.diagram.look import Ghosts
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.scenarios import add_scenario
from loopmap.editing.edits.views import add_view
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Variable
from loopmap.model.views import Rest, Shows, View
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.view import LARGEST_FIT, LARGEST_FOR_A_ROOM, Camera
from loopmap.ui.presenter.map_view import MapView
from loopmap.ui.presenter.presenting import HERE, name_of
from tests.support.drawn_maps import map_of


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


@pytest.fixture
def room(qtbot, opened, monkeypatch):
    """The window while its map is shown on what stands for a second screen."""
    screen = QGuiApplication.primaryScreen()
    monkeypatch.setattr(opened.presenting, "others", lambda: [screen])
    trigger(opened, "view.present")
    qtbot.waitUntil(lambda: stage(opened) is not None)
    yield opened
    opened.presenting.stop()


def stage(window):
    room = window.presenting.room
    return None if room is None else room.map.stage


def say(window, sentence):
    window.editor.panels.sentence.set_text(sentence)
    window.editor.panels.sentence.enter()


def view(window):
    return window.presenting.room.map


def test_the_window_stays_as_it_is_and_the_room_gets_the_map(room):
    assert not room.isFullScreen()
    assert room.toolbar.isVisible()
    assert stage(room).drawing.causal_map.variables == room.session.map.variables
    assert stage(room).style.name == "projector"
    trigger(room, "view.present")
    assert room.presenting.room is None
    assert not room.presenting.is_on


def test_without_a_second_screen_the_map_fills_this_one(opened):
    trigger(opened, "view.present")
    assert opened.presenting.room is None
    assert opened.place.is_presenting
    assert opened.editor.canvas.viewing.largest == LARGEST_FOR_A_ROOM
    trigger(opened, "view.present")
    assert not opened.place.is_presenting
    assert opened.editor.canvas.viewing.largest == LARGEST_FIT


def test_the_moment_of_a_run_is_seen_in_the_room(room, qtbot):
    session, panels = room.editor.session, room.editor.panels
    acts = [Intervention(Action.PUSH, min(session.map.variables), 0.5)]
    change = add_scenario(
        session.document, session.map_id, "More", session.new_id, interventions=acts
    )
    session.do("New scenario", change)
    with qtbot.waitSignal(panels.run.ran):
        panels.what_if.run()
    panels.run.time.slider.setValue(30)
    qtbot.waitUntil(lambda: stage(room).moment is not None)
    assert stage(room).moment.share == 0.5
    panels.play.leave()
    assert stage(room).moment is None


def test_what_is_edited_is_seen_in_the_room(room):
    variable = min(room.session.map.variables)
    change = move_records(room.session.document, room.session.map_id, {variable: (500.0, 40.0)})
    room.session.do("Move", change)
    assert stage(room).drawing.label_boxes[variable].centre == (500.0, 40.0)
    assert stage(room).drawing.label_boxes == stage(room).drawing.label_boxes


def test_nothing_private_and_no_hand_is_seen_there(room):
    session = room.session
    change = add_note(session.document, session.map_id, "Ask her alone", (0, 0), session.new_id)
    session.do("Note", change)
    assert session.map.notes
    assert not stage(room).drawing.note_boxes
    session.select(frozenset(session.map.variables))
    room.editor.panels.sentence.set_text("Fines + Nobody")
    assert not stage(room).overlay.selection
    assert stage(room).drawing.causal_map.variables == session.map.variables
    assert view(room).toolTip() == ""


def test_private_notes_that_were_there_before_are_left_out(qtbot, opened, monkeypatch):
    session = opened.session
    change = add_note(session.document, session.map_id, "Ask her alone", (0, 0), session.new_id)
    session.do("Note", change)
    monkeypatch.setattr(opened.presenting, "others", lambda: [QGuiApplication.primaryScreen()])
    trigger(opened, "view.present")
    qtbot.waitUntil(lambda: stage(opened) is not None)
    assert not stage(opened).drawing.note_boxes
    opened.presenting.stop()


def test_the_room_sees_what_the_facilitator_looks_at(room):
    room.editor.canvas.camera = Camera(240.0, 0.0, 3.0)
    assert (view(room).camera.x, view(room).camera.y) == pytest.approx((240.0, 0.0), abs=25)
    whole = view(room).camera.scale
    trigger(room, "view.fit")
    assert view(room).camera.scale < whole


def test_a_held_picture_stands_still_until_it_is_let_go(qtbot, room):
    before, drawn = view(room).camera, stage(room).drawing
    trigger(room, "view.hold")
    room.editor.canvas.camera = Camera(900.0, 0.0, 3.0)
    variable = min(room.session.map.variables)
    change = move_records(room.session.document, room.session.map_id, {variable: (700.0, 0.0)})
    room.session.do("Move", change)
    room.editor.panels.sentence.saidBack.emit("More fines, more strain.")
    assert view(room).camera == before
    assert stage(room).drawing is drawn
    assert room.presenting.room.said == ""
    trigger(room, "view.hold")
    qtbot.waitUntil(lambda: stage(room).drawing is not drawn)
    assert room.presenting.room.said == "More fines, more strain."
    assert view(room).camera.x > 500


def test_what_was_said_of_the_second_screen_goes_with_it(room):
    trigger(room, "view.hold")
    assert "second screen is held" in room.status.lines[2]
    room.presenting.stop()
    assert "second screen" not in room.status.lines[2]


def test_a_lit_loop_fills_the_room_with_letters_that_can_be_read(qtbot, room):
    qtbot.waitUntil(lambda: room.editor.panels.watch.loops is not None)
    trigger(room, "loops.next")
    assert stage(room).emphasis.lit
    assert stage(room).emphasis.dim_rest, "all else steps back"
    assert view(room).letter_share >= 0.03
    trigger(room, "loops.none")
    assert not stage(room).emphasis.lit


def test_the_last_sentence_is_told_in_large_type(room):
    room.editor.panels.sentence.saidBack.emit("More fines lead to more strain.")
    window = room.presenting.room
    assert window.said == "More fines lead to more strain."
    label = window.findChild(type(window.layout().itemAt(1).widget()))
    assert label.font().pixelSize() >= 0.03 * window.height()


def test_a_screen_that_goes_takes_the_picture_along_and_one_that_comes_brings_it_back(qtbot, room):
    screen = QGuiApplication.primaryScreen()
    room.presenting.screen_gone(screen)
    assert room.presenting.room is None
    assert room.presenting.is_on
    room.presenting.screen_came(screen)
    qtbot.waitUntil(lambda: stage(room) is not None)


def test_what_was_said_while_the_screen_was_away_stands_below_the_map_again(qtbot, room):
    screen = QGuiApplication.primaryScreen()
    room.presenting.screen_gone(screen)
    say(room, "Strain - Attendance at clubs")
    room.presenting.screen_came(screen)
    assert room.presenting.room.said.startswith("More strain leads to")


def test_presenting_begins_with_the_last_sentence(qtbot, opened, monkeypatch):
    say(opened, "Strain - Attendance at clubs")
    monkeypatch.setattr(opened.presenting, "others", lambda: [QGuiApplication.primaryScreen()])
    trigger(opened, "view.present")
    assert opened.presenting.room.said == opened.editor.panels.sentence.last_said != ""
    opened.presenting.stop()


def test_a_picture_that_is_held_is_held_when_its_screen_comes_back(qtbot, room):
    screen = QGuiApplication.primaryScreen()
    trigger(room, "view.hold")
    before = stage(room).drawing.causal_map
    told = []
    room.presenting.told.connect(told.append)
    room.presenting.screen_gone(screen)
    trigger(room, "map.tidy")
    room.presenting.screen_came(screen)
    assert room.presenting.is_held
    assert stage(room).drawing.causal_map == before
    assert told[-1].startswith("The picture on the second screen is held")


def test_where_its_own_screen_goes_the_window_stands_before_the_room_as_the_map_alone(room):
    room.presenting.others = list  # the window came to the room's screen, the only one left
    room.presenting.keep_apart()
    assert room.presenting.room is None
    assert room.place.is_presenting
    assert room.editor.canvas.stage.discreet


def test_a_window_that_stands_on_a_screen_of_its_own_changes_nothing(room):
    room.presenting._on = "the other one"
    before = room.presenting.room
    room.presenting.keep_apart()
    assert room.presenting.room is before
    room.presenting._on = QGuiApplication.primaryScreen().name()


def test_the_picture_follows_another_resolution(room):
    screen = QGuiApplication.primaryScreen()
    room.presenting.room.resize(200, 100)
    screen.geometryChanged.emit(screen.geometry())
    assert room.presenting.room.geometry() == screen.geometry()


def test_this_screen_may_be_chosen_although_there_is_another(room):
    assert room.presenting.wanted == name_of(QGuiApplication.primaryScreen())
    room.presenting.choose_screen(HERE)
    assert room.presenting.room is None
    assert room.place.is_presenting
    assert room.settings.current.room_screen == HERE


def test_the_rooms_colours_are_those_of_the_canvas_where_that_is_wanted(qtbot, room):
    trigger(room, "view.room_projector")
    qtbot.waitUntil(lambda: stage(room).style == room.theme.canvas_style)


def test_another_map_is_shown_when_the_facilitator_turns_to_it(qtbot, room):
    trigger(room, "map.future")
    shown = room.session.map
    qtbot.waitUntil(lambda: stage(room).drawing.causal_map.info == shown.info)


def test_closing_the_document_ends_it(room):
    room.files.close()
    assert room.presenting.room is None


def test_a_lens_is_told_to_the_room_too(room):
    trigger(room, "view.lens.groups")
    assert stage(room).emphasis.view.title == "Groups"
    view(room).finish_painting()
    assert not view(room).grab().isNull()


def test_the_room_is_told_what_a_lit_loop_is_called(qtbot, room):
    panels = room.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and bool(panels.choice.loops()))
    trigger(room, "loops.next")
    room.editor.turns.flush()
    (lit,) = stage(room).emphasis.lit
    assert lit.called in {"R1 Fines – Strain", "R1 Strain – Fines"}  # ids differ each time


def test_a_map_as_large_as_the_paper_is_never_zoomed_beyond_reason(room):
    small = replace(room.editor.canvas.camera, scale=8.0)
    room.editor.canvas.camera = small
    assert view(room).letter_share <= 0.06


def test_a_named_view_is_seen_in_the_room_without_what_it_hides(qtbot, room):
    session = room.session
    kept, _, other = session.map.variables
    wanted = View(RecordId(""), "One", Shows.RECORDS, (kept,), rest=Rest.HIDDEN)
    session.do("View", add_view(session.document, session.map_id, wanted, session.new_id))
    trigger(room, "views.next")
    assert stage(room).drawing.primitives(kept)
    assert not stage(room).drawing.primitives(other)
    assert view(room).camera.scale > 1.0, "what is shown fills the room"
    trigger(room, "views.leave")
    assert stage(room).drawing.primitives(other)


def test_a_map_that_fills_the_room_stands_aside_for_the_card_of_a_lens(qtbot):
    """As large as before where there is no card, and no smaller than needed where there is."""
    places = [(-450, -200), (0, -280), (600, -280), (600, 280), (0, 280), (-600, 280), (-600, -60)]
    names = "abcdefg"
    cards = (
        Variable(RecordId(i), f"Variable {i}", x=x, y=y)
        for i, (x, y) in zip(names, places, strict=True)
    )
    causal_map = map_of(*cards)
    stage = Stage(causal_map, load_style("projector"), bundled_measure())
    shown = MapView("#ffffff")
    qtbot.addWidget(shown)
    shown.resize(1200, 675)
    shown.show_stage(stage)
    shown.look_at(stage.drawing.bounds)
    alone = shown.camera
    told = changes_view("Change", causal_map, {}, Ghosts(()), "It says much. " * 20)
    stage.emphasise(Emphasis(view=told), ())
    shown.refresh()
    assert shown.camera != alone
    assert 0.7 * alone.scale < shown.camera.scale <= alone.scale
    shown.stands_aside = False
    shown.look_at(stage.drawing.bounds)
    assert shown.camera == alone
