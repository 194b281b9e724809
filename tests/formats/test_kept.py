"""What a foreign file said stays with its record, through saving, and goes back as it was."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.formats.kept import keep, kept
from loopmap.formats.loopmap_yaml import read, write
from loopmap.model.change import replacing
from tests.support.awkward import AWKWARD
from tests.support.small_maps import fines

AWKWARD_VALUES = {
    "attributes": {"Element type": "Driver", "a.b": {"c": [1, 2.5, None, True]}, "": ""},
    "long": {"x" * 300: {"deep": {"er": ["y"]}}},
    "whole": 12,
    "real": 12.0,
    "huge": 10**400,
    "yes": "yes",
    "number": "007",
    "lines": "one\ntwo\t“three”",
    "none": None,
    "empty": {"list": [], "fields": {}},
    "named": {"kept as text": "a name of our own"},
    "words": [word for word in AWKWARD if word.isprintable()],
}


def through_a_file(document):
    return read(write(document), "kept.loopmap").document


def with_kept(document, values):
    """The document with these values on the file, a map, a variable and a link."""
    (map_id,) = document.maps
    causal_map = document.maps[map_id]
    steps = [(r, replace(r, extra=keep(r.extra, "kumu", values))) for r in causal_map.records()]
    causal_map = document.apply(replacing(map_id, steps)).maps[map_id]
    info = replace(causal_map.info, extra=keep(causal_map.info.extra, "kumu", values))
    own = replace(document.info, extra=keep(document.info.extra, "kumu", values))
    return replace(document, info=own, maps={map_id: causal_map.with_info(info)})


def holders(document):
    (causal_map,) = document.maps.values()
    yield from (document.info, causal_map.info, *causal_map.records())


def test_values_of_every_kind_come_back_from_our_own_file_wherever_they_lie():
    document = with_kept(fines(), AWKWARD_VALUES)
    back = through_a_file(document)
    assert back == document
    assert len(list(holders(back))) > 5
    for each in holders(back):
        assert kept(each.extra, "kumu") == AWKWARD_VALUES
        assert kept(each.extra, "vensim") == {}


def test_what_is_nested_deeper_than_our_file_holds_comes_back_too():
    deep = "bottom"
    for level in range(60):
        deep = {"in": deep} if level % 2 else [deep]
    back = through_a_file(with_kept(fines(), {"deep": deep}))
    assert all(kept(each.extra, "kumu") == {"deep": deep} for each in holders(back))


def test_two_formats_keep_their_own_beside_what_a_later_version_wrote():
    extra = keep({"later": 1}, "kumu", {"a": 1})
    extra = keep(extra, "prsm", {"b": (1, 2)})
    assert extra["later"] == 1
    assert (kept(extra, "kumu"), kept(extra, "prsm")) == ({"a": 1}, {"b": [1, 2]})
    assert keep(extra, "kumu", {}) == {"later": 1, "kept.prsm": {"b": [1, 2]}}


def test_half_a_character_and_a_number_that_is_none_become_what_a_file_can_hold():
    extra = keep({}, "kumu", {"half": "a\ud800", "none": float("nan")})
    assert kept(extra, "kumu") == {"half": "a\ufffd", "none": "nan"}


@pytest.mark.parametrize("value", ["text", 3, ["a"], {"kept as text": "{"}, {"kept as text": 3}])
def test_what_somebody_changed_by_hand_is_never_a_fault(value):
    assert kept({"kept.kumu": value}, "kumu") == {}


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=("Cs",)), max_size=120), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.dictionaries(st.text(max_size=8), plain, min_size=1, max_size=3))
def test_whatever_is_kept_comes_back(values):
    values = {name.encode("utf-8", "replace").decode(): value for name, value in values.items()}
    back = through_a_file(with_kept(fines(), values))
    assert all(repr(kept(each.extra, "kumu")) == repr(values) for each in holders(back))
