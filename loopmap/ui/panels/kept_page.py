"""Kept runs: a list, and for the one chosen what was asked, what was answered, and what is now."""

from __future__ import annotations

from functools import partial
from operator import is_not

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from loopmap.diagram.style import Style, load_style
from loopmap.editing.edits.runs import has_changed
from loopmap.editing.kept_again import ask_again, may_be_asked_again, run_again
from loopmap.editing.kept_words import CHANGED, GONE, tell_kept_run
from loopmap.editing.session import Event
from loopmap.editing.what_if import WhatIf
from loopmap.errors import LoopmapError
from loopmap.formats.chart_file import ShownChart
from loopmap.formats.frames_out import frames_out
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Fact, KeptAnswer, KeptRun, Link, MapInfo, Variable
from loopmap.simulation import ScenarioResult
from loopmap.simulation.equations.runs import MapRun
from loopmap.ui.panels.class_badge import ClassBadge
from loopmap.ui.panels.fields import LineField, column, empty, plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.kept_answers import answer_row, stopped_lines
from loopmap.ui.panels.kept_choice import KeptChoice
from loopmap.ui.panels.kept_curves import KeptCurves
from loopmap.ui.panels.kept_edits import KeptEdits
from loopmap.ui.panels.looks import muted, small, text
from loopmap.ui.panels.row_button import RowButton
from loopmap.ui.panels.rows_in_turn import RowsInTurn
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.panels.turning import HIGH, TurningLayout

JOB = "a kept run, asked again"
_NONE_YET = "No run of this map is kept yet. Keep one to come back to it when the map has changed."


