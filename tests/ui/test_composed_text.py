"""A word being composed by an input method is not written over the placeholder."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from loopmap.ui.panels.fields import TextField
from loopmap.ui.panels.sentence_entry import SentenceEntry


def compose(field, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


@pytest.fixture(params=[SentenceEntry, lambda: TextField("Reason")], ids=["bar", "panel"])
def field(qtbot, request):
    made = request.param()
    qtbot.addWidget(made)
    made.setPlaceholderText("Say something")
    made.show()
    return made


def test_what_is_composed_stands_alone_and_the_placeholder_comes_back(field):
    compose(field, "がっこう")
    assert field.placeholderText() == ""
    field.setPlaceholderText("Say something else")
    assert field.placeholderText() == "", "also when the bar opens meanwhile"
    compose(field, "")
    assert field.placeholderText() == "Say something else"


def test_what_is_committed_is_the_text(field):
    compose(field, "がっこう")
    compose(field, "", "学校")
    assert field.toPlainText() == "学校"
    assert field.placeholderText() == "Say something"
