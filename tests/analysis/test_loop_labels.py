"""A label is given once: what the room calls R4 stays R4."""

from dataclasses import replace

from loopmap.analysis.loop_labels import NO_LABELS, label_loops, labels, named_first
from loopmap.analysis.loops import find_loops
from loopmap.analysis.named_loops import all_loops_shown, broken_loops, why_broken
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop, Sign
from tests.support.signed_maps import complete_map, signed_map

LINKS = [
    ("fines", "strain", "+"),
    ("strain", "fines", "+"),
    ("strain", "trust", "-"),
    ("trust", "strain", "+"),
    ("trust", "fines", "?"),
]
ONE, TWO, THREE, FOUR, FIVE = (RecordId(f"l00{n}") for n in range(1, 6))


def texts(causal_map, book=NO_LABELS):
    book = label_loops(causal_map, find_loops(causal_map), book)
    return book, {key: label.label for key, label in book.labels.items()}


def without(causal_map, link):
    links = {key: value for key, value in causal_map.links.items() if key != link}
    return CausalMap(
        causal_map.info,
        {"variables": causal_map.variables, "links": links, "loops": causal_map.loops},
    )


def flipped(causal_map, link, sign):
    links = dict(causal_map.links)
    links[link] = replace(links[link], sign=sign)
    return CausalMap(
        causal_map.info,
        {"variables": causal_map.variables, "links": links, "loops": causal_map.loops},
    )


def test_loops_are_numbered_by_kind_in_the_order_of_the_list():
    _, given = texts(signed_map(LINKS))
    assert given == {(ONE, TWO): "R1", (THREE, FOUR): "B1", (ONE, THREE, FIVE): "U1"}


def test_labels_stay_while_other_loops_come_and_go():
    whole = signed_map(LINKS)
    book, first = texts(without(whole, TWO))
    assert first == {(THREE, FOUR): "B1", (ONE, THREE, FIVE): "U1"}
    book, second = texts(whole, book)
    assert second == {**first, (ONE, TWO): "R1"}
    book, third = texts(without(whole, FOUR), book)
    assert third == {(ONE, TWO): "R1", (ONE, THREE, FIVE): "U1"}


def test_adding_a_link_and_taking_it_away_leaves_every_label():
    small, large = complete_map(4), complete_map(4)
    book, before = texts(without(small, max(small.links)))
    book, _ = texts(large, book)
    _, after = texts(without(small, max(small.links)), book)
    assert after == before


def test_a_loop_that_flips_keeps_its_number_and_says_what_it_was():
    links = [("a", "b", "+"), ("b", "a", "+"), ("c", "d", "+"), ("d", "c", "+")]
    causal_map = signed_map(links)
    book, _ = texts(causal_map)
    book, _ = texts(flipped(causal_map, THREE, Sign.OPPOSITE), book)
    assert book.labels[(THREE, FOUR)].text == "B2, was R2"
    book, back = texts(causal_map, book)
    assert back[(THREE, FOUR)] == "R2"
    assert not book.labels[(THREE, FOUR)].was


def test_a_flip_onto_a_label_in_use_takes_the_next_free_number():
    links = [("a", "b", "+"), ("b", "a", "+"), ("c", "d", "+"), ("d", "c", "-")]
    causal_map = signed_map(links)
    book, _ = texts(causal_map)
    book, given = texts(flipped(causal_map, ONE, Sign.OPPOSITE), book)
    assert given == {(ONE, TWO): "B2", (THREE, FOUR): "B1"}
    assert book.labels[(ONE, TWO)].was == "R1"


def test_named_loops_keep_label_and_name_and_their_numbers_are_not_given_again():
    named = NamedLoop(RecordId("p1"), (THREE, FOUR), "B1", "Trust lost")
    causal_map = signed_map(
        [*LINKS, ("trust", "trust", "-")], loops=[replace(named, label="B7"), _fate()]
    )
    given = labels(causal_map, find_loops(causal_map))
    assert (given[(THREE, FOUR)].label, given[(THREE, FOUR)].name) == ("B7", "Trust lost")
    assert given[(RecordId("l006"),)].label == "B1"
    assert given[(ONE, TWO)].label == "Trap"


def test_named_loops_are_listed_first():
    causal_map = signed_map(LINKS, loops=[NamedLoop(RecordId("p1"), (THREE, FOUR), "B1", "Lost")])
    loops = find_loops(causal_map)
    listed = named_first(loops.loops, label_loops(causal_map, loops))
    assert listed[0].key == (THREE, FOUR)
    assert listed[1:] == [loop for loop in loops.loops if loop.key != (THREE, FOUR)]


def _fate():
    return NamedLoop(RecordId("p2"), (ONE, TWO), "Trap")


def test_a_named_loop_that_lost_a_link_is_kept_and_says_which():
    named = NamedLoop(RecordId("p1"), (THREE, FOUR), "B1", "Trust lost")
    causal_map = without(signed_map(LINKS, loops=[named]), FOUR)
    assert broken_loops(causal_map) == (named,)
    told = why_broken(causal_map, named.links)
    assert told == "Broken: the link trust → strain was removed."
    assert (THREE, FOUR) not in labels(causal_map, find_loops(causal_map))


def test_a_named_loop_longer_than_the_search_went_is_still_shown():
    causal_map = complete_map(11)
    ring = [f"x{n:02d}" for n in range(11)]
    by_name = {variable.name: variable.id for variable in causal_map.variables.values()}
    key = tuple(
        causal_map.adjacency.between(by_name[ring[n - 1]], by_name[ring[n]]).id for n in range(11)
    )
    start = key.index(min(key))
    named = NamedLoop(RecordId("p1"), key[start:] + key[:start], "R1", "The long way")
    tables = {
        "variables": causal_map.variables,
        "links": causal_map.links,
        "loops": {named.id: named},
    }
    with_name = CausalMap(causal_map.info, tables)
    loops = find_loops(with_name)
    assert named.links not in loops.by_key
    assert all_loops_shown(with_name, loops)[-1].key == named.links
    assert labels(with_name, loops)[named.links].name == "The long way"


def test_a_label_that_comes_with_a_record_is_no_other_loops_any_more():
    before = without(flipped(signed_map(LINKS), THREE, Sign.SAME), FOUR)
    book, first = texts(before)
    assert first[ONE, TWO] == "R1"
    pasted = NamedLoop(RecordId("p1"), (THREE, FOUR), "R1", "Pasted")
    after = flipped(signed_map(LINKS, loops=[pasted]), THREE, Sign.SAME)
    book, second = texts(after, book)
    assert (second[THREE, FOUR], second[ONE, TWO]) == ("R1", "R2")
    assert book.labels[ONE, TWO].text == "R2, was R1"
    assert texts(after, book)[1] == second, "and stays so"
    nameless = flipped(signed_map(LINKS), THREE, Sign.SAME)
    assert texts(nameless, book)[1] == second, "whatever becomes of the name"
    assert texts(before, book)[1][ONE, TWO] == "R1", "until that loop goes again"


def test_labels_are_unique_however_many_loops_there_are():
    causal_map = complete_map(6)
    given = labels(causal_map, find_loops(causal_map))
    assert len({label.label for label in given.values()}) == 409
