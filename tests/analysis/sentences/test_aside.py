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
