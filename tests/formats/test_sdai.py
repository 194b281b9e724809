"""SD-JSON: maps of relationships, models with equations, feedback loops, causal chains."""

import json

import pytest

from loopmap.errors import FormatError
from loopmap.formats.kept import kept
from loopmap.formats.sdai import FORMAT
from loopmap.model.records import Kind, Sign


def opened(value):
    return FORMAT.read(json.dumps(value).encode(), "model.json")


def only(found):
    (causal_map,) = found.document.maps.values()
    return causal_map


def links(causal_map):
    name = {v.id: v.name for v in causal_map.variables.values()}
    return {(name[k.source], k.sign.value, name[k.target]) for k in causal_map.links.values()}


MODEL = {
    "variables": [
        {"type": "stock", "name": "Our_Weapons", "equation": "10", "inflows": ["arming"],
         "units": "missiles"},
        {"type": "flow", "name": "arming", "equation": "gap*pace", "uniflow": True},
        {"type": "variable", "name": "gap", "equation": "20 - our_weapons",
         "crossLevelGhostOf": "x"},
        {"type": "variable", "name": "pace", "equation": "5"},
    ],
    "relationships": [
        {"from": "gap", "to": "arming", "reasoning": "more to do", "polarity": "+",
         "polarityReasoning": "a larger gap speeds it up"},
        {"from": "our weapons", "to": "gap", "polarity": ""},
        {"from": "arming", "to": "OUR WEAPONS", "polarity": "?"},
    ],
    "specs": {"startTime": 0, "stopTime": 9, "dt": 0.5, "timeUnits": "years", "method": "rk4"},
}  # fmt: skip
LOOP = {
    "identifier": "B1",
    "name": "catching up",
    "links": [{"from": a, "to": b, "polarity": ""} for a, b in
              (("gap", "arming"), ("arming", "Our Weapons"), ("Our Weapons", "gap"))],
    "polarity": "-",
    "Percent of Model Behavior Explained by Loop": [{"time": 0, "value": 99.5}],
}  # fmt: skip


def test_relationships_are_the_links_and_equations_say_their_signs():
    causal_map = only(opened(MODEL))
    assert links(causal_map) == {
        ("gap", "+", "arming"), ("Our Weapons", "-", "gap"), ("arming", "+", "Our Weapons"),
    }  # fmt: skip
    stock, flow, gap, pace = causal_map.variables.values()
    assert [v.kind for v in (stock, flow, gap, pace)] == [
        Kind.STOCK, Kind.FLOW, Kind.AUXILIARY, Kind.DRIVER,
    ]  # fmt: skip
    assert (causal_map.info.times.stop, causal_map.info.times.step) == (9, 0.5)


def test_why_a_sign_holds_is_evidence_private_until_somebody_says_otherwise():
    document = opened(MODEL).document
    (piece,) = document.evidence.values()
    assert (piece.text, piece.level.value) == ("a larger gap speeds it up", "private")


def test_without_relationships_the_equations_ask_for_the_links():
    found = opened({"variables": MODEL["variables"]})
    assert ("gap", "+", "arming") in links(only(found))


def test_feedback_loops_are_loops_and_what_they_explain_is_written_back():
    value = {"model": MODEL, "feedback": {"feedbackLoops": [LOOP], "dominantLoopsByPeriod": []}}
    found = opened(value)
    (loop,) = only(found).loops.values()
    assert (loop.label, loop.name, len(loop.links)) == ("B1", "catching up", 3)
    assert kept(loop.extra, "sd-ai")["Percent of Model Behavior Explained by Loop"]
    again = json.loads(FORMAT.write(found.document))
    (written,) = again["feedback"]["feedbackLoops"]
    assert written["Percent of Model Behavior Explained by Loop"] == [{"time": 0, "value": 99.5}]
    assert (written["identifier"], written["polarity"]) == ("B1", "-")
    assert again["model"]["specs"]["method"] == "rk4"
    assert again["model"]["variables"][2]["crossLevelGhostOf"] == "x"


def test_a_loop_whose_links_are_not_there_is_told():
    odd = {**LOOP, "links": [{"from": "a", "to": "b"}]}
    found = opened({"model": MODEL, "feedback": {"feedbackLoops": [odd]}})
    assert "has links that the map has not" in found.warnings[-1]


def test_causal_chains_lead_from_one_to_the_next():
    chains = [{"initial_variable": "a", "reasoning": "because", "relationships": [
        {"variable": "b", "polarity": "+"}, {"variable": "c", "polarity": "-"}]}]  # fmt: skip
    found = opened({"title": "Chain", "explanation": "why", "causal_chains": chains})
    assert links(only(found)) == {("a", "+", "b"), ("b", "-", "c")}
    assert found.document.info.note == "why"
    assert only(found).info.title == "Chain"


def test_other_json_is_refused():
    with pytest.raises(FormatError, match="no variables and relationships"):
        opened({"a": 1})


CORPUS = {
    "feedback_armsRace.json": (10, 12, 2),
    "feedback_bassDiffusion.json": (10, 11, 2),
    "feedback_inventoryWorkforce.json": (18, 22, 5),
    "feedback_predatorPrey.json": (12, 16, 4),
    "urbanDynamics.json": (35, 47, 43),
}
"""Variables, relationships and signs that the file states, as the note has them."""


@pytest.mark.corpus
@pytest.mark.parametrize("name", CORPUS)
def test_files_of_the_corpus(shared, name):
    content = (shared / "corpus" / "formats" / "sdai" / name).read_bytes()
    causal_map = only(FORMAT.read(content, name))
    model = json.loads(content)["model"]
    variables, relationships, stated = CORPUS[name]
    assert len(causal_map.variables) == variables == len(model["variables"])
    assert len(model["relationships"]) == relationships
    pairs = [(r["from"].casefold(), r["to"].casefold()) for r in model["relationships"]]
    assert len(causal_map.links) == len(set(pairs))  # urbanDynamics says one link twice
    signs = [r["polarity"] for r in model["relationships"] if r.get("polarity") in ("+", "-")]
    assert len(signs) == stated
    open_ones = sum(k.sign is Sign.UNKNOWN for k in causal_map.links.values())
    assert open_ones <= relationships - stated
