"""A good thing said to do harm is drawn as it was said, and a key offered that turns it."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.sentence.last_said import LastSaid
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.model.records import Sign
from tests.support.fines import fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def last(session):
    return LastSaid(session)


def doubt_after(last, session, text):
    last.say(parse(text, session.map), PlaceNew())
    return last.doubt


def test_the_key_is_told_that_turns_it_and_then_there_is_no_doubt(session, last):
    told = doubt_after(last, session, "mental health leads to bullying")
    assert told == "If low or poor “Mental health” is meant, − turns the sign"
    last.set_sign(Sign.OPPOSITE)
    assert last.doubt == ""


def test_a_minus_between_two_good_things_is_turned_by_a_plus(session, last):
    assert doubt_after(last, session, "behaviour damages learning").endswith("+ turns the sign")


def test_earlier_links_of_a_chain_are_said_again(session, last):
    assert "“less” before it" in doubt_after(last, session, "trust + bullying + tears")


@pytest.mark.parametrize(
    "text",
    [
        "poor mental health leads to bullying",
        "disruptive behaviour leads to exclusion",
        "lack of sleep leads to bullying",
        "more trust leads to bullying",
        "trust leads to learning",
        "trust ? bullying",
        "bullying leads to learning",
        "screens lead to bullying",
        "fines issued - trust",
    ],
)
def test_who_says_what_is_meant_is_not_asked(session, last, text):
    assert doubt_after(last, session, text) == ""
