"""Runs follow the differential equations of a map, whatever its paces, delays and shapes."""

import math

import numpy as np
import pytest

from loopmap.model.behaviour import Shape
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.simulation.draws import Draws
from loopmap.simulation.map_model import MapModel, ModelLink, Pace
from loopmap.simulation.plan import plan_for
from loopmap.simulation.trace import trace

STEP = 0.05


def link(source, target, sign=1, **more):
    name = f"l{source}{target}"
    return ModelLink(RecordId(name), name, source, target, sign, **more)


def model_of(paces, *links):
    names = tuple(RecordId(f"v{i}") for i in range(len(paces)))
    return MapModel(names, names, tuple(paces), links)


def push(amount, **when):
    return Intervention(Action.PUSH, RecordId("v0"), amount, **when)


def course(model, weights, *acts, time=20.0, step=STEP):
    """The course of every variable for one draw of these strengths, delays unstretched."""
    plan = plan_for(model, acts, round(time / step), step)
    weight = np.array(weights, dtype=float)[:, None]
    return trace(plan, Draws(weight, np.ones_like(weight), np.zeros(1, int)), [0]).levels[:, :, 0]


def settled(model, weights, *acts):
    return course(model, weights, *acts, time=200.0)[-1]


def test_a_level_settles_within_its_own_time():
    for settle_time in (0.25, 1.0, 4.0, 16.0):
        seen = course(model_of([Pace(settle_time=settle_time)]), [], push(0.5))[:, 0]
        times = np.arange(len(seen)) * STEP
        wanted = math.tanh(0.5) * (1 - np.exp(-times / settle_time))
        assert seen == pytest.approx(wanted, abs=1e-5)


def test_settling_times_change_when_and_not_where_to():
    weights = [0.8, 0.7, 0.6]
    links = (link(0, 1), link(1, 2, -1), link(2, 1))
    ends = [
        settled(model_of([Pace(settle_time=t) for t in times], *links), weights, push(0.4))
        for times in ((1, 1, 1), (0.25, 4, 16))
    ]
    assert ends[0] == pytest.approx(ends[1], abs=1e-3)


def test_a_stock_fills_within_four_times_and_slows_at_its_range():
    seen = course(model_of([Pace(stock=True)]), [], push(0.5), time=80.0)[:, 0]
    times = np.arange(len(seen)) * STEP
    assert seen == pytest.approx(np.tanh(0.5 * times / 4), abs=2e-3)  # dx/dt = b(1 - x²)/T


def test_a_stock_that_runs_down_settles_where_in_and_out_are_even():
    leaky = model_of([Pace(stock=True, decay=1.0)])
    assert settled(leaky, [], push(0.3))[0] == pytest.approx(0.3, abs=1e-4)
    assert abs(course(leaky, [], push(0.3, stop=10.0), time=40.0)[-1, 0]) < 1e-3


def test_a_link_that_sets_a_stock_draws_it_to_the_cause():
    model = model_of([Pace(), Pace(stock=True)], link(0, 1, sets=True))
    level, stock = settled(model, [0.4], push(0.3))
    assert stock == pytest.approx(level, abs=1e-4)
    assert course(model, [0.4], push(0.3, stop=10.0), time=100.0)[-1, 1] == pytest.approx(
        0, abs=1e-3
    )


@pytest.mark.parametrize("order", [1, 3])
def test_a_delay_is_a_chain_of_lags(order):
    model = model_of([Pace(), Pace(settle_time=0.25)], link(0, 1, delay=4.0, order=order))
    held = Intervention(Action.HOLD, RecordId("v0"), 0.1)
    seen = course(model, [1.0], held)[:, 1]
    times = np.arange(len(seen)) * STEP
    x = times * order / 4.0
    arrived = 1 - np.exp(-x) * sum(x**k / math.factorial(k) for k in range(order))
    assert np.abs(seen - 0.1 * arrived)[times > 2].max() < 0.012
    # The area between cause and effect is the whole delay, whatever the order.
    assert ((0.1 - seen).sum() * STEP / 0.1) == pytest.approx(4.25, rel=0.05)


def test_a_delay_of_order_three_comes_late_and_together():
    early, late = (
        course(model_of([Pace(), Pace()], link(0, 1, delay=4.0, order=order)), [1.0], push(0.1))
        for order in (1, 3)
    )
    assert late[20, 1] < 0.3 * early[20, 1]
    assert late[200, 1] > early[200, 1]


def test_causes_add_up_and_a_new_weak_one_dilutes_nothing():
    alone = settled(model_of([Pace(), Pace()], link(0, 1)), [0.5], push(0.3))[1]
    more = model_of([Pace(), Pace(), Pace()], link(0, 1), link(2, 1))
    assert settled(more, [0.5, 0.01], push(0.3))[1] == pytest.approx(alone)


