"""A few letters find what is meant."""

import pytest

from loopmap.editing.edits.links import set_reason
from loopmap.editing.edits.variables import set_meaning
from loopmap.editing.find import Where, find
from tests.support.small_maps import ATTENDANCE, FINES, HOME, NOTE, PRESSES, STRAIN, TODAY, fines


def document():
    start = fines()
    start = start.apply(set_reason(start, TODAY, PRESSES, "Heard from parents"))
    return start.apply(set_meaning(start, TODAY, STRAIN, "Money left at home"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fin", [(FINES, Where.NAME)]),
        ("att", [(ATTENDANCE, Where.NAME)]),
        ("sa", [(ATTENDANCE, Where.NAME), (STRAIN, Where.NAME)]),
        ("PARENTS", [(NOTE, Where.NOTE), (PRESSES, Where.REASON)]),
        ("home", [(HOME, Where.GROUP), (STRAIN, Where.MEANING)]),
        ("zebra", []),
        ("  ", []),
    ],
)
def test_names_come_first_then_what_is_said_about_them(typed, found):
    assert [(f.record, f.where) for f in find(document().maps[TODAY], typed)] == found


def test_the_words_found_are_shown():
    assert find(document().maps[TODAY], "heard")[0].shown == "Heard from parents"
