"""Well-known stories are found where they are, said in the map's names, and judged by people."""

from dataclasses import replace
from itertools import product

import pytest

from loopmap.analysis.loops import Budget, LoopKind, find_loops
from loopmap.analysis.stories import StoryBudget, find_stories, search_stories
from loopmap.model.document import CausalMap
from loopmap.model.records import FoundStory
from tests.support.random_maps import called, named, random_map
from tests.support.signed_maps import complete_map, signed_map

FIXES = [
    ("Absence", "Fines", "+"),
    ("Fines", "Deterrence", "+"),
    ("Deterrence", "Absence", "-"),
    ("Fines", "Strain", "+"),
    ("Strain", "Absence", "+"),
]
LATE = [("Fines", "Strain")]


def stories_of(causal_map, **fields):
    return find_stories(causal_map, find_loops(causal_map), **fields)


def with_found(causal_map, *found):
    tables = {
        "variables": causal_map.variables,
        "links": causal_map.links,
        "found_stories": {story.id: story for story in found},
    }
    return CausalMap(causal_map.info, tables)


def roles(causal_map, story):
    return {slot.part: causal_map.variables[slot.variable].name for slot in story.slots}


def test_fixes_that_fail_is_told_with_its_parts_and_a_question():
    drawn = signed_map(FIXES, delayed=LATE)
    (story,) = stories_of(drawn).stories
    assert (story.name, story.strict) == ("fixes that fail", True)
    assert named(drawn, story.variables) == ["Absence", "Fines"]
    assert roles(drawn, story) == {
        "problem": "Absence",
        "fix": "Fines",
        "unintended effect": "Strain",
    }
    assert story.text == (
        "More absence leads to more fines. At first that brings absence down again, by way of"
        " deterrence. After a while the same drives it up further, by way of strain."
    )
    assert story.question == "Are fines what people do about absence?"


def test_without_marks_of_delay_it_is_weak_and_shown_on_request_only():
    drawn = signed_map(FIXES)
    found = stories_of(drawn)
    assert (found.stories, found.more, found.weak) == ((), 0, 1)
    (story,) = stories_of(drawn, weak=True).stories
    assert not story.strict
    assert "One way that brings absence down again" in story.text


def test_renaming_a_variable_to_its_opposite_leaves_the_story():
    opposite = [
        ("Attendance", "Fines", "-"),
        ("Fines", "Deterrence", "+"),
        ("Deterrence", "Attendance", "+"),
        ("Fines", "Strain", "+"),
        ("Strain", "Attendance", "-"),
    ]
    (story,) = stories_of(signed_map(opposite, delayed=LATE)).stories
    assert story.name == "fixes that fail"
    assert story.text == (
        "Lower attendance leads to more fines. At first that brings attendance up again, by way"
        " of deterrence. After a while the same drives it down further, by way of strain."
    )


@pytest.mark.parametrize("seed", range(40))
def test_fixes_that_fail_are_those_that_a_slow_and_plain_search_finds(seed):
    drawn = random_map(seed, size=7, links=15, signs="+-")
    found = stories_of(drawn, budget=StoryBudget(horizon=7, each=1_000), weak=True)
    told = {s.variables for s in found.stories if s.name == "fixes that fail" and s.strict}
    assert told == set(plainly_fixes_that_fail(drawn))


def plainly_fixes_that_fail(causal_map):
    """Problem and fix of each quick balancing and slow reinforcing loop with one stretch shared."""
    links = causal_map.links
    loops = find_loops(causal_map).loops
    for r, b in product(loops, loops):
        kinds = (r.kind, b.kind) == (LoopKind.REINFORCING, LoopKind.BALANCING)
        shared = [links[link] for link in r.key if link in b.key]
        meet = len(set(r.variables) & set(b.variables)) == len(shared) + 1
        late = [any(links[k].delayed for k in set(x.key) - set(y.key)) for x, y in ((r, b), (b, r))]
        if kinds and shared and meet and late == [True, False]:
            starts, ends = {k.source for k in shared}, {k.target for k in shared}
            yield (*(starts - ends), *(ends - starts))


LIMIT = [
    ("Trainees", "Skill", "+"),
    ("Skill", "Trainees", "+"),
    ("Trainees", "Crowding", "+"),
    ("Crowding", "Trainees", "-"),
    ("Rooms", "Crowding", "-"),
]


def test_limits_to_growth_has_the_delay_on_the_other_loop_and_a_limit_from_outside():
    drawn = signed_map(LIMIT, delayed=[("Trainees", "Crowding")])
    (story,) = stories_of(drawn).stories
    assert story.name == "limits to growth"
    parts = roles(drawn, story)
    assert (parts["what grows"], parts["what slows it"]) == ("Trainees", "Crowding")
    assert parts["the limit"] == "Rooms"
    assert story.question == "What is scarce here: is it rooms?"
    without = signed_map(LIMIT[:-1], delayed=[("Trainees", "Crowding")])
    assert stories_of(without, weak=True).stories == ()


