"""Every verb has one sign, and the same word as a noun is no verb."""

import pytest

from loopmap.analysis.sentences.verbs import joints_of_verbs
from loopmap.model.records import Sign


@pytest.mark.parametrize(
    ("verb", "sign", "backwards"),
    [
        ("contributes to", Sign.SAME, False),
        ("strengthen", Sign.SAME, False),
        ("bring about", Sign.SAME, False),
        ("holds back", Sign.OPPOSITE, False),
        ("crowd out", Sign.OPPOSITE, False),
        ("prevents", Sign.OPPOSITE, False),
        ("influence", Sign.UNKNOWN, False),
        ("tends to increase", Sign.SAME, False),
        ("does not improve", Sign.UNKNOWN, False),
        ("is caused by", Sign.SAME, True),
        ("relies on", Sign.SAME, True),
        ("negatively affects", Sign.OPPOSITE, False),
        ("has a positive effect on", Sign.SAME, False),
        ("is inversely proportional to", Sign.OPPOSITE, True),
        ("is undermined by", Sign.OPPOSITE, True),
        ("is because of", Sign.SAME, True),
    ],
)
def test_verbs(verb, sign, backwards):
    (joint,) = joints_of_verbs(f"fines {verb} B")
    assert (joint.sign, joint.backwards) == (sign, backwards)


@pytest.mark.parametrize(
    "text",
    [
        *[f"A {noun} B" for noun in ("stopgap", "causeway", "feedback", "increasing")],
        "Root cause analysis",
        "Budget cuts in schools",
        "Pay increase for teachers",
        "Early help offer",
        "Special needs",
    ],
)
def test_a_noun_is_no_verb(text):
    assert joints_of_verbs(text) == []


def test_of_a_noun_and_a_verb_only_the_verb_joins():
    (joint,) = joints_of_verbs("Budget cuts in schools lead to larger classes")
    assert joint.sign is Sign.SAME


def test_a_second_verb_goes_on_or_begins_again_with_the_first_cause():
    on, also = "fines cause strain, which reduces trust", "fines cause strain and reduce trust"
    assert [j.branch for j in joints_of_verbs(on)] == [False, False]
    assert [j.branch for j in joints_of_verbs(also)] == [False, True]
