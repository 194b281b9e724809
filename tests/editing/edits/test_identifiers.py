"""Likely identifiers that stay, that something else stands for, or that go."""

from dataclasses import replace

import pytest

from loopmap.analysis.identifiers import find_identifiers
from loopmap.editing.edits.identifiers import Decision, ask_again, decide
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Evidence, Level, Note
from loopmap.model.rules import problems
from tests.support.small_maps import ATTENDANCE, FINES, NOTE, PRESSES, STRAIN, TODAY, fines

KEEP, REPLACE, REMOVE = Decision


def planted(note="Jayden Cole and Sarah met Mr Cole.", **of_fines):
    """The small map with people in a note, and what is given about its first variable."""
    document = fines()
    standing, fine = document.maps[TODAY].notes[NOTE], document.maps[TODAY].variables[FINES]
    return document.apply(
        replacing(
            TODAY, [(standing, replace(standing, text=note)), (fine, replace(fine, **of_fines))]
        )
    )


def decided(document, decision, *texts):
    """The document after this decision on those of these texts, or on all."""
    found = find_identifiers(document)
    change = decide(document, [(e, decision) for e in found if not texts or e.text in texts])
    assert problems(document.apply(change)) == []
    return document.apply(change)


def note_of(document):
    return document.maps[TODAY].notes[NOTE].text


def test_a_person_has_one_pseudonym_wherever_the_document_names_them():
    document = planted(name="Trust of Jayden", meaning="What JAYDEN thinks of Sarah.")
    after = decided(document, REPLACE, "Jayden Cole")
    fine = after.maps[TODAY].variables[FINES]
    assert note_of(after) == "Child A and Sarah met Mr Cole."
    assert (fine.name, fine.meaning) == ("Trust of Child A", "What Child A thinks of Sarah.")


def test_others_get_the_next_letter_and_grown_ups_a_word_of_their_own():
    assert note_of(decided(planted(), REPLACE)) == "Child A and Child B met Adult A."
    later = decided(planted("Child A knows Sarah."), REPLACE)
    assert note_of(later) == "Child A knows Child B."


def test_what_somebody_wants_to_stand_there_stands_there_throughout():
    document = planted("Mr Jayden Smith of M13 9PL. Jayden’s school is in M13 9PL.")
    found = find_identifiers(document)
    called = {found[0].same: "the pupil", found[1].same: "Manchester"}
    after = document.apply(decide(document, [(each, REPLACE) for each in found], called))
    assert note_of(after) == "the pupil of Manchester. the pupil’s school is in Manchester."


def test_a_school_has_one_name_instead_also_where_it_is_said_for_short():
    document = planted("Hillcrest rang. Hillcrest Primary School rang Northfield Academy.")
    assert note_of(decided(document, REPLACE)) == "School A rang. School A rang School B."


def test_what_is_no_name_is_replaced_by_what_it_was():
    document = planted("One of two boys in Year 9, born 1.2.2010, of M13 9PL: A123456789012")
    assert note_of(decided(document, REPLACE)) == (
        "one of the pupils, born [date of birth], of [postcode]: [pupil number]"
    )


def test_what_is_removed_leaves_no_space_behind():
    document = planted("Ask Jayden, then Sarah’s school, then Anna .")
    assert note_of(decided(document, REMOVE)) == "Ask, then school, then ."


def test_equations_use_the_pseudonym_too():
    document = planted(name="Jayden fined")
    strain = document.maps[TODAY].variables[STRAIN]
    document = document.apply(
        replacing(TODAY, [(strain, replace(strain, equation="2 * Jayden_fined"))])
    )
    after = decided(document, REPLACE, "Jayden")
    assert "Jayden" not in after.maps[TODAY].variables[STRAIN].equation


def test_two_variables_that_would_be_called_the_same_are_not():
    document = planted(name="Jayden at school")
    other = document.maps[TODAY].variables[ATTENDANCE]
    document = document.apply(replacing(TODAY, [(other, replace(other, name="Sarah at school"))]))
    after = decided(document, REMOVE).maps[TODAY].variables
    assert (after[FINES].name, after[ATTENDANCE].name) == ("at school", "at school 2")


def test_a_name_of_which_nothing_would_be_left_is_not_removed():
    document = planted("", name="Jayden")
    with pytest.raises(EditRefused, match="“Jayden” is all of a name"):
        decided(document, REMOVE)


def test_what_may_stay_is_remembered_without_being_said_and_found_again_when_asked():
    after = decided(planted(), KEEP, "Sarah")
    assert [each.text for each in find_identifiers(after)] == ["Jayden Cole", "Mr Cole"]
    assert "sarah" not in repr(after.info).casefold()
    again = after.apply(ask_again(after))
    assert len(find_identifiers(again)) == 3


def test_what_may_stay_still_may_when_the_text_before_it_changes_by_a_decision():
    after = decided(decided(planted(), KEEP, "Sarah"), REPLACE)
    assert note_of(after) == "Child A and Sarah met Adult A."
    assert find_identifiers(after) == []


def test_a_text_that_somebody_changes_is_asked_about_anew_and_its_mark_forgotten():
    kept = decided(planted(), KEEP)
    note = kept.maps[TODAY].notes[NOTE]
    changed = kept.apply(replacing(TODAY, [(note, replace(note, text="Sarah left with Tom."))]))
    assert [each.text for each in find_identifiers(changed)] == ["Sarah", "Tom"]
    assert decided(changed, REMOVE).info.may_stay == ()


def test_a_finding_of_an_older_text_is_refused():
    document = planted()
    found = find_identifiers(document)
    with pytest.raises(EditRefused, match="has changed since"):
        decide(planted("Nobody."), [(found[0], REPLACE)])


def test_all_of_it_is_one_step_that_can_be_taken_back():
    document = planted(name="Jayden fined", meaning="SW1A 1AA")
    session = Session(document)
    found = find_identifiers(document)
    session.do("Replace all", decide(document, [(each, REPLACE) for each in found]))
    assert find_identifiers(session.document) == []
    session.undo()
    assert session.document == document


def test_people_in_evidence_and_on_other_places_are_the_same_people():
    document = planted().apply(
        adding(DOCUMENT, [Evidence(RecordId("e9"), text="Jayden: no.", level=Level.PUBLIC)]).then(
            adding(TODAY, [Note(RecordId("n9"), "Jayden Cole.")])
        )
    )
    after = decided(document, REPLACE, "Jayden Cole")
    assert after.evidence[RecordId("e9")].text == "Child A: no."
    assert after.maps[MapId(TODAY)].notes[RecordId("n9")].text == "Child A."


def test_what_overlaps_is_cut_once():
    document = planted("One of two boys in Year 9 at Northfield Academy with autism is Jayden.")
    after = decided(document, REPLACE)
    assert "Year 9" not in note_of(after)
    assert note_of(after).endswith("is Child A.")


def test_a_reason_of_a_link_is_changed_where_it_stands():
    document = planted()
    link = document.maps[TODAY].links[PRESSES]
    document = document.apply(
        replacing(TODAY, [(link, replace(link, reason="Ring 020 7946 0958."))])
    )
    after = decided(document, REPLACE, "020 7946 0958")
    assert after.maps[TODAY].links[PRESSES].reason == "Ring [phone number]."
