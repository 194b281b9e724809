"""What differs as a table of comma-separated values."""

import csv

from loopmap.analysis.difference import find_difference, loops_between
from loopmap.analysis.difference.lines import tell_all
from loopmap.analysis.loops import find_loops
from loopmap.formats.difference_table import COLUMNS, difference_csv
from loopmap.model.records import Sign
from tests.support.two_maps import NAMES, causal_map, future


def rows(other):
    base = causal_map()
    difference = find_difference(base, other)
    told = tell_all(difference, loops_between(difference, find_loops(base), find_loops(other)))
    return list(csv.DictReader(difference_csv(told).splitlines()))


def test_a_line_for_every_change_with_room_for_who_owns_it():
    (link, loop) = rows(future(l1={"sign": Sign.OPPOSITE}))
    assert tuple(link) == COLUMNS
    assert (link["Change"], link["What"], link["Before"]) == ("re-signed", "Fines → Strain", "'+")
    assert (loop["Part"], loop["Change"]) == ("Loops", "flips")
    assert (loop["Before"], loop["After"], loop["Who"]) == ("reinforcing", "balancing", "")


def test_a_name_that_a_spreadsheet_would_take_for_a_formula_is_quoted():
    (row,) = rows(future(NAMES | {"a": "=1+1"}))
    assert row["After"] == "'=1+1"
