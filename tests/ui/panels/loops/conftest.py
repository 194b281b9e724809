"""The loops panel on a small map with a loop of each kind."""

import pytest
from PySide6.QtWidgets import QListView

from loopmap.editing.session import Session
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.loops_panel import LoopsPanel
from tests.support.loop_cards import LINKS
from tests.support.signed_maps import document_with, signed_map


@pytest.fixture
def session():
    return Session(document_with(signed_map(LINKS)))


@pytest.fixture
def watch(session):
    made = LoopWatch(session)
    yield made
    made.close()


@pytest.fixture
def choice(session, watch):
    made = LoopChoice(session, watch)
    yield made
    made.close()


@pytest.fixture
def panel(session, watch, choice, qtbot):
    made = LoopsPanel(session, watch, choice)
    qtbot.addWidget(made)
    made.resize(260, 600)
    made.show()
    qtbot.waitUntil(lambda: not watch.is_searching)
    watch.turns.flush()
    made.findChild(QListView).setFocus()
    yield made
    made.close_session()


@pytest.fixture
def cards(panel):
    return panel.findChild(QListView)


@pytest.fixture
def chosen(panel):
    heard = []
    panel.loopChosen.connect(heard.append)
    return heard
