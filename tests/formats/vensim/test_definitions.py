"""The equations of a Vensim model are taken apart as Vensim does."""

import pytest

from loopmap.formats.vensim.definitions import CHECK, definitions_in


def one(text):
    (found,) = definitions_in(text).all
    return found


def test_an_equation_has_name_text_unit_and_comment():
    found = one("births=\n\tpeople*rate\n\t~\tperson/year\n\t~\tHow many\\\n\t\tare born.\n\t|\n")
    assert (found.name, found.text) == ("births", "people*rate")
    assert (found.unit, found.comment) == ("person/year", "How many are born.")


def test_a_line_broken_with_a_backslash_is_one_line_and_notes_in_braces_are_left_out():
    found = one("{UTF-8}\na= b {their share}+\\\n\t\tc ~~|")
    assert found.text == "b + c"
    assert found.line == 2


def test_names_in_quotation_marks_may_hold_anything():
    found = one('"a|b ~ \\"c\\" = 2"= 3 ~~|')
    assert found.name == 'a|b ~ "c" = 2'
    assert found.text == "3"


def test_groups_are_named_and_described_and_hold_what_follows():
    found = definitions_in("****\n\t.Clinic\n****~\n\t\tChildren wait.\n\t|\n\na=1~~|\n")
    assert found.about == {"Clinic": "Children wait."}
    assert found.all[0].group == "Clinic"


def test_subscripts_exceptions_and_keywords_stand_beside_the_name():
    found = one("stock[area,age] :EXCEPT: [North, old] = INTEG(a, b) ~~|")
    assert (found.subscripts, found.excepts) == (("area", "age"), (("North", "old"),))
    assert one("rain[area] :RAW: ~~|").keywords == ("RAW",)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("area: North, South ~~|", ":"),
        ("area <-> region ~~|", "<->"),
        ("effect( (0,1),(1,2) ) ~~|", "("),
        ("fixed == 3 ~~|", "=="),
        ("rain ~~|", ""),
        ("no cash :THE CONDITION: a=0 :IMPLIES: b=0 ~~|", CHECK),
    ],
)
def test_the_sign_says_what_a_definition_is(text, sign):
    assert one(text).sign == sign


def test_macros_are_told_apart_and_lines_below_keep_their_numbers():
    found = definitions_in(":MACRO: TWICE(x)\nTWICE = 2*x\n~x\n~\n|\n:END OF MACRO:\na=TWICE(3)~~|")
    assert [each.name for each in found.all] == ["a"]
    assert found.all[0].line == 7
    (macro,) = found.macros
    assert (macro.name, macro.given, macro.definitions[0].text) == ("TWICE", ("x",), "2*x")


def test_what_is_no_definition_is_counted_by_its_line():
    found = definitions_in("a=1~~|\n\n=5 ~~|\n")
    assert [each.name for each in found.all] == ["a"]
    assert found.odd == [3]


def test_a_macro_without_an_end_is_none():
    assert definitions_in(":MACRO: A(x)\n" * 2000).macros == []
