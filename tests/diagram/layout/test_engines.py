"""What every way to arrange a map promises, on the examples."""

from __future__ import annotations

import math
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from loopmap.diagram.layout import stress
from loopmap.diagram.layout.boxes import label_boxes, wall_boxes
from loopmap.diagram.layout.engine import arrange, arranging
from loopmap.diagram.layout.engines import (
    CIRCLE,
    COLUMNS,
    EMBEDDED,
    ENGINES,
    GRAPHVIZ,
    LAYERED,
    LOOPS,
    TIDY,
)
from loopmap.diagram.layout.net import net
from loopmap.diagram.layout.overlap import overlapping
from loopmap.errors import LoopmapError
from loopmap.formats.registry import open_file
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Note, Role
from tests.benchmarks.maps import MAP, document_of
from tests.diagram.layout.layout_maps import at, grown, map_of, shuffled

FOLDER = Path(__file__).resolve().parents[3] / "examples"
OURS = [engine.name for engine in EMBEDDED]
NAMES = sorted(path.stem for path in FOLDER.glob("*.loopmap"))
SMALL = "fines-for-non-attendance"


def example(name: str) -> CausalMap:
    document = open_file(FOLDER / f"{name}.loopmap").document
    return document.maps[document.map_order[0]]


def places(causal_map: CausalMap, engine: str, rounds: int = 8, **wishes: object) -> np.ndarray:
    boxes = label_boxes(causal_map)
    found = arrange(causal_map, boxes, engine=engine, rounds=rounds, **wishes)
    return np.array([found[i] for i in sorted(causal_map.variables)])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("engine", OURS)
def test_no_engine_of_ours_lays_a_label_on_another(engine, name):
    causal_map = example(name)
    some = net(causal_map, label_boxes(causal_map))
    assert overlapping(places(causal_map, engine, rounds=2), some.sizes).tolist() == []


@pytest.mark.parametrize("engine", [engine.name for engine in GRAPHVIZ])
def test_nor_do_those_of_graphviz(engine):
    if shutil.which(engine) is None:
        pytest.skip("Graphviz is not installed")
    causal_map = example(SMALL)
    some = net(causal_map, label_boxes(causal_map))
    assert overlapping(places(causal_map, engine), some.sizes).tolist() == []


@pytest.mark.parametrize("engine", ["neato", "circo"])
def test_pictures_of_graphviz_without_a_top_are_turned_to_the_page(engine):
    if shutil.which(engine) is None:
        pytest.skip("Graphviz is not installed")
    wide, high = np.ptp(places(example("gender-biased-exploitation-referrals"), engine), axis=0)
    assert wide > 1.2 * high


@pytest.mark.parametrize("engine", OURS)
def test_the_same_map_is_arranged_the_same_way_however_it_was_entered(engine):
    causal_map = example(SMALL)
    again = shuffled(causal_map, 7)
    assert (places(causal_map, engine) == places(again, engine)).all()


@pytest.mark.parametrize("engine", OURS)
def test_pinned_variables_stay_with_every_engine(engine):
    causal_map = example(SMALL)
    pinned = [RecordId("v3"), RecordId("v4")]
    found = arrange(causal_map, label_boxes(causal_map), engine=engine, rounds=8, pinned=pinned)
    for variable in pinned:
        standing = causal_map.variables[variable]
        assert found[variable] == (standing.x, standing.y)


@pytest.mark.parametrize("engine", OURS)
def test_nothing_is_laid_on_a_note(engine):
    causal_map = example(SMALL)
    note = Note(RecordId("n1"), "Ask the young people first", 0.0, 0.0)
    tables = {name: getattr(causal_map, name) for name in ("variables", "links", "groups")}
    noted = CausalMap(causal_map.info, {**tables, "notes": {note.id: note}})
    (wall,) = wall_boxes(noted)
    found = arrange(noted, label_boxes(noted), engine=engine, rounds=8)
    boxes = [box._replace(x=found[i].x, y=found[i].y) for i, box in label_boxes(noted).items()]
    assert not any(wall.touches(box) for box in boxes)


def test_each_better_arrangement_is_told_and_the_last_is_the_answer():
    causal_map = grown(12, 3)
    boxes = label_boxes(causal_map)
    told = list(arranging(causal_map, boxes, rounds=60))
    assert len(told) > 1
    assert told[-1] == arrange(causal_map, boxes, rounds=60)


# tidying


def crooked(name: str) -> CausalMap:
    """An example whose variables a hand has left a little out of place, some on others."""
    causal_map = example(name)
    by = np.random.default_rng(3).normal(0.0, 45.0, (len(causal_map.variables), 2))
    moved = {
        i: (v.x + float(by[n, 0]), v.y + float(by[n, 1]))
        for n, (i, v) in enumerate(causal_map.variables.items())
    }
    tables = {"variables": at(causal_map, moved).variables, "links": causal_map.links}
    return CausalMap(causal_map.info, {**tables, "groups": causal_map.groups})


@pytest.mark.parametrize("name", [SMALL, "isolation-and-refusal"])
def test_tidying_moves_less_than_laying_out_anew_and_keeps_what_lay_where(name):
    causal_map = crooked(name)
    some = net(causal_map, label_boxes(causal_map))
    tidied, anew = (places(causal_map, engine, rounds=200) for engine in (TIDY, LOOPS))
    gone = {
        engine: np.hypot(*(found - some.places).T)
        for engine, found in ((TIDY, tidied), (LOOPS, anew))
    }
    assert np.median(gone[TIDY]) < 0.5 * np.median(gone[LOOPS])
    assert np.median(gone[TIDY]) < 0.4 * some.link_length
    # Whatever was clearly to the left of something still is.
    before, after = some.places[:, 0], tidied[:, 0]
    clearly = before[:, None] < before[None] - 200
    assert (after[:, None] < after[None])[clearly].mean() > 0.97


