"""An old list after edits is what a new search would find, where no link was added."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.loops import find_loops, loop_along, still_standing
from loopmap.model.document import CausalMap
from loopmap.model.records import Sign
from tests.analysis.loops.test_search import signed_maps
from tests.support.signed_maps import signed_map


@given(signed_maps(), st.data())
@settings(max_examples=60)
def test_after_cuts_and_flips_the_list_is_that_of_a_new_search(causal_map, data):
    links = dict(causal_map.links)
    edited = data.draw(st.sets(st.sampled_from(sorted(links)))) if links else set()
    for link in sorted(edited):
        if data.draw(st.booleans()):
            del links[link]
        else:
            sign = data.draw(st.sampled_from(Sign))
            links[link] = replace(links[link], sign=sign, delayed=not links[link].delayed)
    after = CausalMap(causal_map.info, {"variables": causal_map.variables, "links": links})
    kept = still_standing(after, find_loops(causal_map), frozenset(edited))
    assert kept == find_loops(after)


def test_links_that_do_not_meet_are_no_loop():
    causal_map = signed_map([("a", "b", "+"), ("b", "a", "-"), ("c", "a", "+")])
    one, two, three = sorted(causal_map.links)
    assert loop_along(causal_map, (one, two)).kind.value == "balancing"
    assert loop_along(causal_map, (one, three)) is None
    assert loop_along(causal_map, (one, "gone")) is None
    assert loop_along(causal_map, ()) is None
