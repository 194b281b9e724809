"""Very large maps are painted by other means; the picture is the same to the eye."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from loopmap.diagram import on_the_way
from loopmap.diagram.emphasis import Emphasis, Lit
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import add_link, set_sign
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Variable
from loopmap.ui import paint
from loopmap.ui.canvas import crowd, picture
from loopmap.ui.canvas.link_ends import LinkEnds
from loopmap.ui.canvas.sheet import Tile
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.tiles import TileCache
from tests.benchmarks.maps import document_of
from tests.support.drawn_maps import document_of as document_with

DOCUMENT = document_of(60, 150)


def painted(stage, level):
    """The pixels of the tile in the middle of the map: (side, side, 3)."""
    bounds = stage.drawing.bounds
    tiles = TileCache(stage.picture.parts, stage.style.paper)
    side = 256 / level
    tile = Tile(level, int(bounds.x // side), int(bounds.y // side))
    tiles.render(tile)
    image = tiles._pixmaps[tile].toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(256, 256, 4)
    return pixels[:, :, :3].astype(int)


def _far_off(one, other):
    """The share of pixels that no eye would take for alike."""
    return (np.abs(one - other).max(axis=2) > 60).mean()


def stage_of(document):
    return Stage(Session(document).map, load_style("light"), bundled_measure())


@pytest.fixture
def as_crowd(qapp, monkeypatch):
    monkeypatch.setattr(picture, "FEW", 0)


def painted_finely(monkeypatch, stage, level):
    """The pixels of a tile as a map of few links is painted."""
    with monkeypatch.context() as few:
        few.setattr(picture, "FEW", 10**6)
        return painted(stage, level)


@pytest.fixture
def as_loud_as_ever(monkeypatch):
    monkeypatch.setattr(crowd, "quietness", lambda links, level: 0.0)
    monkeypatch.setattr(crowd, "strokes_on_the_way", lambda *at: at[-1:])


@pytest.mark.parametrize("level", [0.45, 1.0, 2.0])
def test_near_by_a_crowd_looks_as_ever(qapp, monkeypatch, as_loud_as_ever, level):
    if level < crowd.NEAR:
        monkeypatch.setattr(paint, "edges_of", lambda _: ())  # a large crowd does without
        monkeypatch.setattr(crowd, "CROWD", 0)
    stage = stage_of(DOCUMENT)
    fine = painted_finely(monkeypatch, stage, level)
    monkeypatch.setattr(picture, "FEW", 0)
    quick = painted(stage, level)
    ink = (fine != fine[0, 0]).any(axis=2)
    assert ink.mean() > 0.02
    assert np.abs(fine - quick).mean() < 3.0
    # Where lines of two colours cross, the other one may be on top.
    assert (np.abs(fine - quick).max(axis=2) > 120).mean() < 0.01


def test_near_by_lines_pass_over_each_other_as_ever(qapp, monkeypatch):
    places = {"a": (0, 0), "b": (400, 250), "c": (400, 0), "d": (0, 250)}
    corners = [Variable(RecordId(name), name, *at) for name, at in places.items()]
    across = [Link(RecordId(f"l{s}"), RecordId(s), RecordId(t), Sign.SAME) for s, t in ("ab", "cd")]
    stage = stage_of(document_with(*corners, *across))
    fine = painted(stage, 1.0)
    monkeypatch.setattr(picture, "FEW", 0)
    assert _far_off(fine, painted(stage, 1.0)) == 0
    monkeypatch.setattr(crowd, "NEAR", 9.0)
    assert _far_off(fine, painted(stage, 1.0)) == 0
    monkeypatch.setattr(crowd, "CROWD", 0)
    assert _far_off(fine, painted(stage, 1.0)) > 0


def test_from_afar_there_is_as_much_ink(qapp, monkeypatch, as_loud_as_ever):
    monkeypatch.setattr(paint, "edges_of", lambda _: ())
    stage = stage_of(DOCUMENT)
    fine = painted_finely(monkeypatch, stage, 0.2)
    monkeypatch.setattr(picture, "FEW", 0)
    assert painted(stage, 0.2).mean() == pytest.approx(fine.mean(), abs=3.0)


@pytest.mark.parametrize(("level", "are_bars"), [(0.33, True), (0.4, False)])
def test_words_of_which_no_letter_can_be_read_are_bars(as_crowd, monkeypatch, level, are_bars):
    stage = stage_of(DOCUMENT)
    seen = painted(stage, level)
    monkeypatch.setattr(crowd, "with_bars", lambda shapes: shapes)
    assert bool(_far_off(seen, painted(stage, level))) is are_bars


def ink_of(pixels):
    """How far the pixels of a tile are from its paper, on the mean."""
    return np.abs(pixels - pixels.reshape(-1, 3).max(axis=0)).mean()


def test_hundreds_of_links_are_quiet_from_afar_but_not_near_by(qapp, monkeypatch):
    monkeypatch.setattr(on_the_way, "LONG", 1e9)
    stage = stage_of(document_of(120, 300))
    for level, is_quieter in ((0.3, True), (0.6, False), (1.0, False)):
        quiet = painted(stage, level)
        with monkeypatch.context() as loud:
            loud.setattr(crowd, "strokes_on_the_way", lambda *at: at[-1:])
            ever = painted(stage, level)
        assert (ink_of(quiet) < 0.95 * ink_of(ever)) == is_quieter, level


@pytest.mark.parametrize("level", [0.5, 1.0])  # without edges, and with
def test_a_long_line_that_only_passes_by_cuts_none_that_ends_there(qapp, level):
    def joined(name, at, to, sign):
        one, other = (Variable(RecordId(f"{name}{n}"), "A", *at) for n, at in enumerate((at, to)))
        return one, other, Link(RecordId(f"l{name}"), one.id, other.id, sign, bulge=0.0)

    others = [joined(f"n{n}", (0, 900 + 60 * n), (90, 900 + 60 * n), Sign.SAME) for n in range(300)]
    short = joined("a", (9030, -9160), (9030, -8900), Sign.OPPOSITE)
    over = joined("z", (7000, -9020), (11000, -9020), Sign.SAME)
    records = [record for some in (short, over, *others) for record in some]
    stage = stage_of(document_with(*records))
    centre, half = Box(9030.0, -9020.0, 8.0, 8.0), 4.0
    crossing = image_of(stage, centre.inflated(half), level)
    alone = image_of(stage_of(document_with(*short)), centre.inflated(half), level)
    column = crossing.shape[1] // 2
    assert (np.abs(crossing[:, column] - alone[:, column]) < 90).all()


def image_of(stage, box, level):
    """The pixels of a box of the map."""
    side = 256 / level
    tile = Tile(level, int(box.x // side), int(box.y // side))
    tiles = TileCache(stage.picture.parts, stage.style.paper)
    tiles.render(tile)
    image = tiles._pixmaps[tile].toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(256, 256, 4)[:, :, :3].astype(int)
    left, top = tile.box.left, tile.box.top
    across = slice(int((box.left - left) * level), int((box.right - left) * level) + 1)
    return pixels[int((box.top - top) * level) : int((box.bottom - top) * level) + 1, across]


@pytest.mark.parametrize("links", [300, 600])  # one by one, and all of a colour at once
@pytest.mark.parametrize("level", [0.5, 1.0])
def test_near_by_long_links_are_fine_where_they_only_pass_by(qapp, monkeypatch, level, links):
    stage = stage_of(document_of(120, links))
    seen = painted(stage, level)
    monkeypatch.setattr(on_the_way, "LONG", 1e9)
    assert ink_of(seen) < 0.95 * ink_of(painted(stage, level))


def test_what_a_loop_lights_is_as_strong_as_ever_all_along(qapp, monkeypatch):
    stage = stage_of(document_of(120, 300))
    stage.emphasise(Emphasis(lit=(Lit(tuple(sorted(stage.map.links))),)), ())
    seen = painted(stage, 1.0)
    monkeypatch.setattr(on_the_way, "LONG", 1e9)
    assert not _far_off(seen, painted(stage, 1.0))


def test_signs_that_could_not_be_read_are_left_out_but_for_lit_loops(qapp, monkeypatch, as_crowd):
    stage = stage_of(DOCUMENT)
    signed = []
    monkeypatch.setattr(LinkEnds, "add", lambda _, links: signed.extend(links))
    painted(stage, 0.45)
    assert signed
    signed.clear()
    painted(stage, 0.4)
    assert not signed
    lit = tuple(sorted(stage.map.links))[:5]
    stage.emphasise(Emphasis(lit=(Lit(lit),)), ())
    painted(stage, 0.4)
    assert set(signed) <= set(lit)
    assert signed


def test_lit_links_are_as_strong_from_afar_as_near_by(qapp, monkeypatch):
    stage = stage_of(document_of(120, 300))
    every = tuple(sorted(stage.map.links))
    stage.emphasise(Emphasis(lit=(Lit(every),)), ())
    lit = painted(stage, 0.3)
    monkeypatch.setattr(crowd, "quietness", lambda links, level: 0.0)
    assert _far_off(lit, painted(stage, 0.3)) == 0


def test_a_crowd_follows_every_edit_and_its_undo(as_crowd):
    session = Session(DOCUMENT)
    stage = Stage(session.map, load_style("light"), bundled_measure())
    before = painted(stage, 0.6)
    variables, links = sorted(session.map.variables), sorted(session.map.links)

    def follow(edit, *arguments):
        change = edit(session.document, session.map_id, *arguments)
        session.do("Edit", change)
        stage.follow(session.map, change)
        assert (painted(stage, 0.6) == painted(stage_of(session.document), 0.6)).all()
        return change

    done = [
        follow(set_sign, [links[3]], Sign.UNKNOWN),
        follow(move_records, {variables[30]: (700.0, 300.0)}),
        follow(delete_records, [variables[7]]),
        follow(delete_records, [links[-1]]),
    ]
    for change in reversed(done):
        session.undo()
        stage.follow(session.map, change.inverse())
    assert (painted(stage, 0.6) == before).all()


def test_a_crowd_is_painted_in_another_theme(as_crowd):
    stage = stage_of(DOCUMENT)
    painted(stage, 0.6)
    stage.restyle(load_style("dark"))
    fresh = Stage(stage.map, load_style("dark"), bundled_measure())
    assert (painted(stage, 0.6) == painted(fresh, 0.6)).all()


def test_painting_a_tile_can_be_left_and_gone_on_with(as_crowd):
    stage = stage_of(document_of(300, 900))
    paintings = stage.picture.parts(stage.drawing.bounds, 0.5)
    assert sum(1 for _ in paintings) > 10
    assert crowd.CROWD < 900


@pytest.mark.parametrize("level", [0.25, 0.7])
def test_what_is_half_painted_goes_on_as_it_began_while_links_elsewhere_go(as_crowd, level):
    session = Session(document_of(300, 1100))  # so many that none makes way for others
    stage = Stage(session.map, load_style("light"), bundled_measure())
    bounds, side = stage.drawing.bounds, 256 / level
    tile = Tile(level, int(bounds.left // side) + 1, int(bounds.top // side) + 1)
    far = Box(bounds.right - 300.0, bounds.bottom - 300.0, 600.0, 600.0)
    frame, there = stage.drawing.places.frame, set(stage.picture.near(far))
    gone = [link for link in frame.links if link in there and link not in near_of(stage, tile)]
    rows = frame.rows([link for link in frame.links if link in near_of(stage, tile)])
    assert frame.row_of[gone[0]] < rows.max()
    assert not stage.tiles.render(tile, lambda: True)
    begun = stage.tiles._begun
    change = delete_records(session.document, session.map_id, gone[:1])
    session.do("Delete", change)
    stage.follow(session.map, change)
    while not stage.tiles.render(tile, lambda: True):
        assert stage.tiles._begun is begun
    fresh = TileCache(stage_of(session.document).picture.parts, stage.style.paper)
    fresh.render(tile)
    one, other = (each._pixmaps[tile].toImage() for each in (stage.tiles, fresh))
    assert one == other


def near_of(stage, tile):
    return set(stage.picture.near(tile.box.inflated(200.0)))


@pytest.mark.parametrize("level", [0.2, 0.5, 1.0])
def test_it_is_not_seen_which_tiles_were_painted_first_nor_how_many_links_at_once(
    as_crowd, monkeypatch, level
):
    stage, other = stage_of(document_of(150, 300)), stage_of(document_of(150, 300))
    one = painted(stage, level)
    corner = Tile(level, 0, int(other.drawing.bounds.bottom * level // 256))
    TileCache(other.picture.parts, other.style.paper).render(corner)  # the last links come first
    assert not _far_off(one, painted(other, level))
    monkeypatch.setattr(crowd, "_AT_ONCE", 7)
    assert not _far_off(one, painted(other, level))


@pytest.mark.parametrize(("links", "level"), [(98, 1.0), (98, 0.5), (80, 0.5), (400, 0.5)])
def test_a_line_is_as_fine_on_this_tile_as_on_that_when_links_have_come_elsewhere(
    qapp, links, level
):
    session = Session(document_of(120, links))
    stage = Stage(session.map, load_style("light"), bundled_measure())
    bounds = stage.drawing.bounds
    tile = Tile(level, int(bounds.right * level // 256) - 1, int(bounds.y * level // 256))
    stage.tiles.render(tile)
    places = session.map.variables
    cards = sorted(places, key=lambda variable: places[variable].x)
    for effect in cards[1:5]:
        change = add_link(session.document, session.map_id, cards[0], effect, session.new_id)
        session.do("Link", change)
        stage.follow(session.map, change)
    stage.tiles.render(tile)
    fresh = stage_of(session.document)
    fresh.tiles.render(tile)
    one, other = (each.tiles._pixmaps[tile].toImage() for each in (stage, fresh))
    assert one == other
