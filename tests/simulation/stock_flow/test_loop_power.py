"""Loops of equations: all of them where they are few, and who leads as published."""

import numpy as np
import pytest

from loopmap.errors import Cancelled
from loopmap.model.token import Token
from loopmap.simulation.stock_flow import loop_power
from loopmap.simulation.stock_flow.loop_power import model_loops
from loopmap.simulation.stock_flow.program import Program
from tests.support.equations import model

EPIDEMIC = model(
    {"infecting": "susceptible * ill * 0.001", "recovering": "ill / 5"},
    {
        "susceptible": ("990", "0 - infecting"),
        "ill": ("10", "infecting - recovering"),
    },
    stop=60,
)


def through(found, number):
    return {found.ends[row][0] for row in found.loops[number]}


def leading(found, step):
    return [through(found, n) for n in np.flatnonzero(found.leads[:, step])]


def test_an_epidemic_is_led_by_infection_then_by_recovery():
    found = model_loops(Program(EPIDEMIC))
    assert found.complete
    assert len(found.loops) == 3
    assert np.abs(found.relative).sum(axis=0)[:-1] == pytest.approx(1.0)
    assert any("infecting" in loop and "ill" in loop for loop in leading(found, 0))
    assert any("recovering" in loop for loop in leading(found, -5))


def test_shares_of_links_into_one_effect_are_the_whole():
    found = model_loops(Program(EPIDEMIC))
    into = [row for row, (_, target) in enumerate(found.ends) if target == "infecting"]
    assert found.through[into].sum(axis=0)[:-1] == pytest.approx(1.0)
    assert not found.outside.any()


def test_where_there_are_too_many_the_strongest_paths_are_followed(monkeypatch):
    monkeypatch.setattr(loop_power, "MOST_LOOPS", 2)
    found = model_loops(Program(EPIDEMIC))
    assert not found.complete
    assert 1 <= len(found.loops) <= 3


def test_without_a_way_back_there_are_no_loops():
    found = model_loops(Program(model({"a": "TIME", "b": "a * 2"}, stop=5)))
    assert found.loops == ()
    assert found.relative.shape == (0, 5)


def test_what_another_part_drives_comes_from_outside():
    driven = model(
        {"into": "level / 10", "wave": "TIME * TIME", "adding": "wave"},
        {"level": ("10", "into * 0 + adding - into")},
        stop=20,
    )
    found = model_loops(Program(driven))
    part = found.part[0]
    assert found.outside[part].max() > 0.2


def test_whoever_does_not_want_it_any_more_stops_it():
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        model_loops(Program(EPIDEMIC), token=token)
