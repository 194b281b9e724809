"""How much a model's answer hangs on its numbers: a fan over many draws, one thing at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from loopmap.diagram.charts.axis import number
from loopmap.diagram.charts.frames import ModelCurve, ModelFrames
from loopmap.diagram.charts.tornado import TornadoRow
from loopmap.diagram.style import Style
from loopmap.editing.in_interest import in_interest
from loopmap.formats.chart_file import ShownChart
from loopmap.formats.frames_out import frames_out
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.ids import RecordId
from loopmap.simulation.equations.numbers import called
from loopmap.simulation.stock_flow.sensitivity import DRAWS, MORE_DRAWS, PERCENTILES, Bar
from loopmap.simulation.stock_flow.sensitivity_words import (
    BANDS,
    NOT_A_FORECAST,
    tell_deciders,
    tell_draws,
    tell_turned,
)
from loopmap.ui.model_chart import ModelChart
from loopmap.ui.model_runs import ModelRun
from loopmap.ui.model_spread import ModelSpread, SpreadFound
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import heading, small
from loopmap.ui.panels.looks import text as words
from loopmap.ui.panels.model_page import ModelPage
from loopmap.ui.panels.ranges_table import RangesTable
from loopmap.ui.panels.run_page import RunDesk
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.panels.steady_button import SteadyButton
from loopmap.ui.panels.turning import HIGH, TurningLayout
from loopmap.ui.theme import mark, style_in_force
from loopmap.ui.tornado_plot import TornadoPlot

_MOST_BARS = 10
_LETTERS = 26
"""Of a name in the box that chooses, so that buttons have room beside it."""


class SpreadPage(ModelPage):
    """Draws by itself a thousand times when it is seen; more when somebody asks."""

    title = "What decides"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._run: ModelRun | None = None
        self._found: SpreadFound | None = None
        self._about: RecordId | None = None
        self.spread = ModelSpread(desk.jobs, self)
        self.about = ChoiceBox("About", "the variable that this page tells about")
        self.about.setSizeAdjustPolicy(
            self.about.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.about.setMinimumContentsLength(_LETTERS)
        self.more = QPushButton(f"{MORE_DRAWS:,} draws")
        self.stop = QPushButton("Stop")
        self.ranges = SteadyButton("Ranges")
        self._state, self._told = small(), words()
        self.chart, self.plot = ModelChart(), TornadoPlot()
        self.table = RangesTable(desk.session)
        self._bars: tuple[Bar, ...] = ()
        self._lay_out()
        self._connect()
        self.set_style(style_in_force())

    def show_run(self, found: ModelRun) -> None:
        if found is self._run:
            return
        self._run = found
        self.table.show_ranges(found)
        self._offer(found)
        self._draw()

    def hand_out(self) -> ShownChart | None:
        found = self._found
        if self._run is None or found is None or found.spread is None:
            return None
        frames, title = self.chart.shown, self._run.reading.causal_map.info.title
        name = frames.curves[0].name
        said = (
            tell_draws(found.spread, found.spread.draws), BANDS, NOT_A_FORECAST,
            *self._told.text().splitlines(), *self.plot.told,
        )  # fmt: skip
        fan = [f"{percent:g} % of draws below" for percent in PERCENTILES]
        return frames_out(f"{title}: {name} over many draws", frames, said, fan)

    def set_style(self, style: Style) -> None:
        self.chart.set_style(style)
        self.plot.set_style(style)

    def close_session(self) -> None:
        self.spread.cancel()

    def _lay_out(self) -> None:
        for button in (self.more, self.stop, self.ranges):
            mark(button, "chip")
        self.ranges.setCheckable(True)
        self.ranges.setToolTip("Between which values each number may lie")
        top = QWidget()
        row = FlowLayout(top, spacing=8)
        for part in (heading("About"), self.about, self.more, self.stop, self.ranges, self._state):
            row.addWidget(part)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._told)
        column.addWidget(heading("One number at a time"))
        column.addWidget(self.plot)
        column.addStretch(1)
        self._right = Scrolled(right)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.chart, 1)
        left.addWidget(self._note())
        parts = QWidget()
        across = TurningLayout(parts, spacing=18, lines=HIGH)
        across.addLayout(left, 5)
        across.addWidget(self._right, 4)
        across.addWidget(self.table, 4)
        self.table.hide()
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(top)
        whole.addWidget(parts, 1)

    def _note(self) -> QWidget:
        note = small(f"{BANDS} {NOT_A_FORECAST}")
        self.chart.setToolTip(NOT_A_FORECAST)
        return note

    def _connect(self) -> None:
        self.about.currentIndexChanged.connect(self._choose)
        self.more.clicked.connect(self._draw_more)
        self.stop.clicked.connect(self._stop)
        self.ranges.toggled.connect(self._show_ranges)
        self.table.refused.connect(self.refused)
        self.plot.chosen.connect(self._go_to)
        self.spread.better.connect(self._show)
        self.spread.failed.connect(self._tell_failure)
        self.spread.finished.connect(self._tell_state)

    # asking

    def _offer(self, found: ModelRun) -> None:
        """Outcomes first, then stocks and flows; the one on show stays."""
        assert found.run is not None
        offered = [v for v in in_interest(found.reading.causal_map) if v.id in found.run.courses]
        ids = [v.id for v in offered]
        if self._about not in ids:
            self._about = ids[0] if ids else None
        self.about.blockSignals(True)
        self.about.clear()
        for variable in offered:
            self.about.addItem(variable.name, variable.id)
        self.about.setCurrentIndex(ids.index(self._about) if self._about else -1)
        self.about.blockSignals(False)

    def _choose(self, place: int) -> None:
        self._about = self.about.itemData(place)
        self._draw()

    def _draw(self, draws: int = DRAWS) -> None:
        if self._run is not None and self._about is not None:
            self.spread.ask(self._run, self._about, draws)
            self._tell_state()

    def _draw_more(self) -> None:
        self._draw(MORE_DRAWS)

    def _stop(self) -> None:
        self.spread.cancel()
        self._tell_state()

    def _show_ranges(self, shown: bool) -> None:
        self.table.setVisible(shown)
        self._right.setVisible(not shown)

    # telling

    def _show(self, found: SpreadFound) -> None:
        if found.outcome != self._about or self._run is None:
            return
        if found.spread is not None or self._found is None or self._found.outcome != found.outcome:
            self._found = found
        self._show_tornado(found)
        if found.spread is not None:
            self._show_fan(found)
        self._tell_state()

    def _show_fan(self, found: SpreadFound) -> None:
        assert self._run is not None
        assert found.spread is not None
        causal_map, spread = self._run.reading.causal_map, found.spread
        variable = causal_map.variables[found.outcome]
        fan = next(iter(spread.fans.values())).courses
        curve = ModelCurve(variable.name, variable.unit, 0, fan[len(fan) // 2], (), fan)
        times = causal_map.info.times or USUAL_TIMES
        self.chart.show_frames(
            ModelFrames(spread.times, (curve,), times.start, times.stop, times.unit)
        )
        deciders = next(iter(spread.deciders.values()))
        named = [type(d)(self._name(found, d.name), d.agreement) for d in deciders]
        self._told.setText("\n".join(tell_deciders(variable.name, named)))

    def _show_tornado(self, found: SpreadFound) -> None:
        assert self._run is not None
        variable = self._run.reading.causal_map.variables[found.outcome]
        middle = found.tornado.middle
        self._bars = tuple(bar for bar in found.tornado.bars[:_MOST_BARS] if bar.width > 0)
        ends = [abs(end - middle) for bar in self._bars for end in (bar.little, bar.much)]
        most = max(ends, default=0.0) or 1.0
        named = [
            Bar(self._name(found, bar.name), bar.low, bar.high, bar.little, bar.much)
            for bar in self._bars
        ]
        rows = [
            TornadoRow(bar.name, (bar.little - middle) / most, (bar.much - middle) / most)
            for bar in named
        ]
        told = [tell_turned(bar, variable.name, variable.unit) for bar in named]
        below = (number(middle - most), number(middle), number(middle + most))
        self.plot.show_rows(rows, told, 0.0, below)

    def _name(self, found: SpreadFound, name: str) -> str:
        assert self._run is not None
        return called(self._run.reading.causal_map.variables[found.names[name]])

    def _go_to(self, place: int) -> None:
        if self._found is not None and place < len(self._bars):
            self.wanted.emit(self._found.names[self._bars[place].name])

    def _tell_state(self) -> None:
        running = self.spread.is_running
        self.stop.setVisible(running)
        self.more.setEnabled(not running)
        found = self._found
        if found is not None and found.spread is not None:
            wanted = found.wanted if running else found.spread.draws
            self._state.setText(tell_draws(found.spread, wanted))
        elif running:
            self._state.setText("Drawing …")

    def _tell_failure(self, sentence: str) -> None:
        self._found = None
        self.chart.show_frames(ModelFrames())
        self.plot.show_rows((), (), 0.0)
        self._told.setText("")
        self._state.setText(sentence)
