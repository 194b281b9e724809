"""Rows made in turn: the first at once, all of them in the end, in order, and none that is gone."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from loopmap.ui.panels.rows_in_turn import AT_ONCE, RowsInTurn

MANY = 40


@pytest.fixture
def column(qtbot):
    made = RowsInTurn(spacing=2)
    qtbot.addWidget(made)
    made.show()
    return made


def labels(names):
    return [partial(QLabel, name) for name in names]


def told(column):
    """What is to be read from above to below."""
    seen = [label for label in column.findChildren(QLabel) if label.isVisibleTo(column)]
    return [label.text() for label in sorted(seen, key=lambda at: at.mapTo(column, QPoint()).y())]


def names(kind):
    return [f"{kind} {n}" for n in range(MANY)]


def test_what_is_seen_first_is_there_at_once_and_the_rest_follows(qtbot, column):
    column.show_rows(labels(names("Strain")))
    assert told(column) == names("Strain")[:AT_ONCE]
    qtbot.waitUntil(lambda: len(told(column)) == MANY)
    qtbot.waitUntil(lambda: told(column) == names("Strain"))


def test_other_rows_come_in_place_of_those_not_yet_made(qtbot, column):
    column.show_rows(labels(names("Strain")))
    column.show_rows(labels(names("Trust")))
    qtbot.waitUntil(lambda: told(column) == names("Trust"))
    qtbot.waitUntil(lambda: len(column.findChildren(QLabel)) == MANY)


def test_nothing_is_made_while_nobody_sees_it(qtbot, column):
    column.hide()
    column.show_rows(labels(names("Strain")))
    qtbot.wait(60)
    assert len(column.findChildren(QLabel)) == AT_ONCE
    column.show()
    qtbot.waitUntil(lambda: told(column) == names("Strain"))
