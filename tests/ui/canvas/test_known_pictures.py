"""Coming back to a map takes no drawing, and much moved at once is drawn in two goes."""

import pytest

from loopmap.diagram.drawing import Drawing, draw
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.lenses.change import changes_view
from loopmap.diagram.look import Ghosts, Lens
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.links import set_sign
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.session import Session
from loopmap.model.change import adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.records import Group, Link, MapInfo, Sign, Variable
from loopmap.ui.canvas import known_pictures, roughly, stage
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.turning import Turning
from loopmap.ui.paint import paint
from tests.ui.canvas.conftest import MAP, small_map

STYLE, MEASURE = load_style("light"), bundled_measure()


@pytest.fixture
def session(qapp):
    session = Session(small_map(), new_ids=counting_ids())
    session.do("Copy", make_future_map(session.document, session.map_id, "Copy", session.new_id))
    return session


@pytest.fixture
def drawn(monkeypatch):
    """The maps that were drawn from nothing, in order."""
    told = []

    def telling(causal_map, *arguments, **named):
        told.append(causal_map.id)
        return draw(causal_map, *arguments, **named)

    monkeypatch.setattr(stage, "draw", telling)
    monkeypatch.setattr(known_pictures, "draw", telling)
    return told


def maps_of(session):
    return [session.document.maps[map_id] for map_id in session.document.map_order]


def assert_as_fresh(shown, badges=()):
    fresh = draw(shown.map, STYLE, MEASURE, badges=badges)
    assert shown.drawing.layers() == fresh.layers()
    for record in fresh.layers():
        assert shown.drawing.primitives(record) == fresh.primitives(record)


def test_a_map_made_from_the_one_on_show_is_drawn_from_its_drawing(session, drawn):
    one, other = maps_of(session)
    change = set_sign(session.document, other.id, ["l1"], Sign.OPPOSITE)
    other = session.document.apply(change).maps[other.id]
    shown = Stage(one, STYLE, MEASURE)
    turning = Turning(shown)
    drawn.clear()
    turning.to(other)
    assert shown.map is other
    assert not drawn
    assert_as_fresh(shown)


