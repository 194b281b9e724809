"""Every rule: a map on which it finds something, and one that is nearly the same."""

import pytest

from loopmap.analysis.checks import RULES, Severity, check
from loopmap.formats.registry import open_file
from loopmap.model.change import Key, Step
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Kind, NamedLoop, Role, Status
from loopmap.resources import examples
from tests.support.checked_maps import drawn, facts

LEVER, OUTCOME, OUTSIDE = ({"role": role} for role in Role)
STEPS = ("A + B", "B + C", "C + D", "D + E", "E + F", "F + G", "G + H", "H + I")
RING = ("A + B", "B + C", "C + D", "D + A")
FOCUSED = {"question": "Why do exclusions rise?", "time_span": "2015 to 2030"}
IDS = tuple(RecordId(f"l{n:03d}") for n in range(1, 5))


def named(label, links=IDS[:2], name=""):
    return (NamedLoop(RecordId("p1"), links, label, name),)


def alone(*names):
    return drawn(alone=names)


CASES = {
    "N1": (alone("More fines"), alone("Fines")),
    "N2": (alone("Providing advice"), alone("Bullying")),
    "N3": (alone("School policy"), alone("Clarity of school policy")),
    "N4": (alone("Lack of trust"), alone("Belief that fines deter absence")),
    "N5": (alone("Funding and staffing"), alone("Trust between home and school")),
    "N6": (
        alone("Time that passes until a first answer comes"),
        alone("Time until a first answer comes"),
    ),
    "N7": (alone("School exclusions", "Exclusion from school"), alone("Exclusions", "Moves")),
    "N8": (alone("Trust", "Distrust"), alone("Trust", "Fear")),
    "N9": (alone("Covid"), alone("Illness")),
    "N10": (alone("Naughty pupils"), alone("Pupils under pressure")),
    "N11": (alone("Mentoring scheme"), alone("Success of a mentoring scheme")),
    "N12": (alone("Trust"), drawn(alone=("Trust",), said={"Trust": {"meaning": "A survey"}})),
    "N13": (alone("Perceived fairness"), alone("Perceived fairness", "Fairness")),
    "N14": (alone("Calls to the LADO"), alone("Calls to CAMHS")),
    "K1": (drawn("A ? B"), drawn("A ? B", said={"A ? B": {"reason": "both were said"}})),
    "K2": (drawn("A ? B", said={"A ? B": {"reason": "both were said"}}), drawn("A ? B")),
    "K3": (drawn("A + B", "A - B"), drawn("A + B", "B - A")),
    "K4": (drawn("A + A"), drawn("A + A", said={"A + A": {"by_equation": True}})),
    "K5": (drawn("A + B", "A + B"), drawn("A + B", "B + A")),
    "K6": (drawn("A + B", "B + A"), drawn("A + B", "B - A")),
    "K7": (drawn("A + B", "B + A"), drawn("A + B", "B + A", skipped=("K7 l001", "K7 l002"))),
    "K8": (
        drawn("A + B", said={"A + B": {"reason": "because they lose heart, so that few stay"}}),
        drawn("A + B", said={"A + B": {"reason": "because they lose heart"}}),
    ),
    "K9": (drawn("A + B", "B - C", "A - C"), drawn("A + B", "B - C", "A + C")),
    "K10": (
        drawn("A + Trust", "Trust + B", "B + C", "C + A"),
        drawn("A + Trust", "Trust + B", "B + C", "C + A", delayed=[("B", "C")]),
    ),
    "K11": (drawn("A + B"), drawn("A + B", said={"A + B": {"status": Status.STATED}})),
    "K12": (
        drawn("Attendance + Attendance gap"),
        drawn("Attendance - Attendance gap", "Target + Attendance gap"),
    ),
    "K13": (
        drawn("Cases a year + Caseload"),
        drawn("Cases a year + Caseload", said={"Caseload": {"kind": Kind.STOCK}}),
    ),
    "L1": (drawn(*STEPS), drawn(*STEPS, "I + A")),
    "L2": (drawn("A + B", "B - A", loops=named("R")), drawn("A + B", "B - A", loops=named("B1"))),
    "L3": (drawn("A + B", "B ? A"), drawn("A + B", "B ? C")),
    "L4": (drawn("A + B", "B + A"), drawn("A + B", "B + A", loops=named("R1", name="Spiral"))),
    "L5": (drawn("A + B", "B - A"), drawn("A + B", "B - A", "Target + B")),
    "L6": (drawn("A + B", said={"A": LEVER}), drawn("A + B", "A - C", said={"A": LEVER})),
    "L7": (
        drawn("A + B", "B - A", said={"A": LEVER}),
        drawn("A + B", "B - A", "B + C", "C + A", said={"A": LEVER}),
    ),
    "L8": (
        drawn(*(f"{a} + {b}" for a in "ABCD" for b in "ABCD" if a != b)),
        drawn(*(f"{a} + {b}" for a in "ABC" for b in "ABC" if a != b)),
    ),
    "M1": (drawn("A + B"), drawn("A + B", said={"B": OUTCOME}, **FOCUSED)),
    "M2": (drawn("A + B", alone=("C",)), drawn("A + B")),
    "M3": (drawn("A + B", "C + D"), drawn("A + B", "C + D", "D + A")),
    "M4": (drawn("A + B"), drawn("A + B", said={"A": OUTSIDE})),
    "M5": (drawn("A + B"), drawn("A + B", said={"B": OUTCOME})),
    "M6": (alone(*"ABCDEFGHIJKLM"), alone(*"ABCDEFGHIJKL")),
    "M10": (
        drawn("A + B", said={"A": {"tension": ""}, "A + B": {"tension": " "}}),
        drawn("A + B", said={"A": {"tension": "Two budgets"}, "A + B": {"tension": "Rules"}}),
    ),
    "M11": (
        drawn("A + Trust", vision="Every child is heard."),
        drawn("A + Trust", vision="- We want more trust!\n\n"),
    ),
    "M12": (drawn(*RING, "X + A"), drawn(*RING, "X + A", "A + X")),
}  # fmt: skip
"""By rule. Of M12 the map before is the ring of A, B, C and D."""