class KeptPage(RunPage):
    """Runs of this map that people kept; ``keep`` keeps the answer on show."""

    title = "Kept"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._style = load_style("light")
        self._found: WhatIf | None = None
        self.chosen: RecordId | None = None
        self.now: dict[RecordId, ScenarioResult | MapRun] = {}
        self._compared: tuple[tuple[object, ...], bool] | None = None
        self.edits = KeptEdits(desk.session, self)
        self.edits.refused.connect(self.refused)
        self.keep_button = plain_button("Keep this run", "Keep the answer on show in the document")
        self.keep_button.clicked.connect(self.keep)
        self._list = column(spacing=1)
        self._group = QButtonGroup(self)
        self._empty = muted(_NONE_YET)
        self._detail, self._curves, self.choice = QWidget(), KeptCurves(), KeptChoice()
        self._make_detail()
        left = QWidget()
        inside = column(left, spacing=4)
        inside.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._empty)
        inside.addLayout(self._list)
        inside.addStretch(1)
        told = QHBoxLayout()
        told.setSpacing(22)
        told.addWidget(Scrolled(left), 5)
        told.addWidget(Scrolled(self._detail), 8)
        across = TurningLayout(self, spacing=22, lines=HIGH, upwards=True)
        across.addLayout(told, 13)
        across.addWidget(self._curves, 10)
        self._stop = desk.session.listen(self._hear)
        self._show_list()

    def show_found(self, found: WhatIf | None) -> None:
        self._found = found
        self.keep_button.setEnabled(found is not None)
        self._show_list()

    def set_style(self, style: Style) -> None:
        self._style = style
        self._curves.set_style(style)
        self.choice.restyle()
        for badge in self.findChildren(ClassBadge):
            badge.set_style(style)

    def hand_out(self) -> ShownChart | None:
        run = self._run()
        if run is None or not run.is_by_equations:
            return None
        title = f"{self.desk.session.map.info.title}: {run.name}"
        return frames_out(title, self._curves.frames, (tell_kept_run(run), run.stopped))

    def go_on_from(self, page: RunPage) -> None:
        if isinstance(page, KeptPage):
            self.chosen, self.now = page.chosen, page.now
            self.choice.go_on_from(page.choice)

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
        self._stopped = column(spacing=4)
        self._answers = RowsInTurn(spacing=4)
        self._answered: tuple[KeptRun, ScenarioResult | None] | None = None
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=12)
        for button in (self._again, self._delete):
            flow.addWidget(button)
        down = column(self._detail, spacing=4)
        for part in (self._name, self._told, self._made, self._changed, buttons):
            down.addWidget(part)
        down.addWidget(self._answers)
        down.addLayout(self._stopped)
        down.addWidget(self.choice, 1)
        down.addStretch(0)
        self.choice.chosen.connect(self._draw)

    def _hear(self, event: Event) -> None:
        if event.change.touched(Variable, Link, Fact, MapInfo) or event.replaced:
            self.now.clear()
        elif not (event.change.touched(KeptRun) or event.map_changed):
            return
        if self.isVisible():
            self._show_list()

    def _show_list(self) -> None:
        runs = in_order(self.desk.session.map.runs)
        if self.chosen not in self.desk.session.map.runs:
            self.chosen = runs[-1].id if runs else None
        empty(self._list)
        for run in reversed(runs):
            row = RowButton(run.name, f"Kept run: {run.name}")
            row.setCheckable(True)
            self._group.addButton(row)
            row.setChecked(run.id == self.chosen)
            row.clicked.connect(partial(self._choose, run.id))
            self._list.addWidget(row)
        self._empty.setVisible(not runs)
        self._show_run()

    def _choose(self, run: RecordId, _: bool = False) -> None:
        self.chosen = run
        self._show_list()

    def _run(self) -> KeptRun | None:
        return None if self.chosen is None else self.desk.session.map.runs.get(self.chosen)

    def _show_run(self) -> None:
        run, causal_map = self._run(), self.desk.session.map
        self._detail.setVisible(run is not None)
        if run is None:
            self._curves.hide()
            return
        self._name.show_text(run.name)
        self._told.setText("; ".join(run.told) + ".")
        self._told.setVisible(bool(run.told))
        self._made.setText(tell_kept_run(run))
        may_ask = may_be_asked_again(causal_map, run)
        changed = [CHANGED] if self._has_changed(causal_map, run) else []
        self._changed.setText(" ".join(changed if may_ask else [*changed, GONE]))
        self._changed.setVisible(bool(self._changed.text()))
        self._again.setEnabled(may_ask)
        self._show_answers(run)

    def _has_changed(self, causal_map: CausalMap, run: KeptRun) -> bool:
        """As ``has_changed``; looked at again only where anything that counts may be another."""
        parts = (causal_map.variables, causal_map.links, causal_map.facts, causal_map.info, run)
        if self._compared is None or any(map(is_not, self._compared[0], parts)):
            self._compared = parts, has_changed(causal_map, run)
        return self._compared[1]

    def _show_answers(self, run: KeptRun) -> None:
        """What was answered then, and what is answered now where that was asked."""
        now = self.now.get(run.id)
        result = now if isinstance(now, ScenarioResult) else None
        told = self._answered
        if told is None or told[0] != run or told[1] is not result:
            self._answered = run, result
            self._answers.show_rows(partial(self._row, run, a, result) for a in run.answers)
        empty(self._stopped)
        for part in (self._curves, self.choice):
            part.setVisible(run.is_by_equations)
        if run.is_by_equations:
            ran = now if isinstance(now, MapRun) else None
            self.choice.show_run(run, ran)
            for label in stopped_lines(run, ran):
                self._stopped.addWidget(label)
            self._draw()

    def _row(self, run: KeptRun, answer: KeptAnswer, now: ScenarioResult | None) -> QWidget:
        return answer_row(run, answer, now, self._style)

    def _draw(self, _: object = None) -> None:
        """The courses that are ticked, of the run on show."""
        run = self._run()
        if run is not None and run.is_by_equations:
            now = self.now.get(run.id)
            ran = now if isinstance(now, MapRun) else None
            self._curves.show_run(run, ran, self.choice.ticked)

    def _rename(self, name: str) -> None:
        if self.chosen is not None:
            self.edits.rename(self.chosen, name)

    def _remove(self) -> None:
        if self.chosen is not None:
            self.edits.delete(self.chosen)

    def _ask_again(self) -> None:
        run = self._run()
        if run is not None:
            self._again.setEnabled(False)
            ask = run_again if run.is_by_equations else ask_again
            work = partial(ask, self.desk.session.map, run)
            self.desk.jobs.run(JOB, work, partial(self._tell, run.id), self._fail)

    def _tell(self, run: RecordId, result: ScenarioResult | MapRun) -> None:
        self.now[run] = result
        self._show_run()

    def _fail(self, error: Exception) -> None:
        self._show_run()
        if isinstance(error, LoopmapError):
            self._changed.setText(str(error))
            self._changed.show()
        else:
            self.desk.jobs.failed.emit(error)
