"""Runs agree with published examples of loop analysis, entry by entry.

Dambacher and Ramos-Jiliberto 2007 and the QPress vignette (vegetation, hare, predator),
Dambacher, Li and Rossignol 2002 after Kristensen, Chisholm and McDonald-Madden 2019 (five
variables). Strengths and self-limitation are drawn evenly, as QPress does: a variable is a
stock, and what limits it a link to itself.
"""

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.simulation.certificate import Verdict, certify
from loopmap.simulation.deciding import areas, ranks
from loopmap.simulation.draws import draw
from loopmap.simulation.map_model import MapModel, ModelLink, Pace, compile_map
from loopmap.simulation.plan import plan_for
from loopmap.simulation.press import equilibrium
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of
from tests.support.loop_analysis import absolute_feedback, adjoint_of_minus, weighted_predictions

DRAWS = 10_000
MODELS = ("A", "B", "C", "D", "E")
PRIORS = {"B": 3 / 16, "C": 3 / 16, "D": 5 / 16, "E": 5 / 16}
"""How likely each model was held to be before anything was seen, in the QPress vignette."""


@pytest.fixture(scope="module")
def reference(shared):
    return json.loads((shared / "corpus" / "simulation_reference.json").read_text("utf-8"))


def community(published, order):
    """The sign matrix of a published model."""
    at = {name: i for i, name in enumerate(order)}
    matrix = [[0] * len(order) for _ in order]
    for source, target, sign in published["edges"]:
        matrix[at[target]][at[source]] = sign
    return matrix


def model_of(matrix):
    """The map of a sign matrix: stocks, and links to themselves where they limit themselves."""
    size = range(len(matrix))
    names = tuple(RecordId(f"v{i}") for i in size)
    links = tuple(
        ModelLink(RecordId(f"l{i}{j}"), f"l{i}{j}", j, i, matrix[i][j])
        for i in size
        for j in size
        if matrix[i][j]
    )
    return MapModel(names, names, tuple(Pace(stock=True) for _ in size), links)


def pushed(model, variable):
    act = Intervention(Action.PUSH, model.variables[variable], 1e-3)
    return plan_for(model, [act], 1, 1.0)


def drawn_evenly(matrix, seed=1):
    """Responses to a push on each variable, i by j by settling draws, and the settling share."""
    model = model_of(matrix)
    draws = draw(model, DRAWS, seed)
    draws = draws.only(draws.prior == 0)
    plans = [pushed(model, j) for j in range(model.size)]
    settled = settles(plans[0], structure_of(plans[0]), draws)
    few = draws.only(settled)
    answers = np.array([equilibrium(plan, few) for plan in plans])
    return np.moveaxis(answers, 0, 1), settled.mean()


@pytest.mark.parametrize("name", MODELS)
def test_the_snowshoe_models_in_whole_numbers(reference, name):
    snowshoe = reference["snowshoe"]
    published = snowshoe["models"][name]
    matrix = community(published, snowshoe["order"])
    assert adjoint_of_minus(matrix) == published["adjoint_neg"]
    assert absolute_feedback(matrix) == published["absolute_feedback"]


@pytest.mark.parametrize("name", MODELS)
def test_the_snowshoe_models_over_draws(reference, name):
    snowshoe = reference["snowshoe"]
    published = snowshoe["models"][name]
    responses, settling = drawn_evenly(community(published, snowshoe["order"]))
    assert settling == pytest.approx(published["stable_share"], abs=0.015)
    rises = (responses > 0).mean(axis=2)
    assert rises == pytest.approx(np.array(published["share_positive_given_stable"]), abs=0.015)


def test_which_snowshoe_model_when_the_hare_was_seen_to_fall(reference):
    snowshoe = reference["snowshoe"]
    likely = {}
    for name, prior in PRIORS.items():
        responses, settling = drawn_evenly(community(snowshoe["models"][name], snowshoe["order"]))
        likely[name] = prior * settling * (responses[1, 0] < 0).mean()
    posterior = {name: weight / sum(likely.values()) for name, weight in likely.items()}
    assert posterior == pytest.approx(snowshoe["posterior"], abs=0.01)


def test_five_variables_in_whole_numbers(reference):
    published = reference["dambacher5"]
    assert adjoint_of_minus(published["S"]) == published["adjoint_neg"]
    assert absolute_feedback(published["S"]) == published["absolute_feedback"]
    wanted = [[Fraction(weight) for weight in row] for row in published["W"]]
    assert weighted_predictions(published["S"]) == wanted


def test_five_variables_over_draws(reference):
    published = reference["dambacher5"]
    responses, settling = drawn_evenly(published["S"])
    assert settling == pytest.approx(published["stable_share"], abs=0.015)
    rises = (responses > 0).mean(axis=2)
    assert rises == pytest.approx(np.array(published["share_positive_given_stable"]), abs=0.015)


TABLE = {
    "Family stress": (1.00, 1.00, 1.00, 1.00),
    "Trust": (0.11, 0.03, 0.08, 0.01),
    "Exclusions": (0.73, 0.78, 0.79, 0.97),
    "Attendance": (0.75, 0.94, 0.68, 0.12),
}
"""In which share of settling draws each falls when fining stops, prior by prior."""


