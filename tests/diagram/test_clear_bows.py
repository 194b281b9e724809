"""Lines whose ends made way for others are bent clear of cards, marks and names again."""

import random
from dataclasses import replace

import numpy as np
import pytest

from loopmap.diagram.clear_bows import bowing_over, cleared, meeting, own_bows
from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.drawn_arcs import Arcs, Obstacles
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import POINTS, cut_between
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.occupied import CELL, Occupied
from loopmap.diagram.reach import piece_spans
from loopmap.diagram.style import load_style
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Role, Variable
from tests.support.drawn_maps import HERE, document_of, map_of

STYLE, MEASURE = load_style(), bundled_measure()
LEFT, RIGHT = Box(0, 0, 80, 40), Box(400, 0, 80, 40)


def _cut(bulge=0.1):
    return cut_between(LEFT, RIGHT, bulge, STYLE)


def _cleared(cut, *others):
    boxes = np.array([LEFT, RIGHT, *others])
    obstacles = Obstacles(Occupied(boxes), np.arange(len(boxes)), boxes)
    return cleared([cut], np.array([[0, 1]]), obstacles).get(0)


def _seen(cut, pieces=60):
    first, last = cut.ends
    return [cut.curve.point(first + (last - first) * n / pieces) for n in range(pieces + 1)]


def test_a_line_in_whose_way_nothing_is_stays():
    assert _cleared(_cut()) is None
    assert _cleared(_cut(), Box(200, 200, 80, 40)) is None


@pytest.mark.parametrize("bulge", [0.1, -0.1, 0.3, 0.0])
def test_a_line_goes_round_a_card_between_the_same_ends(bulge):
    cut = _cut(bulge)
    middle = cut.curve.point(0.5)
    card = Box(middle.x, middle.y + 8, 60, 36)
    found = _cleared(cut, card)
    assert not any(card.contains(place) for place in _seen(found))
    for one, other in zip(_ends(cut), _ends(found), strict=True):
        assert one == pytest.approx(other, abs=1e-6)


def test_a_long_line_does_not_run_behind_the_corner_of_a_card():
    far = Box(1800, 0, 80, 40)
    cut = cut_between(LEFT, far, 0.2, STYLE)
    beside = cut.curve.point(0.3)
    corner = Box(beside.x + 46, beside.y + 16, 100, 40)
    boxes = np.array([LEFT, far, corner])
    obstacles = Obstacles(Occupied(boxes), np.arange(3), boxes)
    assert any(map(corner.contains, _seen(cut, 600)))
    found = cleared([cut], np.array([[0, 1]]), obstacles)[0]
    assert not any(map(corner.contains, _seen(found, 600)))
    assert abs(found.bulge - cut.bulge) < 0.05


def test_a_line_rather_runs_close_beside_a_card_than_behind_it():
    wall = [Box(200, y, 30, 60) for y in (*range(-600, -70, 50), *range(-26, 601, 50))]
    found = _cleared(_cut(0.1), *wall)
    assert not any(box.contains(place) for box in wall for place in _seen(found, 200))


def test_its_handle_lies_on_it_and_its_bulge_says_how_it_is_bent():
    found = _cleared(_cut(), Box(200, -10, 60, 36))
    again = cut_between(
        Box(*found.curve.start, 0, 0), Box(*found.curve.end, 0, 0), found.bulge, STYLE
    )
    assert found.handle == pytest.approx(again.handle, abs=1e-6)
    assert found.curve.point(0.5) == pytest.approx(found.handle, abs=1e-6)


def test_no_more_than_needed_even_if_nothing_helps():
    wall = [Box(200, y, 30, 60) for y in range(-600, 601, 50)]
    assert _cleared(_cut(), *wall) == _cut()


def test_a_link_bent_by_hand_stays_as_it_was_bent():
    between = Variable(RecordId("c"), "Between", 200, 0)
    ends = [Variable(RecordId("a"), "One", 0, 0), Variable(RecordId("b"), "Other", 400, 0)]
    link = Link(RecordId("l"), RecordId("a"), RecordId("b"), bulge=0.02)
    drawing = draw(map_of(*ends, between, link), STYLE, MEASURE)
    assert drawing.link_paths[link.id].bulge == 0.02


def test_names_of_groups_are_gone_round_too():
    member = Variable(RecordId("c"), "Member", 200, 60, group=RecordId("g"))
    ends = [Variable(RecordId("a"), "One", 0, 0), Variable(RecordId("b"), "Other", 400, 0)]
    link = Link(RecordId("l"), RecordId("a"), RecordId("b"))
    drawing = draw(map_of(*ends, member, link, Group(RecordId("g"), "Response")), STYLE, MEASURE)
    name = drawing.places.marks[RecordId("g")]
    path = drawing.link_paths[link.id]
    step = (path.t_tip - path.t_tail) / 60
    line = [path.curve.point(path.t_tail + step * n) for n in range(61)]
    assert not any(name.contains(place) for place in line)


def _ends(cut):
    return [cut.curve.point(t) for t in cut.ends]


