"""Published models: which loops lead and when."""

import json

import numpy as np
import pytest

from loopmap.simulation.dominance import (
    dominant,
    flow_scores,
    link_scores,
    outside_share,
    path_scores,
    periods,
    relative_scores,
    strongest_loops,
)
from loopmap.simulation.dominance.scores import Scores


@pytest.fixture(scope="module")
def reference(shared):
    return json.loads((shared / "corpus" / "simulation_reference.json").read_text("utf-8"))


def together(*scores):
    """Scores of single links as the rows of one."""
    return Scores(np.array([s.sign for s in scores]), np.array([s.log for s in scores]))


def partials(function, names, course):
    """For every input: the change of an equation if that alone had changed, and its own change."""
    inputs = {name: course[name] for name in names}
    before = {name: values[:-1] for name, values in inputs.items()}
    whole = np.diff(function(**inputs))
    found = {}
    for name in names:
        moved = function(**{**before, name: inputs[name][1:]}) - function(**before)
        found[name] = link_scores(moved, whole, np.diff(inputs[name]))
    return found


def bass(dt):
    """Bass diffusion among a million people, one contact in a hundred told of 1.5 %."""
    steps = round(20 / dt)
    adopters, possible, contacts, flow = (np.empty(steps + 1) for _ in range(4))
    adopters[0], possible[0] = 1.0, 999_999.0
    for t in range(steps + 1):
        contacts[t] = 100 * adopters[t] * possible[t] / 1e6
        flow[t] = 0.015 * contacts[t]
        if t < steps:
            adopters[t + 1] = adopters[t] + dt * flow[t]
            possible[t + 1] = possible[t] - dt * flow[t]
    return {"adopters": adopters, "possible": possible, "contacts": contacts, "flow": flow}


def bass_loops(dt):
    """Scores of the links into the contacts, and relative scores of B1 and R1."""
    course = bass(dt)
    names = ("adopters", "possible")
    into = partials(lambda adopters, possible: adopters * possible, names, course)
    change = np.diff(course["flow"])
    to_flow = link_scores(change, change, np.diff(course["contacts"]))
    filling, draining = flow_scores(change, change, 1), flow_scores(change, -change, -1)
    links = together(into["possible"], to_flow, draining, into["adopters"], filling)
    loops = path_scores(links, [(0, 1, 2), (3, 1, 4)])
    return into, relative_scores(loops, [0, 0])


def test_bass_diffusion_as_in_the_table_of_2020(reference):
    table = reference["ltm_bass"]
    into, relative = bass_loops(1 / 16)
    at = [round(16 * t) for t in table["times"]]
    for name, column in (
        ("possible", "prob_to_contacts"),
        ("adopters", "adopters_contacts_to_contacts"),
    ):
        seen = np.abs(into[name].values[at])
        assert seen == pytest.approx(table[column], rel=6e-4, abs=6e-3)
    assert relative[0, at] == pytest.approx(table["B1_rel"], abs=5e-4)
    assert relative[1, at] == pytest.approx(table["R1_rel"], abs=5e-4)


def logistic(dt, steps):
    population = np.empty(steps + 1)
    population[0] = 5.0
    for t in range(steps):
        population[t + 1] = population[t] + dt * 0.12 * (1 - population[t] / 1000) * population[t]
    return population


def logistic_loops(dt, steps, *, through_the_rate):
    """Relative scores of B1 and R1, the growth rate drawn as a variable of its own or not."""
    population = logistic(dt, steps)
    rate = 0.12 * (1 - population / 1000)
    course = {"rate": rate, "population": population}
    into = partials(lambda rate, population: rate * population, ("rate", "population"), course)
    births = np.diff(rate * population)
    filling = flow_scores(births, births, 1)
    if through_the_rate:
        change = np.diff(rate)
        slows = link_scores(change, change, np.diff(population))
        links = together(slows, into["rate"], into["population"], filling)
        loops = path_scores(links, [(0, 1, 3), (2, 3)])
    else:
        partial = np.diff(rate) * population[:-1]
        slows = link_scores(partial, births, np.diff(population))
        loops = path_scores(together(slows, into["population"], filling), [(0, 2), (1, 2)])
    return relative_scores(loops, [0, 0])


def test_logistic_growth_as_exported_by_stella(reference):
    series = reference["ltm_logistic"]["series"]
    relative = 100 * logistic_loops(1.0, 101, through_the_rate=True)
    wanted = np.array([series["b1"], series["r1"]])
    # The export rounds to three figures, and starts with a first interval of its own.
    difference = np.abs(relative[:, : wanted.shape[1]] - wanted)[:, 1:]
    assert difference.max() <= 0.0505


def test_auxiliary_variables_drawn_or_not_make_no_difference():
    drawn, bare = (logistic_loops(1.0, 100, through_the_rate=way) for way in (True, False))
    assert drawn == pytest.approx(bare, abs=1e-9)


def test_half_the_step_comes_nearer_to_the_same():
    at = [
        logistic_loops(1 / parts, 100 * parts, through_the_rate=True)[0, 40 * parts]
        for parts in (1, 2, 4, 8)
    ]
    gaps = np.abs(np.diff(at))
    assert np.all(gaps[1:] < 0.6 * gaps[:-1])


