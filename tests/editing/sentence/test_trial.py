"""A sentence tried out stays where it was first seen while it is typed on."""

import math

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.diagram.geometry import Point
from loopmap.editing.sentence.say import say
from loopmap.editing.sentence.trial import KeptPlaces, try_out
from tests.support.small_maps import TODAY, after, fines, new_ids


def places_of(tried):
    return [(tried.after.variables[i].x, tried.after.variables[i].y) for i in tried.said.new]


def tried(text, place):
    return try_out(fines(), TODAY, parse(text, fines().maps[TODAY]), place)


@pytest.fixture
def place():
    return KeptPlaces(lambda: None)


def test_nothing_is_done(place):
    before = fines()
    assert try_out(before, TODAY, parse("fines + trust", before.maps[TODAY]), place).said.new
    assert before == fines()


def test_a_new_variable_stays_while_its_name_is_typed(place):
    seen = [places_of(tried(f"fines + {'trust in school'[:n]}", place)) for n in range(1, 16)]
    assert len({tuple(places) for places in seen}) == 1


def test_a_chain_grows_at_its_end(place):
    (first,) = places_of(tried("fines + trust", place))
    assert places_of(tried("fines + trust - calm", place))[0] == first


def test_two_new_ones_linked_to_each_other_alone_find_room_for_both(place):
    tried("trust", place)
    one, other = places_of(tried("trust + calm", place))
    assert 60 < math.dist(one, other) < 330
    standing = [(v.x, v.y) for v in fines().maps[TODAY].variables.values()]
    assert min(math.dist(one, at) for at in standing) > 100


def test_another_neighbour_is_another_place(place):
    (one,) = places_of(tried("fines + trust", place))
    (other,) = places_of(tried("school attendance + trust", place))
    assert one != other


def test_a_long_chain_is_put_where_it_was_seen_though_it_stands_close(place):
    chain = " + ".join("abcdefghijklmnopqrst") + " @long"
    assert places_of(tried(chain, place)) == places_of(tried(chain, place))


def test_enter_puts_them_where_they_were_seen(place):
    seen = places_of(tried("fines + trust - calm + hope", place))
    document = fines()
    sentence = parse("fines + trust - calm + hope", document.maps[TODAY])
    said = say(document, TODAY, sentence, new_ids(document), place)
    made = after(document, said.change).maps[TODAY].variables
    assert [(made[i].x, made[i].y) for i in said.new] == seen


def test_a_name_grown_too_long_for_its_place_moves_off_what_it_would_cover(place):
    tried("fines + t", place)
    grown = tried("fines + " + "trustworthiness " * 12, place)
    (new,) = grown.said.new
    from loopmap.diagram.layout.boxes import label_boxes

    boxes = label_boxes(grown.after)
    assert not any(boxes[new].touches(box) for i, box in boxes.items() if i != new)


def test_what_joins_nothing_lies_where_people_look():
    assert places_of(tried("trust", KeptPlaces(lambda: Point(900, 700)))) == [(900, 700)]


def test_forgotten_places_are_found_afresh(place):
    tried("trust", place)
    place.forget()
    assert place._kept == []


def test_a_name_that_turns_out_to_be_a_cause_stays_where_it_was_seen():
    place = KeptPlaces(lambda: Point(900, 700))
    (alone,) = places_of(tried("bullying stops", place))
    one, other = places_of(tried("bullying stops b", place))
    assert one == alone
    assert 60 < math.dist(one, other) < 330
    assert places_of(tried("bullying stops belonging", place)) == [one, other]


def test_new_ones_that_turn_out_to_join_the_map_are_all_placed_by_what_they_join():
    typed = KeptPlaces(lambda: Point(900, 700))
    text = "bullying causes anxiety which lowers school attendance"
    letters = [places_of(tried(text[:n], typed)) for n in range(1, len(text) + 1)]
    assert letters[-1] == places_of(tried(text, KeptPlaces(lambda: Point(900, 700))))


def test_a_name_that_is_joined_to_the_map_over_another_stays_while_that_one_stays(place):
    one, _ = places_of(tried("fines + trust - calm", place))
    assert places_of(tried("fines + trust - calmness", place))[0] == one
