"""What is said about names, and what is offered instead."""

import pytest

from loopmap.analysis.checks import (
    Merge,
    Park,
    Rename,
    Severity,
    Split,
    check_names,
    most_useful,
)
from loopmap.analysis.checks.map_mends import MakeRole
from loopmap.formats.registry import open_file
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, Role, Sign, Variable
from loopmap.resources import examples

TODAY = MapId("m1")


def map_of(*names, links=()):
    variables = [Variable(RecordId(f"v{n}"), name, order=n) for n, name in enumerate(names)]
    joined = [Link(RecordId(f"l{n}"), RecordId(a), RecordId(b), Sign.SAME, order=n)
              for n, (a, b) in enumerate(links)]  # fmt: skip
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    return document.apply(adding(TODAY, [*variables, *joined])).maps[TODAY]


def rules(name):
    return [finding.rule for finding in check_names(map_of(name))]


def offered(*names):
    return check_names(map_of(*names))[0].offers[0].mend


@pytest.mark.parametrize(
    ("name", "instead", "turned"),
    [
        ("Increasing exclusions", "Exclusions", False),
        ("More use of isolation", "Use of isolation", False),
        ("Rise in the number of fines", "Number of fines", False),
        ("Reduced trust in services", "Trust in services", True),
        ("Fewer referrals", "Referrals", True),
    ],
)
def test_a_direction_is_taken_out_of_a_name_and_falling_turns_it_round(name, instead, turned):
    assert rules(name) == ["N1"]
    assert offered(name) == Rename(RecordId("v0"), instead, turned)


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("Lack of trust", "Trust"),
        ("Unmet need", "Met need"),
        ("School absence", "School attendance"),
        ("Misdirected referrals", "Well-directed referrals"),
    ],
)
def test_a_negative_sense_is_offered_its_positive_twin_turned_round(name, instead):
    assert rules(name) == ["N4"]
    assert offered(name) == Rename(RecordId("v0"), instead, turned=True)


def test_what_a_belief_is_about_does_not_make_its_name_negative():
    assert rules("Belief that fines deter absence") == []


def test_a_twin_that_is_already_there_is_offered_as_a_merge():
    assert offered("Lack of trust", "trust") == Merge(RecordId("v0"), RecordId("v1"), turned=True)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Funding and staffing", ("Funding", "Staffing")),
        ("Fines/prosecutions", ("Fines", "Prosecutions")),
        ("Stress, workload & pay", ("Stress", "Workload", "Pay")),
    ],
)
def test_two_in_one_is_offered_as_a_split(name, parts):
    assert offered(name) == Split(RecordId("v0"), parts)


@pytest.mark.parametrize(
    "name", ["Size and bag limits", "Quality of food and drink", "Urban and industrial land"]
)
def test_parts_that_are_no_names_by_themselves_are_told_without_a_split(name):
    (found,) = check_names(map_of(name))
    assert (found.rule, found.offers) == ("N5", ())


def test_the_same_words_the_other_way_round_may_be_something_else():
    (found,) = check_names(map_of("Cases per school", "Schools per case"))
    assert (found.rule, found.severity) == ("N7", Severity.WARNING)


@pytest.mark.parametrize(
    "name", ["Trust between home and school", "Support (advice and grants)", "Home-school trust"]
)
def test_two_sides_of_one_thing_are_one_thing(name):
    assert rules(name) == []


@pytest.mark.parametrize(
    "name", ["covid", "The 2020 lockdown", "Visit by Jayden to school", "Strike in March"]
)
def test_what_happened_once_is_offered_to_the_parking_list(name):
    assert rules(name) == ["N9"]
    assert offered(name) == Park(RecordId("v0"))


@pytest.mark.parametrize("name", ["Quality of SEND advice", "Fines In Our Schools", "Year group"])
def test_short_forms_and_capitals_throughout_name_nobody(name):
    assert rules(name) == []


@pytest.mark.parametrize(
    ("name", "instead"),
    [("Naughty pupils", "Behaviour incidents"), ("Lazy teachers", "Teacher workload"),
     ("Hard to reach families", "Not yet reached families")],
)  # fmt: skip
def test_blame_is_offered_a_neutral_name(name, instead):
    assert rules(name) == ["N10"]
    assert offered(name) == Rename(RecordId("v0"), instead)