def collapsed_pair():
    """A ring of eight, two of them in a collapsed group, and its future with one other sign."""
    names = [RecordId(f"v{number}") for number in range(8)]
    inside = {"v0": RecordId("g"), "v1": RecordId("g")}
    ring = [
        Variable(name, f"Step {i}", 240 * (i % 4), 200 * (i // 4), group=inside.get(name), order=i)
        for i, name in enumerate(names)
    ]
    links = [
        Link(RecordId(f"l{i}"), name, names[(i + 1) % 8], Sign.SAME, order=i)
        for i, name in enumerate(names)
    ]
    group = Group(RecordId("g"), "Home", collapsed=True)
    document = Document().apply(adding(MapId(""), [MapInfo(MAP, "Today")]))
    document = document.apply(adding(MAP, [group, *ring, *links]))
    session = Session(document, new_ids=counting_ids())
    session.do("Copy", make_future_map(document, MAP, "Future", session.new_id))
    one, other = maps_of(session)
    change = set_sign(session.document, other.id, ["l4"], Sign.OPPOSITE)
    return one, session.document.apply(change).maps[other.id]


def test_so_is_one_with_collapsed_groups(qapp, drawn):
    one, other = collapsed_pair()
    shown = Stage(one, STYLE, MEASURE)
    turning = Turning(shown)
    assert stacks_of(shown.map)
    drawn.clear()
    turning.to(other)
    assert drawn == []
    assert_as_fresh(shown)


def test_coming_back_to_a_map_shows_the_picture_there_was(session, drawn):
    one, other = maps_of(session)
    shown = Stage(one, STYLE, MEASURE)
    turning = Turning(shown)
    picture = shown.picture
    turning.to(other)
    turning.to(one)
    assert shown.picture is picture
    assert drawn == [one.id]


def test_a_picture_kept_is_lit_as_the_map_is_now(session):
    one, other = maps_of(session)
    shown = Stage(one, STYLE, MEASURE)
    turning = Turning(shown)
    turning.to(other)
    badges = (Badge(("l1", "l2"), "R1", "reinforcing"),)
    shown.emphasise(shown.emphasis, badges)
    turning.to(one)
    assert_as_fresh(shown, badges)


def test_a_picture_of_another_style_or_an_earlier_state_is_not_used(session, drawn):
    one, other = maps_of(session)
    shown = Stage(one, STYLE, MEASURE)
    turning = Turning(shown)
    turning.to(other)
    shown.restyle(load_style("projector"))
    assert not turning.known.knows(one, shown.style)
    shown.restyle(STYLE)
    assert turning.known.knows(one, STYLE)
    change = move_records(session.document, one.id, {"v1": (5.0, 700.0)})
    moved = session.document.apply(change).maps[one.id]
    assert not turning.known.knows(moved, STYLE)


def test_only_the_last_few_pictures_are_kept(session):
    known = known_pictures.KnownPictures()
    document = session.document
    maps = []
    for _ in range(known_pictures.KEPT + 2):
        document = document.apply(make_future_map(document, session.map_id, "Copy", session.new_id))
        maps = [document.maps[map_id] for map_id in document.map_order]
    for causal_map in maps:
        known.keep(Picture(draw(causal_map, STYLE, MEASURE), paint))
    assert sum(known.knows(causal_map, STYLE) for causal_map in maps) == known_pictures.KEPT


def test_much_moved_at_once_is_drawn_roughly_and_then_exactly(session, monkeypatch):
    monkeypatch.setattr(roughly, "MOST_EXACT", 0)
    monkeypatch.setattr(roughly, "MOST_LIVE", 0)
    shown = Stage(session.map, STYLE, MEASURE)
    places = {v.id: (v.x * 1.7, v.y + 90) for v in session.map.variables.values()}
    change = move_records(session.document, session.map_id, places)
    session.do("Move", change)
    shown.follow(session.map, change)
    assert shown.is_rough
    assert all(shown.drawing.label_boxes[v].centre == place for v, place in places.items())
    shown.refine(Picture(draw(session.map, STYLE, MEASURE), paint))
    assert not shown.is_rough
    assert_as_fresh(shown)


@pytest.fixture
def in_a_row(session, monkeypatch):
    """A stage that has just been shown all cards in a row, roughly; the copy of its map now."""
    monkeypatch.setattr(roughly, "MOST_EXACT", 0)
    monkeypatch.setattr(roughly, "MOST_LIVE", 0)
    shown = Stage(session.map, STYLE, MEASURE)
    places = {v: (n * 190.0, 0.0) for n, v in enumerate(session.map.variables)}
    change = move_records(session.document, session.map_id, places)
    session.do("Move", change)
    shown.follow(session.map, change)
    copy = make_future_map(session.document, session.map_id, "Copy of now", session.new_id)
    session.do("Copy", copy)
    return shown, session.document.maps[session.document.map_order[1]]


def differs_from_fresh(shown):
    return shown.on_show.link_paths != draw(shown.map, STYLE, MEASURE).link_paths


def test_another_map_drawn_from_what_is_rough_is_rough_as_well(in_a_row):
    shown, copy = in_a_row
    turning = Turning(shown)
    turning.to(copy)
    assert differs_from_fresh(shown)
    assert shown.is_rough, "nobody would draw it exactly"
    shown.refine(Picture(draw(copy, STYLE, MEASURE), paint))
    assert shown.stays
    assert_as_fresh(shown)


def test_what_comes_late_in_place_of_what_is_rough_is_rough_as_well(in_a_row):
    shown, copy = in_a_row
    shown.stand_in_for(copy)
    shown.arrive(shown.late.picture())
    assert differs_from_fresh(shown)
    assert shown.is_rough


def test_what_is_gone_from_one_map_is_not_shown_on_another(session):
    today, future = (session.document.maps[i] for i in session.document.map_order)
    gone = Ghosts((Variable(RecordId("v9"), "Gone"),))
    shown = Stage(today, STYLE, MEASURE)
    turning = Turning(shown)
    shown.emphasise(Emphasis(view=changes_view("Change", today, {}, gone, "")), ())
    assert "ghost:v9" in shown.drawing.layers()
    turning.to(future)
    assert "ghost:v9" not in shown.drawing.layers()
    assert shown.emphasis.view.lens is Lens.CHANGE


def test_a_large_map_is_shown_as_it_was_lit_and_waits_for_somebody_to_light_it(
    session, drawn, monkeypatch
):
    monkeypatch.setattr(stage, "MOST_PROMPT", 0)
    one, other = maps_of(session)
    shown = Stage(one, STYLE, MEASURE)
    turning = Turning(shown)
    shown.somebody_settles = True
    turning.to(other)
    turning.to(one)
    before = shown.on_show
    lit = Emphasis(view=changes_view("Change", other, {}, Ghosts(), ""))
    turning.to(other)
    shown.emphasise(lit, ())
    turning.to(one)
    assert shown.on_show is before
    assert shown.emphasis == lit
    assert shown.light_is_late


def test_nothing_is_drawn_to_light_a_map_as_it_still_is(session, monkeypatch):
    """Else all shapes of a large one are made only to find each the same."""
    one, other = maps_of(session)
    shown = Stage(one, STYLE, MEASURE)
    monkeypatch.setattr(stage, "MOST_PROMPT", 0)
    shown.somebody_settles = True
    before, was = shown.on_show, shown.light
    shown.emphasis = Emphasis(view=changes_view("Change", other, {}, Ghosts(), ""))
    assert shown.light_is_late
    with monkeypatch.context() as strict:
        strict.setattr(Drawing, "primitives", None)
        shown.emphasise(*was)
    assert shown.on_show is before
    assert not shown.light_is_late


def test_two_stages_beside_one_another_change_places_and_nothing_is_drawn(session, drawn):
    one, other = maps_of(session)
    here, there = Stage(one, STYLE, MEASURE), Stage(other, STYLE, MEASURE)
    turning = Turning(here)
    turning.beside = there
    drawn.clear()
    mine, theirs, tiles = here.picture, there.picture, there.tiles
    assert turning.knows(other)
    turning.to(other)
    Turning(there).to(one)
    assert not drawn
    assert (here.picture, there.picture) == (theirs, mine)
    assert (here.map, there.map) == (theirs.drawing.causal_map, mine.drawing.causal_map)
    assert here.tiles is tiles
    assert_as_fresh(here)


def test_what_is_only_rough_does_not_change_places(session, drawn):
    one, other = maps_of(session)
    here, there = Stage(one, STYLE, MEASURE), Stage(other, STYLE, MEASURE)
    turning = Turning(here)
    turning.beside, there.is_rough = there, True
    theirs = there.picture
    turning.to(other)
    assert here.picture is not theirs
    assert_as_fresh(here)


def test_badges_stay_on_the_stage_that_shows_them(session, drawn):
    one, other = maps_of(session)
    here, there = Stage(one, STYLE, MEASURE), Stage(other, STYLE, MEASURE)
    turning = Turning(here)
    turning.beside = there
    badges = (Badge(tuple(one.links)[:1], "R1", "reinforcing"),)
    here.emphasise(Emphasis(), badges)
    turning.to(other)
    assert_as_fresh(here, badges)
    assert_as_fresh(there)