def findings(rule, causal_map):
    earlier = drawn(*RING) if rule == "M12" else None
    told = facts(causal_map, earlier=earlier, publish=True)
    return [finding for finding in check(told) if finding.rule == rule]


def test_every_rule_has_a_map_on_which_it_finds_something_and_one_nearby():
    assert list(CASES) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestRule:
    def test_finds_something_of_its_level_in_a_whole_sentence(self, rule):
        found = findings(rule.id, CASES[rule.id][0])
        assert found
        assert {finding.severity for finding in found} <= set(rule.levels)
        assert all(finding.text[-1] in ".?" for finding in found)

    def test_finds_nothing_nearby(self, rule):
        assert findings(rule.id, CASES[rule.id][1]) == []

    def test_says_why_anybody_should_care(self, rule):
        assert rule.reason.endswith(".")
        assert rule.about == rule.about.strip()

    def test_offers_a_mend_where_it_says_so(self, rule):
        offers = [each for one in findings(rule.id, CASES[rule.id][0]) for each in one.offers]
        assert rule.mends == bool(offers)

    def test_is_asked_before_publishing_only_where_it_says_so(self, rule):
        earlier = drawn(*RING) if rule.id == "M12" else None
        found = check(facts(CASES[rule.id][0], earlier=earlier))
        assert rule.publish == (rule.id not in {finding.rule for finding in found})

    def test_waits_for_the_loops_where_it_says_so(self, rule):
        earlier = drawn(*RING) if rule.id == "M12" else None
        told = facts(CASES[rule.id][0], earlier=earlier, publish=True)
        without = type(told)(told.causal_map, None, told.book, told.earlier, publish=True)
        assert rule.needs_loops == (rule.id not in {each.rule for each in check(without)})


def test_a_gap_whose_links_are_turned_round_is_an_error():
    (found,) = findings("K12", CASES["K12"][0])
    assert found.severity is Severity.ERROR
    assert "widens" not in found.text


def test_a_gap_is_left_alone_while_a_sign_at_it_is_open():
    assert findings("K12", drawn("Target + Attendance gap", "Attendance ? Attendance gap")) == []


