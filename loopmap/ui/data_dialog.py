"""Data from a table: which column is which variable, what could not be read, and keeping it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from loopmap.editing.data_from_table import Matched, keep_data, matched
from loopmap.errors import EditRefused, FormatError, LoopmapError
from loopmap.formats.csv_times import LARGEST, Column, TimeTable, read_times
from loopmap.formats.storage.save import reason
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import has_equations, in_order
from loopmap.model.token import Token
from loopmap.ui.editor import Editor
from loopmap.ui.jobs import Jobs
from loopmap.ui.means import Means
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.looks import heading, muted, small, strong, text
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS

JOB = "read a table"
LEAVE_OUT = "Leave out"
HOW = (
    "Each column is laid into the chart of its variable: stretched to its height and to one side"
    " of today, with words that say so. Data are private until you say otherwise."
)
IN_UNITS = "Where this map runs by its equations they lie beside the run as they are, in units."
_SIZE = QSize(760, 460)
_LONGEST_OFFER = 26
_SHARE_OF_SCREEN = 0.9


def read_data(editor: Editor, means: Means, jobs: Jobs) -> None:
    """Ask for a table, read it in the background, and ask which column is which variable."""
    path = means.dialogs.to_read_table()
    if path is None:
        return

    def failed(error: Exception) -> None:
        if isinstance(error, LoopmapError):
            means.banner.warn(str(error))
        else:
            jobs.failed.emit(error)

    jobs.run(JOB, partial(_read, path), partial(_ask, editor, path.name), failed)


def _read(path: Path, _: Token) -> TimeTable:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise FormatError(f"It cannot be read: {reason(error)}", file=path.name) from error
    return read_times(content, path.name)


def _ask(editor: Editor, source: str, table: TimeTable) -> None:
    DataDialog(editor, source, table).show()


class DataDialog(QDialog):
    """Beside the work; what is kept is one step of undo on the map it was asked for."""

    def __init__(self, editor: Editor, source: str, table: TimeTable) -> None:
        super().__init__(editor)
        self.setWindowTitle(f"Data from {source}")
        self._editor, self._source = editor, source
        self._map: MapId = editor.session.map_id
        self._choices: list[tuple[Column, ChoiceBox]] = []
        self.ahead = QCheckBox("Lay them from today on, beside the run; else they end today")
        self.problem = text()
        self.problem.hide()
        self.buttons = QDialogButtonBox()
        keep = self.buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        keep.setDefault(True)
        self._lay_out(table)
        self.buttons.accepted.connect(self.keep)
        self.buttons.rejected.connect(self.reject)
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def chosen(self) -> dict[RecordId, Column]:
        """Which column is kept for which variable."""
        asked = ((box.currentData(), column) for column, box in self._choices)
        return {variable: column for variable, column in asked if variable is not None}

    def keep(self) -> None:
        """Keep what was chosen, or say why not."""
        asked = [box.currentData() for _, box in self._choices if box.currentData() is not None]
        if len(set(asked)) < len(asked):
            self._refuse("Two columns are chosen for the same variable.")
            return
        session, chosen = self._editor.session, self.chosen()
        if not chosen:
            self._refuse("No column is chosen for any variable.")
            return
        ahead = self.ahead.isChecked()
        try:
            document, new = session.document, session.new_id
            change = keep_data(document, self._map, chosen, self._source, new, ahead=ahead)
            session.do("Keep data", change)
        except EditRefused as refusal:
            self._refuse(str(refusal))
            return
        self.accept()
        if self._editor.panels is not None and session.map_id == self._map:
            session.select(frozenset({next(iter(chosen))}))
            self._editor.panels.what_if.show_over_time()

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _lay_out(self, table: TimeTable) -> None:
        causal_map = self._editor.session.map
        rows = column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        rows.addWidget(strong(f"Which column of “{self._source}” is which variable?"))
        rows.addWidget(muted(f"{HOW} {IN_UNITS}" if has_equations(causal_map) else HOW))
        names = {v.id: v.name for v in in_order(causal_map.variables)}
        rows.addWidget(Scrolled(self._grid(matched(causal_map, table), names)), 3)
        if table.complaints:
            rows.addWidget(heading("What could not be read"))
            complaints = text("\n".join(table.complaints))
            complaints.setAlignment(Qt.AlignmentFlag.AlignTop)
            rows.addWidget(Scrolled(complaints), 2)
        for part in (self.ahead, self.problem, self.buttons):
            rows.addWidget(part)

    def _grid(self, listed: tuple[Matched, ...], names: dict[RecordId, str]) -> QWidget:
        grid_of = QWidget()
        grid = QGridLayout(grid_of)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, share in ((0, 2), (1, 3), (2, 4)):
            grid.setColumnStretch(column, share)
        for row, one in enumerate(listed):
            box = _choices(one, names)
            self._choices.append((one.column, box))
            grid.addWidget(text(one.column.name), row, 0)
            grid.addWidget(small(_about(one.column)), row, 1)
            grid.addWidget(box, row, 2)
            if one.variable is None and one.near:
                grid.addWidget(_offer(names[one.near[0]], box), row, 3)
        grid.setRowStretch(len(listed), 1)
        return grid_of


def _choices(one: Matched, names: dict[RecordId, str]) -> ChoiceBox:
    """The variable of that name, else names near it before all others."""
    box = ChoiceBox(f"Variable for {one.column.name}", "the variable whose data these are")
    box.addItem(LEAVE_OUT, None)
    first = (one.variable,) if one.variable is not None else one.near
    for variable in first:
        box.addItem(names[variable], variable)
    if first:
        box.insertSeparator(box.count())
    for variable, name in names.items():
        if variable not in first:
            box.addItem(name, variable)
    box.setCurrentIndex(1 if one.variable is not None else 0)
    return box


def _offer(name: str, box: ChoiceBox) -> QPushButton:
    """The nearest name, to be taken with a press."""
    shown = name if len(name) <= _LONGEST_OFFER else f"{name[: _LONGEST_OFFER - 1]}…"
    button = plain_button(f"{shown}?", f"No variable is called that; take “{name}”")
    button.clicked.connect(partial(box.setCurrentIndex, 1))
    return button


def _about(column: Column) -> str:
    values = [value for _, value in column.points]
    times = column.points[0][0], column.points[-1][0]
    return f"{len(values)} values, {times[0]:g} to {times[1]:g}, {min(values):g} to {max(values):g}"
