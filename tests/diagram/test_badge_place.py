"""Badges stand in their loop, clear of notes and of the edges of areas."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from loopmap.diagram.badge_place import BADGE_RADIUS
from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.emphasis import Badge
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.sign_place import distance_to
from loopmap.diagram.style import load_style
from loopmap.editing.edits.collapse import collapse_groups
from loopmap.formats.registry import open_file
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, NamedLoop, Note, Sign, Variable
from loopmap.resources import examples
from tests.support.drawn_maps import HERE, document_of, map_of

STYLE, MEASURE = load_style(), bundled_measure()
CORNERS = {"a": (0, 0), "b": (460, 0), "c": (460, 340), "d": (0, 340)}
SIDES = [*zip("abcd", "bcda", strict=True)]
LINKS = [Link(RecordId(s + t), RecordId(s), RecordId(t), Sign.SAME) for s, t in SIDES]
BADGE = Badge(tuple(link.id for link in LINKS), "R1", "reinforcing")


def ring(members=""):
    group = RecordId("g") if members else None
    return [
        Variable(RecordId(n), f"Corner {n}", *at, group=group if n in members else None)
        for n, at in CORNERS.items()
    ]


def badge_on(*records):
    drawing = draw(map_of(*records, *LINKS), STYLE, MEASURE, badges=(BADGE,))
    return drawing, drawing.badge_boxes[BADGE.id]


def from_edge(area, place):
    """How far a place is from the nearest edge of an area that it lies across from."""
    across = min(abs(place.x - area.left), abs(place.x - area.right))
    down = min(abs(place.y - area.top), abs(place.y - area.bottom))
    beside = area.top - BADGE_RADIUS < place.y < area.bottom + BADGE_RADIUS
    over = area.left - BADGE_RADIUS < place.x < area.right + BADGE_RADIUS
    return min(across if beside else 1e9, down if over else 1e9)


@pytest.mark.parametrize("aside", [150, 165, 180, 195])
def test_a_badge_does_not_lie_across_the_edge_of_an_area(aside):
    group = Group(RecordId("g"), "Home")
    inside = Variable(RecordId("e"), "Inside", aside, 170, group=group.id)
    drawing, box = badge_on(group, *ring("ad"), inside)
    assert from_edge(drawing.places.groups[group.id], box.centre) > BADGE_RADIUS


def test_a_badge_keeps_off_a_note():
    note = Note(RecordId("n"), "Seen in two schools", 230, 170)
    drawing, box = badge_on(*ring(), note)
    assert not drawing.note_boxes[note.id].touches(box)


def test_it_makes_way_for_a_note_that_comes():
    note = Note(RecordId("n"), "Seen in two schools", 230, 170)
    bare = document_of(*ring(), *LINKS)
    before = draw(bare.maps[HERE], STYLE, MEASURE, badges=(BADGE,))
    whole = document_of(*ring(), *LINKS, note).maps[HERE]
    after = redraw(before, whole, [note.id])
    assert after.badge_boxes == draw(whole, STYLE, MEASURE, badges=(BADGE,)).badge_boxes
    assert after.badge_boxes != before.badge_boxes


NO_ROOM = {"combined-map": {"B6"}}
"""Loops of two arrows so close that a badge between them would touch one."""

WITHIN_ONE_ANOTHER = [
    ("bail-sign-in-and-retaliation", "B1", "R2"),
    ("crisis-crowds-out-early-help", "B1", "R5"),
    ("fines-for-non-attendance", "R2", "R1"),
]
"""Loops that share most of their links, the second with room beside the first."""


def turns_round(ring, place):
    """How often a ring of places goes round one of them."""
    angles = [math.atan2(y - place.y, x - place.x) for x, y in ring]
    steps = ((b - a + math.pi) % math.tau - math.pi for a, b in pairwise([*angles, angles[0]]))
    return round(sum(steps) / math.tau)


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_badges_stand_within_their_loops(path):
    for causal_map in open_file(path).document.maps.values():
        badges = tuple(Badge(p.links, p.label, "", p.x, p.y) for p in causal_map.loops.values())
        drawing = draw(fold(causal_map), STYLE, MEASURE, badges=badges)
        for badge in badges:
            ring = [at for link in badge.links for at in drawing.link_paths[link].line]
            inside = turns_round(ring, drawing.badge_boxes[badge.id].centre)
            assert inside or badge.label in NO_ROOM.get(path.stem, ()), badge.label
            lines = drawing.link_paths.values()
            near = min(distance_to(p, drawing.badge_boxes[badge.id].centre) for p in lines)
            assert near > BADGE_RADIUS + 3, "not inside at the price of touching a line"


@pytest.mark.parametrize(("stem", "inner", "outer"), WITHIN_ONE_ANOTHER)
def test_a_badge_stands_where_no_other_loop_runs_around_it(stem, inner, outer):
    (path,) = (path for path in examples() if path.stem == stem)
    causal_map = next(iter(open_file(path).document.maps.values()))
    badges = tuple(Badge(p.links, p.label, "", p.x, p.y) for p in causal_map.loops.values())
    drawing = draw(causal_map, STYLE, MEASURE, badges=badges)
    one, other = (next(b for b in badges if b.label == label) for label in (inner, outer))
    ring = [at for link in one.links for at in drawing.link_paths[link].line]
    assert not turns_round(ring, drawing.badge_boxes[other.id].centre)


def shut_where_a_badge_was_put():
    """A ring of four, two of them collapsed, with its badge put where a line then runs."""
    document = document_of(
        Group(RecordId("g"), "Home", x=0, y=170),
        *ring("ad"),
        *LINKS,
        NamedLoop(RecordId("p"), BADGE.links, BADGE.label, "Round", x=230, y=170),
    )
    shut = document.apply(collapse_groups(document, HERE, [RecordId("g")]))
    drawing = draw(fold(shut.maps[HERE]), STYLE, MEASURE)
    at = drawing.link_paths[LINKS[0].id].line[6]
    return drawing.causal_map, replace(BADGE, x=at.x, y=at.y)


def test_a_badge_put_by_hand_makes_way_where_a_group_is_collapsed_and_something_lies_there():
    causal_map, put = shut_where_a_badge_was_put()
    drawing = draw(causal_map, STYLE, MEASURE, badges=(put,))
    box = drawing.badge_boxes[put.id]
    assert min(distance_to(p, box.centre) for p in drawing.link_paths.values()) > BADGE_RADIUS
    free = replace(put, x=box.x, y=box.y)
    assert draw(causal_map, STYLE, MEASURE, badges=(free,)).badge_boxes[put.id] == box


def test_it_does_so_when_it_is_let_go_not_while_it_is_in_a_hand():
    causal_map, put = shut_where_a_badge_was_put()
    before = draw(causal_map, STYLE, MEASURE, badges=(BADGE,))
    held = redraw(before, causal_map, [], badges=(put,), in_hand=True)
    assert held.badge_boxes[put.id].centre == (put.x, put.y)
    let_go = redraw(before, causal_map, [], badges=(put,))
    assert let_go.badge_boxes[put.id].centre != (put.x, put.y)
    later = redraw(let_go, causal_map, [RecordId("b")], swiftly=True)
    assert later.badge_boxes == let_go.badge_boxes, "it does not return while signs wait"