def test_bass_loops_pass_the_lead_once():
    _, relative = bass_loops(1 / 16)
    lead = periods(dominant(relative))
    assert [period.loops for period in lead[:2]] == [(1,), (0,)]
    assert lead[0].last / 16 == pytest.approx(9.6, abs=0.05)


WANTS = np.array([[0, 1.0, 0.9], [1.0, 0, 1.1], [1.1, 0.9, 0]])
"""How much of the others' arms each of three parties wants to have."""


def arms_race(*, split):
    """Links between three parties' arms, the closing of a gap drawn as one flow or as many."""
    level = np.empty((201, 3))
    level[0] = (50.0, 100.0, 150.0)
    for t in range(200):
        level[t + 1] = level[t] + 0.1 * (WANTS @ level[t] - level[t])
    change = np.diff(level, axis=0).T
    net = np.diff(0.1 * (level @ WANTS.T - level), axis=0).T
    links, ends = [], []
    for i in range(3):
        for j in range(3):
            partial = 0.1 * (WANTS[i, j] - (i == j)) * change[j]
            drawn = _split if split else link_scores
            links.append(drawn(partial, net[i], change[j]))
            ends.append((j, i))
    return together(*links), ends


def _split(partial, net, cause):
    way = 1 if np.sign(partial[0]) == np.sign(cause[0]) else -1
    alone = link_scores(np.abs(partial) * np.sign(cause), partial, cause)
    both = path_scores(together(alone, flow_scores(partial, net, way)), [(0, 1)])
    return Scores(both.sign[0], both.log[0])


def arms_loops(links, ends):
    at = {end: row for row, end in enumerate(ends)}
    # The reference names long loops by who looks at whom, which is against their links.
    rings = [(0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 2, 1), (0, 1, 2)]
    rows = [[at[a, b] for a, b in zip(r, (*r[1:], r[0]), strict=True)] for r in rings]
    return rows, relative_scores(path_scores(links, rows), [0] * 8)


def test_the_arms_race_in_the_long_run(reference):
    links, ends = arms_race(split=False)
    _, relative = arms_loops(links, ends)
    wanted = reference["ltm_arms_race_long_run_rel"]
    order = ("A self", "B self", "C self", "AB", "AC", "BC", "ABC", "ACB")
    assert relative[:, -1] == pytest.approx([wanted[name] for name in order], abs=1e-3)


def test_flows_drawn_split_or_as_one_make_no_difference():
    net, split = (arms_loops(*arms_race(split=way))[1] for way in (False, True))
    assert net == pytest.approx(split, abs=1e-9)


def test_equilibrium_is_said_as_nothing_to_explain():
    zero = np.zeros((2, 3))
    relative = relative_scores(link_scores(zero, zero, zero), [0, 0])
    assert not relative.any()
    assert [p.loops for p in periods(dominant(relative))] == [()]


def test_partitions_are_scored_apart():
    links = link_scores(np.array([[1.0], [3.0], [5.0]]), np.ones((3, 1)), np.ones((3, 1)))
    relative = relative_scores(path_scores(links, [(0,), (1,), (2,)]), [0, 0, 1])
    assert relative[:, 0] == pytest.approx([0.25, 0.75, 1.0])


TRAP = {"ad": 100.0, "dc": 0.1, "ab": 10.0, "bc": 10.0, "cb": 10.0, "ca": 10.0}


def trapped(*starts):
    names = list(TRAP)
    ends = [("abcd".index(s), "abcd".index(t)) for s, t in names]
    size = np.array([[score] for score in TRAP.values()])
    found = strongest_loops(ends, size, ["abcd".index(s) for s in starts])
    assert found.complete
    return {"".join(sorted(names[i][0] for i in loop)) for loop in found.loops}


def test_the_strongest_path_from_one_stock_can_miss_the_strongest_loop():
    assert "abc" not in trapped("a")
    assert "acd" in trapped("a")


def test_started_from_every_stock_afresh_it_is_found():
    assert "abc" in trapped("b")
    assert "abc" in trapped("c")
    assert {"abc", "acd", "bc"} <= trapped("a", "b", "c")


def test_the_strongest_paths_of_the_arms_race_hold_nearly_all_of_the_score():
    links, ends = arms_race(split=False)
    rows, relative = arms_loops(links, ends)
    size = np.abs(links.values)[:, ::10]
    found = set(strongest_loops(ends, size, [0, 1, 2]).loops)
    turned = [tuple(r[r.index(min(r)) :] + r[: r.index(min(r))]) for r in rows]
    held = sum(np.abs(relative[i]) for i, r in enumerate(turned) if r in found)
    assert held[1:].min() > 0.9


def test_a_search_out_of_budget_says_so():
    ends = [(0, 1), (1, 0)]
    found = strongest_loops(ends, np.ones((2, 1)), [0], budget=1)
    assert not found.complete


def test_what_comes_from_outside_is_told_apart():
    partial = np.array([[1.0, 0.0, 0.0], [3.0, 0.0, 2.0]])
    share = outside_share(partial, [0, 0], [False, True], [0])
    assert share == pytest.approx([0.75, 0.0, 1.0])
