"""Simlin's projects: equations, the first view with its signs, groups, graphs and loops."""

import json

import pytest

from loopmap.errors import FormatError
from loopmap.formats.simlin import FORMAT
from loopmap.model.equations import Method
from loopmap.model.records import Kind
from tests.support.format_samples import GOLDEN

RABBITS = GOLDEN / "simlin" / "rabbits.json"


@pytest.fixture
def found():
    return FORMAT.read(RABBITS.read_bytes(), RABBITS.name)


def links(causal_map):
    name = {v.id: v.name for v in causal_map.variables.values()}
    return {(name[k.source], k.sign.value, name[k.target]) for k in causal_map.links.values()}


def test_links_of_equations_pipes_and_aliases_with_their_signs(found):
    (causal_map,) = found.document.maps.values()
    assert links(causal_map) == {
        ("births", "+", "Rabbits"),
        ("Rabbits", "+", "births"),
        ("birth rate", "+", "births"),
        ("Rabbits", "+", "crowding"),
        ("crowding", "-", "birth rate"),
    }


def test_what_is_said_of_variables(found):
    (causal_map,) = found.document.maps.values()
    named = {v.name: v for v in causal_map.variables.values()}
    stock, rate = named["Rabbits"], named["birth rate"]
    assert (stock.kind, stock.equation, stock.unit, stock.nonnegative) == (
        Kind.STOCK, "50", "rabbits", True,
    )  # fmt: skip
    assert rate.graph.points == ((0.0, 0.3), (1.0, 0.0))
    assert rate.meaning == "young for each"
    assert stock.group == named["births"].group is not None
    assert (causal_map.info.times.step, causal_map.info.times.method) == (0.5, Method.RK4)
    assert found.unplaced == ()


def test_a_loop_is_found_by_what_it_goes_through(found):
    (causal_map,) = found.document.maps.values()
    (loop,) = causal_map.loops.values()
    assert (loop.name, loop.story, len(loop.links)) == ("Room runs out", "no room", 4)
    assert "“nothing” was left out" in " ".join(found.warnings)


def test_a_shape_numbered_by_what_is_no_number_is_none(found):
    said = json.loads(RABBITS.read_text("utf-8"))
    said["models"][0]["loopMetadata"] = [{"uids": [{"uid": 1}, [2], None], "name": "Odd"}]
    said["models"][0]["views"][0]["elements"].append({"type": "link", "fromUid": [1], "toUid": {}})
    read = FORMAT.read(json.dumps(said).encode(), RABBITS.name)
    (causal_map,) = read.document.maps.values()
    assert links(causal_map) == links(*found.document.maps.values())
    assert "The loop “Odd” was left out" in " ".join(read.warnings)


def test_no_model_is_refused():
    with pytest.raises(FormatError, match="no model"):
        FORMAT.read(b'{"simSpecs": {}, "models": []}', "a.json")


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "kinds"),
    [("hiring.sd.json", (8, 12, 20)), ("logistic-growth.sd.json", (1, 1, 4))],
)
def test_projects_of_the_corpus(shared, name, kinds):
    content = (shared / "corpus" / "formats" / "simlin" / name).read_bytes()
    (causal_map,) = FORMAT.read(content, name).document.maps.values()
    variables = causal_map.variables.values()
    stocks, flows = (sum(v.kind is k for v in variables) for k in (Kind.STOCK, Kind.FLOW))
    assert (stocks, flows, len(variables) - stocks - flows) == kinds
    model = json.loads(content)["models"][0]
    pipes = sum(len(s["inflows"]) + len(s["outflows"]) for s in model["stocks"])
    name_of = {v.id: v.kind for v in variables}
    into_stocks = [k for k in causal_map.links.values() if name_of[k.target] is Kind.STOCK]
    assert len(into_stocks) == pipes