def test_both_signs_with_a_reason_each_are_only_a_warning():
    said = {"A + B": {"reason": "more staff"}, "A - B": {"reason": "less time"}}
    (found,) = findings("K3", drawn("A + B", "A - B", said=said))
    assert found.severity is Severity.WARNING


def test_what_is_asked_about_loops_says_so_where_not_all_of_them_were_found():
    told = facts(drawn("A + B", "B - A", said={"A": LEVER}))
    part = type(told.loops)(told.loops.loops, complete=False, complete_to_length=2)
    partly = type(told)(told.causal_map, part)
    (found,) = [each for each in check(partly) if each.rule == "L7"]
    assert found.text.endswith("Only loops of up to 2 links were all looked at.")
    assert not [each for each in check(type(told)(drawn(*STEPS), part)) if each.rule == "L1"]


def test_an_open_sign_is_told_with_the_loops_that_depend_on_it():
    (found,) = findings("L3", drawn("Fines + Strain", "Strain ? Fines"))
    assert found.text == "The sign of “Strain → Fines” is open: 1 loop depends on it."
    assert [offer.label for offer in found.offers] == [
        "More strain leads to more fines.",
        "More strain leads to fewer fines.",
    ]


def test_the_longest_way_is_asked_to_come_back():
    (found,) = findings("L1", CASES["L1"][0])
    assert "from “A” to “I” in 8 links" in found.text


def test_a_future_goes_on_where_something_new_closes_a_loop_of_what_was_there():
    before = drawn("A + B", "B + C")
    after = drawn("A + B", "B + C", "C + A")
    found = check(facts(after, earlier=before))
    assert "M12" not in {finding.rule for finding in found}
    assert "M12" not in {finding.rule for finding in check(facts(before, earlier=before))}


def test_a_future_of_the_examples_is_asked_what_keeps_it_going_once_its_loop_is_cut():
    path = next(path for path in examples() if path.stem.startswith("inappropriate"))
    today, future = (open_file(path).document.maps[MapId(one)] for one in ("today", "future"))
    asked = check(facts(future, earlier=today))
    assert "M12" not in {finding.rule for finding in asked}
    back = next(link for link in future.links.values() if link.id == "ln5")
    cut = future.with_steps([(Key(future.id, back.id), Step(back, None))])
    (found,) = [one for one in check(facts(cut, earlier=today)) if one.rule == "M12"]
    assert "What will keep this going" in found.text


def test_a_wrong_kind_is_told_of_a_name_too_and_not_of_an_undecided_loop():
    wrong = drawn("A + B", "B - A", loops=named("B1", name="The reinforcing one"))
    (found,) = findings("L2", wrong)
    assert found.offers == ()
    assert findings("L2", drawn("A + B", "B ? A", loops=named("R"))) == []


@pytest.mark.parametrize("label", ["R1", "Rest", "Balancing act"])
def test_a_label_that_is_shown_right_or_claims_no_other_kind_is_left_alone(label):
    assert findings("L2", drawn("A + B", "B - A", loops=named(label))) == []


def test_a_stated_link_is_no_short_cut_of_a_way_that_is_only_assumed():
    way, stated = ("A + B", "B - C", "A - C"), {"status": Status.STATED}
    guessed = {"status": Status.ASSUMED}
    assert findings("K9", drawn(*way, said=dict.fromkeys(way, stated)))
    assert findings("K9", drawn(*way, said={"A - C": guessed}))
    assert not findings("K9", drawn(*way, said={"A - C": stated, "B - C": guessed}))


def test_what_was_stated_with_a_reason_is_not_taken_for_mere_company():
    told = {"status": Status.STATED, "reason": "Seen in both years."}
    assert findings("K6", drawn("A + B", "B + A", said={"A + B": {"status": Status.ASSUMED}}))
    assert not findings("K6", drawn("A + B", "B + A", said={"A + B": told}))


@pytest.mark.parametrize(
    ("name", "is_vague"),
    [("Policy factors", True), ("Home situation", True), ("Policy costs", False)],
)
def test_a_vague_word_at_the_end_is_heard_behind_another(name, is_vague):
    assert bool(findings("N3", alone(name))) is is_vague
