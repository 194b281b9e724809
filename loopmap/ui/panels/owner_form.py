"""Who takes a change on: fields below the list while it is at a change that has to be made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from loopmap.analysis.difference.to_do import Task
from loopmap.ui.panels.fields import LineField, column
from loopmap.ui.panels.looks import heading, text


class OwnerForm(QWidget):
    """``said`` carries an Owned as it is to be kept; hidden while there is no task."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Who takes this on")
        self._task: Task | None = None
        self._about = text()
        self._owner = LineField("Who owns it", "Who? A role, such as head of year")
        self._step = LineField("Next step", "What comes next?")
        self._due = LineField("By when", "By when?")
        rows = column(self, spacing=4)
        rows.setContentsMargins(6, 4, 6, 0)
        rows.addWidget(heading("Who takes this on"))
        rows.addWidget(self._about)
        for field in (self._owner, self._step, self._due):
            rows.addWidget(field)
        self._owner.committed.connect(self._set_owner)
        self._step.committed.connect(self._set_step)
        self._due.committed.connect(self._set_due)
        self.hide()

    def show_task(self, task: Task | None, *, may_edit: bool) -> None:
        """Show who owns that change; None where the list is at none."""
        same = task is not None and self._task is not None and task.key == self._task.key
        self._task = task
        self.setVisible(task is not None)
        if task is None:
            return
        if not same:
            self._about.setText(task.told)
        owned = task.owned
        self._owner.show_text(owned.owner)
        self._step.show_text(owned.step)
        self._due.show_text(owned.due)
        for field in (self._owner, self._step, self._due):
            field.setReadOnly(not may_edit)

    def begin(self) -> None:
        """Put the keyboard in the first field."""
        self._owner.setFocus()

    def _set_owner(self, words: str) -> None:
        self._say(owner=words)

    def _set_step(self, words: str) -> None:
        self._say(step=words)

    def _set_due(self, words: str) -> None:
        self._say(due=words)

    def _say(self, **words: Any) -> None:
        if self._task is not None:
            owned = replace(self._task.owned, **words)
            self._task = replace(self._task, owned=owned)
            self.said.emit(owned)
