"""The next day's report, by keyboard in the real window, then on the command line.

A session is over; what people said names a child, a pupil number, a postcode and a number so
small that others know who is meant. The report is asked for as Word and as a web page: what
tells who is spoken of is kept, replaced or removed first, and no byte of what is written has it.
"""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt

from loopmap.analysis.identifiers import IdentifierKind
from loopmap.cli import main
from loopmap.editing.edits.identifiers import Decision
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.registry import open_file
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Level, Note
from loopmap.resources import example
from loopmap.ui.going_out.screen import Screen
from loopmap.ui.report.dialog import ReportDialog
from tests.support.accessible_html import html_faults, read_html
from tests.support.accessible_word import word_faults
from tests.support.every_byte import words_in

JAYDEN, NUMBER, POSTCODE = "Jayden", "A123456789012", "M13 9PL"
FEW, MEETING = "one of two boys in Year 9", "12 March 2021"
PLANTED = (JAYDEN, "Okafor", NUMBER, POSTCODE, FEW)
PRIVATE = "Sarah is afraid of her uncle"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
KEYS = {
    IdentifierKind.NAME: Qt.Key.Key_R,
    IdentifierKind.POSTCODE: Qt.Key.Key_R,
    IdentifierKind.FEW: Qt.Key.Key_R,
    IdentifierKind.UPN: Qt.Key.Key_Delete,
    IdentifierKind.DATE: Qt.Key.Key_K,
}


def said(document):
    """The map after the session, with what people said in it."""
    today = document.maps[document.map_order[0]]
    of_map = replace(
        today.info,
        question=f"Why did {JAYDEN} stop coming?",
        summary=f"Drawn near {POSTCODE}; agreed at the meeting of {MEETING}.",
    )
    heard = Evidence(
        RecordId("e901"),
        text=f"Mr {JAYDEN} Okafor rang about {NUMBER}. He is {FEW}. {JAYDEN}’s mum agrees.",
        level=Level.PUBLIC,
        order=901.0,
    )
    alone = Note(RecordId("n901"), PRIVATE, level=Level.PRIVATE)
    link = min(today.links.values(), key=lambda each: each.order)
    spoken = replace(link, evidence=(*link.evidence, heard.id))
    return (
        document.apply(adding(DOCUMENT, [heard]))
        .apply(replacing(DOCUMENT, [(today.info, of_map)]))
        .apply(replacing(today.id, [(link, spoken)]))
        .apply(adding(today.id, [alone]))
    )


@pytest.fixture
def session_over(tmp_path):
    """The file of the session."""
    path = tmp_path / "session.loopmap"
    path.write_bytes(write(said(open_file(example("fines-for-non-attendance")).document)))
    return path


@pytest.fixture
def finished(qtbot, window, session_over):
    """The window with the map of the session."""
    window.files.open(session_over)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    return window


def ask_for_report(window, path):
    """Choose Report, take that kind of file, and name it."""
    window.command_actions.by_id["file.export_report"].trigger()
    (dialog,) = (each for each in window.findChildren(ReportDialog) if each.isVisible())
    dialog.kind.setCurrentIndex(dialog.kind.findData(path.suffix))
    window.means.dialogs.path = path
    dialog.accept()


def screen_of(window):
    return next((each for each in window.findChildren(Screen) if each.isVisible()), None)


def decide_by_keys(qtbot, screen):
    """Every row by the key for what it is; the next one that is open is current each time."""
    while screen.deciding.left:
        each = screen.deciding.rows[screen.rows.current_row()]
        assert screen.deciding.of(each) is None
        qtbot.keyClick(screen.rows, KEYS[each.kind])


def written(qtbot, window, path):
    qtbot.waitUntil(lambda: str(path) in window.banner.text)
    return path.read_bytes()


def is_well_told(word):
    """Every figure has a short text and a long one, and the headings can be read by themselves."""
    assert word_faults(word) == []
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        body = ET.fromstring(parts.read("word/document.xml"))
        drawings = [parts.read(name) for name in parts.namelist() if name.endswith(".svg")]
    alternatives = [each.get("descr") for each in body.iter(f"{DRAWING}docPr")]
    assert alternatives
    assert all(0 < len(each) <= 200 for each in alternatives)
    long_texts = [re.search(rb"<desc[^>]*>(.*?)</desc>", each, re.DOTALL) for each in drawings]
    assert len(drawings) == len(alternatives)
    assert all(found is not None and len(found[1]) > 40 for found in long_texts)
    headings = [
        "".join(text.text or "" for text in each.iter(f"{W}t"))
        for each in body.iter(f"{W}p")
        if (style := each.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val", "").startswith("Heading")
    ]
    assert len(headings) > 4
    assert len(set(headings)) == len(headings)


def test_the_report_is_asked_about_and_holds_nothing_of_what_was_planted(qtbot, finished, tmp_path):
    window, before = finished, finished.session.document
    word, page = tmp_path / "report.docx", tmp_path / "report.html"
    ask_for_report(window, word)
    qtbot.waitUntil(lambda: screen_of(window) is not None)
    screen = screen_of(window)
    found = {each.text for each in screen.deciding.rows}
    assert found >= {JAYDEN, f"Mr {JAYDEN} Okafor", NUMBER, POSTCODE, FEW, MEETING}
    assert not word.exists()
    decide_by_keys(qtbot, screen)
    taken = set(screen.deciding.decisions.values())
    assert taken == set(Decision)
    qtbot.keyClick(screen.rows, Qt.Key.Key_Return)
    as_word = written(qtbot, window, word)
    ask_for_report(window, page)
    as_page = written(qtbot, window, page)
    assert screen_of(window) is None
    assert words_in((*PLANTED, PRIVATE, "Sarah"), as_word, as_page) == set()
    for file in (as_word, as_page):
        assert words_in([MEETING, "Adult A", "[postcode]", "one of the pupils"], file) == {
            MEETING, "Adult A", "[postcode]", "one of the pupils",
        }  # fmt: skip
    assert window.session.document.maps.keys() == before.maps.keys()
    first = window.session.document.maps[before.map_order[0]]
    assert JAYDEN in first.info.question
    is_well_told(as_word)
    assert html_faults(as_page) == []
    drawings = list(read_html(as_page)[0].all("svg"))
    assert drawings


def test_the_command_line_finds_replaces_and_tells_the_same(qapp, session_over, tmp_path, capsys):
    clean, word, page = (tmp_path / name for name in ("clean.loopmap", "r.docx", "r.html"))
    assert main(["report", str(session_over), str(tmp_path / "first.md")]) == 0
    assert "likely identifiers are in what is written" in capsys.readouterr().err
    assert main(["check", str(session_over), "--identifiers", "--replace", str(clean)]) == 1
    assert f"“{JAYDEN}”, name" in capsys.readouterr().out
    for out in (word, page):
        assert main(["report", str(clean), str(out)]) == 0
    assert "identifier" not in capsys.readouterr().err
    files = [word.read_bytes(), page.read_bytes()]
    assert words_in((*PLANTED, "Sarah"), *files) == set()
    is_well_told(files[0])
    assert html_faults(files[1]) == []
