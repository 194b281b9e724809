"""Graphs over time of a map with equations: courses and data in their own units."""

from __future__ import annotations

from loopmap.diagram.over_time import Chart
from loopmap.editing.over_time import model_chart_of
from loopmap.editing.over_time_chart import model_over_time_chart
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
        return model_chart_of(self.desk.session.map, variable, *self._course(variable))

    def hand_out(self) -> ShownChart | None:
        """The chart with the courses that are public."""
        variable, causal_map = self._variable, self.desk.session.map
        if variable is None or variable not in causal_map.variables:
            return None
        return model_over_time_chart(causal_map, variable, *self._course(variable))

    def _course(self, variable: RecordId) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The times of the run on show and the variable's values; both empty without one."""
        found = self._models.found
        run = None if found is None else found.run
        if run is None or variable not in run.courses:
            return (), ()
        return run.times, run.courses[variable]

    def _follow_run(self) -> None:
        if self.isVisible():
            self.refresh()
