"""Loops that matter, from the equations of a model to the published numbers."""

import json

import networkx as nx
import numpy as np
import pytest

from loopmap.simulation.dominance import path_scores, relative_scores
from loopmap.simulation.stock_flow.link_scores import LinkScoring
from loopmap.simulation.stock_flow.model import Table
from loopmap.simulation.stock_flow.program import Program
from tests.support.equations import model


@pytest.fixture(scope="module")
def reference(shared):
    text = (shared / "corpus" / "simulation_reference.json").read_text(encoding="utf-8")
    return json.loads(text)


def scored(made, **given):
    return LinkScoring(Program(made)).score(given)


def values(links, cause, effect):
    return links.scores.values[links.ends.index((cause, effect))]


def loops_of(links):
    """Every loop as its variables, with its relative score; hidden cells count like others."""
    graph = nx.DiGraph(links.ends)
    rings = sorted(nx.simple_cycles(graph), key=lambda ring: (len(ring), sorted(ring)))
    rows = [
        [links.ends.index(end) for end in zip(ring, (*ring[1:], ring[0]), strict=True)]
        for ring in rings
    ]
    scores = path_scores(links.scores, rows)
    relative = relative_scores(scores, [0] * len(rings))
    return [frozenset(ring) for ring in rings], relative, scores


def bass(dt=1 / 16):
    return model(
        {
            "probability": "possible / 1e6",
            "contacts": "100 * adopters * probability",
            "adoption": "0.015 * contacts",
        },
        {"possible": ("999999", "-adoption"), "adopters": ("1", "adoption")},
        stop=16,
        dt=dt,
    )


def test_bass_diffusion_as_in_the_table_of_2020(reference):
    table = reference["ltm_bass"]
    links = scored(bass())
    rings, relative, _ = loops_of(links)
    at = [round(16 * t) for t in table["times"]]
    columns = {
        ("probability", "contacts"): "prob_to_contacts",
        ("adopters", "contacts"): "adopters_contacts_to_contacts",
    }
    for ends, column in columns.items():
        seen = np.abs(values(links, *ends)[at])
        assert seen == pytest.approx(table[column], rel=6e-4, abs=6e-3)
    balancing = next(n for n, ring in enumerate(rings) if "possible" in ring)
    assert len(rings) == 2
    assert relative[balancing, at] == pytest.approx(table["B1_rel"], abs=5e-4)
    assert relative[1 - balancing, at] == pytest.approx(table["R1_rel"], abs=5e-4)


def test_logistic_growth_as_exported_by_stella(reference):
    series = reference["ltm_logistic"]["series"]
    made = model(
        {"fraction": "pop / 1000", "rate": "0.12 * (1 - fraction)", "net births": "rate * pop"},
        {"pop": ("5", "net births")},
        stop=101,
    )
    rings, relative, _ = loops_of(scored(made))
    balancing = next(n for n, ring in enumerate(rings) if "fraction" in ring)
    mine = 100 * relative[[balancing, 1 - balancing]]
    wanted = np.array([series["b1"], series["r1"]])
    # The export rounds to three figures, and starts with a first interval of its own.
    assert np.abs(mine[:, : wanted.shape[1]] - wanted)[:, 1:].max() <= 0.0505


def arms_race():
    wants = {"a": "b + 0.9 * c", "b": "a + 1.1 * c", "c": "1.1 * a + 0.9 * b"}
    equations = {f"more {x}": f"(target_{x} - {x}) / 10" for x in "abc"}
    equations |= {f"target {x}": text for x, text in wants.items()}
    stocks = {x: (start, f"more {x}") for x, start in zip("abc", ("50", "100", "150"), strict=True)}
    return model(equations, stocks, stop=200)


