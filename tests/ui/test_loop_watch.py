"""The loops follow the map while people draw, and nothing else starts a search."""

from dataclasses import replace

import pytest

from loopmap.analysis.loops import Budget, find_loops
from loopmap.editing.session import Session
from loopmap.model.change import DOCUMENT, adding, removing, replacing
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, NamedLoop, Sign, Strength
from loopmap.ui.loop_watch import LoopWatch
from tests.support.signed_maps import TODAY, complete_map, document_with, signed_map

RING = [("fines", "strain", "+"), ("strain", "trust", "-"), ("trust", "fines", "-")]


@pytest.fixture
def session():
    return Session(document_with(signed_map(RING)))


@pytest.fixture
def watch(session, qtbot):
    made = LoopWatch(session)
    qtbot.waitUntil(lambda: not made.is_searching)
    yield made
    made.close()


def link(session, number):
    return session.map.links[RecordId(f"l{number:03d}")]


def chord(session):
    ends = (link(session, 2).source, link(session, 1).source)
    return Link(RecordId("l900"), *ends, Sign.SAME)


def test_the_loops_are_there_soon_after_the_session_begins(watch, session):
    assert watch.loops == find_loops(session.map)
    assert watch.book.labels[watch.loops.loops[0].key].label == "R1"


def test_a_new_link_shows_its_loops_at_once(watch, session, qtbot):
    with qtbot.waitSignal(watch.changed), qtbot.assertNotEmitted(watch.searching):
        session.do("Link", adding(TODAY, [chord(session)]))
    assert watch.settled == find_loops(session.map)
    assert len(watch.loops.loops) == 2


def test_an_edit_that_changes_no_loop_is_told_as_caught_up_too(watch, session, qtbot):
    old = link(session, 1)
    with qtbot.assertNotEmitted(watch.changed), qtbot.waitSignal(watch.caughtUp):
        session.do("Weaken", replacing(TODAY, [(old, replace(old, strength=Strength.WEAK))]))
    assert not watch.is_behind


def test_an_edit_is_followed_in_a_turn_of_its_own_and_the_list_says_so(watch, session, qtbot):
    with qtbot.assertNotEmitted(watch.changed), qtbot.waitSignal(watch.fellBehind):
        session.do("Link", adding(TODAY, [chord(session)]))
    assert watch.is_behind
    with qtbot.waitSignal(watch.changed) as told:
        pass
    assert told.args == [find_loops(session.map)]
    assert not watch.is_behind


def test_edits_that_come_one_after_the_other_are_followed_as_one(watch, session, qtbot):
    heard = []
    watch.changed.connect(heard.append)
    session.do("Link", adding(TODAY, [chord(session)]))
    flipped = replace(link(session, 1), sign=Sign.OPPOSITE)
    session.do("Flip", replacing(TODAY, [(link(session, 1), flipped)]))
    session.do("Cut", removing(TODAY, [link(session, 3)]))
    qtbot.waitUntil(lambda: not watch.is_behind)
    assert heard == [find_loops(session.map)]


def test_whoever_asks_for_the_list_gets_it_as_it_is(watch, session):
    session.do("Cut", removing(TODAY, [link(session, 3)]))
    assert watch.is_behind
    assert watch.loops == find_loops(session.map)
    assert not watch.is_behind


def test_a_list_cut_short_is_true_at_once_and_settles_when_nobody_edits(qtbot):
    session = Session(document_with(complete_map(9)))
    watch = LoopWatch(session)
    qtbot.waitUntil(lambda: not watch.is_searching)
    cut = [link(session, 1), link(session, 2)]
    with qtbot.assertNotEmitted(watch.searching):
        session.do("Cut", removing(TODAY, cut))
        shown = watch.loops
        assert watch.settled is None
        session.do("Draw", adding(TODAY, cut[:1]))
        assert all(cut[1].id not in loop.key for loop in watch.loops.loops)
        assert len(watch.loops.finished) > len(shown.finished)
        qtbot.waitUntil(lambda: watch.settled is not None)
    assert watch.loops == find_loops(session.map)
    watch.close()


