"""Where the Tab key goes next, for widgets that are made after what comes behind them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_on(first: QWidget, then: Iterable[QWidget]) -> None:
    """Have Tab go from ``first`` to these one after the other, each with all inside it."""
    for widget in then:
        for one in (widget, *widget.findChildren(QWidget)):
            can_be_reached = one.focusPolicy() & Qt.FocusPolicy.TabFocus
            if can_be_reached and one.window() is first.window():  # not the list of a box
                QWidget.setTabOrder(first, one)
                first = one
