"""Kumu's projects, blueprints and sheets: its rule of signs, its maps, and the way back."""

import io
import json
from collections import Counter
from dataclasses import replace

import pytest

from loopmap.errors import FormatError
from loopmap.formats import loopmap_yaml
from loopmap.formats.holding import cannot_hold
from loopmap.formats.incoming.style_guesses import UNDIRECTED
from loopmap.formats.kumu import FORMAT
from loopmap.formats.kumu.document import TYPES
from loopmap.formats.kumu.signs import sign_of_type
from loopmap.formats.kumu_csv import FORMAT as TABLE
from loopmap.formats.kumu_project import FORMAT as WHOLE
from loopmap.formats.kumu_sheets import FORMAT as SHEETS
from loopmap.formats.registry import open_file
from loopmap.formats.workbook import Sheet, read_workbook, write_workbook
from loopmap.model.change import replacing
from loopmap.model.ids import MapId
from loopmap.model.records import Kind, Sign, Strength


def element(number, label, **fields):
    return {"_id": f"elem-{number}", "attributes": {"label": label, **fields}}


def connection(number, start, end, kind=None, **said):
    fields = {"connection type": kind} if kind is not None else {}
    return {
        "_id": f"conn-{number}",
        "direction": "directed",
        "delayed": False,
        "reversed": False,
        "attributes": fields,
        "from": f"elem-{start}",
        "to": f"elem-{end}",
        **said,
    }


def on_map(number, x, y):
    at = None if x is None else {"x": x, "y": y}
    return {"_id": f"node-{number}", "element": f"elem-{number}", "position": at, "pinned": True}


def a_map(name, elements, connections, loops=()):
    return {
        "_id": f"map-{name}",
        "name": name,
        "description": f"All about {name}",
        "scale": 1,
        "elements": list(elements),
        "connections": [{"_id": f"edge-{n}", "connection": f"conn-{n}"} for n in connections],
        "loops": [{"_id": f"labl-{n}", "loop": f"loop-{n}", "position": at} for n, at in loops],
    }


PROJECT = {
    "name": "Roads",
    "description": "A town",
    "attributes": [],
    "perspectives": [{"_id": "pers-1", "style": "@settings { template: causal-loop; }"}],
    "elements": [
        element(1, "Road  space", description="Lanes", region="North"),
        element(2, "Traffic", **{"element type": "Stock"}),
        element(3, "Patience"),
        element(4, "Elsewhere"),
    ],
    "connections": [
        connection(1, 1, 2, "++"),
        connection(2, 2, 1, "--", delayed=True),
        connection(3, 3, 2, "+-", reversed=True),
        connection(4, 3, 1, ""),
    ],
    "loops": [
        {
            "_id": "loop-1",
            "attributes": {"label": "R7: Build more", "description": "Space fills up."},
            "connections": ["conn-2", "conn-1"],
        },
        {
            "_id": "loop-2",
            "attributes": {"label": "Not a loop", "description": "Only an idea."},
            "connections": ["conn-1", "conn-3"],
        },
    ],
    "maps": [
        a_map(
            "First",
            [on_map(1, -10.5, 20), on_map(2, 300, 20), on_map(3, 300, 300)],
            [1, 2, 3],
            [(1, {"x": 150, "y": 10}), (2, {"x": 0, "y": 400})],
        ),
        a_map("Second", [on_map(1, None, None), on_map(3, None, None)], [4]),
    ],
}


def read(values, told=None, name="roads.json"):
    return FORMAT.read(json.dumps(values).encode(), name, told or {})


def blueprint(**values):
    return read({"elements": [{"label": "A"}, {"label": "B"}], "connections": [], **values})


def links_of(opened, number=1):
    causal_map = opened.document.maps[MapId(f"m{number}")]
    name = {each.id: each.name for each in causal_map.variables.values()}
    return {(name[k.source], name[k.target]): k for k in causal_map.links.values()}


def variables_of(opened, number=1):
    return {v.name: v for v in opened.document.maps[MapId(f"m{number}")].variables.values()}


@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        *((each, Sign.SAME) for each in ("++", "--", "− −", "+", "Same", "s")),
        *((each, Sign.OPPOSITE) for each in ("+-", "-+", "-", "opposite", "O")),
        ("", Sign.UNKNOWN),
        ("likes", None),
    ],
)
def test_two_signs_say_what_happens_to_both_ends(kind, sign):
    assert sign_of_type(kind) is sign


