"""Which loops are listed, in what order, and what the list says it leaves out."""

from dataclasses import replace

import pytest

from loopmap.analysis.loop_labels import label_loops
from loopmap.analysis.loop_views.choose import choose
from loopmap.analysis.loop_views.tell import called_together, counts_in_words, filters_in_words
from loopmap.analysis.loop_views.view import Among, LoopView, Only, Order
from loopmap.analysis.loops import find_loops
from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop, Role, Strength
from tests.support.signed_maps import TODAY, complete_map, document_with, signed_map

LINKS = [
    ("Fines", "Strain", "+"),
    ("Strain", "Fines", "+"),
    ("Strain", "Trust", "-"),
    ("Trust", "Strain", "+"),
    ("Trust", "Fines", "?"),
]
FINES, TRUST = RecordId("v001"), RecordId("v003")
EVERY = LoopView(key_only=False)


@pytest.fixture
def causal_map():
    return signed_map(LINKS, delayed=[("Strain", "Trust")])


def chosen(causal_map, view, *, seen=None):
    found = find_loops(causal_map)
    book = label_loops(causal_map, found)
    known = [loop.key for loop in found.loops] if seen is None else seen
    return choose(causal_map, found.loops, book, view, lambda loop: loop.key not in known)


def listed(causal_map, view, **keys):
    book = label_loops(causal_map, find_loops(causal_map))
    return [book.of(loop).label for loop in chosen(causal_map, view, **keys).shown]


def changed(causal_map, record, **fields):
    standing = causal_map.get(record)
    change = replacing(TODAY, [(standing, replace(standing, **fields))])
    return document_with(causal_map).apply(change).maps[TODAY]


@pytest.mark.parametrize(
    ("only", "labels"),
    [
        ({Only.REINFORCING}, ["R1"]),
        ({Only.REINFORCING, Only.BALANCING}, ["R1", "B1"]),
        ({Only.UNDETERMINED}, ["U1"]),
        ({Only.DELAYED}, ["B1", "U1"]),
        ({Only.DELAYED, Only.BALANCING}, ["B1"]),
        ({Only.OUTCOME}, []),
        ({Only.NEW}, []),
        ({Only.BROKEN}, []),
    ],
)
def test_a_filter_lists_what_it_says(causal_map, only, labels):
    assert listed(causal_map, replace(EVERY, only=frozenset(only))) == labels


def test_only_loops_with_an_outcome(causal_map):
    told = changed(causal_map, TRUST, role=Role.OUTCOME)
    assert listed(told, replace(EVERY, only=frozenset({Only.OUTCOME}))) == ["B1", "U1"]


def test_what_nobody_has_seen_is_new(causal_map):
    seen = [find_loops(causal_map).loops[0].key]
    view = replace(EVERY, only=frozenset({Only.NEW}))
    assert listed(causal_map, view, seen=seen) == ["B1", "U1"]


@pytest.mark.parametrize(("record", "labels"), [(TRUST, ["B1", "U1"]), ("l001", ["R1", "U1"])])
def test_through_a_variable_or_a_link(causal_map, record, labels):
    assert listed(causal_map, replace(EVERY, through=RecordId(record))) == labels


def test_slow_ones_first(causal_map):
    assert listed(causal_map, replace(EVERY, order=Order.SLOW)) == ["B1", "U1", "R1"]


def test_the_strongest_first(causal_map):
    strong = changed(causal_map, RecordId("l004"), strength=Strength.STRONG)
    assert listed(strong, replace(EVERY, order=Order.STRONGEST)) == ["B1", "R1", "U1"]


def test_named_ones_first_unless_the_shortest_are_wanted():
    named = NamedLoop(RecordId("p1"), ("l001", "l003", "l005"), "U1", "Open")
    causal_map = signed_map(LINKS, loops=[named])
    assert listed(causal_map, EVERY)[0] == "U1"
    assert listed(causal_map, replace(EVERY, order=Order.SHORTEST))[-1] == "U1"


def test_the_counts_say_what_is_left_out():
    causal_map = complete_map(4)
    told = [
        counts_in_words(
            causal_map,
            chosen(causal_map, view),
            called_together(causal_map, view, complete=complete, deeper=deeper),
        )
        for view, complete, deeper in (
            (LoopView(), True, False),
            (EVERY, False, False),
            (replace(EVERY, order=Order.STRONGEST), False, False),
            (replace(EVERY, among=Among.DIRECT), False, True),
            (replace(EVERY, through=FINES), True, False),
            (replace(LoopView(), through=FINES), False, False),
            (replace(LoopView(), through=FINES), False, True),
            (replace(EVERY, through=FINES, only=frozenset({Only.NEW})), False, True),
        )
    ]
    assert told == [
        "7 of 20 loops.",
        "20 of 20 listed loops.",
        "20 of 20 listed loops, the strongest of those listed first.",
        "20 of 20 direct loops.",
        "Through x00: 15 of 20 loops.",
        "Through x00: 7 key loops of 15, out of 20 listed loops.",
        "7 of 20 loops through x00.",
        "New since you last looked: 0 of 20 loops through x00.",
    ]


def test_filters_are_told_together(causal_map):
    view = replace(EVERY, only=frozenset({Only.DELAYED, Only.BALANCING}), through=RecordId("l001"))
    assert filters_in_words(causal_map, view) == "balancing, with a delay, through Fines → Strain"
    assert filters_in_words(causal_map, view.everything()) == "everything"
