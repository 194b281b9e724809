"""Today and the future by their equations, under the same scenario."""

import pytest

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.models_beside import models_beside
from loopmap.editing.session import Session
from loopmap.errors import SimulationError
from tests.support.model_maps import ABSENT, FINED, PRESENT, RATE, RETURN_RATE, STOP_FINING, pupils


@pytest.fixture
def session():
    """A future in which pupils come back at half again the rate."""
    found = Session(pupils())
    found.do("Future", make_future_map(found.document, found.map_id, "Future", found.new_id))
    future = found.document.map_order[1]
    found.do("Set", set_equation(found.document, future, RETURN_RATE, "0.3", found.new_id))
    return found


def both(session, scenario=None):
    here, there = (session.document.maps[each] for each in session.document.map_order)
    return models_beside(here, there, scenario and here.scenarios[scenario])


def test_each_is_run_by_its_own_equations_at_the_same_times(session):
    found = both(session)
    courses = {one.variable: one for one in found.courses}
    assert found.titles == ("Months", "Future")
    assert len(courses[ABSENT].here) == len(courses[ABSENT].there) == len(found.times) == 145
    assert courses[ABSENT].here[0] == courses[ABSENT].there[0] == 100.0
    assert courses[ABSENT].there[-1] < courses[ABSENT].here[-1]
    (sentence,) = found.told([ABSENT])
    assert sentence.startswith("At month 36, Pupils absent is ")
    assert sentence.endswith("on “Future”, lower there.")
    assert found.told([RATE]) == ("At month 36, Rate is 0.02 1/month on both maps.",)


def test_the_same_scenario_is_done_to_both(session):
    found = both(session, STOP_FINING)
    courses = {one.variable: one for one in found.courses}
    assert found.scenario == "Stop fining"
    plain = {one.variable: one for one in both(session).courses}
    for side in ("here", "there"):
        assert getattr(courses[FINED], side)[-1] < getattr(plain[FINED], side)[-1]
        assert getattr(courses[PRESENT], side)[-1] > getattr(plain[PRESENT], side)[-1]


def test_the_curves_say_which_is_which(session):
    frames = both(session).frames([ABSENT])
    assert frames.against == "Dotted: on “Future”."
    (curve,) = frames.curves
    assert curve.values[-1] > curve.against[-1]


def test_it_is_said_why_two_cannot_be_laid_beside_each_other(session):
    future = session.document.map_order[1]
    session.do("Set", set_equation(session.document, future, FINED, "nonsense *", session.new_id))
    with pytest.raises(SimulationError, match="“Future” is not run by its equations"):
        both(session)
