"""What drives a variable and what it affects, which way, and only as sure as the arrows are."""

import networkx as nx
import pytest

from loopmap.analysis.structure.path import net_sign, path_of
from loopmap.model.records import Sign
from tests.support.random_maps import called, graph_of, links_along, named, random_map
from tests.support.signed_maps import signed_map
from tests.support.structure import affected_by, drivers_of


def test_effects_come_nearest_first_with_sign_and_delays():
    drawn = signed_map(
        [("Fines", "Strain", "+"), ("Strain", "Attendance", "-"), ("Attendance", "Gap", "-")],
        delayed=[("Strain", "Attendance")],
    )
    found = affected_by(drawn, called(drawn, "Fines"))
    assert named(drawn, [one.variable for one in found]) == ["Strain", "Attendance", "Gap"]
    assert [one.always for one in found] == [Sign.SAME, Sign.OPPOSITE, Sign.SAME]
    assert [one.path.delays for one in found] == [0, 1, 1]
    assert [one.distance for one in found] == [1, 2, 3]


def test_drivers_are_told_along_the_path_they_take():
    drawn = signed_map([("A", "B", "-"), ("B", "C", "+")])
    near, far = drivers_of(drawn, called(drawn, "C"))
    assert named(drawn, far.path.variables) == ["A", "B", "C"]
    assert (near.always, far.always) == (Sign.SAME, Sign.OPPOSITE)


def test_ways_that_differ_have_no_sign_and_open_ones_are_open():
    drawn = signed_map([("A", "B", "+"), ("B", "C", "+"), ("A", "D", "-"), ("D", "C", "+")])
    effect = {named(drawn, [e.variable])[0]: e for e in affected_by(drawn, called(drawn, "A"))}
    assert effect["C"].shortest is None
    drawn = signed_map([("A", "B", "+"), ("B", "C", "+"), ("A", "D", "?"), ("D", "C", "+")])
    effect = {named(drawn, [e.variable])[0]: e for e in affected_by(drawn, called(drawn, "A"))}
    assert (effect["C"].shortest, effect["C"].always) == (Sign.UNKNOWN, Sign.UNKNOWN)


def test_a_longer_way_that_differs_is_told_from_the_shortest():
    drawn = signed_map([("A", "C", "+"), ("A", "B", "+"), ("B", "C", "-")])
    (effect,) = (
        e
        for e in affected_by(drawn, called(drawn, "A"))
        if e.distance == 1 and e.path.links == ("l001",)
    )
    assert (effect.shortest, effect.always) == (Sign.SAME, None)


def test_a_balancing_loop_at_the_far_end_does_not_make_its_effect_uncertain():
    drawn = signed_map([("A", "B", "+"), ("B", "C", "+"), ("C", "B", "-")])
    near, _ = affected_by(drawn, called(drawn, "A"))
    assert near.always is Sign.SAME


@pytest.mark.parametrize("seed", range(40))
def test_signs_never_claim_more_than_all_paths_together(seed):
    drawn = random_map(seed, size=7, links=12)
    graph = graph_of(drawn)
    start = called(drawn, "x0")
    found = affected_by(drawn, start)
    assert {e.variable for e in found} == nx.descendants(graph, start)
    assert [e.distance for e in found] == sorted(e.distance for e in found)
    for effect in found:
        paths = [
            path_of(links_along(graph, path))
            for path in nx.all_simple_paths(graph, start, effect.variable)
        ]
        shortest = [path for path in paths if path.length == min(p.length for p in paths)]
        assert effect.path in shortest
        assert effect.path.delays == min(path.delays for path in shortest)
        assert effect.shortest is together(path.sign for path in shortest)
        if effect.always in (Sign.SAME, Sign.OPPOSITE):
            assert together(path.sign for path in paths) is effect.always


def together(signs):
    """What paths do alike: one sign, UNKNOWN where one hinges on a ?, None where they differ."""
    signs = set(signs)
    if {Sign.SAME, Sign.OPPOSITE} <= signs:
        return None
    return Sign.UNKNOWN if Sign.UNKNOWN in signs else signs.pop()


def test_the_sign_of_a_path_is_the_product_of_its_signs():
    assert net_sign([]) is Sign.SAME
    assert net_sign([Sign.OPPOSITE, Sign.UNKNOWN]) is Sign.UNKNOWN
