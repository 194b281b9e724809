"""What is deleted takes along what cannot stand without it, and nothing more."""

from loopmap.editing.edits.delete import delete_records
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


def test_evidence_stays_with_the_document():
    changed = after(fines(), delete_records(fines(), TODAY, [FINES, PRESSES]))
    assert QUOTE in changed.evidence


def test_deleting_nothing_or_what_is_gone_is_no_change():
    assert not delete_records(fines(), TODAY, [])
    assert not delete_records(fines(), TODAY, ["v-gone"])


def test_notes_and_scenarios_go_alone():
    left = without(NOTE, STOP_FINING)
    assert (left.notes, left.scenarios) == ({}, {})
    assert len(left.variables) == 3
