"""The curves of a kept run by equations, drawn from what was kept: nothing is run for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from loopmap.diagram.charts.frames import ModelFrames
from loopmap.diagram.style import Style
from loopmap.editing.kept_courses import kept_frames
from loopmap.model.ids import RecordId
from loopmap.model.records import KeptRun
from loopmap.simulation.equations.runs import MapRun
from loopmap.ui.model_chart import ModelChart
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.looks import small
from loopmap.ui.panels.scrolled import Scrolled


class KeptCurves(Scrolled):
    """A chart and the values at its line; scrolls where it is low."""

    def __init__(self) -> None:
        inside = QWidget()
        super().__init__(inside)
        self.chart, self._told = ModelChart(), small()
        self.chart.setAccessibleName("Chart of the kept run")
        self.chart.moved.connect(self._tell)
        down = column(inside, spacing=3)
        down.addWidget(self.chart, 1)
        down.addWidget(self._told)

    @property
    def frames(self) -> ModelFrames:
        """What is shown."""
        return self.chart.shown

    def show_run(self, run: KeptRun, now: MapRun | None, chosen: Sequence[RecordId]) -> None:
        """Show courses of a kept run, those chosen, and dotted beside them those of ``now``."""
        self.chart.show_frames(kept_frames(run, now, chosen))

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self.chart.set_style(style)

    def _tell(self, words: str) -> None:
        self._told.setText(words or self.frames.against)
