"""SageModeler's diagrams: words of relationships, collectors, transfers, CODAP around them."""

import json

import pytest

from loopmap.errors import FormatError
from loopmap.formats.sagemodeler import FORMAT
from loopmap.formats.sagemodeler.relations import relation_of
from loopmap.model.behaviour import Shape
from loopmap.model.records import Kind, Sign, Strength
from tests.support.format_samples import GOLDEN

POND = GOLDEN / "sagemodeler" / "pond.json"


def read():
    return FORMAT.read(POND.read_bytes(), POND.name)


def links(causal_map):
    name = {v.id: v.name for v in causal_map.variables.values()}
    return {(name[k.source], name[k.target]): k for k in causal_map.links.values()}


def test_relationships_are_signs_and_collectors_are_stocks():
    (causal_map,) = read().document.maps.values()
    signs = {ends: link.sign.value for ends, link in links(causal_map).items()}
    assert signs == {
        ("Rain", "Pond"): "+",
        ("Pond", "Frogs"): "+",
        ("Frogs", "Rain"): "-",
        ("Rain", "Frogs"): "?",
        ("Frogs", "Flow"): "-",
        ("Flow", "Ditch"): "+",
        ("Flow", "Pond"): "-",
        ("Ditch", "Frogs"): "-",
    }
    kinds = {v.name: v.kind for v in causal_map.variables.values()}
    assert (kinds["Pond"], kinds["Flow"], kinds["Rain"]) == (
        Kind.STOCK, Kind.FLOW, Kind.AUXILIARY,
    )  # fmt: skip
    assert causal_map.info.title == "Pond"


def test_how_much_and_in_which_course():
    (causal_map,) = read().document.maps.values()
    found = links(causal_map)
    assert found["Pond", "Frogs"].strength is Strength.STRONG
    assert found["Frogs", "Rain"].shape is Shape.ACCELERATING
    assert found["Rain", "Pond"].reason == "it falls in"


def test_what_is_open_and_what_is_drawn_is_told():
    opened = read()
    assert opened.warnings == (
        "1 link has no relationship yet: the sign is not known.",
        "1 relationship is drawn by hand: the drawing is kept, its direction is the sign.",
    )
    assert opened.left_out == ("Pictures of the variables were left out.",)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("1 * in", ("+", "medium", "linear")),
        ("maxIn - in", ("-", "medium", "linear")),
        ("1 * (in+(maxOut/2)) / 2", ("+", "weak", "linear")),
        ("1 * 21.7 * log(max(1,in))", ("+", "medium", "diminishing")),
        ("-in", ("-", "medium", "linear")),
        ("in * 0.10", ("+", "medium", "linear")),
    ],
)
def test_formulas_of_relationships(formula, expected):
    found = relation_of({"formula": formula})
    assert (found.sign.value, found.strength.value, found.shape.value) == expected


def test_a_course_drawn_up_and_down_has_no_sign():
    assert (
        relation_of({"formula": "0", "customData": [[0, 1], [1, 5], [2, 0]]}).sign is Sign.UNKNOWN
    )


def test_the_first_version_and_a_document_of_codap():
    flat = {
        "nodes": [{"key": "a", "title": "A", "x": 1, "y": 2}, {"key": "b", "title": "B"}],
        "links": [{"sourceNodeKey": "a", "targetNodeKey": "b", "title": "because"}],
    }
    deep = {"components": [{"componentStorage": {"savedGameState": flat}}]}
    for value in (flat, deep):
        document = FORMAT.read(json.dumps(value).encode(), "old.json").document
        (causal_map,) = document.maps.values()
        assert [v.name for v in causal_map.variables.values()] == ["A", "B"]
        assert [k.reason for k in causal_map.links.values()] == ["because"]
    with pytest.raises(FormatError, match="no diagram"):
        FORMAT.read(b'{"nodes": 1}', "x.json")


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "variables", "drawn"),
    [("dat-cross_base.json", 4, 0), ("serialized_v1.27.0.json", 6, 4)],
)
def test_diagrams_of_the_corpus(shared, name, variables, drawn):
    content = (shared / "corpus" / "formats" / "sagemodeler" / name).read_bytes()
    (causal_map,) = FORMAT.read(content, name).document.maps.values()
    assert (len(causal_map.variables), len(causal_map.links)) == (variables, drawn)
    assert all(link.sign is Sign.SAME for link in causal_map.links.values())
