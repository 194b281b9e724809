"""PRSM: packed and plain files, styles whose meaning is guessed and shown, notes, tables."""

import json
from dataclasses import replace

import pytest

from loopmap.errors import FormatError
from loopmap.formats import loopmap_yaml
from loopmap.formats.incoming.colour_words import colour_word
from loopmap.formats.prsm import FORMAT
from loopmap.formats.prsm.document import DASHED
from loopmap.formats.prsm.lz import unpacked
from loopmap.formats.prsm.quill import note_of, told_by
from loopmap.formats.prsm_csv import FORMAT as TABLE
from loopmap.formats.prsm_excel import FORMAT as EXCEL
from loopmap.formats.registry import open_file
from loopmap.formats.workbook import read_workbook
from loopmap.model.change import replacing
from loopmap.model.ids import MapId
from loopmap.model.records import EvidenceKind, Sign, Strength
from tests.support.small_maps import fines

PACKED = "\u1be1\u2044\u00a8\u0d00"
"""The first words of packed JSON."""


class Packer:
    """LZ-String's other half, as its own code has it: words of 15 bits, raised by 32."""

    def __init__(self):
        self.book, self.fresh, self.bits = {}, set(), []
        self.width, self.room = 2, 2

    def put(self, number, width):
        self.bits += [number >> place & 1 for place in range(width)]

    def grow(self):
        self.room -= 1
        if self.room == 0:
            self.room, self.width = 2**self.width, self.width + 1

    def part(self, part):
        if part in self.fresh:
            wide = 8 if ord(part) < 256 else 16
            self.put(wide // 8 - 1, self.width)
            self.put(ord(part), wide)
            self.grow()
            self.fresh.remove(part)
        else:
            self.put(self.book[part], self.width)
        self.grow()

    def pack(self, text):
        last = ""
        for letter in text:
            if letter not in self.book:
                self.book[letter] = len(self.book) + 3
                self.fresh.add(letter)
            if last + letter in self.book:
                last += letter
            else:
                self.part(last)
                self.book[last + letter] = len(self.book) + 3
                last = letter
        if last:
            self.part(last)
        self.put(2, self.width)
        self.bits += [0] * (-len(self.bits) % 15)
        words = (self.bits[n : n + 15] for n in range(0, len(self.bits), 15))
        return "".join(chr(32 + int("".join(map(str, word)), 2)) for word in words)


def style(name, colour="#000000"):
    return {"groupLabel": name, "color": {"color": colour}, "dashes": False}


def node(key, label, x=0, y=0, **said):
    return {"id": key, "label": label, "grp": "group0", "x": x, "y": y, **said}


def edge(key, start, end, group="edge0", **said):
    return {"id": key, "from": start, "to": end, "grp": group, **said}


TOWN = {
    "version": "2.6.8",
    "mapTitle": "Untitled map",
    "lastNodeSample": "group0",
    "styles": {
        "nodes": {"group0": {"groupLabel": "Sample"}},
        "edges": {
            "edge0": style("Positive influence"),
            "edge1": style("Negative influence"),
            "edge2": style("Reciprocal influence"),
            "edge3": style("Sample", "#00cc00"),
            "edge4": style("Delayed +"),
        },
    },
    "nodes": [
        node("a", "Road\nspace", -50, 150, color={"background": "#9ADBB4"}),
        node("b", "Traffic", 250, 150, note={"ops": [{"insert": "All cars\n"}]}),
        node("c", "Patience", 250, 400),
        node("t", "A heading", 0, 0, shape="text"),
        node("k", "Cluster", 0, 0, isCluster=True),
    ],
    "edges": [
        edge("e1", "a", "b"),
        edge("e2", "b", "c", "edge1", note="It is slow."),
        edge("e3", "c", "a", "edge2"),
        edge("e4", "b", "a", "edge3", dashes=[10, 10]),
        edge("e5", "a", "a", "edge4"),
    ],
    "history": [{"action": "added"}],
    "description": {"text": {"ops": [{"insert": "Our town\n"}]}},
}


def read(values=TOWN, told=None):
    return FORMAT.read(json.dumps(values).encode(), "town.prsm", told or {})


def only_map(opened):
    return opened.document.maps[MapId("m1")]


def links_of(opened):
    name = {each.id: each.name for each in only_map(opened).variables.values()}
    return {(name[k.source], name[k.target]): k for k in only_map(opened).links.values()}


def test_factors_come_in_where_they_lie_and_a_lonely_text_is_a_note():
    opened = read()
    space, traffic, _ = only_map(opened).variables.values()
    assert (space.name, space.x, space.y) == ("Road space", -50, 150)
    assert traffic.meaning == "All cars"
    assert [note.text for note in only_map(opened).notes.values()] == ["A heading"]
    assert opened.document.info.title == "town"
    assert only_map(opened).info.summary == "Our town"
    assert opened.left_out == ("The history of who changed what was left out.",)


def test_the_meaning_of_each_style_is_shown_as_a_guess():
    opened = read()
    assert {g.key: g.taken for g in opened.guesses} == {
        "sign:Positive influence": "+",
        "sign:Negative influence": "-",
        "sign:Reciprocal influence": "?",
        "both:Reciprocal influence": "yes",
        "sign:edge3": "?",
        "sign:Delayed +": "+",
        "delay:Delayed +": "yes",
        DASHED: "no",
    }
    links = links_of(opened)
    assert links["Road space", "Traffic"].sign is Sign.SAME
    assert links["Traffic", "Patience"].sign is Sign.OPPOSITE
    assert links["Traffic", "Patience"].reason == "It is slow."
    assert {("Patience", "Road space"), ("Road space", "Patience")} <= links.keys()
    assert links["Road space", "Road space"].delayed


@pytest.mark.parametrize(
    ("colour", "word"),
    [
        ("#00cc00", "green"),
        ("rgb(0, 0, 0)", "black"),
        ("rgba(255, 0, 0, 1)", "red"),
        ("#fff", "white"),
        ("#9ADBB4", "light green"),
        ("teal", "teal"),
    ],
)
def test_a_colour_is_called_what_people_call_it(colour, word):
    assert colour_word(colour) == word


def test_an_answer_takes_the_place_of_a_guess():
    told = {"sign:edge3": "-", DASHED: "yes", "both:Reciprocal influence": "no"}
    links = links_of(read(told=told))
    assert links["Traffic", "Road space"].sign is Sign.OPPOSITE
    assert links["Traffic", "Road space"].delayed
    assert ("Road space", "Patience") not in links


def test_a_style_is_answered_for_by_any_of_its_own_names():
    def sign(opened):
        return links_of(opened)["Traffic", "Road space"].sign

    assert sign(read(told={"sign:Sample": "-"})) is Sign.OPPOSITE
    assert sign(read(told={"sign:Sample": "-", "sign:edge3": "+"})) is Sign.SAME
    by_id = links_of(read(told={"sign:edge1": "+"}))
    assert by_id["Traffic", "Patience"].sign is Sign.SAME
    with pytest.raises(FormatError, match="cannot be meant by “sign:edge3”"):
        read(told={"sign:Sample": "up"})


def test_an_id_that_is_the_name_of_another_style_is_that_others():
    edges = {"edge0": style("edge1"), "edge1": style("Push")}
    values = {**TOWN, "styles": {"edges": edges}}
    values["edges"] = [edge("1", "a", "b"), edge("2", "b", "c", "edge1")]
    links = links_of(read(values, {"sign:edge1": "-"}))
    assert links["Road space", "Traffic"].sign is Sign.OPPOSITE
    assert links["Traffic", "Patience"].sign is Sign.UNKNOWN


def test_heads_say_where_a_link_leads():
    back = {"to": {"enabled": False}, "from": {"enabled": True}}
    both = {"to": {"enabled": True}, "from": {"enabled": True}}
    none = {"to": {"enabled": False}}
    values = {
        **TOWN,
        "edges": [
            edge("1", "a", "b", arrows=back),
            edge("2", "b", "c", arrows=both),
            edge("3", "c", "a", arrows=none),
        ],
    }
    assert list(links_of(read(values))) == [
        ("Traffic", "Road space"),
        ("Traffic", "Patience"),
        ("Patience", "Traffic"),
        ("Patience", "Road space"),
    ]
    left = read(values, {"undirected": "none"})
    assert ("Patience", "Road space") not in links_of(left)
    assert "Links without a direction were left out." in left.left_out


def test_a_label_that_is_a_sign_tells_it_better_than_an_unnamed_style():
    values = {**TOWN, "edges": [edge("1", "a", "b", "edge3", label="-")]}
    opened = read(values)
    assert [(g.key, g.about) for g in opened.guesses] == [
        ("sign:-", "Links labelled “-”, 1 link"),
    ]
    assert links_of(opened)["Road space", "Traffic"].sign is Sign.OPPOSITE


def test_older_files_have_samples_numbers_for_styles_and_notes_as_text():
    values = {
        "lastNodeSample": "group0",
        "samples": {"edges": {"edge1": style("-ve")}},
        "nodes": [
            {"id": 1, "label": "A", "x": 0, "y": 0, "title": "old"},
            {"id": 2, "label": "B", "x": 9, "y": None},
        ],
        "edges": [{"id": 1, "from": 1, "to": 2, "group": 10}],
    }
    opened = read(values)
    first, _ = only_map(opened).variables.values()
    assert first.meaning == "old"
    assert links_of(opened)["A", "B"].sign is Sign.OPPOSITE


def test_a_note_keeps_its_lists_and_what_it_leads_to_is_evidence():
    note = {
        "ops": [
            {"insert": "See "},
            {"insert": "the report", "attributes": {"link": "https://example.org/r"}},
            {"insert": "\nfirst"},
            {"insert": "\n", "attributes": {"list": "bullet"}},
            {"insert": "second"},
            {"insert": "\n", "attributes": {"list": "ordered"}},
            {"insert": {"image": "data:"}},
        ]
    }
    told = told_by(note)
    assert told.text == "See the report\n• first\n1. second\n[picture]"
    values = {**TOWN, "nodes": [node("a", "A", note=note)], "edges": []}
    document = read(values).document
    (piece,) = document.evidence.values()
    assert (piece.kind, piece.text) == (EvidenceKind.DOCUMENT, "the report")
    assert piece.source == "https://example.org/r"
    assert json.loads(FORMAT.write(document))["nodes"][0]["note"] == note
    assert note_of("other", note) == {"ops": [{"insert": "other\n"}]}


def test_what_came_goes_back_with_its_looks_and_signs_find_a_style_of_that_name():
    document = read(told={"sign:edge3": "-"}).document
    link = links_of(read())["Road space", "Traffic"]
    turned = replace(link, sign=Sign.OPPOSITE, strength=Strength.STRONG, delayed=True)
    document = document.apply(replacing(MapId("m1"), [(link, turned)]))
    values = json.loads(FORMAT.write(document))
    assert values["nodes"][0]["label"] == "Road\nspace"
    assert values["nodes"][0]["color"] == {"background": "#9ADBB4"}
    assert values["mapTitle"] == "Untitled map" or values["mapTitle"] == "town"
    edges = {each["id"]: each for each in values["edges"]}
    name = {key: each["groupLabel"] for key, each in values["styles"]["edges"].items()}
    assert name[edges["e2"]["grp"]] == "Negative influence"
    assert name[edges["e1"]["grp"]] == "-ve"
    assert (edges["e1"]["dashes"], edges["e1"]["width"]) == ([10, 10], 4)
    again = links_of(FORMAT.read(FORMAT.write(document), "town.prsm"))
    assert {ends: k.sign for ends, k in again.items()} == {
        ("Road space", "Traffic"): Sign.OPPOSITE,
        ("Traffic", "Patience"): Sign.OPPOSITE,
        ("Patience", "Road space"): Sign.UNKNOWN,
        ("Road space", "Patience"): Sign.UNKNOWN,
        ("Traffic", "Road space"): Sign.OPPOSITE,
        ("Road space", "Road space"): Sign.SAME,
    }


def test_a_map_of_our_own_has_all_that_prsm_asks_for():
    values = json.loads(FORMAT.write(fines()))
    assert values["lastNodeSample"] == "group0"
    assert values["styles"]["nodes"] == {}
    names = {each["groupLabel"] for each in values["styles"]["edges"].values()}
    assert names == {"+ve", "-ve", "unknown"}
    assert {edge["grp"] for edge in values["edges"]} == {"edge0", "edge1"}


def test_dashes_in_a_file_with_our_styles_are_delays_even_when_prsm_saved_it_since():
    edges = {f"edge{n}": style(name) for n, name in enumerate(("+ve", "-ve", "unknown"))}
    values = {
        **TOWN,
        "styles": {"edges": edges},
        "edges": [edge("1", "a", "b", dashes=[10, 10]), edge("2", "b", "a", dashes=[3, 3])],
    }
    links = links_of(read(values))
    assert [k.delayed for k in links.values()] == [True, False]


def test_excel_has_styles_by_name_and_delays_as_styles_of_their_own():
    content = EXCEL.write(read().document)
    book = {sheet.name: sheet.rows for sheet in read_workbook(content, "a.xlsx").sheets}
    assert book["Factors"][0][:4] == ("Label", "Note", "x", "y")
    assert all(abs(row[2]) >= 1 and abs(row[3]) >= 1 for row in book["Factors"][1:])
    styles = {row[:2]: row[2:4] for row in book["Links"][1:]}
    assert styles["Traffic", "Patience"] == (2, "-ve")
    again = links_of(EXCEL.read(content, "a.xlsx"))
    was = links_of(read())
    assert {e: (k.sign, k.delayed) for e, k in again.items()} == {
        e: (k.sign, k.delayed) for e, k in was.items()
    }


def test_a_table_of_links_has_styles_by_number():
    content = b"From,To,From style,To style,Link style\nA,B,1,1,1\nB,C,,,2\n"
    assert TABLE.sniff(content)
    assert not TABLE.sniff(b"From,To,Type\nA,B,+\n")
    opened = TABLE.read(content, "a.csv", {"sign:edge1": "-"})
    assert {e: k.sign for e, k in links_of(opened).items()} == {
        ("A", "B"): Sign.UNKNOWN,
        ("B", "C"): Sign.OPPOSITE,
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", "no factors"),
        ("plain text", "This is not a PRSM file"),
        (PACKED, "ends before it is complete"),
    ],
)
def test_what_is_no_map_is_refused_in_a_sentence(content, said):
    with pytest.raises(FormatError, match=said):
        FORMAT.read(content.encode(), "town.prsm")


