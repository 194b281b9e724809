"""The guide in its window: whole, searched, dressed anew with the theme, and it opens nothing."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QLineEdit, QTextBrowser

from loopmap.resources import guide
from loopmap.ui.actions.catalogue import COMMANDS
from loopmap.ui.guide_page import GuidePage


@pytest.fixture
def page(opened):
    opened.command_actions.by_id["help.guide"].trigger()
    page = opened.findChild(GuidePage)
    yield page
    page.close()


def tables(page):
    frames = page.findChild(QTextBrowser).document().rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


def test_the_command_shows_the_guide_with_its_tables_and_shows_the_same_again(opened, page):
    assert page.isVisible()
    assert "Maps from other programs, and for them" in page.text
    assert "Vensim model" in page.text
    assert "**" not in page.text
    assert len(tables(page)) == 5
    browser = page.findChild(QTextBrowser)
    assert browser.textCursor().position() == browser.verticalScrollBar().value() == 0
    opened.command_actions.by_id["help.guide"].trigger()
    assert opened.findChildren(GuidePage) == [page]


def test_enter_goes_from_place_to_place_and_round(page, qtbot):
    field = page.findChild(QLineEdit)
    qtbot.keyClicks(field, "undoing")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.found == ""
    field.clear()
    qtbot.keyClicks(field, "insight maker")
    places = []
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        places.append(page.findChild(QTextBrowser).textCursor().position())
        assert page.found.casefold() == "insight maker"
    assert len(set(places)) == 3
    while (place := places[-1]) != places[0]:
        qtbot.keyClick(field, Qt.Key.Key_Return)
        places.append(page.findChild(QTextBrowser).textCursor().position())
        assert len(places) < 100, place
    assert page.isVisible(), "Enter in the field does not press a button"


def test_words_that_are_not_there_are_told_until_others_are_typed(page, qtbot):
    field = page.findChild(QLineEdit)
    qtbot.keyClicks(field, "qqq")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.told == "“qqq” is not in the guide."
    qtbot.keyClicks(field, "q")
    assert page.told == ""


def test_lines_of_tables_follow_the_theme(opened, page):
    def line():
        return tables(page)[0].format().borderBrush().color().name()

    opened.theme.choose(theme="light")
    light = line()
    opened.theme.choose(theme="dark")
    assert line() != light


def test_nothing_in_it_leads_out_of_it(page):
    browser = page.findChild(QTextBrowser)
    assert not browser.openLinks()
    assert not browser.openExternalLinks()
    block = browser.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            looks = parts.fragment().charFormat()
            assert not looks.isAnchor()
            assert not looks.isImageFormat()
            parts += 1
        block = block.next()


def test_every_menu_the_guide_names_is_there():
    paths = {f"{each.menu}/{each.title}" for each in COMMANDS} | {each.menu for each in COMMANDS}
    named = {
        re.sub(r"\s*▸\s*", "/", " ".join(found.split()))
        for found in re.findall(r"\*\*([A-Z][^*]*)\*\*", guide())
        if "▸" in found
    }
    assert len(named) > 10
    assert named <= paths
