"""What follows from a scenario: the outcomes with how sure the map lets us be, and their curves."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from loopmap.diagram.style import Style
from loopmap.editing.what_if import WhatIf
from loopmap.simulation.words import tell_runaway
from loopmap.ui.panels.run_outcomes import OutcomeList
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.scrolled import scrolled
from loopmap.ui.run_chart import RunChart
from loopmap.ui.run_plot import Curve
from loopmap.ui.theme import BASE_PIXELS

_ROOM_FOR_CHART = 440
"""A narrower page shows words only."""


class AnswerPage(RunPage):
    """Outcomes left, the curves of those that are switched on right."""

    title = "Answer"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._found: WhatIf | None = None
        self.outcomes = OutcomeList()
        self.chart = RunChart()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(22)
        across.addWidget(scrolled(self.outcomes), 8)
        across.addWidget(self.chart, 6)
        self.outcomes.curvesChosen.connect(self._show_curves)

    def show_found(self, found: WhatIf | None) -> None:
        self._found = found
        if found is None:
            return
        result = found.stories[0].result
        self.outcomes.show_outcomes(
            result.outcomes,
            [link.why for link in result.deciding_links],
            tell_runaway(result.runaway),
        )
        self._show_curves()

    def show_words(self, words: str) -> None:
        has_room = self._has_room_for_chart()
        self.outcomes.show_words("" if has_room else words)
        self.chart.show_words(words)

    def set_style(self, style: Style) -> None:
        self.outcomes.set_style(style)
        self.chart.set_style(style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chart.setVisible(self._has_room_for_chart())

    def _has_room_for_chart(self) -> bool:
        size_of_text = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        return self.width() >= _ROOM_FOR_CHART * size_of_text

    def _show_curves(self) -> None:
        if self._found is None:
            return
        bands = self._found.stories[0].result.bands
        curves = [
            Curve(row.outcome.name, bands[row.outcome.variable], row.colour)
            for row in self.outcomes.chosen
        ]
        self.chart.show_curves(self._found.comparison.times, curves)
