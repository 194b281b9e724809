"""The run panel in large letters: every line counts, and nothing is lost."""

import pytest
from PySide6.QtCore import QRect

from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.room_switch import CHARTS


@pytest.fixture
def large(window, ran, qtbot):
    """The run panel at 200 % text in a window 760 pixels high."""
    window.resize(1366, 760)
    window.theme.choose(text_size=200)
    frame = ran.run.frame
    qtbot.waitUntil(lambda: frame.is_cramped and scenarios(ran).isVisible())
    qtbot.waitUntil(lambda: frame.room == CHARTS)
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


def test_where_both_cannot_be_read_the_answer_has_the_room_and_then_the_map(window, large, qtbot):
    run, canvas = large.run, window.editor.canvas
    qtbot.waitUntil(lambda: not canvas.isVisible())
    assert run.frame.room == "charts"
    run.frame.show_map()
    qtbot.waitUntil(canvas.isVisible)
    assert run.frame.is_folded
    assert not run.pages.isVisible()


def test_in_smaller_letters_both_have_room_again_unless_somebody_chose(window, large, qtbot):
    qtbot.waitUntil(lambda: large.run.frame.room == "charts")
    window.theme.choose(text_size=100)
    qtbot.waitUntil(lambda: large.run.frame.room == "both")
    large.run.frame.give_room("charts")
    large.run.frame.resize(large.run.frame.width() - 1, large.run.frame.height())
    qtbot.wait(20)
    assert large.run.frame.room == "charts"
