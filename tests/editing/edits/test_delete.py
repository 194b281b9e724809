"""What is deleted takes along what cannot stand without it, and nothing more."""

from loopmap.editing.edits.clipboard import copy_records, cut_records, paste_clip
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.evidence import edit_evidence
from loopmap.editing.edits.maps import make_future_map, remove_map
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    LOOP,
    LOWERS,
    NOTE,
    PRESSES,
    QUOTE,
    STOP_FINING,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)


def without(*ids):
    return after(fines(), delete_records(fines(), TODAY, ids)).maps[TODAY]


def test_links_at_a_deleted_variable_go_and_scenarios_forget_it():
    left = without(FINES)
    assert set(left.variables) == {STRAIN, ATTENDANCE}
    assert set(left.links) == {LOWERS}
    assert [act.target for act in left.scenarios[STOP_FINING].interventions] == [LOWERS]


def test_a_cut_of_a_link_that_goes_with_its_variable_is_dropped_too():
    left = without(ATTENDANCE)
    assert [act.target for act in left.scenarios[STOP_FINING].interventions] == [FINES]
    assert left.scenarios[STOP_FINING].outcomes == ()


def test_a_named_loop_outlives_its_links():
    assert without(PRESSES).loops[LOOP].name == "Fines trap"
    assert without(LOOP).loops == {}


def test_members_of_a_deleted_group_stand_on_their_own():
    left = without(HOME)
    assert left.groups == {}
    assert left.variables[STRAIN].group is None


def test_evidence_goes_with_the_last_claim_it_spoke_for_and_comes_back_with_it():
    document = fines()
    change = delete_records(document, TODAY, [FINES])
    left = after(document, change)
    assert left.evidence == {}
    assert left.apply(change.inverse()) == document


def test_evidence_that_still_speaks_for_something_stays():
    document = fines()
    change = delete_records(document, TODAY, [PRESSES])
    assert QUOTE in after(document, change).evidence
    elsewhere = after(document, make_future_map(document, TODAY, "Then", new_ids(document)))
    change = delete_records(elsewhere, TODAY, [FINES])
    assert QUOTE in after(elsewhere, change).evidence


def test_evidence_that_spoke_for_nothing_before_is_left_alone():
    spare = Evidence(RecordId("e9"), text="Said by nobody yet")
    document = after(fines(), adding(DOCUMENT, [spare]))
    left = after(document, delete_records(document, TODAY, [FINES]))
    assert set(left.evidence) == {spare.id}


def test_what_is_cut_can_be_pasted_with_its_evidence():
    document = after(fines(), edit_evidence(fines(), QUOTE, text="We could not pay it"))
    clip = copy_records(document.maps[TODAY], [FINES], document.evidence)
    left = after(document, cut_records(document, TODAY, [FINES]))
    assert left.evidence == {}, "nothing private stays in the file where nobody could find it"
    pasted = paste_clip(left, TODAY, clip, new_ids(left))
    back = after(left, pasted.change)
    (variable,) = (back.maps[TODAY].variables[i] for i in pasted.ids)
    assert [back.evidence[i].text for i in variable.evidence] == ["We could not pay it"]


def test_the_last_map_that_needs_evidence_takes_it_along():
    document = after(fines(), make_future_map(fines(), TODAY, "Then", new_ids(fines())))
    then = document.map_order[1]
    document = after(document, delete_records(document, then, [FINES]))
    change = remove_map(document, TODAY)
    left = after(document, change)
    assert left.evidence == {}
    assert left.apply(change.inverse()) == document


def test_deleting_nothing_or_what_is_gone_is_no_change():
    assert not delete_records(fines(), TODAY, [])
    assert not delete_records(fines(), TODAY, ["v-gone"])


def test_notes_and_scenarios_go_alone():
    left = without(NOTE, STOP_FINING)
    assert (left.notes, left.scenarios) == ({}, {})
    assert len(left.variables) == 3
