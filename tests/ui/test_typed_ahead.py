"""What is typed while the panels are being made is not lost, and means what it means later."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from loopmap.formats.loopmap_yaml.write import write
from loopmap.ui.open_document import empty_document

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def early(qtbot, window, small, monkeypatch):
    """The window with the small map just seen: no panels until ``make`` is called."""
    return _early(qtbot, window, small, monkeypatch)


@pytest.fixture
def early_empty(qtbot, window, tmp_path, monkeypatch):
    """The same with an empty map."""
    path = tmp_path / "empty.loopmap"
    path.write_bytes(write(empty_document()))
    return _early(qtbot, window, path, monkeypatch)


def _early(qtbot, window, path, monkeypatch):
    monkeypatch.setattr(type(window), "_begin_panels", lambda *_: None)
    window.files.open(path)
    qtbot.waitUntil(lambda: window.editor is not None)
    assert window.editor.panels is None
    return window


def make(qtbot, window):
    window.editor.begin_panels()
    qtbot.waitUntil(lambda: window.editor.panels is not None)


def typed(window, text):
    for letter in text:
        QTest.keyClick(window.editor.canvas, letter)


def names(window):
    return {variable.name for variable in window.session.map.variables.values()}


def said(window):
    return window.editor.panels.sentence.text()


def test_a_sentence_begun_before_there_is_a_bar_for_it_is_in_the_bar(qtbot, early):
    QTest.keyClick(early.editor.canvas, Qt.Key.Key_K, CTRL)
    typed(early, "fines + new debt")
    before = names(early)
    make(qtbot, early)
    qtbot.waitUntil(lambda: said(early) == "fines + new debt")
    assert names(early) == before


def test_enter_makes_what_was_said(qtbot, early):
    QTest.keyClick(early.editor.canvas, "/")
    typed(early, "fines + debt")
    QTest.keyClick(early.editor.canvas, ENTER)
    make(qtbot, early)
    qtbot.waitUntil(lambda: "debt" in {name.lower() for name in names(early)})


def test_letters_after_it_are_no_commands_of_the_canvas(qtbot, early):
    early.session.select(frozenset(sorted(early.session.map.links)[:1]))
    before = early.session.document
    QTest.keyClick(early.editor.canvas, Qt.Key.Key_K, CTRL)
    typed(early, "delay n +")
    make(qtbot, early)
    qtbot.waitUntil(lambda: said(early) == "delay n +")
    assert early.session.document is before


def test_what_the_canvas_knows_it_does_at_once(qtbot, early):
    link = min(early.session.map.links)
    early.session.select(frozenset([link]))
    QTest.keyClick(early.editor.canvas, "d")
    assert early.session.map.links[link].delayed
    make(qtbot, early)


def test_commands_and_keys_come_in_their_order(qtbot, early):
    """Find, type, leave, and go to the sentence bar: each to whoever was meant."""
    canvas = early.editor.canvas
    QTest.keyClick(canvas, Qt.Key.Key_F, CTRL)
    typed(early, "stra")
    QTest.keyClick(canvas, Qt.Key.Key_K, CTRL)
    typed(early, "debt")
    make(qtbot, early)
    qtbot.waitUntil(lambda: said(early) == "debt")
    assert early.editor.panels.find.findChild(QLineEdit).text() == "stra"


def test_what_is_typed_meanwhile_follows(qtbot, early):
    QTest.keyClick(early.editor.canvas, Qt.Key.Key_K, CTRL)
    typed(early, "fi")
    early.editor.panelsMade.connect(lambda: typed(early, "nes"))
    make(qtbot, early)
    qtbot.waitUntil(lambda: said(early) == "fines")


def test_an_empty_map_begins_with_what_is_typed(qtbot, early_empty):
    typed(early_empty, "new debt + fines")
    assert not names(early_empty)
    make(qtbot, early_empty)
    qtbot.waitUntil(lambda: said(early_empty) == "new debt + fines")


def test_a_key_that_never_means_anything_keeps_nobody_waiting(qtbot, early):
    QTest.keyClick(early.editor.canvas, Qt.Key.Key_F9)
    make(qtbot, early)
    canvas, link = early.editor.canvas, min(early.session.map.links)
    early.session.select(frozenset([link]))
    qtbot.waitUntil(lambda: not early._typed_ahead.is_keeping)
    QTest.keyClick(canvas, "d")
    assert early.session.map.links[link].delayed


def test_what_is_typed_before_the_map_is_seen_waits_for_it(qtbot, window, small, monkeypatch):
    monkeypatch.setattr(type(window), "_begin_panels", lambda *_: None)
    window.start(small)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window, "debt")
    qtbot.waitUntil(lambda: window.editor is not None)
    make(qtbot, window)
    qtbot.waitUntil(lambda: said(window) == "debt")


def test_what_the_canvas_knows_needs_no_panels_for_having_been_typed_early(
    qtbot, window, small, monkeypatch
):
    monkeypatch.setattr(type(window), "_begin_panels", lambda *_: None)
    window.start(small)
    QTest.keyClick(window, "n")
    QTest.keyClicks(window, "Debt")
    QTest.keyClick(window, ENTER)
    qtbot.waitUntil(lambda: window.editor is not None)
    qtbot.waitUntil(lambda: "Debt" in names(window))
    assert window.editor.panels is None
    make(qtbot, window)


def test_a_file_that_cannot_be_opened_leaves_the_keyboard_free(qtbot, window, tmp_path):
    window.start(tmp_path / "nowhere.loopmap")
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(window.banner.isVisible)
    qtbot.waitUntil(lambda: not window._typed_ahead.is_keeping)
    field = QLineEdit(window)
    field.show()
    QTest.keyClicks(field, "free")
    assert field.text() == "free"


def test_a_document_that_closes_takes_its_keys_with_it(qtbot, early, small):
    QTest.keyClick(early.editor.canvas, Qt.Key.Key_K, CTRL)
    typed(early, "lost")
    early.files.give_up()
    early.files.open(small)
    qtbot.waitUntil(lambda: early.editor is not None)
    make(qtbot, early)
    qtbot.wait(20)
    assert said(early) == ""


class ScreenReader(QObject):
    """What Qt does on Linux while one listens: holds each key, and gives it back a moment later."""

    def __init__(self):
        super().__init__()
        self._held = []
        self._answer = QTimer(self, interval=25)
        self._answer.timeout.connect(self._give_back)
        self._answer.start()

    def eventFilter(self, target, event):
        if event.type() != QEvent.Type.KeyPress or not event.spontaneous():
            return False
        copy = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        self._held.append((target, copy))
        return True

    def _give_back(self):
        if self._held:
            QCoreApplication.postEvent(*self._held.pop(0))


def test_letters_stay_in_their_order_though_a_screen_reader_holds_each(qtbot, early):
    reader = ScreenReader()
    QApplication.instance().installEventFilter(reader)
    try:
        early.show()
        early.activateWindow()
        early.editor.canvas.setFocus()
        sentence = "/fines + new debt - hope"
        for letter in sentence:
            QTest.keyClick(early.windowHandle(), letter)
            qtbot.wait(2)  # less than the reader takes: some are always on their way
        make(qtbot, early)
        qtbot.waitUntil(lambda: said(early).replace("−", "-") == sentence[1:])
    finally:
        QApplication.instance().removeEventFilter(reader)
