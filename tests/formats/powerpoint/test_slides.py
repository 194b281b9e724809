"""Slides: what is drawn as named shapes that can be edited, and nothing that is private."""

import io
import math
import zipfile

import pytest
from lxml import etree

from loopmap.diagram.emphasis import Badge, Emphasis, Lit
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, page_of
from loopmap.diagram.papers import SLIDE
from loopmap.diagram.part import without_private
from loopmap.diagram.style import load_style
from loopmap.formats.powerpoint.lengths import EMU
from loopmap.formats.powerpoint.slides import Slide, write_slides
from loopmap.formats.registry import open_file
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Level, Link, Note, Sign, Variable
from loopmap.resources import example
from tests.support.drawn_maps import full_map, map_of, ring
from tests.support.pictures import as_text, jpeg_header, png

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WHOLE = Asked(title=True, legend=True, source=True, beliefs=True)


def _slide(causal_map, badges=(), theme="light", emphasis=None):
    page = page_of(
        causal_map,
        load_style(theme),
        bundled_measure(),
        asked=WHOLE,
        badges=badges,
        emphasis=emphasis or Emphasis(),
        paper=SLIDE,
    )
    return Slide(page, fold(without_private(causal_map)), badges)


def _written(causal_map, *, attached=False, **more):
    return write_slides([_slide(causal_map, **more)], "Fines", attached=attached)


def _parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _tree(content, number=1):
    return etree.fromstring(_parts(content)[f"ppt/slides/slide{number}.xml"])


def _names(tree):
    return [each.get("name") for each in tree.iter(f"{P}cNvPr")]


def _text(shape):
    return " ".join(t.text for t in shape.iter(f"{A}t"))


def _shape(tree, name):
    (found,) = [
        shape
        for shape in tree.iter(f"{P}sp", f"{P}cxnSp")
        if next(shape.iter(f"{P}cNvPr")).get("name") == name
    ]
    return found


@pytest.fixture(scope="module")
def fines():
    document = open_file(example("fines-for-non-attendance")).document
    return next(iter(document.maps.values()))


@pytest.mark.parametrize("attached", [False, True])
def test_every_variable_and_every_link_has_one_shape_of_its_name(fines, attached):
    tree = _tree(_written(fines, attached=attached))
    ways = {Sign.SAME: "same way", Sign.OPPOSITE: "opposite way", Sign.UNKNOWN: "sign not agreed"}
    for variable in fines.variables.values():
        assert _text(_shape(tree, variable.name)) == variable.name
    for link in fines.links.values():
        ends = f"{fines.variables[link.source].name} to {fines.variables[link.target].name}"
        late = ", delayed" if link.delayed else ""
        assert _shape(tree, f"{ends}, {ways[link.sign]}{late}") is not None


def test_arrows_are_the_arcs_that_the_page_draws(fines):
    slide = _slide(fines)
    tree = _tree(write_slides([slide], "Fines"))
    drawn = [s for s in slide.page.primitives if s.role == "link" and s.record in fines.links]
    assert {s.radius > 0 for s in drawn} == {True}
    for arc in drawn:
        link = fines.links[arc.record]
        ends = f"{fines.variables[link.source].name} to {fines.variables[link.target].name}"
        (shape,) = [
            s
            for s in tree.iter(f"{P}sp")
            if next(s.iter(f"{P}cNvPr")).get("name").startswith(f"{ends},")
        ]
        bow, off = next(shape.iter(f"{A}arcTo")), next(shape.iter(f"{A}off"))
        start = next(shape.iter(f"{A}pt"))
        assert int(bow.get("wR")) == round(arc.radius * EMU)
        assert int(bow.get("swAng")) == round(math.degrees(arc.sweep) * 60_000)
        assert int(off.get("x")) + int(start.get("x")) == pytest.approx(arc.start.x * EMU, abs=2)
        assert int(off.get("y")) + int(start.get("y")) == pytest.approx(arc.start.y * EMU, abs=2)


