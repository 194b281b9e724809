"""Mental Modeler: influences in words and numbers, open ones, scenarios, and the way back."""

import json
import re
from collections import Counter
from dataclasses import replace

import pytest

from loopmap.errors import FormatError
from loopmap.formats import loopmap_yaml
from loopmap.formats.holding import cannot_hold
from loopmap.formats.mentalmodeler import FORMAT
from loopmap.formats.mentalmodeler.influence import meant_by
from loopmap.formats.mentalmodeler.read import GROUPS
from loopmap.formats.registry import open_file
from loopmap.model.change import replacing
from loopmap.model.ids import MapId
from loopmap.model.records import Action, Intervention, Scenario, Sign, Strength
from loopmap.model.rules import problems

XML = """<?xml version="1.0" encoding="UTF-8"?>
<mentalmodeler >
<info >
<name ><![CDATA[Lake]]></name>
<author ><![CDATA[The club]]></author>
<description ><![CDATA[Fish & people]]></description>
<version ><![CDATA[1.1]]></version>
<date ><![CDATA[Monday]]></date>
</info>
<groupNames >
<groupName index="1"><![CDATA[Nature]]></groupName>
</groupNames>
<concepts >
<concept >
<id ><![CDATA[a-1]]></id><name ><![CDATA[Fish stock ]]></name><notes ><![CDATA[All fish]]></notes>
<units ><![CDATA[tonnes]]></units><group ><![CDATA[1]]></group>
<x ><![CDATA[87]]></x><y ><![CDATA[28]]></y><preferredState ><![CDATA[1]]></preferredState>
<relationships >
<relationship ><id ><![CDATA[b-2]]></id><name ><![CDATA[Catch]]></name>
<notes ><![CDATA[who says]]></notes><confidence ><![CDATA[2]]></confidence>
<influence ><![CDATA[0.9]]></influence></relationship>
</relationships>
</concept>
<concept >
<id ><![CDATA[b-2]]></id><name ><![CDATA[Catch]]></name><group ><![CDATA[0]]></group>
<x ><![CDATA[400]]></x><y ><![CDATA[28]]></y>
<relationships >
<relationship ><id ><![CDATA[a-1]]></id><influence ><![CDATA[M-]]></influence></relationship>
<relationship ><id ><![CDATA[c-3]]></id><influence ><![CDATA[]]></influence></relationship>
</relationships>
</concept>
<concept ><id ><![CDATA[c-3]]></id><name ><![CDATA[Laws]]></name>
<x ><![CDATA[200]]></x><y ><![CDATA[300]]></y></concept>
</concepts>
<scenarios >
<scenario ><name ><![CDATA[Scenario]]></name><concepts ></concepts></scenario>
<scenario ><name ><![CDATA[No laws]]></name><concepts >
<concept ><id ><![CDATA[c-3]]></id><name ><![CDATA[Laws]]></name>
<selected ><![CDATA[true]]></selected><influence ><![CDATA[-0.5]]></influence></concept>
<concept ><id ><![CDATA[a-1]]></id><selected ><![CDATA[true]]></selected>
<influence ><![CDATA[0]]></influence></concept>
</concepts></scenario>
</scenarios>
</mentalmodeler>
"""


def read(text=XML, told=None):
    return FORMAT.read(text.encode(), "lake.mmp", told or {})


def only_map(opened):
    return opened.document.maps[MapId("m1")]


def links_of(opened):
    name = {each.id: each.name for each in only_map(opened).variables.values()}
    return {(name[k.source], name[k.target]): k for k in only_map(opened).links.values()}


@pytest.mark.parametrize(
    ("influence", "meant"),
    [
        ("1", (Sign.SAME, Strength.STRONG)),
        ("-0.62", (Sign.OPPOSITE, Strength.MEDIUM)),
        ("0.25", (Sign.SAME, Strength.WEAK)),
        ("H+", (Sign.SAME, Strength.STRONG)),
        ("m -", (Sign.OPPOSITE, Strength.MEDIUM)),
        ("L−", (Sign.OPPOSITE, Strength.WEAK)),
        ("", (Sign.UNKNOWN, Strength.MEDIUM)),
        ("0", (Sign.UNKNOWN, Strength.MEDIUM)),
        ("quite", None),
    ],
)
def test_words_and_numbers_say_sign_and_strength(influence, meant):
    assert meant_by(influence) == meant


def test_concepts_come_in_with_notes_units_and_places():
    opened = read()
    fish, *_ = only_map(opened).variables.values()
    assert (fish.name, fish.meaning, fish.unit) == ("Fish stock", "All fish", "tonnes")
    assert (fish.x, fish.y) == (87, 28)
    assert (opened.document.info.title, only_map(opened).info.summary) == ("Lake", "Fish & people")
    assert opened.unplaced == opened.warnings == ()


def test_nothing_and_0_are_links_whose_sign_is_open():
    links = links_of(read())
    assert len(links) == 3
    assert links["Catch", "Laws"].sign is Sign.UNKNOWN
    assert links["Fish stock", "Catch"].reason == "who says"


def test_a_scenario_that_holds_concepts_is_one_and_an_idle_one_is_kept():
    (scenario,) = only_map(read()).scenarios.values()
    laws = next(v.id for v in only_map(read()).variables.values() if v.name == "Laws")
    assert scenario.name == "No laws"
    assert scenario.interventions == (Intervention(Action.HOLD, laws, -0.5),)


def test_named_colours_are_groups_only_if_somebody_says_so():
    opened = read()
    assert [(g.key, g.taken) for g in opened.guesses] == [(GROUPS, "no")]
    assert not only_map(opened).groups
    told = only_map(read(told={GROUPS: "yes"}))
    assert [g.name for g in told.groups.values()] == ["Nature"]


