"""A new name like an old one is noticed; names that only resemble each other are not."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.sentence.alike import alike_in, like, with_standing
from loopmap.model.change import adding
from loopmap.model.records import Variable
from tests.support.small_maps import TODAY, fines

NAMES = ["Trust in school", "Peer pressure", "Formal referrals", "Year 7 pupils", "Exclusions"]
MAP = (
    fines()
    .apply(adding(TODAY, [Variable(f"w{n}", name, order=9 + n) for n, name in enumerate(NAMES)]))
    .maps[TODAY]
)


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("Trust in schools", "Trust in school"),
        ("School trust", "Trust in school"),
        ("trust in the school", "Trust in school"),
        ("Attendance at school", "School attendance"),
        ("School attendence", "School attendance"),
        ("Exclusion", "Exclusions"),
        ("Peer presure", "Peer pressure"),
        ("Exlcusions", "Exclusions"),
        ("Fine", "Fines"),
    ],
)
def test_the_same_in_other_letters(name, standing):
    assert like(name, MAP).name == standing


@pytest.mark.parametrize(
    "name",
    [
        "Informal referrals",
        "Year 8 pupils",
        "Inclusions",
        "Trust in staff",
        "Trust",
        "Peer support",
        "Fires",
        "School attendance",
        "",
        "of the",
    ],
)
def test_only_similar(name):
    assert like(name, MAP) is None


def test_in_a_sentence_every_new_name_is_looked_at():
    sentence = parse("attendance at school + trust in schools - calm", MAP)
    assert [found.standing.name for found in alike_in(sentence, MAP)] == [
        "School attendance",
        "Trust in school",
    ]
    assert with_standing(sentence, MAP) == "School attendance + Trust in school - calm"
