"""What a listener hears of each thing on a map."""

from dataclasses import replace

import pytest

from loopmap.analysis.aloud import (
    bundle_aloud,
    details_aloud,
    loop_aloud,
    name_aloud,
    sentence,
)
from loopmap.analysis.loops import loop_along
from loopmap.diagram.fold import fold, seen_as
from loopmap.model.change import adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Level, Link, Note, Role, Sign, Status, Strength, Variable
from tests.support.fines import FINES, GAP, LOWERS, RAISES, STRAIN, TODAY, fines_document
from tests.support.folded_maps import households


@pytest.fixture
def document():
    return fines_document()


def told(document, record, labels=None):
    causal_map = document.maps[TODAY]
    found = causal_map.get(record)
    return sentence(name_aloud(causal_map, found), details_aloud(causal_map, found, labels or {}))


def test_a_variable_says_its_causes_its_effects_its_loops_and_its_role(document):
    lever = replace(document.maps[TODAY].variables[FINES], role=Role.LEVER)
    document = document.apply(replacing(TODAY, [(document.maps[TODAY].variables[FINES], lever)]))
    assert told(document, FINES, {FINES: ("R1", "B1")}) == (
        "Fines issued, variable, lever, driven by Attendance gap, affects Family strain; "
        "in loops B1, R1."
    )


def test_more_than_two_causes_are_one_name_and_a_number(document):
    names = ("Housing costs", "Debt")
    causes = [Variable(RecordId(f"x{n}"), name, order=9.0 + n) for n, name in enumerate(names)]
    links = [
        Link(RecordId(f"y{n}"), cause.id, STRAIN, order=9.0 + n) for n, cause in enumerate(causes)
    ]
    two = document.apply(adding(TODAY, [causes[0], links[0]]))
    assert "driven by Fines issued and Housing costs, affects School attendance" in told(
        two, STRAIN
    )
    assert "driven by Fines issued and 2 others" in told(
        document.apply(adding(TODAY, [*causes, *links])), STRAIN
    )


def test_a_variable_alone_says_so(document):
    alone = document.apply(adding(TODAY, [Variable(RecordId("v9"), "Weather")]))
    assert told(alone, RecordId("v9")) == (
        "Weather, variable, driven by nothing on this map, affects nothing on this map."
    )


def test_a_link_says_its_claim_its_sign_its_delay_and_what_it_rests_on(document):
    old = document.maps[TODAY].links[LOWERS]
    new = replace(
        old,
        status=Status.STATED,
        strength=Strength.STRONG,
        delay_length="a term",
        reason="Heard twice",
    )
    document = document.apply(replacing(TODAY, [(old, new)]))
    assert told(document, LOWERS, {LOWERS: ("R1",)}) == (
        "More family strain leads, after a term, to lower school attendance, link, opposite way, "
        "after a delay of a term, strong, stated; in loop R1. Because: Heard twice."
    )


def test_a_link_nobody_agrees_on_says_so(document):
    old = document.maps[TODAY].links[RAISES]
    document = document.apply(replacing(TODAY, [(old, replace(old, sign=Sign.UNKNOWN))]))
    assert "direction not agreed" in told(document, RAISES)


def test_groups_and_notes_say_what_they_hold(document):
    gap = document.maps[TODAY].variables[GAP]
    theme = Group(RecordId("g1"), "Money", collapsed=True)
    note = Note(RecordId("n1"), "Ask the school", level=Level.PRIVATE)
    document = document.apply(adding(TODAY, [theme, note]))
    document = document.apply(replacing(TODAY, [(gap, replace(gap, group=theme.id))]))
    assert told(document, theme.id) == (
        "Money, group, collapsed, 1 variable: Attendance gap,"
        " driven by School attendance, affects Fines issued."
    )
    assert told(document, note.id) == "Ask the school, note, private."
    assert "in the collapsed group Money" in told(document, GAP)


def test_a_loop_says_its_label_its_name_its_kind_and_its_story(document):
    causal_map = document.maps[TODAY]
    loop = loop_along(causal_map, tuple(RecordId(f"l{n}") for n in (1, 2, 3, 4)))
    name, details = loop_aloud(causal_map, "R1", "Fines trap", loop)
    assert name == "Loop R1: Fines trap"
    assert details.startswith("loop, reinforcing, slow, 4 links. More fines issued")
    assert loop_aloud(causal_map, "R1", "", loop)[0] == "Loop R1"


def test_many_loops_are_a_number(document):
    labels = {FINES: tuple(f"R{n}" for n in range(1, 2_142))}
    assert told(document, FINES, labels).endswith("; in 2,141 listed loops.")


def test_a_bundle_says_how_many_links_it_is_which_way_and_what_each_claims():
    drawn = fold(households())
    bundle = seen_as(drawn, RecordId("l6"))
    assert sentence(*bundle_aloud(drawn, bundle)) == (
        "2 links from School and peers to Home, bundle, some same way, some opposite way."
        " More fines lead to less strain. More exclusions lead to more strain."
    )
    delayed = sentence(*bundle_aloud(drawn, seen_as(drawn, RecordId("l2"))))
    assert "from Home to School attendance, bundle, same way, after a delay." in delayed


def test_a_variable_in_a_collapsed_group_says_where_it_is():
    assert "in the collapsed group Home" in details_aloud(
        households(), households().variables[RecordId("v0")], {}
    )
