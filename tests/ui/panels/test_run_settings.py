"""How scenarios are run is chosen in a small page, in words first, and kept with the map."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from loopmap.model.behaviour import RunChoice
from loopmap.ui.panels.number_field import NumberField
from loopmap.ui.panels.run_settings import WHAT_DRAWS_ARE, RunSettingsPage
from tests.support.fines import fines_session


@pytest.fixture
def page(qtbot):
    session, told = fines_session(), []
    parent = QWidget()
    qtbot.addWidget(parent)
    page = RunSettingsPage(session, told.append, parent)
    page.session, page.told = session, told
    page.open(QPoint(900, 600))
    yield page
    page.close()


def click(page, name):
    (chip,) = [b for b in page.findChildren(QPushButton) if b.accessibleName() == name]
    chip.click()


def retype(qtbot, page, name, text):
    (number,) = [f for f in page.findChildren(NumberField) if f.accessibleName() == name]
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, text)
    qtbot.keyClick(number, Qt.Key.Key_Return)
    return number


def test_draws_length_and_seed_are_chosen_and_undone_one_by_one(qtbot, page):
    click(page, "Draws: 5,000")
    click(page, "How far ahead: Long")
    retype(qtbot, page, "Seed", "7")
    assert page.session.map.info.run == RunChoice(5000, 7, 80.0)
    page.session.undo()
    page.session.undo()
    assert page.session.map.info.run == RunChoice(5000)


def test_as_usual_leaves_nothing_in_the_map(qtbot, page):
    retype(qtbot, page, "Number of draws", "300")
    assert page.session.map.info.run == RunChoice(300)
    (usual,) = [b for b in page.findChildren(QPushButton) if b.text() == "All as usual"]
    usual.click()
    assert page.session.map.info.run is None


def test_more_draws_than_a_window_can_hold_are_refused(qtbot, page):
    number = retype(qtbot, page, "Number of draws", "900000")
    assert page.told == ["Number of draws is a number from 1 to 10000."]
    assert number.text() == ""


def test_it_says_in_plain_words_what_draws_are():
    assert "guess" in WHAT_DRAWS_ARE
    assert "probab" not in WHAT_DRAWS_ARE
