"""Who leads when is told in sentences: words for a map's time, figures for a model's."""

import numpy as np
import pytest

from loopmap.editing.loop_leads import Clock, leads_told

TITLES = ("R1", "B2")
MAP, WEEKS = Clock(40.0), Clock(0.0, "weeks")


def told(*leading, clock=MAP, still=()):
    """What is said where one text after another names the loops that lead, ten steps each."""
    leads = np.array([[name in each for each in leading for _ in range(10)] for name in TITLES])
    moving = np.array([place not in still for place, _ in enumerate(leading) for _ in range(10)])
    drives = np.array([[True], [False]]) & np.ones_like(leads)
    times = np.linspace(0.0, 40.0, leads.shape[1]).tolist()
    return leads_told(times, leads, drives, moving, TITLES, clock)


def test_the_lead_passes_from_one_to_another():
    assert told("R1", "B2", "B2", "B2") == [
        "At first R1 leads and drives it on.",
        "Early on B2 leads and holds it back.",
    ]


def test_a_model_has_figures_and_its_own_unit():
    assert told("R1", "R1", "B2", "B2", clock=WEEKS) == [
        "From 0 to 20.51 weeks R1 leads and drives it on.",
        "From 20.51 weeks on B2 leads and holds it back.",
    ]


@pytest.mark.parametrize("unit", ["", "Time", "time units", "Dmnl"])
def test_a_unit_that_says_no_more_than_time_is_not_said_behind_figures(unit):
    clock = Clock(0.0, unit)
    assert told("R1", "R1", "B2", "B2", clock=clock) == [
        "From time 0 to 20.51 R1 leads and drives it on.",
        "From time 20.51 on B2 leads and holds it back.",
    ]
    assert (clock.figure(0.0), clock.told(3.0)) == ("time 0", "At time 3")


def test_two_may_lead_together():
    assert told("R1 B2") == ["All the time R1 leads and drives it on, and B2 holds it back."]


def test_where_draws_disagree_or_nothing_moves_it_is_said():
    assert told("", "R1") == [
        "At first no loop leads in most draws.",
        "About half-way R1 leads and drives it on.",
    ]
    assert told("", "R1", still=(0,))[0] == "At first no loop moves."


def test_a_lead_that_passes_at_once_is_not_told():
    leads = np.zeros((2, 100), bool)
    leads[0], leads[1, 50:52] = True, True
    said = leads_told(
        list(range(100)), leads, np.ones_like(leads), np.ones(100, bool), TITLES, Clock(100.0)
    )
    assert said == ["All the time R1 leads and drives it on."]


def test_many_stretches_are_not_told_one_by_one():
    said = told(*["R1", "B2"] * 5)
    assert len(said) == 7
    assert said[-1] == "After that the lead goes on passing from one to another."
    assert "A little later" in " ".join(said)


@pytest.mark.parametrize(("time", "words"), [(1.0, "Soon after the start"), (39.0, "Late in the")])
def test_a_map_knows_early_and_late(time, words):
    assert MAP.told(time).startswith(words)
