"""Arranging and choosing more through the commands of the menus."""

from itertools import pairwise

import pytest

from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.notes import add_note
from loopmap.model.query import in_order
from loopmap.ui.actions.lay_out import is_installed


def trigger(window, command):
    action = window.command_actions.by_id[command]
    assert action.isEnabled(), command
    action.trigger()


def by_name(window, name):
    return next(v for v in window.session.map.variables.values() if v.name == name)


@pytest.fixture
def all_selected(opened):
    opened.session.select(frozenset(opened.session.map.variables))
    return opened


_OVER = "It lies above all others of its kind now."


def test_left_edges_are_brought_in_line_and_back_by_one_undo(all_selected):
    before = [(v.x, v.y) for v in all_selected.session.map.variables.values()]
    trigger(all_selected, "arrange.left")
    boxes = all_selected.editor.canvas.drawing.label_boxes
    assert max(b.left for b in boxes.values()) - min(b.left for b in boxes.values()) <= 0.2
    all_selected.session.undo()
    assert [(v.x, v.y) for v in all_selected.session.map.variables.values()] == before


def test_gaps_are_evened_out(all_selected):
    trigger(all_selected, "arrange.across")
    boxes = sorted(all_selected.editor.canvas.drawing.label_boxes.values(), key=lambda b: b.x)
    gaps = [b.left - a.right for a, b in pairwise(boxes)]
    assert max(gaps) - min(gaps) <= 0.3


def test_arranging_needs_several_things(opened):
    opened.session.select(frozenset([by_name(opened, "Fines").id]))
    assert not opened.command_actions.by_id["arrange.left"].isEnabled()
    assert not opened.command_actions.by_id["arrange.across"].isEnabled()
    assert opened.command_actions.by_id["arrange.front"].isEnabled()


def test_what_is_sent_back_is_told_for_it_is_seen_only_later(opened):
    session = opened.session
    lowest, *_, highest = in_order(session.map.variables)
    session.select(frozenset([highest.id]))
    opened.command_actions.by_id["arrange.back"].trigger()
    assert in_order(session.map.variables)[0].id == highest.id
    assert "farther down now" in opened.status.lines[2]
    opened.command_actions.by_id["arrange.back"].trigger()
    assert "lies that way already" in opened.status.lines[2]
    opened.command_actions.by_id["arrange.front"].trigger()
    assert opened.status.lines[2] == _OVER, "nothing said before stands"
    trigger(opened, "edit.undo")
    trigger(opened, "edit.undo")
    assert in_order(session.map.variables)[0].id == lowest.id


def test_what_drives_and_what_is_affected_can_be_selected(opened):
    attendance = by_name(opened, "Attendance").id
    opened.session.select(frozenset([attendance]))
    trigger(opened, "choose.upstream")
    assert opened.session.selection == frozenset(opened.session.map.variables)
    opened.session.select(frozenset([attendance]))
    trigger(opened, "choose.downstream")
    assert opened.session.selection == {attendance}


def test_more_can_be_selected_only_where_there_is_more(opened):
    session, commands = opened.session, opened.command_actions.by_id
    growing = [commands[f"choose.{name}"] for name in ("neighbours", "upstream", "downstream")]
    made = add_note(session.document, session.map_id, "Ask the school", (0, 300), session.new_id)
    session.do("Add note", made)
    session.select(frozenset(session.map.notes))
    assert not any(action.isEnabled() for action in (*growing, commands["choose.group"]))
    session.select(frozenset([by_name(opened, "Fines").id]))
    assert all(action.isEnabled() for action in growing)
    assert not commands["choose.group"].isEnabled(), "it is in no group"


def test_neighbours_come_with_the_links_between(opened):
    opened.session.select(frozenset([by_name(opened, "Attendance").id]))
    trigger(opened, "choose.neighbours")
    kinds = {type(opened.session.map.get(i)).__name__ for i in opened.session.selection}
    assert kinds == {"Variable", "Link"}


def test_the_lit_loop_can_be_selected(qtbot, opened):
    panels = opened.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and bool(panels.watch.loops.loops))
    (loop,) = panels.watch.loops.loops
    panels.lit.light(loop.key)
    trigger(opened, "choose.loop")
    assert set(loop.key) <= opened.session.selection
    assert set(loop.variables) <= opened.session.selection


def test_graphviz_places_variables_where_it_is_installed_and_is_grey_where_not(
    qtbot, opened, monkeypatch
):
    import shutil

    if shutil.which("dot"):
        before = [(v.x, v.y) for v in opened.session.map.variables.values()]
        trigger(opened, "map.layout.dot")
        qtbot.waitUntil(
            lambda: [(v.x, v.y) for v in opened.session.map.variables.values()] != before
        )
        opened.session.undo()
        assert [(v.x, v.y) for v in opened.session.map.variables.values()] == before
    monkeypatch.setattr(shutil, "which", lambda _: None)
    is_installed.cache_clear()
    opened.command_actions.refresh()
    assert not opened.command_actions.by_id["map.layout.dot"].isEnabled()
    assert opened.command_actions.by_id["map.tidy"].isEnabled()
    is_installed.cache_clear()


def test_a_map_shown_whole_is_seen_whole_after_a_step_back(qtbot, all_selected):
    canvas, session = all_selected.editor.canvas, all_selected.session
    fines = by_name(all_selected, "Fines").id
    for at in ((-4000.0, 0.0), (0.0, 0.0)):
        session.do("Move", move_records(session.document, session.map_id, {fines: at}))
    canvas.looking.fit()
    qtbot.waitUntil(lambda: canvas.camera == canvas.viewing.aim)
    session.undo()
    qtbot.waitUntil(lambda: canvas.camera == canvas.viewing.aim)
    assert canvas.viewing.seen.holds(canvas.drawing.label_boxes[fines])
    session.redo()
    canvas.viewing.zoom_to(1.5)
    qtbot.waitUntil(lambda: canvas.camera == canvas.viewing.aim)
    session.undo()
    assert canvas.viewing.aim.scale == 1.5


def test_it_is_said_why_nothing_or_not_all_was_put_in_line(opened):
    told = []
    opened.editor.hint.connect(told.append)
    session = opened.session
    session.select(frozenset(session.map.variables))
    opened.command_actions.by_id["arrange.left"].trigger()
    assert not told
    opened.command_actions.by_id["arrange.left"].trigger()
    assert told[-1] == "They are in line already."
    session.select(frozenset(sorted(session.map.variables)[:1]))
    opened.command_actions.by_id["arrange.lock"].trigger()
    session.select(frozenset(session.map.variables))
    opened.command_actions.by_id["arrange.right"].trigger()
    assert told[-1].endswith(" stays where it is: it is locked.")
    assert opened.status.lines[2] == told[-1]
    opened.command_actions.by_id["arrange.across"].trigger()
    assert told[-1].endswith(" stays where it is: it is locked.")
    session.select(frozenset(session.map.variables))
    opened.command_actions.by_id["arrange.lock"].trigger()
    opened.command_actions.by_id["arrange.top"].trigger()
    assert told[-1] == "Nothing moved: all 3 are locked. Unlock to move: Ctrl+Shift+K."
