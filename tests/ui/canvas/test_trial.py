"""What a gesture would come to, as a change that is only drawn."""

from dataclasses import replace

import pytest

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Point
from loopmap.editing.tools.gesture import STILL, LinkLine, Preview
from loopmap.model.change import NOTHING, adding, replacing
from loopmap.model.records import Group, NamedLoop
from loopmap.ui.canvas import trial
from loopmap.ui.canvas.trial import DRAWN_LINK, moved_badges, trial_change
from tests.ui.canvas.conftest import MAP, small_map

HERE, THERE = Point(0, 0), Point(50, 60)


@pytest.fixture
def document():
    return small_map()


def after(document, preview):
    return document.apply(trial_change(document.maps[MAP], preview)).maps[MAP]


def test_a_resting_hand_changes_nothing(document):
    assert trial_change(document.maps[MAP], STILL) == NOTHING


def test_what_is_dragged_is_where_it_is_dragged_to(document):
    moved = after(document, Preview(moved={"v1": THERE, "n1": THERE}))
    assert (moved.variables["v1"].x, moved.notes["n1"].y) == (50, 60)


def test_a_copy_leaves_the_original(document):
    copied = after(document, Preview(moved={"v1": THERE}, copying=True))
    assert copied.variables["v1"].x == 0
    assert copied.variables["~v1"].x == 50


def test_copies_take_the_links_among_them_along(document):
    copied = after(document, Preview(moved={"v1": THERE, "v2": HERE}, copying=True))
    assert (copied.links["~l1"].source, copied.links["~l1"].target) == ("~v1", "~v2")
    assert "~l2" not in copied.links


def test_what_is_dragged_into_a_group_is_seen_in_it(document):
    grouped = document.apply(adding(MAP, [Group("g1", "Home")]))
    preview = Preview(moved={"v1": THERE}, joined={"v1": "g1"})
    assert after(grouped, preview).variables["v1"].group == "g1"
    copied = after(grouped, replace(preview, copying=True))
    assert (copied.variables["v1"].group, copied.variables["~v1"].group) == (None, "g1")


def test_a_copied_group_holds_the_copies_of_its_members(document):
    member = replace(document.maps[MAP].variables["v1"], group="g1")
    grouped = document.apply(adding(MAP, [Group("g1", "Home")])).apply(
        replacing(MAP, [(document.maps[MAP].variables["v1"], member)])
    )
    copied = after(grouped, Preview(moved={"v1": THERE, "g1": THERE}, copying=True))
    assert copied.variables["~v1"].group == "~g1"


def test_a_link_is_bent_and_led_elsewhere(document):
    assert after(document, Preview(bulges={"l1": 0.4})).links["l1"].bulge == 0.4
    led = after(document, Preview(line=LinkLine("v3", "v2", HERE, THERE, "l1")))
    assert led.links["l1"].source == "v3"


def test_a_new_link_is_seen_only_where_it_may_be(document):
    line = LinkLine("v3", "v1", HERE, THERE)
    assert DRAWN_LINK in after(document, Preview(line=line)).links
    assert DRAWN_LINK not in after(document, Preview(line=line, allowed=False)).links
    taken = LinkLine("v1", "v2", HERE, THERE)
    assert DRAWN_LINK not in after(document, Preview(line=taken)).links
    loose = LinkLine("v1", None, HERE, THERE)
    assert trial_change(document.maps[MAP], Preview(line=loose)) == NOTHING


def test_very_many_things_and_links_on_large_maps_are_not_tried(document, monkeypatch):
    monkeypatch.setattr(trial, "MOST_MOVED", 1)
    monkeypatch.setattr(trial, "MOST_LINKS", 1)
    many = Preview(moved={"v1": THERE, "v2": THERE}, line=LinkLine("v3", "v1", HERE, THERE))
    assert trial_change(document.maps[MAP], many) == NOTHING


def test_on_a_large_map_what_takes_very_many_links_along_is_not_tried(document, monkeypatch):
    one, causal_map = Preview(moved={"v1": THERE}), document.maps[MAP]
    monkeypatch.setattr(trial, "MOST_TAKEN", 0)
    assert trial_change(causal_map, one), "the map is a small one"
    monkeypatch.setattr(trial, "LARGE", 1)
    assert trial_change(causal_map, one) == NOTHING
    monkeypatch.setattr(trial, "MOST_TAKEN", 2)
    assert trial_change(causal_map, one)


def test_a_dragged_badge_goes_with_the_pointer(document):
    named = NamedLoop("p1", ("l1", "l2"), "R1")
    causal_map = document.apply(adding(MAP, [named])).maps[MAP]
    badges = (Badge(("l1", "l2"), "R1", "reinforcing"), Badge(("l9",), "B1", "balancing"))
    moved = moved_badges(causal_map, Preview(moved={"p1": THERE}), badges)
    assert (moved[0].x, moved[0].y) == THERE
    assert moved[1] == badges[1]
    assert trial_change(causal_map, Preview(moved={"p1": THERE})) == NOTHING
