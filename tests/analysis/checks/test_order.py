"""Which findings come first, and how many of a kind are told."""

from loopmap.analysis.checks import check, first_of, left_to_mend, most_useful
from tests.support.checked_maps import drawn, facts


def ordered(causal_map, skipped=()):
    return left_to_mend(causal_map, check(facts(causal_map)), skipped)


def test_errors_come_before_warnings_and_what_one_key_mends_before_what_needs_thought():
    drawing = drawn("More fines + Trust", "Trust - Trust", alone=("School policy",))
    rules = [finding.rule for finding in ordered(drawing)]
    assert rules[0] == "K4"
    assert rules.index("N1") < rules.index("M1")
    assert rules.index("M1") < rules.index("M4")


def test_what_touches_most_links_comes_first_among_its_like():
    drawing = drawn("More fines + A", "More moves + A", "More moves + B")
    first, second, *_ = ordered(drawing)
    names = [drawing.variables[each.variables[0]].name for each in (first, second)]
    assert names == ["More moves", "More fines"]


def test_no_rule_takes_more_than_three_places_while_others_wait():
    drawing = drawn("Less - A", alone=tuple(f"More {letter * 4}" for letter in "abcdefghijk"))
    shown = first_of(ordered(drawing))
    assert [finding.rule for finding in shown].count("N1") == 10 - len(
        [finding for finding in shown if finding.rule != "N1"]
    )
    assert {"M1", "M2", "M4"} <= {finding.rule for finding in shown}


def test_many_variables_without_a_link_are_told_as_one():
    drawing = drawn(alone=("Fines", "Trust", "Strain", "Moves", "Sleep"))
    (loose,) = [finding for finding in ordered(drawing) if finding.rule == "M2"]
    assert loose.text.startswith("5 variables have no link: “Fines”, “Trust”, “Strain” and 2 more.")
    assert len(loose.variables) == 5
    assert loose.offers == ()


def test_not_here_holds_for_each_variable_of_many_and_not_for_one_that_comes_later():
    drawing = drawn(alone=("Fines", "Trust", "Strain", "Moves"))
    (loose,) = [finding for finding in ordered(drawing) if finding.rule == "M2"]
    later = drawn(alone=("Fines", "Trust", "Strain", "Moves", "Sleep"))
    left = [finding for finding in ordered(later, loose.keys) if finding.rule == "M2"]
    assert [finding.text[:7] for finding in left] == ["“Sleep”"]


def test_at_most_ten_are_shown():
    drawing = drawn(alone=tuple(f"More {letter * 4}" for letter in "abcdefghijklmno"))
    assert len(most_useful(drawing, check(facts(drawing)))) == 10
