"""Tidy and Lay out anew: searched in the background, seen on the way, one step in the end."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.layout import engine, search, tidy
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange_roughly
from loopmap.diagram.layout.engines import LOOPS, TIDY
from loopmap.diagram.layout.net import net
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.collapse import collapse_groups
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.locking import set_locked
from loopmap.editing.edits.variables import add_variable
from loopmap.ui import motion, opening, tidying
from loopmap.ui.canvas.view import Camera
from loopmap.ui.coming_in.preview import Preview
from loopmap.ui.status_bar import StatusBar


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def places(window):
    return {v.id: (v.x, v.y) for v in window.session.map.variables.values()}


def by_name(window, name):
    return next(v for v in window.session.map.variables.values() if v.name == name)


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    """Searches that end soon, for what they find is no matter here."""
    monkeypatch.setattr(engine, "usual_rounds", lambda *_: 40)


@pytest.fixture
def piled(opened):
    """The small map with its variables half on one another."""
    session = opened.session
    to = {v: (30.0 * n, 20.0 * n) for n, v in enumerate(session.map.variables)}
    session.do("Pile", move_records(session.document, session.map_id, to))
    return opened


@pytest.fixture
def moving():
    """Motion as asked for, whatever the computer says."""
    motion.ask_for_less_motion(False)
    yield
    motion.ask_for_less_motion(False)


@pytest.fixture
def endless(monkeypatch):
    """A search that finds one thing and then goes on until it is stopped."""

    def polishing(net, first, *, token, **_):
        while True:
            token.check()
            yield first + 12.0, 0.0

    for module in (search, tidy):
        monkeypatch.setattr(module, "polishing", polishing)


@pytest.mark.parametrize("command", ["map.tidy", "map.layout.loops", "map.layout.layered"])
def test_arranging_is_one_step_and_undo_brings_all_back(qtbot, piled, command):
    session = piled.session
    before, steps = places(piled), len(session.history.done)
    trigger(piled, command)
    qtbot.waitUntil(lambda: len(session.history.done) == steps + 1)
    assert places(piled) != before
    session.undo()
    assert places(piled) == before
    assert len(session.history.done) == steps


def test_a_tidy_map_stays_as_it_is(qtbot, piled):
    trigger(piled, "map.tidy")
    qtbot.waitUntil(lambda: piled.session.history.done[-1].label == "Tidy")
    trigger(piled, "map.tidy")
    steps = len(piled.session.history.done)
    qtbot.waitUntil(lambda: not piled.editor.tidying.is_running)
    assert len(piled.session.history.done) <= steps + 1


def test_with_two_variables_selected_only_those_move(qtbot, piled):
    fines, strain = by_name(piled, "Fines").id, by_name(piled, "Strain").id
    kept = by_name(piled, "Attendance")
    piled.session.select(frozenset({fines, strain}))
    assert piled.command_actions.by_id["map.tidy"].text() == "Tidy the selection"
    trigger(piled, "map.tidy")
    qtbot.waitUntil(lambda: piled.session.history.done[-1].label == "Tidy")
    assert places(piled)[kept.id] == (kept.x, kept.y)


@pytest.mark.parametrize("command", ["map.tidy", "map.layout.loops"])
def test_what_is_locked_stays(qtbot, piled, command):
    session, locked = piled.session, by_name(piled, "Strain")
    session.do("Lock", set_locked(session.document, session.map_id, [locked.id], True))
    steps = len(session.history.done)
    trigger(piled, command)
    qtbot.waitUntil(lambda: len(session.history.done) == steps + 1)
    assert places(piled)[locked.id] == (locked.x, locked.y)


def test_while_searching_the_canvas_shows_better_places_and_the_document_does_not_change(
    qtbot, piled, endless, moving
):
    before = places(piled)
    piled.editor.tidying.start(LOOPS)
    overlay = piled.editor.canvas.stage.overlay
    qtbot.waitUntil(lambda: bool(overlay.preview.change))
    assert places(piled) == before
    piled.editor.tidying.stop()
    assert not overlay.preview.change


def test_escape_gives_the_search_up(qtbot, piled, endless):
    before, steps = places(piled), len(piled.session.history.done)
    piled.editor.tidying.start(LOOPS)
    QTest.keyClick(piled.editor.canvas, Qt.Key.Key_Escape)
    assert not piled.editor.tidying.is_running
    assert places(piled) == before
    assert len(piled.session.history.done) == steps


@pytest.fixture
def fruitless(monkeypatch):
    """A search that finds nothing, so that what a test says it found is all there is."""

    def arrangements(_, token):
        while True:
            token.check()
            time.sleep(0.005)
        yield {}

    monkeypatch.setattr(tidying, "arrangements", arrangements)


def far_apart(window):
    return {v: Point(800.0 * n, 400.0 * n) for n, v in enumerate(sorted(places(window)))}


def test_a_map_shown_whole_is_seen_whole_on_its_way_too_and_as_before_when_given_up(
    qtbot, piled, fruitless, moving
):
    viewing, tidying = piled.editor.canvas.viewing, piled.editor.tidying
    piled.editor.canvas.looking.fit()
    viewing.return_to(viewing.aim)
    before, wanted = viewing.camera, far_apart(piled)
    tidying.start(LOOPS)
    tidying._better(wanted)
    qtbot.waitUntil(lambda: all(viewing.seen.contains(at) for at in wanted.values()))
    far = viewing.aim.scale
    tidying._better({v: Point(at.x / 3, at.y / 3) for v, at in wanted.items()})
    assert viewing.aim.scale > far, "nearer, where it has drawn together"
    QTest.keyClick(piled.editor.canvas, Qt.Key.Key_Escape)
    assert viewing.camera == before
    assert viewing.is_whole


def test_what_was_looked_at_before_a_layout_is_a_step_back(qtbot, piled, fruitless, moving):
    viewing, tidying = piled.editor.canvas.viewing, piled.editor.tidying
    piled.editor.canvas.looking.fit()
    viewing.return_to(viewing.aim)
    before = viewing.camera
    tidying.start(LOOPS)
    tidying._better(far_apart(piled))
    qtbot.waitUntil(lambda: viewing.camera != before)
    tidying.keep()
    assert viewing.is_whole
    viewing.back()
    assert viewing.aim == before


def test_a_search_leaves_a_view_that_somebody_chose(piled, fruitless, moving):
    viewing, tidying = piled.editor.canvas.viewing, piled.editor.tidying
    viewing.camera = chosen = Camera(10.0, 10.0, 2.0)
    tidying.start(LOOPS)
    tidying._better(far_apart(piled))
    assert viewing.aim == chosen
    tidying.stop()
    assert viewing.aim == chosen


def test_the_status_line_tells_of_a_search_for_as_long_as_it_lasts(piled, endless):
    status = piled.findChild(StatusBar)
    piled.editor.tidying.start(LOOPS)
    piled.editor.hint.emit("A passing line.")
    status.settle()
    assert status.lines[2] == "A passing line."
    status._hint_timer.stop()
    status.show_pointed("Drag to move.")
    assert "Esc gives it up" in status.lines[2]
    piled.editor.tidying.stop()
    assert status.lines[2] == "Drag to move."


def test_a_press_on_the_canvas_takes_what_is_seen(qtbot, piled, endless, moving):
    steps = len(piled.session.history.done)
    piled.editor.tidying.start(LOOPS)
    qtbot.waitUntil(lambda: bool(piled.editor.canvas.stage.overlay.preview.change))
    QTest.mouseClick(piled.editor.canvas, Qt.MouseButton.LeftButton)
    assert not piled.editor.tidying.is_running
    assert len(piled.session.history.done) == steps + 1
    assert not piled.editor.canvas.stage.overlay.preview.change


def test_another_change_of_the_map_ends_the_search(qtbot, piled, endless):
    session = piled.session
    piled.editor.tidying.start(TIDY)
    session.do(
        "Add",
        add_variable(session.document, session.map_id, "Sleep", (0, 300), session.new_id),
    )
    assert not piled.editor.tidying.is_running
    assert session.history.done[-1].label == "Add"


def test_with_less_motion_nothing_is_shown_before_the_end(qtbot, piled, endless):
    motion.ask_for_less_motion(True)
    piled.editor.tidying.start(LOOPS)
    qtbot.wait(60)
    assert not piled.editor.canvas.stage.overlay.preview.change
    piled.editor.tidying.stop()
    motion.ask_for_less_motion(False)


def test_a_map_shown_whole_is_so_again_when_a_layout_is_undone_and_done_again(qtbot, opened):
    session, canvas = opened.session, opened.editor.canvas
    to = {v: (900.0 * n, 700.0 * n) for n, v in enumerate(session.map.variables)}
    session.do("Spread", move_records(session.document, session.map_id, to))
    canvas.looking.fit()
    trigger(opened, "map.layout.loops")
    qtbot.waitUntil(lambda: session.history.done[-1].label == "Lay out")
    for again in (session.undo, session.redo):
        again()
        qtbot.waitUntil(lambda: canvas.viewing.camera == canvas.viewing.aim)
        camera = canvas.viewing.camera
        canvas.looking.fit()
        assert canvas.viewing.aim == camera


def test_undoing_a_layout_leaves_a_view_that_somebody_chose(qtbot, piled):
    session, canvas = piled.session, piled.editor.canvas
    trigger(piled, "map.layout.layered")
    qtbot.waitUntil(lambda: session.history.done[-1].label == "Lay out")
    qtbot.waitUntil(lambda: canvas.viewing.camera == canvas.viewing.aim)
    canvas.viewing.zoom_to(2.0)
    qtbot.waitUntil(lambda: canvas.viewing.camera == canvas.viewing.aim)
    chosen = canvas.viewing.camera
    session.undo()
    assert canvas.viewing.aim == chosen


def test_columns_need_groups(piled):
    assert not piled.command_actions.by_id["map.layout.columns"].isEnabled()


def test_undo_while_searching_only_gives_the_search_up(piled, endless):
    before, steps = places(piled), len(piled.session.history.done)
    piled.editor.tidying.start(LOOPS)
    trigger(piled, "edit.undo")
    assert not piled.editor.tidying.is_running
    assert len(piled.session.history.done) == steps
    assert places(piled) == before
    trigger(piled, "edit.undo")
    assert len(piled.session.history.done) == steps - 1


def test_taking_back_in_the_sentence_bar_gives_the_search_up_first(piled, endless):
    steps = len(piled.session.history.done)
    piled.editor.tidying.start(LOOPS)
    entry = piled.editor.panels.sentence.entry
    for left in (steps, steps - 1):
        QTest.keyClick(entry, Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
        assert not piled.editor.tidying.is_running
        assert len(piled.session.history.done) == left


@pytest.mark.parametrize("command", ["map.tidy", "map.layout.loops", "map.layout.layered"])
def test_a_collapsed_group_is_placed_as_the_one_box_it_is_and_takes_its_members_along(
    qtbot, piled, command
):
    session = piled.session
    members = sorted(session.map.variables)[:2]
    box = Box(0, 0, 90, 90)
    session.do(
        "Group",
        add_group(session.document, session.map_id, "Home", box, session.new_id, members=members),
    )
    (home,) = session.map.groups
    session.do("Collapse", collapse_groups(session.document, session.map_id, [home]))
    before, stood, steps = places(piled), session.map.groups[home], len(session.history.done)
    trigger(piled, command)
    qtbot.waitUntil(lambda: len(session.history.done) == steps + 1)
    group, after = session.map.groups[home], places(piled)
    by = (group.x - stood.x, group.y - stood.y)
    for member in members:
        x, y = before[member]
        assert after[member] == pytest.approx((x + by[0], y + by[1]))
    stack = piled.editor.canvas.drawing.cards[home]
    others = [b for i, b in piled.editor.canvas.drawing.cards.items() if i != home]
    assert not any(stack.touches(other) for other in others)


def test_columns_are_made_of_collapsed_groups_too(qtbot, piled):
    session = piled.session
    members = sorted(session.map.variables)[:2]
    change = add_group(
        session.document, session.map_id, "Home", Box(0, 0, 90, 90), session.new_id, members=members
    )
    session.do("Group", change)
    (home,) = session.map.groups
    session.do("Collapse", collapse_groups(session.document, session.map_id, [home]))
    trigger(piled, "map.layout.columns")
    qtbot.waitUntil(lambda: session.history.done[-1].label == "Lay out")
    seen = places(piled)
    assert len({seen[member][0] for member in members}) == 1
    assert abs(session.map.groups[home].x - seen[members[0]][0]) < 200


@pytest.fixture
def unplaced(qtbot, window, tmp_path, monkeypatch):
    """A tangle opened from a list of links, polished a tenth of a second after that."""
    monkeypatch.setattr(opening, "OPENING_ROUNDS", 0)
    monkeypatch.setattr(tidying, "QUIET", 100)
    pairs = [(n, (n * k + 1) % 12) for n in range(12) for k in (1, 3)]
    table = tmp_path / "links.csv"
    table.write_text("from,to,polarity\n" + "".join(f"V{a},V{b},+\n" for a, b in pairs if a != b))
    window.files.open(table)
    qtbot.waitUntil(lambda: window.session is not None)
    return window


def cost(window):
    causal_map = window.session.map
    some = net(causal_map, label_boxes(causal_map))
    return search.cost_of(some, some.places)


def test_a_map_opened_without_places_gets_better_while_nobody_touches_it(qtbot, unplaced):
    before = cost(unplaced)
    qtbot.waitUntil(lambda: bool(unplaced.session.history.done))
    assert unplaced.session.history.done[-1].label == "Lay out"
    assert cost(unplaced) < before
    assert unplaced.files.current.is_saved


@pytest.fixture
def settling(monkeypatch):
    """A dozen variables count as many: they are shown at once and settle then."""
    monkeypatch.setattr(opening, "LARGE", 12)


def rough_places(session):
    """Where its variables lie before a better arrangement is known."""
    nowhere = dict.fromkeys(session.map.variables, (0.0, 0.0))
    change = move_records(session.document, session.map_id, nowhere)
    causal_map = session.document.apply(change).maps[session.map_id]
    found = arrange_roughly(causal_map, label_boxes(causal_map))
    return {i: (at.x, at.y) for i, at in found.items()}


def test_a_large_map_is_shown_at_once_and_settles(qtbot, settling, unplaced):
    session = unplaced.session
    qtbot.waitUntil(lambda: bool(session.history.done))
    assert [step.label for step in session.history.done] == ["Lay out"]
    assert unplaced.files.current.is_saved
    assert places(unplaced) != rough_places(session)
    session.undo()
    assert places(unplaced) == rough_places(session)


def test_a_large_map_for_another_document_is_laid_out_before_it_is_seen(
    qtbot, settling, unplaced, answers, tmp_path
):
    before = len(unplaced.session.document.maps)
    answers.path = tmp_path / "links.csv"
    trigger(unplaced, "file.import")
    qtbot.waitUntil(lambda: bool(unplaced.findChildren(Preview)))
    (preview,) = unplaced.findChildren(Preview)
    preview.accept()
    qtbot.waitUntil(lambda: len(unplaced.session.document.maps) == before + 1)
    assert places(unplaced) != rough_places(unplaced.session)


def test_one_that_is_touched_stays_as_it_was_opened(qtbot, unplaced):
    QTest.mouseClick(unplaced.editor.canvas, Qt.MouseButton.LeftButton)
    qtbot.wait(300)
    assert not unplaced.editor.tidying.is_running
    assert not unplaced.session.history.done
