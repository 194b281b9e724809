"""Two answers side by side, over the same draws of every link that both have."""

from dataclasses import replace

import numpy as np
import pytest

from loopmap.editing.edits.facts import add_fact
from loopmap.editing.what_if import scenarios_called
from loopmap.formats.registry import open_file
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import variable_named
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.resources import example
from loopmap.simulation import Question, RunSettings, compare
from loopmap.simulation.side_by_side import Side, asked_there, fits, side_by_side

FEW = RunSettings(250)


@pytest.fixture(scope="module")
def document():
    return open_file(example("fines-for-non-attendance")).document


@pytest.fixture(scope="module")
def maps(document):
    return [document.maps[map_id] for map_id in document.map_order]


def two(causal_map, *names):
    asked = Question(causal_map, FEW)
    return [Side(s.name, asked, s) for s in scenarios_called(causal_map, names)]


def test_two_scenarios_of_one_map_say_what_comparing_them_says(maps):
    one, other = two(maps[0], "Stop fining", "Parents know their rights")
    both = side_by_side(one, other)
    asked = Question(maps[0], FEW)
    plain = compare(asked, [one.scenario, other.scenario])
    said = {pair.variable: pair.sentence for pair in both.pairs}
    assert all(said[pair.variable] == pair.sentence for pair in plain.pairs)
    assert set(said) >= {outcome.variable for outcome in plain.scenarios[1].outcomes}


def test_a_scenario_beside_itself_is_the_same_everywhere(maps):
    (stop,) = two(maps[0], "Stop fining")
    both = side_by_side(stop, stop)
    assert all("is the same" in pair.sentence for pair in both.pairs)


def test_one_scenario_on_two_maps_is_told_by_the_names_of_the_maps(maps):
    today, future = maps[:2]
    (stop,) = scenarios_called(today, ["Stop fining"])
    sides = [Side(m.info.title, Question(m, FEW), stop) for m in (today, future)]
    both = side_by_side(*sides)
    assert both.names == ("Today", "Future")
    assert both.pairs
    for pair in both.pairs:
        assert pair.variable in today.variables
        assert pair.variable in future.variables
        assert "on “Today”" in pair.sentence or "on “Future”" in pair.sentence


def test_a_map_beside_its_own_copy_differs_in_nothing(maps):
    today = maps[0]
    copy = type(today)(today.info, {n: getattr(today, n) for n in ("variables", "links")})
    (stop,) = scenarios_called(today, ["Stop fining"])
    both = side_by_side(
        Side("Today", Question(today, FEW), stop), Side("Copy", Question(copy, FEW), stop)
    )
    assert all("changes alike" in pair.sentence for pair in both.pairs)
    np.testing.assert_array_equal(
        [band.median for band in both.results[0].bands.values()],
        [band.median for band in both.results[1].bands.values()],
    )


def test_where_what_is_known_keeps_other_draws_nothing_is_told_draw_by_draw(document, maps):
    today, future = maps[:2]
    fines = variable_named(today, "Fines issued to parents").id
    strain = variable_named(today, "Family financial strain").id
    known = add_fact(document, today.id, fines, strain, lambda _: RecordId("k1"), rose=True)
    wiser = document.apply(known).maps[today.id]
    (stop,) = scenarios_called(today, ["Stop fining"])
    both = side_by_side(
        Side("Today", Question(wiser, FEW), stop), Side("Future", Question(future, FEW), stop)
    )
    assert both.pairs == ()
    assert both.results[0].outcomes


def test_a_scenario_fits_a_map_that_has_all_it_acts_on(maps):
    (stop,) = scenarios_called(maps[0], ["Stop fining"])
    assert fits(maps[1], stop)
    strange = Scenario(RecordId("s"), "?", (Intervention(Action.CUT, RecordId("nowhere")),))
    assert not fits(maps[0], strange)


def test_another_map_is_asked_its_own_scenario_of_that_name(maps):
    today, future = maps
    (stop,) = scenarios_called(today, ["Stop fining"])
    assert asked_there(future, stop) == stop
    own = replace(
        stop, id=RecordId("s99"), name="stop FINING", interventions=stop.interventions[:1]
    )
    with_own = CausalMap(future.info, {"variables": future.variables, "scenarios": {own.id: own}})
    assert asked_there(with_own, stop) is own
    empty = CausalMap(future.info, {"scenarios": {own.id: replace(own, interventions=())}})
    assert asked_there(empty, stop) is None
