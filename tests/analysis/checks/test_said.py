"""Points of tension without a reason, and lines of a vision that name nothing on the map."""

from loopmap.analysis.checks import check
from tests.support.checked_maps import drawn, facts


def told(rule, causal_map):
    return [finding for finding in check(facts(causal_map)) if finding.rule == rule]


def test_each_flag_without_a_reason_is_asked_about_where_it_is():
    flagged = drawn("A + B", said={"A": {"tension": ""}, "A + B": {"tension": ""}})
    card, link = told("M10", flagged)
    assert card.text == "“A” is flagged as a point of tension. What holds it in place?"
    assert link.links == tuple(flagged.links)
    assert link.text.startswith("“A → B” is flagged")
    assert card.key != link.key


def test_a_vision_names_variables_whatever_stands_around_them():
    vision = "We want: *Trust between partners*, and soon.\n\n  - more Early help.  "
    assert told("M11", drawn("Early help + Trust between partners", vision=vision)) == []


def test_a_part_of_a_word_is_no_name_of_a_variable():
    (finding,) = told("M11", drawn("Aid + Trust", vision="We are afraid and distrusted"))
    assert finding.text == (
        "No variable of this map is named in “We are afraid and distrusted”. What would go up or"
        " down?"
    )


def test_several_lines_are_one_finding_that_cites_the_first():
    (finding,) = told("M11", drawn("A + B", vision="One\nTwo\nThree\nFour"))
    assert finding.text.startswith("4 lines of the vision name no variable of this map, such as")
    assert "Four" not in finding.text
    assert finding.key == "M11"


def test_a_map_without_a_vision_is_asked_nothing():
    assert told("M11", drawn("A + B")) == []