def test_what_came_goes_back_with_all_that_was_kept():
    text = FORMAT.write(read().document).decode()
    assert "<confidence>2</confidence>" in text
    assert "<preferredState>1</preferredState>" in text
    assert "<influence>M-</influence>" in text
    assert "<influence></influence>" in text
    assert "<name>Fish stock</name>" in text
    assert '<groupName index="1">Nature</groupName>' in text
    assert "<date>Monday</date>" in text
    assert "Fish &amp; people" in text
    assert FORMAT.write(read(text).document).decode() == text


def test_an_influence_is_a_number_again_once_its_sign_is_changed():
    document = read().document
    link = links_of(read())["Catch", "Fish stock"]
    turned = replace(link, sign=Sign.SAME)
    document = document.apply(replacing(MapId("m1"), [(link, turned)]))
    assert "<influence>0.62</influence>" in FORMAT.write(document).decode()


def test_json_is_read_alike_and_stays_json():
    concept = {"id": "1", "name": "A", "x": "1", "y": "2", "group": "0", "relationships": []}
    loop = {"id": "1", "name": "A", "influence": "-0.55"}
    values = {
        "filename": "lake",
        "info": {"name": "Model"},
        "groupNames": {},
        "concepts": [{**concept, "relationships": [loop]}],
    }
    opened = read(json.dumps(values))
    assert opened.document.info.title == "lake"
    assert links_of(opened)["A", "A"].sign is Sign.OPPOSITE
    again = json.loads(FORMAT.write(opened.document))
    assert (again["filename"], again["info"]["name"]) == ("lake", "Model")
    assert again["concepts"][0]["relationships"][0]["influence"] == "-0.55"


def test_an_influence_that_is_neither_word_nor_number_is_told():
    opened = read(XML.replace("M-", "rather"))
    assert "“rather”" in opened.warnings[0]
    assert links_of(opened)["Catch", "Fish stock"].sign is Sign.UNKNOWN


@pytest.mark.parametrize(
    "text", ["<xmile/>", "{}", "<mentalmodeler><info/></mentalmodeler>", XML[:400]]
)
def test_what_is_no_map_is_refused_in_a_sentence(text):
    with pytest.raises(FormatError):
        read(text)


def test_what_scenarios_do_besides_holding_is_told_before_it_is_lost():
    document = read().document
    (scenario,) = only_map(read()).scenarios.values()
    link = next(iter(only_map(read()).links))
    cut = replace(scenario, interventions=(Intervention(Action.CUT, link),))
    assert isinstance(cut, Scenario)
    document = document.apply(replacing(MapId("m1"), [(scenario, cut)]))
    assert any("more than hold" in sentence for sentence in cannot_hold(FORMAT, document))


CORPUS = {
    "fish_wetland.mmp": (5, {"+": 5, "-": 6}),
    "fish_wetland_ozesmi.json.mmp": (5, {"+": 5, "-": 6, "?": 1}),
    "fish_wetland_ozesmi.mmp": (5, {"+": 5, "-": 6, "?": 1}),
    "project_3_.mmp": (11, {"-": 7, "+": 4}),
    "project_4_.mmp": (16, {"-": 18, "+": 11}),
    "project_5_.mmp": (16, {"-": 18, "+": 11}),
    "public_health.mmp": (7, {"+": 7, "-": 3}),
    "simple.mmp.json": (3, {"-": 2}),
    "test001_a.mmp": (6, {"-": 2, "+": 4}),
    "test001_b.mmp": (6, {"-": 3, "+": 4}),
    "test001_c.mmp": (6, {"+": 3, "-": 4}),
    "test001_d.mmp": (5, {"+": 2, "-": 4}),
}


def scenarios_in(document):
    """Those that act, and those kept because they do nothing."""
    (causal_map,) = document.maps.values()
    return len(causal_map.scenarios) + len(
        causal_map.info.extra.get("kept.mentalmodeler", {}).get("scenarios", ())
    )


@pytest.mark.parametrize("name", CORPUS)
def test_files_of_others_come_in_with_their_counts(shared, name):
    opened = open_file(shared / "corpus" / "formats" / "mentalmodeler" / name)
    signs = Counter(link.sign.value for link in only_map(opened).links.values())
    assert (len(only_map(opened).variables), dict(signs)) == CORPUS[name]
    assert problems(opened.document) == []
    assert scenarios_in(opened.document) == (0 if name == "simple.mmp.json" else 1)
    again = FORMAT.read(FORMAT.write(opened.document), name).document
    assert FORMAT.write(again) == FORMAT.write(opened.document)


def test_the_maps_of_three_workshops_come_in_with_every_open_link(shared):
    for path in sorted((shared / "corpus" / "workshops").glob("*.mmp")):
        text = path.read_text(encoding="utf-8")
        relations = len(re.findall(r"<relationship\b", text))
        concepts = len(re.findall(r"<preferredState\b", text.partition("<scenarios")[0]))
        opened = open_file(path)
        assert (len(only_map(opened).variables), len(only_map(opened).links)) == (
            concepts,
            relations,
        )


def test_what_is_kept_for_the_format_survives_our_own_file():
    document = read().document
    saved = loopmap_yaml.read(loopmap_yaml.write(document), "a.loopmap").document
    assert FORMAT.write(saved) == FORMAT.write(document)


def test_ids_of_a_file_that_look_like_ours_stay_those_of_the_file():
    text = XML.replace("a-1", "v2").replace("b-2", "v3").replace("c-3", "v1")
    assert links_of(read(text)).keys() == links_of(read()).keys()
