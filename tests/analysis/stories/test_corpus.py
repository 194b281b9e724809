"""On real maps the stories are those that others have found."""

from dataclasses import replace

import pytest

from loopmap.analysis.loops import Budget, find_loops
from loopmap.analysis.stories import Pattern, find_stories
from loopmap.analysis.stories.one_fork import (
    shifting_the_burden,
    two_balancing,
)
from loopmap.analysis.stories.pattern import Finds
from loopmap.analysis.stories.rings import Rings
from loopmap.analysis.stories.two_kinds import fixes_that_fail, limits_to_growth
from loopmap.model.document import CausalMap
from tests.support.random_maps import called, named
from tests.support.signed_maps import corpus_map

pytestmark = pytest.mark.corpus

FIXES = "fixes that fail"


@pytest.fixture(scope="module")
def maps(shared):
    return shared / "corpus" / "maps"


@pytest.fixture(scope="module")
def fines(maps):
    return corpus_map(maps / "own_school_fines.csv")


def with_links(causal_map, keep):
    links = {link.id: new for link in causal_map.links.values() if (new := keep(link)) is not None}
    return CausalMap(causal_map.info, {"variables": causal_map.variables, "links": links})


def told(causal_map, **fields):
    return find_stories(causal_map, find_loops(causal_map), **fields)


THREE = {
    ("Unauthorised absence", "Penalty notices"),
    ("Unauthorised absence", "Pressure on school to enforce"),
    ("Disruptive behaviour", "Suspensions"),
}


def pairs(causal_map, stories):
    return {tuple(named(causal_map, s.variables)) for s in stories if s.name == FIXES}


def test_the_fines_map_tells_exactly_its_three_fixes_that_fail(fines):
    stories = told(fines).stories
    assert all(story.name == FIXES for story in stories)
    assert pairs(fines, stories) == THREE
    notices = next(s for s in stories if called(fines, "Penalty notices") in s.variables)
    assert notices.text == (
        "More unauthorised absence leads to more penalty notices. At first that brings"
        " unauthorised absence down again, by way of deterrent effect on parents. After a while"
        " the same drives it up further, by way of family financial strain and a young person"
        " working or exploited."
    )


def test_without_delay_marks_they_are_weak(fines):
    unmarked = with_links(fines, lambda link: replace(link, delayed=False))
    assert told(unmarked).stories == ()
    weak = told(unmarked, weak=True).stories
    assert pairs(unmarked, weak) == THREE
    assert not any(story.strict for story in weak)


def test_without_the_link_from_deterrent_to_absence_it_is_asked_for(fines):
    ends = called(fines, "Deterrent effect on parents"), called(fines, "Unauthorised absence")
    lacking = with_links(fines, lambda link: None if (link.source, link.target) == ends else link)
    found = told(lacking)
    assert pairs(lacking, found.stories) == {("Disruptive behaviour", "Suspensions")}
    misses = [miss for miss in found.near_misses if (miss.source, miss.target) == ends]
    assert misses
    assert misses[0].text.endswith(
        "Is there a link from deterrent effect on parents back to unauthorised absence?"
    )


def test_the_published_map_that_forgot_its_relief_is_asked_for_it(maps):
    drawn = corpus_map(maps / "mccreary_banning_books.csv")
    (miss,) = told(drawn).near_misses
    assert named(drawn, [miss.source, miss.target]) == [
        "Immediate Relief",
        "Community Concerns About Content",
    ]


COUNTED = {
    ("own_school_fines", 8): (3, 0, 0, 0, 0, 0),
    ("openai_microsoft", 6): (0, 15, 0, 17, 9, 0),
    ("sdai_armsrace", 10): (0, 2, 0, 0, 0, 0),
    ("urban_data_governance_V2_merged", 6): (0, 66, 0, 80, 735, 421),
    ("foresight_obesity", 6): (0, 88, 0, 122, 876, 349),
}
"""Fixes that fail and limits to growth, each strict and weak, by what they hang on; then pairs of
loops that share one variable: of reinforcing ones, and of balancing ones that part ways there."""


@pytest.mark.parametrize(("name", "horizon"), COUNTED)
def test_patterns_are_as_many_as_others_counted(maps, name, horizon):
    rings = rings_of(maps, name, horizon)
    counts = []
    for look, pattern in (
        (fixes_that_fail, Pattern.FIXES_THAT_FAIL),
        (limits_to_growth, Pattern.LIMITS_TO_GROWTH),
    ):
        finds = look_for(rings, look)
        of_it = [find for find in finds if find.pattern is pattern]
        strict = sum(find.strict for find in of_it)
        counts += [strict, len(of_it) - strict]
    counts += [forks(rings, rings.reinforcing, success=True), forks(rings, rings.balancing)]
    assert tuple(counts) == COUNTED[name, horizon]


def test_where_delays_are_marked_weak_fixes_bear_no_mark_at_all(maps):
    """Others counted 65 strict and 99 weak, the marks of weak ones not looked at."""
    rings = rings_of(maps, "syn_cld100_300", 7)
    finds = look_for(rings, fixes_that_fail)
    assert sum(find.strict for find in finds) == 65
    assert sum(not find.strict for find in finds) < 99


def test_shifted_burdens_are_merged_where_others_counted_every_pair_of_loops(maps):
    """Theirs were 239 pairs of loops; the rule for the side effect that gave them is not known.

    With ours, a way off both loops that begins on the quick and ends on the slow one, and
    a quick loop that is no longer than the slow one, there are 234 pairs. What people are
    shown is merged by problem, quick fix and lasting answer.
    """
    finds = look_for(rings_of(maps, "foresight_obesity", 6), shifting_the_burden)
    assert 50 < len(finds) < 239


def test_no_delays_no_strict_escalation(maps):
    finds = look_for(rings_of(maps, "foresight_obesity", 6), two_balancing)
    assert finds
    assert not any(find.strict for find in finds)


def rings_of(maps, name, horizon):
    drawn = corpus_map(maps / f"{name}.csv")
    budget = Budget(count=10**6, steps=10**9, max_length=horizon, probes=0)
    rings = Rings(drawn, find_loops(drawn, budget).loops, horizon)
    assert list(rings.meet()) is not None
    return rings


def look_for(rings, look):
    finds = Finds()
    assert all(cost > 0 for cost in look(rings, finds))
    return finds.sorted()


def forks(rings, loops, *, success=False):
    """Pairs of loops that share one variable and leave it by links of opposite sign."""
    found = 0
    for n, one in enumerate(loops):
        for other in loops[n + 1 :]:
            shared = set(one.order) & set(other.order)
            if len(shared) == 1:
                (at,) = shared
                signs = {rings.signs[ring.link_from(at)] for ring in (one, other)}
                found += len(signs) == 2
    return found