def test_types_are_groups_only_if_somebody_says_so():
    elements = [{"label": "A", "type": "Actor"}, {"label": "B", "type": "Stock"}, {"label": "C"}]
    opened = blueprint(elements=elements)
    (guess,) = opened.guesses
    assert (guess.key, guess.taken) == (TYPES, "no")
    assert "“Actor”: draw each as a group" in guess.about
    assert "not drawn here" in guess.meaning
    assert not opened.document.maps[MapId("m1")].groups
    told = read({"elements": elements, "connections": []}, {TYPES: "yes"})
    (group,) = told.document.maps[MapId("m1")].groups.values()
    found = variables_of(told)
    assert group.name == "Actor"
    assert [found[name].group for name in "ABC"] == [group.id, None, None]
    assert json.loads(FORMAT.write(told.document))["elements"][0]["type"] == "Actor"


@pytest.mark.parametrize("kinds", [("Actor", "Actor"), ("Stock", "Driver"), ("", "")])
def test_types_that_tell_nothing_apart_are_not_asked_about(kinds):
    elements = [{"label": name, "type": kind} for name, kind in zip("AB", kinds, strict=True)]
    assert not blueprint(elements=elements).guesses


def test_each_map_of_a_project_is_a_map_with_its_own_places():
    opened = read(PROJECT)
    assert [m.info.title for m in opened.document.maps.values()][:2] == ["First", "Second"]
    assert opened.document.maps[MapId("m1")].info.summary == "All about First"
    space = variables_of(opened)["Road space"]
    assert (space.x, space.y, space.meaning) == (-10.5, 20, "Lanes")
    assert variables_of(opened)["Traffic"].kind is Kind.STOCK
    assert MapId("m2") in opened.unplaced
    assert MapId("m1") not in opened.unplaced


def test_what_is_on_no_map_comes_in_on_a_map_of_its_own():
    assert list(variables_of(read(PROJECT), 3)) == ["Elsewhere"]


def test_signs_delays_and_heads_at_the_other_end_come_in():
    links = links_of(read(PROJECT))
    assert links["Road space", "Traffic"].sign is Sign.SAME
    assert links["Traffic", "Road space"].sign is Sign.SAME
    assert links["Traffic", "Road space"].delayed
    assert links["Traffic", "Patience"].sign is Sign.OPPOSITE
    assert links_of(read(PROJECT), 2)["Patience", "Road space"].sign is Sign.UNKNOWN


def test_that_both_fall_is_shown_as_a_guess_that_can_be_corrected():
    (guess,) = read(PROJECT).guesses
    assert (guess.key, guess.taken) == ("sign:--", "+")
    assert links_of(read(PROJECT, {"sign:--": "-"}))["Traffic", "Road space"].sign is Sign.OPPOSITE


def test_a_loop_keeps_label_name_story_and_place_and_what_is_no_round_is_a_note():
    opened = read(PROJECT)
    first = opened.document.maps[MapId("m1")]
    (loop,) = first.loops.values()
    assert (loop.label, loop.name, loop.story) == ("R7", "Build more", "Space fills up.")
    assert (loop.x, loop.y, len(loop.links)) == (150, 10, 2)
    (note,) = first.notes.values()
    assert (note.text, note.x, note.y) == ("Not a loop\nOnly an idea.", 0, 400)
    assert any("no round of links" in sentence for sentence in opened.warnings)


def test_words_of_a_loop_without_a_place_lie_amid_what_they_are_about_and_go_back_without():
    maps = [
        {**PROJECT["maps"][0], "loops": [{"_id": "labl-2", "loop": "loop-2", "position": None}]}
    ]
    document = read({**PROJECT, "maps": maps}).document
    (note,) = document.maps[MapId("m1")].notes.values()
    assert (note.x, note.y) == (pytest.approx(196.5), pytest.approx(340 / 3))
    first, *_ = json.loads(WHOLE.write(document))["maps"]
    assert [each["position"] for each in first["loops"]] == [None]


def test_a_project_goes_back_as_a_blueprint_with_its_ids_types_and_fields():
    values = json.loads(FORMAT.write(read(PROJECT).document))
    assert values["elements"][0] == {
        "id": "elem-1",
        "label": "Road  space",
        "description": "Lanes",
        "region": "North",
    }
    assert values["elements"][1]["type"] == "Stock"
    told = [(c["id"], c["from"], c["to"], c["type"]) for c in values["connections"]]
    assert told == [
        ("conn-1", "elem-1", "elem-2", "++"),
        ("conn-2", "elem-2", "elem-1", "--"),
        ("conn-3", "elem-2", "elem-3", "+-"),
    ]
    assert values["connections"][1]["delayed"] is True
    assert [(loop["label"], sorted(loop["connections"])) for loop in values["loops"]] == [
        ("R7: Build more", ["conn-1", "conn-2"]),
        ("Not a loop", ["conn-1", "conn-3"]),
    ]