def test_a_link_that_closes_too_many_loops_at_once_is_searched_after_a_rest(qtbot):
    session = Session(document_with(complete_map(8)))
    whole = Budget(count=10**6, proof=10**6, proof_steps=10**8)
    session.do("Cut", removing(TODAY, [link(session, 1)]))
    watch = LoopWatch(session, budget=whole)
    qtbot.waitUntil(lambda: watch.settled is not None)
    session.undo()
    assert watch.is_searching
    assert not watch.loops.settled
    qtbot.waitUntil(lambda: watch.settled is not None)
    assert len(watch.loops.loops) == 16_064
    watch.close()


def test_a_link_cut_or_flipped_is_seen_at_once(watch, session, qtbot):
    with qtbot.waitSignal(watch.changed):
        flipped = replace(link(session, 1), sign=Sign.OPPOSITE)
        session.do("Flip", replacing(TODAY, [(link(session, 1), flipped)]))
    assert not watch.is_searching
    assert watch.loops == find_loops(session.map)
    assert watch.book.labels[watch.loops.loops[0].key].text == "B1, was R1"
    session.do("Cut", removing(TODAY, [link(session, 3)]))
    assert not watch.is_searching
    assert watch.loops.loops == ()
    session.undo()
    session.undo()
    assert watch.settled == find_loops(session.map)


def test_moving_renaming_and_bending_start_no_search(watch, session, qtbot):
    variable = session.map.variables[RecordId("v001")]
    with qtbot.assertNotEmitted(watch.searching):
        moved = replace(variable, x=50.0, name="fines issued")
        session.do("Move", replacing(TODAY, [(variable, moved)]))
        session.do(
            "Bend", replacing(TODAY, [(link(session, 1), replace(link(session, 1), bulge=1.0))])
        )


def test_naming_a_loop_changes_its_label_and_not_the_list(watch, session, qtbot):
    key = watch.loops.loops[0].key
    with qtbot.waitSignal(watch.labelled), qtbot.assertNotEmitted(watch.changed):
        session.do("Name", adding(TODAY, [NamedLoop(RecordId("p1"), key, "R7", "Fines trap")]))
    assert (watch.book.labels[key].label, watch.book.labels[key].name) == ("R7", "Fines trap")


def test_another_map_has_its_own_loops_and_the_first_ones_come_back(watch, session, qtbot):
    first = watch.loops
    info = MapInfo(MapId("m2"), "Future", order=1)
    session.do("Map", adding(DOCUMENT, [info]))
    with qtbot.waitSignal(watch.changed):
        session.show_map(info.id)
    assert watch.loops.loops == ()
    with qtbot.waitSignal(watch.changed):
        session.show_map(TODAY)
    assert watch.loops == first


def test_a_search_that_needs_many_slices_gives_the_list_of_one_that_does_not(qtbot):
    session = Session(document_with(complete_map(9)))
    watch = LoopWatch(session, budget=Budget(probes=100))
    qtbot.waitUntil(lambda: not watch.is_searching)
    assert watch.loops == find_loops(session.map, Budget(probes=100))
    watch.close()


def test_an_edit_during_a_search_starts_it_again_for_the_map_as_it_is(qtbot):
    session = Session(document_with(complete_map(9)))
    watch = LoopWatch(session)
    session.do("Cut", removing(TODAY, [link(session, 1)]))
    qtbot.waitUntil(lambda: not watch.is_searching)
    assert watch.loops == find_loops(session.map)
    watch.close()


def test_a_closed_watch_hears_nothing(session, qtbot):
    watch = LoopWatch(session)
    qtbot.waitUntil(lambda: not watch.is_searching)
    watch.close()
    session.do("Link", adding(TODAY, [chord(session)]))
    assert not watch.is_searching


def test_a_loop_named_and_a_link_bent_in_one_step_is_labelled(watch, session, qtbot):
    key = watch.loops.loops[0].key
    bent = replacing(TODAY, [(link(session, 1), replace(link(session, 1), bulge=1.0))])
    named = adding(TODAY, [NamedLoop(RecordId("p1"), key, "R7", "Fines trap")])
    with qtbot.waitSignal(watch.labelled):
        session.do("Both", bent.then(named))
    assert watch.book.labels[key].label == "R7"
