"""Loops that differ between two maps, and how far that is known."""

from itertools import permutations

from loopmap.analysis.difference import LoopWay, find_difference, loops_between, sustaining
from loopmap.analysis.difference.to_do import tell_sustaining
from loopmap.analysis.difference.told_loops import how_complete, how_much, tell_loop_change
from loopmap.analysis.loops import Budget, find_loops
from loopmap.model.records import Role, Sign
from tests.support.two_maps import ENDS, NAMES, causal_map, future

TODAY = causal_map()
ADVICE = NAMES | {"e": "Advice"}


def between(base, other, budget=None):
    difference = find_difference(base, other)
    loops = loops_between(difference, find_loops(base, budget), find_loops(other, budget))
    return difference, loops


def test_loops_stay_where_only_strengths_change():
    _, loops = between(TODAY, future())
    assert (loops.loops, loops.complete) == ((), True)


def test_a_loop_that_a_future_closes_appears():
    difference, loops = between(TODAY, future(ends=ENDS | {"l5": "da+"}))
    (one,) = loops.loops
    assert (one.way, one.before, one.label, one.is_named) == (LoopWay.APPEARED, None, "B1", False)
    assert tell_loop_change(difference, one).startswith(f"Loop B1 “{one.name}” is new: more")
    assert how_much(difference, loops) == "1 link added, 1 loop appears."


def test_a_loop_that_loses_a_link_vanishes():
    difference, loops = between(TODAY, future(ends={i: t for i, t in ENDS.items() if i != "l3"}))
    (one,) = loops.loops
    assert (one.way, one.after, one.label) == (LoopWay.VANISHED, None, "R1")
    assert "is gone. It went: more" in tell_loop_change(difference, one)


def test_a_loop_may_turn_round_and_slow_down_at_once():
    difference, loops = between(TODAY, future(l1={"sign": Sign.OPPOSITE, "delayed": True}))
    assert [one.way for one in loops.loops] == [LoopWay.FLIPPED, LoopWay.SLOWED]
    assert "was reinforcing and is balancing on “Future”" in tell_loop_change(
        difference, loops.loops[0]
    )
    back = between(causal_map(l1={"delayed": True}), future())[1]
    assert [one.way for one in back.loops] == [LoopWay.QUICKENED]


def test_a_list_that_ends_early_makes_no_loop_appear_or_vanish():
    """Four variables all joined: the longer loops are on neither list, or on one."""
    pairs = [f"{a}{b}+" for a in NAMES for b in NAMES if a != b]
    whole = {f"k{n:02}": text for n, text in enumerate(pairs)}
    today = causal_map(ends=whole)
    tight = Budget(count=6, proof=3, probes=0)
    assert not find_loops(today, tight).complete
    assert find_loops(future(ends=whole)).complete
    difference = find_difference(today, future(ends=whole))
    loops = loops_between(difference, find_loops(today, tight), find_loops(future(ends=whole)))
    assert loops.loops == ()
    assert not loops.complete
    assert how_complete(loops) == (
        "There are too many loops to compare them all: those of up to 2 links are all told,"
        " of longer ones only some."
    )


def test_of_lists_that_end_early_there_are_at_least_so_many_loops():
    ends = {f"k{n:02}": f"{a}{b}+" for n, (a, b) in enumerate(permutations("abcd", 2))}
    fewer = {link: text for link, text in ends.items() if text != "dc+"}
    tight = Budget(count=6, proof=3, probes=0)
    difference, loops = between(causal_map(ends=fewer), future(ends=ends), tight)
    assert not loops.complete
    assert " at least " in how_much(difference, loops)


def test_a_lever_that_no_loop_reaches_is_asked_about():
    difference = find_difference(TODAY, future(ADVICE, ENDS | {"l5": "ec+"}))
    found = sustaining(difference)
    assert (found.no_new_loop, found.levers) == (True, ("e",))
    assert tell_sustaining(difference, found) == (
        "“Future” adds no loop to “Today”. What will keep this going when the project ends?",
        "“Advice” is new, and no loop keeps it going. What will, when the project ends?",
    )


def test_a_lever_that_the_map_brings_about_is_not_asked_about():
    on_a_loop = find_difference(TODAY, future(ADVICE, ENDS | {"l5": "ec+", "l6": "be+"}))
    assert sustaining(on_a_loop).levers == ()
    assert not sustaining(on_a_loop).no_new_loop
    assert tell_sustaining(on_a_loop, sustaining(on_a_loop)) == ()


def test_nothing_added_asks_nothing():
    assert tell_sustaining(*both(future(l1={"sign": Sign.OPPOSITE}))) == ()


def test_an_added_outcome_or_what_is_outside_control_is_no_lever():
    assert sustaining(find_difference(TODAY, future(ADVICE, ENDS | {"l5": "de+"}))).levers == ()
    outside = find_difference(
        TODAY, future(ADVICE, ENDS | {"l5": "ec+"}, roles={"e": Role.OUTSIDE})
    )
    assert sustaining(outside).levers == ()


def both(other):
    difference = find_difference(TODAY, other)
    return difference, sustaining(difference)
