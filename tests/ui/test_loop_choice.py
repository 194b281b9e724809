"""One answer to which loops are listed: for the panel, the keys and the badges."""

from dataclasses import replace

import pytest

from loopmap.analysis.loop_views.folding import Fold
from loopmap.analysis.loop_views.view import LoopView, Only
from loopmap.editing.session import Session
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, NamedLoop, Sign
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_watch import LoopWatch
from tests.support.signed_maps import TODAY, document_with, signed_map

BYPASS = [("a", "b", "+"), ("b", "c", "+"), ("c", "a", "+"), ("c", "d", "+"), ("d", "a", "-")]


@pytest.fixture
def session():
    return Session(document_with(signed_map(BYPASS)))


@pytest.fixture
def watch(session, qtbot):
    made = LoopWatch(session)
    qtbot.waitUntil(lambda: not made.is_searching)
    yield made
    made.close()


@pytest.fixture
def choice(session, watch):
    made = LoopChoice(session, watch)
    yield made
    made.close()


def test_longer_ways_round_are_put_away_until_their_family_is_opened(qtbot, choice):
    choice.look(LoopView(key_only=False))
    ring, longer = choice.entries()
    qtbot.waitUntil(lambda: len(choice.entries()) == 2 and choice.entries() != (ring, longer))
    assert choice.entries() == (ring, Fold(ring.key, 1))
    choice.open_family(ring.key)
    assert choice.entries() == (ring, Fold(ring.key, 1, is_open=True), longer)
    choice.open_family(ring.key)
    assert choice.entries({longer.key}) == (ring, longer)


def test_the_key_loops_are_never_put_away(choice):
    assert len(choice.entries()) == 2


def test_a_loop_found_after_the_first_look_is_new_until_all_are_marked(session, choice):
    assert not any(map(choice.new.is_new, choice.loops()))
    ends = (session.map.links[RecordId("l001")].target, session.map.links[RecordId("l001")].source)
    session.do("Link", adding(TODAY, [Link(RecordId("l009"), *ends, Sign.SAME)]))
    choice.turn(Only.NEW)
    assert all("l009" in loop.key for loop in choice.loops())
    assert choice.loops()
    choice.mark_seen()
    assert choice.loops() == ()


def test_the_list_follows_an_edit_that_alters_what_a_filter_asks(session, choice):
    choice.turn(Only.BALANCING)
    assert [loop.key for loop in choice.loops()] == [("l001", "l002", "l004", "l005")]
    turned = session.map.links[RecordId("l005")]
    session.do("Flip", replacing(TODAY, [(turned, replace(turned, sign=Sign.SAME))]))
    assert choice.loops() == ()


def test_broken_loops_are_listed_alone_when_asked_for(session, choice):
    named = NamedLoop(RecordId("p1"), ("l001", "l002", "l003"), "R1", "Ring")
    session.do("Name", adding(TODAY, [named]))
    session.do("Cut", removing(TODAY, [session.map.links[RecordId("l003")]]))
    assert choice.entries()[-1] == named
    choice.turn(Only.BROKEN)
    assert choice.entries() == (named,)
    choice.turn(Only.BROKEN)
    choice.turn(Only.BALANCING)
    assert named not in choice.entries()


def test_through_a_record_lists_all_of_them_and_through_none_the_key_ones(choice):
    choice.look_through(RecordId("l004"))
    assert not choice.view.key_only
    assert [loop.length for loop in choice.loops()] == [4]
    choice.look_through(None)
    assert choice.view == LoopView()
