"""The line of the sentence bar: what keys mean in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat

from loopmap.analysis.sentences.parts import Span, SpanKind
from loopmap.diagram.style import load_style
from loopmap.model.records import Sign
from loopmap.ui.panels.sentence_entry import SentenceEntry, sign_colour

STYLE = load_style()


@pytest.fixture
def entry(qtbot):
    entry = SentenceEntry()
    qtbot.addWidget(entry)
    entry.show()
    return entry


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "entered"),
        (Qt.Key.Key_Enter, "entered"),
        (Qt.Key.Key_Escape, "escaped"),
        (Qt.Key.Key_Up, "wentUp"),
        (Qt.Key.Key_Down, "wentDown"),
    ],
)
def test_keys_that_are_not_text(qtbot, entry, key, signal):
    with qtbot.waitSignal(getattr(entry, signal)):
        qtbot.keyClick(entry, key)
    assert entry.toPlainText() == ""


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("A - B", "A − B"),
        ("A -> B", "A -> B"),
        ("home-school talk", "home-school talk"),
        ("A-B - C", "A-B − C"),
        ("A -~ B", "A -~ B"),
    ],
)
def test_a_hyphen_typed_as_a_sign_becomes_a_minus(qtbot, entry, typed, text):
    qtbot.keyClicks(entry, typed)
    assert entry.toPlainText() == text


@pytest.mark.parametrize("sign", [*Sign, None])
def test_every_sign_has_its_colour(sign):
    assert sign_colour(sign, STYLE).startswith("#")
    assert len({sign_colour(s, STYLE) for s in Sign}) == 3


def test_the_text_is_larger_and_heavier_than_the_windows(entry):
    font = QFont()
    font.setPixelSize(13)
    entry.take_looks(font, STYLE)
    assert entry.font().pixelSize() == 18
    assert entry.font().weight() == QFont.Weight.DemiBold


def test_a_new_name_is_underlined_once_the_caret_has_left_it(entry):
    def underlined():
        (found, *_) = entry.document().firstBlock().layout().formats()
        return found.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine

    entry.replace("Trust ", 5)
    entry.colour([Span(0, 5, SpanKind.NEW)], STYLE)
    assert not underlined()
    entry.replace("Trust ", 6)
    entry.colour([Span(0, 5, SpanKind.NEW)], STYLE)
    assert underlined()


def test_the_key_that_comes_here_is_no_text_where_one_is_here_already(qtbot, entry):
    qtbot.keyClicks(entry, "/fines")
    assert entry.toPlainText() == "fines"
    qtbot.keyClicks(entry, " and/or fees")
    assert entry.toPlainText() == "fines and/or fees"
