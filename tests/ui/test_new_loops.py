"""What is new since somebody last looked: on cards, in the filter, and the next time."""

import threading

import pytest

from loopmap.editing.edits.links import add_link
from loopmap.formats.storage.looked_at import keep_looked_at, looked_at
from loopmap.model.records import Sign
from loopmap.ui import remembered_looks
from loopmap.ui.panels.loop_rows import ROW


def draw_back(window):
    """Attendance leads to Fines: a loop of three more."""
    session = window.session
    fines, _, attendance = session.map.variables
    ends = (attendance, fines)
    made = add_link(session.document, session.map_id, *ends, session.new_id, sign=Sign.SAME)
    session.do("Link", made)


def panels(window):
    return window.editor.panels


def cards(window):
    rows = panels(window).loops._rows
    found = [rows.index(n).data(ROW) for n in range(rows.rowCount())]
    return [(card.summary.rpartition(" ")[0][-1], card.is_new) for card in found]


def again(qtbot, window, path):
    window.files.save()
    qtbot.waitUntil(lambda: window.files.current.is_saved)
    window.files.give_up()
    again_open(qtbot, window, path)


def again_open(qtbot, window, path):
    window.files.open(path)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    qtbot.waitUntil(lambda: panels(window).watch.settled is not None)


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


@pytest.fixture
def drawn(qtbot, opened):
    qtbot.waitUntil(lambda: panels(opened).watch.settled is not None)
    assert cards(opened) == [("2", False)]
    draw_back(opened)
    qtbot.waitUntil(lambda: len(cards(opened)) == 2)
    return opened


def test_a_loop_that_a_new_link_closes_is_new_until_it_is_lit(qtbot, drawn):
    assert cards(drawn) == [("2", False), ("3", True)]
    choice = panels(drawn).choice
    trigger(drawn, "loops.only_new")
    assert [loop.length for loop in choice.loops()] == [3]
    panels(drawn).lit.light(choice.loops()[0].key)
    qtbot.waitUntil(lambda: cards(drawn) == [("3", False)])
    trigger(drawn, "loops.only_new")
    trigger(drawn, "loops.only_new")
    panels(drawn).lit.light(None)
    assert choice.loops() == ()


def test_what_is_new_is_so_still_when_the_file_is_open_again(qtbot, drawn, small):
    again(qtbot, drawn, small)
    assert cards(drawn) == [("2", False), ("3", True)]
    panels(drawn).lit.light(panels(drawn).choice.every()[1].key)
    again(qtbot, drawn, small)
    assert cards(drawn) == [("2", False), ("3", False)]


def test_all_can_be_marked_as_looked_at(qtbot, drawn, small):
    trigger(drawn, "loops.seen")
    qtbot.waitUntil(lambda: cards(drawn) == [("2", False), ("3", False)])
    again(qtbot, drawn, small)
    assert not any(new for _, new in cards(drawn))


def test_what_somebody_else_drew_in_the_file_meanwhile_is_new(qtbot, opened, small):
    qtbot.waitUntil(lambda: panels(opened).watch.settled is not None)
    opened.files.give_up()
    theirs = small.read_text(encoding="utf-8")
    opened.files.open(small)
    qtbot.waitUntil(lambda: opened.editor is not None and opened.editor.panels is not None)
    draw_back(opened)
    looks = next(opened.means.folders.looked_at.glob("*.json"))
    kept = looks.read_text(encoding="utf-8")
    again(qtbot, opened, small)
    assert small.read_text(encoding="utf-8") != theirs
    opened.files.give_up()
    looks.write_text(kept, encoding="utf-8")  # as on the computer of somebody else
    opened.files.open(small)
    qtbot.waitUntil(lambda: opened.editor is not None and opened.editor.panels is not None)
    qtbot.waitUntil(lambda: len(cards(opened)) == 2)
    assert cards(opened) == [("2", False), ("3", True)]


def test_of_a_large_file_it_is_recalled_a_moment_later(qtbot, drawn, small, monkeypatch):
    monkeypatch.setattr(remembered_looks, "MOST_AT_ONCE", 1)
    again(qtbot, drawn, small)
    qtbot.waitUntil(lambda: cards(drawn) == [("2", False), ("3", True)])


def test_closed_before_it_was_recalled_nothing_of_it_is_forgotten(qtbot, drawn, small, monkeypatch):
    monkeypatch.setattr(remembered_looks, "MOST_AT_ONCE", 1)
    gate = threading.Event()

    def slowly(*args):
        gate.wait(10)
        return looked_at(*args)

    monkeypatch.setattr(remembered_looks, "looked_at", slowly)
    again(qtbot, drawn, small)
    drawn.files.give_up()
    gate.set()
    monkeypatch.setattr(remembered_looks, "looked_at", looked_at)
    again_open(qtbot, drawn, small)
    qtbot.waitUntil(lambda: cards(drawn) == [("2", False), ("3", True)])


def test_a_large_file_that_is_open_again_at_once_knows_what_was_just_looked_at(
    qtbot, drawn, small, monkeypatch
):
    monkeypatch.setattr(remembered_looks, "MOST_AT_ONCE", 1)
    gate = threading.Event()

    def slowly(*args):
        gate.wait(10)
        keep_looked_at(*args)

    monkeypatch.setattr(remembered_looks, "keep_looked_at", slowly)
    again(qtbot, drawn, small)
    gate.set()
    qtbot.waitUntil(lambda: cards(drawn) == [("2", False), ("3", True)])


def test_a_window_that_closes_waits_for_what_was_looked_at_in_a_large_file(
    qtbot, drawn, small, monkeypatch
):
    monkeypatch.setattr(remembered_looks, "MOST_AT_ONCE", 1)
    drawn.files.save()
    qtbot.waitUntil(lambda: drawn.files.current.is_saved)
    document, map_id = drawn.session.document, drawn.session.map_id
    folder = drawn.means.folders.looked_at
    drawn.close()
    kept = looked_at(folder, small, document)[map_id]
    assert len(kept.links) == len(document.maps[map_id].links) - 1  # the one drawn since is new