def test_growth_and_underinvestment_could_lift_the_limit_but_late():
    links = [
        *LIMIT,
        ("Crowding", "Building", "+"),
        ("Building", "Crowding", "-"),
        ("Norm", "Building", "+"),
    ]
    drawn = signed_map(links, delayed=[("Trainees", "Crowding"), ("Crowding", "Building")])
    story = next(s for s in stories_of(drawn).stories if s.name == "growth and underinvestment")
    parts = roles(drawn, story)
    assert (parts["what runs short"], parts["investment"]) == ("Crowding", "Building")
    assert parts["standard"] == "Norm"


BURDEN = [
    ("Pain", "Pills", "+"),
    ("Pills", "Pain", "-"),
    ("Pain", "Exercise", "+"),
    ("Exercise", "Pain", "-"),
    ("Pills", "Passivity", "+"),
    ("Passivity", "Exercise", "-"),
]
SLOW_ANSWER = [("Exercise", "Pain"), ("Pills", "Passivity")]


def test_shifting_the_burden_has_a_side_effect_on_the_lasting_answer():
    drawn = signed_map(BURDEN, delayed=SLOW_ANSWER)
    found = stories_of(drawn)
    story = next(s for s in found.stories if s.name == "shifting the burden")
    assert roles(drawn, story) == {
        "problem": "Pain",
        "quick fix": "Pills",
        "lasting answer": "Exercise",
        "side effect": "Passivity",
    }
    assert story.question == "Do pills weaken what would help with pain for good?"
    assert found.near_misses == ()


def test_two_ways_without_a_side_effect_are_a_near_miss():
    drawn = signed_map(BURDEN[:4], delayed=SLOW_ANSWER)
    (miss,) = stories_of(drawn).near_misses
    assert named(drawn, [miss.source, miss.target]) == ["Pills", "Exercise"]
    assert miss.text.endswith("Is there a link from pills to exercise?")


def test_success_to_the_successful_shares_out_one_pot():
    links = [
        ("Share", "Wins here", "+"),
        ("Wins here", "Share", "+"),
        ("Share", "Wins there", "-"),
        ("Wins there", "Share", "-"),
    ]
    drawn = signed_map(links)
    (story,) = stories_of(drawn, weak=True).stories
    assert (story.name, story.strict) == ("success to the successful", False)
    assert roles(drawn, story)["what is shared out"] == "Share"
    assert "whichever is ahead gets further ahead" in story.text


def test_success_without_a_shared_pot_is_two_that_grow_and_a_blow():
    links = [
        ("A", "B", "+"),
        ("B", "A", "+"),
        ("C", "D", "+"),
        ("D", "C", "+"),
        ("B", "D", "-"),
    ]
    drawn = signed_map(links)
    (story,) = stories_of(drawn, weak=True).stories
    assert story.name == "success to the successful, without a shared pot"
    assert named(drawn, story.variables) == ["B", "D"]


FORK = [("Gap", "Left", "+"), ("Left", "Gap", "-"), ("Gap", "Right", "-"), ("Right", "Gap", "+")]


@pytest.mark.parametrize(
    ("late", "name", "strict"),
    [
        ([], "escalation", False),
        ([("Gap", "Left"), ("Gap", "Right")], "escalation", True),
        ([("Right", "Gap")], "eroding goals", True),
        ([("Left", "Gap")], "eroding goals", True),
    ],
)
def test_delays_tell_escalation_from_eroding_goals(late, name, strict):
    drawn = signed_map(FORK, delayed=late)
    (story,) = stories_of(drawn, weak=True).stories
    assert (story.name, story.strict) == (name, strict)
    if name == "eroding goals":
        slow = {target if source == "Gap" else source for source, target in late}
        assert {roles(drawn, story)["action"]} == slow
    elif not strict:
        assert "or is one of them the target for the gap itself?" in story.question


def test_tragedy_of_the_commons_joins_two_that_grow_by_what_they_share():
    links = [
        ("Herd one", "Milk one", "+"),
        ("Milk one", "Herd one", "+"),
        ("Herd two", "Milk two", "+"),
        ("Milk two", "Herd two", "+"),
        ("Herd one", "Grazing", "+"),
        ("Herd two", "Grazing", "+"),
        ("Grazing", "Grass", "-"),
        ("Grass", "Milk one", "+"),
        ("Grass", "Milk two", "+"),
    ]
    drawn = signed_map(links, delayed=[("Grazing", "Grass")])
    story = next(s for s in stories_of(drawn).stories if s.name == "tragedy of the commons")
    assert named(drawn, story.variables) == ["Grazing", "Grass"]
    assert len(story.loops) == 4
    assert story.question == "Who else draws on grass?"


def sides(*more):
    links = [
        ("Ours", "Theirs", "+"),
        ("Theirs", "Ours", "+"),
        ("Ours", "Our fix", "+"),
        ("Our fix", "Ours", "-"),
        ("Theirs", "Their fix", "+"),
        ("Their fix", "Theirs", "-"),
    ]
    late = [("Ours", "Our fix"), ("Theirs", "Their fix")]
    return signed_map([*links, *more], delayed=late)


