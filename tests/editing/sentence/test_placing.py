"""New variables lie near what they join, clear of the rest."""

from dataclasses import replace

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.diagram.badge_place import BADGE_RADIUS
from loopmap.diagram.drawing import draw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say_lines import say_lines
from loopmap.editing.sentence.trial import KeptPlaces, try_out
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.records import Group, Link, MapInfo, NamedLoop, Variable
from tests.support.small_maps import ATTENDANCE, HOME, TODAY, after, fines, new_ids


def test_near_its_neighbour_and_over_nothing():
    document, new_id = fines(), new_ids(fines())
    document = document.apply(add_variable(document, TODAY, "Trust", (0, 0), new_id))
    (new,) = document.maps[TODAY].variables.keys() - fines().maps[TODAY].variables.keys()
    document = document.apply(add_link(document, TODAY, new, ATTENDANCE, new_id))
    at = PlaceNew()(document.maps[TODAY], [new])[new]
    boxes = label_boxes(document.maps[TODAY])
    mine = boxes[new]._replace(x=at.x, y=at.y)
    assert not any(mine.touches(box) for i, box in boxes.items() if i != new)
    assert abs(at.x - boxes[ATTENDANCE].x) + abs(at.y - boxes[ATTENDANCE].y) < 500


def test_not_under_a_badge_that_somebody_put_there():
    document = fines()
    text = "screens + attendance - sleep"

    def placed(document):
        said = parse(text, document.maps[TODAY])
        tried = try_out(document, TODAY, said, KeptPlaces(lambda: None))
        boxes = label_boxes(tried.after)
        return [boxes[one] for one in tried.said.new]

    for there in placed(document):
        loop = NamedLoop("p9", ("lfs",), "R9", x=there.x, y=there.y)
        badge = Box(there.x, there.y, 2 * BADGE_RADIUS, 2 * BADGE_RADIUS)
        assert any(box.touches(badge) for box in placed(document))
        marked = document.apply(adding(TODAY, [loop]))
        assert not any(box.touches(badge) for box in placed(marked))


def test_a_new_group_finds_room_for_its_area():
    crowd = [
        Variable(f"w{n}", f"Thing {n}", x=170.0 * (n % 5), y=90.0 * (n // 5), group=HOME, order=n)
        for n in range(25)
    ]
    links = [Link(f"l{n}", f"w{n}", f"w{n + 5}", order=n) for n in range(20)]
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    document = document.apply(adding(TODAY, [Group(HOME, "Home"), *crowd, *links]))
    place = KeptPlaces(lambda: Point(340, 180))
    for text in ("Trust", "Trust @S", "Trust @Schools", "Thing 7 + Trust @Schools"):
        tried = try_out(document, TODAY, parse(text, document.maps[TODAY]), place)
        drawing = draw(tried.after, load_style(), bundled_measure())
        for group in tried.after.groups.keys() - {HOME}:
            area, empty = drawing.group_boxes[group], tried.after.groups[group]
            assert not any(area.touches(drawing.label_boxes[one.id]) for one in crowd), text
            assert area.contains(Point(empty.x, empty.y))


def test_alone_it_lies_where_it_was_asked_for():
    document = fines()
    document = document.apply(add_variable(document, TODAY, "Trust", (0, 0), new_ids(document)))
    (new,) = document.maps[TODAY].variables.keys() - fines().maps[TODAY].variables.keys()
    assert PlaceNew(Point(900, 700))(document.maps[TODAY], [new])[new] == (900, 700)


def test_on_a_large_map_only_the_neighbourhood_is_weighed():
    document, new_id = fines(), new_ids(fines())
    template = document.maps[TODAY].variables[ATTENDANCE]
    crowd = [
        replace(
            template, id=f"w{n}", name=f"Far {n}", x=150.0 * (n % 40), y=2000 + 90.0 * (n // 40)
        )
        for n in range(400)
    ]
    document = document.apply(adding(TODAY, crowd))
    document = document.apply(add_variable(document, TODAY, "Trust", (0, 0), new_id))
    (new,) = (v.id for v in document.maps[TODAY].variables.values() if v.name == "Trust")
    document = document.apply(add_link(document, TODAY, new, "w210", new_id))
    at = PlaceNew()(document.maps[TODAY], [new])[new]
    boxes = label_boxes(document.maps[TODAY])
    mine = boxes[new]._replace(x=at.x, y=at.y)
    assert not any(mine.touches(box) for i, box in boxes.items() if i != new)


def test_many_with_links_are_a_picture_of_their_own_beside_the_map():
    document = fines()
    rows = "\n".join(f"thing {n}\tthing {(n * 3 + 1) % 12}\t+" for n in range(12))
    pasted = say_lines(document, TODAY, rows, new_ids(document), PlaceNew())
    causal_map = after(document, pasted.said.change).maps[TODAY]
    boxes = label_boxes(causal_map)
    right = max(boxes[i].right for i in document.maps[TODAY].variables)
    ours = [boxes[i] for i in pasted.said.new]
    assert all(box.left > right for box in ours)
    assert not any(a.touches(b) for n, a in enumerate(ours) for b in ours[:n])


def test_on_an_empty_map_that_picture_is_where_people_look():
    empty = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    rows = "\n".join(f"thing {n}\tthing {n + 1}" for n in range(12))
    pasted = say_lines(empty, TODAY, rows, new_ids(empty), PlaceNew(Point(500, 300)))
    variables = empty.apply(pasted.said.change).maps[TODAY].variables.values()
    assert abs(sum(v.x for v in variables) / len(variables) - 500) < 150


STRETCHED = [
    Variable("a", "Rent", 0, 0, group=HOME),
    Variable("b", "Debt", 900, 0, group=HOME),
    Variable("c", "Arrears", 900, 600, group=HOME),
    Variable("d", "Bus fares", -300, 0),
]


@pytest.mark.parametrize(
    "text", ["Rent + Stress", "Debt + Stress - Rent", "Stress", "Bus fares + Stress @Town"]
)
def test_a_sentence_puts_no_stranger_into_a_stretched_group(text):
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    document = document.apply(adding(TODAY, [Group(HOME, "Home"), *STRETCHED]))
    place = KeptPlaces(lambda: Point(450, 300))
    for typed in (text[: len(text) // 2], text):
        tried = try_out(document, TODAY, parse(typed, document.maps[TODAY]), place)
    drawing = draw(tried.after, load_style(), bundled_measure())
    home = drawing.group_boxes[HOME]
    assert not any(home.touches(drawing.cards[i]) for i in tried.said.new)


def test_a_name_that_is_typed_into_a_group_goes_over_to_it():
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    document = document.apply(adding(TODAY, [Group(HOME, "Home"), *STRETCHED]))
    place = KeptPlaces(lambda: Point(450, 300))
    causal_map = document.maps[TODAY]
    seen = [
        try_out(document, TODAY, parse(text, causal_map), place)
        for text in ("Rent + Stress", "Rent + Stress @Home")
    ]
    outside, inside = ((tried.after.variables[tried.said.new[0]]) for tried in seen)
    home = draw(causal_map, load_style(), bundled_measure()).group_boxes[HOME]
    assert not home.contains(Point(outside.x, outside.y))
    assert inside.group == HOME
    assert home.inflated(120).contains(Point(inside.x, inside.y))
