"""A LOOPY link holds a whole map: pasted or typed it is looked over, and nothing is fetched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.formats.loopy.text import as_link, is_link
from loopmap.model.records import Sign
from loopmap.ui.coming_in.importing import JOB
from loopmap.ui.coming_in.links import LinkDialog
from loopmap.ui.coming_in.preview import DRAWING, Preview

MAP = [
    [[1, 100, 100, 0.5, "Rabbits", 0], [2, 500, 100, 0.5, "Foxes", 1]],
    [[1, 2, 90, 1, 0], [2, 1, 90, -1, 0]],
    [],
    2,
]
LINK = as_link(MAP)
SECOND = "https://lo0p.it/2/?abcdef"


@pytest.fixture
def clipboard():
    board = QApplication.clipboard()
    before = board.text()
    yield board
    board.setText(before)


def preview_in(window, qtbot):
    qtbot.waitUntil(lambda: bool(window.findChildren(Preview)))
    (preview,) = window.findChildren(Preview)
    qtbot.waitUntil(lambda: not window.jobs.is_running(DRAWING))
    return preview


def asked_for_link(window):
    window.command_actions.by_id["file.import_link"].trigger()
    (dialog,) = window.findChildren(LinkDialog)
    return dialog


def links_of(causal_map):
    name = {i: v.name for i, v in causal_map.variables.items()}
    return {(name[k.source], k.sign, name[k.target]) for k in causal_map.links.values()}


HELD = {("Rabbits", Sign.SAME, "Foxes"), ("Foxes", Sign.OPPOSITE, "Rabbits")}


def test_a_text_about_a_link_is_no_link():
    assert is_link(f"  {LINK}\n")
    assert is_link(SECOND)
    assert not is_link(f"Look at {LINK}")
    assert not is_link("https://example.org/?data=1")


def test_a_pasted_link_is_looked_over_and_comes_in_as_one_step(opened, clipboard, qtbot):
    before = opened.session.document
    clipboard.setText(LINK)
    opened.command_actions.by_id["edit.paste"].trigger()
    preview = preview_in(opened, qtbot)
    assert opened.session.document is before
    preview.accept()
    assert links_of(opened.session.map) == HELD
    opened.session.undo()
    assert opened.session.document == before


def test_a_link_of_the_second_version_changes_nothing_and_says_why(opened, clipboard, qtbot):
    before = opened.session.document
    clipboard.setText(SECOND)
    opened.command_actions.by_id["edit.paste"].trigger()
    qtbot.waitUntil(lambda: "second version" in opened.banner.text)
    assert opened.session.document is before


def test_a_typed_link_becomes_the_document_where_none_is_open(window, clipboard, qtbot):
    clipboard.setText("")
    dialog = asked_for_link(window)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "link first" in dialog.problem.text()
    dialog.link.setText(LINK)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    preview = preview_in(window, qtbot)
    assert window.session is None
    preview.accept()
    qtbot.waitUntil(lambda: window.session is not None)
    assert links_of(window.session.map) == HELD
    assert window.files.current.title == "LOOPY link"


def test_what_is_no_map_link_stays_to_be_mended(opened, clipboard, qtbot):
    clipboard.setText("")
    dialog = asked_for_link(opened)
    dialog.link.setText("https://example.org/")
    dialog.accept()
    qtbot.waitUntil(lambda: "no link to a LOOPY map" in dialog.problem.text())
    assert dialog.look.isEnabled()
    dialog.reject()
    assert not opened.jobs.is_running(JOB)


def test_a_copied_link_stands_in_the_field_already(opened, clipboard):
    clipboard.setText(LINK)
    dialog = asked_for_link(opened)
    assert dialog.link.text() == LINK
    dialog.reject()
