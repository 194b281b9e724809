"""The tabs of a document's maps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


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
    assert opened.banner.text == "A map needs a title."
    assert tabs.titles == ["Today"]
