"""Whether "and" stands between two variables or within one."""

import pytest

from loopmap.analysis.sentences.lists import are_several


@pytest.mark.parametrize(
    "names",
    [
        ("attendance", "confidence"),
        ("low mood", "poor sleep"),
        ("anxiety", "school refusal"),
        ("poverty", "racism", "trauma"),
    ],
)
def test_things_of_their_own(names):
    assert are_several(names)


@pytest.mark.parametrize(
    "names",
    [
        ("health", "safety"),
        ("drug", "alcohol misuse"),
        ("home", "school relationships"),
        ("parents", "teachers"),
        ("tension between home", "school"),
        ("kids give up", "despair"),
    ],
)
def test_what_is_one_thing_or_may_be(names):
    assert not are_several(names)
