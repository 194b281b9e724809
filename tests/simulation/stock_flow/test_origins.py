"""What comes out of smoothing and delays: whose it is, where that can be told."""

import pytest

from loopmap.simulation.stock_flow.cells import cells_named
from loopmap.simulation.stock_flow.origins import shared_intakes, single_origins
from loopmap.simulation.stock_flow.program import Program
from tests.support.equations import model

STOCK = {"pupils": ("5", "joining")}
MOVES = {"joining": "pupils / 10", "other": "pupils ^ 2", "rate": "3"}
SHOWN = frozenset({"joining", "other", "rate", "pupils", "late"})


def origins(late: str) -> set[str]:
    """Whose that is which the hidden cells in the equation of ``late`` bring."""
    program = Program(model({**MOVES, "late": late}, STOCK))
    cells = program.system.cells
    found = single_origins(program, SHOWN)
    assert found.keys() <= cells.keys() - SHOWN
    return {found[cell] for cell in cells_named(cells["late"].rule) if cell in found}


@pytest.mark.parametrize(
    "late",
    [
        "SMTH1(other, 5)",
        "SMTH3(other, rate)",
        "DELAY1(2 * other, 5)",
        "DELAY3(other, rate) + joining",
        "DELAY(other, 5)",
        "DELAYN(other, 5, 6)",
        "PREVIOUS(other, 0)",
        "SMTH1(DELAY(other, 2), 4)",
        "TREND(other, 5)",
    ],
)
def test_what_comes_out_of_a_delay_is_what_went_into_it(late):
    assert origins(late) == {"other"}


@pytest.mark.parametrize(
    "late",
    [
        "SMTH1(other + joining, 5)",
        "DELAY3(other, joining)",
        "DELAY(other, pupils)",
        "SMTH1(other * STEP(1, 3), 5)",
        "SMTH1(other + TIME, 5)",
        "DELAY1(other + RANDOM(0, 1), 5)",
    ],
)
def test_where_two_things_move_it_nobody_can_tell_whose_it_is(late):
    assert origins(late) == set()


def test_what_stays_as_it_was_at_the_start_or_never_moves_is_nobodys():
    assert origins("INIT(other)") == set()
    assert origins("SMTH1(rate, 5)") == set()


def intakes(late: str) -> set[tuple[str, str]]:
    """What goes straight into hidden cells in which several things meet, and where it leads."""
    program = Program(model({**MOVES, "late": late}, STOCK))
    found = shared_intakes(program, SHOWN)
    cells = program.system.cells
    return {(cause, found[c]) for c in found for cause in cells_named(cells[c].rule) & SHOWN}


def test_where_several_things_meet_it_is_known_what_goes_in():
    both = {("other", "late"), ("joining", "late")}
    assert intakes("SMTH1(other + joining, 5)") == both
    assert intakes("DELAY3(other * joining, 5)") == both
    assert intakes("DELAY(other + joining, 5)") == both
    assert intakes("SMTH1(other + TIME, 5)") == {("other", "late")}
    assert intakes("SMTH1(other, 5)") == set(), "it flows when it comes out"
    assert intakes("DELAY3(other, joining)") == {("other", "late")}, "how late goes not in"


def test_each_of_two_delays_has_its_own():
    assert origins("SMTH1(other, 5) - DELAY1(joining, 3)") == {"other", "joining"}
