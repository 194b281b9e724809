"""What would make a loop stop: any one of its links, and some take other loops along."""

from dataclasses import replace

from loopmap.analysis.loop_labels import Label, labels
from loopmap.analysis.loop_views.stopping import Stop, tell_stop, ways_to_stop
from loopmap.analysis.loops import find_loops
from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Status
from tests.support.signed_maps import TODAY, document_with, signed_map

LINKS = [("a", "b", "+"), ("b", "a", "+"), ("b", "c", "-"), ("c", "a", "+")]


def test_links_that_carry_no_other_loop_come_first_and_each_tells_what_else_stops():
    causal_map = signed_map(LINKS)
    short, long = find_loops(causal_map).loops
    stops = ways_to_stop(causal_map, short, (short, long))
    assert [(stop.link, stop.others) for stop in stops] == [("l002", ()), ("l001", (long.key,))]
    named = labels(causal_map, find_loops(causal_map))
    assert [tell_stop(stop, named) for stop in stops] == [
        "Nobody said what it rests on. No other loop stops.",
        "Nobody said what it rests on. B1 stops too.",
    ]


def test_the_thinnest_ground_comes_before_the_fewest_loops():
    causal_map = signed_map(LINKS)
    change = []
    for link, status in (("l001", Status.ASSUMED), ("l002", Status.STATED)):
        standing = causal_map.links[RecordId(link)]
        change.append((standing, replace(standing, status=status)))
    causal_map = document_with(causal_map).apply(replacing(TODAY, change)).maps[TODAY]
    loops = find_loops(causal_map).loops
    stops = ways_to_stop(causal_map, loops[0], loops)
    assert [stop.ground for stop in stops] == [Status.ASSUMED, Status.STATED]


def test_where_not_all_loops_are_listed_nothing_is_said_of_the_others():
    known = {(RecordId(f"l{n}"),): Label(f"R{n}") for n in range(5)}
    alone, many = Stop(RecordId("l"), Status.STATED), Stop(RecordId("l"), None, tuple(known))
    assert tell_stop(alone, known, complete=False) == "Stated. No other listed loop stops."
    assert tell_stop(many, known, complete=False).endswith("R2 and 2 more listed stop too.")


def test_of_many_others_the_first_are_told():
    keys = [(RecordId(f"l{n}"),) for n in range(5)]
    known = {key: Label(f"R{n}") for n, key in enumerate(keys)}
    told = tell_stop(Stop(RecordId("l"), Status.IMPLIED, tuple(keys)), known)
    assert told == "Implied. R0, R1, R2 and 2 more stop too."