def test_a_long_name_is_told_and_a_very_long_one_is_an_error():
    long = check_names(map_of("Time that passes until a first answer comes"))[0]
    endless = check_names(map_of("Time that passes until anybody at all gives some kind of answer"))
    assert (long.rule, long.severity) == ("N6", Severity.WARNING)
    assert endless[0].severity is Severity.ERROR


def test_the_same_name_twice_is_offered_as_a_merge_into_the_better_linked():
    drawn = map_of("Exclusion from school", "Fines", "School exclusions", links=[("v1", "v2")])
    found = check_names(drawn)
    assert [finding.rule for finding in found] == ["N7"]
    assert found[0].offers[0].mend == Merge(RecordId("v0"), RecordId("v2"))


def test_two_variables_of_one_name_are_no_opposites():
    assert "N8" not in {finding.rule for finding in check_names(map_of("Trust", "trust"))}


def test_a_pair_of_opposites_is_told_once_as_a_pair():
    found = check_names(map_of("School inclusion", "School exclusion"))
    assert [finding.rule for finding in found] == ["N8"]
    assert found[0].offers[0].mend == Merge(RecordId("v1"), RecordId("v0"), turned=True)


def test_ten_are_shown_the_severest_first_then_those_with_most_links():
    names = [f"More {letter * 4}" for letter in "abcdefghijkl"] + ["Fines", "Fine"]
    drawn = map_of(*names, links=[("v5", "v0"), ("v5", "v1"), ("v2", "v5")])
    shown = most_useful(drawn, check_names(drawn))
    assert len(shown) == 10
    assert shown[0].rule == "N7"
    assert shown[1].variables == (RecordId("v5"),)


def test_what_was_skipped_is_not_shown():
    drawn = map_of("More fines", "Fewer moves")
    found = check_names(drawn)
    assert most_useful(drawn, found, {found[0].key}) == [found[1]]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Providing advice", "N2"),
        ("Stop the fines", "N2"),
        ("School policy", "N3"),
        ("Need for mentors", "N11"),
        ("Mentoring scheme", "N11"),
        ("Perceived fairness", "N13"),
        ("Calls to the LADO", "N14"),
    ],
)
def test_what_is_no_quantity_is_told(name, rule):
    assert rule in rules(name)


@pytest.mark.parametrize(
    "name",
    [
        "Bullying",
        "Funding of early help",
        "Purchasing power",
        "Support",
        "Level of detail in policy",
        "Trust in the system",
        "Policy makers’ attention",
        "Success of pilot",
        "Waiting time for CAMHS",
        "Increase",
        "EHCP requests",
        "De-escalation training",
    ],
)
def test_quantities_that_only_look_otherwise_are_left_alone(name):
    assert not {"N2", "N3", "N11", "N13", "N14"} & set(rules(name))


def test_what_is_felt_beside_what_there_is_is_left_alone():
    found = check_names(map_of("Fairness", "Perceived fairness"))
    assert "N13" not in [finding.rule for finding in found]


def test_a_solution_is_offered_as_a_lever_and_a_lever_is_left_alone():
    assert offered("Mentoring scheme") == MakeRole(RecordId("v0"), Role.LEVER)
    lever = Variable(RecordId("v1"), "Mentoring scheme", role=Role.LEVER)
    base = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    assert check_names(base.apply(adding(TODAY, [lever])).maps[TODAY]) == []


def test_a_direction_in_the_midst_of_a_name_is_told_without_a_mend_that_would_garble_it():
    (found,) = check_names(map_of("Effort to increase efficiency"))
    assert (found.rule, found.offers) == ("N1", ())


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_the_examples_have_nothing_but_hints(path):
    for causal_map in open_file(path).document.maps.values():
        assert {finding.severity for finding in check_names(causal_map)} <= {Severity.HINT}


def test_of_the_names_of_the_examples_only_a_few_are_asked_about():
    asked = {
        (finding.rule, causal_map.variables[finding.variables[0]].name)
        for path in examples()
        for causal_map in open_file(path).document.maps.values()
        for finding in check_names(causal_map)
    }
    assert asked == {
        ("N4", "Unmet need"),
        ("N4", "Misdirected referrals"),
        ("N13", "Felt threat of exclusion"),
        ("N13", "Felt weight of sanctions"),
    }
