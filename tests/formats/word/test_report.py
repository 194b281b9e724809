"""The Word report: what a reader with a screen reader, and one without, finds in it."""

import io
import re
import zipfile
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.support.accessible_word import word_faults
from tests.support.ooxml_report import faults_of_package
from tests.support.reports import fines_with_a_run, written
from tests.support.signed_maps import TODAY, complete_map, document_with

NAME = "Fines for non-attendance: Today"


@pytest.fixture(scope="module")
def fines():
    return fines_with_a_run()


@pytest.fixture(scope="module")
def content(fines, qapp):
    return written(*fines, ".docx")


@pytest.fixture(scope="module")
def word(content):
    return docx.Document(io.BytesIO(content))


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_part(content, name, before, after):
    """The same file with one of its parts written otherwise."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for part, held in parts(content).items():
            changed = re.sub(before, after, held, count=1) if part == name else held
            assert part != name or changed != held
            file.writestr(part, changed)
    return made.getvalue()


def test_a_reader_who_does_not_see_it_finds_no_fault(content):
    assert word_faults(content) == []


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/document.xml", rb' descr="[^"]*"', b""),
        ("word/document.xml", rb"<w:tblHeader/>", b""),
        ("word/document.xml", rb"<w:tblCaption [^>]*>", b""),
        ("word/document.xml", rb'w:val="Heading1"', b'w:val="Heading3"'),
        ("word/styles.xml", rb'w:val="en-GB"', b'w:val="en-US"'),
        ("docProps/core.xml", rb"<dc:title>[^<]*", b"<dc:title>"),
    ],
)
def test_the_checker_finds_what_is_broken(content, part, before, after):
    assert len(word_faults(with_part(content, part, before, after))) == 1


def test_no_row_of_a_table_is_left_alone_on_a_page(word):
    for table in word.tables:
        held = [
            all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)
            for row in table.rows
        ]
        assert held[:2] == [True, True]
        assert held[-3:] == [True, True, False]


def test_air_below_a_table_is_no_empty_line(word):
    blocks = list(word.iter_inner_content())
    after = [b for a, b in pairwise(blocks) if isinstance(a, Table) and isinstance(b, Paragraph)]
    assert all(each.text for each in after)
    said = [each for each in after if not each.style.name.startswith("Heading")]
    assert said
    assert all(each.paragraph_format.space_before >= Pt(6) for each in said)


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/document.xml", rb"<w:p><w:r><w:t>[^<]*</w:t></w:r></w:p>", b"<w:p/>"),
        ("word/document.xml", rb"<w:tblHeader/>", b""),
        ("word/document.xml", rb'w:val="Heading2"', b'w:val="Heading3"'),
        ("word/document.xml", rb' descr="[^"]*"', b""),
        ("word/settings.xml", rb'w:val="15"', b'w:val="12"'),
        ("word/styles.xml", rb'w:val="en-GB"', b'w:val="en-US"'),
        ("word/_rels/document.xml.rels", rb'Target="media/[^"]*"', b'Target="media/gone.png"'),
    ],
)
def test_the_second_checker_finds_what_is_broken_too(content, part, before, after):
    assert faults_of_package(content) == []
    assert faults_of_package(with_part(content, part, before, after))


def test_headings_make_sense_alone(word):
    headings = [p for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert [heading.text for heading in headings] == [
        NAME,
        "The map",
        "How to read it",
        "Loops",
        "R1 Fines trap",
        "R2 Driven from help",
        "B1 Deterrence as intended",
        "From “Today” to “Future”",
        "Loop by loop",
        "What has to change",
        "What if",
        "Stop fining",
        "What the links rest on",
        "Open questions",
        "All variables and links",
    ]


def test_the_map_is_named_by_its_size_and_its_loops(word):
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert told[0].startswith("Causal-loop diagram: 13 variables, 15 links. Loops: R1 Fines trap")


def test_pictures_begin_where_the_text_does(word):
    for shape in word.inline_shapes:
        assert [shape._inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


def test_loops_are_told_as_sentences_and_links_in_words(word):
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "it feeds itself (reinforcing, slow)." in text
    assert "This is all of them." in text
    rows = [[cell.text for cell in row.cells] for row in word.tables[-1].rows]
    assert ["Fines issued to parents", "Parental pressure to attend", "same way", "", "stated"] in (
        rows
    )


def test_of_many_loops_a_report_says_how_many_it_tells(qapp):
    document = document_with(complete_map(4))
    file = docx.Document(io.BytesIO(written(document, TODAY, ".docx")))
    told = sum(
        p.text.startswith(("R", "B")) and p.style.name == "Heading 2" for p in file.paragraphs
    )
    text = "\n".join(p.text for p in file.paragraphs)
    assert "20 loops in this map" in text
    assert f"{told} of them are told here" in text


def test_the_file_speaks_british_english_and_names_nobody(content, word):
    known = word.core_properties
    assert (known.title, known.author, known.last_modified_by) == (NAME, "", "")
    languages = re.findall(rb'w:lang [^>]*w:val="([^"]+)"', parts(content)["word/styles.xml"])
    assert set(languages) == {b"en-GB"}


@pytest.mark.usefixtures("qapp")
def test_the_same_map_gives_the_same_bytes_and_every_part_is_sound(fines, content):
    assert written(*fines, ".docx") == content
    for name, part in parts(content).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)
