"""A map carries badges for the loops people named, and few where they named none."""

from loopmap.analysis.loop_labels import label_loops
from loopmap.analysis.loop_views.key_loops import key_loops
from loopmap.analysis.loops import find_loops
from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.loops import move_badge, name_loop
from loopmap.editing.loop_badges import loop_badges
from loopmap.model.records import Sign
from tests.support.fines import RAISES, fines_session


def badges(session, lit=()):
    found = find_loops(session.map)
    book = label_loops(session.map, found)
    return loop_badges(session.map, found.loops, book.labels, lit=lit), found.loops


def crowded():
    """The fines map with every variable linked to every other: twenty loops."""
    session = fines_session()
    for source in tuple(session.map.variables):
        for target in tuple(session.map.variables):
            if source != target and session.map.adjacency.between(source, target) is None:
                add = add_link(
                    session.document, session.map_id, source, target, session.new_id, sign=Sign.SAME
                )
                session.do("Link", add)
    return session


def test_a_map_without_named_loops_carries_the_key_ones():
    shown, loops = badges(crowded())
    assert len(loops) == 20
    key = [loop.key for loop in key_loops(crowded().map, loops, ())]
    assert [badge.links for badge in shown] == key


def test_named_loops_alone_have_badges_once_there_are_any_and_the_lit_one_too():
    session = crowded()
    _, loops = badges(session)
    named, lit = loops[11], loops[17]
    change = name_loop(
        session.document, session.map_id, named.key, "R99", "Fines trap", session.new_id
    )
    session.do("Name", change)
    shown, _ = badges(session, lit=[lit.key])
    assert [badge.links for badge in shown] == [named.key, lit.key]


def test_a_badge_moved_by_hand_stays_where_it_was_put():
    session = fines_session()
    (loop,) = find_loops(session.map).loops
    assert RAISES in loop.key
    session.do(
        "Name",
        name_loop(session.document, session.map_id, loop.key, "R1", "Trap", session.new_id),
    )
    (record,) = session.map.loops
    session.do("Move", move_badge(session.document, session.map_id, record, (33.0, 44.0)))
    (badge,), _ = badges(session)
    assert (badge.label, badge.kind, badge.x, badge.y) == ("R1", "reinforcing", 33.0, 44.0)
