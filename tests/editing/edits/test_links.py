"""Links: at most one per ordered pair, every field by its own edit."""

import pytest

from loopmap.editing.edits import links as edits
from loopmap.errors import EditRefused
from loopmap.model.records import Link, Sign, Status, Strength
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    LOWERS,
    PRESSES,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)


def linked(source, target, **fields):
    before = fines()
    change = edits.add_link(before, TODAY, source, target, new_ids(before), **fields)
    (key,) = change.touched(Link)
    return after(before, change).maps[TODAY].links[key.id]


def test_a_new_link_has_no_agreed_sign_unless_given():
    assert linked(ATTENDANCE, FINES).sign is Sign.UNKNOWN
    assert linked(ATTENDANCE, FINES, sign=Sign.OPPOSITE).sign is Sign.OPPOSITE


def test_a_variable_may_be_linked_to_itself_once():
    loop = linked(FINES, FINES)
    assert loop.source == loop.target == FINES


def test_a_second_link_the_same_way_is_refused_and_says_which():
    why = "There is already a link from “Fines” to “Strain”."
    assert edits.may_link(fines(), TODAY, FINES, STRAIN).why == why
    with pytest.raises(EditRefused, match=why):
        linked(FINES, STRAIN)
    assert edits.may_link(fines(), TODAY, STRAIN, FINES)


def test_a_link_joins_variables_only():
    assert not edits.may_link(fines(), TODAY, FINES, PRESSES)


@pytest.mark.parametrize("sign", list(Sign))
def test_sign_is_set(sign):
    changed = after(fines(), edits.set_sign(fines(), TODAY, [PRESSES, LOWERS, FINES], sign))
    assert {link.sign for link in changed.maps[TODAY].links.values()} == {sign}


def test_delay_is_said_with_its_length_and_taken_back_without():
    slow = after(fines(), edits.set_delay(fines(), TODAY, [PRESSES], True, "a term"))
    link = slow.maps[TODAY].links[PRESSES]
    assert (link.delayed, link.delay_length) == (True, "a term")
    quick = after(slow, edits.set_delay(slow, TODAY, [PRESSES], False, "a term"))
    assert quick.maps[TODAY].links[PRESSES].delay_length == ""


def test_toggling_delay_makes_all_alike():
    slow = after(fines(), edits.set_delay(fines(), TODAY, [PRESSES], True))
    both = after(slow, edits.toggle_delay(slow, TODAY, [PRESSES, LOWERS]))
    assert all(link.delayed for link in both.maps[TODAY].links.values())
    none = after(both, edits.toggle_delay(both, TODAY, [PRESSES, LOWERS]))
    assert not any(link.delayed for link in none.maps[TODAY].links.values())


def test_strength_status_confidence_and_reason_are_kept():
    document = fines()
    for change in (
        lambda d: edits.set_strength(d, TODAY, [PRESSES], Strength.STRONG),
        lambda d: edits.set_status(d, TODAY, [PRESSES], Status.STATED),
        lambda d: edits.set_confidence(d, TODAY, [PRESSES], 0.7),
        lambda d: edits.set_reason(d, TODAY, PRESSES, "Heard twice"),
    ):
        document = after(document, change(document))
    link = document.maps[TODAY].links[PRESSES]
    assert (link.strength, link.status) == (Strength.STRONG, Status.STATED)
    assert (link.confidence, link.reason) == (0.7, "Heard twice")
    with pytest.raises(EditRefused):
        edits.set_confidence(document, TODAY, [PRESSES], 1.5)


@pytest.mark.parametrize(("asked", "kept"), [(0.25, 0.25), (9, 1.5), (-9, -1.5), (None, None)])
def test_a_bend_stays_within_what_can_be_drawn(asked, kept):
    changed = after(fines(), edits.set_bulge(fines(), TODAY, [PRESSES], asked))
    assert changed.maps[TODAY].links[PRESSES].bulge == kept


def test_a_link_turned_round_is_drawn_along_the_same_arc():
    turned = after(fines(), edits.reverse_link(fines(), TODAY, PRESSES)).maps[TODAY].links[PRESSES]
    assert (turned.source, turned.target, turned.bulge) == (STRAIN, FINES, -0.2)


def test_a_link_is_not_turned_onto_another():
    both = after(fines(), edits.add_link(fines(), TODAY, STRAIN, FINES, new_ids(fines())))
    with pytest.raises(EditRefused, match="already a link from “Strain” to “Fines”"):
        edits.reverse_link(both, TODAY, PRESSES)


def test_a_link_led_elsewhere_keeps_everything_else():
    changed = after(fines(), edits.retarget_link(fines(), TODAY, PRESSES, target=ATTENDANCE))
    link = changed.maps[TODAY].links[PRESSES]
    assert (link.source, link.target, link.sign) == (FINES, ATTENDANCE, Sign.SAME)
    with pytest.raises(EditRefused):
        edits.retarget_link(fines(), TODAY, PRESSES, source=STRAIN, target=ATTENDANCE)


def test_a_link_to_itself_is_not_bent_and_others_asked_with_it_are():
    before = fines()
    made = edits.add_link(before, TODAY, FINES, FINES, new_ids(before))
    (key,) = made.touched(Link)
    looped = after(before, made)
    with pytest.raises(EditRefused, match="a circle: drag it round"):
        edits.set_bulge(looped, TODAY, [key.id], 0.0)
    turned = after(looped, edits.turn_circle(looped, TODAY, key.id, 0.0)).maps[TODAY].links
    assert turned[key.id].bulge == pytest.approx(0.75), "to the right"
    bent = after(looped, edits.set_bulge(looped, TODAY, [key.id, PRESSES], 0.0)).maps[TODAY].links
    assert (bent[key.id].bulge, bent[PRESSES].bulge) == (None, 0.0)
