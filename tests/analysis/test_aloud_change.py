"""What a listener hears when the map changes, and when its loops do."""

from dataclasses import replace

import pytest

from loopmap.analysis.aloud_change import tell_change
from loopmap.analysis.aloud_loops import tell_loop_news
from loopmap.analysis.loop_labels import label_loops
from loopmap.analysis.loops import find_loops
from loopmap.analysis.telling import tell_steps
from loopmap.editing.edits.arrange import nudge
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import (
    add_link,
    retarget_link,
    reverse_link,
    set_delay,
    set_sign,
    set_status,
    set_strength,
)
from loopmap.editing.edits.loops import name_loop
from loopmap.editing.edits.merge import merge_variables
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.variables import add_variable, rename_variable
from loopmap.model.change import adding, replacing
from loopmap.model.ids import RecordId, counting_ids
from loopmap.model.records import Group, Kind, Sign, Status, Strength
from tests.support.fines import (
    ATTENDANCE,
    FINES,
    GAP,
    LOWERS,
    RAISES,
    STRAIN,
    TODAY,
    TRIGGERS,
    WIDENS,
    fines_document,
)
from tests.support.small_maps import new_ids

DOCUMENT = fines_document()
TERM_LATER = "After a delay of a term. More fines issued lead, after a term, to more family strain."
RING = (RAISES, LOWERS, WIDENS, TRIGGERS)
new_id = new_ids(DOCUMENT)


def told(change, label="Edit"):
    return tell_change(DOCUMENT.apply(change).maps[TODAY], change, label).whole


@pytest.mark.parametrize(
    ("change", "heard"),
    [
        (
            set_sign(DOCUMENT, TODAY, [RAISES], Sign.OPPOSITE),
            "Opposite way. More fines issued lead to less family strain.",
        ),
        (
            set_delay(DOCUMENT, TODAY, [RAISES], True, "a term"),
            TERM_LATER,
        ),
        (
            set_delay(DOCUMENT, TODAY, [LOWERS], False),
            "No delay. More family strain leads to lower school attendance.",
        ),
        (
            set_strength(DOCUMENT, TODAY, [RAISES], Strength.STRONG),
            "Strong. More fines issued lead to more family strain.",
        ),
        (
            set_status(DOCUMENT, TODAY, [RAISES], Status.ASSUMED),
            "Assumed. More fines issued lead to more family strain.",
        ),
        (
            reverse_link(DOCUMENT, TODAY, RAISES),
            "Turned round. More family strain leads to more fines issued.",
        ),
        (
            retarget_link(DOCUMENT, TODAY, RAISES, target=GAP),
            "Leads elsewhere. More fines issued lead to a wider attendance gap.",
        ),
        (
            set_sign(DOCUMENT, TODAY, [RAISES, TRIGGERS], Sign.UNKNOWN),
            "Direction not agreed: 2 links.",
        ),
        (
            add_link(DOCUMENT, TODAY, STRAIN, GAP, new_id, sign=Sign.SAME),
            "Link made. More family strain leads to a wider attendance gap.",
        ),
        (
            add_variable(DOCUMENT, TODAY, "Debt", (0, 0), new_id),
            "Variable made. Debt.",
        ),
        (add_note(DOCUMENT, TODAY, "Ask the school", (0, 0), new_id), "Note made. Ask the school."),
        (rename_variable(DOCUMENT, TODAY, FINES, "Penalties"), "Now called Penalties."),
        (nudge(DOCUMENT, TODAY, [FINES], 10, 0), "Moved."),
        (nudge(DOCUMENT, TODAY, [FINES, STRAIN], 10, 0), "Moved: 2 variables."),
        (
            delete_records(DOCUMENT, TODAY, [FINES]),
            "Deleted: 1 variable and 2 links.",
        ),
        (
            name_loop(DOCUMENT, TODAY, RING, "R1", "Fines trap", new_id),
            "Loop R1: Fines trap.",
        ),
    ],
)
def test_an_edit_is_told_by_what_it_did(change, heard):
    assert told(change) == heard


