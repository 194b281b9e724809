"""A session: one document, one history, one selection, and everybody hears the same."""

import pytest

from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.maps import add_map, make_future_map, remove_map
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import counting_ids
from loopmap.model.records import MapInfo, Variable
from tests.support.small_maps import FINES, STRAIN, TODAY, fines


@pytest.fixture
def session():
    return Session(fines(), new_ids=counting_ids())


def rename(session, name, **options):
    change = rename_variable(session.document, TODAY, FINES, name)
    session.do("Rename", change, **options)


def test_a_step_is_done_undone_and_done_again(session):
    rename(session, "Penalties", select=frozenset({FINES}))
    changed = session.document
    assert changed.maps[TODAY].variables[FINES].name == "Penalties"
    assert session.undo() == "Rename"
    assert (session.document, session.selection) == (fines(), frozenset())
    assert session.redo() == "Rename"
    assert (session.document, session.selection) == (changed, {FINES})


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_there_is_an_end_to_undo_and_redo(session, way):
    with pytest.raises(EditRefused, match="There is nothing to"):
        getattr(session, way)()


def test_no_change_is_no_step_but_may_select(session):
    session.do("Nothing", Change(), select=frozenset({FINES}))
    assert session.history.done == []
    assert session.selection == {FINES}


def test_every_id_is_given_once(session):
    given = [session.new_id(Variable) for _ in range(5)]
    assert len({*given, *fines().maps[TODAY].ids()}) == 5 + len(fines().maps[TODAY].ids())
    stubborn = Session(
        fines(),
        new_ids=lambda p, taken: next(f"{p}{n}" for n in range(9) if f"{p}{n}" not in taken),
    )
    assert [stubborn.new_id(Variable) for _ in range(3)] == ["v0", "v1", "v2"]


def test_listeners_hear_the_change_until_they_stop(session):
    heard = []
    stop = session.listen(heard.append)
    rename(session, "Penalties")
    stop()
    rename(session, "Charges")
    (event,) = heard
    assert event.label == "Rename"
    assert fines().apply(event.change).maps[TODAY].variables[FINES].name == "Penalties"
    assert event.saved_changed


def test_an_edit_made_while_listeners_run_is_refused(session):
    refusals = []

    def meddle(_):
        with pytest.raises(EditRefused) as refusal:
            rename(session, "Meddled")
        refusals.append(str(refusal.value))

    session.listen(meddle)
    rename(session, "Penalties")
    assert refusals == ["An edit was asked for while another was being shown."]
    assert session.map.variables[FINES].name == "Penalties"


def test_a_read_only_document_says_why_it_cannot_be_changed():
    session = Session(fines(), read_only="This file is open elsewhere.")
    with pytest.raises(EditRefused, match="open elsewhere"):
        rename(session, "Penalties")
    session.select(frozenset({FINES}))
    assert session.selection == {FINES}


def test_what_is_gone_is_not_selected(session):
    session.select(frozenset({FINES, STRAIN, "v-gone"}))
    assert session.selection == {FINES, STRAIN}
    session.do("Delete", delete_records(session.document, TODAY, [FINES]))
    assert session.selection == {STRAIN}


def test_saved_is_a_place_in_the_history(session):
    assert session.is_saved
    rename(session, "Penalties")
    assert not session.is_saved
    session.mark_saved()
    session.undo()
    assert not session.is_saved
    session.redo()
    assert session.is_saved


def test_a_saved_place_that_cannot_be_reached_again_is_forgotten(session):
    rename(session, "Penalties")
    session.mark_saved()
    session.undo()
    rename(session, "Charges")
    assert not session.is_saved
    session.undo()
    assert not session.is_saved


def test_steps_of_one_gesture_are_undone_as_one(session):
    rename(session, "P", merge="typing")
    rename(session, "Pe", merge="typing")
    session.end_merging()
    rename(session, "Pen", merge="typing")
    assert len(session.history.done) == 2
    session.undo()
    session.undo()
    assert session.document == fines()


def test_undo_shows_the_map_it_happened_on(session):
    session.do("Make future", make_future_map(session.document, TODAY, "Future", session.new_id))
    future = session.document.map_order[1]
    rename(session, "Penalties")
    session.select(frozenset({FINES}))
    session.show_map(future)
    assert session.selection == {FINES}
    session.undo()
    assert session.map_id == TODAY


def test_a_map_may_be_made_and_shown_in_one_step_that_is_told_once(session):
    heard, before = [], session.document
    session.select(frozenset({FINES, STRAIN}))
    session.listen(heard.append)
    change = make_future_map(before, TODAY, "Future", session.new_id)
    (made,) = change.touched(MapInfo)
    session.do("Make a future map", change, show=made.id)
    assert session.map_id == made.id
    assert session.selection == {FINES, STRAIN}, "the copy has them, too"
    assert [(e.map_changed, e.selection_changed, e.change) for e in heard] == [(True, True, change)]
    session.undo()
    assert (session.map_id, session.document) == (TODAY, before)
    session.redo()
    assert made.id in session.document.maps


def test_a_map_that_goes_while_on_show_gives_way_to_the_first(session):
    session.do("Add map", add_map(session.document, "Empty", session.new_id))
    session.show_map(session.document.map_order[1])
    session.undo()
    assert session.map_id == TODAY
    with pytest.raises(EditRefused):
        session.show_map("m-gone")


def test_removing_the_map_on_show_shows_the_one_before_it_and_undo_brings_it_back(session):
    for title in ("Second", "Third"):
        session.do("Add map", add_map(session.document, title, session.new_id))
    second, third = session.document.map_order[1:]
    session.show_map(third)
    heard = []
    session.listen(heard.append)
    session.do("Remove map", remove_map(session.document, third))
    assert session.map_id == second
    assert heard[-1].map_changed
    session.undo()
    assert session.map_id == third
    session.redo()
    assert session.map_id == second


def test_a_document_without_maps_cannot_be_edited():
    with pytest.raises(EditRefused, match="at least one map"):
        Session(Document())
