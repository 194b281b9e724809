"""The menu of a row in a list: what its keys do, for who does not know them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QListWidget, QMenu, QWidget


class Line(NamedTuple):
    """What a line says, the key that does the same in the list, and what it does."""

    words: str
    key: str
    run: Callable[[], object]
    enabled: bool = True


def add_line(menu: QMenu, line: Line) -> None:
    """A line with its key; the list itself answers to the key."""
    action = menu.addAction(f"{line.words}\t{line.key}")
    action.setEnabled(line.enabled)
    action.triggered.connect(lambda _=False: line.run())


def row_menu(parent: QWidget, lines: Sequence[Line]) -> QMenu:
    """A menu of these lines that goes when it has been used; the caller shows it."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for line in lines:
        add_line(menu, line)
    return menu


def is_about_a_row(rows: QListWidget, event: QContextMenuEvent) -> bool:
    """Whether a menu is asked for a row, which is then the current one."""
    if event.reason() is not QContextMenuEvent.Reason.Keyboard:
        item = rows.itemAt(event.pos())
        if item is None:
            return False
        rows.setCurrentItem(item)
    return rows.currentItem() is not None
