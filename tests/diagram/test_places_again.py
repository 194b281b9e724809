"""Places after structural edits are those of a map drawn afresh, row by row."""

import random
from dataclasses import replace

import numpy as np
import pytest

from loopmap.diagram import places_again, settled_signs
from loopmap.diagram import ring as ring_module
from loopmap.diagram.drawing import Badge, draw, redraw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.settle import settle
from loopmap.diagram.sign_place import CROWD
from loopmap.diagram.style import load_style
from loopmap.model.change import NOTHING, adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, NamedLoop, Variable
from tests.support.drawn_maps import HERE, document_of, ring

STYLE, MEASURE = load_style(), bundled_measure()


def _crowded_document(rng, variables, links):
    """Cards that lie close, some on one another, with links anywhere between them."""
    side = 95.0 * variables**0.5
    made = [
        Variable(RecordId(f"v{n}"), f"Name {n}", rng.uniform(0, side), rng.uniform(0, side))
        for n in range(variables)
    ]
    pairs = [(one.id, other.id) for one in made for other in made]
    chosen = rng.sample(pairs, links)
    return document_of(*made, *(Link(RecordId(f"l{n}"), *ends) for n, ends in enumerate(chosen)))


def _edit(rng, causal_map, step):
    """A random change to variables, links or named loops."""
    variable = rng.choice(list(causal_map.variables.values()))
    link = rng.choice(list(causal_map.links.values()))
    other = rng.choice(list(causal_map.variables))
    near = {"x": variable.x + rng.uniform(-90, 90), "y": variable.y + rng.uniform(-90, 90)}
    what = rng.choice(["appear", "vanish", "join", "cut", "turn", "bend", "move", "rename", "loop"])
    if what == "appear":
        return adding(HERE, [replace(variable, id=RecordId(f"w{step}"), name="New", **near)])
    if what == "vanish":
        at = [k for k in causal_map.links.values() if variable.id in (k.source, k.target)]
        return removing(HERE, [variable, *at])
    if what == "cut":
        return removing(HERE, [link])
    if what == "bend":
        return replacing(HERE, [(link, replace(link, bulge=rng.choice([None, 0.3])))])
    if what == "move":
        return replacing(HERE, [(variable, replace(variable, **near))])
    if what == "rename":
        return replacing(HERE, [(variable, replace(variable, name="A name that is longer"))])
    if what == "loop":
        return _named(rng, causal_map, step)
    source = link.source if what == "turn" else variable.id
    if causal_map.adjacency.between(source, other):
        return NOTHING
    if what == "turn":
        return replacing(HERE, [(link, replace(link, target=other))])
    return adding(HERE, [Link(RecordId(f"x{step}"), source, other)])


def _named(rng, causal_map, step):
    """A name for some way of three links, whether they close or not, or one name fewer."""
    if causal_map.loops and rng.random() < 0.5:
        return removing(HERE, list(causal_map.loops.values())[:1])
    links = tuple(rng.sample(sorted(causal_map.links), 3))
    return adding(HERE, [NamedLoop(RecordId(f"o{step}"), links, f"R{step}")])


def _assert_as_fresh(drawing):
    fresh = draw(drawing.causal_map, drawing.style, MEASURE)
    assert list(drawing.link_paths.items()) == list(fresh.link_paths.items())
    assert list(drawing.label_boxes.items()) == list(fresh.label_boxes.items())
    assert np.array_equal(drawing.places.lines, fresh.places.lines)
    for table in ("boxes", "bent_for", "ends", "pair", "ring"):
        now, then = getattr(drawing.places.frame, table), getattr(fresh.places.frame, table)
        assert np.array_equal(now, then), table


@pytest.mark.parametrize("seed", range(12))
def test_after_edits_and_undo_everything_is_where_a_fresh_drawing_has_it(seed):
    rng = random.Random(seed)
    document = _crowded_document(rng, *rng.choice([(9, 24), (25, 50), (60, 90)]))
    drawing = draw(document.maps[HERE], load_style(rng.choice(["light", "projector"])), MEASURE)
    done = []
    for step in range(25):
        undo = bool(done) and rng.random() < 0.3
        change = done.pop().inverse() if undo else _edit(rng, document.maps[HERE], step)
        done += [] if undo else [change]
        document = document.apply(change)
        drawing = redraw(drawing, document.maps[HERE], [key.id for key, _ in change])
        _assert_as_fresh(drawing)


