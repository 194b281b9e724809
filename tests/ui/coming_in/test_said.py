"""All that was said of a file that came in: two lines at once, the whole to read and copy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.ui.coming_in.preview import DRAWING, Preview
from loopmap.ui.coming_in.said import COPIED, LEFT_OUT, ODD, SHOW_ALL, SaidPage, in_short
from tests.ui.test_every_widget_has_a_name import nameless
from tests.ui.test_large_text import cut_off

UNREAD = "\n".join(
    f"far {n}=\n\tGET XLS DATA('far.xls', 'a', 'A', 'B{n}')\n\t~\t~\t|\n" for n in range(2, 14)
)
MODEL = f"{{UTF-8}}\n{UNREAD}\nnear=\n\t2\n\t~\t~\t|\n"
ALIKE = 12


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "far <b>off.mdl"
    path.write_text(MODEL, encoding="utf-8")
    return path


@pytest.fixture
def opened_model(window, model, qtbot):
    window.files.open(model)
    qtbot.waitUntil(lambda: window.session is not None or bool(window.findChildren(Preview)))
    for preview in window.findChildren(Preview):
        qtbot.waitUntil(lambda: not window.jobs.is_running(DRAWING))
        preview.accept()
    qtbot.waitUntil(lambda: window.session is not None)
    return window


def the_page(window):
    (page,) = window.findChildren(SaidPage)
    return page


def test_a_few_sentences_are_told_as_they_are():
    assert in_short(("One.", "Two.")) == "One. Two."


def test_of_many_the_first_are_told_and_how_many_there_are():
    assert (
        in_short(("One is long.", "Two is.", "Three."), room=20)
        == "One is long. Two is. … and 1 more."
    )


def test_one_that_is_too_long_is_told_whole():
    assert in_short(("One is long.",), room=3) == "One is long."


def test_a_long_list_is_two_lines_in_the_banner_and_whole_behind_a_button(opened_model):
    banner = opened_model.banner
    assert "far 2" in banner.text
    assert "more." in banner.text
    assert "far 13" not in banner.text
    assert len(banner.text) < 300
    banner.choose(SHOW_ALL)
    page = the_page(opened_model)
    read = page.page.toPlainText()
    assert all(f"“far {n}”" in read for n in range(2, 14))
    assert ODD in read
    page.close()


def test_it_is_read_again_by_its_command_and_copied(opened_model):
    opened_model.banner.put_away()
    action = opened_model.command_actions.by_id["file.said"]
    assert action.isEnabled()
    action.trigger()
    page = the_page(opened_model)
    page.copy.click()
    copied = QApplication.clipboard().text()
    assert "far <b>off.mdl" in copied
    assert copied.count("• ") >= ALIKE
    assert page.told.text() == COPIED
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_nothing_is_offered_where_nothing_was_said(opened):
    assert not opened.command_actions.by_id["file.said"].isEnabled()


def test_the_page_can_be_read_with_the_keyboard_alone(opened_model, qtbot):
    opened_model.pages.show_said()
    page = the_page(opened_model)
    assert nameless(page) == []
    assert cut_off(page) == []
    assert page.page.focusPolicy() & Qt.FocusPolicy.TabFocus
    page.close()


def test_the_preview_lists_a_few_and_shows_all_of_them_beside_it(window, model, answers, qtbot):
    window.files.new()
    answers.path = model
    window.command_actions.by_id["file.import"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(Preview)))
    (preview,) = window.findChildren(Preview)
    qtbot.waitUntil(lambda: not window.jobs.is_running(DRAWING))
    said = preview._lists[ODD][1].text()
    assert said.count("• ") == 8
    assert said.endswith("… and 4 more")
    assert not preview.all.isHidden()
    preview.all.click()
    (page,) = preview.findChildren(SaidPage)
    assert all(f"“far {n}”" in page.page.toPlainText() for n in range(2, 14))
    assert LEFT_OUT not in page.page.toPlainText()
    page.close()
    preview.reject()
