"""What follows from a scenario: the outcomes with how sure the map lets us be, and their curves."""

from __future__ import annotations

from functools import partial

from loopmap.diagram.style import Style
from loopmap.editing.answer_chart import answer_chart
from loopmap.editing.what_if import WhatIf
from loopmap.formats.chart_file import ShownChart
from loopmap.simulation import Outcome
from loopmap.simulation.every import every_outcome
from loopmap.simulation.why import tell_why
from loopmap.simulation.words import tell_runaway
from loopmap.ui.carrying_runs import CarryingRuns
from loopmap.ui.panels.beside import Beside
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.run_outcomes import OutcomeList
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.run_chart import RunChart
from loopmap.ui.run_plot import Curve


class AnswerPage(RunPage):
    """Outcomes left, the curves of those that are switched on right."""

    title = "Answer"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._found: WhatIf | None = None
        self._carrying = CarryingRuns(desk.jobs, desk.watch, self)
        self.outcomes = OutcomeList()
        self.chart = RunChart()
        column(self).addWidget(Beside(self.outcomes, self.chart))
        self.outcomes.curvesChosen.connect(self._show_curves)
        self.outcomes.wholeWanted.connect(self._show_rows)
        self.outcomes.shownOnMap.connect(self.wanted)
        self._carrying.ready.connect(self._show_carrying)

    def show_found(self, found: WhatIf | None) -> None:
        self._found = found
        if found is None:
            self._carrying.cancel()
            return
        self._show_rows()
        result = found.stories[0].result
        self.outcomes.show_deciding([link.why for link in result.deciding_links])
        self.outcomes.show_notes(tell_runaway(result.runaway))
        self._carrying.ask(self.desk.session.map, found)

    def show_trial(self, found: WhatIf) -> None:
        self._found = found
        self._carrying.cancel()
        self._show_rows()

    def show_words(self, words: str) -> None:
        self.outcomes.show_words("")
        self.chart.show_words(words)

    def hand_out(self) -> ShownChart | None:
        if self._found is None:
            return None
        return answer_chart(self._found, [one.outcome for one in self.outcomes.chosen])

    def set_style(self, style: Style) -> None:
        self.outcomes.set_style(style)
        self.chart.set_style(style)

    def close_session(self) -> None:
        self._carrying.cancel()

    def _show_rows(self) -> None:
        if self._found is None:
            return
        result = self._found.stories[0].result
        outcomes: list[Outcome] = list(result.outcomes)
        if self.outcomes.is_whole:
            variables = self.desk.session.map.variables
            outcomes = every_outcome(result, {v: variables[v].name for v in variables})
        self.outcomes.show_outcomes(outcomes, partial(_why, self._found))
        self._show_curves()

    def _show_curves(self) -> None:
        if self._found is None:
            return
        bands = self._found.stories[0].result.bands
        curves = [
            Curve(outcome.name, bands[outcome.variable], colour)
            for outcome, colour in self.outcomes.chosen
            if outcome.variable in bands
        ]
        self.chart.show_curves(self._found.comparison.times, curves)

    def _show_carrying(self, found: WhatIf, sentences: tuple[str, ...]) -> None:
        if found is self._found:
            self.outcomes.show_carrying(sentences)


def _why(found: WhatIf, outcome: Outcome) -> list[str]:
    result = found.stories[0].result
    return tell_why(found.comparison, result, outcome.variable, outcome.name)
