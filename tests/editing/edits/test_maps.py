"""Maps of a document: a future map shares ids with today, and one map always stays."""

import pytest

from loopmap.editing.edits import maps as edits
from loopmap.errors import EditRefused
from loopmap.model.records import DocumentInfo
from tests.support.small_maps import TODAY, after, fines, new_ids


def with_future():
    return after(fines(), edits.make_future_map(fines(), TODAY, "Future", new_ids(fines())))


def test_a_future_map_holds_the_same_records_under_the_same_ids():
    document = with_future()
    today, future = (document.maps[m] for m in document.map_order)
    assert future.info.made_from == today.id == TODAY
    assert list(future.records()) == list(today.records())


def test_a_future_map_stands_beside_what_it_was_made_from():
    document = with_future()
    document = after(document, edits.make_future_map(document, TODAY, "Future", new_ids(document)))
    titles = [document.maps[m].info.title for m in document.map_order]
    assert titles == ["Today", "Future 2", "Future"]


def test_an_empty_map_comes_last_and_has_a_title_of_its_own():
    document = after(fines(), edits.add_map(fines(), "today", new_ids(fines())))
    assert [document.maps[m].info.title for m in document.map_order] == ["Today", "today 2"]


def test_the_last_map_stays():
    assert not edits.may_remove_map(fines(), TODAY)
    with pytest.raises(EditRefused, match="at least one map"):
        edits.remove_map(fines(), TODAY)


def test_a_map_goes_with_all_its_records_and_its_children_know_their_grandparent():
    document = with_future()
    future = document.map_order[1]
    document = after(document, edits.make_future_map(document, future, "Later", new_ids(document)))
    document = after(document, edits.remove_map(document, future))
    assert [document.maps[m].info.made_from for m in document.map_order] == [None, TODAY]


@pytest.mark.parametrize(
    ("position", "titles"), [(0, "Future Today"), (1, "Today Future"), (9, "Today Future")]
)
def test_tabs_are_put_in_order(position, titles):
    document = with_future()
    future = document.map_order[1]
    document = after(document, edits.move_map(document, future, position))
    assert " ".join(document.maps[m].info.title for m in document.map_order) == titles


def test_a_map_and_the_document_say_what_they_are_about():
    document = after(fines(), edits.rename_map(fines(), TODAY, " Now "))
    document = after(document, edits.describe_map(document, TODAY, question="Why?"))
    document = after(document, edits.describe_map(document, TODAY, source="Four stories"))
    info = document.maps[TODAY].info
    assert (info.title, info.question, info.source) == ("Now", "Why?", "Four stories")
    document = after(document, edits.describe_document(document, DocumentInfo("Fines")))
    assert document.info.title == "Fines"
    with pytest.raises(EditRefused):
        edits.rename_map(document, TODAY, "")
