"""What is certified holds in every draw, and only unbudgeted answers are certified."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.model.behaviour import Shape
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.simulation import certificate
from loopmap.simulation.certificate import Verdict, certify
from loopmap.simulation.draws import draw
from loopmap.simulation.map_model import MapModel, ModelLink, Pace, compile_map
from loopmap.simulation.plan import plan_for
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of


def push(variable, amount=0.001, **when):
    return Intervention(Action.PUSH, RecordId(variable), amount, **when)


def verdicts(causal_map, *acts):
    model = compile_map(causal_map)
    plan = plan_for(model, acts, 200, 0.2)
    return dict(zip(model.variables, certify(plan, structure_of(plan)), strict=True))


def test_a_chain_is_certain_and_what_no_path_reaches_is_untouched(map_of):
    found = verdicts(map_of("A + B, B - C, D + C"), push("A"))
    assert found == {
        "A": Verdict.UP,
        "B": Verdict.UP,
        "C": Verdict.DOWN,
        "D": Verdict.NOTHING,
    }


def test_two_paths_of_different_sign_leave_it_open(map_of):
    assert verdicts(map_of("A + B, B + C, A - C"), push("A"))["C"] is Verdict.OPEN


def test_a_reinforcing_loop_off_the_path_leaves_it_open_and_a_balancing_one_does_not(map_of):
    path = "A + B, B + C, C - A, B + D, D + E, E + B"
    assert verdicts(map_of(path), push("A"))["C"] is Verdict.UP
    off_path = "A + B, B - A, A + D, D + E, E + D, D + A"
    assert verdicts(map_of(off_path), push("A"))["B"] is Verdict.OPEN
    balancing = "A + B, B - A, A + D, D + E, E - D, D - A"
    assert verdicts(map_of(balancing), push("A"))["B"] is Verdict.UP


def test_several_interventions_are_certain_where_they_agree(map_of):
    causal_map = map_of("A + C, B - C, C + D")
    assert verdicts(causal_map, push("A"), push("B", -0.1))["D"] is Verdict.UP
    assert verdicts(causal_map, push("A"), push("B"))["D"] is Verdict.OPEN


def test_unknown_signs_stocks_and_passing_pushes_are_never_certified(map_of):
    assert verdicts(map_of("A ? B"), push("A"))["B"] is Verdict.OPEN
    assert verdicts(map_of("A + B", stocks=["B"]), push("A"))["B"] is Verdict.OPEN
    assert verdicts(map_of("A + B"), push("A", stop=3.0))["B"] is Verdict.NOT_CHECKED


def test_beyond_the_budget_the_answer_is_not_checked(map_of, monkeypatch):
    monkeypatch.setattr(certificate._Budget, "__init__", lambda self: setattr(self, "left", 3))
    found = verdicts(map_of("A + B, B + C, C + D, D + E, F + A"), push("A"))
    assert found["E"] is Verdict.NOT_CHECKED
    assert found["F"] is Verdict.NOTHING


def chain(*links):
    """A map of levels numbered from 0."""
    size = 1 + max(max(link.source, link.target) for link in links)
    names = tuple(RecordId(f"v{i}") for i in range(size))
    return MapModel(names, names, (Pace(),) * size, links)


def numbered(source, target, sign=1, **more):
    return ModelLink(
        RecordId(f"l{source}{target}"), f"l{source}{target}", source, target, sign, **more
    )


def certified(model):
    plan = plan_for(model, [push("v0")], 200, 0.2)
    return certify(plan, structure_of(plan))


def test_an_effect_is_certain_only_with_a_path_that_is_surely_there():
    doubted = numbered(0, 1, presence=0.5)
    flat = numbered(0, 1, shape=Shape.THRESHOLD, threshold=0.2)
    for link in (doubted, flat):
        assert certified(chain(link))[1] is Verdict.OPEN
        assert certified(chain(link, numbered(0, 2), numbered(2, 1)))[1] is Verdict.UP
        assert certified(chain(link, numbered(0, 2), numbered(2, 1, -1)))[1] is Verdict.OPEN


def test_what_a_gate_does_is_never_certain():
    model = chain(numbered(0, 1, gate=True), numbered(2, 1))
    assert certified(model)[1] is Verdict.OPEN


def test_a_stock_that_runs_down_is_as_certain_as_a_level(map_of):
    model = chain(numbered(0, 1), numbered(1, 2))
    for pace, verdict in ((Pace(stock=True), Verdict.OPEN), (Pace(True, decay=0.2), Verdict.UP)):
        paced = dataclasses.replace(model, paces=(Pace(), pace, Pace()))
        assert certified(paced)[2] is verdict


def test_a_push_that_grows_is_a_push():
    act = Intervention(Action.RAMP, RecordId("v0"), -0.5)
    plan = plan_for(chain(numbered(0, 1)), [act], 200, 0.2)
    assert certify(plan, structure_of(plan))[1] is Verdict.DOWN


@st.composite
def random_models(draw_from):
    size = draw_from(st.integers(2, 7))
    pairs = [(i, j) for i in range(size) for j in range(size) if i != j]
    chosen = draw_from(st.lists(st.sampled_from(pairs), min_size=1, max_size=12, unique=True))
    links = tuple(
        ModelLink(
            RecordId(f"l{i}"),
            f"l{i}",
            source,
            target,
            draw_from(st.sampled_from((1, 1, -1))),
        )
        for i, (source, target) in enumerate(chosen)
    )
    names = tuple(RecordId(f"v{i}") for i in range(size))
    return MapModel(names, names, (Pace(),) * size, links)


def equilibria(model, draws):
    """-A⁻¹ e₀ per draw: the press formula for a push on the first variable."""
    matrix = np.zeros((draws.columns, model.size, model.size))
    matrix[:, range(model.size), range(model.size)] = -1.0
    for number, link in enumerate(model.links):
        matrix[:, link.target, link.source] += draws.weight[number]
    press = np.zeros((model.size, 1))
    press[0] = 1.0
    return -np.linalg.solve(matrix, press)[:, :, 0]


@settings(max_examples=100)
@given(random_models())
def test_no_settling_draw_contradicts_a_certificate(model):
    plan = plan_for(model, [push("v0")], 200, 0.2)
    structure = structure_of(plan)
    draws = draw(model, 200, 1)
    settled = settles(plan, structure, draws)
    change = equilibria(model, draws)[settled]
    for variable, verdict in enumerate(certify(plan, structure)):
        if verdict is Verdict.UP:
            assert (change[:, variable] > 0).all()
        elif verdict is Verdict.DOWN:
            assert (change[:, variable] < 0).all()
        elif verdict is Verdict.NOTHING:
            assert np.abs(change[:, variable]).max() == pytest.approx(0.0)
