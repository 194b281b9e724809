"""A loop is new while a link of it is, and nobody has looked at it."""

from loopmap.analysis.loop_views.seen import all_seen
from loopmap.analysis.loops import find_loops
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign
from tests.support.signed_maps import TODAY, document_with, signed_map

BEFORE = signed_map([("A", "B", "+"), ("B", "A", "+"), ("B", "C", "+")])
BACK = Link(RecordId("l009"), RecordId("v003"), RecordId("v001"), Sign.OPPOSITE)
NOW = document_with(BEFORE).apply(adding(TODAY, [BACK])).maps[TODAY]


def new(seen):
    links = seen.new_links(NOW)
    return [loop.key for loop in find_loops(NOW).loops if seen.is_new(loop, links)]


def test_only_loops_of_links_drawn_since_are_new():
    assert new(all_seen(BEFORE)) == [("l001", "l003", "l009")]
    assert new(all_seen(NOW)) == []


def test_a_loop_somebody_looked_at_is_not():
    assert new(all_seen(BEFORE).having(("l001", "l003", "l009"))) == []


def test_a_link_that_leads_elsewhere_than_it_did_is_a_new_one():
    turned = signed_map([("A", "B", "+"), ("B", "A", "+"), ("C", "B", "+")])
    assert all_seen(turned).new_links(BEFORE) == {"l003"}
