"""A new name that may be several things is told, and how to say them apart."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.sentence.last_said import LastSaid
from loopmap.editing.sentence.placing import PlaceNew
from tests.support.fines import fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def doubt_after(session):
    last = LastSaid(session)

    def said(text):
        last.say(parse(text, session.map), PlaceNew())
        return last.doubt

    return said


def test_names_with_a_comma_are_told(session, doubt_after):
    told = doubt_after("debt, hunger + strain")
    assert told == "“Debt, hunger” is one name. If not: Alt+Backspace, ↑, one link each"
    session.undo()
    assert doubt_after("hunger + strain") == ""


def test_so_is_what_was_told_at_length(doubt_after):
    told = doubt_after("nobody from any of the services knows who the child is + distress")
    assert told.startswith("“Nobody from any of the services knows w…” is one name.")


def test_half_a_name_said_again_is_told(doubt_after):
    told = doubt_after("trawling damages seabed, damaged seabed means fewer fish")
    assert told.startswith("“Damaged seabed” and “Seabed” are two. If not: Alt+Backspace")
    assert doubt_after("ploughing lowers carbon and spreads weeds") == ""


def test_a_name_of_the_map_is_known_to_be_one(doubt_after):
    assert doubt_after("debt, hunger + strain")
    assert doubt_after("debt, hunger + despair") == ""
