"""Asides are lifted out and leave the rest where it was."""

import pytest

from loopmap.analysis.sentences.aside import put_aside


@pytest.mark.parametrize("text", ['A "b" + C', "A @home !", "“x” @a @b", '"""', "@", "!"])
def test_the_rest_stays_where_it_was(text):
    aside = put_aside(text, ["Home"])
    assert len(aside.text) == len(text)
    for start, end in aside.spans:
        assert aside.text[start:end].strip() == ""


def test_the_last_group_counts():
    assert put_aside("A @one @two", []).group == "two"


def test_reasons_are_joined_in_order():
    aside = put_aside('A "one" "two"', [])
    assert aside.reasons_joined() == "one two"
    assert aside.reasons_between(0, 5) == "one"


@pytest.mark.parametrize(
    ("text", "group", "rest"),
    [
        ("Kinship care stops moves @social care", "social care", "Kinship care stops moves"),
        ("attendance @social care", "social care", "attendance"),
        ("fines @social care + trust !", "social care", "fines              + trust"),
        ("fines @social care reduce trust", "social care", "fines              reduce trust"),
        ("fines @home, less trust", "home", "fines      , less trust"),
        ("fines rise @home because heads worry", "home", "fines rise       because heads worry"),
        ("fines up @home trust down", "home", "fines up       trust down"),
    ],
)
def test_what_goes_on_behind_a_tag_is_its_name(text, group, rest):
    aside = put_aside(text, [])
    assert (aside.group, aside.text.rstrip()) == (group, rest)


@pytest.mark.parametrize(
    "text", ["@home trust falls", "fines + @home trust", "fines reduce @home trust"]
)
def test_a_tag_before_a_name_is_one_word(text):
    assert put_aside(text, []).group == "home"


def test_a_group_of_the_map_is_known_by_its_name():
    assert put_aside("fines @home trust", ["Home"]).group == "home"
