"""A small map with a loop of each kind, and what the cards of its loops say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from loopmap.analysis.loop_views.view import LoopView
from loopmap.ui.loop_choice import LoopChoice

LINKS = [
    ("Fines", "Strain", "+"),
    ("Strain", "Fines", "+"),
    ("Strain", "Trust", "-"),
    ("Trust", "Strain", "+"),
    ("Trust", "Fines", "?"),
]
REINFORCING, BALANCING = ("l001", "l002"), ("l003", "l004")
OPEN = ("l001", "l003", "l005")


def every_loop(session, watch):
    """A choice of all loops, key or not."""
    choice = LoopChoice(session, watch)
    choice.look(LoopView(key_only=False))
    return choice


def card_texts(cards):
    role = Qt.ItemDataRole.AccessibleTextRole
    return [cards.model().index(n).data(role) for n in range(cards.model().rowCount())]


def press(qtbot, panel, words):
    """Click the button of the open card that says so."""
    (button,) = [b for b in panel.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def open_card(cards, place):
    cards.setCurrentIndex(cards.model().index(place))


def said(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
