"""What is known is typed as it is told, whichever way round people put it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.editing.scenario_words.known import Known, read_known, tell_known
from tests.support.fines import ATTENDANCE, FINES, GAP, STRAIN, fines_document

MAP = fines_document().maps["m1"]
ONES = st.sampled_from([FINES, STRAIN, ATTENDANCE, GAP])


@given(st.lists(st.builds(Known, ONES, ONES, st.booleans()), min_size=1, max_size=3))
def test_what_is_told_can_be_typed_back(facts):
    facts = [fact for fact in facts if fact.cause != fact.effect]
    told = " ".join(tell_known(fact, MAP) for fact in facts)
    assert read_known(told, MAP).facts == tuple(facts)


@pytest.mark.parametrize(
    ("text", "rose"),
    [
        ("when fines issued rose, family strain rose", True),
        ("fines issued up, family strain down", False),
        ("when fines issued fell, family strain fell too", True),
        ("after fines issued went down, then family strain went up", False),
        ("fines rose and strain fell", False),
    ],
)
def test_either_way_round_it_is_said_of_a_rise(text, rose):
    said = read_known(text, MAP)
    assert said.facts == (Known(FINES, STRAIN, rose),)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("hello", "“hello” is not on this map."),
        ("when fines issued", "Which way did it go?"),
        ("when fines issued rose", "And what followed?"),
        ("when fines issued rose, ", "Which variable?"),
        ("when fines issued rose, fines issued fell", "cannot be seen to answer to itself"),
    ],
)
def test_what_is_missing_is_said(text, missing):
    said = read_known(text, MAP)
    assert said.facts == ()
    assert missing in said.understood.missing
