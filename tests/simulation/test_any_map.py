"""Whatever a map holds, today stays today without a scenario and nothing leaves its range."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.model.behaviour import DECAY_RANGE, DELAY_RANGE, SETTLE_RANGE, Shape
from loopmap.model.ids import RecordId
from loopmap.model.records import ON_VARIABLES, Action, Intervention
from loopmap.simulation.certificate import certify
from loopmap.simulation.draws import draw
from loopmap.simulation.ensemble import run, step_for
from loopmap.simulation.loop_power import loop_power
from loopmap.simulation.map_model import MapModel, ModelLink, Pace
from loopmap.simulation.plan import plan_for
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of

DRAWS = 5
HORIZON = 20.0

shares = st.floats(0.0, 1.0)
amounts = st.floats(-1.0, 1.0)
paces = st.builds(Pace, st.booleans(), st.floats(*SETTLE_RANGE), st.floats(*DECAY_RANGE))
times = st.none() | st.floats(0.0, HORIZON)


@st.composite
def models(draw_from):
    """Any map of up to five variables, with every kind of link."""
    own = tuple(draw_from(st.lists(paces, min_size=1, max_size=5)))
    places = st.integers(0, len(own) - 1)
    ends = draw_from(st.lists(st.tuples(places, places), unique=True, max_size=9))
    links = tuple(
        ModelLink(
            RecordId(f"l{number}"),
            f"l{number}",
            source,
            target,
            draw_from(st.sampled_from((1, -1, 0))),
            delay=draw_from(st.just(0.0) | st.floats(*DELAY_RANGE)),
            order=draw_from(st.sampled_from((1, 3))),
            presence=draw_from(st.just(1.0) | shares),
            shape=draw_from(st.sampled_from(Shape)),
            threshold=draw_from(shares),
            table=tuple(draw_from(st.lists(st.tuples(amounts, amounts), max_size=3))),
            gate=draw_from(st.booleans()),
            sets=own[target].stock and draw_from(st.booleans()),
            combine=draw_from(st.sampled_from(("", "both"))),
        )
        for number, (source, target) in enumerate(ends)
    )
    names = tuple(RecordId(f"v{i}") for i in range(len(own)))
    return MapModel(names, names, own, links)


@st.composite
def acts_on(draw_from, model):
    """Up to four interventions on anything the map has."""
    links = [link.id for link in model.links]
    on_links = [Action.WEAKEN, Action.STRENGTHEN, Action.CUT, Action.DELAY]
    on_variables = sorted(ON_VARIABLES, key=list(Action).index)
    acts = []
    for _ in range(draw_from(st.integers(0, 4))):
        start, stop = draw_from(times), draw_from(times)
        if links and draw_from(st.booleans()):
            action, target = draw_from(st.sampled_from(on_links)), draw_from(st.sampled_from(links))
            acts.append(Intervention(action, target, draw_from(st.floats(0, 4)), start, stop))
        else:
            action = draw_from(st.sampled_from(on_variables))
            target = draw_from(st.sampled_from(model.variables))
            acts.append(Intervention(action, target, draw_from(amounts), start, stop))
    return acts


def planned(model, acts):
    step = step_for(model)
    return plan_for(model, acts, round(HORIZON / step), step)


@settings(max_examples=50, derandomize=True)
@given(models())
def test_without_a_scenario_everything_stays_exactly_as_it_is(model):
    seen = run(planned(model, []), draw(model, DRAWS, 1), np.arange(model.size), DRAWS)
    assert not seen.samples.any()
    assert not seen.largest.any()


@settings(max_examples=50, derandomize=True)
@given(st.data())
def test_nothing_leaves_its_range_and_every_answer_is_a_number(data):
    model = data.draw(models())
    plan = planned(model, data.draw(acts_on(model)))
    draws = draw(plan.model, DRAWS, 1)
    seen = run(plan, draws, np.arange(model.size), DRAWS)
    assert np.isfinite(seen.end).all()
    assert np.abs(seen.samples).max() <= 1.0 + 1e-6
    structure = structure_of(plan)
    settled = settles(plan, structure, draws)
    assert len(certify(plan, structure)) == model.size
    power = loop_power(plan, draws, settled, [])
    assert np.isfinite(power.relative).all()
    assert np.abs(power.relative).sum(initial=0.0, axis=0).max(initial=0.0) <= model.size + 1e-6
    assert ((power.outside >= 0) & (power.outside <= 1 + 1e-9)).all()


@settings(max_examples=30, derandomize=True)
@given(st.data())
def test_the_order_of_links_and_what_variables_are_called_change_nothing(data):
    model = data.draw(models())
    acts = data.draw(acts_on(model))
    order = data.draw(st.permutations(range(len(model.links))))
    other = MapModel(
        model.variables,
        tuple(name[::-1] for name in model.names),
        model.paces,
        tuple(model.links[i] for i in order),
    )
    ends = []
    for each in (model, other):
        plan = planned(each, acts)
        ends.append(run(plan, draw(plan.model, DRAWS, 1), np.arange(model.size), 1).end)
    assert np.abs(ends[0] - ends[1]).max() < 1e-3