def test_attached_arrows_are_glued_at_both_ends_to_the_cards_they_join(fines):
    tree = _tree(_written(fines, attached=True))
    cards = {
        next(s.iter(f"{P}cNvPr")).get("id"): next(s.iter(f"{P}cNvPr")).get("name")
        for s in tree.iter(f"{P}sp")
    }
    wires = list(tree.iter(f"{P}cxnSp"))
    assert len(wires) == len(fines.links)
    for wire in wires:
        name = next(wire.iter(f"{P}cNvPr")).get("name")
        start, end = next(wire.iter(f"{A}stCxn")), next(wire.iter(f"{A}endCxn"))
        assert name.startswith(f"{cards[start.get('id')]} to {cards[end.get('id')]},")
        assert {start.get("idx"), end.get("idx")} <= set("0123")


def test_two_attached_arrows_between_the_same_cards_do_not_lie_on_each_other():
    tree = _tree(_written(map_of(*ring([(0, 0), (300, 0)])), attached=True))
    sites = [
        frozenset((e.get("id"), e.get("idx")) for e in wire.iter(f"{A}stCxn", f"{A}endCxn"))
        for wire in tree.iter(f"{P}cxnSp")
    ]
    assert len(sites) == 2
    assert not sites[0] & sites[1]


def test_an_arrow_from_a_card_to_itself_stays_an_arc():
    tree = _tree(_written(full_map(), attached=True))
    assert len(list(tree.iter(f"{P}cxnSp"))) == 4
    assert _shape(tree, "Variable 1 to Variable 1, opposite way").tag == f"{P}sp"


@pytest.mark.parametrize("attached", [False, True])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_map_gives_the_same_bytes(theme, attached):
    one, other = (_written(full_map(), theme=theme, attached=attached) for _ in range(2))
    assert one == other


def test_no_private_word_is_in_any_part():
    content = _written(full_map())
    for part in _parts(content).values():
        assert b"SECRET-WORD" not in part
    assert b"Ask the young people first" in _parts(content)["ppt/slides/slide1.xml"]


def test_the_file_names_nobody_and_no_machine_and_brings_no_stranger_along():
    parts = _parts(_written(full_map()))
    core = parts["docProps/core.xml"]
    assert b"Canny" not in core
    assert b"python-pptx" not in core
    assert b"2000-01-01T00:00:00Z" in core
    assert b"Macintosh" not in parts["docProps/app.xml"]
    assert not [name for name in parts if "printer" in name or "thumbnail" in name]
    assert len([name for name in parts if "slideLayouts/slide" in name]) == 1


def test_shapes_say_what_they_are_and_their_numbers_are_their_own():
    badge = Badge(tuple(RecordId(f"l{i}") for i in range(4)), "U1", "undetermined")
    tree = _tree(_written(full_map(), badges=(badge,)))
    numbers = [each.get("id") for each in tree.iter(f"{P}cNvPr")]
    assert len(numbers) == len(set(numbers))
    names = _names(tree)
    for name in ("Title", "Legend", "Source", "Map of beliefs", "Group Home & school", "Loop U1"):
        assert name in names
    assert "Note: Ask the young people first" in names
    for top in tree.iter(f"{P}spTree").__next__():
        own = next(top.iter(f"{P}cNvPr"), None)
        if own is not None and own.get("id") != "1" and own.get("name") != "Title":
            assert own.get("descr"), own.get("name")


def test_the_title_is_the_slides_own_also_when_it_is_not_drawn():
    page = page_of(full_map(), load_style(), bundled_measure(), paper=SLIDE)
    tree = _tree(write_slides([Slide(page, full_map())], "Fines"))
    title = _shape(tree, "Title")
    assert next(title.iter(f"{P}ph")).get("type") == "title"
    assert _text(title) == "Fines <today>"
    assert int(next(title.iter(f"{A}off")).get("y")) < 0


def test_the_map_in_words_stands_in_the_notes():
    notes = _parts(_written(full_map()))["ppt/notesSlides/notesSlide1.xml"].decode()
    assert "Variable 1 to Variable 2: opposite way." in notes


def test_a_collapsed_group_is_a_box_with_its_name_and_its_links_a_bundle():
    places = [(0.0, 0.0), (300.0, 0.0), (0.0, 200.0)]
    first, second, third = (
        Variable(RecordId(f"v{i}"), f"Variable {i}", x, y, group=RecordId("g") if i else None)
        for i, (x, y) in enumerate(places)
    )
    links = (
        Link(RecordId("l1"), second.id, first.id, Sign.SAME),
        Link(RecordId("l2"), third.id, first.id, Sign.OPPOSITE, delayed=True),
    )
    group = Group(RecordId("g"), "Home", 150, 100, collapsed=True)
    tree = _tree(_written(map_of(first, second, third, *links, group), attached=True))
    assert _text(_shape(tree, "Home")) == "Home"
    (count,) = [s for s in tree.iter(f"{P}sp") if "2 variables" in _text(s)]
    assert next(count.iter(f"{P}cNvSpPr")).get("txBox") == "1"
    (wire,) = tree.iter(f"{P}cxnSp")
    assert next(wire.iter(f"{P}cNvPr")).get("name") == (
        "Home to Variable 0, 2 links, some same way, some opposite"
    )


