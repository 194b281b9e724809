"""The loops of a run, ready to be drawn: shares that add up, and what is said of them."""

from pathlib import Path

import numpy as np
import pytest

from loopmap.editing.carrying import DRIVEN, NO_LOOP, NOTHING
from loopmap.editing.loop_share_table import loop_share_csv, moments
from loopmap.editing.loop_shares import MOST_SHOWN, STRONGEST_ONLY, LoopShares, loop_shares
from loopmap.editing.what_if import KnownLoops, known_loops, scenarios_called
from loopmap.formats.registry import open_file
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.simulation import RunSettings

EXAMPLES = Path(__file__).parents[2] / "examples"
FEW = RunSettings(60)


def today(name):
    document = open_file(EXAMPLES / f"{name}.loopmap").document
    return document.maps[document.map_order[0]]


@pytest.fixture(scope="module")
def fines():
    return open_file(EXAMPLES / "fines-for-non-attendance.loopmap").document.maps[MapId("today")]


@pytest.fixture(scope="module")
def rights(fines):
    (scenario,) = scenarios_called(fines, ["Parents know their rights"])
    return loop_shares(fines, scenario, known_loops(fines), settings=FEW)


def sizes(shares, place):
    courses = (*(loop.course for loop in shares.loops), *shares.others, shares.own)
    return [abs(course[place]) for course in courses if course]


def test_all_shares_of_a_moment_are_the_whole_of_the_change_or_less(rights):
    for place in range(len(rights.times)):
        assert sum(sizes(rights, place)) <= 1 + 1e-9
    # All 40 draws are still on the move a little after the push.
    assert sum(sizes(rights, 10)) == pytest.approx(1.0)


def test_loops_keep_their_names_and_say_how_often_they_lead_over_the_ways_of_drawing(rights):
    assert {loop.title for loop in rights.loops} == {
        "R1 “Fines trap”",
        "R2 “Driven from help”",
        "B1 “Deterrence as intended”",
    }
    led = np.array([loop.led for loop in rights.loops])
    assert ((led >= 0) & (led <= 1)).all()
    assert (led[:, :, 0] <= led[:, :, 1]).all()
    assert (led[:, :, 0] < led[:, :, 1]).any()


def test_reinforcing_loops_lie_above_and_balancing_ones_below(rights):
    for loop in rights.loops:
        way = -1 if loop.label == "B1" else 1
        assert all(value * way >= 0 for value in loop.course)


def test_it_is_told_who_leads_when(rights):
    assert rights.sentences[0].startswith("Most of the change is variables settling by themselves.")
    assert "At first B1 “Deterrence as intended” leads and holds it back." in rights.sentences


def test_a_link_is_as_wide_as_what_comes_through_it(fines, rights):
    place = rights.at(2.0)
    widths = rights.widths(place)
    assert set(widths) == set(fines.links)
    assert all(0 <= width <= 1 for width in widths.values())
    for variable in fines.variables:
        into = sum(widths[link.id] for link in fines.adjacency.into(variable))
        assert into <= 1 + 1e-9


def test_a_moment_is_the_last_time_that_is_not_later(rights):
    assert rights.at(-1.0) == 0
    assert rights.times[rights.at(2.05)] == pytest.approx(2.0)
    assert rights.at(1e9) == len(rights.times) - 1


def test_where_no_loop_carries_it_that_is_said(fines):
    known = known_loops(fines)
    (stop,) = scenarios_called(fines, ["Stop fining"])
    assert loop_shares(fines, stop, known, settings=FEW).sentences == (NO_LOOP,)
    nothing = Scenario(RecordId("s9"), "Nothing")
    found = loop_shares(fines, nothing, known, settings=FEW)
    assert found.sentences == (NOTHING,)
    assert found.loops == ()
    assert found.is_still(0)


def test_what_is_driven_from_outside_says_so(fines):
    # Pushed more and more to the very end, nothing has time to come round.
    push = Intervention(Action.RAMP, RecordId("v3"), 1.0, start=0.0)
    scenario = Scenario(RecordId("s9"), "Push", (push,))
    said = loop_shares(fines, scenario, known_loops(fines), settings=FEW).sentences
    assert (DRIVEN in said) == (np.mean(_outside(fines, scenario)) > 0.5)


def _outside(causal_map, scenario):
    return loop_shares(causal_map, scenario, known_loops(causal_map), settings=FEW).outside


def test_more_loops_than_can_be_told_apart_are_one(monkeypatch):
    crowded = today("crisis-crowds-out-early-help")
    scenario = next(iter(crowded.scenarios.values()))
    assert MOST_SHOWN == 7
    monkeypatch.setattr("loopmap.editing.loop_shares.MOST_SHOWN", 2)
    found = loop_shares(crowded, scenario, known_loops(crowded), settings=FEW)
    assert len(found.loops) == 2
    assert any(found.others[0])


def test_with_a_list_that_is_not_complete_the_strongest_paths_are_scored(fines):
    known = known_loops(fines)
    part = KnownLoops(known.loops.__class__(known.loops.loops[:1], complete=False), known.labels)
    (scenario,) = scenarios_called(fines, ["Parents know their rights"])
    found = loop_shares(fines, scenario, part, settings=FEW)
    assert found.sentences[-2] == STRONGEST_ONLY
    assert found.sentences[-1].startswith("Loops were followed step by step in")


def test_the_table_has_all_figures_and_what_they_are(rights):
    lines = loop_share_csv(rights).splitlines()
    heads = next(line for line in lines if line.startswith("time,"))
    assert "R1 “Fines trap”: led, least" in heads
    assert "each variable settling by itself" in heads
    assert len(lines) == lines.index(heads) + 1 + len(rights.times)
    assert any(line.startswith(("# ", '"# ')) for line in lines)


def test_few_moments_are_enough_to_read():
    times = tuple(float(t) for t in range(200))
    assert len(moments(LoopShares(times))) == 11
    assert moments(LoopShares((0.0,))) == [0]
