"""What differs between two maps, record by record."""

from dataclasses import replace

import pytest

from loopmap.analysis.difference import Way, find_difference
from loopmap.analysis.difference.same import ids_agree
from loopmap.analysis.difference.to_do import tasks
from loopmap.analysis.difference.told import subject, tell
from loopmap.analysis.difference.told_loops import how_much
from loopmap.model.document import CausalMap
from loopmap.model.equations import Times
from loopmap.model.ids import RecordId
from loopmap.model.owned import Owned
from loopmap.model.records import (
    Fact,
    FoundStory,
    Level,
    Note,
    Sign,
    Sketch,
    SketchKind,
    Status,
    Strength,
)
from loopmap.model.views import View
from tests.support.two_maps import ENDS, NAMES, causal_map, future

TODAY = causal_map()


def ways(difference):
    return [(one.way, subject(difference, one), one.was, one.now) for one in difference]


def only(difference):
    (one,) = difference
    return one


def told(other):
    difference = find_difference(TODAY, other)
    return [tell(difference, one) for one in difference]


def to_do(difference):
    return tuple(task.told for task in tasks(difference))


def test_a_map_does_not_differ_from_its_copy():
    difference = find_difference(TODAY, future())
    assert not difference
    assert (list(difference), to_do(difference)) == ([], ())
    assert how_much(difference) == "Nothing differs."


def test_what_comes_and_goes_is_added_and_removed():
    names = {i: name for i, name in NAMES.items() if i != "d"} | {"e": "Advice"}
    ends = {i: text for i, text in ENDS.items() if i != "l4"} | {"l5": "ec+"}
    difference = find_difference(TODAY, future(names, ends))
    assert ways(difference) == [
        (Way.ADDED, "Advice", "", ""),
        (Way.REMOVED, "Attendance", "", ""),
        (Way.ADDED, "Advice → Trust", "", ""),
        (Way.REMOVED, "Trust → Attendance", "", ""),
    ]
    assert to_do(difference) == (
        "Bring in “Advice”.",
        "Do away with “Attendance”.",
        "Make it so: more advice leads to more trust.",
        "End this: more trust leads to higher attendance.",
    )
    assert how_much(difference) == (
        "1 variable added, 1 link added, 1 variable removed, 1 link removed."
    )


@pytest.mark.parametrize(
    ("fields", "way", "was", "now", "sentence", "task"),
    [
        (
            {"strength": Strength.WEAK},
            Way.WEAKENED,
            "medium",
            "weak",
            "Weaker (medium before, weak now): more fines lead to more strain.",
            "Weaken what “Fines” does to “Strain”: from medium to weak.",
        ),
        (
            {"strength_range": (0.8, 1.0)},
            Way.STRENGTHENED,
            "medium",
            "0.8 to 1",
            "Stronger (medium before, 0.8 to 1 now): more fines lead to more strain.",
            "Strengthen what “Fines” does to “Strain”: from medium to 0.8 to 1.",
        ),
        (
            {"sign": Sign.OPPOSITE},
            Way.RESIGNED,
            "+",
            "-",
            (
                "Sign the same way (+) before, the opposite way (−) now:"
                " more fines lead to less strain."
            ),
            "Make it so: more fines lead to less strain.",
        ),
        (
            {"sign": Sign.UNKNOWN},
            Way.RESIGNED,
            "+",
            "?",
            (
                "Sign the same way (+) before, not agreed (?) now:"
                " fines affect strain, but which way is not agreed."
            ),
            "Settle what “Fines” does to “Strain”.",
        ),
        (
            {"delayed": True, "delay_length": "a term"},
            Way.RETIMED,
            "none",
            "a term",
            "After a term, at once until now: more fines lead, after a term, to more strain.",
            "Change how long “Fines” takes to act on “Strain”: after a term.",
        ),
    ],
)
def test_a_link_that_changes_is_told_and_can_be_owned(fields, way, was, now, sentence, task):
    difference = find_difference(TODAY, future(l1=fields))
    one = only(difference)
    assert (one.way, one.was, one.now) == (way, was, now)
    assert tell(difference, one) == sentence
    assert to_do(difference) == (task,)


def test_a_delay_that_goes_is_told():
    late = causal_map(l1={"delayed": True})
    difference = find_difference(late, future())
    assert tell(difference, only(difference)) == (
        "No longer delayed: more fines lead to more strain."
    )
    assert to_do(difference) == ("Make “Fines” act on “Strain” without delay.",)


def test_a_link_that_changes_in_two_ways_is_two_changes():
    both = {"strength": Strength.STRONG, "sign": Sign.UNKNOWN}
    difference = find_difference(TODAY, future(l1=both))
    assert [one.way for one in difference] == [Way.RESIGNED, Way.STRENGTHENED]


def test_a_strength_said_otherwise_but_as_large_is_no_change_of_the_system():
    difference = find_difference(TODAY, future(l1={"strength_range": (0.25, 0.75)}))
    assert only(difference).way is Way.ALSO
    assert to_do(difference) == ()


def test_a_link_that_leads_elsewhere_keeps_its_identity():
    difference = find_difference(TODAY, future(ends=ENDS | {"l4": "bd+"}))
    one = only(difference)
    assert (one.way, one.was, one.now) == (
        Way.REROUTED,
        "Trust → Attendance",
        "Strain → Attendance",
    )
    assert to_do(difference) == (
        "In place of Trust → Attendance: more strain leads to higher attendance.",
    )


def test_a_name_that_changes_asks_nothing_of_anybody():
    difference = find_difference(TODAY, future(NAMES | {"a": "Penalties"}))
    assert told(future(NAMES | {"a": "Penalties"})) == ["“Fines” is now called “Penalties”."]
    assert to_do(difference) == ()


