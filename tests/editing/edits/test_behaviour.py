"""How things behave over time is said by edits that refuse what no run could follow."""

import pytest

from loopmap.editing.edits import behaviour as edits
from loopmap.editing.edits.variables import set_kind
from loopmap.errors import EditRefused
from loopmap.model.behaviour import Arrival, Mode, Shape
from loopmap.model.records import Kind
from tests.support.small_maps import FINES, LOWERS, PRESSES, STRAIN, TODAY, after, fines


def link_after(change):
    return after(fines(), change).maps[TODAY].links[PRESSES]


def variable_after(change):
    return after(fines(), change).maps[TODAY].variables[STRAIN]


def test_settling_and_running_down_are_kept_for_the_variables_only():
    before = fines()
    both = [STRAIN, PRESSES]
    assert variable_after(edits.set_settle_time(before, TODAY, both, 4.0)).settle_time == 4.0
    assert variable_after(edits.set_decay(before, TODAY, both, 0.25)).decay == 0.25


def test_a_delay_time_delays_the_link():
    link = link_after(edits.set_delay_time(fines(), TODAY, [PRESSES], 8.0, Arrival.TOGETHER))
    assert (link.delayed, link.delay_time, link.arrival) == (True, 8.0, Arrival.TOGETHER)


def test_a_range_of_strengths_is_set_and_taken_back():
    assert link_after(
        edits.set_strength_range(fines(), TODAY, [PRESSES], (0.2, 0.6))
    ).strength_range == (0.2, 0.6)
    assert (
        link_after(edits.set_strength_range(fines(), TODAY, [PRESSES], None)).strength_range is None
    )


def test_a_shape_keeps_only_what_belongs_to_it():
    table = ((-1.0, -0.5), (0.0, 0.0), (1.0, 0.2))
    bent = link_after(
        edits.set_shape(fines(), TODAY, [PRESSES], Shape.TABLE, threshold=0.3, table=table)
    )
    assert (bent.shape, bent.threshold, bent.table) == (Shape.TABLE, 0.0, table)


def test_a_mode_of_adding_needs_a_stock():
    with pytest.raises(EditRefused, match="“Strain” does not build up"):
        edits.set_mode(fines(), TODAY, [PRESSES], Mode.ADDS)
    stock = after(fines(), set_kind(fines(), TODAY, [STRAIN], Kind.STOCK))
    change = edits.set_mode(stock, TODAY, [PRESSES], Mode.ADDS, " both  needed ")
    link = after(stock, change).maps[TODAY].links[PRESSES]
    assert (link.mode, link.combine) == (Mode.ADDS, "both needed")


@pytest.mark.parametrize(
    ("edit", "ids", "value", "why"),
    [
        (edits.set_settle_time, [FINES], 0.0, "How long a variable takes to settle goes from"),
        (edits.set_decay, [FINES], -1.0, "How fast a stock runs down goes from"),
        (edits.set_delay_time, [PRESSES], float("nan"), "A delay goes from"),
        (edits.set_strength_range, [PRESSES, LOWERS], (0.6, 0.2), "from a lower to a higher"),
    ],
)
def test_what_no_run_could_follow_is_refused_in_a_sentence(edit, ids, value, why):
    with pytest.raises(EditRefused, match=why):
        edit(fines(), TODAY, ids, value)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (((0.0, 0.0),), "at least two points"),
        (((0.0, 0.0), (2.0, 1.0)), "from -1 to 1"),
        (((0.0, 0.0), (1.0, -1.0)), "rises from left to right"),
        (((0.0, 0.1), (1.0, 1.0)), "goes through 0, 0"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(table, why):
    with pytest.raises(EditRefused, match=why):
        edits.set_shape(fines(), TODAY, [PRESSES], Shape.TABLE, table=table)
