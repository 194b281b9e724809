"""Three questions that somebody new asks of a map, answered by mouse alone in the real window.

Every click counts: a press of a button of the mouse, or the one key that settles a link.
None of the three may take more than six.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QMenu, QPushButton

from loopmap.editing.edits.links import set_sign
from loopmap.model.records import Sign
from loopmap.resources import examples

MOST = 6


class Hand:
    """A hand on the mouse that counts its clicks."""

    def __init__(self, window) -> None:
        self.window, self.clicks = window, 0

    @property
    def panel(self):
        return self.window.editor.panels.loops

    def click(self, widget, place: QPoint | None = None) -> None:
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())

    def button(self, words: str) -> None:
        (found,) = [
            b for b in self.panel.findChildren(QPushButton) if b.text() == words and b.isVisible()
        ]
        self.click(found)

    def right_click(self, at) -> QMenu:
        self.clicks += 1
        canvas = self.window.editor.canvas
        place = canvas.camera.to_screen(at, canvas.frame())
        pixel = QPoint(round(place.x), round(place.y))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pixel, canvas.mapToGlobal(pixel))
        QApplication.sendEvent(canvas, event)
        return next(menu for menu in self.window.findChildren(QMenu) if menu.isVisible())

    def choose(self, menu: QMenu, words: str) -> None:
        self.clicks += 1
        action = next(a for a in menu.actions() if a.text() == words)
        assert action.isEnabled()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def card(self, words: str) -> None:
        """Click the card whose label and title are these."""
        cards = self.panel.findChild(QListView)
        rows = cards.model()
        index = next(rows.index(n) for n in range(rows.rowCount()) if rows.index(n).data() == words)
        cards.scrollTo(index)
        place = cards.visualRect(index)
        self.click(cards.viewport(), QPoint(place.center().x(), place.top() + 12))

    def cards(self) -> list[str]:
        """What the cards of the list say at a glance."""
        rows = self.panel.findChild(QListView).model()
        return [rows.index(n).data() for n in range(rows.rowCount())]


@pytest.fixture
def hand(qtbot, window, tmp_path) -> Hand:
    """A hand before the example about fines."""
    example = next(path for path in examples() if path.stem.startswith("fines"))
    file = tmp_path / "fines.loopmap"
    file.write_bytes(Path(example).read_bytes())
    window.files.open(file)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    watch = window.editor.panels.watch
    qtbot.waitUntil(lambda: watch.loops is not None and not watch.is_searching)
    return Hand(window)


def fines(hand):
    causal_map, drawing = hand.window.session.map, hand.window.editor.canvas.drawing
    variable = next(v.id for v in causal_map.variables.values() if v.name.startswith("Fines iss"))
    return drawing.label_boxes[variable].centre


def labels(hand) -> list[str]:
    return [label.text() for label in hand.panel.findChildren(QLabel) if label.isVisible()]


def test_which_loops_keep_fines_going(qtbot, hand):
    hand.choose(hand.right_click(fines(hand)), "Loops through this")
    assert hand.cards() == ["R1 Fines trap", "R2 Driven from help", "B1 Deterrence as intended"]
    hand.card("R1 Fines trap")
    assert any(text.startswith("More fines issued to parents") for text in labels(hand))
    assert any(text == "Through Fines issued to parents: 3 of 3 loops." for text in labels(hand))
    assert hand.clicks <= MOST


def test_what_would_make_r1_stop(qtbot, hand):
    hand.card("R1 Fines trap")
    hand.button("What would stop it?")
    told = labels(hand)
    assert "School attendance → Attendance gap seen by school" in told
    assert "Stated. No other loop stops." in told
    assert "Implied. B1 and R2 stop too." in told
    assert hand.clicks <= MOST


def test_which_arrows_must_we_still_agree_on(qtbot, hand):
    session = hand.window.session
    doubted = next(
        link.id
        for link in session.map.links.values()
        if session.map.variables[link.source].name == "School attendance"
    )
    session.do("Doubt", set_sign(session.document, session.map_id, [doubted], Sign.UNKNOWN))
    hand.window.editor.turns.flush()
    assert "Settle these first" in labels(hand)
    (line,) = [b for b in hand.panel.settle.findChildren(QPushButton) if b.isVisible()]
    assert "3 loops hinge on it" in line.accessibleName()
    hand.click(line)
    assert session.selection == {doubted}
    hand.clicks += 1
    qtbot.keyClick(line, Qt.Key.Key_Minus)
    assert session.map.links[doubted].sign is Sign.OPPOSITE
    hand.window.editor.turns.flush()
    assert "No link is marked ? on this map." in labels(hand)
    assert hand.clicks <= MOST
