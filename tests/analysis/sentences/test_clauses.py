"""Where one sentence ends and the next begins."""

import pytest

from loopmap.analysis.sentences.clauses import MOST, at_full_stops, at_new_subjects
from loopmap.analysis.sentences.verbs import joints_of_verbs


def nobody(_):
    return False


def at_subjects(text, knows=nobody):
    return [text[a:b].strip() for a, b in at_new_subjects(text, joints_of_verbs(text), knows)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Fines rise. Trust falls", ["Fines rise", "Trust falls"]),
        ("A + B; B - C", ["A + B", "B - C"]),
        ("Drop-in, e.g. at school", ["Drop-in, e.g. at school"]),
        ("", [""]),
    ],
)
def test_full_stops(text, parts):
    assert [text[a:b] for a, b in at_full_stops(text)] == parts


def test_a_new_subject_begins_another_sentence():
    two = "fines raise stress and poverty raises debt"
    assert at_subjects(two) == ["fines raise stress", "poverty raises debt"]


@pytest.mark.parametrize(
    "one",
    [
        "fines raise stress and lower trust",
        "fines raise stress and debt, which lower trust",
        "fines raise stress leads to debt",
    ],
)
def test_a_verb_that_goes_on_does_not(one):
    assert at_subjects(one) == [one]


def test_a_name_of_the_map_stays_whole_though_it_has_an_and():
    text = "fines raise health and safety lowers debt"
    assert at_subjects(text, lambda name: name.strip() == "health and safety") == [text]


def test_a_whole_minute_of_talk_is_not_taken_apart():
    assert len(at_full_stops("Fines raise debt. " * MOST)) == MOST
    assert len(at_full_stops("Fines raise debt. " * (MOST + 1))) == 1
    assert len(at_subjects("fines raise debt and " * (MOST + 1) + "so on")) == 1
