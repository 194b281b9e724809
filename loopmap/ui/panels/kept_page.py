"""Kept runs: a list, and for the one chosen what was asked, what was answered, and what is now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QWidget

from loopmap.diagram.style import Style, load_style
from loopmap.editing.edits.runs import has_changed, scenario_of
from loopmap.editing.kept_again import ask_again
from loopmap.editing.kept_words import (
    CHANGED,
    GONE,
    class_of,
    tell_kept_answer,
    tell_kept_run,
    tell_now,
)
from loopmap.editing.session import Event
from loopmap.editing.what_if import WhatIf
from loopmap.errors import LoopmapError
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Fact, KeptAnswer, KeptRun, Link, Variable
from loopmap.simulation import ScenarioResult
from loopmap.simulation.side_by_side import fits
from loopmap.simulation.words import tell_class
from loopmap.ui.panels.class_badge import ClassBadge
from loopmap.ui.panels.fields import LineField, column, empty, plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.kept_edits import KeptEdits
from loopmap.ui.panels.looks import muted, small, strong, text
from loopmap.ui.panels.row_button import RowButton
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.scrolled import Scrolled

JOB = "a kept run, asked again"
_NONE_YET = "No run of this map is kept yet. Keep one to come back to it when the map has changed."


class KeptPage(RunPage):
    """Runs of this map that people kept; ``keep`` keeps the answer on show."""

    title = "Kept"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._style = load_style("light")
        self._found: WhatIf | None = None
        self._chosen: RecordId | None = None
        self._now: dict[RecordId, ScenarioResult] = {}
        self.edits = KeptEdits(desk.session, self)
        self.edits.refused.connect(self.refused)
        self.keep_button = plain_button("Keep this run", "Keep the answer on show in the document")
        self.keep_button.clicked.connect(self.keep)
        self._list = column(spacing=1)
        self._group = QButtonGroup(self)
        self._empty = muted(_NONE_YET)
        self._detail = QWidget()
        self._make_detail()
        left = QWidget()
        inside = column(left, spacing=4)
        inside.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._empty)
        inside.addLayout(self._list)
        inside.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(22)
        across.addWidget(Scrolled(left), 5)
        across.addWidget(Scrolled(self._detail), 8)
        self._stop = desk.session.listen(self._hear)
        self._show_list()

    def show_found(self, found: WhatIf | None) -> None:
        self._found = found
        self.keep_button.setEnabled(found is not None)
        self._show_list()

    def set_style(self, style: Style) -> None:
        self._style = style
        for badge in self.findChildren(ClassBadge):
            badge.set_style(style)

    def close_session(self) -> None:
        self._stop()
        self.desk.jobs.cancel(JOB)

    def keep(self) -> None:
        """Keep the answer on show."""
        if self._found is not None:
            kept = self.edits.keep(self._found)
            if kept is not None:
                self._choose(kept)

    def _make_detail(self) -> None:
        self._name = LineField("Name of the kept run", "Name", title=True)
        self._name.committed.connect(self._rename)
        self._told, self._made, self._changed = text(), small(), small()
        self._again = plain_button("Ask again now", "Ask the same of the map as it is now")
        self._again.clicked.connect(self._ask_again)
        self._delete = plain_button("Delete", "Delete this kept run; undo brings it back")
        self._delete.clicked.connect(self._remove)
        self._answers = column(spacing=4)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=12)
        for button in (self._again, self._delete):
            flow.addWidget(button)
        down = column(self._detail, spacing=4)
        for part in (self._name, self._told, self._made, self._changed, buttons):
            down.addWidget(part)
        down.addLayout(self._answers)
        down.addStretch(1)

    def _hear(self, event: Event) -> None:
        if event.change.touched(Variable, Link, Fact) or event.replaced:
            self._now.clear()
        elif not (event.change.touched(KeptRun) or event.map_changed):
            return
        if self.isVisible():
            self._show_list()

    def _show_list(self) -> None:
        runs = in_order(self.desk.session.map.runs)
        if self._chosen not in self.desk.session.map.runs:
            self._chosen = runs[-1].id if runs else None
        empty(self._list)
        for run in reversed(runs):
            row = RowButton(run.name, f"Kept run: {run.name}")
            row.setCheckable(True)
            self._group.addButton(row)
            row.setChecked(run.id == self._chosen)
            row.clicked.connect(partial(self._choose, run.id))
            self._list.addWidget(row)
        self._empty.setVisible(not runs)
        self._show_run()

    def _choose(self, run: RecordId, _: bool = False) -> None:
        self._chosen = run
        self._show_list()

    def _run(self) -> KeptRun | None:
        return None if self._chosen is None else self.desk.session.map.runs.get(self._chosen)

    def _show_run(self) -> None:
        run, causal_map = self._run(), self.desk.session.map
        self._detail.setVisible(run is not None)
        if run is None:
            return
        self._name.show_text(run.name)
        self._told.setText("; ".join(run.told) + ".")
        self._made.setText(tell_kept_run(run))
        may_ask = fits(causal_map, scenario_of(run))
        changed = [CHANGED] if has_changed(causal_map, run) else []
        self._changed.setText(" ".join(changed if may_ask else [*changed, GONE]))
        self._changed.setVisible(bool(self._changed.text()))
        self._again.setEnabled(may_ask)
        empty(self._answers)
        for answer in run.answers:
            self._answers.addWidget(self._answer(run, answer, self._now.get(run.id)))

    def _answer(self, run: KeptRun, answer: KeptAnswer, now: ScenarioResult | None) -> QWidget:
        """One line of what was answered then, and under it what is answered now."""
        whole, words = QWidget(), column(spacing=0)
        said: list[QLabel] = [strong(tell_kept_answer(answer, run.runaway))]
        said += [] if now is None else [text(tell_now(answer, now))]
        for label in said:
            words.addWidget(label)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        certainty = class_of(answer)
        if certainty is None:
            row.addWidget(small(answer.certainty))
        else:
            badge = ClassBadge(certainty, self._style)
            badge.show_class(certainty, tell_class(certainty, run.runaway))
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _rename(self, name: str) -> None:
        if self._chosen is not None:
            self.edits.rename(self._chosen, name)

    def _remove(self) -> None:
        if self._chosen is not None:
            self.edits.delete(self._chosen)

    def _ask_again(self) -> None:
        run = self._run()
        if run is not None:
            self._again.setEnabled(False)
            work = partial(ask_again, self.desk.session.map, run)
            self.desk.jobs.run(JOB, work, partial(self._tell, run.id), self._fail)

    def _tell(self, run: RecordId, result: ScenarioResult) -> None:
        self._now[run] = result
        self._show_run()

    def _fail(self, error: Exception) -> None:
        self._show_run()
        if isinstance(error, LoopmapError):
            self._changed.setText(str(error))
            self._changed.show()
        else:
            self.desk.jobs.failed.emit(error)
