"""Insight Maker's two kinds of file: primitives with their equations, links with their signs."""

import json

import pytest

from loopmap.errors import FormatError
from loopmap.expr.names import canonical
from loopmap.formats.insightmaker import FORMAT as MARK_UP
from loopmap.formats.insightmaker.equations import in_our_language, in_their_language
from loopmap.formats.kept import kept
from loopmap.formats.modeljson import FORMAT as MODEL_JSON
from loopmap.model.equations import Between, Method
from loopmap.model.records import Kind
from tests.support.format_samples import GOLDEN

RABBITS = GOLDEN / "insightmaker" / "rabbits.xml"


def links(causal_map):
    name = {v.id: v.name for v in causal_map.variables.values()}
    return {(name[k.source], k.sign.value, name[k.target]) for k in causal_map.links.values()}


@pytest.fixture
def rabbits():
    return MARK_UP.read(RABBITS.read_bytes(), RABBITS.name)


def test_stocks_flows_signs_and_ghosts(rabbits):
    (causal_map,) = rabbits.document.maps.values()
    assert links(causal_map) == {
        ("Births", "+", "Rabbits"),
        ("Rabbits", "?", "Births"),
        ("Foxes", "-", "Births"),
        ("Rabbits", "+", "Foxes"),
    }
    stock, flow, foxes = causal_map.variables.values()
    assert (stock.kind, flow.kind, stock.equation) == (Kind.STOCK, Kind.FLOW, "200")
    assert flow.equation == "IF Rabbits > 2 THEN Rabbits*0.1 ELSE 0"
    assert (stock.meaning, foxes.bounds) == ("All that live", (0.0, 9.0))
    assert [group.name for group in causal_map.groups.values()] == ["Warren"]
    assert [note.text for note in causal_map.notes.values()] == ["Look here"]
    times = causal_map.info.times
    assert (times.start, times.stop, times.step, times.method) == (0, 20, 0.5, Method.RK4)


def test_places_are_middles_and_those_within_a_folder_count_from_it(rabbits):
    (causal_map,) = rabbits.document.maps.values()
    stock, _, foxes = causal_map.variables.values()
    assert stock.y == foxes.y  # 100 + 50 + 20 within the folder, 150 + 20 outside


def test_an_equation_without_words_here_is_kept_and_told(rabbits):
    (causal_map,) = rabbits.document.maps.values()
    foxes = next(v for v in causal_map.variables.values() if v.name == "Foxes")
    assert foxes.equation == ""
    assert kept(foxes.extra, "insightmaker")["equation"] == "Pulse(3, 5)"
    assert "“Foxes” say what Loopmap has no words for" in rabbits.warnings[0]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("[Rabbits]*[Birth Rate]", "Rabbits*Birth Rate"),
        ("{0.2 1/Minute} * [Bathtub] # drains", "0.2 * Bathtub"),
        ("if [a] then 1 else if [b] then 2 else 3 end if end if",
         "IF a THEN 1 ELSE IF b THEN 2 ELSE 3"),
        ("Max([a], 0) ^ 2", "Max(a, 0) ^ 2"),
        ("Smooth([a], 5)", "Smooth(a, 5)"),
        ("[Stop, then go]", '"Stop, then go"'),
        ("Map(x, x^2)", None),
        ("a <- 2\na*3", None),
        ("", ""),
    ],
)  # fmt: skip
def test_equations_in_our_words(theirs, ours):
    assert in_our_language(theirs) == ours


def test_equations_in_their_words():
    names = {canonical("Trust in staff"): "Trust in staff"}
    assert in_their_language("2*trust_in_staff + Time", names) == "2*[Trust in staff] + Time"
    assert in_their_language("IF 1 > 2 THEN 3 ELSE 4", names) is None
    assert in_their_language("STEP(1, 2)", names) is None


def test_hostile_conditions_end():
    assert in_our_language("if " * 3000 + "1 then " * 3000) is None


def test_a_converter_is_a_graph():
    model = {
        "elements": [
            {"type": "STOCK", "name": "Pop", "behavior": {"initial_value": 3}},
            {"type": "CONVERTER", "name": "Rate", "behavior": {
                "input": "ELEMENT", "input_element": "Pop", "interpolation": "NONE",
                "data": [[5, 1], [0, 2], [0, 2]]}},
            {"type": "LINK", "from": "Pop", "to": "Rate"},
        ]
    }  # fmt: skip
    document = MODEL_JSON.read(json.dumps(model).encode(), "m.json").document
    (causal_map,) = document.maps.values()
    rate = next(v for v in causal_map.variables.values() if v.name == "Rate")
    assert rate.graph.points == ((0.0, 2.0), (5.0, 1.0))
    assert (rate.graph.between, rate.equation) == (Between.DISCRETE, "Pop")
    again = json.loads(MODEL_JSON.write(document))
    assert [e["type"] for e in again["elements"]] == ["STOCK", "CONVERTER", "LINK"]


def test_no_elements_is_no_model():
    with pytest.raises(FormatError) as caught:
        MODEL_JSON.read(b'{"engine": "SIMULATION_PACKAGE"}', "m.json")
    assert (caught.value.file, caught.value.field) == ("m.json", "elements")


CORPUS = {
    "modeljson_bathtub.json": (6, 2, 2),
    "modeljson_cld.json": (5, 6, 0),
    "modeljson_pendulum.json": (6, 6, 2),
    "modeljson_population.json": (2, 2, 1),
}
"""What the note says: all but flows and links (it counts transitions, no flows), LINK elements;
and the flows, which are variables here, too."""


@pytest.mark.corpus
@pytest.mark.parametrize("name", CORPUS)
def test_models_of_the_corpus(shared, name):
    content = (shared / "corpus" / "formats" / "insightmaker" / name).read_bytes()
    elements = json.loads(content)["elements"]
    (causal_map,) = MODEL_JSON.read(content, name).document.maps.values()
    others, drawn, flows = CORPUS[name]
    assert len(causal_map.variables) == others + flows
    wanted = {(e["from"], e["to"]) for e in elements if e["type"] == "LINK"}
    assert len(wanted) == drawn
    assert wanted <= {(one, other) for one, _, other in links(causal_map)}
    signs = {"POSITIVE": "+", "NEGATIVE": "-"}
    stated = {
        (e["from"], signs[e["behavior"]["polarity"]], e["to"])
        for e in elements
        if "polarity" in e.get("behavior", {})
    }
    assert stated <= links(causal_map)
