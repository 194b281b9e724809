"""What all edits start from."""

import pytest

from loopmap.editing.edits.touch import change_each, free_name, map_of, orders, place
from loopmap.errors import EditRefused
from loopmap.model.records import Variable
from tests.support.small_maps import FINES, PRESSES, TODAY, fines


@pytest.mark.parametrize(
    ("wanted", "taken", "free"),
    [
        ("Fines", [], "Fines"),
        ("Fines", ["FINES"], "Fines 2"),
        ("Fines", ["Fines", "fines 2", "Fines 3"], "Fines 4"),
        ("Fines 2", ["Fines 2"], "Fines 3"),
        ("Year 2026", ["Year 2026"], "Year 2026 2"),
        ("Class 1", ["Class 1"], "Class 1 2"),
    ],
)
def test_a_name_that_is_taken_gets_the_next_number(wanted, taken, free):
    assert free_name(wanted, taken) == free


def test_places_are_kept_to_a_tenth_and_have_no_negative_zero():
    assert place(1.26) == 1.3
    assert str(place(-0.01)) == "0.0"


def test_a_map_that_is_gone_is_refused():
    with pytest.raises(EditRefused):
        map_of(fines(), "m-gone")


def test_ids_of_other_kinds_are_passed_over():
    assert not change_each(fines(), TODAY, [PRESSES], Variable, lambda _: None)
    assert not change_each(fines(), TODAY, [FINES], Variable, lambda v: v)


def test_several_new_records_lie_one_after_the_other():
    following = orders(fines().maps[TODAY].variables)
    assert [following(), following()] == [3.0, 4.0]