def test_shapes_bend_what_arrives():
    held = Intervention(Action.HOLD, RecordId("v0"), 0.8)
    for shape, wanted in (
        (Shape.LINEAR, 0.8),
        (Shape.SATURATING, math.tanh(0.8)),
        (Shape.DIMINISHING, math.log(1.8)),
        (Shape.ACCELERATING, 0.8 * 1.8),
        (Shape.THRESHOLD, 0.5),
    ):
        model = model_of([Pace(), Pace()], link(0, 1, -1, shape=shape, threshold=0.3))
        assert settled(model, [-0.5], held)[1] == pytest.approx(math.tanh(-0.5 * wanted), abs=1e-5)


def test_a_bent_link_bends_after_its_delay():
    model = model_of([Pace(), Pace()], link(0, 1, delay=8.0, shape=Shape.THRESHOLD, threshold=0.5))
    seen = course(model, [1.0], Intervention(Action.HOLD, RecordId("v0"), 1.0))[:, 1]
    times = np.arange(len(seen)) * STEP
    assert np.all(seen[times < 8 * math.log(2) - 0.2] == 0.0)
    assert seen[-1] > 0.2


def test_a_gate_multiplies_what_the_other_causes_do():
    gate = link(2, 1, gate=True)
    model = model_of([Pace(), Pace(), Pace()], link(0, 1), gate)
    cause = Intervention(Action.HOLD, RecordId("v0"), 0.4)
    gates = [Intervention(Action.HOLD, RecordId("v2"), level) for level in (0.5, -1.0)]
    assert settled(model, [0.5, 1.0], cause, gates[0])[1] == pytest.approx(math.tanh(0.2 * 1.5))
    assert settled(model, [0.5, 1.0], cause, gates[1])[1] == 0.0
    assert settled(model, [0.5, 1.0], gates[0])[1] == 0.0
    cut = Intervention(Action.CUT, RecordId("l21"))
    assert settled(model, [0.5, 1.0], cause, gates[0], cut)[1] == pytest.approx(math.tanh(0.2))


def test_a_gate_acts_on_its_own_group_alone():
    model = model_of(
        [Pace()] * 4, link(0, 1, combine="both"), link(3, 1), link(2, 1, gate=True, combine="both")
    )
    held = [
        Intervention(Action.HOLD, RecordId(f"v{v}"), x) for v, x in ((0, 0.4), (2, -1), (3, 0.2))
    ]
    assert settled(model, [0.5, 0.5, 1.0], *held)[1] == pytest.approx(math.tanh(0.1))


def test_a_pulse_brings_the_same_whatever_the_step():
    model = model_of([Pace(stock=True)])
    pulse = Intervention(Action.PULSE, RecordId("v0"), 0.4, start=2.0, stop=2.5)
    ends = [
        course(model, [], pulse, time=10.0, step=step)[-1, 0] for step in (0.05, 0.1, 0.25, 1.0)
    ]
    assert ends == pytest.approx([0.1] * 4, abs=5e-4)
    assert course(model, [], Intervention(Action.PULSE, RecordId("v0"), 0.4))[-1, 0] == (
        pytest.approx(0.1, abs=1e-3)
    )


def test_a_ramp_grows_to_its_size_and_stays():
    model = model_of([Pace(settle_time=0.25)])
    ramp = Intervention(Action.RAMP, RecordId("v0"), 0.4, start=4.0, stop=12.0)
    seen = course(model, [], ramp)[:, 0]
    at = {t: seen[round(t / STEP)] for t in (4.0, 8.0, 12.0, 20.0)}
    assert at[4.0] == 0.0
    assert at[8.0] == pytest.approx(math.tanh(0.2), abs=0.02)
    assert at[12.0] == pytest.approx(math.tanh(0.4), abs=0.02)
    assert at[20.0] == pytest.approx(math.tanh(0.4), abs=1e-5)


def test_a_link_delayed_by_a_scenario_comes_later_and_to_the_same():
    model = model_of([Pace(), Pace()], link(0, 1))
    slower = Intervention(Action.DELAY, RecordId("l01"), 8.0)
    plain, late = (course(model, [0.5], push(0.3), *acts) for acts in ((), (slower,)))
    assert 0 < late[60, 1] < 0.5 * plain[60, 1]
    ends = [settled(model, [0.5], push(0.3), *acts)[1] for acts in ((), (slower,))]
    assert ends[0] == pytest.approx(ends[1], abs=1e-5)
    delayed = model_of([Pace(), Pace()], link(0, 1, delay=8.0))
    at_once = Intervention(Action.DELAY, RecordId("l01"), 0.0)
    assert course(delayed, [0.5], push(0.3), at_once) == pytest.approx(plain, abs=1e-6)


def test_a_bent_delayed_link_is_cut_at_once_and_a_straight_one_lets_go_later():
    for shape, let_go in ((Shape.LINEAR, False), (Shape.SATURATING, True)):
        model = model_of([Pace(), Pace(settle_time=0.25)], link(0, 1, delay=8.0, shape=shape))
        cut = Intervention(Action.CUT, RecordId("l01"))
        seen = course(model, [0.5], cut, time=2.0)[-1, 1]
        assert bool(seen < -0.4) is let_go
        assert settled(model, [0.5], cut)[1] == pytest.approx(-math.tanh(0.5), abs=1e-4)