@pytest.mark.parametrize("most_seen", [400, 0])
@pytest.mark.parametrize("seed", range(8))
def test_what_was_drawn_swiftly_is_settled_where_a_fresh_drawing_has_it(
    seed, most_seen, monkeypatch
):
    monkeypatch.setattr(ring_module, "_MOST_SEEN", most_seen)
    rng = random.Random(seed)
    document = _crowded_document(rng, *rng.choice([(9, 24), (25, 50), (40, 70)]))
    drawing = draw(document.maps[HERE], STYLE, MEASURE, swiftly=True)
    for step in range(24):
        change = _edit(rng, document.maps[HERE], step)
        document = document.apply(change)
        touched = [key.id for key, _ in change]
        drawing = redraw(drawing, document.maps[HERE], touched, swiftly=True)
        if rng.random() < 0.4:
            drawing = settle(drawing)
            assert drawing.is_settled
            _assert_as_fresh(drawing)
    _assert_as_fresh(redraw(drawing, document.maps[HERE], ()))


def test_on_a_large_map_a_link_that_comes_is_there_at_once_and_turns_others_later(monkeypatch):
    monkeypatch.setattr(ring_module, "_MOST_SEEN", 0)
    document = document_of(*ring([(0, 0), (400, -200), (800, 0), (800, 500), (0, 500)]))
    before = draw(document.maps[HERE], STYLE, MEASURE)
    new = Link(RecordId("k"), RecordId("v2"), RecordId("v0"))
    after = document.apply(adding(HERE, [new])).maps[HERE]
    swift, fresh = redraw(before, after, [new.id], swiftly=True), draw(after, STYLE, MEASURE)
    turned = RecordId("l0")  # it lies on a shorter loop now
    assert swift.places.frame.ring_of(new.id) == fresh.places.frame.ring_of(new.id)
    assert swift.link_paths[new.id].bulge == fresh.link_paths[new.id].bulge
    assert swift.link_paths[turned].bulge == before.link_paths[turned].bulge
    assert swift.link_paths[turned].bulge != fresh.link_paths[turned].bulge
    assert not swift.is_settled
    settled = settle(swift)
    assert settled.is_settled
    assert settled.link_paths == fresh.link_paths
    assert turned in settled.altered
    again = redraw(swift, after, [new.id])  # whoever asks for it exactly gets it so at once
    assert again.link_paths == fresh.link_paths


def test_what_was_to_turn_for_a_link_that_goes_again_stays(monkeypatch):
    monkeypatch.setattr(ring_module, "_MOST_SEEN", 0)
    document = document_of(*ring([(0, 0), (400, -200), (800, 0), (800, 500), (0, 500)]))
    before = draw(document.maps[HERE], STYLE, MEASURE)
    new = Link(RecordId("k"), RecordId("v2"), RecordId("v0"))
    coming = adding(HERE, [new])
    there = document.apply(coming)
    swift = redraw(before, there.maps[HERE], [new.id], swiftly=True)
    gone = there.apply(coming.inverse()).maps[HERE]
    assert settle(redraw(swift, gone, [new.id], swiftly=True)).link_paths == before.link_paths


def test_badges_stay_while_a_map_is_drawn_swiftly_and_are_settled_in_their_loop():
    document = document_of(*ring([(0, 0), (300, 0), (150, 200)]))
    badge = Badge(tuple(RecordId(f"l{n}") for n in range(3)), "R1", "reinforcing")
    before = draw(document.maps[HERE], STYLE, MEASURE, badges=(badge,))
    variable = document.maps[HERE].variables[RecordId("v0")]
    change = replacing(HERE, [(variable, replace(variable, x=-900.0, y=700.0))])
    after = document.apply(change).maps[HERE]
    swift = redraw(before, after, [variable.id], swiftly=True)
    assert swift.badge_boxes == before.badge_boxes
    assert not swift.is_settled
    fresh = draw(after, STYLE, MEASURE, badges=(badge,))
    settled = settle(swift)
    assert settled.badge_boxes == fresh.badge_boxes != before.badge_boxes
    assert badge.id in settled.altered
    assert settle(settled) is settled


