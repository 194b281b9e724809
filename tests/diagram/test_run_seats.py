"""Marks of a run find the seats that a plain search, plate by plate, finds, also after edits."""

from dataclasses import replace

import pytest

from loopmap.diagram.card_marks import mark_box, valve_box
from loopmap.diagram.drawing import draw, recolour, redraw
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.diagram.flag_marks import flag_box
from loopmap.diagram.fold import fold
from loopmap.diagram.geometry import Box
from loopmap.diagram.lenses.run import Marked, run_view
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.run_seats import is_seated
from loopmap.diagram.small_curve import curve_size, small_curve
from loopmap.diagram.style import load_style
from loopmap.diagram.tag_marks import act_look, plate_size
from loopmap.formats.registry import open_file
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order, links_at
from loopmap.model.records import Link, Role, Sign
from loopmap.resources import examples
from tests.benchmarks.maps import MAP, document_of

STYLE, MEASURE = load_style("light"), bundled_measure()
MADE = document_of(60, 120).maps[MAP]
COURSE = small_curve(([0.0, 0.4], [0.0, 0.2], [0.0, 0.6]), 0.8)
WAYS = (
    Marked("up", "robust"),
    Marked("down", "certain", "first up, then down"),
    Marked("none", "no effect"),
    Marked("mixed", "unsettled"),
)


def drawn(causal_map):
    """The map as if a run had been made: most have marks, many a course, a few are pushed."""
    ids = [variable.id for variable in in_order(causal_map.variables)]
    marks = {i: WAYS[n % 4] for n, i in enumerate(ids) if n % 11}
    acts = dict.fromkeys(ids[::7], "pushed up; held, from early on")
    courses = {i: COURSE for n, i in enumerate(ids) if n % 3}
    view = run_view("Stop", marks, acts, "Not a forecast.", courses)
    links = list(causal_map.links)[:3]
    badges = tuple(Badge((link,), f"R{n}", "reinforcing") for n, link in enumerate(links))
    return draw(causal_map, STYLE, MEASURE, emphasis=Emphasis(view=view), badges=badges)


def plain_seats(drawing):
    """By card the boxes of tag, what is done, and course, each tried at every place."""
    scene, found, standing = drawing.scene, {}, []
    causal_map, cards = drawing.causal_map, drawing.cards
    view = drawing.emphasis.view
    looks = {v.id: look_seen(view, causal_map, v.id) for v in in_order(causal_map.variables)}
    first = [i for i, look in looks.items() if is_seated(look)]
    for record in [*first, *(i for i, k in looks.items() if k.is_tagged and i not in first)]:
        card, look, variable = cards[record], looks[record], causal_map.variables[record]
        paths = [drawing.link_paths[link.id] for link in links_at(causal_map, [record])]
        own = [f(variable, card) for f in (mark_box, valve_box, flag_box)]
        marks = [box for box in own if box is not None]
        others = [box for i, box in cards.items() if i != record]
        others += [*drawing.note_boxes.values(), *scene.badge_boxes.values(), *standing]
        near = [box for box in others if box.touches(card.inflated(110.0))]
        tag = act = course = None
        if look.is_tagged:
            size = plate_size(look, STYLE, MEASURE)
            tag, _ = plain_place(card, size, paths, marks, near, first_above=True)
            marks.append(tag)
        if look.act:
            size = plate_size(act_look(look), STYLE, MEASURE)
            act, _ = plain_place(card, size, paths, marks, near)
            marks.append(act)
        if look.curve is not None:
            course, covers = plain_place(card, curve_size(STYLE), paths, marks, near)
            course = None if covers else course
        found[record] = (tag, course, act)
        standing += [box for box in found[record] if box is not None]
    return found


def plain_place(card, size, paths, marks, others, *, first_above=False):
    """The best place and how many marks it covers."""
    width, height = size
    low, high = card.bottom + height / 2 - 5.5, card.top - height / 2 + 5.5
    inner = card.left + width / 2 + 2, card.right - width / 2 - 2, card.x
    outer = card.right + width / 2 - 5.5, card.left - width / 2 + 5.5
    level = card.y, card.bottom - height / 2, card.top + height / 2, low, high
    places = [(x, y) for y in (low, high) for x in inner]
    places += [(x, y) for y in level for x in outer]
    if first_above:
        places = [places[4], places[3], *places]
    costs = []
    for n, place in enumerate(places):
        box = Box(*place, width, height)
        lines = sum(
            box.inflated(1.0).contains(point)
            for path in paths
            for point in (*path.line, *path.head, *(end for bar in path.bars for end in bar))
        )
        signs = sum(box.inflated(8.0).contains(path.sign) for path in paths)
        own = sum(box.inflated(3.0).touches(mark) for mark in marks)
        foreign = sum(box.inflated(3.0).touches(other) for other in others)
        cost = n * 0.01 + lines + 6 * signs + 24 * own + 30 * foreign
        costs.append((cost, box, own + foreign))
    _, box, covers = min(costs)
    return box, covers


def assert_plain(drawing):
    found, plain = drawing.scene.run_seats, plain_seats(drawing)
    assert {record: tuple(seat) for record, seat in found.items()} == plain
    assert len(plain) > 4


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_on_the_examples(path):
    for causal_map in open_file(path).document.maps.values():
        assert_plain(drawn(fold(causal_map)))


def test_after_cards_were_moved_renamed_joined_and_taken_away():
    drawing = drawn(MADE)
    for touched, causal_map, least in edits(MADE):
        before, drawing = drawing, redraw(drawing, causal_map, touched)
        assert_plain(drawing)
        tries, then = drawing.scene.seating.tries, before.scene.seating.tries
        same = [i for i in tries if tries[i] is then.get(i)]
        assert len(same) > len(tries) * least, "what lies elsewhere is not looked at again"


def edits(causal_map):
    """Maps after one edit each, what it touched, and how much of the rest is as it was.

    Whoever is on a loop with what moved has links with another bow.
    """
    document = document_of(60, 120)
    some, other = (causal_map.variables[RecordId(i)] for i in ("v20", "v31"))
    moved = replace(some, x=some.x + 140.0, y=some.y - 60.0)
    longer = replace(other, name="A much longer name than it was before")
    outcome = replace(moved, role=Role.OUTCOME)
    link = Link(RecordId("new"), some.id, other.id, Sign.SAME, delayed=True)
    gone = [k for k in causal_map.links.values() if k.source == other.id][:1]
    for change, least in (
        (replacing(MAP, [(some, moved)]), 0.4),
        (replacing(MAP, [(other, longer)]), 0.4),
        (replacing(MAP, [(moved, outcome)]), 0.9),
        (adding(MAP, [link]), 0.9),
        (removing(MAP, gone), 0.7),
    ):
        document = document.apply(change)
        yield {key.id for key, _ in change}, document.maps[MAP], least


def test_another_theme_of_the_same_sizes_takes_all_of_them_over():
    drawing = drawn(MADE)
    other = recolour(drawing, load_style("dark"))
    assert dict(other.scene.run_seats) == dict(drawing.scene.run_seats)
    tries, then = other.scene.seating.tries, drawing.scene.seating.tries
    assert all(tries[record] is then[record] for record in then)
