"""Guesses stay readable however long their choices are."""

import pytest

from loopmap.formats.guess import Choice, Guess
from loopmap.ui.coming_in.guess_rows import GuessRows

ROUND = " → ".join(["Carbon Energy Production", "Carbon Energy Investment"] * 5)
WHY = "It is the shortest loop of its kind around the symbol that turns its way."
LONG = Guess("loop:R1", "Loop symbol “R1”", (Choice("1", ROUND), Choice("no", "none")), "1", WHY)
SHORT = Guess("sign:x", "Style “x”", (Choice("+", "same way (+)"), Choice("?", "not known")), "?")


@pytest.fixture
def rows(qtbot):
    made = GuessRows()
    qtbot.addWidget(made)
    made.show_guesses((LONG, SHORT))
    made.show()
    return made


def test_a_choice_of_many_words_asks_for_no_more_width_than_a_short_one(rows):
    letters = rows.fontMetrics().horizontalAdvance(ROUND)
    assert rows.minimumSizeHint().width() < letters / 3


def test_a_choice_too_long_for_its_list_is_written_out_and_follows_it(rows):
    line, box = rows._lines[LONG.key], rows.boxes[LONG.key]
    assert line.in_full.isVisible()
    assert line.in_full.text() == ROUND
    answers = []
    rows.answered.connect(lambda key, value: answers.append((key, value)))
    box.setCurrentIndex(1)
    assert not line.in_full.isVisible()
    rows.show_guesses((LONG, SHORT))  # read again, with what was taken
    assert line.in_full.text() == ROUND
    assert line.in_full.isVisible()
    assert answers == [(LONG.key, "no")]


def test_what_is_taken_is_shown_of_short_choices_beside_what_it_is_about(rows):
    line = rows._lines[SHORT.key]
    assert rows.boxes[SHORT.key].currentText() == "not known"
    assert not line.in_full.isVisible()


def test_what_a_list_is_about_is_told_with_why(rows):
    box = rows.boxes[LONG.key]
    assert box.accessibleName() == LONG.about
    assert WHY in box.accessibleDescription()
