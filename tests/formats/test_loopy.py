"""LOOPY's files and links: what its lists and its double encoding mean, and the way back."""

import json
from dataclasses import replace

import pytest

from loopmap.errors import FormatError
from loopmap.formats import loopmap_yaml
from loopmap.formats.holding import cannot_hold
from loopmap.formats.loopy import FORMAT
from loopmap.formats.loopy.arcs import arc_of, bulge_of, length
from loopmap.formats.loopy.read import LONG, read_link
from loopmap.formats.loopy.write import link_to
from loopmap.formats.loopy_link import FORMAT as LINK
from loopmap.formats.registry import open_file
from loopmap.model.change import replacing
from loopmap.model.ids import MapId
from loopmap.model.records import Level, Sign, Strength

FISH = (
    b'[[[1,100,100,0.5,"fish%20stock",4],[2,400,100,0.16,"catch",0]],'
    b'[[1,2,90,1,0],[2,1,90,-1,0]],[[250,40,"more%20fish%2C%0Amore%20catch"]],2]'
)
LONG_ARROW = [[1, 2, 10, 1, 0], [2, 3, 10, 1, 0], [3, 4, 10, 1, 0], [4, 1, 900, 1, 0]]


def only_map(opened):
    return opened.document.maps[MapId("m1")]


def read(values, told=None):
    return FORMAT.read(json.dumps(values).encode(), "a.loopy", told or {})


def square(edges):
    places = ((0, 0), (300, 0), (300, 300), (0, 300))
    return [[[n, *at, 0.5, f"v{n}", 0] for n, at in enumerate(places, 1)], edges, [], 4]


def links_of(opened):
    causal_map = only_map(opened)
    name = {each.id: each.name for each in causal_map.variables.values()}
    return {(name[k.source], name[k.target]): k for k in causal_map.links.values()}


def test_circles_arrows_and_labels_come_in_where_they_lie():
    opened = FORMAT.read(FISH, "fish.loopy")
    causal_map = only_map(opened)
    assert [(v.name, v.x, v.y) for v in causal_map.variables.values()] == [
        ("fish stock", 100, 100),
        ("catch", 400, 100),
    ]
    assert [k.sign for k in causal_map.links.values()] == [Sign.SAME, Sign.OPPOSITE]
    (note,) = causal_map.notes.values()
    assert (note.text, note.level) == ("more fish,\nmore catch", Level.PRIVATE)
    assert opened.document.info.title == "fish"
    assert opened.unplaced == opened.warnings == opened.guesses == ()


def test_an_arc_that_rises_above_a_line_to_the_right_bends_to_the_left_of_travel():
    assert only_map(FORMAT.read(FISH, "a.loopy")).links["l1"].bulge == pytest.approx(0.6)
    assert bulge_of(10_000, 100) == 1.5
    assert arc_of(bulge_of(90, 300), 300) == 90


def test_the_length_of_an_arc_is_that_of_its_part_of_a_circle():
    assert length(0, 100) == 100
    assert length(50, 100) == pytest.approx(157.08, abs=0.01)
    assert length(100, 2.0) == pytest.approx(2 * 3.14159 * 50.005, rel=0.01)


def test_a_link_is_decoded_twice_and_a_file_once():
    link = link_to(FORMAT.read(FISH, "fish.loopy").document)
    assert "fish%2520stock" in link
    assert link.endswith(",2%5D")
    again = read_link(f"Look at this: {link} <- our map").document
    assert only_map(type("", (), {"document": again})).variables["v1"].name == "fish stock"


def test_a_label_that_was_never_encoded_stays_as_it_is():
    assert "50% of catch" in {
        v.name
        for v in only_map(read([[[1, 0, 0, 0, "50% of catch", 0]], [], [], 1])).variables.values()
    }


def test_a_link_that_was_encoded_once_more_on_its_way_is_read():
    link = link_to(FORMAT.read(FISH, "fish.loopy").document)
    mangled = link.replace("[", "%5B").replace("]", "%5D").replace(",", "%2C")
    assert len(read_link(mangled).document.maps[MapId("m1")].variables) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing here", "There is no link to a LOOPY map"),
        ("https://lo0p.it/2/?embed=1&abc", "second version"),
    ],
)
def test_a_text_without_a_map_in_a_link_says_why(text, said):
    with pytest.raises(FormatError, match=said):
        read_link(text)


def test_arrows_beside_each_other_are_one_strong_link_and_go_back_as_they_came():
    values = [
        [[1, 0, 0, 0.5, "a", 0], [2, 300, 0, 0.5, "b", 0]],
        [[1, 2, 16, 1, 0], [1, 2, 48, 1, 0], [2, 1, 10, 1, 0]],
        [],
        2,
    ]
    opened = read(values)
    assert links_of(opened)["a", "b"].strength is Strength.STRONG
    assert links_of(opened)["b", "a"].strength is Strength.MEDIUM
    assert "beside another" in opened.warnings[0]
    assert json.loads(FORMAT.write(opened.document)) == values


def test_arrows_at_odds_leave_the_sign_open_and_say_so():
    edges = [[1, 2, 16, 1, 0], [1, 2, 48, -1, 0]]
    link = links_of(read(square(edges)))["v1", "v2"]
    assert link.sign is Sign.UNKNOWN
    assert "1 × the same way, 1 × the opposite way" in link.reason