@pytest.fixture(scope="module")
def stopped(worked_example):
    """The worked example with fining held lower: model, draws that settle, where it settles."""
    model = compile_map(worked_example)
    act = Intervention(Action.HOLD, RecordId("Fining"), -0.01)
    plan = plan_for(model, [act], 1, 1.0)
    draws = draw(model, DRAWS, 1)
    settled = settles(plan, structure_of(plan), draws)
    few = draws.only(settled)
    return model, few, equilibrium(plan, few), settled.reshape(4, DRAWS).mean(axis=1)


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_the_worked_example(stopped, name):
    model, draws, change, _ = stopped
    falls = change[model.place(RecordId(name))] < 0
    shares = [falls[draws.prior == prior].mean() for prior in range(4)]
    assert shares == pytest.approx(TABLE[name], abs=0.02)


def test_how_many_draws_of_the_worked_example_settle(stopped):
    assert stopped[3] == pytest.approx((1.0, 1.0, 0.97, 0.78), abs=0.02)


def test_which_links_decide_the_worked_example(stopped):
    model, draws, change, _ = stopped
    even = draws.prior == 0
    falls = change[model.place(RecordId("Exclusions")), even] < 0
    found = areas(ranks(np.abs(draws.weight[:, even])), falls)
    by_link = {link.id: area for link, area in zip(model.links, found, strict=True)}
    assert by_link["Fining>Family stress"] == pytest.approx(0.77, abs=0.02)
    assert by_link["Family stress>Disruption"] == pytest.approx(0.72, abs=0.02)
    assert by_link["Fining>Attendance"] == pytest.approx(0.31, abs=0.02)
    assert by_link["Attendance>Lost learning"] == pytest.approx(0.34, abs=0.02)


def limits_itself(matrix):
    """A map in which every variable settles by itself, as levels do, from a sign matrix."""
    model = model_of(matrix)
    links = tuple(link for link in model.links if link.source != link.target)
    return MapModel(model.variables, model.names, tuple(Pace() for _ in matrix), links)


def random_signs(rng, size, count):
    """A sign matrix in which every variable limits itself, with ``count`` links besides."""
    matrix = [[-int(i == j) for j in range(size)] for i in range(size)]
    pairs = [(i, j) for i in range(size) for j in range(size) if i != j]
    for chosen in rng.choice(len(pairs), count, replace=False):
        i, j = pairs[chosen]
        matrix[i][j] = -1 if rng.random() < 0.35 else 1
    return matrix


def verdicts(model):
    """What is certified for a push on each variable: i by j."""
    plans = [pushed(model, j) for j in range(model.size)]
    columns = [certify(plan, structure_of(plan)) for plan in plans]
    return [list(row) for row in zip(*columns, strict=True)]


SIGN = {Verdict.UP: 1, Verdict.DOWN: -1, Verdict.NOTHING: 0}


def test_whatever_loop_analysis_determines_is_certified():
    rng = np.random.default_rng(3)
    certified = determined = 0
    for _ in range(60):
        matrix = random_signs(rng, 6, 9)
        adjoint, weights = adjoint_of_minus(matrix), weighted_predictions(matrix)
        feedback = absolute_feedback(matrix)
        found = verdicts(limits_itself(matrix))
        for i in range(6):
            for j in range(6):
                certified += found[i][j] in SIGN
                if weights[i][j] == 1 or not feedback[i][j]:
                    determined += 1
                    assert SIGN[found[i][j]] == np.sign(adjoint[i][j])
    assert determined > 1000
    assert certified > determined


def simply_certified(model):
    """The same as `verdicts` with the whole map as one block: the rule in its simple form."""
    one_block = {"block": (0,) * model.size, "feeds_back": (True,)}
    plans = [pushed(model, j) for j in range(model.size)]
    columns = [certify(plan, replace(structure_of(plan), **one_block)) for plan in plans]
    return [list(row) for row in zip(*columns, strict=True)]


def test_the_simple_form_of_the_certificate_is_a_weight_of_one():
    rng = np.random.default_rng(5)
    entries = 0
    for size in (3, 4, 5, 6, 7):
        for _ in range(24):
            matrix = random_signs(rng, size, size + size // 2)
            weights, feedback = weighted_predictions(matrix), absolute_feedback(matrix)
            simple, blocks = (f(limits_itself(matrix)) for f in (simply_certified, verdicts))
            for i in range(size):
                for j in range(size):
                    entries += 1
                    determined = weights[i][j] == 1 or not feedback[i][j]
                    assert (simple[i][j] in SIGN) == determined
                    assert not determined or blocks[i][j] is simple[i][j]
    assert entries > 3000


def contradicted(responses, variable, sign):
    """Whether a response, variables by draws, has another sign; rounding of the largest apart."""
    noise = 1e-12 * np.abs(responses).max(axis=0)
    seen = responses[variable]
    against = np.abs(seen) if sign == 0 else -sign * seen
    return bool((against > noise).any())


def test_no_draw_contradicts_a_certificate_in_more_than_ten_thousand_entries():
    rng = np.random.default_rng(7)
    entries = certified = 0
    for turn in range(200):
        model = limits_itself(random_signs(rng, 8, 13))
        draws = draw(model, 50, turn)
        plan = pushed(model, 0)
        kept = draws.only(settles(plan, structure_of(plan), draws))
        responses = np.array([equilibrium(pushed(model, j), kept) for j in range(8)])
        for j, column in enumerate(zip(*verdicts(model), strict=True)):
            for i, verdict in enumerate(column):
                entries += 1
                if verdict in SIGN:
                    certified += 1
                    assert not contradicted(responses[j], i, SIGN[verdict])
    assert entries == 12_800
    assert certified > 0.7 * entries
