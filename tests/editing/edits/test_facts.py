"""What is known is said of two variables, and follows them through every other edit."""

import pytest

from loopmap.editing.edits import facts as edits
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.merge import merge_variables
from loopmap.editing.edits.turn import turn_round
from loopmap.errors import EditRefused
from loopmap.model.rules import problems
from tests.support.small_maps import ATTENDANCE, FINES, LOWERS, STRAIN, TODAY, after, fines, new_ids


def said(document, cause=FINES, effect=STRAIN, *, rose=True, text=""):
    change = edits.add_fact(document, TODAY, cause, effect, new_ids(document), rose=rose, text=text)
    return after(document, change)


def told(document):
    facts = document.maps[TODAY].facts.values()
    return [(fact.cause, fact.effect, fact.rose) for fact in facts]


def test_the_later_word_on_the_same_two_stands():
    document = said(said(fines()), rose=False, text=" In  2019 ")
    assert told(document) == [(FINES, STRAIN, False)]
    (fact,) = document.maps[TODAY].facts.values()
    assert fact.text == "In 2019"
    assert told(after(document, edits.remove_fact(document, TODAY, fact.id))) == []


@pytest.mark.parametrize("ends", [(FINES, FINES), (FINES, LOWERS)])
def test_it_takes_two_variables_of_the_map(ends):
    with pytest.raises(EditRefused):
        said(fines(), *ends)


def test_what_is_known_of_a_deleted_variable_goes_with_it():
    document = said(said(fines()), ATTENDANCE, FINES)
    left = after(document, delete_records(document, TODAY, [STRAIN]))
    assert told(left) == [(ATTENDANCE, FINES, True)]
    assert problems(left) == []


def test_a_variable_turned_into_its_opposite_turns_what_is_known():
    document = said(fines())
    assert told(after(document, turn_round(document, TODAY, STRAIN))) == [(FINES, STRAIN, False)]
    assert told(after(document, turn_round(document, TODAY, FINES))) == [(FINES, STRAIN, False)]


def test_what_is_known_moves_to_the_variable_merged_into():
    document = said(said(fines()), ATTENDANCE, STRAIN)
    merged = after(document, merge_variables(document, TODAY, STRAIN, ATTENDANCE))
    assert told(merged) == [(FINES, ATTENDANCE, True)]
    assert problems(merged) == []
