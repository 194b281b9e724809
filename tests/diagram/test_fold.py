"""Folding: a stack for each collapsed group, every link somewhere, nothing else altered."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from loopmap.diagram.fold import (
    STRAY,
    bundles_of,
    fold,
    hidden_in,
    path_seen,
    seen_as,
    stacks_of,
    unfolded,
)
from loopmap.model.change import replacing
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Sign, Status, Strength, Variable
from tests.support.drawn_maps import HERE, full_map, map_of
from tests.support.folded_maps import HOME, SCHOOL, grouped_maps, households


def test_a_map_without_collapsed_groups_is_drawn_as_it_is():
    causal_map = full_map()
    assert fold(causal_map) is causal_map
    assert unfolded(causal_map) is causal_map
    assert not stacks_of(causal_map)
    assert not bundles_of(causal_map)
    assert seen_as(causal_map, RecordId("v0")) == "v0"


def test_a_collapsed_group_is_one_variable_of_its_name_in_place_of_its_members():
    folded = fold(households())
    assert set(folded.variables) == {"v2", HOME, SCHOOL}
    assert folded.variables[HOME].name == "Home"
    assert stacks_of(folded)[HOME].members == ("v0", "v1")
    assert not folded.groups
    assert folded.notes is households().notes or folded.notes == {}
    assert hidden_in(households(), RecordId("v0")) == HOME
    assert hidden_in(households(), RecordId("v2")) is None


def test_links_inside_are_hidden_a_lone_one_keeps_its_id_and_several_are_one_bundle():
    folded = fold(households())
    assert seen_as(folded, RecordId("l0")) is None
    lone = folded.links[RecordId("l4")]
    assert (lone.source, lone.target, lone.sign) == ("v2", SCHOOL, Sign.OPPOSITE)
    to_school = seen_as(folded, RecordId("l2"))
    assert to_school == seen_as(folded, RecordId("l3"))
    arrow = folded.links[to_school]
    assert bundles_of(folded)[to_school].links == ("l2", "l3")
    assert (arrow.source, arrow.target) == (HOME, "v2")
    assert arrow.strength is Strength.STRONG
    assert arrow.status is Status.STATED


def test_a_bundle_has_the_sign_all_agree_on_and_says_when_they_are_mixed():
    folded = fold(households())
    agreed = seen_as(folded, RecordId("l2"))
    assert folded.links[agreed].sign is Sign.SAME
    assert not bundles_of(folded)[agreed].mixed
    mixed = seen_as(folded, RecordId("l6"))
    assert folded.links[mixed].sign is Sign.UNKNOWN
    assert bundles_of(folded)[mixed].mixed


def test_a_sign_that_is_not_agreed_among_others_is_not_called_mixed():
    causal_map = households()
    link = causal_map.links[RecordId("l3")]
    document = Document(maps={HERE: causal_map})
    change = replacing(HERE, [(link, replace(link, sign=Sign.UNKNOWN))])
    folded = fold(document.apply(change).maps[HERE])
    bundle = seen_as(folded, RecordId("l2"))
    assert folded.links[bundle].sign is Sign.UNKNOWN
    assert not bundles_of(folded)[bundle].mixed


def test_a_bundle_is_delayed_when_all_its_links_are():
    folded = fold(households())
    assert folded.links[seen_as(folded, RecordId("l2"))].delayed
    assert not folded.links[seen_as(folded, RecordId("l6"))].delayed


def test_a_loop_is_led_through_stacks_and_one_inside_a_stack_is_not_drawn():
    folded = fold(households(school=False))
    bundle = seen_as(folded, RecordId("l2"))
    assert path_seen(folded, ("l0", "l2", "l4", "l5", "l6")) == (
        bundle, "l4", "l5", seen_as(folded, RecordId("l6")),
    )  # fmt: skip
    assert path_seen(folded, ("l0", "l1")) == ()
    assert set(folded.loops) == {"p2"}


def test_a_stack_lies_at_the_groups_place_but_never_far_from_its_members():
    causal_map = households()
    group = causal_map.groups[HOME]
    document = Document(maps={HERE: causal_map})
    for wanted, drawn in (((30, 40), (30, 40)), ((-900, 2000), (-STRAY, 120 + STRAY))):
        change = replacing(HERE, [(group, replace(group, x=wanted[0], y=wanted[1]))])
        stack = fold(document.apply(change).maps[HERE]).variables[HOME]
        assert (stack.x, stack.y) == drawn


@settings(max_examples=100)
@given(grouped_maps())
def test_every_variable_outside_is_kept_and_every_link_is_inside_drawn_or_in_one_bundle(whole):
    folded = fold(whole)
    outside = {i for i in whole.variables if hidden_in(whole, i) is None}
    assert outside == set(folded.variables) - set(stacks_of(folded))
    assert all(folded.variables[i] is whole.variables[i] for i in outside)
    in_bundles = Counter(link for b in bundles_of(folded).values() for link in b.links)
    for link in whole.links.values():
        homes = {hidden_in(whole, link.source), hidden_in(whole, link.target)}
        inside = len(homes) == 1 and homes != {None}
        assert inside + in_bundles[link.id] + (link.id in folded.links) == 1
    pairs = Counter((link.source, link.target) for link in folded.links.values())
    assert set(pairs.values()) <= {1}


@settings(max_examples=100)
@given(grouped_maps())
def test_the_counts_on_the_drawing_add_up_to_the_links_that_cross_a_border(whole):
    folded = fold(whole)
    bundles = bundles_of(folded)
    counted = sum(len(bundles[i].links) if i in bundles else 1 for i in folded.links)
    hidden = sum(seen_as(folded, i) is None for i in whole.links)
    assert counted + hidden == len(whole.links)
    assert all(len(bundle.links) > 1 for bundle in bundles.values())
    assert unfolded(folded) is whole


def test_arrows_that_stay_keep_their_order_when_a_member_goes_to_another_stack():
    home, school = RecordId("home"), RecordId("school")
    sources = {"a": home, "b": school, "c": school, "d": home, "e": home}
    whole = map_of(
        Group(home, "Home", 0, collapsed=True),
        Group(school, "School", 1, collapsed=True),
        Variable(RecordId("v"), "Attendance"),
        *(Variable(RecordId(i), i.upper(), group=group) for i, group in sources.items()),
        *(
            Link(RecordId(f"l{i}"), RecordId(i), RecordId("v"), order=row)
            for row, i in enumerate(sources)
        ),
    )
    variable = whole.variables[RecordId("a")]
    change = replacing(HERE, [(variable, replace(variable, group=school))])
    after = Document(maps={HERE: whole}).apply(change).maps[HERE]
    assert list(fold(whole).links) == list(fold(after).links)
