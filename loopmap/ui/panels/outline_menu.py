"""The menu of an outline table: everything that can be done to its rows, with the keys for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from loopmap.model.records import Sign, Strength
from loopmap.ui.panels.outline_edits import OutlineEdits
from loopmap.ui.panels.outline_table import OutlineTable
from loopmap.ui.panels.row_menu import Line, add_line

SIGNS = (
    (Sign.SAME, "Same way", "+"),
    (Sign.OPPOSITE, "Opposite way", "-"),
    (Sign.UNKNOWN, "Not agreed", "?"),
)
STRENGTHS = ((Strength.WEAK, "1"), (Strength.MEDIUM, "2"), (Strength.STRONG, "3"))


def table_menu(table: OutlineTable, edits: OutlineEdits, *, may_edit: bool) -> QMenu:
    """The menu for the current cell and the selected rows; the caller shows it."""
    menu = QMenu(table)
    index = table.currentIndex()
    is_row = index.isValid()
    add_line(menu, Line("Edit", "F2", lambda: table.edit(index), may_edit and is_row))
    add_line(menu, Line("Add", "Ins", table.adding.emit, may_edit))
    add_line(menu, Line("Delete", "Del", table.removing.emit, may_edit and is_row))
    add_line(menu, Line("Go to it on the map", "Ctrl+Enter", table.leaving.emit, is_row))
    if edits.chosen_links():
        _add_link_lines(menu, edits, may_edit)
    menu.addSeparator()
    table.add_sorting_to(menu)
    return menu


def _add_link_lines(menu: QMenu, edits: OutlineEdits, may_edit: bool) -> None:
    menu.addSeparator()
    for sign, words, key in SIGNS:
        add_line(menu, Line(words, key, partial(edits.set_sign, sign), may_edit))
    menu.addSeparator()
    add_line(menu, Line("Delayed, or not", "D", edits.delay, may_edit))
    for strength, key in STRENGTHS:
        words = strength.value.capitalize()
        add_line(menu, Line(words, key, partial(edits.set_strength, strength), may_edit))
    add_line(menu, Line("Reverse", "R", edits.reverse, may_edit))