def test_an_edit_of_an_unusual_kind_is_told_by_its_label():
    old = DOCUMENT.maps[TODAY].variables[FINES]
    change = replacing(TODAY, [(old, replace(old, kind=Kind.STOCK))])
    assert told(change, "Set kind") == "Set kind."


def news(before, after):
    """What is heard of the loops when one document becomes the other."""
    old_map, new_map = before.maps[TODAY], after.maps[TODAY]
    old, new = find_loops(old_map), find_loops(new_map)
    book = label_loops(old_map, old)
    return tell_loop_news(new_map, book.labels, new, label_loops(new_map, new, book))


def test_a_loop_that_is_found_is_told_by_label_name_and_kind():
    broken = DOCUMENT.apply(delete_records(DOCUMENT, TODAY, [TRIGGERS]))
    heard = news(broken, DOCUMENT)
    assert heard.startswith("Loop R1 found: ")
    assert heard.endswith(", reinforcing, slow.")
    assert news(DOCUMENT, DOCUMENT) == ""


def test_a_loop_that_goes_or_turns_is_told():
    broken = DOCUMENT.apply(delete_records(DOCUMENT, TODAY, [TRIGGERS]))
    assert news(DOCUMENT, broken) == "Loop R1 gone."
    turned = DOCUMENT.apply(set_sign(DOCUMENT, TODAY, [RAISES], Sign.OPPOSITE))
    assert news(DOCUMENT, turned) == "Loop R1 is now B1, balancing, slow."


def test_many_loops_at_once_are_a_number():
    document, ids = DOCUMENT, counting_ids()
    for source, target in (
        (STRAIN, FINES),
        (ATTENDANCE, STRAIN),
        (GAP, ATTENDANCE),
        (FINES, GAP),
    ):
        change = add_link(document, TODAY, source, target, lambda k: ids(k.__name__, set()))
        document = document.apply(change)
    assert news(DOCUMENT, document) == "5 loops found, 6 in all."


def test_the_steps_of_a_loop_follow_one_another_and_the_last_says_what_it_does():
    loop = find_loops(DOCUMENT.maps[TODAY]).loops[0]
    steps = tell_steps(DOCUMENT.maps[TODAY], loop)
    assert [link for link, _ in steps] == [RAISES, LOWERS, WIDENS, TRIGGERS]
    assert [told for _, told in steps] == [
        "More fines issued lead to more family strain.",
        "More family strain leads, after a while, to lower school attendance.",
        "Lower school attendance leads to a wider attendance gap.",
        "A wider attendance gap leads to more fines issued. So it feeds itself.",
    ]


def test_after_a_link_nobody_agrees_on_the_steps_rise_again():
    document = DOCUMENT.apply(set_sign(DOCUMENT, TODAY, [LOWERS], Sign.UNKNOWN))
    loop = find_loops(document.maps[TODAY]).loops[0]
    told = [sentence for _, sentence in tell_steps(document.maps[TODAY], loop)]
    assert told[1].endswith("but which way is not agreed.")
    assert told[2] == "Higher school attendance leads to a narrower attendance gap."
    assert "feeds itself" not in told[-1]


def test_a_variable_that_became_one_with_another_is_not_merely_deleted():
    document = fines_document()
    merged = merge_variables(document, TODAY, STRAIN, ATTENDANCE)
    after = document.apply(merged).maps[TODAY]
    told = tell_change(after, merged, "Merge with “School attendance”").whole
    assert told.startswith("Merge with “School attendance”. Deleted: ")
    gone = delete_records(document, TODAY, [STRAIN])
    after = document.apply(gone).maps[TODAY]
    assert tell_change(after, gone, "Delete").whole.startswith("Deleted: ")


@pytest.mark.parametrize(
    ("collapsed", "words"), [(True, "Collapsed to one box."), (False, "Opened.")]
)
def test_a_group_that_collapses_is_not_merely_moved(collapsed, words):
    home = Group(RecordId("g1"), "Home", collapsed=not collapsed)
    moved = replace(home, collapsed=collapsed, x=40.0)
    document = DOCUMENT.apply(adding(TODAY, [home]))
    change = replacing(TODAY, [(home, moved)])
    after = document.apply(change).maps[TODAY]
    assert tell_change(after, change, "Collapse").whole == words
