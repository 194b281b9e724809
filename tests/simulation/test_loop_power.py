"""Loops carry runs as their structure says, link by link, whatever is drawn between."""

import numpy as np
import pytest

from loopmap.model.behaviour import Shape
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.simulation.draws import Draws
from loopmap.simulation.loop_power import loop_power
from loopmap.simulation.map_model import MapModel, ModelLink, Pace
from loopmap.simulation.plan import plan_for
from loopmap.simulation.trace import moves, trace


def link(source, target, sign=1, **more):
    name = f"l{source}{target}"
    return ModelLink(RecordId(name), name, source, target, sign, **more)


def model_of(size, *links, **paces):
    names = tuple(RecordId(f"v{i}") for i in range(size))
    return MapModel(names, names, tuple(paces.get(n, Pace()) for n in names), links)


def push(amount=0.2, **when):
    return Intervention(Action.PUSH, RecordId("v0"), amount, **when)


def power(model, weights, *acts, loops=(), steps=400, step=0.1):
    plan = plan_for(model, acts, steps, step)
    weight = np.array(weights, dtype=float)[:, None]
    draws = Draws(weight, np.ones_like(weight), np.zeros(1, int))
    return loop_power(plan, draws, np.ones(1, dtype=bool), list(loops))


KITCHEN_SINK = model_of(
    5,
    link(0, 1, delay=4.0),
    link(1, 2, -1, shape=Shape.SATURATING),
    link(2, 0, -1),
    link(3, 2, gate=True),
    link(0, 3),
    link(1, 4, sets=True),
    link(4, 0),
    v4=Pace(stock=True, decay=0.2),
)
WEIGHTS = [0.8, -0.7, -0.6, 0.9, 0.5, 0.4, 0.3]


def test_what_links_do_alone_adds_up_to_the_change_in_small_steps():
    acts = [push(0.3), Intervention(Action.STRENGTHEN, RecordId("l20"), 2.0, start=8.0)]
    plan = plan_for(KITCHEN_SINK, acts, 1600, 0.0125)
    weight = np.array(WEIGHTS)[:, None]
    seen = trace(plan, Draws(weight, np.ones_like(weight), np.zeros(1, int)), [0])
    moved = moves(seen)
    total = moved.own + moved.pushed
    for number, each in enumerate(KITCHEN_SINK.links):
        total[each.target] += moved.partial[number]
    unbroken = np.ones(total.shape[1], dtype=bool)
    unbroken[639] = False  # where the link is strengthened
    assert np.abs(total - moved.net)[:, unbroken].max() < 2e-4
    change = np.diff(seen.levels[:, 0, 0], 2) / 0.0125
    assert change == pytest.approx(moved.net[0, :, 0], rel=0.01, abs=1e-4)


def test_an_isolated_level_is_its_own_loop():
    found = power(model_of(2, link(0, 1)), [0.5], push())
    assert found.loops == ()
    at = {part: found.own[part][5] for part in range(len(found.own))}
    assert set(at.values()) == {-1.0}


def test_a_reinforcing_loop_scores_up_and_a_balancing_one_down():
    for sign, weight in ((1, 0.8), (-1, -0.8)):
        model = model_of(2, link(0, 1), link(1, 0, sign))
        found = power(model, [0.8, weight], push(), loops=[(0, 1)])
        assert found.loops == (("l01", "l10"),)
        assert np.sign(found.relative[0, 20]) == sign
        whole = np.abs(found.relative).sum(axis=0) + np.abs(found.own[found.part[0]])
        assert whole[20] == pytest.approx(1.0)


def test_two_loops_through_one_variable_share_by_their_strength():
    model = model_of(3, link(0, 1), link(1, 0), link(0, 2), link(2, 0))
    found = power(model, [0.7, 0.7, 0.35, 0.35], push(0.001), loops=[(0, 1), (2, 3)])
    ratio = found.relative[0, 5:100] / found.relative[1, 5:100]
    assert ratio == pytest.approx(4.0, rel=0.02)
    assert found.carrying()[0] == 0


def test_the_strongest_paths_find_what_is_not_listed():
    model = model_of(3, link(0, 1), link(1, 0), link(0, 2), link(2, 0))
    found = power(model, [0.7, 0.7, 0.35, 0.35], push(0.001))
    assert not found.complete
    assert {frozenset(loop) for loop in found.loops} == {
        frozenset(("l01", "l10")),
        frozenset(("l02", "l20")),
    }


def test_nothing_changes_without_an_intervention():
    model = model_of(2, link(0, 1), link(1, 0))
    found = power(model, [0.8, 0.8], loops=[(0, 1)])
    assert not found.relative.any()
    assert found.carrying() == ()
    assert [p.loops for p in found.periods(found.part[0])] == [()]


def test_a_loop_through_a_held_variable_carries_nothing():
    model = model_of(2, link(0, 1), link(1, 0))
    held = Intervention(Action.HOLD, RecordId("v0"), 0.5)
    found = power(model, [0.8, 0.8], held, loops=[(0, 1)])
    assert not found.relative.any()


def test_a_part_that_only_follows_is_driven_from_outside():
    model = model_of(3, link(0, 1), link(1, 2), link(2, 1, -1))
    found = power(model, [0.8, 0.5, -0.2], push(), loops=[(1, 2)], steps=30)
    part = found.part[0]
    assert found.outside[part][:5].max() > 0.4
    assert found.outside[part][-1] < found.outside[part][2]


def test_a_delayed_link_scores_with_its_lags():
    model = model_of(2, link(0, 1, delay=4.0, order=3), link(1, 0, -1))
    found = power(model, [0.9, -0.9], push(), loops=[(0, 1)])
    assert np.isfinite(found.relative).all()
    assert found.relative[0].min() < -0.2
