"""What Enter will do is said before, and the sentence is said back."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.sentence.say import say
from loopmap.editing.sentence.tell import no_link_seen, outcome, read_back
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId
from loopmap.model.records import MapInfo
from tests.support.small_maps import TODAY, after, fines, new_ids


def told(text):
    before = fines()
    sentence = parse(text, before.maps[TODAY])
    said = say(before, TODAY, sentence, new_ids(before))
    changed = after(before, said.change).maps[TODAY]
    return outcome(said, changed), read_back(sentence, said, changed)


@pytest.mark.parametrize(
    ("text", "will"),
    [
        ("", ""),
        ("fines", "This is on the map already"),
        ("fines + strain", "This is on the map already"),
        ("trust", "1 variable will be added"),
        ("school attendance - fines", "1 link will be added"),
        ("fines + trust - strain", "1 variable and 2 links will be added"),
        ("fines - strain", "The sign of 1 link will change"),
        ("fines ~ strain", "1 link will change"),
        ("strain + fines - strain", "1 link will be added, the sign of 1 link will change"),
        ('fines "per term"', "This will change"),
    ],
)
def test_outcomes(text, will):
    assert told(text)[0] == will


def test_links_are_read_back_as_people_say_them():
    assert told("fines + strain - trust")[1] == "More fines, more strain, less trust."
    assert told("fewer fines, more trust")[1] == "Fewer fines lead to more trust."
    assert told("fines > trust")[1] == "Fines affect trust, but which way is not agreed."
    assert told("trust")[1] == ""


def test_an_effect_said_before_its_cause_is_read_back_from_the_cause():
    assert told("strain falls because of fines")[1] == "More fines lead to less strain."
    assert told("strain is caused by fines, which are caused by absence")[1] == (
        "More absence, more fines, more strain."
    )


def test_links_that_do_not_follow_one_another_are_a_sentence_each():
    assert told("fines cause strain and reduce trust")[1] == (
        "More fines lead to more strain. More fines lead to less trust."
    )


@pytest.mark.parametrize(
    ("text", "will"),
    [
        ("trust @school", "1 variable will be added; Trust into School"),
        (
            "strain - trust @school",
            "1 variable and 1 link will be added; Trust into School, Strain stays where it is",
        ),
        ("fines + strain @school", "This will change; Fines into School, Strain stays where it is"),
        ("strain @home", "This is on the map already"),
        (
            "fines + one + two + three @home",
            "3 variables and 3 links will be added; 3 variables into Home, Fines stays where it is",
        ),
    ],
)
def test_who_comes_into_a_group_and_who_does_not(text, will):
    assert told(text)[0] == will


def test_a_long_new_name_without_a_link_tells_how_to_say_one():
    empty = CausalMap(MapInfo(MapId("m1"), "Today"))
    told = no_link_seen(parse("Children who are hungry cannot concentrate", empty))
    assert "+ or −" in told
    for said in ("School attendance", "Fines + trust of families in schools", "hunger reduces"):
        assert no_link_seen(parse(said, empty)) == ""