def test_the_name_of_a_narrow_group_stays_in_it_where_our_typeface_is_not_installed():
    inside = [Variable(RecordId(f"v{n}"), f"A{n}", 0, 100 * n, group=RecordId("g")) for n in (0, 1)]
    named = map_of(*inside, Group(RecordId("g"), "Services around us", 0, 50))
    wide = map_of(*inside, Group(RecordId("g"), "Us", 0, 50))

    def size(causal_map, name):
        (line,) = (s for s in _tree(_written(causal_map)).iter(f"{P}sp") if _text(s) == name)
        points = int(next(line.iter(f"{A}rPr")).get("sz"))
        title = next(_shape(_tree(_written(causal_map)), "A0").iter(f"{A}rPr"))
        return points / int(title.get("sz"))

    assert size(named, "Services around us") < size(wide, "Us")


def test_a_lit_loop_has_its_light_below_the_arrows():
    causal_map = map_of(*ring([(0, 0), (300, 0), (150, 200)]))
    lit = Emphasis((Lit(tuple(causal_map.links), 0, "R1"),), dim_rest=True)
    names = _names(_tree(_written(causal_map, emphasis=lit)))
    arrow = "Variable 0 to Variable 1, same way"
    assert names.index(f"Light of {arrow}") < names.index(arrow)


@pytest.mark.parametrize("data", [png(40, 30), jpeg_header(640, 480)], ids=["png", "jpeg"])
def test_a_picture_is_a_picture_even_where_it_is_cut_off(data):
    note = Note(RecordId("n1"), "A wall", 0, 0, 210.0, Level.ROOM, as_text(data))
    content = _written(map_of(note))
    (picture,) = _tree(content).iter(f"{P}pic")
    assert [name for name in _parts(content) if name.startswith("ppt/media/")]
    assert next(picture.iter(f"{P}cNvPr")).get("descr") == "A wall"


@pytest.mark.parametrize("name", ['a < b & "c"', "מחר", "日本語", "x\ufffe\x0cy"])
def test_any_name_gives_a_file_that_opens(name):
    from pptx import Presentation

    content = _written(map_of(Variable(RecordId("v1"), name), Note(RecordId("n"), name)))
    assert len(Presentation(io.BytesIO(content)).slides) == 1


def test_all_lies_on_the_slide(fines):
    tree = _tree(_written(fines))
    for top in tree.iter(f"{P}sp"):
        off, ext = next(top.iter(f"{A}off"), None), next(top.iter(f"{A}ext"), None)
        if off is not None and ext is not None and ext.get("cx"):
            assert int(off.get("x")) >= 0
            assert int(off.get("x")) + int(ext.get("cx")) <= SLIDE.width * EMU
            assert int(off.get("y")) >= 0
            assert int(off.get("y")) + int(ext.get("cy")) <= SLIDE.height * EMU


def test_the_slide_is_wide_and_speaks_british_english():
    parts = _parts(_written(full_map()))
    (size,) = etree.fromstring(parts["ppt/presentation.xml"]).iter(f"{P}sldSz")
    assert (size.get("cx"), size.get("cy"), size.get("type")) == ("12192000", "6858000", None)
    shown = [parts[n] for n in parts if n.startswith(("ppt/slides/", "ppt/presentation.xml"))]
    assert not any(b'lang="en-US"' in part for part in shown)


def test_the_legend_is_one_bunch_and_so_one_stop_of_a_screen_reader(fines):
    assert _names(_tree(_written(fines))).count("Legend") == 1


def test_a_name_that_reads_from_right_to_left_does_so_on_the_slide():
    tree = _tree(_written(map_of(Variable(RecordId("v1"), "אמון (trust)"))))
    ways = [p.get("rtl") for p in _shape(tree, "אמון (trust)").iter(f"{A}pPr")]
    assert ways == ["1"]
