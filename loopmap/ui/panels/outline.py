"""The outline: variables and links as tables that can do what the canvas can.

For people who work without a mouse or with a screen reader, and for everybody
when a list is quicker than a picture. Ins goes to the line where a row is added,
Enter or F2 edits a cell, Delete takes the selected rows away, Esc goes to the same
things on the canvas, the menu key shows the rest. In the table of links the keys of
the canvas set signs, delay and strength of all selected rows.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from loopmap.editing.session import Event, Session
from loopmap.model.query import fold_name
from loopmap.model.records import Group, Link, Sign, Strength, Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.outline_columns import LINK_COLUMNS, VARIABLE_COLUMNS
from loopmap.ui.panels.outline_edits import OutlineEdits
from loopmap.ui.panels.outline_entry import EntryField, LinkEntry, VariableEntry
from loopmap.ui.panels.outline_halves import Half, Halves
from loopmap.ui.panels.outline_menu import table_menu
from loopmap.ui.panels.outline_model import OutlineModel
from loopmap.ui.panels.outline_table import OutlineTable, Quick
from loopmap.ui.turns import Turns

MOST_AT_ONCE = 600
"""With more links than this the tables follow an edit in a turn of their own."""

VARIABLE_WIDTHS = (138, 66, 78, 96, 66, 66)
LINK_WIDTHS = (104, 48, 104, 72, 76, 76, 220)


class OutlinePanel(QWidget):
    """Both tables, in step with the session.

    ``refused`` carries the sentence of a refusal; ``escaped`` asks for the keyboard to go
    to the canvas; ``told`` says how many rows hold the words sought.
    """

    refused = Signal(str)
    escaped = Signal()
    told = Signal(str)

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, turns: Turns | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Outline")
        self._session = session
        self._turn = turns.own(self._look) if turns else None
        self._asking = Asking(session, self)
        self._asking.refused.connect(self.refused)
        self._edits = OutlineEdits(self._asking)
        self._stale = True
        self._variables = OutlineModel(self._asking, VARIABLE_COLUMNS, lambda m: m.variables)
        self._links = OutlineModel(self._asking, LINK_COLUMNS, lambda m: m.links)
        self._variable_table = OutlineTable("Variables", self._variables, session, VARIABLE_WIDTHS)
        self._link_table = OutlineTable("Links", self._links, session, LINK_WIDTHS)
        self._tables = (self._variable_table, self._link_table)
        self._add_variable, self._add_link = VariableEntry(), LinkEntry()
        self._seek = EntryField("Show rows with", "Show rows with …", "Any words of a row")
        self._shown = muted()
        self._join = plain_button("Link the two", "From the first selected to the other")
        self.setFocusProxy(self._variable_table)
        self._lay_out()
        self._connect()

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _lay_out(self) -> None:
        layout = _scrolled(self)
        seeking = QHBoxLayout()
        seeking.setContentsMargins(14, 4, 10, 0)
        seeking.addWidget(self._seek, 1)
        layout.addLayout(seeking)
        self._shown.setContentsMargins(16, 0, 10, 0)
        self._shown.hide()
        layout.addWidget(self._shown)
        self._halves = Halves(
            Half("Variables", None, self._add_variable, self._variable_table),
            Half("Links", self._join, self._add_link, self._link_table),
        )
        layout.addWidget(self._halves, 1)

    def _connect(self) -> None:
        self._link_table.quick = self._keys_of_links()
        self._add_variable.wanted.connect(self._make_variable)
        self._add_link.wanted.connect(self._make_link)
        self._join.clicked.connect(self._edits.join_two)
        self._seek.textChanged.connect(self._sift)
        self._seek.entered.connect(self._to_variables)
        self._halves.turned.connect(self._begin_in_what_is_open)
        self._seek.escaped.connect(self._stop_seeking)
        self._variable_table.adding.connect(self._add_variable.setFocus)
        self._link_table.adding.connect(self._add_link.setFocus)
        self._add_variable.escaped.connect(self._variable_table.setFocus)
        self._add_link.escaped.connect(self._link_table.setFocus)
        for table in self._tables:
            table.removing.connect(self._edits.remove)
            table.leaving.connect(self.escaped)
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(partial(self._show_menu, table))
        self._stop = self._session.listen(self._hear)

    def _keys_of_links(self) -> Quick:
        """The letters of the canvas, for cells in which no text is typed."""
        edits = self._edits
        return {
            "+": partial(edits.set_sign, Sign.SAME),
            "=": partial(edits.set_sign, Sign.SAME),
            "-": partial(edits.set_sign, Sign.OPPOSITE),
            "?": partial(edits.set_sign, Sign.UNKNOWN),
            "d": edits.delay,
            "1": partial(edits.set_strength, Strength.WEAK),
            "2": partial(edits.set_strength, Strength.MEDIUM),
            "3": partial(edits.set_strength, Strength.STRONG),
            "r": edits.reverse,
        }

    # in step with the session

    def _hear(self, event: Event) -> None:
        if event.change.touched(Variable, Link, Group) or event.map_changed or event.replaced:
            self._stale = True
        if self._turn is not None and len(self._session.map.links) > MOST_AT_ONCE:
            self._turn.ask()  # thousands of rows come after the edit is seen
        else:
            self._look()

    def _look(self) -> None:
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Show the session as it stands; done only while somebody can see it."""
        if self._stale:
            self._stale = False
            self._variables.refresh()
            self._links.refresh()
            names = (variable.name for variable in self._session.map.variables.values())
            self._add_link.offer(sorted(names, key=fold_name))  # the whole name before longer ones
        for table in self._tables:
            table.follow()
        self._halves.follow()
        chosen = self._session.selection
        if chosen and not chosen - self._session.map.links.keys():
            self._halves.show_table(self._link_table)
        elif chosen:
            self._halves.show_table(self._variable_table)
        self._join.setEnabled(len(self._edits.chosen_variables()) == 2)
        self._begin_in_what_is_open()
        for entry in (self._add_variable, self._add_link):
            entry.setEnabled(self._session.read_only is None)

    def _sift(self, typed: str) -> None:
        """Show the rows that hold what is typed, and say how many there are."""
        for model in (self._variables, self._links):
            model.seek(typed)
        causal_map = self._session.map
        found = (self._variables.rowCount(), self._links.rowCount())
        said = (
            f"{found[0]:,} of {len(causal_map.variables):,} variables, "
            f"{found[1]:,} of {len(causal_map.links):,} links."
        )
        self._shown.setText(said)
        self._shown.setVisible(bool(typed.strip()))
        self.told.emit(said if typed.strip() else "All rows.")

    def _stop_seeking(self) -> None:
        """Esc shows every row again; once more, it goes to the table."""
        if self._seek.text():
            self._seek.clear()
        else:
            self._to_variables()

    def _to_variables(self) -> None:
        self._halves.go_to(self._variable_table)

    def _begin_in_what_is_open(self) -> None:
        empty = not self._session.map.variables
        self.setFocusProxy(self._add_variable if empty else self._halves.shown)

    # what people ask for

    def _make_variable(self, name: str) -> None:
        if self._edits.make_variable(name):
            self._add_variable.clear()

    def _make_link(self, cause: str, sign: Sign, effect: str) -> None:
        if self._edits.make_link(cause, sign, effect):
            self._add_link.clear()

    def _show_menu(self, table: OutlineTable, at: QPoint) -> None:
        menu = table_menu(table, self._edits, may_edit=self._session.read_only is None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        on_row = table.indexAt(at).isValid()
        menu.popup(table.viewport().mapToGlobal(at) if on_row else table.menu_place())


def _scrolled(panel: QWidget) -> QVBoxLayout:
    """The column of a panel; where large words leave it no room, it can be scrolled."""
    area, inner = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    around = QVBoxLayout(panel)
    around.setContentsMargins(0, 0, 1, 0)  # the line between it and the map is the column's
    around.addWidget(area)
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 4, 0, 0)
    return column
