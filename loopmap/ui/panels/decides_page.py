"""What decides: links in sentences with how much each decides alone, and one thing at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from loopmap.diagram.charts.tornado import TornadoRow
from loopmap.diagram.style import Style, load_style
from loopmap.editing.answer_chart import tornado_chart
from loopmap.editing.what_if import WhatIf
from loopmap.formats.chart_file import ShownChart
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import Token
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.decided import deciding_for, tell_undecided
from loopmap.simulation.tornado import Bar, Lever, Tornado, tornado
from loopmap.simulation.words import tell_bar
from loopmap.ui.panels.beside import Beside
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.decider_row import DeciderRow
from loopmap.ui.panels.fields import ChipRow, column, empty
from loopmap.ui.panels.looks import heading, muted, small
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.tornado_plot import TornadoPlot

JOB = "one thing at a time"
_FIFTH = 0.2
_EXTENTS = (
    ("far", "Little to much", "Strengths over what was said of them, delays from half to twice"),
    ("near", "A fifth less or more", "Each strength and delay a fifth below and above its middle"),
)
_BARS_ABOVE = (1, 2)
_LEAST = "Nothing here changes it by itself."


class DecidesPage(RunPage):
    """Left the links whose strength decides about an outcome, right a tornado for it."""

    title = "What decides"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._found: WhatIf | None = None
        self._style = load_style("light")
        self._extent = "far"
        self._about: RecordId | None = None
        self._turned_to: Tornado | None = None
        self.about = ChoiceBox("About", "the variable that this page tells about")
        self.about.currentIndexChanged.connect(self._choose)
        self.plot = TornadoPlot()
        self.plot.chosen.connect(self._show_bar)
        self._extents = ChipRow("How far each is turned", _EXTENTS)
        self._extents.show_value(self._extent)
        self._extents.chosen.connect(self._extend)
        self._links = column(spacing=2)
        self._note, self._turned = muted(), small()
        self._whole = QWidget()
        self._lay_out()
        self.show_words("")

    def show_found(self, found: WhatIf | None) -> None:
        self._found = found
        self._whole.setVisible(found is not None)
        if found is None:
            self.desk.jobs.cancel(JOB)
            return
        self._offer(found)
        self._show()

    def show_words(self, words: str) -> None:
        if self._found is None:
            empty(self._links)
            self._note.setText(words)
            self._note.show()

    def hand_out(self) -> ShownChart | None:
        if self._found is None or self._turned_to is None:
            return None
        rows = [row_of(bar) for bar in self._turned_to.bars]
        return tornado_chart(self._turned_to, rows, self.about.currentText())

    def set_style(self, style: Style) -> None:
        self._style = style
        self.plot.set_style(style)
        for row in self.findChildren(DeciderRow):
            row.set_style(style)

    def close_session(self) -> None:
        self.desk.jobs.cancel(JOB)

    def _lay_out(self) -> None:
        left, right = QWidget(), self._whole
        links = column(left, spacing=4)
        links.addWidget(heading("Whose strength decides, most first"))
        links.addWidget(self._note)
        links.addLayout(self._links)
        links.addStretch(1)
        bars = column(right, spacing=4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(heading("One thing at a time for"))
        head.addWidget(self.about, 1)
        bars.addLayout(head)
        bars.addWidget(self._extents)
        bars.addWidget(Scrolled(self._plot_column()), 1)
        column(self).addWidget(Beside(left, right, (6, 7), _BARS_ABOVE))

    def _plot_column(self) -> QWidget:
        content = QWidget()
        down = column(content)
        down.addWidget(self.plot)
        down.addWidget(self._turned)
        down.addStretch(1)
        return content

    def _offer(self, found: WhatIf) -> None:
        """Offer the outcomes first, then every other variable; the one on show stays."""
        result, variables = found.stories[0].result, self.desk.session.map.variables
        outcomes = [outcome.variable for outcome in result.outcomes]
        others = [v for v in result.answers if v not in outcomes]
        offered = [v for v in (*outcomes, *others) if v in variables]
        self.about.blockSignals(True)
        self.about.clear()
        for variable in offered:
            self.about.addItem(variables[variable].name, variable)
        if self._about not in offered:
            self._about = offered[0] if offered else None
        self.about.setCurrentIndex(offered.index(self._about) if self._about else -1)
        self.about.blockSignals(False)

    def _show(self) -> None:
        if self._found is None or self._about is None:
            return
        result = self._found.stories[0].result
        self._show_links()
        self._turned_to = None
        self.desk.jobs.run(
            JOB,
            partial(_turn, self._found, self._about, self.desk.session.map, self._extent),
            self._show_tornado,
        )
        self._note.setVisible(not deciding_for(result, self._about))

    def _show_links(self) -> None:
        assert self._found is not None
        result = self._found.stories[0].result
        empty(self._links)
        self._note.setText(tell_undecided(result, self._about))
        for link in deciding_for(result, self._about):
            row = DeciderRow(link, self._style)
            if link.link is not None:
                row.clicked.connect(partial(self.wanted.emit, link.link))
            self._links.addWidget(row)

    def _show_tornado(self, found: Tornado) -> None:
        self._turned_to = found
        told = [tell_bar(bar) for bar in found.bars]
        self.plot.show_rows([row_of(bar) for bar in found.bars], told, found.middle)
        self._turned.setText(_LEAST if not found.bars else "")
        self._turned.setVisible(not found.bars)

    def _show_bar(self, place: int) -> None:
        link = None if self._turned_to is None else self._turned_to.bars[place].link
        if link is not None:
            self.wanted.emit(link)

    def _choose(self, place: int) -> None:
        self._about = self.about.itemData(place)
        self._show()

    def _extend(self, extent: str) -> None:
        self._extent = extent
        self._show()


def _turn(
    found: WhatIf, variable: RecordId, causal_map: CausalMap, extent: str, token: Token
) -> Tornado:
    comparison = found.comparison
    settings = RunSettings(comparison.draws, comparison.seed, comparison.horizon)
    by = _FIFTH if extent == "near" else None
    scenario = comparison.scenarios[0].scenario
    return tornado(Question(causal_map, settings, token), scenario, variable, by=by)


def row_of(bar: Bar) -> TornadoRow:
    """A bar as charts draw it."""
    what = "" if bar.lever is Lever.STRENGTH else f"{bar.lever.value.capitalize()}: "
    return TornadoRow(f"{what}{bar.source} → {bar.target}", bar.little, bar.much)
