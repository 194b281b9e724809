"""What people say around a sentence, and what it makes of its links."""

import pytest

from loopmap.analysis.sentences.frames import without_lead, without_tail


def nobody(_):
    return False


def framed(text, knows=nobody):
    found = without_tail(without_lead(text, knows), knows)
    assert len(found.text) == len(text)
    return found.text.strip(), found.unsure, found.assumed, found.late


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We think fines raise debt", ("fines raise debt", False, False, False)),
        ("And maybe fines raise debt", ("fines raise debt", False, True, False)),
        ("I'm not sure whether fines raise debt", ("fines raise debt", True, False, False)),
        ("Fines raise debt?", ("Fines raise debt", True, False, False)),
        ("Over time, fines raise debt", ("fines raise debt", False, False, True)),
        ("Fines raise debt after two terms", ("Fines raise debt", False, False, True)),
        ("Fines raise debt too", ("Fines raise debt", False, False, False)),
    ],
)
def test_what_is_said_around_it(text, found):
    assert framed(text) == found


@pytest.mark.parametrize("name", ["Who decides?", "Support over time", "Well-being"])
def test_names_of_the_map_keep_all_their_words(name):
    assert framed(name, lambda text: text == name)[0] == name


def test_talk_alone_is_no_frame():
    assert framed("I think")[0] == "I think"
    assert framed("over time")[0] == "over time"