@pytest.mark.parametrize(
    "text", ["", "a", "aaaaaaaa", "abcabcabcabd" * 40, "naïve ↺ “loop” " * 30, json.dumps(TOWN)]
)
def test_what_is_packed_unpacks_to_what_it_was(text):
    assert unpacked(Packer().pack(text)) == text


def test_a_packed_file_is_read_as_the_plain_one_is():
    content = Packer().pack(json.dumps(TOWN)).encode()
    assert FORMAT.sniff(content)
    assert FORMAT.read(content, "town.prsm") == read()


CORPUS = {
    "PathsExample.prsm": (10, 13),
    "User_manual_examples.prsm": (2, 1),
    "examplemapforusermanual.prsm": (2, 1),
}


@pytest.mark.parametrize("name", CORPUS)
def test_files_of_others_come_in_with_their_counts(shared, name):
    path = shared / "corpus" / "formats" / "prsm" / name
    opened = open_file(path)
    assert (len(only_map(opened).variables), len(only_map(opened).links)) == CORPUS[name]
    (guess,) = opened.guesses
    assert guess.about.startswith("The black link style without a name (edge0), ")
    again = FORMAT.read(FORMAT.write(opened.document), name)
    assert len(only_map(again).links) == CORPUS[name][1]


def test_a_packed_file_unpacks_to_the_json_it_was(shared):
    path = shared / "corpus" / "formats" / "prsm" / "User_manual_examples.prsm"
    values = json.loads(unpacked(path.read_text(encoding="utf-8-sig")))
    assert [each["label"] for each in values["nodes"]] == ["A factor", "Another factor"]


def test_what_is_kept_for_the_format_survives_our_own_file():
    document = read().document
    saved = loopmap_yaml.read(loopmap_yaml.write(document), "a.loopmap").document
    assert FORMAT.write(saved) == FORMAT.write(document)
