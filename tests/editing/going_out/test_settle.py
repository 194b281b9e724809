"""What people decide before something goes out, and what then becomes of the document."""

from dataclasses import replace

import pytest

from loopmap.analysis.identifiers import find_identifiers
from loopmap.analysis.identifiers.own_names import read_own_names
from loopmap.analysis.identifiers.places import texts_of
from loopmap.analysis.identifiers.pseudonyms import pseudonyms
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.decided import NOTHING_DECIDED, undecided
from loopmap.editing.going_out.deciding import Deciding
from loopmap.editing.going_out.look import everything, look
from loopmap.editing.going_out.settle import settle
from loopmap.model.change import DOCUMENT, replacing
from loopmap.model.document import Document
from tests.support.planted import planted
from tests.support.small_maps import TODAY

KEEP, REPLACE, REMOVE = Decision
IN_DOCUMENT = NOTHING_DECIDED.where(in_document=True)


def deciding_about(document: Document, before=NOTHING_DECIDED):
    found = find_identifiers(document, stay=())
    return Deciding(document, found, pseudonyms(document, found), before)


def all_decided(document, decision, before=NOTHING_DECIDED, **more):
    deciding = deciding_about(document, before)
    deciding.take_rest(decision)
    return settle(deciding.taken(), before, **more)


def texts(document):
    return {each.text for each in find_identifiers(document)}


def words(document):
    return "\n".join(each.text for each in texts_of(document))


def test_all_of_one_value_stand_beside_each_other_and_are_decided_together():
    deciding = deciding_about(planted())
    values = [each.same for each in deciding.rows]
    assert len(dict.fromkeys(values)) == sum(
        before != now for before, now in zip([None, *values], values, strict=False)
    )
    first = deciding.rows[0]
    deciding.take(deciding.same_as(first), REPLACE)
    assert {deciding.told(each) for each in deciding.same_as(first)} == {"“Child A” instead"}
    assert len(deciding.left) == len(deciding.rows) - len(deciding.same_as(first))


def test_what_stands_instead_is_neither_nothing_nor_the_thing_itself():
    deciding = deciding_about(planted())
    each = deciding.rows[0]
    assert not deciding.call(each, "  ")
    assert not deciding.call(each, each.text.upper())
    assert deciding.call(each, " Alex ")
    assert deciding.called[each.same] == "Alex"


def test_what_goes_out_is_made_afresh_and_the_document_stays():
    document = planted()
    settled = all_decided(document, REPLACE)
    assert not settled.change
    assert texts(settled.goes_out) == set()
    assert settled.goes_out.maps.keys() == document.maps.keys()


def test_the_document_changes_with_it_where_people_say_so():
    document = planted()
    settled = all_decided(document, REPLACE, IN_DOCUMENT)
    assert texts(document.apply(settled.change)) == set()
    assert settled.goes_out == document.apply(settled.change)


def test_what_may_stay_is_remembered_in_the_document_and_asked_about_no_more():
    document = planted()
    settled = all_decided(document, KEEP)
    after = document.apply(settled.change)
    assert find_identifiers(after) == []
    assert after.maps == document.maps
    assert "jayden" not in repr(after.info).casefold()


def test_a_document_that_may_not_change_remembers_beside_it():
    document = planted()
    settled = all_decided(document, KEEP, IN_DOCUMENT, may_change=False)
    assert not settled.change
    assert undecided(settled.decided, document, find_identifiers(document)) == []


def test_what_was_decided_once_is_not_asked_about_again_and_holds_for_what_follows():
    document = planted()
    settled = all_decided(document, REMOVE)
    again = look(document, everything, settled.decided)
    assert again.goes_out is not None
    assert texts(again.goes_out) == set()


def test_texts_that_go_on_to_say_he_or_she_are_counted_and_left_to_people():
    document = planted()
    info = document.maps[TODAY].info
    for asked, number in (
        ("Jayden left. Why did he go, and who saw him?", 1),
        ("Jayden left. Who helped there?", 0),
    ):
        asking = replace(info, question=asked)
        changed = document.apply(replacing(DOCUMENT, [(info, asking)]))
        settled = all_decided(changed, KEEP)
        assert settled.still_said == 0
        before = all_decided(document, REPLACE).still_said
        assert all_decided(changed, REPLACE).still_said - before == number


def test_nothing_is_said_to_go_out_while_something_is_not_decided():
    looked = look(planted(), everything, NOTHING_DECIDED)
    assert looked.goes_out is None
    assert len(looked.deciding.left) == len(looked.deciding.rows)


def test_a_document_that_tells_nobody_goes_out_as_it_is():
    document = all_decided(planted(), REPLACE).goes_out
    looked = look(document, everything, NOTHING_DECIDED)
    assert looked.goes_out is document


def test_the_list_of_names_is_gone_by_from_looking_to_the_end():
    own = read_own_names("Strain")
    looked = look(planted(), everything, NOTHING_DECIDED, own)
    looked.deciding.take_rest(REPLACE)
    settled = settle(looked.deciding.taken(), NOTHING_DECIDED, own)
    assert "Strain" in words(planted())
    assert "Strain" not in words(settled.goes_out)
    assert find_identifiers(settled.goes_out, own=own) == []


def test_a_letter_that_stands_for_somebody_stands_for_nobody_else_later():
    document = planted()
    settled = all_decided(document, REPLACE)
    question = replace(document.maps[TODAY].info, question="Why Aaliyah, and why Jayden?")
    change = replacing(DOCUMENT, [(document.maps[TODAY].info, question)])
    deciding = look(document.apply(change), everything, settled.decided).deciding
    new = next(each for each in deciding.rows if each.text == "Aaliyah")
    old = next(each for each in deciding.rows if each.text == "Jayden")
    assert deciding.called[old.same] == "Child A"
    assert deciding.called[new.same] not in set(settled.decided.called.values())


@pytest.mark.parametrize("before", [NOTHING_DECIDED, IN_DOCUMENT])
def test_a_name_that_somebody_wants_instead_is_not_asked_about(before):
    document = planted()
    deciding = deciding_about(document)
    deciding.take_rest(REPLACE)
    name = next(each for each in deciding.rows if each.text == "Jayden")
    assert deciding.call(name, "Alex")
    settled = settle(deciding.taken(), before)
    assert "Alex" in words(settled.goes_out)
    assert find_identifiers(settled.goes_out) == []
