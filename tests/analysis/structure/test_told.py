"""Lines about structure say what was found and how far it holds."""

from loopmap.analysis.loops import Budget
from loopmap.analysis.structure.told import (
    almost_line,
    almost_reach,
    cause_line,
    influence_line,
    paths_line,
    small_set_line,
)
from tests.support.random_maps import called
from tests.support.signed_maps import complete_map, signed_map
from tests.support.structure import (
    affected_by,
    almost_loops,
    common_causes,
    paths_between,
    small_set,
)

LINKS = [
    ("Fines", "Strain", "+"),
    ("Strain", "Attendance", "-"),
    ("Fines", "Pressure", "+"),
    ("Pressure", "Attendance", "+"),
    ("Fines", "Trust", "-"),
    ("Trust", "Help", "?"),
    ("Fines", "Attendance", "-"),
]
FINES = signed_map(LINKS, delayed=[("Strain", "Attendance")])


def line(source, target, causal_map=FINES, **budget):
    ends = called(causal_map, source), called(causal_map, target)
    return paths_line(causal_map, *ends, paths_between(causal_map, *ends, Budget(**budget)))


def test_paths_are_counted_by_what_they_do():
    assert line("Fines", "Attendance") == (
        "3 paths from fines to attendance: 1 the same way, 2 the opposite way. These are all of"
        " them."
    )
    assert line("Fines", "Help") == (
        "1 path from fines to help: 1 a way not agreed on. This is all there is."
    )
    assert line("Help", "Fines") == (
        "No path: following the arrows from help you never come to fines."
    )


def test_a_list_of_paths_that_is_cut_short_says_so():
    dense = complete_map(8)
    assert line("x00", "x01", dense, count=30) == (
        "7 paths of up to 2 links from x00 to x01: 7 the same way. Longer ones were not all"
        " looked for."
    )
    links = [link for n in range(4) for link in [("A", f"m{n}", "+"), (f"m{n}", "B", "+")]]
    assert line("A", "B", signed_map(links), count=3) == (
        "The first 3 paths from a to b: 3 the same way. There are others as short."
    )


def test_influence_is_told_by_distance_direction_and_delay():
    lines = {FINES.variables[e.variable].name: influence_line(e) for e in effects("Fines")}
    assert lines["Strain"] == "1 link away; the same way, whichever way is taken."
    assert lines["Attendance"] == (
        "1 link away; the opposite way by the shortest way, by others perhaps not."
    )
    assert lines["Help"] == "2 links away; which way hinges on links marked ?."
    chain = signed_map(LINKS[:2], delayed=[("Strain", "Attendance")])
    far = affected_by(chain, called(chain, "Fines"))[-1]
    assert influence_line(far) == (
        "2 links away; the opposite way, whichever way is taken; with 1 delay."
    )
    fork = signed_map(LINKS[:4])
    far = affected_by(fork, called(fork, "Fines"))[-1]
    assert influence_line(far) == "2 links away; both ways, by paths equally short."


def effects(name):
    return affected_by(FINES, called(FINES, name))


def test_a_common_cause_is_told_with_both_its_paths():
    (cause,) = common_causes(FINES, called(FINES, "Strain"), called(FINES, "Trust"))
    assert cause_line(FINES, cause) == (
        "Fines moves them apart. More fines lead to more strain. More fines lead to less trust."
    )


def test_a_small_set_is_not_called_the_smallest():
    ring = signed_map([("A", "B", "+"), ("B", "A", "+")])
    assert small_set_line(small_set(ring)).startswith("This one variable sits on every loop")
    assert "not surely the smallest" in small_set_line(small_set(complete_map(5)))
    assert small_set_line(()) == "There is no loop to sit on."


def test_an_almost_loop_names_the_arrow_in_its_way():
    drawn = signed_map([("A", "B", "+"), ("B", "C", "-"), ("A", "C", "+")])
    found = almost_loops(drawn)
    assert almost_line(drawn, found.loops[0]) == (
        "If A → C led the other way, it would close a balancing loop of 3 links."
    )
    assert almost_reach(found) == "1 ring has just one arrow the wrong way, of up to 6 links."
    assert almost_reach(almost_loops(signed_map([]))) == (
        "No ring of up to 6 links has just one arrow the wrong way."
    )
