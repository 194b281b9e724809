"""A clip survives the clipboard, and nothing strange comes in through it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.editing.clip import LARGEST, Clip, clip_from_json, clip_to_json
from loopmap.editing.edits.clipboard import copy_records, paste_clip
from loopmap.editing.edits.sketches import add_sketch
from loopmap.editing.selection import everything
from loopmap.model.equations import Between, Graph
from loopmap.model.records import Link, NamedLoop, SketchKind, Variable
from tests.support.small_maps import STRAIN, TODAY, after, fines, new_ids


def sketched():
    """Fines, with what people fear of strain and what was measured of it."""
    fear = add_sketch(
        fines(), TODAY, STRAIN, SketchKind.FEAR, [(0.0, 0.0), (3.0, 0.8)], new_ids(fines())
    )
    document = after(fines(), fear)
    measured = [(2019.0, 14.25), (2024.0, 31.5)]
    data = add_sketch(document, TODAY, STRAIN, SketchKind.DATA, measured, new_ids(document))
    return after(document, data)


def whole():
    document = sketched()
    causal_map = document.maps[TODAY]
    return copy_records(causal_map, everything(causal_map), document.evidence)


def test_a_clip_comes_back_as_it_went():
    assert clip_from_json(clip_to_json(whole())) == whole()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"loopmap-clip": 2}', "[" * 100_000, " " * (LARGEST + 1)]
)
def test_what_is_no_clip_is_none(text):
    assert clip_from_json(text) is None


def test_evidence_that_a_clip_does_not_bring_is_not_looked_for_where_it_is_pasted():
    table = json.loads(clip_to_json(whole())) | {"evidence": []}
    clip = clip_from_json(json.dumps(table))
    assert whole().evidence
    assert not any(record.evidence for record in (*clip.variables, *clip.links))


def test_equations_and_all_beside_them_come_back_and_nonsense_is_left_out():
    graph = Graph(((0.0, 1.0), (2.0, 1e40)), Between.DISCRETE, (0.0, 5.0))
    variable = Variable(
        "v1", "A", equation='2 * "B"', unit="m", graph=graph, nonnegative=True, bounds=(1.0, 2.0)
    )
    clip = Clip((variable,))
    assert clip_from_json(clip_to_json(clip)) == clip
    table = json.loads(clip_to_json(clip))
    for field, nonsense in (
        ("graph", {"points": [[1, 0], [1, 2]], "between": "discrete"}),
        ("graph", {"points": [[1, "x"]], "between": "discrete"}),
        ("graph", {"points": [[1, 0]], "between": "curly"}),
        ("bounds", [2, 1]),
        ("equation", 7),
        ("nonnegative", "yes"),
    ):
        changed = {**table["variables"][0], field: nonsense}
        read = clip_from_json(json.dumps(table | {"variables": [changed]}))
        assert getattr(read.variables[0], field) == getattr(Variable("v1", "A"), field)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"points": [[0, 0]]},
        {"points": [[0, "x"], [1, 0]]},
        {"points": [[0, 0], [1, float("nan")]]},
        {"kind": "dream"},
        {"variable": "nobody"},
    ],
)
def test_a_course_that_is_none_is_left_out(nonsense):
    table = json.loads(clip_to_json(whole()))
    table["sketches"][0] |= nonsense
    assert clip_from_json(json.dumps(table)).sketches == whole().sketches[1:]


def test_a_number_too_large_for_a_float_is_left_out():
    table = {"loopmap-clip": 1, "variables": [{"id": "v1", "name": "A", "x": 10**400}]}
    assert clip_from_json(json.dumps(table)).variables[0].x == 0.0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_a_field_is_made_to_hold_can_be_pasted_or_is_left_out(data):
    table = json.loads(clip_to_json(whole()))
    names = ("variables", "links", "groups", "notes", "evidence", "sketches")
    rows = [row for name in names for row in table[name]]
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON)
    clip = clip_from_json(json.dumps(table))
    assert isinstance(clip, Clip)
    after(fines(), paste_clip(fines(), TODAY, clip, new_ids(fines())).change)


def test_what_foreign_files_said_comes_along_and_nothing_else_of_extra():
    kept = {"kept.kumu": {"tags": ["a", {"b": [1, None]}]}}
    clip = Clip((Variable("v1", "A", extra={**kept, "later": 1}),))
    read = clip_from_json(clip_to_json(clip))
    assert read.variables[0].extra == kept
    table = json.loads(clip_to_json(clip))
    for nonsense in (7, [1], {"later": 2}):
        changed = {**table["variables"][0], "extra": nonsense}
        again = clip_from_json(json.dumps(table | {"variables": [changed]}))
        assert again.variables[0].extra == {}


def looped():
    """Two variables that bring one another about, and what people call that."""
    links = (Link("l1", "v1", "v2"), Link("l2", "v2", "v1"))
    loop = NamedLoop("p1", ("l1", "l2"), "R1", "Trap", "So it goes", 3.0, 4.0)
    return Clip((Variable("v1", "A"), Variable("v2", "B")), links, loops=(loop,))


def test_a_named_loop_comes_back_as_it_went():
    assert clip_from_json(clip_to_json(looped())) == looped()


@pytest.mark.parametrize(
    "nonsense",
    [
        {"links": []},
        {"links": ["l1"]},
        {"links": ["l1", "l2", "l1", "l2"]},
        {"links": ["l1", "l9"]},
        {"links": "l1"},
        {"label": " "},
        {"label": None},
        {"id": 7},
    ],
)
def test_a_loop_that_does_not_run_around_is_left_out(nonsense):
    table = json.loads(clip_to_json(looped()))
    table["loops"][0] |= nonsense
    read = clip_from_json(json.dumps(table))
    assert (read.loops, read.links) == ((), looped().links)
