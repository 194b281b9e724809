"""Sentences as facilitators say them in a workshop on school exclusion, and what they come to."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.formats.loopmap_yaml import read
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import MapInfo, Variable
from loopmap.resources import examples

TODAY = MapId("m1")
KNOWN = (
    "Fines",
    "Financial strain",
    "Attendance",
    "Exclusions",
    "Bullying",
    "Anxiety",
    "Trust in school",
    "Family trust",
    "Exploitation",
    "Belonging",
    "Teacher stress",
    "Unmet need",
    "Waiting times",
    "Behaviour",
)


def map_of(names):
    variables = [Variable(RecordId(f"v{n}"), name, order=n) for n, name in enumerate(names)]
    empty = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    return empty.apply(adding(TODAY, variables)).maps[TODAY]


MAP = map_of(KNOWN)


def links(text, causal_map=MAP):
    """Each link as "cause sign effect", "~" after the sign for a delay."""
    sentence = parse(text, causal_map)
    names = [name.text for name in sentence.names]
    return [
        f"{names[k.source]} {k.sign.value if k.sign else '>'}{'~' if k.delayed else ''}"
        f" {names[k.target]}".lower()
        for k in sentence.links
    ]


SPOKEN = {
    "Fines lead to more financial strain": "fines + financial strain",
    "The fines make attendance worse": "fines - attendance",
    "Bullying reduces attendance": "bullying - attendance",
    "When families trust the school, attendance goes up": "families trust the school + attendance",
    "More exclusions means more time out of school": "exclusions + time out of school",
    "Time out of school increases the risk of exploitation": (
        "time out of school + risk of exploitation"
    ),
    "Exploitation makes attendance worse": "exploitation - attendance",
    "Cuts to youth services lead to more exploitation": "cuts to youth services + exploitation",
    "Falling attendance leads to more fines": "attendance - fines",
    "Lack of family trust increases exclusions": "family trust - exclusions",
    "Early help builds family trust": "early help + family trust",
    "Belonging protects against exploitation": "belonging - exploitation",
    "Teacher stress drives exclusions": "teacher stress + exclusions",
    "Teacher turnover undermines relationships with pupils": (
        "teacher turnover - relationships with pupils"
    ),
    "Good relationships with pupils prevent exclusions": (
        "good relationships with pupils - exclusions"
    ),
    "Exclusions eventually lead to unemployment": "exclusions +~ unemployment",
    "Exclusions are caused by unmet need": "unmet need + exclusions",
    "Attendance depends on family trust": "family trust + attendance",
    "Attendance falls because of bullying": "bullying - attendance",
    "Anxiety rises as exclusions rise": "exclusions + anxiety",
    "As exclusions go up, trust in school goes down": "exclusions - trust in school",
    "If bullying gets worse then attendance drops": "bullying - attendance",
    "The more we exclude, the less they trust us": "we exclude - they trust us",
    "less trust in school, more exclusions, less attendance": (
        "trust in school - exclusions; exclusions - attendance"
    ),
    "more fines so less family trust": "fines - family trust",
    "fines + financial strain - attendance": (
        "fines + financial strain; financial strain - attendance"
    ),
    "fines +> strain -> exploitation": "fines + strain; strain > exploitation",
    "isolation - belonging + attendance": "isolation - belonging; belonging + attendance",
    "waiting times ~ unmet need + exclusions": (
        "waiting times >~ unmet need; unmet need + exclusions"
    ),
    "support for staff - teacher stress !": "support for staff - teacher stress",
    "Exclusions don't improve behaviour": "exclusions ? behaviour",
    "Peer pressure affects attendance": "peer pressure ? attendance",
    "Unmet need often results in poor behaviour": "unmet need - behaviour",
    "Poor behaviour triggers sanctions, which damage relationships": (
        "behaviour - sanctions; sanctions - relationships"
    ),
    "Sanctions damage relationships and increase anger": (
        "sanctions - relationships; sanctions + anger"
    ),
    "Fines raise attendance but reduce family trust": "fines + attendance; fines - family trust",
    "Mentoring helps attendance": "mentoring + attendance",
    "Mentoring improves belonging": "mentoring + belonging",
    "Mentoring improves anxiety": "mentoring - anxiety",
    "Poverty worsens housing": "poverty - housing",
    "Stress worsens bullying": "stress + bullying",
    "Housing moves disrupt attendance": "housing moves - attendance",
    "Managed moves slow down exclusions": "managed moves - exclusions",
    "Budget cuts in schools lead to larger classes": "budget cuts in schools + larger classes",
    "Root cause analysis supports better decisions": "root cause analysis + better decisions",
    "Pupil premium funds mentoring": "pupil premium + mentoring",
    "Exclusions feed the school-to-prison pipeline": "exclusions + school-to-prison pipeline",
    "A rise in exclusions puts pressure on families": "exclusions ? families",
    "An increase in referrals leads to longer waiting times": "referrals + waiting times",
    "Longer waiting times cause parents to lose faith": "waiting times + parents to lose faith",
    "Parents losing faith leads to fewer referrals": "parents losing faith - referrals",
    "Attendance suffers when anxiety rises": "anxiety - attendance",
    "Exclusions are driven by behaviour policy": "behaviour policy + exclusions",
    "Home-school contact increases trust in school": "home-school contact + trust in school",
    "Not enough mentors leads to exclusions": "mentors - exclusions",
    "Too many sanctions reduces belonging": "sanctions - belonging",
    "Exclusions go up because funding goes down": "funding - exclusions",
    "Family trust grows slowly because of home visits": "home visits +~ family trust",
    "Fines and bullying lead to anxiety": "fines + anxiety; bullying + anxiety",
    "Fines lead to anxiety and less family trust": "fines + anxiety; fines - family trust",
    "Trauma affects behaviour ?": "trauma ? behaviour",
    "Waiting times lead to anxiety, which in turn reduces attendance": (
        "waiting times + anxiety; anxiety - attendance"
    ),
}


@pytest.mark.parametrize("said", SPOKEN)
def test_spoken_sentences(said):
    assert links(said) == SPOKEN[said].split("; ")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("falling attendance - belonging", "attendance + belonging"),
        ("falling attendance + fines", "attendance - fines"),
        ("less belonging - attendance", "belonging + attendance"),
        ("more fines - less belonging", "fines - belonging"),
        ("less belonging - more exclusions", "belonging - exclusions"),
        ("more fines + less belonging", "fines - belonging"),
        ("less fines > more belonging", "fines - belonging"),
        ("mentoring - lack of belonging", "mentoring + belonging"),
        ("rising fines, falling belonging", "fines - belonging"),
    ],
)
def test_each_fall_turns_the_sign_but_a_minus_between_two_directions_stays(said, meant):
    assert links(said) == [meant]


FORMS = (
    ("{a} + {b}", "{a} + {b}"),
    ("{a} leads to {b}", "{a} + {b}"),
    ("less {a}, more {b}", "{a} - {b}"),
    ("{a} is caused by {b}", "{b} + {a}"),
    ("the {a} reduces the {b}", "{a} - {b}"),
    ("when {a} rises, {b} falls", "{a} - {b}"),
)


@pytest.mark.parametrize("example", examples(), ids=lambda path: path.stem)
def test_names_on_a_map_are_never_misread(example):
    document = read(example.read_bytes(), example.name).document
    for causal_map in document.maps.values():
        names = [variable.name for variable in causal_map.variables.values()]
        for n, name in enumerate(names):
            other = names[n - 1]
            for form, meant in FORMS:
                said = links(form.format(a=name, b=other), causal_map)
                assert said == [meant.format(a=name, b=other).lower()]


@pytest.mark.parametrize(
    "name",
    [
        "Lack of trust",
        "Increasing exclusions",
        "A rise in exclusions",
        "Funding and staffing",
        "Slips, trips and falls",
        "Pay increase",
        "Early help",
    ],
)
def test_a_name_alone_is_kept_as_it_is_typed(name):
    assert [n.text for n in parse(name, MAP).names] == [name]
