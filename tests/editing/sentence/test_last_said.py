"""The last sentence can be read back, mended and said again."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.sentence.last_said import LastSaid
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.errors import EditRefused
from loopmap.model.records import Sign
from tests.support.fines import ATTENDANCE, fines_document, fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def last(session):
    return LastSaid(session)


@pytest.fixture
def say(session, last):
    return lambda text: last.say(parse(text, session.map), PlaceNew())


def test_nothing_said_can_be_neither_read_nor_mended(last):
    assert (last.text, last.told, last.link, last.twins) == ("", "", None, ())
    with pytest.raises(EditRefused, match="Say a link first"):
        last.set_sign(Sign.SAME)
    with pytest.raises(EditRefused, match="No name was made"):
        last.say_with_standing(PlaceNew())


def test_each_mending_is_one_step(session, last, say):
    say("fines issued - trust")
    last.set_sign(Sign.SAME)
    last.toggle_delay()
    assert [step.label for step in session.history.done] == [
        "Say “fines issued - trust”",
        "Set sign",
        "Set delay",
    ]
    assert last.told == "More fines issued lead, after a while, to more trust."


def test_a_link_that_is_gone_is_neither_read_nor_mended(session, last, say):
    said = say("fines issued - trust")
    session.do("Delete", delete_records(session.document, session.map_id, said.path))
    assert (last.told, last.link) == ("", None)


def test_names_like_others_are_offered_until_something_else_is_done(session, last, say):
    say("school attendence - trust")
    assert [twin.standing.id for twin in last.twins] == [ATTENDANCE]
    last.set_sign(Sign.SAME)
    assert last.twins == ()


def test_said_again_with_the_known_name_it_is_as_if_it_had_been_said_so(session, last, say):
    say("school attendence - fines issued")
    last.say_with_standing(PlaceNew())
    assert last.text == "School attendance - fines issued"
    assert session.undo() == "Say “School attendance - fines issued”"
    assert session.document == fines_document()
