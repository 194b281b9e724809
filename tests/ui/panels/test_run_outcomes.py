"""The answers of a run in rows: which curve is shown before anybody chose one."""

import pytest

from loopmap.model.ids import RecordId
from loopmap.simulation import Certainty, Direction, Outcome
from loopmap.simulation.classes import Course
from loopmap.ui.panels.outcome_row import OutcomeItem
from loopmap.ui.panels.run_outcomes import OutcomeList


def outcome(name, certainty):
    direction = Direction.NONE if certainty is Certainty.NO_EFFECT else Direction.UP
    return Outcome(RecordId(name), name, certainty, direction, None, Course.STEADY, 0.0, name)


@pytest.mark.parametrize(
    ("certainties", "shown"),
    [
        ((Certainty.NO_EFFECT, Certainty.OPEN, Certainty.CERTAIN), "1"),
        ((Certainty.CERTAIN, Certainty.NO_EFFECT), "0"),
        ((Certainty.NO_EFFECT, Certainty.NO_EFFECT), "0"),
    ],
)
def test_the_first_curve_on_show_is_one_that_moves(qtbot, certainties, shown):
    listed = OutcomeList()
    qtbot.addWidget(listed)
    outcomes = [outcome(str(n), certainty) for n, certainty in enumerate(certainties)]
    listed.show_outcomes(outcomes, lambda _: [])
    assert [one.outcome.name for one in listed.chosen] == [shown]


@pytest.fixture
def many(qtbot):
    """A list on the screen, of forty answers."""
    listed = OutcomeList()
    qtbot.addWidget(listed)
    listed.show()
    listed.show_outcomes(answers(40), lambda o: [f"{o.name} rests on little."])
    return listed


def answers(count, first=0):
    return [outcome(str(n), Certainty.ROBUST) for n in range(first, first + count)]


def names(listed):
    rows = [item.row for item in listed.findChildren(OutcomeItem) if item.isVisible()]
    return [row.accessibleName() for row in rows]


def test_the_first_rows_are_there_at_once_and_all_soon(qtbot, many):
    assert names(many)[:5] == ["0", "1", "2", "3", "4"]
    qtbot.waitUntil(lambda: names(many) == [str(n) for n in range(40)])


def test_rows_nobody_sees_are_made_once_somebody_does(qtbot):
    listed = OutcomeList()
    qtbot.addWidget(listed)
    listed.show_outcomes(answers(40), lambda _: [])
    listed.show()
    qtbot.waitUntil(lambda: len(names(listed)) == 40)


def test_another_order_is_shown_in_the_same_rows_and_what_is_open_or_drawn_goes_along(qtbot, many):
    qtbot.waitUntil(lambda: len(names(many)) == 40)
    items = many.findChildren(OutcomeItem)
    items[3].why.click()
    items[30].row.click()
    chosen = {one.outcome.name: one.colour for one in many.chosen}
    many.show_outcomes(answers(40)[::-1], lambda o: [f"{o.name} rests on little."])
    assert {one.outcome.name: one.colour for one in many.chosen} == chosen == {"0": 0, "30": 1}
    qtbot.waitUntil(lambda: names(many) == [str(n) for n in range(40)][::-1])
    assert many.findChildren(OutcomeItem) == items
    assert [item.row.outcome.name for item in items if item.is_open] == ["3"]
    assert [item.row.outcome.name for item in items if item.row.isChecked()] == ["30", "0"]
    assert items[36].why.accessibleName() == "Why: 3"


def test_answers_that_follow_each_other_quickly_all_get_their_turn(qtbot, many):
    qtbot.waitUntil(lambda: len(names(many)) == 40)
    for _ in range(30):
        many.show_outcomes(answers(40, first=100), lambda _: [])
        qtbot.wait(12)
    assert names(many) == [str(n) for n in range(100, 140)]


def test_fewer_answers_leave_no_row_behind(qtbot, many):
    many.show_outcomes(answers(3, first=7), lambda _: [])
    assert names(many) == ["7", "8", "9"]
    many.show_words("Nothing is done yet.")
    assert names(many) == []
    assert many.chosen == ()


def test_rows_whose_letters_changed_while_nobody_saw_them_come_some_at_a_time(qtbot, many):
    """Else all are measured in the very moment in which somebody unfolds them."""
    qtbot.waitUntil(lambda: len(names(many)) == 40)
    many.hide()
    letters = many.font()
    letters.setPixelSize(letters.pixelSize() + 6)
    many.setFont(letters)
    many.show()
    assert names(many)[:5] == ["0", "1", "2", "3", "4"]
    assert len(names(many)) <= 10
    qtbot.waitUntil(lambda: names(many) == [str(n) for n in range(40)])


def test_rows_whose_letters_change_before_all_were_made_are_all_made(qtbot, many):
    many.hide()
    letters = many.font()
    letters.setPixelSize(letters.pixelSize() + 6)
    many.setFont(letters)
    many.show()
    qtbot.waitUntil(lambda: names(many) == [str(n) for n in range(40)])
