"""How much a model's answer hangs on its constants."""

from itertools import pairwise

import numpy as np
import pytest

from loopmap.errors import Cancelled, SimulationError
from loopmap.model.token import Token
from loopmap.simulation.stock_flow.model import Kind, Model, Specs, Variable
from loopmap.simulation.stock_flow.program import Program
from loopmap.simulation.stock_flow.sensitivity import (
    PERCENTILES,
    Uncertain,
    sparse,
    spreads,
    tornado,
    usual_range,
)


def growth(rate="0.1", steps=10.0):
    return Program(
        Model(
            variables=(
                Variable("people", Kind.STOCK, "100", inflows=("births",)),
                Variable("births", Kind.FLOW, "people * birth rate + incomers - loss"),
                Variable("birth rate", Kind.AUXILIARY, rate),
                Variable("incomers", Kind.AUXILIARY, "2"),
                Variable("loss", Kind.AUXILIARY, "0"),
                Variable("root", Kind.AUXILIARY, "SQRT(incomers)"),
            ),
            specs=Specs(0.0, steps, 1.0),
        )
    )


def spread(*asked, **more):
    """All draws."""
    return list(spreads(*asked, **more))[-1]


RATE = Uncertain("birth rate", 0.05, 0.15)
COMING = Uncertain("incomers", 1.0, 3.0)


def test_a_fan_lies_around_the_run_and_its_courses_lie_in_order():
    program = growth()
    found = spread(program, [RATE], ["people"])
    courses = found.fans["people"].courses
    assert len(courses) == len(PERCENTILES)
    for a, b in pairwise(courses):
        assert all(x <= y for x, y in zip(a, b, strict=True))
    single = program.run().of("people")
    assert found.times[-1] == 10.0
    assert courses[0][-1] < single[-1] < courses[-1][-1]
    assert courses[2][-1] == pytest.approx(single[-1], rel=0.05)


def test_percentiles_are_those_of_the_draws_themselves():
    """The stock after one step is 102 + 100 rate: percentiles of the rate, stretched."""
    found = spread(growth(steps=1.0), [RATE], ["people"], draws=4_000)
    expected = [102 + 100 * (0.05 + 0.1 * p / 100) for p in PERCENTILES]
    got = [course[-1] for course in found.fans["people"].courses]
    assert got == pytest.approx(expected, abs=0.35)


def test_the_same_seed_gives_the_same_fan_and_another_constant_leaves_the_draws_alone():
    program = growth()
    one = spread(program, [RATE], ["people"], seed=3)
    assert one == spread(program, [RATE], ["people"], seed=3)
    assert one != spread(program, [RATE], ["people"], seed=4)
    nothing_more = Uncertain("loss", 0.0, 0.0)
    assert one.fans == spread(program, [RATE, nothing_more], ["people"], seed=3).fans


def test_more_than_fit_at_once_are_told_as_they_come():
    told = [each.draws for each in spreads(growth(), [RATE], ["people"], draws=3_500)]
    assert told == [1_000, 2_000, 3_500]


def test_who_decides_comes_first_with_the_way_it_goes():
    found = spread(growth(), [COMING, RATE], ["people", "loss"])
    first, second = found.deciders["people"]
    assert (first.name, second.name) == ("birth rate", "incomers")
    assert first.agreement > 0.8
    assert [each.agreement for each in found.deciders["loss"]] == [0.0, 0.0]


def test_what_was_set_stays_set_in_all_draws():
    plain = spread(growth(), [RATE], ["people"])
    more = spread(growth(), [RATE], ["people"], given={"incomers": 20.0})
    assert more.fans["people"].courses[0][-1] > plain.fans["people"].courses[-1][-1]


def test_draws_without_a_value_are_counted_and_in_no_fan():
    found = spread(growth(), [Uncertain("incomers", -1.0, 3.0)], ["root"], draws=2_000)
    assert found.lost == pytest.approx(500, abs=80)
    assert np.isfinite(found.fans["root"].courses).all()


def test_where_no_draw_has_a_value_that_is_said():
    with pytest.raises(SimulationError, match="none of the draws"):
        spread(growth(), [Uncertain("incomers", -3.0, -1.0)], ["root"])


def test_without_ranges_there_is_nothing_to_draw_or_turn():
    for ask in (spread, tornado):
        with pytest.raises(SimulationError, match="No constant has a range"):
            ask(growth(), [], ["people"])


def test_elements_that_are_told_one_by_one_have_draws_bars_and_runs_of_their_own():
    name = "rate[North, First year]"
    system = Program(
        Model(
            variables=(
                Variable("people", Kind.STOCK, "100", inflows=("births",)),
                Variable("births", Kind.FLOW, f'people * "{name}"'),
                Variable(name, Kind.CONSTANT, "0.1"),
            ),
            specs=Specs(0.0, 10.0, 1.0),
        )
    )
    varied = [Uncertain(name, 0.05, 0.15)]
    fan = spread(system, varied, ["people"]).fans["people"]
    assert fan.courses[0][-1] < fan.courses[-1][-1]
    (bar,) = tornado(system, varied, ["people"])["people"].bars
    assert bar.much == pytest.approx(system.run({name: 0.15}).of("people")[-1])
    assert bar.much > bar.little


def test_somebody_may_stop_it():
    token = Token()
    going = spreads(growth(steps=100.0), [RATE], ["people"], token=token, draws=5_000)
    next(going)
    token.cancel()
    with pytest.raises(Cancelled):
        next(going)


def test_the_widest_bar_of_a_tornado_comes_first_and_ends_are_those_of_single_runs():
    program = growth()
    found = tornado(program, [COMING, RATE], ["people"])["people"]
    assert [bar.name for bar in found.bars] == ["birth rate", "incomers"]
    assert found.middle == pytest.approx(program.run().of("people")[-1])
    bar = found.bars[0]
    assert bar.little == pytest.approx(program.run({"birth rate": 0.05}).of("people")[-1])
    assert bar.much == pytest.approx(program.run({"birth rate": 0.15}).of("people")[-1])


def test_a_bar_whose_end_has_no_value_is_left_out():
    found = tornado(growth(), [Uncertain("incomers", -1.0, 3.0)], ["root"])["root"]
    assert found.bars == ()


def test_a_range_is_what_people_gave_or_a_fifth_up_and_down():
    assert usual_range("a", 10.0, (None, None)) == Uncertain("a", 8.0, 12.0)
    assert usual_range("a", -10.0, (None, 0.0)) == Uncertain("a", -12.0, 0.0)


@pytest.mark.parametrize("steps", [1, 7, 199, 200, 201, 500, 1000, 12_345])
def test_a_sparse_run_keeps_about_two_hundred_rows(steps):
    specs = sparse(Specs(0.0, float(steps), 1.0))
    rows = steps // round(specs.save_every) + 1
    assert rows <= 401
    assert rows >= min(steps, 100)