def _document(rng):
    groups = [Group(RecordId(f"g{n}"), f"Area number {n}", colour=n) for n in range(3)]
    side = 90.0 * 28**0.5
    variables = [
        Variable(
            RecordId(f"v{n}"),
            "A name of some length" if n % 4 == 0 else f"Name {n}",
            rng.uniform(0, side),
            rng.uniform(0, side),
            role=rng.choice([None, None, *Role]),
            group=rng.choice([None, groups[n % 3].id]),
        )
        for n in range(28)
    ]
    pairs = [(one.id, other.id) for one in variables for other in variables]
    chosen = rng.sample(pairs, 60)
    return document_of(
        *groups, *variables, *(Link(RecordId(f"l{n}"), *e) for n, e in enumerate(chosen))
    )


def _edit(rng, causal_map):
    variable = rng.choice(list(causal_map.variables.values()))
    group = rng.choice(list(causal_map.groups.values()))
    what = rng.choice(["move", "role", "group", "name", "vanish", "cut", "appear"])
    if what == "name":
        return replacing(HERE, [(group, replace(group, name=rng.choice(["A", "A long name" * 3])))])
    if what == "vanish":
        at = [k for k in causal_map.links.values() if variable.id in (k.source, k.target)]
        return removing(HERE, [variable, *at])
    if what == "cut":
        return removing(HERE, [rng.choice(list(causal_map.links.values()))])
    if what == "appear":
        new = replace(variable, id=RecordId(f"w{rng.random()}"), name=f"N{rng.random()}")
        return adding(HERE, [replace(new, x=new.x + rng.uniform(-90, 90))])
    other = {
        "move": {"x": variable.x + rng.uniform(-90, 90), "y": variable.y + rng.uniform(-90, 90)},
        "role": {"role": rng.choice([None, *Role])},
        "group": {"group": rng.choice([None, group.id])},
    }[what]
    return replacing(HERE, [(variable, replace(variable, **other))])


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edit_lines_run_as_in_a_fresh_drawing(seed):
    rng = random.Random(seed)
    document = _document(rng)
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    for _ in range(20):
        change = _edit(rng, document.maps[HERE])
        document = document.apply(change)
        drawing = redraw(drawing, document.maps[HERE], [key.id for key, _ in change])
        fresh = draw(document.maps[HERE], STYLE, MEASURE)
        assert list(drawing.link_paths.items()) == list(fresh.link_paths.items())
        assert drawing.places.crowded == fresh.places.crowded


@pytest.mark.parametrize("boxes", [0, 1, 40])
def test_the_links_near_a_box_are_those_of_which_a_piece_meets_it(boxes):
    by = np.random.default_rng(4)
    starts = by.uniform(0, 3000, (80, 1, 2))
    lines = starts + np.cumsum(by.normal(0, 40, (80, POINTS + 1, 2)), axis=1)
    middles = by.uniform(0, 3000, (boxes, 2))
    asked = np.concatenate([middles, np.full((boxes, 2), (140.0, 50.0))], axis=1)
    low, high = piece_spans(lines)

    def meets(row, box):
        pieces = zip(low[row, :-1], high[row, :-1], strict=True)  # its sign is no reason
        spans = [Box((a + c) / 2, (b + d) / 2, c - a, d - b) for (a, b), (c, d) in pieces]
        return any(span.touches(Box(*box)) for span in spans)

    near = [row for row in range(80) if any(meets(row, box) for box in asked.tolist())]
    assert meeting(lines, asked).tolist() == near


@pytest.mark.parametrize("seed", range(4))
def test_no_card_but_those_that_some_bow_leads_by_changes_how_a_crowded_line_is_led(seed):
    by = np.random.default_rng(seed)
    ends = [
        Box(*by.uniform((1000 * (n % 2), 0), (800 + 1000 * (n % 2), 1800)), 90, 40)
        for n in range(40)
    ]
    others = [Box(*by.uniform(0, 1800, 2), 110, 40) for _ in range(30)]
    cuts = [
        cut_between(one, other, by.uniform(-0.5, 0.5), STYLE)
        for one, other in zip(ends[::2], ends[1::2], strict=True)
    ]
    own = np.arange(40).reshape(20, 2)
    ground = _ground([*ends, *others])
    crowded = cleared(cuts, own, ground)
    here = [cuts[row].curve.point(cuts[row].ends[at]) for at in (0, 1) for row in range(20)]
    arcs = Arcs(np.array(here[:20]), np.array(here[20:]), own_bows(cuts), own)
    asked, changed = set(), set()
    for other in range(30):
        box = others[other]
        near = {(other, row) for row in bowing_over(arcs, np.array([box]), CELL).tolist()}
        after = cleared(cuts, own, _ground([*ends, *others[:other], *others[other + 1 :]]))
        asked |= {pair for pair in near if pair[1] in crowded}
        changed |= {(other, row) for row in crowded if after.get(row) != crowded[row]}
    assert changed <= asked
    assert len(changed) > 8
    assert len(asked) < 0.6 * len(crowded) * len(others)


def _ground(boxes):
    table = np.array(boxes)
    return Obstacles(Occupied(table), np.arange(len(table)), table)