def test_records_without_shared_ids_are_paired_by_their_names():
    other = {"w": "fines ", "x": "Strain", "y": "Trust", "z": "Attendance"}
    ends = {"k1": "wx+", "k2": "xy-", "k3": "yw-", "k4": "yz+"}
    difference = find_difference(TODAY, future(other, ends))
    assert ways(difference) == [(Way.RENAMED, "fines ", "Fines", "fines ")]


def test_ids_that_two_files_happen_to_share_mean_nothing():
    stranger = causal_map(names={"a": "Waiting", "b": "Crisis", "c": "Trust"}, ends={"l1": "ab+"})
    assert not ids_agree(TODAY, stranger)
    assert ids_agree(TODAY, future(NAMES | {"a": "Penalties"}))
    difference = find_difference(TODAY, stranger, by_id=False)
    assert [s for w, s, *_ in ways(difference) if w is Way.ADDED] == [
        "Waiting",
        "Crisis",
        "Waiting → Crisis",
    ]
    assert Way.RENAMED not in {one.way for one in difference}


def test_words_and_statuses_are_told_apart_from_the_system():
    difference = find_difference(
        TODAY, future(l1={"status": Status.STATED, "reason": "Parents said so."})
    )
    assert (difference.variables, difference.links) == ((), ())
    assert [tell(difference, one) for one in difference] == [
        "Fines → Strain: status was nothing, is stated.",
        "Fines → Strain: reason was nothing, is “Parents said so”.",
    ]


def with_note(causal_map_, text, level):
    note = Note(RecordId("n1"), text, level=level)
    tables = {name: getattr(causal_map_, name) for name in ("variables", "links")}
    return CausalMap(causal_map_.info, tables | {"notes": {note.id: note}})


def test_a_private_note_is_told_without_its_words():
    assert told(with_note(future(), "Jayden came late", Level.PRIVATE)) == [
        "New note: a private note."
    ]
    assert told(with_note(future(), "Ask the school", Level.ROOM)) == [
        "New note: “Ask the school”."
    ]


def test_where_things_lie_is_not_compared():
    moved = {i: replace(v, x=v.x + 90.0) for i, v in TODAY.variables.items()}
    other = CausalMap(future().info, {"variables": moved, "links": TODAY.links})
    assert not find_difference(TODAY, other)


def test_who_takes_a_change_on_is_kept_with_the_later_map():
    other = future(l1={"strength": Strength.WEAK})
    owned = Owned("weakened l1", "Head of year", "Ask the parents", "June")
    other = other.with_info(replace(other.info, owned=(owned,)))
    (task,) = tasks(find_difference(TODAY, other))
    assert task.owned == owned
    assert task.owned.told == "Head of year. Next: Ask the parents. By June."
    (nobody,) = tasks(find_difference(TODAY, future(l1={"strength": Strength.WEAK})))
    assert nobody.owned == Owned("weakened l1")
    assert nobody.owned.told == ""


def test_a_change_stays_owned_whatever_it_is_called():
    names = NAMES | {"a": "Penalties"}
    other = future(names, l1={"strength": Strength.WEAK})
    assert tasks(find_difference(TODAY, other))[-1].key == "weakened l1"


def kept(causal_map_, **tables):
    standing = {name: getattr(causal_map_, name) for name in ("variables", "links")}
    return CausalMap(causal_map_.info, standing | tables)


def test_views_graphs_facts_and_judged_stories_that_differ_are_told():
    one, two, *_ = sorted(causal_map().variables)
    names = {i: v.name for i, v in causal_map().variables.items()}
    before = kept(
        causal_map(),
        views={"w1": View("w1", "Core"), "w2": View("w2", "Whole")},
        facts={"k1": Fact("k1", one, two)},
    )
    after = kept(
        causal_map(),
        views={"w1": View("w1", "Core", theme="dark"), "w3": View("w3", "Levers")},
        facts={"k1": Fact("k1", one, two, rose=False)},
        sketches={
            "h1": Sketch("h1", one, SketchKind.HOPE, ((0, 0), (1, 1)), level=Level.PUBLIC),
            "h2": Sketch("h2", two, SketchKind.FEAR, ((0, 0), (1, 1)), "she said so"),
        },
        found_stories={"t1": FoundStory("t1", "fixes that fail", (one,), dismissed=True)},
    )
    difference = find_difference(before, after)
    fact_changed = (
        f"Known fact changed: “{names[one]}” went up and “{names[two]}” rose before,"
        f" “{names[one]}” went up and “{names[two]}” fell now."
    )
    assert [tell(difference, each) for each in difference.besides] == [
        "New view: “Levers”.",
        "View “Core”: what it says changed.",
        "View gone: “Whole”.",
        f"New graph over time: “{names[one]}”, what is hoped for.",
        "New graph over time: a private one.",
        fact_changed,
        f"New judged story: “fixes that fail” does not fit ({names[one]}).",
    ]


def test_the_times_of_runs_are_told():
    info = causal_map().info
    before, after = (
        CausalMap(replace(info, times=Times(0.0, stop, 0.25, unit="month")))
        for stop in (12.0, 36.0)
    )
    (line,) = find_difference(before, after).besides
    assert (line.field, line.was) == ("times of runs", "0 to 12 by 0.25 (month), Euler")


def test_a_view_that_has_another_place_in_the_list_is_the_same():
    before = kept(causal_map(), views={"w1": View("w1", "Core", order=1.0)})
    after = kept(causal_map(), views={"w1": View("w1", "Core", order=4.0)})
    assert not find_difference(before, after)
