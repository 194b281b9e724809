"""Loops sought by themselves, beside the list, in step with the map."""

from dataclasses import replace

import pytest

from loopmap.analysis.loop_views.view import Among, LoopView, Order
from loopmap.analysis.loops import Budget
from loopmap.editing.session import Session
from loopmap.model.change import removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign, Strength, Variable
from loopmap.ui.lit_loops import LitLoops
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_watch import LoopWatch
from tests.support.random_maps import called
from tests.support.signed_maps import TODAY, document_with, signed_map

RING = [(f"v{n}", f"v{(n + 1) % 6}", "+") for n in range(6)]
PAIRS = [(f"v{n}", f"v{n - 1}", "-") for n in range(1, 6)]
SHORT = Budget(count=5, proof=5, steps=400, proof_steps=200, max_length=2, probes=0)


@pytest.fixture
def session():
    return Session(document_with(signed_map([*RING, *PAIRS])))


@pytest.fixture
def watch(session, qtbot):
    made = LoopWatch(session, budget=SHORT)
    qtbot.waitUntil(lambda: not made.is_searching)
    yield made
    made.close()


@pytest.fixture
def choice(session, watch):
    made = LoopChoice(session, watch)
    yield made
    made.close()


def until_found(qtbot, choice):
    qtbot.waitUntil(lambda: choice.sought.set is not None)
    return choice.sought.set


def lengths(choice):
    return [loop.length for loop in choice.loops()]


def test_a_list_that_stops_early_lacks_the_long_loop_that_seeking_finds(qtbot, watch, choice):
    assert (watch.loops.complete, max(loop.length for loop in choice.every())) == (False, 2)
    choice.look_among(Among.INDEPENDENT)
    assert choice.line() == "Looking for independent loops …"
    assert lengths(choice)  # what was there before stays meanwhile
    found = until_found(qtbot, choice)
    assert lengths(choice) == [2, 2, 2, 2, 2, 6]
    assert choice.line() == found.line
    assert all(loop.key in watch.book.labels for loop in found.loops)
    assert choice.entries() == choice.loops()


def test_the_strongest_come_in_their_order_and_follow_strengths(qtbot, session, choice):
    choice.look_among(Among.STRONGEST)
    until_found(qtbot, choice)
    assert choice.view.order is Order.STRONGEST
    last = choice.loops()[1].key[0]
    link = session.map.links[last]
    session.do("Strong", replacing(TODAY, [(link, replace(link, strength=Strength.STRONG))]))
    assert choice.sought.is_looking
    until_found(qtbot, choice)
    assert last in choice.loops()[0].key
    choice.look_among(Among.LISTED)
    assert choice.view.order is Order.NAMED
    assert choice.line() == ""


def test_loops_through_one_thing_go_further_than_a_list_that_is_cut(qtbot, session, choice):
    here = called(session.map, "v3")
    choice.look_through(here)
    until_found(qtbot, choice)
    assert lengths(choice) == [2, 2, 6]
    assert choice.line().startswith("3 loops through v3: ")
    session.do("Rename", replacing(TODAY, [renamed(session.map.variables[here], "Trust")]))
    qtbot.waitUntil(lambda: choice.line().startswith("3 loops through Trust: "))


def renamed(variable: Variable, name: str) -> tuple[Variable, Variable]:
    return variable, replace(variable, name=name)


def test_a_loop_that_was_sought_can_be_lit_while_it_stands(qtbot, session, watch, choice):
    lit = LitLoops(session, watch, choice)
    choice.look_among(Among.DIRECT)
    choice.look_among(Among.INDEPENDENT)
    until_found(qtbot, choice)
    ring = choice.loops()[-1]
    lit.light(ring.key)
    link = session.map.links[ring.key[0]]
    session.do("Flip", replacing(TODAY, [(link, replace(link, sign=Sign.OPPOSITE))]))
    assert lit.lit == ring.key
    assert watch.book.labels[ring.key].label.startswith("B")
    assert [badge.label for badge in lit.badges() if badge.links == ring.key] == [
        watch.book.labels[ring.key].label
    ]
    session.do("Cut", removing(TODAY, [session.map.links[ring.key[0]]]))
    watch.turns.flush()
    assert lit.lit is None
    until_found(qtbot, choice)
    assert ring.key not in {loop.key for loop in choice.loops()}


def test_where_nothing_is_sought_the_list_stands_alone(qtbot, session, watch, choice):
    choice.look_among(Among.INDEPENDENT)
    until_found(qtbot, choice)
    assert max(loop.length for loop in choice.every()) == 6
    choice.look(choice.view.everything())
    assert watch.sought == ()
    assert max(loop.length for loop in choice.every()) == 2
    choice.look(replace(LoopView(), through=RecordId("nobody"), among=Among.LISTED))
    until_found(qtbot, choice)
    assert choice.loops() == ()
