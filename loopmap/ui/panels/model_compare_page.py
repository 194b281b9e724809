"""Compare, for maps with equations: the scenario on show on this map and on another one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from loopmap.diagram.style import Style
from loopmap.editing.models_beside import EACH_ITS_OWN, ModelsBeside, models_beside
from loopmap.errors import LoopmapError
from loopmap.formats.chart_file import ShownChart
from loopmap.formats.frames_out import frames_out
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import has_equations
from loopmap.ui.curve_key import CurveKey
from loopmap.ui.model_chart import ModelChart
from loopmap.ui.model_runs import ModelRun
from loopmap.ui.panels.beside import Beside
from loopmap.ui.panels.compare_page import ComparePage
from loopmap.ui.panels.fields import ChipRow, column, empty
from loopmap.ui.panels.looks import heading, muted, text
from loopmap.ui.panels.model_page import ModelPage
from loopmap.ui.panels.run_page import RunDesk
from loopmap.ui.theme import style_in_force

JOB = "two maps by equations"

NO_OTHER = (
    "There is no other map with equations in this document. Make a future map of this one"
    " (Ctrl+Shift+T), and both are run beside one another here."
)


class ModelComparePage(ModelPage):
    """Chips choose the other map; the curves chosen on the page Curves, dotted those of it."""

    title = ComparePage.title

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._chosen: MapId | None = None
        self._asked: tuple[object, ...] = ()
        self.both: ModelsBeside | None = None
        self.chart = ModelChart()
        self._key = CurveKey()
        self.set_style(style_in_force())
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._note = muted()
        self._rows = column(spacing=4)
        left = QWidget()
        inside = column(left, spacing=6)
        inside.addLayout(self._head)
        inside.addWidget(self._note)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        right = QWidget()
        drawn = column(right, spacing=4)
        drawn.addWidget(self._key)
        drawn.addWidget(self.chart, 1)
        column(self.content).addWidget(Beside(left, right, (6, 6)))

    def want_map(self, other: MapId) -> None:
        """Compare with that map."""
        self._chosen = other
        self._follow()

    def show_run(self, found: ModelRun) -> None:
        others = self._offer(found.reading.causal_map)
        other = next((each for each in others if each.id == self._chosen), None)
        if other is None:
            self._asked = ()
            self._say(NO_OTHER)
            return
        here, scenario = found.reading.causal_map, self.desk.scenario()
        asked = (here, other, scenario, self.models.drawn_of(here))
        if asked == self._asked:
            return
        self._asked = asked
        work = partial(models_beside, here, other, scenario)
        self.desk.jobs.run(JOB, work, self._show, self._fail)

    def hand_out(self) -> ShownChart | None:
        if self.both is None:
            return None
        chosen = self._variables()
        title = f"{self.both.titles[0]} and {self.both.titles[1]}: {self.both.scenario}"
        said = (*self.both.told(chosen), *self.both.notes, EACH_ITS_OWN)
        return frames_out(title, self.both.frames(chosen), said)

    def set_style(self, style: Style) -> None:
        self.chart.set_style(style)
        self._key.set_style(style)

    def close_session(self) -> None:
        self.desk.jobs.cancel(JOB)

    def _variables(self) -> tuple[RecordId, ...]:
        return self.models.drawn_of(self.desk.session.map)

    def _offer(self, here: CausalMap) -> list[CausalMap]:
        """Chips of the other maps that have equations; the first is chosen before anybody has."""
        document = self.desk.session.document
        maps = (document.maps[each] for each in document.map_order if each != here.id)
        others = [each for each in maps if has_equations(each)]
        if self._chosen not in [each.id for each in others]:
            self._chosen = others[0].id if others else None
        empty(self._head)
        if others:
            offers = [(each.id, each.info.title, _meaning(each)) for each in others]
            chips = ChipRow("Compare with", offers)
            chips.show_value(self._chosen)
            chips.chosen.connect(self.want_map)
            self._head.addWidget(heading("The same on"), 0, Qt.AlignmentFlag.AlignTop)
            self._head.addWidget(chips, 1)
        return others

    def _show(self, both: ModelsBeside) -> None:
        self.both = both
        chosen = self._variables()
        frames = both.frames(chosen)
        self._note.setText(" ".join((frames.against, *both.notes, EACH_ITS_OWN)))
        self._key.show_names([curve.name for curve in frames.curves])
        empty(self._rows)
        for sentence in both.told(chosen):
            row = text()
            row.setText(sentence)
            self._rows.addWidget(row)
        self.chart.show_frames(frames)

    def _say(self, words: str) -> None:
        self.desk.jobs.cancel(JOB)
        self.both = None
        empty(self._rows)
        self._note.setText(words)
        self._key.show_names(())
        self.chart.show_frames(type(self.chart.shown)())

    def _fail(self, error: Exception) -> None:
        if isinstance(error, LoopmapError):
            self._say(str(error))
        else:
            self.desk.jobs.failed.emit(error)


def _meaning(other: CausalMap) -> str:
    return f"The same scenario on “{other.info.title}”"
