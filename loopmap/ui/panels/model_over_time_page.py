"""Graphs over time of a map with equations: courses and data in their own units."""

from __future__ import annotations

from loopmap.diagram.over_time import Chart
from loopmap.editing.over_time import model_chart_of
from loopmap.formats.chart_file import ShownChart
from loopmap.model.ids import RecordId
from loopmap.ui.panels.over_time_page import OverTimePage
from loopmap.ui.panels.run_page import RunDesk

IN_UNITS = "Time and values are those of the equations, in their own units."


class ModelOverTimePage(OverTimePage):
    """The same page beside the one run that follows from the equations."""

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        assert desk.models is not None
        self._models = desk.models
        self.plot.setToolTip(IN_UNITS)
        self._models.changed.connect(self._follow_run)

    def chart_of(self, variable: RecordId) -> Chart:
        found = self._models.found
        run = None if found is None else found.run
        times = () if run is None or variable not in run.courses else run.times
        course = () if run is None else run.courses.get(variable, ())
        return model_chart_of(self.desk.session.map, variable, times, course)

    def hand_out(self) -> ShownChart | None:
        """Curves of models leave the window from their own page."""
        return None

    def _follow_run(self) -> None:
        if self.isVisible():
            self.refresh()
