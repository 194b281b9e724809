"""Today and the future side by side: one is worked on, the other follows it as a picture."""

import time

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from loopmap.diagram.drawing import draw
from loopmap.diagram.look import Lens
from loopmap.diagram.measure import bundled_measure
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.maps import make_future_map, remove_map
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.variables import add_variable, rename_variable
from loopmap.ui import drawing_ahead, lens_drawing
from loopmap.ui.canvas import late, stage
from loopmap.ui.canvas.known_pictures import KnownPictures
from loopmap.ui.side_by_side import both_maps, other_light, other_style, still_map


def trigger(opened, command):
    opened.command_actions.by_id[command].trigger()


def named(causal_map, name):
    return next(v.id for v in causal_map.variables.values() if v.name == name)


def both_of(opened):
    return opened.editor.panels.side_by_side


def looks_of(stage):
    return stage.emphasis.view.looks


@pytest.fixture
def future(opened):
    """A future with one variable more, and today on show."""
    trigger(opened, "map.future")
    session = opened.session
    change = add_variable(session.document, session.map_id, "Advice", (360, 0), session.new_id)
    session.do("Add", change)
    session.show_map(session.document.map_order[0])
    return opened


@pytest.fixture
def both(qtbot, future):
    """Both on show, the light settled."""
    trigger(future, "changes.beside")
    still = both_of(future).still
    qtbot.waitUntil(lambda: still.isVisible() and still.camera == future.editor.canvas.camera)
    return future


def test_a_document_with_one_map_has_nothing_to_put_beside_it(opened):
    assert not opened.command_actions.by_id["changes.beside"].isEnabled()
    both_of(opened).toggle()
    assert not both_of(opened).is_open


def test_the_earlier_map_is_on_the_left_and_which_is_worked_on_is_said(both):
    halves, head = both.editor.halves, both_of(both).head
    assert halves.area_is_first
    assert [name.accessibleName() for name in head.names] == [
        "“Today” · you work here",
        "“Future” · a picture; click it or press F12 to work on it",
    ]
    assert head.names[0].isChecked()
    assert both.editor.canvas.accessibleName() == "Causal loop diagram “Today”"
    assert both_of(both).still.accessibleName() == "Picture of “Future”, the other map"


def test_both_mark_what_differs(both):
    advice = named(both.session.document.maps[both.session.document.map_order[1]], "Advice")
    assert both.editor.panels.lenses.lens is Lens.CHANGE
    still = both_of(both).still.stage
    assert looks_of(still)[advice].tag == "new"
    assert advice in both.editor.canvas.stage.emphasis.view.ghosts.looks


def test_the_picture_moves_with_the_canvas_and_the_canvas_with_the_picture(both):
    canvas, still = both.editor.canvas, both_of(both).still
    canvas.camera = canvas.camera.panned(40, 10)
    assert still.camera == canvas.camera
    still.camera = still.camera.panned(-25, 5)
    assert still.camera == canvas.camera


def test_each_moves_by_itself_when_they_are_let_go(both):
    canvas, still, head = both.editor.canvas, both_of(both).still, both_of(both).head
    head.joins.click()
    before = still.camera
    canvas.camera = canvas.camera.panned(40, 10)
    assert still.camera == before
    still.camera = before.panned(7, 7)
    assert canvas.camera != still.camera == before.panned(7, 7)
    head.joins.click()
    assert still.camera == canvas.camera


def test_the_same_is_selected_on_both(both):
    fines = named(both.session.map, "Fines")
    both.session.select({fines})
    assert both_of(both).still.stage.overlay.selection == {fines}
    both.session.select(frozenset())
    assert both_of(both).still.stage.overlay.selection == frozenset()


def test_f12_changes_over_and_each_map_stays_on_its_side(qtbot, both):
    still, canvas = both_of(both).still, both.editor.canvas
    fines, camera = named(both.session.map, "Fines"), canvas.camera
    both.session.select({fines})
    trigger(both, "changes.flip")
    assert both.session.map.info.title == "Future"
    assert not both.editor.halves.area_is_first
    assert still.stage.map.info.title == "Today"
    assert both.session.selection == still.stage.overlay.selection == {fines}
    assert canvas.camera == still.camera == camera
    assert both_of(both).head.names[1].isChecked()


