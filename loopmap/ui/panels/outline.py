"""The outline: variables and links as tables that can do what the canvas can.

For people who work without a mouse or with a screen reader, and for everybody
when a list is quicker than a picture.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.touch import free_name
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.session import Event, Session
from loopmap.model.change import Change
from loopmap.model.records import Link, Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.looks import strong
from loopmap.ui.panels.outline_columns import LINK_COLUMNS, VARIABLE_COLUMNS
from loopmap.ui.panels.outline_model import OutlineModel
from loopmap.ui.panels.outline_table import OutlineTable

VARIABLE_WIDTHS = (138, 62, 64, 90, 56, 56)
LINK_WIDTHS = (104, 40, 104, 72, 68, 72, 220)


class OutlinePanel(QWidget):
    """Both tables, in step with the session; ``refused`` carries the sentence of a refusal."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Outline")
        self._session = session
        self._asking = Asking(session, self)
        self._asking.refused.connect(self.refused)
        self._stale = True
        self._variables = OutlineModel(self._asking, VARIABLE_COLUMNS, lambda m: m.variables)
        self._links = OutlineModel(self._asking, LINK_COLUMNS, lambda m: m.links)
        self._variable_table = OutlineTable("Variables", self._variables, session, VARIABLE_WIDTHS)
        self._link_table = OutlineTable("Links", self._links, session, LINK_WIDTHS)
        self.setFocusProxy(self._variable_table)
        self._tables = (self._variable_table, self._link_table)
        add_variable_button = plain_button("Add variable", "A new variable under the others")
        self._add_link_button = plain_button("Link the two", "From the first selected to the other")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(_titled("Variables", add_variable_button, self._variable_table))
        split.addWidget(_titled("Links", self._add_link_button, self._link_table))
        split.setChildrenCollapsible(False)
        layout.addWidget(split)
        add_variable_button.clicked.connect(self._add_variable)
        self._add_link_button.clicked.connect(self._add_link)
        for table in self._tables:
            table.removing.connect(self._remove)
        self._stop = session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _hear(self, event: Event) -> None:
        if event.change.touched(Variable, Link) or event.map_changed or event.replaced:
            self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Show the session as it stands; done only while somebody can see it."""
        if self._stale:
            self._stale = False
            self._variables.refresh()
            self._links.refresh()
        for table in self._tables:
            table.follow()
        self._add_link_button.setEnabled(len(self._chosen_variables()) == 2)

    def _chosen_variables(self) -> list[Variable]:
        return [v for i in self._session.selection if (v := self._session.map.variables.get(i))]

    def _add_variable(self) -> None:
        session = self._session
        self._asking.do("Add variable", self._new_variable)
        newest = max(session.map.variables.values(), key=lambda v: v.order)
        session.select(frozenset([newest.id]))
        row = self._variables.row_of(newest.id)
        if row is not None:
            index = self._variables.index(row, 0)
            self._variable_table.setCurrentIndex(index)
            self._variable_table.edit(index)

    def _new_variable(self) -> Change:
        session = self._session
        names = [v.name for v in session.map.variables.values()]
        lowest = max((v.y for v in session.map.variables.values()), default=-90.0) + 90.0
        name = free_name("New variable", names)
        return add_variable(session.document, session.map_id, name, (0.0, lowest), session.new_id)

    def _add_link(self) -> None:
        session = self._session
        first, second = sorted(self._chosen_variables(), key=lambda v: (v.order, v.id))
        self._asking.do(
            "Draw link",
            lambda: add_link(session.document, session.map_id, first.id, second.id, session.new_id),
        )

    def _remove(self) -> None:
        session = self._session
        self._asking.do(
            "Delete",
            lambda: delete_records(session.document, session.map_id, session.selection),
        )


def _titled(title: str, button: QWidget, table: QWidget) -> QWidget:
    box = QWidget()
    label = strong(title)
    line = QHBoxLayout()
    line.setContentsMargins(14, 0, 10, 0)
    line.addWidget(label)
    line.addStretch(1)
    line.addWidget(button)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 2, 0, 2)
    layout.setSpacing(2)
    layout.addLayout(line)
    layout.addWidget(table)
    return box
