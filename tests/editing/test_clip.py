"""A clip survives the clipboard, and nothing strange comes in through it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.editing.clip import LARGEST, Clip, clip_from_json, clip_to_json
from loopmap.editing.edits.clipboard import copy_records, paste_clip
from loopmap.editing.selection import everything
from tests.support.small_maps import TODAY, after, fines, new_ids


def whole():
    document = fines()
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


def test_a_number_too_large_for_a_float_is_left_out():
    table = {"loopmap-clip": 1, "variables": [{"id": "v1", "name": "A", "x": 10**400}]}
    assert clip_from_json(json.dumps(table)).variables[0].x == 0.0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_a_field_is_made_to_hold_can_be_pasted_or_is_left_out(data):
    table = json.loads(clip_to_json(whole()))
    names = ("variables", "links", "groups", "notes", "evidence")
    rows = [row for name in names for row in table[name]]
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON)
    clip = clip_from_json(json.dumps(table))
    assert isinstance(clip, Clip)
    after(fines(), paste_clip(fines(), TODAY, clip, new_ids(fines())).change)
