"""Where pushes settle is what long runs come to, wherever draws settle."""

import numpy as np
import pytest

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.simulation.draws import draw
from loopmap.simulation.ensemble import STEP, run
from loopmap.simulation.map_model import compile_map
from loopmap.simulation.plan import plan_for
from loopmap.simulation.press import equilibrium
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of

SMALL = 1e-3


@pytest.mark.parametrize(
    "act",
    [
        Intervention(Action.PUSH, RecordId("A"), SMALL),
        Intervention(Action.RAMP, RecordId("A"), SMALL, start=5.0, stop=20.0),
        Intervention(Action.HOLD, RecordId("B"), SMALL),
        Intervention(Action.WEAKEN, RecordId("A>B"), 1 - SMALL),
        Intervention(Action.DELAY, RecordId("A>B"), 8.0),
    ],
)
def test_small_changes_settle_where_the_linearisation_says(map_of, act):
    causal_map = map_of("A + B, B - C, C + A, C - B, B + D", delayed=["B>C"])
    model = compile_map(causal_map)
    plan = plan_for(model, [act], 1500, STEP)
    draws = draw(model, 40, 1)
    settled = settles(plan, structure_of(plan), draws)
    seen = run(plan, draws, np.array([0]), 1).end[:, settled]
    wanted = equilibrium(plan, draws)[:, settled]
    # A few draws are so near to running away that they have not settled by then.
    assert np.isclose(seen, wanted, rtol=0.02, atol=1e-6).mean() > 0.98


def test_a_stock_that_runs_down_settles_and_one_that_keeps_goes_on(map_of):
    model = compile_map(map_of("A + B", stocks=["B"]))
    plan = plan_for(model, [Intervention(Action.PUSH, RecordId("A"), SMALL)], 10, STEP)
    change = equilibrium(plan, draw(model, 10, 1))
    assert change[1].min() > 1e3 * change[0].max()


def test_without_saturation_large_changes_settle_there_too(map_of):
    model = compile_map(map_of("A + B, B - A"))
    plan = plan_for(model, [Intervention(Action.PUSH, RecordId("A"), 1.0)], 400, STEP)
    draws = draw(model, 20, 1)
    seen = run(plan, draws, np.array([0]), 1, saturates=False).end
    assert seen == pytest.approx(equilibrium(plan, draws), rel=1e-3)