def test_two_sides_that_are_held_at_home_and_drive_each_other_on():
    drawn = sides()
    names = {story.name for story in stories_of(drawn).stories}
    assert "escalation round a shared loop" in names
    crossed = sides(("Our fix", "Theirs", "-"), ("Their fix", "Ours", "-"))
    names = {story.name for story in stories_of(crossed).stories}
    assert "accidental adversaries" in names


def test_only_stories_around_the_focus_are_told_those_that_hang_on_it_first():
    apart = [*FIXES, ("Rain", "Umbrellas", "+"), ("Umbrellas", "Rain", "-")]
    drawn = signed_map(apart, delayed=LATE)
    assert len(stories_of(drawn, focus=called(drawn, "Strain")).stories) == 1
    assert stories_of(drawn, focus=called(drawn, "Rain"), weak=True).stories == ()
    assert stories_of(drawn, focus="gone").stories == ()


def test_a_dismissed_story_stays_away_and_a_confirmed_one_has_its_parts():
    drawn = signed_map(FIXES, delayed=LATE)
    hangs_on = called(drawn, "Absence"), called(drawn, "Fines")
    said = FoundStory("t1", "fixes that fail", hangs_on, dismissed=True)
    found = stories_of(with_found(drawn, said))
    assert (found.stories, found.dismissed) == ((), 1)
    parts = (("unintended effect", called(drawn, "Deterrence")), ("problem", "gone"))
    said = replace(said, dismissed=False, roles=parts, text="Our own words.")
    (story,) = stories_of(with_found(drawn, said)).stories
    assert story.said == said
    assert story.text == "Our own words."
    slot = next(slot for slot in story.slots if slot.part == "unintended effect")
    assert (slot.confirmed, named(drawn, slot.options)) == (True, ["Deterrence", "Strain"])
    assert not next(slot for slot in story.slots if slot.part == "problem").confirmed


def test_a_confirmed_story_is_there_without_its_delays_and_told_of_when_its_shape_is_gone():
    drawn = signed_map(FIXES)
    hangs_on = called(drawn, "Absence"), called(drawn, "Fines")
    said = FoundStory("t1", "fixes that fail", hangs_on, text="Our own words.")
    found = stories_of(with_found(drawn, said))
    assert [story.said for story in found.stories] == [said]
    assert (found.not_found, found.weak) == ((), 0)
    gone = stories_of(with_found(signed_map(FIXES[:2]), said))
    assert (gone.stories, gone.not_found) == ((), (said,))


def test_of_many_strict_ones_a_few_of_each_pattern_are_shown():
    links = []
    for n in range(4):
        own = [(f"{a} {n}", f"{b} {n}", sign) for a, b, sign in FIXES]
        links += own
    late = [(f"Fines {n}", f"Strain {n}") for n in range(4)]
    found = find_stories(
        drawn := signed_map(links, delayed=late), find_loops(drawn), StoryBudget(each=3)
    )
    assert (len(found.stories), found.more) == (3, 1)


def test_a_near_miss_asks_for_the_link_that_was_forgotten():
    drawn = signed_map(
        [link for link in FIXES if link[:2] != ("Deterrence", "Absence")], delayed=LATE
    )
    (miss,) = stories_of(drawn).near_misses
    assert named(drawn, [miss.source, miss.target]) == ["Deterrence", "Absence"]
    assert miss.text == (
        "You have the reinforcing part of “fixes that fail”: fines come back to themselves, by"
        " way of strain and absence. Is there a link from deterrence back to absence?"
    )
    aside = FoundStory("t1", miss.name, miss.variables, dismissed=True)
    assert stories_of(with_found(drawn, aside)).near_misses == ()


def test_it_says_among_which_loops_it_looked():
    drawn = signed_map([*FIXES, ("Strain", "Fines", "?")], delayed=LATE)
    assert stories_of(drawn).reach == (
        "Looked for among the 3 loops of this map, which is all there is."
        " 1 loop hinges on links marked ? and could not be used."
    )
    dense = complete_map(9)
    short = find_loops(dense, Budget(count=250, probes=0))
    assert find_stories(dense, short).reach.startswith(
        "Looked for among the 204 loops of up to 3 links only: longer ones were not all found."
    )


def test_a_budget_that_is_spent_is_told_with_the_patterns_it_cut_short():
    dense = complete_map(9)
    loops = find_loops(dense, Budget(max_length=4, probes=0))
    found = find_stories(dense, loops, StoryBudget(steps=500), weak=True)
    assert "success to the successful" in found.unfinished
    assert "Not every combination was tried for" in found.reach


def test_the_search_pauses_and_two_searches_say_the_same():
    dense = complete_map(8)
    loops = find_loops(dense, Budget(max_length=4, probes=0))
    pauses = search_stories(dense, loops, StoryBudget(), weak=True)
    assert sum(1 for _ in pauses) > 10
    assert find_stories(dense, loops, weak=True) == find_stories(dense, loops, weak=True)
