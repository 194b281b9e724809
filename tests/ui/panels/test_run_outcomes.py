"""The answers of a run in rows: which curve is shown before anybody chose one."""

import pytest

from loopmap.model.ids import RecordId
from loopmap.simulation import Certainty, Direction, Outcome
from loopmap.simulation.classes import Course
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
    assert [row.outcome.name for row in listed.chosen] == [shown]
