"""The tabs of a document's maps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from loopmap.editing.edits.maps import add_map, move_map, remove_map, rename_map


def field_of(tabs):
    return next(f for f in tabs.findChildren(QLineEdit) if f.isVisible())


def test_a_title_typed_on_a_tab_is_one_step(qtbot, opened):
    tabs = opened.editor.tabs
    tabs.begin_rename()
    field = field_of(tabs)
    field.selectAll()
    qtbot.keyClicks(field, "Now & here")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tabs.titles == ["Now & here"]
    assert opened.session.history.done[-1].label == "Rename map"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_keyboard_goes_back_to_the_canvas_when_a_title_is_typed(qtbot, opened, key):
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    opened.editor.tabs.begin_rename()
    qtbot.keyClick(field_of(opened.editor.tabs), key)
    assert opened.editor.canvas.hasFocus()


def test_escape_keeps_the_old_title(qtbot, opened):
    tabs = opened.editor.tabs
    tabs.begin_rename()
    field = field_of(tabs)
    qtbot.keyClicks(field, "Else")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert tabs.titles == ["Today"]


def test_an_empty_title_is_refused_with_a_sentence(qtbot, opened):
    tabs = opened.editor.tabs
    tabs.begin_rename()
    field = field_of(tabs)
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.status.lines[2] == "A map needs a title."
    assert tabs.titles == ["Today"]


def test_tabs_follow_whatever_becomes_of_maps(qtbot, opened):
    """Added, copied, moved, removed, renamed and all of it taken back: never rebuilt, always so."""
    session, tabs = opened.session, opened.editor.tabs

    def told():
        maps = session.document.maps
        return [maps[map_id].info.title for map_id in session.document.map_order]

    for title in ("A", "B", "C", "D"):
        session.do("Add", add_map(session.document, title, session.new_id))
        assert tabs.titles == told()
    order = session.document.map_order
    steps = [
        lambda: move_map(session.document, order[0], 3),
        lambda: remove_map(session.document, order[2]),
        lambda: rename_map(session.document, order[3], "Another"),
        lambda: move_map(session.document, order[4], 0),
    ]
    for step in steps:
        session.do("Step", step())
        assert tabs.titles == told()
    while session.history.done:
        session.undo()
        assert tabs.titles == told()
