"""A pasted list or table becomes variables and links, placed, in one step."""

import pytest

from loopmap.editing.sentence import say_lines as lines
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say_lines import say_lines
from loopmap.errors import EditRefused
from loopmap.model.records import Sign
from tests.support.small_maps import FINES, PRESSES, TODAY, after, fines, new_ids


def pasted(text):
    return say_lines(fines(), TODAY, text, new_ids(fines()), PlaceNew())


def made_of(text):
    """The map after pasting ``text``, and what was parked."""
    found = pasted(text)
    document = after(fines(), found.said.change)
    assert [idea.text for idea in document.ideas.values()] == list(found.parked)
    return document.maps[TODAY], found


def links_of(causal_map, found):
    names = {v.id: v.name for v in causal_map.variables.values()}
    links = [causal_map.links[i] for i in found.said.path]
    return [
        (names[k.source], k.sign.value + ("~" if k.delayed else ""), names[k.target]) for k in links
    ]


def test_names_and_sentences_one_a_line():
    causal_map, found = made_of("Trust\n\nfines - trust\nCalm\r\ntrust + calm")
    assert [causal_map.variables[i].name for i in found.said.new] == ["Trust", "Calm"]
    assert len(found.said.added) == 2
    assert FINES in found.said.variables
    places = {(v.x, v.y) for v in causal_map.variables.values()}
    assert len(places) == len(causal_map.variables)
    assert found.told == "2 variables and 2 links added."


def test_bullets_and_numbers_do_not_count():
    causal_map, found = made_of("• Trust\n- Calm\n2. Hope\n(c) Fear of school\n– 24/7 support")
    names = [causal_map.variables[i].name for i in found.said.new]
    assert names == ["Trust", "Calm", "Hope", "Fear of school", "24/7 support"]


def test_a_column_with_its_heading():
    causal_map, found = made_of("Factors\nTrust\nCalm\n")
    assert [causal_map.variables[i].name for i in found.said.new] == ["Trust", "Calm"]


def test_two_columns_are_causes_and_effects():
    causal_map, found = made_of("Trust\tCalm\nFines\tTrust\nHope\t\n")
    assert links_of(causal_map, found) == [("Trust", "?", "Calm"), ("Fines", "?", "Trust")]
    assert "Hope" in {v.name for v in causal_map.variables.values()}


@pytest.mark.parametrize(
    "table",
    [
        "Trust\tCalm\t+\nFines\tTrust\t-\n",
        "Trust\t+\tCalm\nFines\t−\tTrust\n",
        "From\tTo\tPolarity\nTrust\tCalm\tpositive\nFines\tTrust\tNegative\n",
        "To\tFrom\tDirection\tType\nCalm\tTrust\tdirected\t+\nTrust\tFines\tdirected\t-\n",
        "from,to,sign\nTrust,Calm,+\nFines,Trust,-\n",
        '"From";"To";"sign"\n"Trust";"Calm";"+"\n"Fines";"Trust";"-"\n',
    ],
)
def test_links_with_signs_wherever_their_column_stands(table):
    causal_map, found = made_of(table)
    assert links_of(causal_map, found) == [("Trust", "+", "Calm"), ("Fines", "-", "Trust")]
    assert found.parked == ()


def test_delays_and_reasons_of_a_table_are_kept():
    header = "From\tTo\tsign\tdelay\tDescription\n"
    causal_map, found = made_of(
        header + "Trust\tCalm\t+\t2 years\tas Ann said\nFines\tCalm\t-\tno\t"
    )
    one, two = (causal_map.links[i] for i in found.said.path)
    assert (one.delayed, one.delay_length, one.reason) == (True, "2 years", "as Ann said")
    assert (two.delayed, two.sign) == (False, Sign.OPPOSITE)


def test_several_effects_in_a_cell():
    causal_map, found = made_of("From\tTo\nFines\tTrust | Calm\n")
    assert links_of(causal_map, found) == [("Fines", "?", "Trust"), ("Fines", "?", "Calm")]


def test_a_table_of_variables_with_their_meaning_and_group():
    causal_map, found = made_of(
        "Label\tType\tDescription\tgroup\nTrust\tfactor\twhat it is\tHome\nCalm\t\t\t\n"
    )
    trust, calm = (causal_map.variables[i] for i in found.said.new)
    assert (trust.name, trust.meaning, calm.name) == ("Trust", "what it is", "Calm")
    assert causal_map.groups[trust.group].name == "Home"


def test_a_cell_with_quotation_marks_and_a_stray_one():
    causal_map, found = made_of('"Trust, ""really"""\tCalm\n')
    assert links_of(causal_map, found) == [('Trust, "really"', "?", "Calm")]
    causal_map, found = made_of('5" rule\tCalm\n')
    assert links_of(causal_map, found)[0][2] == "Calm"


@pytest.mark.parametrize(
    "talk",
    [
        "We should really look at this again next year.",
        "What about the parents who never come?",
        "Somebody said that the whole thing started when the centre on the corner closed down",
        "x" * 800,
        "Hunger reduces",
    ],
)
def test_talk_is_parked(talk):
    found = pasted(f"Trust\n{talk}\nCalm")
    document = after(fines(), found.said.change)
    assert len(found.said.new) == 2
    assert "".join(idea.text for idea in document.ideas.values()) == talk
    assert "1 line was not understood" in found.told


def test_lines_without_a_word_are_nothing():
    assert made_of("---\n* * *\nTrust")[1].parked == ()


def test_a_link_that_is_there_takes_the_sign_of_the_table():
    causal_map, found = made_of("From\tTo\tsign\nFines\tStrain\t-\n")
    assert found.said.altered == (PRESSES,)
    assert causal_map.links[PRESSES].sign is Sign.OPPOSITE
    assert found.told == "The sign of 1 link changed."


def test_nothing_is_nothing_and_too_much_is_refused(monkeypatch):
    assert not pasted(" \n\n").said.change
    assert pasted("").told == ""
    monkeypatch.setattr(lines, "MOST_LINES", 2)
    with pytest.raises(EditRefused, match="3 lines"):
        pasted("a\nb\nc")


def test_of_a_line_without_a_blank_its_beginning_is_told():
    told = pasted("x" * 5000).told
    assert "“xxxx" in told
