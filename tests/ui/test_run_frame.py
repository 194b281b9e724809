"""The run panel in large letters: every line counts, and nothing is lost."""

import pytest
from PySide6.QtCore import QRect

from loopmap.ui.panels.choice_box import ChoiceBox


@pytest.fixture
def large(window, ran, qtbot):
    """The run panel at 200 % text in a window 760 pixels high."""
    window.theme.choose(text_size=200)
    frame = ran.run.frame
    qtbot.waitUntil(lambda: frame.is_cramped and scenarios(ran).isVisible())
    return ran


def scenarios(panels):
    return panels.run._chips.findChild(ChoiceBox)


def test_chips_are_a_list_and_the_sentence_a_few_words_and_the_page_keeps_its_lines(large):
    run = large.run
    assert all(chip.isHidden() for chip in run._chips._group.buttons())
    assert scenarios(large).currentText() == "More"
    assert run._honesty.text() == "4,000 draws; not a forecast."
    assert "strengths and delays" in run._honesty.toolTip()
    above = run.pages.mapTo(run, QRect(run.pages.rect()).topLeft()).y()
    assert above < 4 * run.fontMetrics().lineSpacing(), "one line of controls above the page"


def test_a_scenario_is_chosen_from_the_list(large):
    scenarios(large).activated.emit(0)
    assert large.run.scenario() is None
    scenarios(large).activated.emit(1)
    assert large.run.scenario().name == "More"


def test_in_smaller_letters_the_chips_are_back(window, large, qtbot):
    window.theme.choose(text_size=100)
    qtbot.waitUntil(lambda: scenarios(large).isHidden())
    assert not any(chip.isHidden() for chip in large.run._chips._group.buttons())
    assert large.run._honesty.text().startswith("Direction and how often")