def test_a_sign_that_is_changed_here_is_written_as_a_pair():
    document = read(PROJECT).document
    link = next(k for k in document.maps[MapId("m1")].links.values() if k.delayed)
    turned = replace(link, sign=Sign.OPPOSITE)
    document = document.apply(replacing(MapId("m1"), [(link, turned)]))
    assert json.loads(FORMAT.write(document))["connections"][1]["type"] == "+-"


def test_a_blueprint_names_ends_by_label_or_id_and_elements_by_connections_alone():
    opened = read(
        {
            "elements": [{"id": "e1", "label": "A"}, {"id": "e2", "label": "A"}, {"label": "B"}],
            "connections": [
                {"from": "e1", "to": "e2", "type": "+"},
                {"from": "B", "to": "C", "strength": "strong", "Delay": "2 years"},
                {"from": "B"},
            ],
        }
    )
    assert list(links_of(opened)) == [("A", "A 2"), ("B", "C")]
    link = links_of(opened)["B", "C"]
    assert (link.strength, link.delay_length) == (Strength.STRONG, "2 years")
    assert "one of its ends" in opened.warnings[0]
    again = json.loads(FORMAT.write(opened.document))
    assert [each["label"] for each in again["elements"]] == ["A", "A", "B", "C"]
    assert again["connections"][1]["Delay"] == "2 years"


def test_a_mutual_connection_is_two_links_and_one_again():
    opened = blueprint(connections=[{"from": "A", "to": "B", "direction": "mutual", "type": "+"}])
    assert {ends: k.sign for ends, k in links_of(opened).items()} == {
        ("A", "B"): Sign.SAME,
        ("B", "A"): Sign.SAME,
    }
    (again,) = json.loads(FORMAT.write(opened.document))["connections"]
    assert (again["from"], again["to"], again["direction"]) == ("A", "B", "mutual")


@pytest.mark.parametrize(
    ("answer", "ends"),
    [("drawn", [("A", "B")]), ("both", [("A", "B"), ("B", "A")]), ("none", [])],
)
def test_a_connection_without_direction_is_asked_about(answer, ends):
    values = {"connections": [{"from": "A", "to": "B", "direction": "undirected"}]}
    opened = read(values, {UNDIRECTED: answer})
    assert list(links_of(opened)) == ends
    assert read(values).guesses[0].taken == "drawn"
    assert bool(opened.left_out) == (answer == "none")


def test_types_people_made_up_are_guessed_by_their_words():
    opened = blueprint(
        connections=[
            {"from": "A", "to": "B", "type": "Positive influence"},
            {"from": "B", "to": "A", "type": "Advises"},
        ]
    )
    assert [(g.key, g.taken) for g in opened.guesses] == [
        ("sign:Positive influence", "+"),
        ("sign:Advises", "?"),
    ]


def test_a_file_without_elements_says_what_it_misses():
    with pytest.raises(FormatError, match="neither elements nor connections"):
        read({"nodes": []})


def test_a_project_goes_back_whole_with_places_maps_and_views():
    document = read(PROJECT).document
    values = json.loads(WHOLE.write(document))
    assert WHOLE.sniff(WHOLE.write(document))
    assert not FORMAT.sniff(WHOLE.write(document))
    assert values["perspectives"] == PROJECT["perspectives"]
    was = {each["_id"]: each for each in PROJECT["elements"]}
    assert {each["_id"]: each for each in values["elements"]} == was
    assert [each["_id"] for each in values["connections"]] == [f"conn-{n}" for n in range(1, 5)]
    first = values["maps"][0]
    assert [node["position"] for node in first["elements"]][:2] == [
        {"x": -10.5, "y": 20},
        {"x": 300, "y": 20},
    ]
    assert first["_id"] == "map-First"
    assert [each["position"] for each in first["loops"]] == [
        {"x": 150, "y": 10},
        {"x": 0, "y": 400},
    ]
    assert [each["_id"] for each in values["loops"]] == ["loop-1", "loop-2"]
    known = {each["name"] for each in values["attributes"]}
    assert {"Label", "Description", "Element Type", "Connection Type", "Region"} <= known
    assert WHOLE.write(WHOLE.read(WHOLE.write(document), "roads.json").document) == WHOLE.write(
        document
    )


