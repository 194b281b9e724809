"""The table of where to look says at its head what its numbers are and are not."""

import csv
import io

from loopmap.analysis.loops import Budget, find_loops
from loopmap.analysis.structure.measures import CAVEAT, measure, shake
from loopmap.editing.edits.variables import rename_variable
from loopmap.formats.where_table import where_to_look_table
from tests.support.fines import FINES, TODAY, fines_session


def rows(causal_map, loops=None, shaken=None):
    loops = loops or find_loops(causal_map)
    content = where_to_look_table(causal_map, loops, measure(causal_map, loops), shaken)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_head_tells_how_far_loops_count_and_carries_the_caveat():
    told = [row[0] for row in rows(fines_session().map)[:4]]
    assert told[1] == "# 1 loop in this map, reinforcing. This is all there is."
    assert told[3] == f"# {CAVEAT}"


def test_a_list_that_is_not_complete_is_not_told_as_if_it_were():
    causal_map = fines_session().map
    told = rows(causal_map, find_loops(causal_map, Budget(max_length=2)))
    assert "Longer ones were not asked for." in told[1][0]
    assert told[2][0] == "# Loops: those of up to 2 links are counted; longer ones are not."


def test_every_variable_has_its_numbers_and_groups():
    table = rows(fines_session().map)
    assert table[4][:5] == [
        "variable",
        "links out",
        "links out: group",
        "links in",
        "links in: group",
    ]
    assert [row[0] for row in table[5:]] == [
        "Fines issued", "Family strain", "School attendance", "Attendance gap",
    ]  # fmt: skip
    assert table[5][1] == "1"


def test_what_was_shaken_is_told_too():
    causal_map = fines_session().map
    table = rows(causal_map, shaken=shake(causal_map, find_loops(causal_map)))
    assert "50 maps" in table[4][0]
    assert table[5][-1] == "loops not yet classified: stayed first"


def test_a_name_that_looks_like_a_formula_is_none_in_a_spreadsheet():
    session = fines_session()
    session.do("Rename", rename_variable(session.document, TODAY, FINES, "=1+1"))
    assert rows(session.map)[5][0] == "'=1+1"
