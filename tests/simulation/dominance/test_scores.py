"""Link and loop scores are those of the published tables."""

import numpy as np
import pytest

from loopmap.simulation.dominance import flow_scores, link_scores, path_scores


def scored(function, before, after):
    """Link scores of one equation between two points, by name."""
    whole = function(**after) - function(**before)
    found = {}
    for name in before:
        partial = function(**{**before, name: after[name]}) - function(**before)
        arrays = (np.array([v]) for v in (partial, whole, after[name] - before[name]))
        found[name] = float(link_scores(*arrays).values[0])
    return found


def test_the_addition_of_2020():
    found = scored(lambda x, y: 2 * x + y, {"x": 5.0, "y": 4.0}, {"x": 7.0, "y": 5.0})
    assert found == pytest.approx({"x": 0.8, "y": 0.2})


def test_the_quotient_of_2020():
    found = scored(
        lambda w, x, y: (w + x) / y,
        {"w": 7.0, "x": 2.0, "y": 3.0},
        {"w": 10.0, "x": 4.0, "y": 5.0},
    )
    assert found == pytest.approx({"w": 5.0, "x": 10 / 3, "y": -6.0})


def test_flows_are_scored_by_the_change_of_the_net_flow_of_2023():
    inflow = flow_scores(np.array([10.0 - 5.0]), np.array([5.0 - 1.0]), 1)
    outflow = flow_scores(np.array([5.0 - 4.0]), np.array([5.0 - 1.0]), -1)
    assert inflow.values == pytest.approx([1.25])
    assert outflow.values == pytest.approx([-0.25])


def test_drawing_the_net_flow_as_a_variable_of_its_own_scores_the_same():
    into_net = scored(lambda i, o: i - o, {"i": 5.0, "o": 4.0}, {"i": 10.0, "o": 5.0})
    net_to_stock = flow_scores(np.array([4.0]), np.array([4.0]), 1).values[0]
    assert into_net["i"] * net_to_stock == pytest.approx(1.25)
    assert into_net["o"] * net_to_stock == pytest.approx(-0.25)


def test_nothing_changing_scores_nothing():
    zero, one = np.zeros(1), np.ones(1)
    assert link_scores(one, zero, one).values == [0.0]
    assert link_scores(one, one, zero).values == [0.0]
    assert flow_scores(one, zero, 1).values == [0.0]
    assert flow_scores(zero, one, 1).values == [0.0]


def test_a_long_path_keeps_its_size_beyond_what_a_float_holds():
    links = link_scores(np.full((3, 2), 1e200), np.ones((3, 2)), -np.ones((3, 2)))
    loop = path_scores(links, [(0, 1, 2), (0,), ()])
    assert loop.log[0] == pytest.approx(np.log(10) * 600)
    assert list(loop.sign[:, 0]) == [-1, -1, 1]
    assert loop.values[0, 0] == -np.inf
    assert loop.rows([1]).values[0] == pytest.approx([-1e200, -1e200])
