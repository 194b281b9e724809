"""Subscripts mean the elements people mean."""

import pytest

from loopmap.errors import ExpressionError, SimulationError
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.model import Element, Table
from loopmap.simulation.stock_flow.program import Program, simulate
from tests.support.equations import model, with_variable

SPACES = {
    "Region": ("North", "South", "West"),
    "Age": ("Young", "Old"),
    "Coast": ("West", "North"),
    "Row": ("1", "2", "3"),
}


def made(equations, stocks=None, **own):
    """``own`` gives variables one equation for each element."""
    found = model(equations, stocks, dimensions=SPACES, stop=2)
    for name, elements in own.items():
        each = tuple(Element(tuple(at.split(" ")), text) for at, text in elements.items())
        found = with_variable(found, name, elements=each, equation=None)
    return found


PRICE = {"North": "1", "South": "10", "West": "100"}


def first(model_, *names):
    run = simulate(model_)
    values = [run.of(name)[0] for name in names]
    return values[0] if len(values) == 1 else values


def test_an_equation_for_all_elements_stands_at_each():
    both = made(
        {"price[Region]": "", "cost[Region]": "price[Region] * 2", "same[Region]": "price"},
        price=PRICE,
    )
    assert first(both, "cost[North]", "cost[ south ]", "same[West]") == [2, 20, 100]


def test_the_names_of_series_are_as_they_are_written():
    run = simulate(made({"p[Region, Age]": "Region * 10 + Age"}))
    assert list(run.series)[:3] == ["p[North, Young]", "p[North, Old]", "p[South, Young]"]
    assert [values[0] for values in run.series.values()] == [11, 12, 21, 22, 31, 32]


def test_elements_may_be_taken_by_name_number_and_calculation():
    found = made(
        {
            "price[Region]": "",
            "named": "price[South]",
            "numbered": "price[3]",
            "next[Region]": "price[Region + 1]",
            "chosen": "price[1 + TIME]",
            "qualified": "price[Region.West]",
        },
        price=PRICE,
    )
    assert first(found, "named", "numbered", "qualified") == [10, 100, 100]
    assert first(found, "next[North]", "next[South]", "next[West]") == [10, 100, 0]
    assert simulate(found).of("chosen") == (1, 10, 100)


def test_a_chosen_element_is_found_for_each_of_many_runs():
    program = Program(
        made({"price[Region]": "", "x": "price[k] + 0 * TIME", "k": "1"}, price=PRICE)
    )
    many = run_many(program, Trials({"k": [1, 2, 3, 4]}), ["x"])
    assert many.series["x"][0].tolist() == [1, 10, 100, 0]


def test_a_part_of_a_dimension_finds_its_elements_by_name():
    found = made(
        {
            "price[Region]": "",
            "sea[Coast]": "price[Coast]",
            "there[Coast]": "price",
            "sum": "SUM(price[Coast])",
        },
        price=PRICE,
    )
    assert first(found, "sea[West]", "sea[North]", "there[West]", "sum") == [100, 1, 100, 101]


def test_dimensions_of_the_same_length_correspond_by_place():
    found = made({"price[Region]": "", "r[Row]": "price[Row]"}, price=PRICE)
    assert first(found, "r[1]", "r[3]") == [1, 100]


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        ("SUM(price[*])", 111),
        ("SUM(price)", 111),
        ("SUM(price[1:2])", 11),
        ("SUM(price[South:West])", 110),
        ("SUM(price[Region])", 111),
        ("MEAN(price[*])", 37),
        ("MIN(price[*]) + MAX(price[*])", 101),
        ("MAX(price[*], 500)", 500),
        ("SIZE(price[*])", 3),
        ("PROD(price[*])", 1000),
        ("STDDEV(price[1:2])", 9 / 2**0.5),
        ("SUM(price[*] * price[*])", 10101),
        ("SUM(price[*] / SUM(price[*]))", 1),
        ("SUM(grid[*, *])", 6 * 1),
        ("SUM(grid[North, *])", 2),
        ("SUM(grid[*, Young] * price[*])", 111),
        ("SUM(square[*, *])", 9),
    ],
)
def test_functions_over_elements_go_through_all_of_them(equation, expected):
    found = made(
        {
            "price[Region]": "",
            "grid[Region, Age]": "1",
            "square[Region, Region]": "1",
            "x": equation,
        },
        price=PRICE,
    )
    assert first(found, "x") == pytest.approx(expected)


def test_a_wildcard_beside_a_dimension_sums_along_one_side():
    found = made({"grid[Region, Age]": "Region", "by age[Age]": "SUM(grid[*, Age])"})
    assert first(found, "by age[Young]", "by age[Old]") == [6, 6]


def test_stocks_of_arrays_have_flows_of_arrays():
    found = made(
        {"in[Region]": "price[Region] * level[Region]", "price[Region]": ""},
        {"level[Region]": ("1", "in")},
        price=PRICE,
    )
    run = simulate(found)
    assert run.of("level[South]") == (1, 11, 121)


def test_elements_may_have_tables_of_their_own():
    one, two = (Table((0.0, 2.0), ys) for ys in ((0.0, 2.0), (5.0, 1.0)))
    found = with_variable(
        made({"x[Age]": "TIME", "y[Age]": "LOOKUP(x[Age], 1)"}),
        "x",
        elements=(Element(("Young",), table=one), Element(("Old",), table=two)),
    )
    run = simulate(found)
    assert run.of("x[young]") == (0, 1, 2)
    assert run.of("x[old]") == (5, 3, 1)
    assert run.of("y[old]")[0] == 3


@pytest.mark.parametrize(
    ("equation", "said"),
    [
        ("price", "“price” has one number for each “Region”: say which."),
        ("price[*]", "say which"),
        ("price[North, South]", "“price” has one number for each “Region”"),
        ("k[North]", "“k” is one number and has no elements."),
        ("price[Nowhere]", "“Region” has no element called “Nowhere”. It has “North”, “South”"),
        ("SUM(price[3:9])", "not an element of the array"),
    ],
)
def test_what_names_no_element_is_explained(equation, said):
    with pytest.raises(ExpressionError) as caught:
        simulate(made({"price[Region]": "1", "k": "1", "x": equation}))
    assert said in str(caught.value)
    assert caught.value.record == "x"


def test_a_dimension_nobody_defined_is_named():
    with pytest.raises(ExpressionError, match="There is no dimension called “colour”"):
        simulate(model({"x[Colour]": "1"}))


def test_arrays_that_would_fill_the_memory_are_refused():
    many = tuple(str(n) for n in range(300))
    huge = model({"x[D, D, D]": "1"}, dimensions={"D": many})
    with pytest.raises(ExpressionError, match="at most 100,000 elements"):
        simulate(huge)
    wide = model({"x[D, D]": "1", "y[D, D]": "SUM(x[*, *])"}, dimensions={"D": many})
    with pytest.raises(SimulationError, match="equations of this model are too many"):
        simulate(wide)
