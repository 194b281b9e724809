"""Scenarios do only what the map has something for."""

import pytest

from loopmap.editing.edits import scenarios as edits
from loopmap.errors import EditRefused
from loopmap.model.query import in_order
from loopmap.model.records import Action, Intervention, Scenario, Sign
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    LOWERS,
    STOP_FINING,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)

ADD = Intervention(Action.ADD, source=ATTENDANCE, destination=FINES, sign=Sign.OPPOSITE)
GOOD = [
    Intervention(Action.PUSH, STRAIN, 1.0),
    Intervention(Action.HOLD, STRAIN, -1.0, start=2.0, stop=6.0),
    Intervention(Action.WEAKEN, LOWERS, 0.5),
    Intervention(Action.STRENGTHEN, LOWERS, 2.0),
    Intervention(Action.CUT, LOWERS),
    Intervention(Action.PULSE, STRAIN, -0.5, start=2.0, stop=3.0),
    Intervention(Action.RAMP, STRAIN, 0.5),
    Intervention(Action.DELAY, LOWERS, 8.0),
    ADD,
]
BAD = [
    Intervention(Action.PUSH, LOWERS, 1.0),
    Intervention(Action.HOLD, STRAIN, 1.5),
    Intervention(Action.WEAKEN, STRAIN, 0.5),
    Intervention(Action.STRENGTHEN, LOWERS, 5.0),
    Intervention(Action.CUT),
    Intervention(Action.PULSE, LOWERS, 0.5),
    Intervention(Action.RAMP, STRAIN, -2.0),
    Intervention(Action.DELAY, LOWERS, -1.0),
    Intervention(Action.ADD, source=ATTENDANCE),
    Intervention(Action.PUSH, STRAIN, 1.0, start=3.0, stop=3.0),
]


def test_every_action_is_tried_both_ways():
    assert {act.action for act in GOOD} == {act.action for act in BAD} == set(Action)


@pytest.mark.parametrize("act", GOOD)
def test_what_the_map_has_something_for_is_done(act):
    assert edits.may_intervene(fines(), TODAY, act)
    changed = after(fines(), edits.set_interventions(fines(), TODAY, STOP_FINING, [act]))
    assert changed.maps[TODAY].scenarios[STOP_FINING].interventions == (act,)


@pytest.mark.parametrize("act", BAD)
def test_what_cannot_be_done_is_refused(act):
    with pytest.raises(EditRefused):
        edits.set_interventions(fines(), TODAY, STOP_FINING, [act])


def test_a_new_scenario_with_a_name_that_is_taken_gets_a_number():
    change = edits.add_scenario(fines(), TODAY, "stop fining", new_ids(fines()), outcomes=[STRAIN])
    (key,) = change.touched(Scenario)
    made = after(fines(), change).maps[TODAY].scenarios[key.id]
    assert (made.name, made.outcomes) == ("stop fining 2", (STRAIN,))


def test_name_and_description_change():
    document = after(fines(), edits.rename_scenario(fines(), TODAY, STOP_FINING, "No fines"))
    document = after(document, edits.describe_scenario(document, TODAY, STOP_FINING, "From May"))
    made = document.maps[TODAY].scenarios[STOP_FINING]
    assert (made.name, made.description) == ("No fines", "From May")
    with pytest.raises(EditRefused):
        edits.rename_scenario(document, TODAY, STOP_FINING, "")


def test_a_scenario_is_judged_by_variables_alone():
    with pytest.raises(EditRefused):
        edits.add_scenario(fines(), TODAY, "Other", new_ids(fines()), outcomes=[LOWERS])


def test_a_scenario_is_removed():
    left = after(fines(), edits.remove_scenario(fines(), TODAY, STOP_FINING))
    assert left.maps[TODAY].scenarios == {}


def names(document):
    return [s.name for s in in_order(document.maps[TODAY].scenarios)]


def test_a_scenario_is_doubled_right_after_itself_under_a_name_of_its_own():
    two = after(fines(), edits.add_scenario(fines(), TODAY, "Last", new_ids(fines())))
    first, last = names(two)
    three = after(two, edits.duplicate_scenario(two, TODAY, STOP_FINING, new_ids(two)))
    assert names(three) == [first, f"{first} 2", last]
    mine, twin = in_order(three.maps[TODAY].scenarios)[:2]
    assert (twin.interventions, twin.outcomes) == (mine.interventions, mine.outcomes)


def test_a_scenario_goes_to_another_place_and_no_further_than_the_end():
    two = after(fines(), edits.add_scenario(fines(), TODAY, "Last", new_ids(fines())))
    first, last = names(two)
    moved = after(two, edits.move_scenario(two, TODAY, STOP_FINING, 1))
    assert names(moved) == [last, first]
    assert names(after(moved, edits.move_scenario(moved, TODAY, STOP_FINING, -7))) == [first, last]
    assert not edits.move_scenario(two, TODAY, STOP_FINING, -1)


def test_what_matters_for_a_scenario_is_chosen():
    change = edits.set_outcomes(fines(), TODAY, STOP_FINING, [STRAIN, FINES, STRAIN])
    changed = after(fines(), change)
    assert changed.maps[TODAY].scenarios[STOP_FINING].outcomes == (STRAIN, FINES)
    with pytest.raises(EditRefused):
        edits.set_outcomes(fines(), TODAY, STOP_FINING, [LOWERS])
