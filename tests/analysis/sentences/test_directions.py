"""Words of direction: before a name, after it, and what is better or worse."""

import pytest

from loopmap.analysis.sentences.directions import AFTER, BEFORE, after, before, valence


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("The fewer fines", (-1, True)),
        ("Lack of  trust", (-1, False)),
        ("an increase in fines", (1, True)),
        ("too little trust", (-1, True)),
        ("worse attendance", (-1, False)),
        ("worse bullying", (1, False)),
    ],
)
def test_before_a_name(said, way):
    found = BEFORE.match(said)
    assert before(found["word"], said[found.end() :]) == way


@pytest.mark.parametrize("said", ["more", "Moreover x", "Lessons learnt"])
def test_other_words_are_none(said):
    assert BEFORE.match(said) is None


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("trust goes down", -1),
        ("fines rise", 1),
        ("bullying gets worse", 1),
        ("attendance gets worse", -1),
        ("screens get worse", 0),
        ("attendance is harder", -1),
    ],
)
def test_after_a_name(said, way):
    found = AFTER.search(said)
    assert after(found, said[: found.start()]) == way


def test_a_harm_in_the_name_counts_more_than_a_good():
    assert valence("Difficulties with learning") == -1
    assert valence("Number of screens") == 0
