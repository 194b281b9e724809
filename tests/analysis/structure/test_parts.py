"""Every variable stands in one part of the map, and the parts are told in plain words."""

import networkx as nx
import pytest

from loopmap.analysis.structure.parts import Part, parts_of, summary
from loopmap.model.document import CausalMap
from tests.support.random_maps import graph_of, named, random_map
from tests.support.signed_maps import signed_map

FINES = signed_map(
    [
        ("Budget", "Fines", "+"),
        ("Fines", "Strain", "+"),
        ("Strain", "Absence", "+"),
        ("Absence", "Fines", "+"),
        ("Absence", "Grades", "-"),
        ("Grades", "Wages", "+"),
        ("Wages", "Pride", "+"),
        ("Pride", "Wages", "+"),
        ("Budget", "Libraries", "-"),
        ("Rain", "Umbrellas", "+"),
    ]
)


def test_core_feeders_outcomes_between_and_islands():
    parts = parts_of(FINES)
    told = {part: named(FINES, parts.of(part)) for part in Part}
    assert told == {
        Part.CORE: ["Fines", "Strain", "Absence", "Wages", "Pride"],
        Part.FEEDER: ["Budget"],
        Part.OUTCOME: [],
        Part.BETWEEN: ["Grades", "Libraries"],
        Part.ISLAND: ["Rain", "Umbrellas"],
    }


def test_the_summary_counts_the_parts():
    assert summary(parts_of(FINES)) == (
        "2 separate cores of 5 variables in all. 1 feeds the core, 2 lie in between and"
        " 2 stand apart."
    )


def test_without_a_loop_there_is_no_core_and_changes_begin_and_end_somewhere():
    chain = signed_map([("A", "B", "+"), ("B", "C", "+")])
    parts = parts_of(chain)
    assert (named(chain, parts.feeders), named(chain, parts.outcomes)) == (["A"], ["C"])
    assert named(chain, parts.between) == ["B"]
    assert summary(parts).startswith("No core: following the arrows you never come back")
    assert "changes begin here" in parts.meaning(Part.FEEDER)


def test_a_variable_that_leads_to_itself_is_a_core_of_its_own():
    drawn = signed_map([("A", "B", "+"), ("B", "B", "-"), ("B", "C", "+")])
    parts = parts_of(drawn)
    assert named(drawn, parts.of(Part.CORE)) == ["B"]
    assert summary(parts) == (
        "The core: 1 variable, which leads to itself. 1 feeds the core and 1 is an outcome."
    )


def test_the_mainland_has_a_core_even_if_another_piece_is_larger():
    links = [("A", "B", "+"), ("B", "A", "+"), ("C", "D", "+"), ("D", "E", "+")]
    parts = parts_of(signed_map(links))
    assert len(parts.cores) == 1
    assert len(parts.islands[0]) == 3


def test_an_empty_map_has_no_parts():
    parts = parts_of(CausalMap(FINES.info))
    assert all(parts.of(part) == () for part in Part)


@pytest.mark.parametrize("seed", range(25))
def test_each_variable_is_in_one_part_and_the_core_is_that_of_networkx(seed):
    drawn = random_map(seed, size=12, links=15)
    parts = parts_of(drawn)
    everybody = [variable for part in Part for variable in parts.of(part)]
    apart = frozenset(parts.of(Part.ISLAND))
    assert sorted(everybody) == sorted(drawn.variables)
    found = nx.strongly_connected_components(graph_of(drawn))
    cores = [frozenset(part) for part in found if len(part) > 1 and apart.isdisjoint(part)]
    assert {frozenset(core) for core in parts.cores} == set(cores)
