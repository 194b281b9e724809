"""A run by equations as its map shows it: ends, courses, moments in their own units."""

from itertools import accumulate

import numpy as np
import pytest

from loopmap.diagram.look import Glyph, Lens
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.model_on_map import ModelOnMap, change_in_words
from loopmap.simulation.equations.acting import act_on
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import MapRun, run_map, run_scenario
from tests.support.model_maps import ABSENT, FINED, MONTHS, PRESENT, RATE, STOP_FINING, pupils


@pytest.fixture(scope="module")
def reading():
    return stock_flow_model(pupils().maps[MONTHS])


@pytest.fixture(scope="module")
def as_it_is(reading):
    return ModelOnMap(reading.causal_map, run_map(reading), None)


@pytest.fixture(scope="module")
def unfined(reading):
    scenario = reading.causal_map.scenarios[STOP_FINING]
    run = run_scenario(act_on(reading, scenario.interventions))
    return ModelOnMap(reading.causal_map, run, run_map(reading), scenario)


def lens(on_map, *, is_old=False):
    document = pupils()
    known = Known(model=on_map, is_old=is_old)
    return lens_view(Lens.RUN, document, document.maps[MONTHS], known)


def test_as_it_is_each_variable_is_compared_with_where_it_began(as_it_is):
    view = lens(as_it_is)
    present, absent = as_it_is.run.courses[PRESENT], as_it_is.run.courses[ABSENT]
    assert view.look(ABSENT).glyph is (Glyph.UP if absent[-1] > absent[0] else Glyph.DOWN)
    assert view.look(PRESENT).tag == change_in_words(present[-1], present[0])
    assert view.look(PRESENT).curve is not None
    assert (view.look(RATE).glyph, view.look(RATE).curve) == (Glyph.LEVEL, None)
    assert view.title == "As a model: as it is"
    assert "not a forecast" in view.says
    assert "month 36" in view.says


def test_under_a_scenario_it_is_compared_with_the_map_as_it_is(unfined):
    view = lens(unfined)
    assert view.look(PRESENT).glyph is Glyph.UP
    assert view.look(ABSENT).glyph is Glyph.DOWN
    assert view.look(FINED).act == "held"
    assert view.look(PRESENT).curve.median[0] == 0.0
    assert "ends higher than the map as it is" in [key.text for key in view.keys]


def test_a_moment_tells_values_in_their_units_and_the_time_in_its_own(unfined):
    moments = unfined.moments
    end = moments.marks(1.0)
    assert end[PRESENT].tag.endswith(" people")
    assert end[PRESENT].glyph is Glyph.UP
    assert moments.marks(0.0)[PRESENT].tag == "900 people"
    assert moments.told(0.5) == "month 18"
    assert moments.time(1.0) == 36.0
    told = moments.outcomes_told({PRESENT: "Pupils present"}, 0.0)
    assert told == "Pupils present: 900 people"


def test_a_map_that_has_changed_since_says_so(as_it_is):
    assert "changed since" in lens(as_it_is, is_old=True).says


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (110.4, 100.0, "+10 %"),
        (98.0, 100.0, "−2.0 %"),
        (-50.0, -100.0, "+50 %"),
        (3.0, 0.0, "+3"),
        (-3.0, 1.0, "−4"),
        (5000.0, 2.0, "×2,500"),
    ],
)
def test_how_far_two_numbers_are_apart_is_told_as_people_say_it(now, then, words):
    assert change_in_words(now, then) == words


def test_a_long_run_is_told_by_the_steps_about_each_moment(reading):
    times = tuple(n / 100 for n in range(10_001))
    course = tuple(accumulate(times))
    broken = (*course[:-1], float("nan"))
    run = MapRun(times, {PRESENT: course, ABSENT: broken, FINED: course[:5_000]})
    moments = ModelOnMap(reading.causal_map, run, None).moments
    assert moments.variables == (PRESENT, FINED)
    assert moments.values[0] == pytest.approx(np.interp(moments.times, times, course))
    assert moments.values[1, -1] == course[4_999]
