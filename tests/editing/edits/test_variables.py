"""Variables are added, named and described; names stay unlike each other."""

import pytest

from loopmap.editing.edits import variables as edits
from loopmap.errors import EditRefused
from loopmap.model.records import Kind, Role, Variable
from tests.support.small_maps import (
    FINES,
    PRESSES,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)


def test_a_new_variable_lies_last_where_it_was_put_with_a_clean_name():
    before = fines()
    change = edits.add_variable(before, TODAY, " Trust\nin school ", (10.04, -3), new_ids(before))
    (key,) = change.touched(Variable)
    made = after(before, change).maps[TODAY].variables[key.id]
    assert (made.name, made.x, made.y, made.order) == ("Trust in school", 10.0, -3.0, 3.0)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("  ", "A variable needs a name."),
        ("fines ", "There is already a variable called “Fines” on this map."),
        ("x" * 501, "A name can have 500 characters at most; this has 501."),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_the_reason(name, why):
    assert edits.may_name(fines(), TODAY, name).why == why
    with pytest.raises(EditRefused, match="^" + why):
        edits.rename_variable(fines(), TODAY, STRAIN, name)
    with pytest.raises(EditRefused):
        edits.add_variable(fines(), TODAY, name, (0, 0), new_ids(fines()))


def test_a_variable_may_keep_its_own_name_in_another_spelling():
    renamed = after(fines(), edits.rename_variable(fines(), TODAY, FINES, "FINES"))
    assert renamed.maps[TODAY].variables[FINES].name == "FINES"


def test_a_variable_that_is_gone_cannot_be_renamed():
    with pytest.raises(EditRefused, match="no longer on the map"):
        edits.rename_variable(fines(), TODAY, PRESSES, "A link is no variable")


@pytest.mark.parametrize("at", [(float("nan"), 0), (0, float("inf"))])
def test_a_place_that_is_no_number_is_refused(at):
    with pytest.raises(EditRefused):
        edits.add_variable(fines(), TODAY, "Trust", at, new_ids(fines()))


@pytest.mark.parametrize("kind", list(Kind))
def test_kind_is_set_on_the_variables_of_a_mixed_selection(kind):
    changed = after(fines(), edits.set_kind(fines(), TODAY, [FINES, PRESSES], kind))
    assert changed.maps[TODAY].variables[FINES].kind is kind
    assert changed.maps[TODAY].links == fines().maps[TODAY].links


@pytest.mark.parametrize("role", [*Role, None])
def test_role_is_set_or_taken_away(role):
    changed = after(fines(), edits.set_role(fines(), TODAY, [FINES], role))
    assert changed.maps[TODAY].variables[FINES].role is role


def test_meaning_and_layer_are_kept():
    change = edits.set_meaning(fines(), TODAY, FINES, "Notices served in a term")
    changed = after(fines(), change)
    changed = after(changed, edits.set_layer(changed, TODAY, [FINES], "pattern"))
    made = changed.maps[TODAY].variables[FINES]
    assert (made.meaning, made.layer) == ("Notices served in a term", "pattern")
