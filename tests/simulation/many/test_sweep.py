"""What scenarios do is run at every setting of what is turned."""

from dataclasses import replace

import pytest

from loopmap.errors import Cancelled, SimulationError
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.model.token import Token
from loopmap.simulation import Certainty, Direction, Question, RunSettings
from loopmap.simulation.many.sweep import Turned, sweep

MAP = "A + B, B + C, A - C"
PUSH = Scenario(RecordId("s1"), "Push", (Intervention(Action.PUSH, RecordId("A"), 0.5),))
LINK = RecordId("A>C")


def swept(causal_map, *turned, token=None, **more):
    asked = Question(causal_map, RunSettings(60))
    asked = asked if token is None else replace(asked, token=token)
    return sweep(asked, [PUSH], list(turned), size=25, **more)


def of(setting, variable):
    return setting.comparison.scenarios[0].answers[RecordId(variable)]


def test_a_strength_that_is_turned_decides_what_was_open(map_of):
    found = swept(map_of(MAP), Turned((0.0, 1.0), link=LINK))
    without, full = (of(setting, "C") for setting in found.settings)
    assert (without.certainty, without.direction) == (Certainty.ROBUST, Direction.UP)
    assert full.direction is Direction.DOWN
    assert [setting.at for setting in found.settings] == [(0.0,), (1.0,)]
    assert not found.is_partial


def test_what_is_not_turned_sees_the_same_draws(map_of):
    found = swept(map_of(MAP), Turned((0.1, 0.9), link=LINK))
    one, other = (setting.comparison.scenarios[0].answers for setting in found.settings)
    assert one[RecordId("B")] == other[RecordId("B")]


def test_how_far_is_pushed_can_be_turned_and_is_told(map_of):
    found = swept(map_of(MAP), Turned((-1.0, 1.0), variable=RecordId("A")))
    down, up = found.settings
    assert of(down, "B").direction is Direction.DOWN
    assert of(up, "B").direction is Direction.UP
    assert down.comparison.scenarios[0].interventions[0].startswith("Push “A” down")


def test_several_are_run_in_every_combination(map_of):
    found = swept(
        map_of(MAP),
        Turned((0.0, 1.0), link=LINK),
        Turned((0.2, 0.4, 0.6), variable=RecordId("A")),
    )
    assert [setting.at for setting in found.settings][:4] == [
        (0.0, 0.2),
        (0.0, 0.4),
        (0.0, 0.6),
        (1.0, 0.2),
    ]
    assert len(found.settings) == found.wanted == 6


def test_stopped_it_answers_with_the_settings_that_are_done(map_of):
    token = Token()
    found = swept(
        map_of(MAP),
        Turned((0.0, 0.5, 1.0), link=LINK),
        token=token,
        heard=lambda done: token.cancel() if done == 2 else None,
    )
    assert (len(found.settings), found.wanted, found.is_partial) == (2, 3, True)
    with pytest.raises(Cancelled):
        swept(map_of(MAP), Turned((0.5,), link=LINK), token=token)


@pytest.mark.parametrize(
    ("turned", "why"),
    [
        (Turned((0.5, 2.0), link=LINK), "lies between 0 and 1"),
        (Turned((-2.0,), variable=RecordId("A")), "between -1"),
        (Turned((0.5,), variable=RecordId("C")), "None of these scenarios acts"),
        (Turned(tuple(n / 20_000 for n in range(10_001)), link=LINK), "10,001 settings"),
    ],
)
def test_what_cannot_be_turned_is_refused_in_a_sentence(map_of, turned, why):
    with pytest.raises(SimulationError, match=why):
        swept(map_of(MAP), turned)
