"""What flows through links while a run by equations is played."""

import numpy as np
import pytest

from loopmap.editing.model_flows import Source, model_flows
from loopmap.editing.model_on_map import ModelOnMap
from loopmap.errors import Cancelled
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign
from loopmap.model.token import Token
from loopmap.simulation.equations.acting import act_on
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from tests.support.model_maps import (
    ABSENT,
    EFFECT,
    FINED,
    LEAVING,
    MONTHS,
    PRESENT,
    RATE,
    RETURNING,
    STOP_FINING,
    pupils,
)

START, END = 0.0, 1.0


@pytest.fixture(scope="module")
def reading():
    return stock_flow_model(pupils().maps[MONTHS])


def played(reading, program, given=None):
    run = run_map(reading)
    on_map = ModelOnMap(
        reading.causal_map, run, None, source=Source(program, given or {}, reading.ids)
    )
    return on_map.played()


@pytest.fixture(scope="module")
def moments(reading):
    return played(reading, reading.program)


def between(moments, source, target):
    link = moments.causal_map.adjacency.between(source, target).id
    return moments.links.index(link)


def test_what_a_flow_puts_into_its_stock_and_takes_out_of_it_swells_its_link(moments):
    at_once = moments.flow(START)
    assert (
        at_once[between(moments, LEAVING, ABSENT)] > 0 > at_once[between(moments, LEAVING, PRESENT)]
    )
    assert at_once[between(moments, RETURNING, PRESENT)] > 0
    assert np.abs(moments.flows).max() == pytest.approx(1.0)


def test_flows_are_shares_of_the_most_that_came_to_the_same_effect(reading, moments):
    courses = run_map(reading).courses
    staying, back = courses[LEAVING][:-1], courses[RETURNING][:-1]
    link = between(moments, LEAVING, ABSENT)
    wanted = staying[-1] / max(*staying, *back)
    assert moments.flow(END)[link] == pytest.approx(wanted)


def test_a_cause_that_does_not_move_brings_nothing(moments):
    links = moments.causal_map.links
    assert all(links[i].source != RATE for i in moments.links)
    assert np.abs(moments.flows[between(moments, ABSENT, FINED)]).max() > 0


def test_what_goes_into_a_delay_flows_when_it_comes_out():
    late = stock_flow_model(pupils(**{EFFECT: "SMTH1(Fines issued, 6)"}).maps[MONTHS])
    moments = played(late, late.program)
    link = between(moments, FINED, EFFECT)
    assert moments.flow(START)[link] == 0, "nothing has come through yet"
    moved = np.diff(run_map(late).courses[EFFECT])
    assert moved[0] == 0
    assert moments.flow(END)[link] == pytest.approx(moved[-1] / np.abs(moved).max())
    assert moments.flow(END)[link] != 0


def test_what_two_causes_put_into_one_delay_flows_when_it_goes_in():
    both = stock_flow_model(
        pupils(**{FINED: "SMTH1(Pupils absent / 10 + Coming back, 6)"}).maps[MONTHS]
    )
    link = Link(RecordId("l99"), RETURNING, FINED, Sign.SAME, order=99.0)
    joined = both.causal_map.with_steps(list(adding(MONTHS, [link])))
    moments = played(stock_flow_model(joined), both.program)
    courses = run_map(both).courses
    of_absent = np.diff(courses[ABSENT]) / 10
    of_back = np.diff(courses[RETURNING])
    most = max(np.abs(of_absent).max(), np.abs(of_back).max())
    at_end = moments.flow(END)
    assert at_end[between(moments, ABSENT, FINED)] == pytest.approx(of_absent[-1] / most)
    assert at_end[between(moments, RETURNING, FINED)] == pytest.approx(of_back[-1] / most)


def test_what_is_held_by_a_scenario_gets_nothing_through_its_links(reading):
    acts = reading.causal_map.scenarios[STOP_FINING].interventions
    moments = played(reading, act_on(reading, acts).program)
    links = moments.causal_map.links
    through = {links[i].target: row for i, row in zip(moments.links, moments.flows, strict=True)}
    assert not np.any(through.get(FINED, 0.0))
    assert not np.any(through.get(EFFECT, 0.0))
    assert np.any(through[ABSENT])


def test_without_what_it_was_made_of_nothing_is_told_of_links(reading):
    moments = ModelOnMap(reading.causal_map, run_map(reading), None).played()
    assert moments.links == ()
    assert moments.flow(0.5).size == 0


def test_it_stops_when_nobody_wants_it_any_more(reading):
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        model_flows(
            reading.causal_map, Source(reading.program, {}, reading.ids), np.zeros(3), token
        )