def test_tidying_leaves_a_tidy_map_nearly_alone():
    causal_map = example(SMALL)
    some = net(causal_map, label_boxes(causal_map))
    moved = np.hypot(*(places(causal_map, TIDY, rounds=40) - some.places).T)
    assert np.median(moved) < 12


def test_tidying_a_heap_lays_it_out():
    causal_map = at(grown(9, 2), {RecordId(f"v{n}"): (300.0, 200.0) for n in range(9)})
    found = places(causal_map, TIDY)
    assert np.ptp(found, axis=0).min() > 100


def test_the_middle_of_the_map_stays_where_it_was():
    causal_map = example(SMALL)
    away = {i: (v.x + 5000.0, v.y - 900.0) for i, v in causal_map.variables.items()}
    moved = at(causal_map, away)
    middle = np.array(list(away.values())).mean(axis=0)
    for engine in OURS:
        if engine != COLUMNS:
            assert np.abs(places(moved, engine).mean(axis=0) - middle).max() < 80


# circle


def test_on_one_circle_all_are_as_far_from_its_middle():
    causal_map = map_of("abcdefgh", [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("f", "g")])
    found = places(causal_map, CIRCLE)
    low, high = found.min(axis=0), found.max(axis=0)
    far = np.hypot(*(found - (low + high) / 2).T)
    assert np.ptp(far) < 0.2 * far.mean()


def test_a_ring_on_a_circle_crosses_nothing_and_runs_clockwise():
    names = "hbgacfde"
    causal_map = map_of(names, list(zip(names, names[1:] + names[0], strict=True)))
    found = dict(zip(sorted(names), places(causal_map, CIRCLE), strict=True))
    middle = np.mean(list(found.values()), axis=0)
    turns = [math.atan2(*(found[n] - middle)[::-1]) for n in names]
    steps = np.angle(np.exp(1j * np.diff([*turns, turns[0]])))
    assert (steps > 0).all()


# layers


@pytest.mark.parametrize("name", NAMES)
def test_in_layers_most_links_point_to_the_right(name):
    causal_map = example(name)
    some = net(causal_map, label_boxes(causal_map))
    x = places(causal_map, LAYERED)[:, 0]
    right = x[some.ends[:, 1]] > x[some.ends[:, 0]]
    assert right.mean() >= 0.7


def test_without_a_loop_every_link_points_to_the_right():
    causal_map = map_of("abcdef", [("a", "c"), ("b", "c"), ("c", "d"), ("d", "f"), ("e", "f")])
    some = net(causal_map, label_boxes(causal_map))
    x = places(causal_map, LAYERED)[:, 0]
    assert (x[some.ends[:, 1]] > x[some.ends[:, 0]]).all()


def test_a_loop_is_cut_before_its_lever():
    causal_map = map_of("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    lever = replace(causal_map.variables[RecordId("b")], role=Role.LEVER)
    tables = {"variables": {**causal_map.variables, lever.id: lever}, "links": causal_map.links}
    a, b, c = places(CausalMap(causal_map.info, tables), LAYERED)[:, 0]
    assert b < c < a


def test_layers_of_a_map_of_loops_are_no_strip():
    found = {name: places(example(name), LAYERED) for name in NAMES}
    shapes = [np.ptp(at, axis=0) for at in found.values()]
    assert np.median([wide / high for wide, high in shapes]) < 3


def test_many_links_that_pass_a_layer_do_not_make_it_a_tower():
    wide, high = np.ptp(places(document_of(150, 450).maps[MAP], LAYERED), axis=0)
    assert wide > high


# columns


@pytest.mark.parametrize("name", [SMALL, "legal-aid-for-separated-children", "combined-map"])
def test_columns_are_neither_a_tower_nor_a_strip(name):
    wide, high = np.ptp(places(example(name), COLUMNS), axis=0)
    assert high < wide < 4 * high


@pytest.mark.parametrize("name", [SMALL, "combined-map"])
def test_columns_of_groups_stand_beside_one_another(name):
    causal_map = example(name)
    some = net(causal_map, label_boxes(causal_map))
    found = places(causal_map, COLUMNS)
    left, right = found[:, 0] - some.sizes[:, 0] / 2, found[:, 0] + some.sizes[:, 0] / 2
    spans = sorted(
        (left[some.group == g].min(), right[some.group == g].max()) for g in np.unique(some.group)
    )
    assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_columns_without_groups_say_what_is_missing():
    with pytest.raises(LoopmapError, match="no groups"):
        places(map_of("ab", [("a", "b")]), COLUMNS)


# what they stand on


def test_hops_count_links_whichever_way_they_point():
    ends = np.array([[0, 1], [2, 1], [2, 3]])
    hops = stress.hops(5, ends)
    assert hops[0, :4].tolist() == [0, 1, 2, 3]
    assert (hops == hops.T).all()
    assert np.isinf(hops[4, 0])


def test_all_engines_have_a_name_and_words_of_their_own():
    assert len(set(ENGINES)) == len(ENGINES)
    assert len({engine.title for engine in (*EMBEDDED, *GRAPHVIZ)}) == len(ENGINES)