def test_what_two_maps_say_differently_of_one_element_are_two():
    document = read(PROJECT).document
    there = document.maps[MapId("m2")]
    patience = next(v for v in there.variables.values() if v.name == "Patience")
    said = replace(patience, meaning="Of drivers")
    document = document.apply(replacing(MapId("m2"), [(patience, said)]))
    ids = [each["_id"] for each in json.loads(WHOLE.write(document))["elements"]]
    assert ids == ["elem-1", "elem-2", "elem-3", "elem-3-m2", "elem-4"]


def test_what_a_blueprint_has_no_place_for_is_told():
    sentences = cannot_hold(FORMAT, read(PROJECT).document)
    assert any("only written with a project" in sentence for sentence in sentences)
    assert not any("another kind" in each for each in cannot_hold(SHEETS, read(PROJECT).document))


def sheets(*tables):
    return write_workbook(Sheet(name, tuple(map(tuple, rows))) for name, rows in tables)


def test_sheets_have_sections_targets_lists_and_pages_that_are_passed_over():
    content = sheets(
        ("Elements", [["Label", "Type", "Tags"], ["A", "stock", "x|y"], ["B"]]),
        (
            "Connections",
            [
                ["From", "To", "Type"],
                ["A", "B|C", "+-"],
                [],
                [],
                ["Label", "Description"],
                ["D", "far"],
            ],
        ),
        ("Old (ignore)", [["From", "To"], ["A", "D"]]),
    )
    opened = SHEETS.read(content, "roads.xlsx")
    assert list(links_of(opened)) == [("A", "B"), ("A", "C")]
    assert list(variables_of(opened)) == ["A", "B", "D", "C"]
    assert variables_of(opened)["D"].meaning == "far"


def test_sheets_written_for_kumu_have_loops_it_passes_over_and_types_as_text():
    content = SHEETS.write(read(PROJECT).document)
    book = {sheet.name: sheet.rows for sheet in read_workbook(content, "a.xlsx").sheets}
    assert list(book) == ["Elements", "Connections", "Loops (ignore)"]
    assert book["Connections"][0][:4] == ("From", "To", "Direction", "Type")
    assert book["Connections"][2][:4] == ("Traffic", "Road  space", "directed", "--")
    (loop,) = SHEETS.read(content, "a.xlsx").document.maps[MapId("m1")].loops.values()
    assert (loop.label, loop.name, loop.story) == ("R7", "Build more", "Space fills up.")
    assert b"<f>" not in io.BytesIO(content).getvalue()


def test_a_table_of_connections_is_known_by_pairs_of_signs():
    content = b"From,To,Type\nA,B,++\nB,A,--\n"
    assert TABLE.sniff(content)
    assert not TABLE.sniff(b"from,to,polarity\nA,B,+\n")
    assert {k.sign for k in links_of(TABLE.read(content, "a.csv")).values()} == {Sign.SAME}


def test_projects_of_others_come_in_with_their_counts(shared):
    folder = shared / "corpus" / "formats" / "kumu"
    wanted = {
        "kumu-changelabs-template.json": (10, 11, {"?": 6, "+": 3, "-": 2}, 2),
        "snap-to-tutorial-project.json": (51, 113, {"?": 113}, 1),
    }
    for name, counts in wanted.items():
        maps = open_file(folder / name).document.maps.values()
        known = {v.extra["kept.kumu"]["id"]: v.name for m in maps for v in m.variables.values()}
        signs = Counter()
        for link in (k for m in maps for k in m.links.values()):  # two beside each other are one
            signs[link.sign.value] += 1 + len(link.extra["kept.kumu"].get("beside", ()))
        assert (len(known), sum(signs.values()), dict(signs), len(maps)) == counts


def test_sheets_of_others_come_in_and_a_broken_one_is_refused(shared):
    folder = shared / "corpus" / "formats" / "kumu"
    opened = open_file(folder / "snap-to-tutorial-data.xlsx")
    links = links_of(opened).values()
    beside = sum(len(link.extra["kept.kumu"].get("beside", ())) for link in links)
    assert (len(variables_of(opened)), len(links) + beside) == (51, 113)
    with pytest.raises(FormatError, match="damaged or cut short"):
        open_file(folder / "broken_overview-of-the-euro-crisis.xlsx")


def test_what_is_kept_for_the_format_survives_our_own_file():
    document = read(PROJECT).document
    saved = loopmap_yaml.read(loopmap_yaml.write(document), "a.loopmap").document
    assert WHOLE.write(saved) == WHOLE.write(document)
