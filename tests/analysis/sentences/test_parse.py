"""The grammar of the sentence bar: every form people type, and names that only look like one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.sentences.parse import parse
from loopmap.analysis.sentences.parts import SpanKind
from loopmap.editing.edits.variables import rename_variable
from loopmap.model.records import Sign
from tests.support.small_maps import ATTENDANCE, FINES, HOME, STRAIN, TODAY, fines

MAP = fines().maps[TODAY]
NOT_SAID = None


def links(text, causal_map=MAP):
    """Each link as (source, sign, target), "~" after the sign for a delay."""
    sentence = parse(text, causal_map)
    return [
        (
            sentence.names[link.source].text,
            (link.sign.value if link.sign else "") + ("~" if link.delayed else ""),
            sentence.names[link.target].text,
        )
        for link in sentence.links
    ]


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        *[(s, "") for s in (">", "->", "-->", "→", "=>")],
        *[(s, "+") for s in ("+", "+>", "->+", "→+")],
        *[(s, "-") for s in ("-", "−", "–", ">-", "-|")],
        *[(s, "?") for s in ("?", "?>")],
        *[("~", "~"), ("+~", "+~"), ("~+", "+~"), ("+ ~", "+~"), ("-~", "-~"), ("~>", "~")],
        *[("?~", "?~")],
    ],
)
def test_signs(written, sign):
    assert links(f"Fines {written} Trust") == [("Fines", sign, "Trust")]
    assert links(f"  Fines   {written}   Trust ") == [("Fines", sign, "Trust")]


def test_a_tilde_at_the_end_is_the_delay_of_the_last_link():
    assert links("Fines + Strain - Trust ~") == [
        ("Fines", "+", "Strain"),
        ("Strain", "-~", "Trust"),
    ]
    assert links("fines lead to trust ~") == [("fines", "+~", "trust")]


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("fines leads to trust", "+"),
        ("fines LEAD TO trust", "+"),
        ("fines increases trust", "+"),
        ("fines cause trust", "+"),
        ("fines stops trust", "-"),
        ("fines reduce trust", "-"),
        ("fines undermine trust", "-"),
        ("fines affect trust", "?"),
        ("fines eventually lead to trust", "+~"),
        ("fines reduce later trust", "-~"),
        ("more fines, more trust", "+"),
        ("more fines, less trust", "-"),
        ("less fines, less trust", "+"),
        ("fewer fines, more trust", "-"),
        ("The more fines, the less trust", "-"),
        ("more fines so less trust", "-"),
        ("more fines means less trust", "-"),
        ("less fines leads to more trust", "-"),
        ("fines - less trust", "+"),
        ("less fines > more trust", "-"),
        ("less fines > trust", ""),
    ],
)
def test_words(said, sign):
    assert links(said) == [("fines", sign, "trust")]


def test_arrows_point_where_they_point():
    assert links("fines -> trust") == [("fines", "", "trust")]
    assert links("trust <- fines") == [("fines", "", "trust")]
    assert links("calm <-- trust ← fines") == [("trust", "", "calm"), ("fines", "", "trust")]
    assert links("fines <-> trust") == [("fines", "", "trust"), ("trust", "", "fines")]
    assert links("fines ↔ trust") == [("fines", "", "trust"), ("trust", "", "fines")]
    assert links("scores <5 + fines") == [("scores <5", "+", "fines")]


def test_chains():
    assert links("A + B - C ~ D") == [("A", "+", "B"), ("B", "-", "C"), ("C", "~", "D")]
    assert links("fines stop trust, which reduces calm") == [
        ("fines", "-", "trust"),
        ("trust", "?", "calm"),
    ]
    assert links("more A, more B, less C") == [("A", "+", "B"), ("B", "-", "C")]


@pytest.mark.parametrize(
    "name",
    [
        "Two-way home-school talk",
        "Trust, empathy and vision",
        "Cost -benefit",
        "24/7 support",
        "Children (0-5)",
        "Higher education",
        "C++",
        "Who decides?",
    ],
)
def test_what_belongs_to_a_name_stays_in_it(name):
    assert links(f"{name} + Fines") == [(name, "+", "Fines")]
    assert [n.text for n in parse(name, MAP).names] == [name]


def test_with_a_sign_verbs_belong_to_the_names():
    assert links("Belief that fines reduce absence + Fines") == [
        ("Belief that fines reduce absence", "+", "Fines")
    ]


@pytest.mark.parametrize("odd", ["Pupils - excluded", "Less trust", "Fines lead to debt", "A > B"])
def test_a_name_on_the_map_is_known_even_if_it_looks_like_a_sentence(odd):
    document = fines()
    known = document.apply(rename_variable(document, TODAY, FINES, odd)).maps[TODAY]
    assert [n.variable for n in parse(odd.lower(), known).names] == [FINES]
    assert links(f"{odd} + Strain", known) == [(odd, "+", "Strain")]
    assert links(f"Strain - {odd}", known) == [("Strain", "-", odd)]


def test_names_are_found_however_they_are_spelt():
    sentence = parse("FINES + school  Attendance - new thing", MAP)
    assert [n.variable for n in sentence.names] == [FINES, ATTENDANCE, None]


def test_words_that_may_belong_to_a_name_are_directions_only_before_a_known_one():
    assert links("Fines + lower strain") == [("Fines", "-", "strain")]
    assert links("Fines + lower house") == [("Fines", "+", "lower house")]


def test_a_reason_belongs_to_the_link_before_it():
    sentence = parse('A + B "first" - C "second"', MAP)
    assert [link.reason for link in sentence.links] == ["first", "second"]
    assert parse("A + B “in print”", MAP).links[0].reason == "in print"
    assert parse('A + B "still typing', MAP).links[0].reason == "still typing"
    assert parse('A "what it is"', MAP).reason == "what it is"
    assert links('A "+ not a sign" + B') == [("A", "+", "B")]


def test_a_group_is_tagged():
    assert parse("A + B @School", MAP).group == "School"
    assert parse("A @home + B", MAP).group == "home"
    long = replace(MAP.groups[HOME], name="At home and school")
    table = {**{t: getattr(MAP, t) for t in ("variables", "links")}, "groups": {HOME: long}}
    several = type(MAP)(MAP.info, table)
    assert parse("A + B @at home and school", several).group == "at home and school"
    assert links("A @at home and school + B", several) == [("A", "+", "B")]
    assert parse("mail@school + B", MAP).group is None


def test_marks_at_the_end():
    assert parse("A + B !", MAP).assumed
    assert parse("A + B!", MAP).assumed
    assert not parse("A + B", MAP).assumed
    assert not parse("!", MAP).assumed
    assert links("A + B - C ?") == [("A", "?", "B"), ("B", "?", "C")]


def test_a_sentence_not_yet_whole_is_taken_as_far_as_it_goes():
    sentence = parse("A + B -", MAP)
    assert len(sentence.links) == 1
    for empty in ("", "  ", "+", "> >", ",", "@", '"', "!"):
        assert not parse(empty, MAP).links


def test_spans_tell_known_names_new_ones_signs_and_what_is_said_beside():
    spans = parse('fines - less debt "x" !', MAP).spans
    assert [(s.kind, s.sign) for s in spans] == [
        (SpanKind.KNOWN, None),
        (SpanKind.SIGN, Sign.OPPOSITE),
        (SpanKind.DIRECTION, None),
        (SpanKind.NEW, Sign.SAME),
        (SpanKind.ASIDE, None),
        (SpanKind.ASIDE, None),
    ]


PIECES = st.sampled_from(
    [
        *["fines", "Strain", "new-thing", "less", "more", "leads to", "stops", "which", "the"],
        *["+", "-", ">", "->", "~", "?", "!", ",", "@home", '"', "“", "why”"],
        *["\x00", "\u200f", "é", " "],
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=30))
def test_whatever_is_typed_spans_lie_in_the_text_and_do_not_overlap(text):
    sentence = parse(text, MAP)
    end = 0
    for span in sentence.spans:
        assert end <= span.start < span.end <= len(text)
        end = span.end
    assert all(max(k.source, k.target) < len(sentence.names) for k in sentence.links)
    assert all(name.text for name in sentence.names)


def test_strain_is_on_the_map():
    assert parse("strain", MAP).names[0].variable == STRAIN


@pytest.mark.parametrize("said", ["Police stops", "Pay cuts", "Root causes", "More police stops"])
def test_a_word_that_may_be_a_noun_ends_a_new_name_when_nothing_follows_it(said):
    (name,) = parse(said, MAP).names
    assert name.text.casefold() == said.removeprefix("More ").casefold()
    assert not parse(said, MAP).links


def test_after_a_name_on_the_map_the_same_word_waits_for_what_it_acts_on():
    for said in ("Fines stops", "more fines stops"):
        (name,) = parse(said, MAP).names
        assert name.text.casefold() == "fines"
    assert links("Fines raise police stops") == [("Fines", "+", "police stops")]


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Hunger reduces", "reduces"),
        ("Fines + Strain -", "-"),
        ("Fines leads to", "leads to"),
        ("Fines + Strain", ""),
        ("Fines + Strain ?", ""),
        ("less trust,", ""),
        ("Police stops", ""),
        ("+", ""),
    ],
)
def test_what_nothing_follows_yet(text, waits):
    assert parse(text, MAP).open_end == waits


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("if trust is low school attendance drops", ("trust", "+", "school attendance")),
        (
            "if needs arent met school attendance falls",
            ("needs arent met", "-", "school attendance"),
        ),
    ],
)
def test_where_no_comma_is_typed_a_name_of_the_map_begins_the_second_clause(text, meant):
    assert links(text) == [meant]
