"""The steps agree with the press formula where it holds, and with references from the field."""

import dataclasses

import numpy as np
import pytest

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.simulation.draws import Draws, draw
from loopmap.simulation.ensemble import STEP, run
from loopmap.simulation.map_model import MapModel, ModelLink, Pace
from loopmap.simulation.plan import plan_for
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import strong_blocks, structure_of


def model_from(edges, size):
    links = tuple(
        ModelLink(RecordId(f"l{i}"), f"l{i}", s, t, sign) for i, (s, t, sign) in enumerate(edges)
    )
    names = tuple(RecordId(f"v{i}") for i in range(size))
    return MapModel(names, names, (Pace(),) * size, links)


def random_model(rng, size, count):
    pairs = [(i, j) for i in range(size) for j in range(size) if i != j]
    chosen = rng.choice(len(pairs), count, replace=False)
    return model_from([(*pairs[c], -1 if rng.random() < 0.35 else 1) for c in chosen], size)


def pushed(amount):
    return [Intervention(Action.PUSH, RecordId("v0"), amount)]


def press_response(model, draws):
    matrix = np.zeros((draws.columns, model.size, model.size))
    matrix[:, range(model.size), range(model.size)] = -1.0
    for number, link in enumerate(model.links):
        matrix[:, link.target, link.source] += draws.weight[number]
    press = np.zeros((model.size, 1))
    press[0] = 1.0
    return -np.linalg.solve(matrix, press)[:, :, 0].T


def test_settled_small_pushes_agree_in_sign_with_the_press_formula():
    rng = np.random.default_rng(5)
    agree = compared = 0
    for _ in range(12):
        model = random_model(rng, 12, 20)
        steps = 2000
        plan = plan_for(model, pushed(1e-4), steps, STEP)
        draws = draw(model, 50, 3)
        settled = settles(plan, structure_of(plan), draws)
        seen = run(plan, draws, np.array([0]), 1).judged[:, settled]
        wanted = press_response(model, draws)[:, settled]
        touched = np.abs(wanted) > 1e-12
        agree += int((np.sign(seen) == np.sign(wanted))[touched].sum())
        compared += int(touched.sum())
    assert compared > 10_000
    assert agree / compared >= 0.999


def test_splitting_a_link_through_a_variable_in_between_settles_the_same():
    direct = model_from([(0, 1, 1), (1, 2, -1), (2, 1, -1)], 3)
    split = model_from([(0, 3, 1), (1, 2, -1), (2, 1, -1), (3, 1, 1)], 4)
    ends = []
    for model, weight in ((direct, [0.5, -0.4, -0.3]), (split, [0.5, -0.4, -0.3, 1.0])):
        draws = Draws(
            np.tile(np.array(weight)[:, None], (1, 4)), np.ones((len(weight), 4)), np.zeros(4, int)
        )
        plan = plan_for(model, pushed(1e-3), 500, STEP)
        ends.append(run(plan, draws, np.array([0]), 1).end[:3, 0])
    assert ends[0] == pytest.approx(ends[1], rel=1e-4)


def test_strong_blocks_are_the_classes_of_mutual_reach():
    blocks = strong_blocks([[1], [2], [0, 3], [4], [3], []])
    assert blocks[0] == blocks[1] == blocks[2]
    assert blocks[3] == blocks[4]
    assert len(set(blocks)) == 3


@pytest.mark.parametrize(
    ("pressed", "wanted"), [("v0", [1, 1, 1]), ("v1", [-1, 1, 1]), ("v2", [1, -1, 1])]
)
def test_vegetation_hare_and_lynx_answer_to_pushes_as_published(pressed, wanted):
    """Dambacher and Ramos-Jiliberto 2007, model A: the hare does not limit itself, so a stock."""
    food_chain = model_from([(0, 1, 1), (1, 0, -1), (1, 2, 1), (2, 1, -1)], 3)
    food_chain = dataclasses.replace(food_chain, paces=(Pace(), Pace(stock=True), Pace()))
    act = Intervention(Action.PUSH, RecordId(pressed), 0.01)
    plan = plan_for(food_chain, [act], 5000, STEP)
    draws = draw(food_chain, 40, 1)
    settled = settles(plan, structure_of(plan), draws)
    assert settled.all()
    ends = run(plan, draws, np.array([0]), 1).end
    strong_enough = np.abs(draws.weight).min(axis=0) > 0.1  # weaker ones settle too slowly
    assert (np.sign(ends[:, strong_enough]) == np.array(wanted)[:, None]).all()