def test_the_arms_race_has_eight_loops_with_their_shares_in_the_long_run(reference):
    rings, relative, _ = loops_of(scored(arms_race()))
    assert len(rings) == 8
    wanted = reference["ltm_arms_race_long_run_rel"]
    for name in ("AB", "AC", "BC"):
        ring = next(r for r in rings if r & {"a", "b", "c"} == set(name.lower()) and len(r) == 6)
        assert relative[rings.index(ring), -1] == pytest.approx(wanted[name], abs=1e-3)
    alone = [relative[n, -1] for n, ring in enumerate(rings) if len(ring) == 2]
    assert alone == pytest.approx([-0.125] * 3, abs=1e-3)
    long = sorted(relative[n, -1] for n, ring in enumerate(rings) if len(ring) == 9)
    assert long == pytest.approx(sorted([wanted["ABC"], wanted["ACB"]]), abs=1e-3)


@pytest.mark.parametrize(
    ("equation", "before", "after", "wanted"),
    [
        ("2 * x + y", {"x": 5, "y": 4}, {"x": 7, "y": 5}, {"x": 0.8, "y": 0.2}),
        ("(w + x) / y", {"w": 7, "x": 2, "y": 3}, {"w": 10, "x": 4, "y": 5},
         {"w": 5, "x": 10 / 3, "y": -6}),
    ],
)  # fmt: skip
def test_single_links_as_in_the_tables_of_2020(equation, before, after, wanted):
    course = {name: f"IF TIME < 1 THEN {before[name]} ELSE {after[name]}" for name in before}
    links = scored(model({**course, "z": equation}, stop=1))
    for name, score in wanted.items():
        assert values(links, name, "z")[0] == pytest.approx(score)


def test_flows_are_scored_by_the_change_of_the_net_flow():
    made = model(
        {"in": "IF TIME < 1 THEN 5 ELSE 10", "out": "IF TIME < 1 THEN 4 ELSE 5"},
        {"s": ("100", "in", "-out")},
        stop=1,
    )
    links = scored(made)
    assert values(links, "in", "s")[0] == pytest.approx(1.25)
    assert values(links, "out", "s")[0] == pytest.approx(-0.25)


def test_variables_drawn_between_change_no_loop():
    short, long = (
        loops_of(scored(model({"growth": "x * rate", **more}, {"x": ("5", "growth")}, stop=40)))[1]
        for more in (
            {"rate": "0.1 * (1 - x / 50)"},
            {"rate": "0.1 * room", "room": "1 - full", "full": "x / 50"},
        )
    )
    assert short == pytest.approx(long, abs=1e-9)


def test_nothing_is_scored_where_nothing_changes():
    links = scored(model({"in": "x * 0", "k": "2"}, {"x": ("5", "in")}))
    assert not links.scores.values.any()
    assert all("k" not in ends for ends in links.ends)


def test_hidden_stocks_of_a_delay_close_loops_like_others():
    links = scored(model({"want": "10 - late", "late": "SMTH3(want, 4, 0)"}, dt=0.25))
    rings, _, scores = loops_of(links)
    assert max(map(len, rings)) > 3
    assert np.isfinite(scores.log[:, 5:]).any()


def test_tables_and_chance_are_scored_without_harm():
    made = model(
        {"effect": "LOOKUP(table, x)", "in": "effect + RANDOM(0, 1) + PULSE(1, 3)"},
        {"x": ("1", "in")},
        tables={"table": Table((0.0, 5.0, 10.0), (1.0, 2.0, 0.0))},
    )
    links = scored(made)
    assert links.times == tuple(range(10))
    assert ("x", "effect") in links.ends
    # The table rises at first, then falls, then stays level.
    assert values(links, "x", "effect")[[0, 3, -1]] == pytest.approx([1, -1, 0])


def test_a_run_that_stops_is_scored_up_to_there():
    links = scored(model({"in": "1 / (3 - TIME)"}, {"x": ("1", "in")}))
    assert links.times == (0, 1, 2)
    assert scored(model({})).ends == ()