def test_a_click_on_the_picture_takes_what_lies_there_in_hand(qtbot, both):
    still = both_of(both).still
    still.finish_painting()
    advice = named(still.stage.map, "Advice")
    at = still.stage.drawing.cards[advice]
    frame, camera = still.frame(), still.camera
    left, top = camera.origin(frame)
    place = QPoint(round(left + at.x * camera.scale), round(top + at.y * camera.scale))
    qtbot.mouseClick(still, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: both.session.map.info.title == "Future")
    assert both.session.selection == {advice}


def test_dragging_the_picture_moves_the_paper_and_changes_nothing_else(qtbot, both):
    still, canvas = both_of(both).still, both.editor.canvas
    before, start = canvas.camera, QPoint(60, 60)
    qtbot.mousePress(still, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(still, start + QPoint(80, 30))
    qtbot.mouseRelease(still, Qt.MouseButton.LeftButton, pos=start + QPoint(80, 30))
    assert canvas.camera == still.camera == before.panned(80, 30)
    assert both.session.map.info.title == "Today"


def test_the_keyboard_takes_the_picture_in_hand_too(qtbot, both):
    still = both_of(both).still
    assert still.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(still, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: both.session.map.info.title == "Future")
    trigger(both, "changes.flip")
    both_of(both).head.names[1].click()
    assert both.session.map.info.title == "Future"


def test_an_edit_is_marked_on_both_and_undone_on_both(qtbot, both):
    session, still = both.session, both_of(both).still
    fines = named(session.map, "Fines")
    session.do("Rename", rename_variable(session.document, session.map_id, fines, "Penalties"))
    qtbot.waitUntil(lambda: looks_of(still.stage).get(fines) is not None)
    assert looks_of(still.stage)[fines].tag == "was “Penalties”"
    session.undo()
    qtbot.waitUntil(lambda: looks_of(still.stage).get(fines) is None)


def test_the_picture_follows_what_is_done_to_its_own_map(both):
    session, still = both.session, both_of(both).still
    there = session.document.map_order[1]
    advice = named(session.document.maps[there], "Advice")
    session.do("Move", move_records(session.document, there, {advice: (300, 40)}))
    assert still.stage.drawing.cards[advice].x == 300
    session.do("Delete", delete_records(session.document, there, {advice}))
    assert advice not in still.stage.drawing.cards


def test_closing_gives_the_room_and_the_lens_back(qtbot, both):
    trigger(both, "changes.beside")
    assert not both_of(both).is_open
    assert not both.editor.halves.are_divided
    assert both.editor.panels.lenses.lens is Lens.SIGN
    assert both.editor.canvas.accessibleName() == "Causal loop diagram"
    assert both.editor.is_shown("right")
    assert both.editor.is_shown("left")


def test_a_map_that_is_deleted_takes_its_picture_with_it(qtbot, both):
    trigger(both, "changes.flip")
    trigger(both, "map.remove")
    qtbot.waitUntil(lambda: not both_of(both).is_open)


def test_columns_make_way_in_a_narrow_window_and_come_back(qtbot, future):
    future.resize(1100, 700)
    trigger(future, "changes.beside")
    assert not future.editor.is_shown("right")
    trigger(future, "changes.beside")
    assert future.editor.is_shown("right")


def test_private_notes_stay_away_from_the_picture_before_a_room(both):
    session, still = both.session, both_of(both).still
    there = session.document.map_order[1]
    session.do("Note", add_note(session.document, there, "Only for us", (0, 300), session.new_id))
    (note,) = session.document.maps[there].notes
    assert note in still.stage.drawing.note_boxes
    both.editor.canvas.set_discreet(True)
    still.grab()
    assert note not in still.stage.drawing.note_boxes
    both.editor.canvas.set_discreet(False)
    still.grab()
    assert note in still.stage.drawing.note_boxes


def test_both_lie_on_one_paper(future):
    trigger(future, "changes.over")
    assert future.session.map.info.title == "Future"
    assert future.editor.panels.lenses.lens is Lens.CHANGE
    assert future.command_actions.by_id["changes.over"].isChecked()
    trigger(future, "changes.over")
    assert future.editor.panels.lenses.lens is Lens.SIGN


def test_of_several_maps_the_chosen_one_is_beside_and_the_lens_compares_with_it(qtbot, both):
    trigger(both, "map.future")
    session = both.session
    first, _, third = (session.document.maps[each] for each in session.document.map_order)
    session.show_map(first.id)
    assert both_of(both).still.stage.map.info.title == "Future 2"
    both.editor.panels.changes.panel.compare_with(third.id)
    still = both_of(both).still
    assert still.stage.map.id == third.id
    assert both.editor.panels.lenses.view.title.endswith(f"“{third.info.title}” changes")


def test_a_flip_looks_at_no_third_map_on_the_way_and_through_the_lens_once(both, monkeypatch):
    trigger(both, "map.future")
    session, still = both.session, both_of(both).still
    _, second, third = session.document.map_order
    session.show_map(second)
    both.editor.panels.changes.panel.compare_with(third)
    turned, looked, turn_to = [], [], still.turning.to
    monkeypatch.setattr(still.turning, "to", lambda m: (turned.append(m.id), turn_to(m)))
    both.editor.panels.lenses.changed.connect(lambda: looked.append(session.map_id))
    trigger(both, "changes.flip")
    assert (session.map_id, still.stage.map.id) == (third, second)
    assert set(turned) == {second}
    assert looked == [third]


class Paintings(QObject):
    """In which pass of events, and in how many, each widget was painted."""

    def __init__(self, *widgets):
        super().__init__()
        self.now, self.passes = 0, {}
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.passes.setdefault(watched, []).append(self.now)
        return False

    def until(self, widgets):
        while not self.passes.keys() >= set(widgets):
            self.now += 1
            QApplication.processEvents()
            time.sleep(0.002)


def test_two_maps_that_come_at_once_are_painted_in_two_turns(qtbot, future):
    canvas = future.editor.canvas
    qtbot.waitUntil(lambda: not canvas.is_painting())
    trigger(future, "changes.beside")
    still = both_of(future).still
    painted = Paintings(canvas, still)
    painted.until([canvas, still])
    assert painted.passes[still][0] > painted.passes[canvas][0] > 1


def test_a_copy_of_the_map_on_show_takes_the_place_of_another_map(future):
    session = future.session
    today, first = session.document.map_order
    ends = list(session.document.maps[first].variables)[-2:]
    session.do("Link", add_link(session.document, first, *ends, session.new_id))
    trigger(future, "map.future")
    session.do("Remove", remove_map(session.document, today))
    trigger(future, "changes.beside")
    drawn = both_of(future).still.stage
    assert drawn.map.id == first
    change = make_future_map(session.document, session.map_id, "Copy", session.new_id)
    session.do("Make a future map", change)
    assert drawn.map.info.title == "Copy"
    assert set(drawn.on_show.places.frame.links) == drawn.map.links.keys()


def test_a_wheel_over_the_picture_zooms_both(both):
    still, canvas = both_of(both).still, both.editor.canvas
    before = canvas.camera.scale
    still._paper.zoom(1.5, QPointF(50, 50))
    assert still.camera.scale == canvas.camera.scale > before


@pytest.fixture
def large(monkeypatch, future):
    """Taken to be so large that whatever takes time is done beside the window."""
    monkeypatch.setattr(stage, "MOST_PROMPT", 0)
    for module in (both_maps, still_map):
        monkeypatch.setattr(module, "MOST_DRAWN_NOW", 0)
    for module in (lens_drawing, other_light):
        monkeypatch.setattr(module, "MOST_AT_ONCE", 0)
    return future


def test_a_large_map_that_nobody_has_seen_comes_after_frames_as_large_as_cards_and_both_fit(
    qtbot, large
):
    session, there = large.session, large.session.document.map_order[1]
    advice = named(session.document.maps[there], "Advice")
    session.do("Move", move_records(session.document, there, {advice: (1300, 40)}))
    session.do("Note", add_note(session.document, there, "Far away", (0, 2500), session.new_id))
    large.editor.canvas.turning.known = KnownPictures()
    trigger(large, "changes.beside")
    drawn, here = both_of(large).still.stage, large.editor.canvas
    fines = named(session.map, "Fines")
    assert drawn.late.frames[fines][2:] == here.stage.on_show.cards[fines][2:]
    assert drawn.late.frames.keys() == drawn.map.variables.keys()
    qtbot.waitUntil(lambda: drawn.late is None and drawn.on_show.is_settled)
    qtbot.waitUntil(lambda: here.viewing.seen.holds(drawn.on_show.bounds))


def test_large_maps_change_places_without_being_drawn(qtbot, large):
    trigger(large, "changes.beside")
    here, there = large.editor.canvas.stage, both_of(large).still.stage
    qtbot.waitUntil(lambda: bool(looks_of(there)) and bool(here.emphasis.view.ghosts.looks))
    pictures = here.picture, there.picture
    trigger(large, "changes.flip")
    assert (there.picture, here.picture) == pictures
    assert (here.map.info.title, there.map.info.title) == ("Future", "Today")


def test_a_large_map_is_there_at_once_when_one_turns_to_it_after_closing(qtbot, large):
    trigger(large, "changes.beside")
    there = both_of(large).still.stage
    trigger(large, "changes.beside")
    trigger(large, "changes.flip")
    assert large.editor.canvas.stage.picture is there.picture


def test_what_the_lens_shows_of_a_large_map_follows_an_edit(qtbot, large):
    trigger(large, "changes.beside")
    session, still = large.session, both_of(large).still
    fines = named(session.map, "Fines")
    session.do("Rename", rename_variable(session.document, session.map_id, fines, "Penalties"))
    qtbot.waitUntil(lambda: looks_of(still.stage).get(fines) is not None)
    assert looks_of(still.stage)[fines].tag == "was “Penalties”"


def test_a_picture_drawn_in_a_hurry_is_soon_as_it_should_be(qtbot, large):
    trigger(large, "changes.beside")
    drawn = both_of(large).still.stage
    qtbot.waitUntil(lambda: drawn.on_show.is_settled and bool(looks_of(drawn)))
    trigger(large, "changes.flip")
    assert drawn.map.info.title == "Today"
    qtbot.waitUntil(lambda: drawn.on_show.is_settled and bool(drawn.emphasis.view.ghosts.looks))
    qtbot.waitUntil(lambda: not drawn.light_is_late)
    lit, badges = drawn.emphasis, drawn.badges
    fresh = draw(drawn.map, drawn.style, bundled_measure(), emphasis=lit, badges=badges)
    assert drawn.on_show.layers() == fresh.layers()
    for record in fresh.layers():
        assert drawn.on_show.primitives(record) == fresh.primitives(record)


def forget_pictures_of_large_maps(window, monkeypatch):
    monkeypatch.setattr(late, "MOST_NOW", 0)
    for module in (both_maps, still_map):
        monkeypatch.setattr(module, "MOST_DRAWN_NOW", 1)
    window.editor.canvas.turning.known = KnownPictures()


def test_a_very_large_other_map_is_drawn_elsewhere_and_then_as_it_should_be(
    qtbot, future, monkeypatch
):
    forget_pictures_of_large_maps(future, monkeypatch)
    trigger(future, "changes.beside")
    drawn = both_of(future).still.stage
    assert drawn.late is not None
    assert drawn.map is future.session.document.maps[future.session.document.map_order[1]]
    session = future.session
    other = session.document.map_order[1]
    advice = named(session.document.maps[other], "Advice")
    session.do("Rename", rename_variable(session.document, other, advice, "Welfare advice"))
    qtbot.waitUntil(lambda: drawn.late is None and drawn.on_show.is_settled)
    assert drawn.on_show.causal_map.variables[advice].name == "Welfare advice"
    assert drawn.on_show.cards == draw(drawn.map, drawn.style, bundled_measure()).cards
    trigger(future, "changes.flip")
    assert session.map_id == other


def test_closed_while_the_other_map_is_drawn_nothing_more_comes(qtbot, future, monkeypatch):
    forget_pictures_of_large_maps(future, monkeypatch)
    trigger(future, "changes.beside")
    trigger(future, "changes.beside")
    assert not both_of(future).is_open
    assert not future.jobs.is_running("draw what is late on the other map")


@pytest.mark.parametrize("links", [0, 99])
def test_the_picture_comes_in_the_style_of_the_canvas(qtbot, both, monkeypatch, links):
    """Drawn here and now or, where that takes long, elsewhere; an edit meanwhile is in it."""
    monkeypatch.setattr(drawing_ahead, "MOST_RESTYLED_NOW", links)
    elsewhere, recolour = [], other_style.recolour
    monkeypatch.setattr(
        other_style, "recolour", lambda *some: elsewhere.append(1) or recolour(*some)
    )
    editor, drawn = both.editor, both_of(both).still.stage
    trigger(both, "view.canvas_theme.projector")
    qtbot.waitUntil(lambda: editor.canvas.stage.style.name == "projector")
    session = both.session
    moved = move_records(session.document, drawn.map.id, {min(drawn.map.variables): (40.0, 300.0)})
    session.do("Move", moved)
    qtbot.waitUntil(lambda: drawn.style is editor.canvas.stage.style)
    assert bool(elsewhere) != bool(links)
    fresh = draw(drawn.map, drawn.style, bundled_measure())
    assert drawn.on_show.cards == fresh.cards
    bounds = [stage.bounds for stage in (drawn, editor.canvas.stage)]
    seen = editor.canvas.viewing
    qtbot.waitUntil(lambda: all(seen.seen.holds(box) for box in bounds))
