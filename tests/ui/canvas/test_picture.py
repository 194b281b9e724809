"""The picture after many changes is the picture of the document as it stands."""

import random

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import PLAIN, Badge, Emphasis, Lit
from loopmap.diagram.geometry import Box
from loopmap.diagram.lenses.evidence import evidence_view
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.links import add_link, set_bulge, set_sign, toggle_delay
from loopmap.editing.edits.stacking import Way, stack
from loopmap.editing.edits.variables import add_variable, rename_variable
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.ids import counting_ids
from loopmap.model.records import Sign
from loopmap.ui.canvas.extent import extent
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.opening import first_picture
from tests.ui.canvas.conftest import small_map


def some_change(session, rng):
    document, map_id = session.document, session.map_id
    variables, links = sorted(session.map.variables), sorted(session.map.links)
    one, other = rng.choice(variables), rng.choice(variables)
    link = rng.choice(links) if links else None
    place = (rng.uniform(-300, 300), rng.uniform(-200, 200))
    name = f"Thing {rng.randrange(10**6)}"
    return rng.choice(
        [
            lambda: move_records(document, map_id, {one: place}),
            lambda: add_variable(document, map_id, name, place, session.new_id),
            lambda: add_link(document, map_id, one, other, session.new_id),
            lambda: rename_variable(document, map_id, one, name),
            lambda: stack(document, map_id, [one], Way.FRONT, {}),
            lambda: set_sign(document, map_id, [link], rng.choice(list(Sign))),
            lambda: set_bulge(document, map_id, [link], rng.uniform(-1, 1)),
            lambda: toggle_delay(document, map_id, [link]),
            lambda: delete_records(document, map_id, [link]),
            lambda: (
                add_group(document, map_id, name, Box(0, 0, 90, 60), session.new_id, members=[one])
                if rng.random() < 0.3
                else move_records(document, map_id, {other: place})
            ),
        ]
    )()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("lit", [False, True])
def test_following_changes_gives_the_shapes_of_a_fresh_drawing(qapp, seed, lit):
    rng = random.Random(seed)
    session = Session(small_map(), new_ids=counting_ids())
    style, measure = load_style("light"), bundled_measure()
    stage = Stage(session.map, style, measure)
    loop = ("l1", "l2")
    emphasis = Emphasis(lit=(Lit(loop),), dim_rest=seed % 2 == 0) if lit else PLAIN
    badges = (Badge(loop, "R1", "reinforcing"),) if lit else ()
    stage.emphasise(emphasis, badges)
    for _ in range(25):
        try:
            change = some_change(session, rng)
        except EditRefused:
            continue
        session.do("Change", change)
        stage.follow(session.map, change)
        fresh = draw(session.map, style, measure, emphasis=emphasis, badges=badges)
        assert stage.drawing.layers() == fresh.layers()
        for record in fresh.layers():
            assert stage.drawing.primitives(record) == fresh.primitives(record)


def _boxes_hold(stage):
    """Whether the room that every record takes lies within the box that is kept for it."""
    kept = stage.picture._boxes
    rooms = {r: extent(stage.drawing.primitives(r)) for r in stage.drawing.layers()}
    return all(kept[r].inflated(0.01).holds(room) for r, room in rooms.items() if room)


@pytest.mark.parametrize("theme", ["dark", "print", "projector"])
def test_another_theme_gives_the_shapes_of_a_fresh_drawing(qapp, theme):
    measure, other = bundled_measure(), load_style(theme)
    stage = Stage(small_map().maps["m1"], load_style("light"), measure)
    places = stage.drawing.places
    stage.restyle(other)
    fresh = draw(stage.map, other, measure)
    assert all(stage.drawing.primitives(r) == fresh.primitives(r) for r in fresh.layers())
    assert (stage.drawing.places is places) == (theme != "projector")
    assert _boxes_hold(stage)


def test_a_lens_gives_the_shapes_of_a_fresh_drawing(qapp):
    style, measure, shown = load_style("light"), bundled_measure(), small_map().maps["m1"]
    lens = Emphasis(view=evidence_view(shown))
    stage = Stage(shown, style, measure)
    stage.emphasise(lens, ())
    fresh = draw(stage.map, style, measure, emphasis=lens)
    assert all(stage.drawing.primitives(r) == fresh.primitives(r) for r in fresh.layers())
    assert _boxes_hold(stage)


def test_a_picture_made_beforehand_is_shown_if_it_is_of_that_map_in_that_style(qapp):
    document, measure = small_map(), bundled_measure()
    light, dark = load_style("light"), load_style("dark")
    made = first_picture(document, light)
    shown = document.maps["m1"]
    assert Stage(shown, light, measure, made).picture is made
    assert Stage(shown, dark, measure, made).picture is not made
    assert Stage(small_map().maps["m1"], light, measure, made).picture is not made


def test_what_stands_out_otherwise_since_it_was_seen_from_there_is_painted_again(qapp):
    picture = first_picture(small_map(), load_style("light"))
    here, there, links = 2.0, 3.0, sorted(picture.drawing.link_paths)
    one, other = frozenset(links[:1]), frozenset(links[1:2])
    assert picture.bare(one, here) == []
    assert picture.bare(one, there) == []
    assert len(picture.bare(other, there)) == 2
    assert len(picture.bare(other, here)) == 2
    assert picture.bare(other, there) == []
