"""A few letters are enough for a name that exists."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.sentence.complete import Attention, complete
from loopmap.model.change import adding
from loopmap.model.records import Variable
from tests.support.small_maps import TODAY, fines

NAMES = ["School awareness", "Trust in school", "Schooling at home", "Isolation used in school"]
MAP = (
    fines()
    .apply(adding(TODAY, [Variable(f"w{n}", name, order=9 + n) for n, name in enumerate(NAMES)]))
    .maps[TODAY]
)


def offered(text, caret=None, recent=(), seen=None):
    at = len(text) if caret is None else caret
    found = complete(parse(text, MAP), at, MAP, Attention(recent, seen))
    return [c.name for c in found]


def test_names_that_begin_so_come_first_then_words_then_letters():
    assert offered("Fines + scho") == [
        "School awareness",
        "Schooling at home",
        "School attendance",
        "Trust in school",
        "Isolation used in school",
    ]
    assert offered("Fines - sch att") == ["School attendance"]
    assert offered("tis") == ["Trust in school"]


def test_what_was_used_last_comes_first_among_equals():
    assert offered("sch", recent=("w2", "va"))[:2] == ["Schooling at home", "School attendance"]


def test_then_what_is_in_view_and_near_the_name_before():
    assert offered("scho")[0] == "School awareness"
    assert offered("scho", seen={"w2"})[0] == "Schooling at home"
    assert offered("Strain + scho", seen={"va", "w2"})[0] == "School attendance"


def test_the_name_before_is_offered_last():
    assert offered("School awareness + scho")[-1] != "School awareness"
    assert offered("School awareness + sch aw") == ["School awareness"]
    assert offered("School awareness + schoo", recent=("w0",))[0] != "School awareness"


def test_a_new_name_like_a_known_one_is_offered_as_the_same():
    (first, *_) = complete(parse("Fines + trust in schools", MAP), 24, MAP)
    assert (first.name, first.alike) == ("Trust in school", True)
    (first, *_) = complete(parse("Fines + sch", MAP), 11, MAP)
    assert not first.alike


def test_after_a_word_that_may_be_a_direction_the_rest_is_completed():
    text = "falling att"
    (first, *_) = complete(parse(text, MAP), len(text), MAP)
    assert first.accepted(text)[0] == "falling School attendance "


def test_words_of_direction_are_no_part_of_the_name():
    text = "Fines + less att"
    (first, *_) = complete(parse(text, MAP), len(text), MAP)
    assert first.accepted(text) == ("Fines + less School attendance ", 31)


def test_accepting_in_the_middle_keeps_the_rest():
    text = "str + Fines"
    (first, *_) = complete(parse(text, MAP), 3, MAP)
    assert first.accepted(text) == ("Strain + Fines", 7)


@pytest.mark.parametrize("text", ["", "Fines", "Fines ", "Fines +", "Fines + ", "zzz"])
def test_nothing_is_offered_for_nothing_or_for_a_name_in_full(text):
    assert offered(text) == []


def test_groups_are_offered_after_their_mark():
    assert offered("Fines + Strain @ho") == ["Home"]
    assert offered("Fines + Strain @home ") == []
