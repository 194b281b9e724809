"""The Word report: what a reader with a screen reader, and one without, finds in it."""

import io
import re
import zipfile
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
import pytest

from loopmap.formats.registry import open_file
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Level, Note
from loopmap.model.token import NEVER
from loopmap.resources import example
from loopmap.ui.reporting import Report, report
from tests.support.signed_maps import complete_map

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def today():
    document = open_file(example("fines-for-non-attendance")).document
    return document.maps[document.map_order[0]]


@pytest.fixture(scope="module")
def written(today, qapp):
    return report(Report(None, today, "Fines: Today"), NEVER)


@pytest.fixture(scope="module")
def word(written):
    return docx.Document(io.BytesIO(written))


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_headings_make_sense_alone_and_never_skip_a_level(word):
    headings = [p for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert [heading.text for heading in headings] == [
        "Fines: Today",
        "The map",
        "Loops",
        "R1 Fines trap",
        "R2 Driven from help",
        "B1 Deterrence as intended",
        "Open questions",
        "All variables and links",
    ]
    levels = [int(h.style.name.split()[1]) for h in headings[1:]]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_figure_has_an_alternative_text_of_at_most_200_characters(word):
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert len(told) == 4
    assert all(0 < len(words) <= 200 for words in told)
    assert told[0].startswith("Causal-loop diagram: 13 variables, 15 links. Loops: R1 Fines trap")


def test_every_table_has_a_caption_a_description_and_a_header_row(word):
    assert len(word.tables) == 2
    for table in word.tables:
        properties = table._tbl.tblPr
        assert properties.find(f"{W}tblCaption").get(f"{W}val")
        assert properties.find(f"{W}tblDescription").get(f"{W}val").startswith("Columns: ")
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None


def test_loops_are_told_as_sentences_and_links_in_words(word):
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "it feeds itself (reinforcing, slow)." in text
    assert "This is all of them." in text
    rows = [[cell.text for cell in row.cells] for row in word.tables[1].rows]
    assert ["Fines issued to parents", "Parental pressure to attend", "same way", "", "stated"] in (
        rows
    )


def test_of_many_loops_a_report_says_how_many_it_tells(qapp):
    file = docx.Document(io.BytesIO(report(Report(None, complete_map(4), "Four"), NEVER)))
    told = sum(
        p.text.startswith(("R", "B")) and p.style.name == "Heading 2" for p in file.paragraphs
    )
    text = "\n".join(p.text for p in file.paragraphs)
    assert "20 loops in this map" in text
    assert f"{told} of them are told here" in text


def test_the_file_speaks_british_english_and_names_nobody(written, word):
    known = word.core_properties
    assert (known.title, known.author, known.last_modified_by) == ("Fines: Today", "", "")
    languages = re.findall(rb'w:lang [^>]*w:val="([^"]+)"', parts(written)["word/styles.xml"])
    assert set(languages) == {b"en-GB"}


@pytest.mark.usefixtures("qapp")
def test_the_same_map_gives_the_same_bytes_and_every_part_is_sound(today, written):
    assert report(Report(None, today, "Fines: Today"), NEVER) == written
    for name, content in parts(written).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)


@pytest.mark.usefixtures("qapp")
def test_nothing_private_is_in_any_part_of_the_file():
    document = open_file(example("fines-for-non-attendance")).document
    map_id = document.map_order[0]
    secret = Note(RecordId("n99"), "Jayden in Year 9", level=Level.PRIVATE)
    told = Evidence(RecordId("e99"), text="Said by Jayden")
    document = document.apply(adding(map_id, [secret]))
    document = document.apply(adding("", [told]))
    content = report(Report(None, document.maps[map_id], "Fines"), NEVER)
    assert not [name for name, part in parts(content).items() if b"Jayden" in part]
