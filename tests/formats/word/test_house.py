"""A report in a council's own looks: what is taken of its template, and what never is."""

import io
import zipfile
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.shared import Cm, Pt

from loopmap.diagram.geometry import Box
from loopmap.diagram.page import Page
from loopmap.errors import FormatError
from loopmap.formats.report.content import Bullets, Figure, Paragraph, Part, Report, Table
from loopmap.formats.word.blocks import Picture
from loopmap.formats.word.house import read_house
from loopmap.formats.word.report import write_word
from loopmap.formats.word.xml_names import WORD
from tests.support.accessible_word import word_faults
from tests.support.house_templates import PNG, bare, changed, dangerous, letterhead, with_parts

PAGE = Page((), Box(0.0, 0.0, 10.0, 10.0), "#ffffff", "A map", "A map")
BLOCKS = (
    Paragraph("Words.", "Lead:"),
    Bullets(("One", "Two")),
    Figure(PAGE, "A map", "A map of two things."),
    Table("Things", ("What", "Why"), (("A", "B"),), (0.5, 0.5)),
)
REPORT = Report("Title", "", BLOCKS, (Part("First", BLOCKS, (Part("Second", BLOCKS),)),))


def draw(_):
    return Picture(PNG, (40.0, 10.0), b'<svg xmlns="http://www.w3.org/2000/svg"/>')


def reported(template):
    """The report in that template's looks, as bytes, and what is said of it."""
    written = write_word(REPORT, draw, read_house(template, "house.docx"))
    return written.content, written.told


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("template", [letterhead, bare, dangerous])
def test_a_reader_who_does_not_see_it_finds_no_fault(template):
    content, _ = reported(template())
    assert word_faults(content) == []
    for name, part in parts(content).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)


def test_styles_header_footer_and_page_are_those_of_the_template():
    content, told = reported(letterhead())
    file = docx.Document(io.BytesIO(content))
    page = file.sections[0]
    assert "Anytown Council" in page.header.paragraphs[0].text
    assert page.footer.paragraphs[0].text == "Democratic Services"
    assert (round(page.left_margin.cm, 1), round(page.right_margin.cm, 1)) == (4.0, 3.0)
    assert file.styles["Heading 1"].font.name == "Georgia"
    assert [p.text for p in file.paragraphs if p.style.name == "Heading 1"] == ["First"]
    assert not any("SAMPLE TEXT" in p.text for p in file.paragraphs)
    assert told == ()


def test_figures_and_tables_are_no_wider_than_the_template_allows():
    file = docx.Document(io.BytesIO(reported(bare())[0]))
    room = Cm(14.8 - 3.0) + 1000
    assert all(shape.width <= room for shape in file.inline_shapes)
    assert all(sum(c.width for c in table.columns) <= room for table in file.tables)


def test_styles_that_it_lacks_are_added_and_said():
    content, (told,) = reported(bare())
    assert told.startswith("The Word template lacks the styles “Title”, “Heading 2”")
    file = docx.Document(io.BytesIO(content))
    listed = next(p for p in file.paragraphs if p.style.name == "List Bullet")
    number = listed.style.element.pPr.numPr.numId.val
    assert number in [n.numId for n in file.part.numbering_part.element.num_lst]


def test_styles_are_found_as_libreoffice_spells_them():
    template = changed(letterhead(), "word/styles.xml", rb'"heading 1"', b'"Heading 1"')
    template = changed(
        template, "word/styles.xml", rb'w:name w:val="Title"', b'w:name w:val="title"'
    )
    content, told = reported(template)
    file = docx.Document(io.BytesIO(content))
    assert [p.text for p in file.paragraphs if p.style.name == "Heading 1"] == ["First"]
    assert file.styles["Heading 1"].font.name == "Georgia"
    assert told == ()


def test_paragraphs_stand_apart_where_a_template_leaves_that_to_other_styles():
    close = changed(
        letterhead(), "word/styles.xml", rb'w:spacing w:after="\d+"', b'w:spacing w:after="0"'
    )
    spaced = [
        docx.Document(io.BytesIO(reported(each)[0])).styles["Normal"].paragraph_format.space_after
        for each in (close, letterhead())
    ]
    assert spaced == [Pt(6), None]


def test_a_style_of_that_name_but_another_type_is_no_hindrance():
    before = rb'w:type="paragraph"( [^>]*)?>\s*<w:name w:val="Title"'
    after = b'w:type="character" w:styleId="Title"><w:name w:val="Title"'
    content, (told,) = reported(changed(letterhead(), "word/styles.xml", before, after))
    assert "lacks the style “Title”; it was added" in told
    assert docx.Document(io.BytesIO(content)).paragraphs[0].style.name == "Title"


def test_nothing_that_acts_or_tells_of_people_is_carried():
    content, told = reported(dangerous())
    for name, part in parts(content).items():
        assert b"HIDDEN" not in part, name
        assert "vba" not in name
        assert "embeddings" not in name
        assert b'TargetMode="External"' not in part
    header = next(part for name, part in parts(content).items() if "header" in name)
    assert b"SHOWN" in header
    assert b"KEPT" in header
    assert b"PAGE" in header
    assert b"DDE" not in header
    assert told[0] == (
        "The embedded objects, links to other files and macros of the Word template were left"
        " behind."
    )


def test_a_template_with_macros_is_taken_without_them():
    kind = b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    usual = rb"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main\+xml"
    content, told = reported(changed(dangerous(), "[Content_Types].xml", usual, kind))
    assert b"macroEnabled" not in parts(content)["[Content_Types].xml"]
    assert "macros" in told[0]


def test_the_same_template_gives_the_same_bytes():
    assert reported(bare())[0] == reported(bare())[0]


STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><w:styles'
BROKEN = {
    "nothing": (lambda: b"", "damaged or no Word file"),
    "no zip": (lambda: b"PK\x03\x04 cut", "damaged or no Word file"),
    "cut": (lambda: letterhead()[:4000], "damaged or no Word file"),
    "old": (lambda: b"\xd0\xcf\x11\xe0 old", "old Word file"),
    "empty": (lambda: with_parts(b"PK\x05\x06" + bytes(18), {"a.txt": b"a"}), "no Word file"),
    "bomb": (
        lambda: with_parts(letterhead(), {"big.bin": bytes(97 * 1024 * 1024)}),
        "unpacks to more",
    ),
    "entities": (
        lambda: changed(letterhead(), "word/styles.xml", rb"<w:styles", ENTITIES),
        "declares entities",
    ),
    "strict": (
        lambda: changed(letterhead(), "word/document.xml", WORD.encode(), STRICT),
        "dialect",
    ),
}


@pytest.mark.parametrize(("make", "said"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_template_is_refused_in_one_sentence(make, said):
    with pytest.raises(FormatError, match=said) as refused:
        read_house(make(), "house.docx")
    assert str(refused.value).startswith("house.docx: ")


def test_a_picture_is_shapes_with_a_png_for_older_programs():
    content, _ = reported(letterhead())
    held = parts(content)
    assert [name for name in held if name.endswith(".svg")] == [
        f"word/media/figure{n}.svg" for n in (1, 2, 3)
    ]
    assert b"svgBlip" in held["word/document.xml"]
    assert b'"image/svg+xml"' in held["[Content_Types].xml"]
