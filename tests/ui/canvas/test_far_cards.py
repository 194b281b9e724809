"""What is painted larger from afar is had where it is seen."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.diagram.emphasis import PLAIN, Emphasis, Lit
from loopmap.diagram.far_names import READABLE, wanted_growth
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.session import Session
from loopmap.model.change import removing, replacing
from loopmap.model.query import links_at
from loopmap.ui.canvas import far_cards
from loopmap.ui.canvas.seen_on_stage import hit_on
from loopmap.ui.canvas.sprites import Sprites
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.stage_painting import name_from_afar, paint_stage
from loopmap.ui.canvas.view import Camera, Frame
from tests.benchmarks.maps import document_of

UNIT = 5.0
FRAME = Frame(400, 300, 1.0)
FORMAT = QImage.Format.Format_RGB32


def stage():
    return Stage(Session(document_of(60, 90)).map, load_style("light"), bundled_measure())


def test_a_press_on_a_larger_card_is_had_by_its_variable(qapp):
    one = stage()
    record, growth = next(iter(one.far_cards.growing(one.drawing, UNIT).items()))
    box = growth.grown(one.drawing.cards[record])
    corners = [
        Point(x, y) for x in (box.left + 1, box.right - 1) for y in (box.top + 1, box.bottom - 1)
    ]
    corner = next(c for c in corners if not one.drawing.cards[record].inflated(9).contains(c))
    assert not one.drawing.cards[record].contains(corner)
    assert hit_on(one, corner, 1.0, UNIT).record == record
    assert hit_on(one, corner, 1.0, 1.0).record != record


def test_cards_grow_evenly_between_the_steps_and_not_near_by(qapp):
    one = stage()
    assert one.far_cards.growing(one.drawing, 1.0) == {}
    growths = one.far_cards.growing(one.drawing, UNIT).values()
    towns = 13 / READABLE * wanted_growth(one.drawing, UNIT)
    assert max(growth.by for growth in growths) == pytest.approx(towns)


def test_a_card_painted_again_elsewhere_is_not_drawn_anew(qapp):
    one, sprites = stage(), Sprites()
    record = next(iter(one.drawing.label_boxes))
    shapes, still = one.drawing.primitives(record), one.drawing.label_boxes[record].centre
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    for place in (100, 300):
        painter.resetTransform()
        painter.translate(place - 0.4 * still.x, place - 0.4 * still.y)
        painter.scale(0.4, 0.4)
        sprites.paint(painter, record, shapes, still, 2.0)
    painter.end()
    one_place, other = image.copy(0, 0, 200, 200), image.copy(200, 200, 200, 200)
    assert one_place == other
    assert any(one_place.pixelColor(x, 100) != QColor("white") for x in range(200))


def painted(one, camera):
    image = QImage(FRAME.width, FRAME.height, FORMAT)
    painter = QPainter(image)
    paint_stage(painter, one, camera, FRAME, image.rect())
    painter.end()


def test_names_from_afar_follow_an_edit_once_it_is_seen(qapp):
    session, camera = Session(document_of(60, 90)), Camera(scale=1 / UNIT)
    one = Stage(session.map, load_style("light"), bundled_measure())
    painted(one, camera)
    name_from_afar(one, camera, FRAME)  # links between names come once the view rests
    painted(one, camera)
    assert not name_from_afar(one, camera, FRAME)
    named = next(iter(one.far_cards.growing(one.drawing, UNIT)))
    gone = session.map.variables[named]
    change = removing(session.map_id, [*links_at(session.map, [gone.id]), gone])
    session.do("Delete", change)
    one.follow(session.map, change)
    painted(one, camera)
    assert name_from_afar(one, camera, FRAME)
    assert not name_from_afar(one, camera, FRAME)
    anew = Stage(session.map, load_style("light"), bundled_measure())
    assert one.far_cards.growing(one.drawing, UNIT) == anew.far_cards.growing(anew.drawing, UNIT)


def test_nearer_by_all_names_stay_at_their_size_till_the_view_rests(qapp):
    one = stage()
    names = dict(one.far_cards.growing(one.drawing, UNIT))
    moving = one.far_cards.seen(one.drawing, 0.9 * UNIT)
    assert one.far_cards.lag
    assert {i: growth[1:] for i, growth in moving.items()} == {i: g[1:] for i, g in names.items()}
    for record, growth in moving.items():
        assert growth.by / (0.9 * UNIT) == pytest.approx(names[record].by / UNIT)
    one.far_cards.growing(one.drawing, 0.9 * UNIT)
    assert not one.far_cards.lag


def test_further_away_those_that_matter_less_give_way_till_the_view_rests(qapp):
    one = stage()
    names = [*one.far_cards.growing(one.drawing, UNIT)]
    moving = one.far_cards.seen(one.drawing, 1.6 * UNIT)
    assert names[0] in moving
    assert 0 < len(moving) < len(names)
    boxes = [growth.grown(one.drawing.cards[i]) for i, growth in moving.items()]
    assert not any(a.inflated(-0.1).touches(b) for a, b in combinations(boxes, 2))


def test_names_are_sought_some_at_a_time_before_tiles_are_painted(qapp):
    one, camera = stage(), Camera(0, 0, 1 / UNIT)
    turns = 0
    while one.far_cards.seek(one.drawing, UNIT, lambda: True):
        assert not one.far_cards.seen(one.drawing, UNIT)
        turns += 1
    assert turns > 3
    assert one.far_cards.seen(one.drawing, UNIT) == stage().far_cards.growing(one.drawing, UNIT)
    assert not one.far_cards.seek(one.drawing, 1 / camera.scale, lambda: True)


def test_the_halo_of_a_lit_card_grows_with_it(qapp):
    one = stage()
    growing = one.far_cards.growing(one.drawing, UNIT)
    link = next(i for i, link in sorted(one.map.links.items()) if link.source in growing)
    card = one.drawing.cards[one.map.links[link].source]
    halo = QColor(one.style.halo(0)).rgb()
    for emphasis, is_lit in ((PLAIN, False), (Emphasis(lit=(Lit((link,), 0),)), True)):
        one.emphasise(emphasis, ())
        image = QImage(400, 200, FORMAT)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.translate(200, 100)
        painter.scale(1 / UNIT, 1 / UNIT)
        painter.translate(-card.x, -card.y)
        one.far_cards.paint(painter, one.drawing, one.drawing, UNIT, card, [])
        painter.end()
        colours = {image.pixel(x, y) for x in range(400) for y in range(200)}
        assert (halo in colours) is is_lit


def pictured(one, camera):
    """The bytes of each pixel, (height, width, 4)."""
    image = QImage(FRAME.width, FRAME.height, FORMAT)
    painter = QPainter(image)
    paint_stage(painter, one, camera, FRAME, image.rect())
    painter.end()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8)
    return pixels.reshape(FRAME.height, FRAME.width, 4).astype(int)


def unlike(one, other):
    """How many pixels differ so that it may be seen; letters may lie a quarter of one aside."""
    return int((np.abs(one - other).max(axis=2) > 64).sum())


def test_cards_on_their_way_look_as_if_they_were_drawn_there(qapp, monkeypatch):
    session, camera = Session(document_of(60, 90)), Camera(700.0, 500.0, 1 / UNIT)
    one = Stage(session.map, load_style("light"), bundled_measure())
    growing = one.far_cards.growing(one.drawing, UNIT)
    moved = sorted(session.map.variables)[::2]
    places = {
        i: (session.map.variables[i].x + 32.0, session.map.variables[i].y - 16.0) for i in moved
    }
    change = move_records(session.document, session.map_id, places)
    one.preview(session.document.apply(change).maps[session.map_id], moved)
    assert not growing.keys().isdisjoint(moved)
    along = pictured(one, camera)
    monkeypatch.setattr(far_cards, "_goes_along", lambda *_: False)
    assert unlike(pictured(one, camera), along) == 0
    one.preview(None)
    assert unlike(pictured(one, camera), along) > 1000


def test_what_lies_under_its_own_larger_picture_need_not_be_painted(qapp, monkeypatch):
    session, camera = Session(document_of(60, 90)), Camera(700.0, 500.0, 1 / UNIT)
    one = Stage(session.map, load_style("light"), bundled_measure())
    growing = one.far_cards.growing(one.drawing, UNIT)
    moved = sorted(session.map.variables)
    places = {i: (v.x + 32.0, v.y - 16.0) for i, v in session.map.variables.items()}
    change = move_records(session.document, session.map_id, places)
    one.preview(session.document.apply(change).maps[session.map_id], moved)
    hidden = one.far_cards.hidden(one.on_show, one.shown, UNIT, (), moved)
    assert len(hidden) > len(growing) / 3
    without = pictured(one, camera)
    monkeypatch.setattr(one.far_cards, "hidden", lambda *_: set())
    assert unlike(pictured(one, camera), without) == 0


def test_a_card_that_is_renamed_while_it_moves_is_drawn_anew(qapp):
    session = Session(document_of(60, 90))
    one = Stage(session.map, load_style("light"), bundled_measure())
    named = next(iter(one.far_cards.growing(one.drawing, UNIT)))
    renamed = replace(session.map.variables[named], name="Another name", x=10.0)
    change = replacing(session.map_id, [(session.map.variables[named], renamed)])
    one.preview(session.document.apply(change).maps[session.map_id], [named])
    assert not far_cards._goes_along(one.shown, one.on_show, named)


def test_while_a_layout_is_tried_out_no_larger_name_lies_over_another(qapp, monkeypatch):
    session, camera = Session(document_of(60, 90)), Camera(700.0, 500.0, 1 / UNIT)
    one = Stage(session.map, load_style("light"), bundled_measure())
    growing = one.far_cards.growing(one.drawing, UNIT)
    together = {i: (0.6 * v.x, 0.6 * v.y) for i, v in session.map.variables.items()}
    change = move_records(session.document, session.map_id, together)
    one.preview(session.document.apply(change).maps[session.map_id], sorted(together))
    painted(one, camera)
    larger = one.far_cards.painted
    boxes = [growing[i].grown(one.shown.cards[i]) for i in larger if i in one.shown.cards]
    assert 3 < len(boxes) < len(growing)
    assert not any(a.inflated(-0.1).touches(b) for a, b in combinations(boxes, 2))
    small = growing.keys() - set(larger)
    assert not small & one.far_cards.hidden(one.on_show, one.shown, UNIT, (), small)
    in_hand = next(iter(small))
    monkeypatch.setattr(one.overlay, "cards_in_hand", lambda _: {in_hand})
    painted(one, camera)
    assert in_hand in one.far_cards.painted


@pytest.mark.parametrize(("chosen", "most"), [(3, 60), (20, 60), (20, 10)])
def test_however_many_are_selected_the_larger_ones_are_framed_over_their_own_picture(
    qapp, monkeypatch, chosen, most
):
    monkeypatch.setattr(far_cards, "MOST_OUTLINED_ANEW", most)
    one, camera = stage(), Camera(700.0, 500.0, 1 / UNIT)
    painted(one, camera)
    while name_from_afar(one, camera, FRAME):
        pass
    grown = [i for i in one.far_cards.growing(one.drawing, UNIT) if i in one.drawing.cards]
    others = [i for i in one.drawing.cards if i not in grown]
    one.overlay.selection = frozenset([*grown[:2], *others, *grown[2:]][:chosen])
    image = QImage(FRAME.width, FRAME.height, FORMAT)
    painter = QPainter(image)
    paint_stage(painter, one, camera, FRAME, image.rect())
    painter.end()
    for record in grown[:2]:
        box = one.far_cards.painted[record].grown(one.drawing.cards[record])
        below = camera.to_screen(Point(box.x, box.bottom), FRAME)
        near = [image.pixelColor(round(below.x), round(below.y) + by) for by in (-1, 0, 1)]
        assert QColor(one.style.selection) in near