@pytest.mark.parametrize(
    ("strength", "sign", "word"),
    [
        (1, Sign.SAME, Strength.MEDIUM),
        (-1, Sign.OPPOSITE, Strength.MEDIUM),
        (0, Sign.UNKNOWN, Strength.MEDIUM),
        (-3, Sign.OPPOSITE, Strength.STRONG),
        (0.5, Sign.SAME, Strength.WEAK),
        (-8, Sign.SAME, Strength.MEDIUM),
        (9, Sign.UNKNOWN, Strength.MEDIUM),
    ],
)
def test_a_strength_says_sign_and_strength(strength, sign, word):
    link = links_of(read(square([[1, 2, 30, strength, 0]])))["v1", "v2"]
    assert (link.sign, link.strength) == (sign, word)


def test_circles_of_one_name_get_numbers_here_and_lose_them_on_the_way_back():
    values = [[[3, 0, 0, 0.5, "Astronaut", 0], [6, 300, 0, 0.5, "Astronaut", 0]], [], [], 6]
    opened = read(values)
    assert [v.name for v in only_map(opened).variables.values()] == ["Astronaut", "Astronaut 2"]
    assert json.loads(FORMAT.write(opened.document)) == values


def test_a_renamed_circle_goes_back_under_its_new_name():
    document = read([[[3, 0, 0, 0.5, "A", 0], [6, 300, 0, 0.5, "A", 0]], [], [], 6]).document
    second = document.maps[MapId("m1")].variables["v2"]
    renamed = document.apply(replacing(MapId("m1"), [(second, replace(second, name="Moon"))]))
    assert [node[4] for node in json.loads(FORMAT.write(renamed))[0]] == ["A", "Moon"]


def test_a_sign_that_is_changed_here_takes_the_place_of_the_arrows_that_came():
    document = read(square([[1, 2, 16, 1, 0], [1, 2, 48, 1, 0]])).document
    link = document.maps[MapId("m1")].links["l1"]
    turned = document.apply(replacing(MapId("m1"), [(link, replace(link, sign=Sign.OPPOSITE))]))
    assert [edge[:2] + edge[3:4] for edge in json.loads(FORMAT.write(turned))[1]] == [[1, 2, -2]]


def test_a_circle_that_acts_on_itself_keeps_its_turn():
    values = square([[1, 1, 85, 1, 12]])
    opened = read(values)
    assert links_of(opened)["v1", "v1"].bulge is None
    assert json.loads(FORMAT.write(opened.document)) == values


def test_long_arrows_are_delayed_only_if_somebody_says_so():
    opened = read(square(LONG_ARROW))
    assert [(g.key, g.taken) for g in opened.guesses] == [(LONG, "no")]
    assert not any(link.delayed for link in links_of(opened).values())
    told = links_of(read(square(LONG_ARROW), {LONG: "yes"}))
    assert [ends for ends, link in told.items() if link.delayed] == [("v4", "v1")]


def test_arrows_that_lead_nowhere_are_left_out_with_a_sentence():
    opened = read(square([[1, 9, 16, 1, 0], [1, 2, 48, 1, 0]]))
    assert len(links_of(opened)) == 1
    assert opened.warnings == ("Arrow 1 has no circle at one of its ends and was left out.",)


def test_private_notes_and_weak_links_are_told_before_they_are_lost():
    document = read(square([[1, 2, 30, 0.5, 0]])).document
    assert any("Weak links" in sentence for sentence in cannot_hold(FORMAT, document))
    long = read([[[n, n, 0, 0, "a long name " * 8, 0] for n in range(40)], [], [], 40]).document
    assert any("some programs cut links" in sentence for sentence in cannot_hold(LINK, long))


def test_a_link_is_written_as_a_shortcut_that_is_read_again():
    document = FORMAT.read(FISH, "fish.loopy").document
    content = LINK.write(document)
    assert content.startswith(b"[InternetShortcut]\r\nURL=https://ncase.me/loopy/v1.1/?data=[[[")
    assert only_map(LINK.read(content, "fish.url")) == only_map(FORMAT.read(FISH, "fish.loopy"))


CORPUS = {
    "astronaute_selfloops.url.txt": (7, {"+": 13}, 0, 4),
    "automation_and_job_loss.loopy": (6, {"+": 6}, 3, 0),
    "automation_and_job_loss.url.txt": (6, {"+": 6}, 3, 0),
    "basic_ecology.loopy": (2, {"-": 1, "+": 1}, 4, 0),
    "basic_ecology.url.txt": (2, {"-": 1, "+": 1}, 4, 0),
    "ex_1_trust_journalism.loopy": (8, {"-": 3, "+": 11}, 4, 0),
    "example.loopy.json": (6, {"+": 6}, 3, 0),
}


@pytest.mark.parametrize("name", CORPUS)
def test_files_of_others_come_in_with_their_counts_and_go_back_as_they_were(shared, name):
    """Arrows are counted as the file has them: three beside each other are one link here."""
    path = shared / "corpus" / "formats" / "loopy" / name
    opened = open_file(path)
    nodes, edges, labels, *_ = json.loads(FORMAT.write(opened.document))
    signs = {"+": 0, "-": 0}
    for edge in edges:
        signs["+" if edge[3] > 0 else "-"] += 1
    variables, wanted, notes, own = CORPUS[name]
    assert len(only_map(opened).variables) == len(nodes) == variables
    assert {sign: number for sign, number in signs.items() if number} == wanted
    assert len(only_map(opened).notes) == len(labels) == notes
    assert sum(edge[0] == edge[1] for edge in edges) == own
    if name.endswith((".loopy", ".json")):
        was = json.loads(path.read_text())
        assert [nodes, sorted(edges), labels] == [was[0], sorted(was[1]), was[2]]


def test_what_is_kept_for_the_format_survives_our_own_file():
    document = FORMAT.read(FISH, "fish.loopy").document
    saved = loopmap_yaml.read(loopmap_yaml.write(document), "a.loopmap").document
    assert FORMAT.write(saved) == FORMAT.write(document)
