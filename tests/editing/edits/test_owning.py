"""Who takes a change on, kept with the later map."""

from loopmap.editing.edits.owning import own
from loopmap.model.owned import Owned
from tests.editing.edits.test_across import AHEAD, document
from tests.support.small_maps import after
from tests.support.two_maps import future


def owned_after(found, owned):
    return after(found, own(found, AHEAD, owned))


def test_a_change_is_owned_said_otherwise_in_its_place_and_let_go():
    found = document(future())
    for change in ("added e", "weakened l1"):
        found = owned_after(found, Owned(change, " Head of year ", "", "June"))
    assert found.maps[AHEAD].info.owned == (
        Owned("added e", "Head of year", "", "June"),
        Owned("weakened l1", "Head of year", "", "June"),
    )
    found = owned_after(found, Owned("added e", "Deputy head"))
    assert [each.owner for each in found.maps[AHEAD].info.owned] == ["Deputy head", "Head of year"]
    found = owned_after(found, Owned("added e", "  "))
    assert [each.change for each in found.maps[AHEAD].info.owned] == ["weakened l1"]


def test_what_is_said_is_told_in_a_line():
    assert Owned("added e").told == ""
    assert Owned("added e", step="Ask the parents.").told == "Next: Ask the parents."
    assert Owned("added e", "Head", due="by June").told == "Head. By June."
