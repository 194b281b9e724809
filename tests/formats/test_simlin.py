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
    variables = [v for v in causal_map.variables.values() if "." not in v.name]
    stocks, flows = (sum(v.kind is k for v in variables) for k in (Kind.STOCK, Kind.FLOW))
    assert (stocks, flows, len(variables) - stocks - flows) == kinds
    model = json.loads(content)["models"][0]
    pipes = sum(len(s["inflows"]) + len(s["outflows"]) for s in model["stocks"])
    name_of = {v.id: v.kind for v in causal_map.variables.values()}
    into_stocks = [k for k in causal_map.links.values() if name_of[k.target] is Kind.STOCK]
    assert len(into_stocks) == pipes


# modules

HARES = {
    "name": "hares",
    "stocks": [{"name": "stock", "initialEquation": "food", "inflows": ["births"]}],
    "flows": [{"name": "births", "equation": "stock * birth_rate"}],
    "auxiliaries": [{"name": "birth_rate", "equation": "0.1"}, {"name": "food", "equation": "5"}],
}


def aux(name, equation=""):
    return {"name": name, "equation": equation}


def project(*models, **main):
    whole = {"name": "main", "stocks": [], "flows": [], "auxiliaries": [], **main}
    return json.dumps({"name": "p", "simSpecs": {}, "models": [whole, *models]}).encode()


def module(name, model, **connected):
    joined = [{"src": source, "dst": f"{name}.{inner}"} for inner, source in connected.items()]
    return {"name": name, "modelName": model, "references": joined}


def equations(causal_map):
    return {v.name: v.equation for v in causal_map.variables.values()}


def test_modules_are_taken_apart_with_a_word_on_it():
    content = project(
        HARES,
        auxiliaries=[aux("grass", "3"), aux("seen", "north_field.births + grass")],
        modules=[module("north_field", "hares", birth_rate="grass")],
    )
    found = FORMAT.read(content, "p.sd.json")
    (causal_map,) = found.document.maps.values()
    assert equations(causal_map) == {
        "grass": "3",
        "seen": "north_field.births + grass",
        "north field.stock": "north_field.food",
        "north field.births": "north_field.stock * grass",
        "north field.food": "5",
    }
    assert links(causal_map) == {
        ("north field.births", "+", "north field.stock"),
        ("north field.stock", "+", "north field.births"),
        ("grass", "+", "north field.births"),
        ("north field.births", "+", "seen"),
        ("grass", "+", "seen"),
    }
    assert "Modules were taken apart" in " ".join(found.warnings)
    assert found.left_out == ()


def test_modules_of_simlins_own_give_what_is_read_of_them():
    leak = module("out", "stdlib⁚systems_leak", available="staff", rate="share")
    content = project(
        stocks=[{"name": "staff", "initialEquation": "50", "outflows": ["leaving"]}],
        flows=[aux("leaving", "out.actual")],
        auxiliaries=[aux("share", "0.1")],
        modules=[leak],
    )
    (causal_map,) = FORMAT.read(content, "p.sd.json").document.maps.values()
    assert equations(causal_map)["out.actual"] == "MIN(INT(staff * share), out.dest_capacity)"
    assert equations(causal_map)["out.dest capacity"] == "INF"
    assert "out.remaining" not in equations(causal_map)
    assert {("staff", "+", "out.actual"), ("out.actual", "+", "leaving")} <= links(causal_map)


def test_what_is_read_of_a_module_without_a_model_stands_for_it():
    content = project(
        auxiliaries=[aux("need"), aux("told", "office.answer + need")],
        modules=[module("office", "elsewhere", asked="need")],
    )
    found = FORMAT.read(content, "p.sd.json")
    (causal_map,) = found.document.maps.values()
    assert {("need", "?", "office.answer"), ("office.answer", "+", "told")} <= links(causal_map)
    assert "“office” is not in this file" in " ".join(found.warnings)


def test_models_that_no_module_uses_are_said_to_be_left_out():
    found = FORMAT.read(project(HARES, auxiliaries=[aux("a", "1")]), "p.sd.json")
    assert "not “hares”" in found.left_out[0]


def test_what_is_in_a_module_stands_where_the_module_was_drawn():
    shapes = [
        {"type": "aux", "uid": 1, "name": "grass", "x": 100, "y": 100},
        {"type": "module", "uid": 2, "name": "north\\nfield", "x": 700, "y": 100},
    ]
    content = project(
        HARES,
        auxiliaries=[aux("grass", "3")],
        modules=[module("north_field", "hares", birth_rate="grass")],
        views=[{"elements": shapes}],
    )
    found = FORMAT.read(content, "p.sd.json")
    (causal_map,) = found.document.maps.values()
    places = {v.name: (v.x, v.y) for v in causal_map.variables.values()}
    assert found.unplaced == ()
    assert places["north field.stock"][0] > places["grass"][0] + 200
    assert places["north field.stock"][1] < places["north field.births"][1]


@pytest.mark.parametrize("inside", [0, 10])
def test_modules_that_contain_one_another_end_in_one_sentence(inside):
    again = {**HARES, "modules": [module(f"m{n}", "hares") for n in range(inside or 1)]}
    with pytest.raises(FormatError, match=r"without end|more than") as caught:
        FORMAT.read(project(again, modules=[module("a", "hares")]), "p.sd.json")
    assert caught.value.file == "p.sd.json"
