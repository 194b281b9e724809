"""Named views in the window: made of what is on the screen, shown, walked through, left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from loopmap.diagram.geometry import Box
from loopmap.diagram.look import Lens
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.edits.views import add_view
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.views import Rest, Shows, View
from loopmap.ui.canvas.seen_on_stage import hit_on
from loopmap.ui.views.choices import fill
from loopmap.ui.views.showing import At
from tests.support.commands import trigger


@pytest.fixture
def views(qtbot, opened):
    panels = opened.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    return panels.views


def names(opened):
    return [view.name for view in in_order(opened.session.map.views)]


def add(opened, **fields):
    """A view that was kept earlier."""
    session = opened.session
    wanted = View(RecordId(""), fields.pop("name", "Kept"), **fields)
    session.do("View", add_view(session.document, session.map_id, wanted, session.new_id))
    return At(session.map_id, in_order(session.map.views)[-1].id)


def emphasis(opened):
    return opened.editor.canvas.stage.emphasis


def ids(opened, *wanted):
    named = {v.name: v.id for v in opened.session.map.variables.values()}
    return tuple(named[name] for name in wanted)


def test_a_view_of_a_lit_loop_is_kept_in_one_step_and_named_after_it(qtbot, opened, views):
    trigger(opened, "loops.next")
    trigger(opened, "view.lens.loops")
    before = len(opened.session.history.done)
    trigger(opened, "views.new")
    (view,) = opened.session.map.views.values()
    assert (view.shows, view.lens, view.frame) == (Shows.LOOP, "loops", None)
    assert view.loops == (opened.editor.panels.lit.lit,)
    assert len(opened.session.history.done) == before + 1
    assert opened.editor.left.page == "views"
    trigger(opened, "edit.undo")
    assert not opened.session.map.views


def test_the_part_of_the_paper_in_view_is_kept_and_comes_back(qtbot, opened, views):
    canvas = opened.editor.canvas
    canvas.viewing.zoom_to(2.0)
    seen = canvas.viewing.seen
    trigger(opened, "views.new")
    (view,) = opened.session.map.views.values()
    assert view.frame == pytest.approx((seen.x, seen.y, seen.width, seen.height), abs=0.06)
    trigger(opened, "views.leave")
    assert canvas.viewing.is_whole
    trigger(opened, "views.next")
    now = canvas.viewing.seen
    assert (now.x, now.y) == pytest.approx((seen.x, seen.y), abs=1.0)
    assert not canvas.viewing.is_whole


def test_a_view_that_is_updated_again_and_again_stays_where_it_is(qtbot, opened, views):
    opened.editor.canvas.viewing.zoom_to(2.0)
    trigger(opened, "views.new")
    (before,) = opened.session.map.views.values()
    for _ in range(3):
        trigger(opened, "views.next")
        trigger(opened, "views.update")
    (after,) = opened.session.map.views.values()
    assert after.frame == pytest.approx(before.frame, abs=0.5)


def test_what_is_no_part_of_a_view_is_faded_or_hidden(qtbot, opened, views):
    some = ids(opened, "Fines", "Strain")
    faded = add(opened, shows=Shows.RECORDS, records=some)
    hidden = add(opened, shows=Shows.RECORDS, records=some, rest=Rest.HIDDEN)
    (other,) = ids(opened, "Attendance")
    views.showing.show(faded)
    assert emphasis(opened).kept >= set(some)
    drawing = opened.editor.canvas.drawing
    assert drawing.primitives(other)
    assert drawing.scene.light.style_of(other) is not drawing.style
    views.showing.show(hidden)
    drawing = opened.editor.canvas.drawing
    assert not drawing.primitives(other)
    assert drawing.primitives(some[0])
    assert other not in opened.editor.canvas.walking.order()
    trigger(opened, "views.leave")
    assert emphasis(opened).kept is None
    assert opened.editor.canvas.drawing.primitives(other)


def test_nothing_hidden_is_hit(qtbot, opened, views):
    at = add(opened, shows=Shows.RECORDS, records=ids(opened, "Fines"), rest=Rest.HIDDEN)
    (other,) = ids(opened, "Attendance")
    stage = opened.editor.canvas.stage
    place = stage.drawing.cards[other].centre
    assert hit_on(stage, place, 4.0, 1.0).record == other
    views.showing.show(at)
    assert hit_on(stage, place, 4.0, 1.0).record is None


def test_escape_on_the_map_leaves_a_view_once_nothing_else_is_to_be_let_go(qtbot, opened, views):
    views.showing.show(add(opened, lens="evidence"))
    assert opened.editor.panels.lenses.lens is Lens.EVIDENCE
    qtbot.keyClick(opened.editor.canvas, Qt.Key.Key_Escape)
    assert views.showing.at is None
    assert opened.editor.panels.lenses.lens is Lens.SIGN


def test_page_down_and_up_walk_through_the_views_of_all_maps_also_while_presenting(
    qtbot, opened, views
):
    first, last = add(opened, name="First"), add(opened, name="Last", lens="evidence")
    trigger(opened, "map.future")
    future = opened.session.map_id
    canvas = opened.editor.canvas
    trigger(opened, "view.present")
    for at in (first, last, At(future, first.view), At(future, last.view), first):
        qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
        assert views.showing.at == at
        assert opened.session.map_id == at.map_id
    qtbot.keyClick(canvas, Qt.Key.Key_PageUp)
    assert views.showing.at == At(future, last.view)
    trigger(opened, "view.present")


def test_without_views_paging_says_so(qtbot, opened, views):
    with qtbot.waitSignal(opened.editor.hint) as told:
        qtbot.keyClick(opened.editor.canvas, Qt.Key.Key_PageDown)
    assert told.args == ["There are no named views yet."]


def test_what_has_gone_is_said_and_the_rest_is_shown(qtbot, opened, views):
    some = ids(opened, "Fines", "Attendance")
    views.showing.show(add(opened, shows=Shows.RECORDS, records=some))
    opened.session.select(frozenset({some[1]}))
    trigger(opened, "edit.delete")
    opened.editor.turns.flush()
    assert "1 of the 2 records that this view shows is gone" in views.panel.status.text()
    assert some[0] in emphasis(opened).kept
    trigger(opened, "edit.undo")
    opened.editor.turns.flush()
    assert "gone" not in views.panel.status.text()


def test_what_is_made_while_a_view_hides_the_rest_is_seen(qtbot, opened, views):
    at = add(opened, shows=Shows.RECORDS, records=ids(opened, "Fines"), rest=Rest.HIDDEN)
    views.showing.show(at)
    session = opened.session
    change = add_variable(session.document, session.map_id, "Rent", (0, 300), session.new_id)
    session.do("Add", change)
    (made,) = ids(opened, "Rent")
    assert opened.editor.canvas.drawing.primitives(made)
    assert views.showing.at == at


def test_selecting_what_a_view_hides_shows_the_whole_map(qtbot, opened, views):
    at = add(opened, shows=Shows.RECORDS, records=ids(opened, "Fines"), rest=Rest.HIDDEN)
    views.showing.show(at)
    opened.session.select(frozenset(ids(opened, "Fines")))
    assert views.showing.at == at
    opened.session.select(frozenset(ids(opened, "Attendance")))
    assert views.showing.at is None


def test_removing_the_view_that_is_shown_shows_the_map_and_undo_brings_it_back(
    qtbot, opened, views
):
    views.showing.show(add(opened, shows=Shows.RECORDS, records=ids(opened, "Fines")))
    views.open()
    qtbot.keyClick(views.panel.list, Qt.Key.Key_Delete)
    assert names(opened) == []
    assert views.showing.at is None
    assert emphasis(opened).kept is None
    trigger(opened, "edit.undo")
    assert names(opened) == ["Kept"]


def test_the_list_shows_renames_and_moves_by_keys(qtbot, opened, views):
    opened.activateWindow()
    one, two = add(opened, name="One"), add(opened, name="Two")
    views.open()
    listed = views.panel.list
    listed.choose(two)
    qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert names(opened) == ["Two", "One"]
    assert listed.current == two
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert views.showing.at == two
    opened.editor.turns.flush()
    item = listed.currentItem()
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Two: Shown now · Whole map"
    item.setText("Second")
    assert names(opened) == ["Second", "One"]
    listed.currentItem().setText("One")
    assert listed.currentItem().text() == "Second", "the name of another is refused"
    listed.choose(one)
    assert listed.current == one


def test_updating_takes_what_is_on_the_screen_and_keeps_how_it_is_exported(qtbot, opened, views):
    at = add(opened, name="Mine", theme="print", paper="a4", shows=Shows.MAP)
    views.showing.show(at)
    trigger(opened, "view.lens.evidence")
    trigger(opened, "views.update")
    view = views.showing.view
    assert (view.lens, view.theme, view.paper, view.name) == ("evidence", "print", "a4", "Mine")


def test_the_menu_of_changes_offers_what_is_selected_and_each_choice_is_one_step(
    qtbot, opened, views
):
    at = add(opened, name="Mine")
    (fines,) = ids(opened, "Fines")
    opened.session.select(frozenset({fines}))
    views.open()
    views.panel.list.choose(at)
    views.panel.changing.emit()
    parts = {entry.text(): entry.menu() for entry in views.panel.entries.actions() if entry.menu()}
    entries = {entry.text(): entry for part in parts.values() for entry in part.actions()}
    assert entries["The whole map"].isChecked()
    entries["What leads to “Fines”"].trigger()
    view = views.showing.view_at(at)
    assert (view.shows, view.records) == (Shows.CAUSES, (fines,))
    fill(views.panel.entries, view, opened.editor, opened.editor.panels, lambda _: None)
    parts = {entry.text(): entry.menu() for entry in views.panel.entries.actions() if entry.menu()}
    assert "The rest of the map" in parts
    trigger(opened, "edit.undo")
    assert views.showing.view_at(at).shows is Shows.MAP


def test_views_have_small_pictures_while_their_page_is_seen(qtbot, opened, views):
    add(opened, name="One")
    add(opened, name="Gone", shows=Shows.RECORDS, records=(RecordId("v99"),))
    listed = views.panel.list
    assert listed.item(0).icon().isNull()
    views.open()
    qtbot.waitUntil(lambda: not listed.item(0).icon().isNull())
    assert listed.item(1).icon().isNull(), "nothing of it is left"


def test_a_view_keeps_its_paper_when_the_window_changes(qtbot, opened, views):
    at = add(opened, frame=(120.0, 80.0, 300.0, 200.0))
    views.showing.show(at)
    viewing = opened.editor.canvas.viewing
    for width, height in ((900, 600), (1300, 800)):
        opened.resize(width, height)
        qtbot.waitUntil(lambda size=width: opened.width() == size)
        seen = viewing.seen
        assert seen.inflated(1.0).holds(Box(120.0, 80.0, 300.0, 200.0))


def test_the_name_of_a_new_view_can_be_typed_at_once_in_a_step_of_its_own(qtbot, opened, views):
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    trigger(opened, "views.new")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "The trap")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(opened) == ["The trap"])
    assert views.showing.at is not None
    trigger(opened, "edit.undo")
    assert names(opened) == ["Whole map"]


def test_on_a_large_map_what_a_view_keeps_is_lit_beside_the_window(
    qtbot, opened, views, monkeypatch
):
    monkeypatch.setattr("loopmap.ui.lens_drawing.MOST_AT_ONCE", 0)
    some = ids(opened, "Fines")
    at = add(opened, shows=Shows.RECORDS, records=some, rest=Rest.HIDDEN)
    with qtbot.waitSignal(opened.editor.canvas.lighting.changed):
        views.showing.show(at)
        assert emphasis(opened).kept is None, "the window does not wait for it"
    assert (emphasis(opened).kept, emphasis(opened).hides) == (frozenset(some), True)
    session = opened.session
    change = add_variable(session.document, session.map_id, "Rent", (0, 300), session.new_id)
    session.do("Add", change)
    assert set(ids(opened, "Rent")) < emphasis(opened).kept, "what is made is seen at once"


def test_the_part_of_the_paper_comes_with_a_map_that_has_to_be_drawn_first(
    qtbot, opened, views, monkeypatch
):
    monkeypatch.setattr("loopmap.ui.canvas.stage.MOST_PROMPT", 0)
    session, canvas = opened.session, opened.editor.canvas
    at = add(opened, name="Near", frame=Box(40.0, 20.0, 200.0, 120.0))
    trigger(opened, "map.duplicate")
    assert session.map_id != at.map_id
    every = session.document.maps[at.map_id].variables
    moved = {i: (v.x + 50.0, v.y) for i, v in every.items()}
    session.do("Move", move_records(session.document, at.map_id, moved))
    views.showing.show(at)
    assert canvas.stage.waits_for_a_turn, "it is drawn, and then looked at, in another turn"
    qtbot.waitUntil(lambda: canvas.stage.stays and canvas.viewing.seen.holds(Box(40, 20, 190, 110)))
    assert canvas.viewing.seen.width < 900
