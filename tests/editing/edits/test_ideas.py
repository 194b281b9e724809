"""Parked ideas: kept, ordered, made part of a map, and taken back."""

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.ideas import (
    edit_idea,
    idea_to_map,
    idea_to_note,
    move_idea,
    park,
    remove_ideas,
)
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.query import in_order
from loopmap.model.records import Level, MapInfo, Sign

MAP = MapId("m1")


@pytest.fixture
def session():
    start = Document().apply(adding(DOCUMENT, [MapInfo(MAP, "Today")]))
    return Session(start, new_ids=counting_ids())


@pytest.fixture
def parked(session):
    """Ids of three parked ideas, in order."""
    for text in ("Nobody calls back", "fines + strain - attendance", "Bus fares"):
        session.do("Park", park(session.document, text, session.new_id))
    return [idea.id for idea in in_order(session.document.ideas)]


def texts(session):
    return [idea.text for idea in in_order(session.document.ideas)]


def test_an_idea_is_kept_as_one_clean_line_at_the_end(session, parked):
    session.do("Park", park(session.document, "  the  bus\nwas late ", session.new_id))
    assert texts(session)[-1] == "the bus was late"
    assert len(session.history.done) == 4


@pytest.mark.parametrize("text", ["", "  \n", "x" * 501])
def test_an_empty_or_endless_line_is_refused(session, text):
    with pytest.raises(EditRefused):
        park(session.document, text, session.new_id)


def test_an_idea_is_put_in_other_words_and_left_empty_it_goes(session, parked):
    session.do("Edit", edit_idea(session.document, parked[0], "Nobody rings back"))
    session.do("Edit", edit_idea(session.document, parked[2], "  "))
    assert texts(session) == ["Nobody rings back", "fines + strain - attendance"]


@pytest.mark.parametrize(
    ("place", "expected"), [(0, [2, 0, 1]), (1, [0, 2, 1]), (2, [0, 1, 2]), (-4, [2, 0, 1])]
)
def test_an_idea_moves_to_its_place(session, parked, place, expected):
    session.do("Move", move_idea(session.document, parked[2], place))
    assert [idea.id for idea in in_order(session.document.ideas)] == [parked[n] for n in expected]


def test_taking_ideas_away_passes_over_what_is_gone(session, parked):
    session.do("Remove", remove_ideas(session.document, [*parked[:2], RecordId("gone")]))
    assert texts(session) == ["Bus fares"]
    session.undo()
    assert len(texts(session)) == 3


def test_a_line_without_a_sign_becomes_one_variable(session, parked):
    said = idea_to_map(session.document, MAP, parked[0], session.new_id, PlaceNew())
    session.do("Put on the map", said.change)
    assert [v.name for v in session.map.variables.values()] == ["Nobody calls back"]
    assert len(texts(session)) == 2
    session.undo()
    assert len(texts(session)) == 3
    assert not session.map.variables


def test_a_causal_sentence_becomes_variables_and_links(session, parked):
    said = idea_to_map(session.document, MAP, parked[1], session.new_id, PlaceNew())
    session.do("Put on the map", said.change)
    assert [v.name for v in session.map.variables.values()] == ["Fines", "Strain", "Attendance"]
    assert [session.map.links[i].sign for i in said.path] == [Sign.SAME, Sign.OPPOSITE]
    assert len(session.history.done) == 4


def test_one_let_go_in_a_group_is_in_it_unless_the_line_names_another(session, parked):
    area = Box(0, 0, 200, 200)
    session.do("Home", add_group(session.document, MAP, "Home", area, session.new_id))
    (home,) = session.map.groups
    session.do("Park", park(session.document, "Rent @Town", session.new_id))
    for idea, name in ((parked[0], "Home"), (in_order(session.document.ideas)[-1].id, "Town")):
        said = idea_to_map(session.document, MAP, idea, session.new_id, PlaceNew(), home)
        session.do("Put on the map", said.change)
        (made,) = said.variables
        assert session.map.groups[session.map.variables[made].group].name == name


def test_an_idea_that_names_a_variable_of_the_map_makes_no_second_one(session, parked):
    session.do("Say", idea_to_map(session.document, MAP, parked[1], session.new_id).change)
    session.do("Park", park(session.document, "strain", session.new_id))
    again = in_order(session.document.ideas)[-1].id
    said = idea_to_map(session.document, MAP, again, session.new_id)
    session.do("Say", said.change)
    assert [session.map.variables[v].name for v in said.variables] == ["Strain"]
    assert len(session.map.variables) == 3


def test_a_line_without_letters_is_refused_and_stays(session):
    session.do("Park", park(session.document, "…!", session.new_id))
    (idea,) = session.document.ideas
    with pytest.raises(EditRefused, match="nothing that could be"):
        idea_to_map(session.document, MAP, idea, session.new_id)


def test_an_idea_becomes_a_private_note_where_it_is_let_go(session, parked):
    session.do("Note", idea_to_note(session.document, MAP, parked[0], (40, 60), session.new_id))
    (note,) = session.map.notes.values()
    assert (note.text, note.x, note.y) == ("Nobody calls back", 40, 60)
    assert note.level is Level.PRIVATE
    assert len(texts(session)) == 2


def test_what_is_gone_cannot_be_used(session):
    for use in (
        lambda i: edit_idea(session.document, i, "x"),
        lambda i: move_idea(session.document, i, 0),
        lambda i: idea_to_map(session.document, MAP, i, session.new_id),
        lambda i: idea_to_note(session.document, MAP, i, (0, 0), session.new_id),
    ):
        with pytest.raises(EditRefused, match="no longer on the parking list"):
            use(RecordId("i99"))
