"""Links between names stay in their places while the view moves, and follow when it rests."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.diagram.emphasis import Emphasis, Lit
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.change import replacing
from loopmap.model.query import links_at
from loopmap.model.records import Sign
from loopmap.ui.canvas import fading, picture
from loopmap.ui.canvas.far_cards import FarCards
from loopmap.ui.canvas.seen_on_stage import bold_links
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.stage_painting import lags, name_from_afar, paint_stage, render_slice
from loopmap.ui.canvas.view import Camera, Frame, fitted
from tests.benchmarks.maps import MAP, document_of
from tests.support.drawn_maps import map_of, ring

FRAME = Frame(700, 500)
STYLE = load_style("light")


@pytest.fixture
def stage(qapp):
    return Stage(document_of(110, 200).maps[MAP], STYLE, bundled_measure())


@pytest.fixture
def camera(stage):
    return fitted(stage.bounds, FRAME)


def painted(stage, camera):
    while render_slice(stage, camera, FRAME, None):
        pass
    image = QImage(FRAME.width, FRAME.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_stage(painter, stage, camera, FRAME, image.rect())
    painter.end()
    return image


def pixels(image):
    """The pixels as numbers: (height, width, 3)."""
    shape = (FRAME.height, FRAME.width, 4)
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, :, :3].astype(int)


def bold(image):
    """How many pixels are of the full colours of links."""
    inks = {QColor(ink).rgb() for ink in (STYLE.link_same, STYLE.link_opposite)}
    return sum(image.pixel(x, y) in inks for x in range(FRAME.width) for y in range(FRAME.height))


def painted_below(stage, camera):
    """The shapes of links in tiles, as painters get them."""
    seen = []

    def take(_, shapes):
        seen.append(list(shapes))

    stage.picture._paint = take
    for painting in stage.picture.parts(camera.shown(FRAME), camera.scale):
        painting(None)
    return enumerate(seen)


def rested(stage, camera):
    painted(stage, camera)
    name_from_afar(stage, camera, FRAME)
    return painted(stage, camera)


def test_they_come_once_the_view_rests_and_go_near_by(stage, camera):
    before = painted(stage, camera)
    assert stage.far_cards.lag
    assert name_from_afar(stage, camera, FRAME)
    after = painted(stage, camera)
    assert not stage.far_cards.lag
    assert bold_links(stage, camera) > 0
    assert bold(after) > bold(before) + 200
    near = replace(camera, scale=1.0)
    assert bold_links(stage, near) == 0
    painted(stage, near)
    assert not stage.far_cards.lag


def test_a_few_at_a_time_come_to_the_same(stage, camera):
    at_once = rested(stage, camera)
    slowly = Stage(stage.map, STYLE, bundled_measure())
    painted(slowly, camera)
    turns = 0
    while name_from_afar(slowly, camera, FRAME, 7):
        turns += 1
    assert turns > 2
    assert bold(painted(slowly, camera)) == bold(at_once)


def test_the_paper_takes_them_along_and_they_are_painted_again_where_more_comes_into_view(
    stage, camera
):
    rested(stage, camera)
    near = replace(camera, scale=1.9 * camera.scale)
    rested(stage, near)
    moved = near.panned(40.0, 20.0)
    assert painted(stage, moved).copy(40, 20, 500, 400) == painted(stage, near).copy(0, 0, 500, 400)
    assert not stage.far_cards.lag
    far = near.panned(500.0, 0.0)
    painted(stage, far)
    assert stage.far_cards.lag
    anew = rested(Stage(stage.map, STYLE, bundled_measure()), far)
    assert bold(rested(stage, far)) == pytest.approx(bold(anew), rel=0.02)


def test_a_lit_loop_puts_them_away(stage, camera):
    rested(stage, camera)
    lit = Emphasis(lit=(Lit(tuple(stage.map.links)[:3], 0),))
    stage.emphasise(lit, ())
    rested(stage, camera)
    assert bold_links(stage, camera) == 0
    assert not stage.far_cards.lag


def test_what_is_in_a_hand_is_not_shown_where_it_was(stage, camera):
    rested(stage, camera)
    whole = bold_links(stage, camera)
    named = next(iter(stage.far_cards.growing(stage.drawing, 1 / camera.scale)))
    variable = stage.map.variables[named]
    moved = replace(variable, x=variable.x + 400)
    after = document_of(110, 200).apply(replacing(MAP, [(variable, moved)])).maps[MAP]
    seen = []
    for _ in range(2):  # the tiles below are painted anew once they have lain under a hand
        stage.preview(after, [named])
        in_hand = painted(stage, camera)
        stage.preview(None)
        seen.append(painted(stage, camera))
        assert in_hand != seen[-1]
    assert seen[0] == seen[1]
    assert bold_links(stage, camera) == whole


def test_what_was_let_go_elsewhere_is_not_shown_where_it_was_till_the_view_rests(stage, camera):
    rested(stage, camera)
    links = stage.far_cards._links
    bold_link = stage.map.links[next(iter(links._layer.shapes))]
    ends = bold_link.source, bold_link.target
    named = min(ends, key=lambda end: len(links_at(stage.map, [end])))
    variable = stage.map.variables[named]
    change = replacing(MAP, [(variable, replace(variable, x=variable.x + 400))])
    after = document_of(110, 200).apply(change).maps[MAP]
    stage.preview(after, [named])
    painted(stage, camera)
    held = links._layer.held
    stage.follow(after, change)
    painted(stage, camera)
    assert held
    assert links._layer.held == held
    rested(stage, camera)
    assert not links._layer.held


def test_they_come_softly_and_fade_the_further_the_view_goes_till_it_rests(
    stage, camera, monkeypatch
):
    monkeypatch.setattr(fading, "FADE", 10_000_000)
    monkeypatch.setattr(fading, "is_motion_reduced", lambda: False)
    before = bold(painted(stage, camera))
    while not bold_links(stage, camera):
        name_from_afar(stage, camera, FRAME, 40)
    assert bold(painted(stage, camera)) == before  # they have only begun to come
    assert stage.far_cards.lag
    assert bold(rested(stage, camera)) > before + 200
    nearer = [replace(camera, scale=by * camera.scale) for by in (1.2, 1.7, 2.3)]
    shown = [pixels(painted(stage, each)) for each in nearer]
    stage.far_cards._links.forget()
    ink = [
        np.abs(one - pixels(painted(stage, each))).mean()
        for one, each in zip(shown, nearer, strict=True)
    ]
    assert ink[0] > ink[1] > 3 * ink[2] > 0


def test_below_what_stands_out_no_head_is_left(stage, camera, monkeypatch):
    monkeypatch.setattr(picture, "FEW", 1000)
    rested(stage, camera)
    stands = stage.far_cards.standing(stage.drawing, 1 / camera.scale)
    assert stands
    for _, shapes in painted_below(stage, camera):
        ends = {each.record for each in shapes if each.role in {"head", "sign", "delay"}}
        assert ends.isdisjoint(stands)


def test_a_little_nearer_they_are_shown_larger_till_the_view_rests(stage, camera):
    rested(stage, camera)
    nearer = Camera(camera.x, camera.y, 1.03 * camera.scale)
    moving = painted(stage, nearer)
    assert stage.far_cards.lag
    assert bold(moving) > 0
    anew = rested(Stage(stage.map, STYLE, bundled_measure()), nearer)
    assert bold(rested(stage, nearer)) == pytest.approx(bold(anew), rel=0.02)


@pytest.mark.parametrize("few", [80, 0], ids=["few", "a crowd"])
def test_each_sign_is_seen_once(qapp, monkeypatch, few):
    """What stands out brings its sign, so none is left where the link has its own near by."""
    monkeypatch.setattr(picture, "FEW", few)
    # One above the other, so that no card grows over the sign.
    stage = Stage(map_of(*ring([(0, 0), (0, 240)])), STYLE, bundled_measure())
    link = next(each for each in stage.map.links.values() if each.sign is Sign.SAME)
    seat = next(s for s in stage.drawing.primitives(link.id) if s.role == "seat").box

    def has_sign(scale):
        """Whether the ink of its link is in the middle of the seat, under what stands out."""
        stage.far_cards = FarCards()
        image = painted(stage, Camera(seat.x, seat.y, scale))
        middle = [(FRAME.width // 2 + x, FRAME.height // 2 + y) for x in (-1, 0) for y in (-1, 0)]
        return any(image.pixelColor(*at) != QColor(STYLE.paper) for at in middle)

    assert has_sign(1.0)
    assert not has_sign(0.4)
    stage.emphasise(Emphasis(lit=(Lit((link.id,), 0),)), ())
    assert has_sign(0.4)


def test_signs_below_follow_an_edit_that_moves_what_stands_out(stage, camera):
    near = replace(camera, scale=0.4)
    rested(stage, near)
    grown = stage.far_cards.growing(stage.drawing, 1 / near.scale)
    one, other = [v for i, v in stage.map.variables.items() if i in grown][:2]
    change = replacing(MAP, [(other, replace(other, x=one.x + 30.0, y=one.y + 30.0))])
    stage.follow(document_of(110, 200).apply(change).maps[MAP], change)
    followed = pixels(rested(stage, near))
    stage.tiles.clear()
    assert np.abs(followed - pixels(painted(stage, near))).max() < 16  # edges of tiles differ by 4
    anew = Stage(stage.map, STYLE, bundled_measure())
    anew.far_cards.growing(anew.drawing, 1 / near.scale)
    stands = [each.far_cards.standing(each.drawing, 1 / near.scale) for each in (stage, anew)]
    assert stands[0] == stands[1]


def test_once_painted_nothing_is_left_to_do_wherever_the_map_ends(stage, camera):
    for share in (1.0, 0.93, 0.871, 0.7777):
        looked_at = Camera(camera.x + share, camera.y - share, share * camera.scale)
        rested(stage, looked_at)
        assert not stage.far_cards.lag
        assert not name_from_afar(stage, looked_at, FRAME)


class _NothingMoves:
    """A moment of a run in which nothing is painted."""

    def paint_links(self, *_):
        pass

    def paint_cards(self, *_):
        pass


def test_at_a_moment_of_a_run_links_have_their_own_signs(qapp):
    # One above the other, so that no card grows over the sign.
    stage = Stage(map_of(*ring([(0, 0), (0, 240)])), STYLE, bundled_measure())
    link = next(each for each in stage.map.links.values() if each.sign is Sign.SAME)
    seat = next(s for s in stage.drawing.primitives(link.id) if s.role == "seat").box
    camera = Camera(seat.x, seat.y, 0.4)

    def tiles():
        """What lies below all that stands out."""
        stage.far_cards = FarCards()
        return painted(stage, camera)

    bare = tiles()
    stage.moment = _NothingMoves()
    assert lags(stage)
    middle = (FRAME.width // 2 - 1, FRAME.height // 2 - 1)
    played = tiles()
    assert bare.pixelColor(*middle) == QColor(STYLE.paper)
    assert played.pixelColor(*middle) != QColor(STYLE.paper)
    stage.moment = None
    assert lags(stage)
    assert tiles().pixelColor(*middle) == QColor(STYLE.paper)
