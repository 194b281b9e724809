"""Every verb has one sign."""

import pytest

from loopmap.editing.sentence.words import DIRECTION, VERBS, direction_of, joint_of_verb
from loopmap.model.records import Sign


@pytest.mark.parametrize(
    ("verb", "sign"),
    [
        ("contributes to", Sign.SAME),
        ("strengthen", Sign.SAME),
        ("bring about", Sign.SAME),
        ("holds back", Sign.OPPOSITE),
        ("crowd out", Sign.OPPOSITE),
        ("prevents", Sign.OPPOSITE),
        ("influence", Sign.UNKNOWN),
    ],
)
def test_verbs(verb, sign):
    found = VERBS.search(f"A {verb} B")
    assert found is not None
    assert joint_of_verb(found).sign is sign


@pytest.mark.parametrize("noun", ["stopgap", "causeway", "feedback", "increasing"])
def test_a_word_that_only_begins_like_a_verb_is_none(noun):
    assert VERBS.search(f"A {noun} B") is None


def test_words_of_direction():
    assert direction_of(DIRECTION.match("The fewer x")["word"]) == (-1, True)
    assert direction_of(DIRECTION.match("Lack of  trust")["word"]) == (-1, False)
    assert DIRECTION.match("more") is None
    assert DIRECTION.match("Moreover x") is None
