"""Doing what each rule offers: the finding goes, and nothing new is wrong."""

from itertools import count

import pytest

from loopmap.analysis.checks import RULES, Severity, check
from loopmap.analysis.checks.map_mends import DrawLink, MakeRole, MarkDelayed, Relabel, Tick
from loopmap.editing.edits.mend import mend, show_skipped
from loopmap.editing.edits.mend_map import skip_finding
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop, Role, Sign, Status
from tests.analysis.checks.test_rules import CASES, named
from tests.support.checked_maps import TODAY, document_of, drawn, facts

MENDING = [rule for rule in RULES if rule.mends]


def ids():
    numbers = count(1)
    return lambda kind: RecordId(f"{kind}x{next(numbers)}")


def found_on(document):
    return check(facts(document.maps[TODAY], publish=True))


def done(document, how):
    return document.apply(mend(document, TODAY, how, ids()))


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.id)
def test_after_any_mend_of_a_rule_its_finding_is_gone_and_no_new_error_is_there(rule):
    document = document_of(CASES[rule.id][0])
    before = found_on(document)
    errors = {each.key for each in before if each.severity is Severity.ERROR}
    for finding in (each for each in before if each.rule == rule.id):
        for offer in finding.offers:
            after = found_on(done(document, offer.mend))
            assert finding.key not in {each.key for each in after}
            assert {e.key for e in after if e.severity is Severity.ERROR} <= errors


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.id)
def test_every_mend_is_taken_back_by_its_inverse(rule):
    document = document_of(CASES[rule.id][0])
    for finding in (each for each in found_on(document) if each.rule == rule.id):
        for offer in finding.offers:
            change = mend(document, TODAY, offer.mend, ids())
            assert document.apply(change).apply(change.inverse()) == document


def test_not_here_is_remembered_by_rule_and_record_and_taken_back():
    document = document_of(drawn("A + B"))
    skipped = document.apply(skip_finding(document, TODAY, "M4 v001", "M5 v002"))
    assert skipped.maps[TODAY].info.skipped == ("M4 v001", "M5 v002")
    assert not skip_finding(skipped, TODAY, "M5 v002")
    assert skipped.apply(show_skipped(skipped, TODAY)) == document


def test_a_tick_after_reading_aloud_is_remembered_like_not_here():
    document = done(document_of(drawn("A + B", "B + A")), Tick("K7 l001"))
    assert document.maps[TODAY].info.skipped == ("K7 l001",)


def test_a_link_drawn_by_a_mend_is_assumed_and_has_no_sign_yet():
    document = done(document_of(drawn("A + B")), DrawLink(RecordId("v002"), RecordId("v001")))
    back = document.maps[TODAY].adjacency.between(RecordId("v002"), RecordId("v001"))
    assert (back.sign, back.status) == (Sign.UNKNOWN, Status.ASSUMED)


@pytest.mark.parametrize(
    "how",
    [
        MakeRole(RecordId("gone"), Role.LEVER),
        MarkDelayed(RecordId("gone")),
        DrawLink(RecordId("v001"), RecordId("gone")),
        Relabel(RecordId("gone"), "R1"),
    ],
    ids=lambda how: type(how).__name__,
)
def test_what_fits_no_longer_is_refused(how):
    with pytest.raises(EditRefused):
        done(document_of(drawn("A + B")), how)


def test_a_label_that_another_loop_has_is_refused():
    other = NamedLoop(RecordId("p2"), (RecordId("l003"), RecordId("l004")), "B1")
    links = ("A + B", "B - A", "C + D", "D - C")
    document = document_of(drawn(*links, loops=(*named("R1"), other)))
    with pytest.raises(EditRefused):
        done(document, Relabel(RecordId("p1"), "B1"))
    relabelled = done(document, Relabel(RecordId("p1"), "B2"))
    assert relabelled.maps[TODAY].loops[RecordId("p1")].label == "B2"
