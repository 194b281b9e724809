"""Evidence is kept once for the document and named by what it speaks for."""

import pytest

from loopmap.editing.edits import evidence as edits
from loopmap.errors import EditRefused
from loopmap.model.records import Evidence, EvidenceKind, Level
from tests.support.small_maps import FINES, PRESSES, QUOTE, STRAIN, TODAY, after, fines, new_ids


def test_new_evidence_is_private_until_somebody_says_otherwise():
    change = edits.add_evidence(fines(), " We pay or we eat ", new_ids(fines()))
    (key,) = change.touched(Evidence)
    document = after(fines(), change)
    assert document.evidence[key.id].text == "We pay or we eat"
    assert document.evidence[key.id].level is Level.PRIVATE
    document = after(
        document,
        edits.edit_evidence(document, key.id, level=Level.PUBLIC, kind=EvidenceKind.CASE),
    )
    piece = document.evidence[key.id]
    assert (piece.level, piece.kind, piece.text) == (
        Level.PUBLIC,
        EvidenceKind.CASE,
        "We pay or we eat",
    )


def test_evidence_of_nothing_is_refused():
    with pytest.raises(EditRefused):
        edits.add_evidence(fines(), " ", new_ids(fines()))
    with pytest.raises(EditRefused):
        edits.attach_evidence(fines(), TODAY, [FINES], "e-gone")


def test_evidence_is_put_behind_a_claim_once_and_taken_from_it():
    document = after(fines(), edits.attach_evidence(fines(), TODAY, [STRAIN, FINES], QUOTE))
    assert document.maps[TODAY].variables[STRAIN].evidence == (QUOTE,)
    assert document.maps[TODAY].variables[FINES].evidence == (QUOTE,)
    document = after(document, edits.take_away_evidence(document, TODAY, [FINES, PRESSES], QUOTE))
    assert document.maps[TODAY].links[PRESSES].evidence == ()
    assert document.maps[TODAY].variables[STRAIN].evidence == (QUOTE,)
    assert QUOTE in document.evidence


def test_evidence_that_speaks_for_nothing_any_more_leaves_the_document():
    document, claims = fines(), [FINES, STRAIN, PRESSES]
    change = edits.take_away_evidence(document, TODAY, claims, QUOTE)
    left = after(document, change)
    assert left.evidence == {}
    assert left.maps[TODAY].variables[FINES].evidence == ()
    assert left.apply(change.inverse()) == document
    with pytest.raises(EditRefused):
        edits.take_away_evidence(left, TODAY, claims, QUOTE)