def test_a_badge_goes_with_its_loop_while_a_map_is_drawn_swiftly():
    document = document_of(*ring([(0, 0), (300, 0), (150, 200)]))
    badge = Badge(tuple(RecordId(f"l{n}") for n in range(3)), "R1", "reinforcing")
    before = draw(document.maps[HERE], STYLE, MEASURE, badges=(badge,))
    link = document.maps[HERE].links[RecordId("l1")]
    after = document.apply(removing(HERE, [link])).maps[HERE]
    assert redraw(before, after, [link.id], swiftly=True).badge_boxes == {}


def test_signs_at_a_hub_lose_and_find_their_places_when_it_grows_and_shrinks():
    hub = Variable(RecordId("hub"), "Hub", 0, 0)
    around = [Variable(RecordId(f"v{n:02}"), "Near", 30.0 * n - 900, 150) for n in range(CROWD + 1)]
    links = [Link(RecordId(f"l{n:02}"), v.id, hub.id) for n, v in enumerate(around)]
    document = document_of(hub, *around, *links[:-1])
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    for change in (adding(HERE, links[-1:]), removing(HERE, links[-1:])):
        document = document.apply(change)
        drawing = redraw(drawing, document.maps[HERE], [links[-1].id])
        _assert_as_fresh(drawing)


def test_a_card_far_away_makes_the_grid_coarser_and_everything_is_looked_at_again():
    document = document_of(*ring([(0, 0), (90, 5), (180, 0), (90, 60), (85, 120)]))
    far = Variable(RecordId("far"), "Far", 600_000, 600_000)
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    for change in (adding(HERE, [far]), removing(HERE, [far])):
        document = document.apply(change)
        drawing = redraw(drawing, document.maps[HERE], [far.id])
        _assert_as_fresh(drawing)


def test_an_edit_here_leaves_the_paths_there_the_very_same():
    there = [Variable(RecordId(f"f{n}"), f"Far {n}", 4000 + 300 * n, 4000) for n in range(3)]
    far = [Link(RecordId(f"k{n}"), there[n].id, there[(n + 1) % 3].id) for n in range(3)]
    document = document_of(*ring([(0, 0), (300, 0), (150, 200)]), *there, *far)
    before = draw(document.maps[HERE], STYLE, MEASURE)
    gone = [k for k in document.maps[HERE].links.values() if "v0" in (k.source, k.target)]
    change = removing(HERE, [document.maps[HERE].variables[RecordId("v0")], *gone])
    after = redraw(before, document.apply(change).maps[HERE], [key.id for key, _ in change])
    assert all(after.link_paths[k.id] is before.link_paths[k.id] for k in far)
    assert after.altered == {"l1", *(key.id for key, _ in change)}  # l1 turns in no loop now


@pytest.mark.parametrize("most", [29, 30, 31])
def test_signs_make_way_again_when_a_map_is_small_enough_for_it(monkeypatch, most):
    for module in (settled_signs, places_again):
        monkeypatch.setattr(module, "MOST", most)
    document = _crowded_document(random.Random(5), 14, 31)
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    for link in list(document.maps[HERE].links.values())[:3]:
        document = document.apply(removing(HERE, [link]))
        drawing = redraw(drawing, document.maps[HERE], [link.id])
        _assert_as_fresh(drawing)


@pytest.mark.parametrize("seed", range(4))
def test_signs_make_way_for_the_names_of_groups_as_their_areas_move(seed):
    rng = random.Random(seed)
    document = _crowded_document(rng, 20, 45)
    group = Group(RecordId("g1"), "A name as wide as several cards are")
    members = list(document.maps[HERE].variables.values())[:3]
    joined = replacing(HERE, [(v, replace(v, group=group.id)) for v in members])
    document = document.apply(adding(HERE, [group])).apply(joined)
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    for _ in range(8):
        member = document.maps[HERE].variables[rng.choice(members).id]
        there = replace(member, x=rng.uniform(0, 400), y=rng.uniform(0, 400))
        document = document.apply(replacing(HERE, [(member, there)]))
        drawing = redraw(drawing, document.maps[HERE], [member.id])
        _assert_as_fresh(drawing)
