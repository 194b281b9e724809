"""Compare: the scenario on show beside another one, or beside itself on another map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from loopmap.diagram.style import Style, load_style
from loopmap.editing.answer_chart import pair_chart
from loopmap.editing.what_if import WhatIf
from loopmap.errors import LoopmapError
from loopmap.formats.chart_file import ShownChart
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Scenario
from loopmap.model.token import Token
from loopmap.simulation import Outcome, Paired, Question, RunSettings
from loopmap.simulation.side_by_side import (
    NOT_PAIRED,
    TWO_MAPS,
    Side,
    SideBySide,
    asked_there,
    on_two_maps,
    side_by_side,
)
from loopmap.ui.curve_key import CurveKey
from loopmap.ui.panels.beside import Beside
from loopmap.ui.panels.fields import ChipRow, column, empty
from loopmap.ui.panels.kept_on_other import KeptOnOther
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.pair_row import PairRow
from loopmap.ui.panels.rows_in_turn import RowsInTurn
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.run_chart import RunChart
from loopmap.ui.run_plot import Curve

JOB = "side by side"
WAITING = "Comparing …"
_PATIENCE = 300
"""Milliseconds that another comparison may stay before it is said that this one takes time."""

_NO_OTHER = (
    "There is nothing to compare with: make another scenario, or a map of the future that has"
    " what this one acts on."
)


@dataclass(frozen=True, slots=True)
class _Other:
    """What the scenario on show may be compared with: another scenario, or another map."""

    title: str
    meaning: str
    causal_map: CausalMap
    scenario: Scenario

    @property
    def key(self) -> tuple[str, str]:
        return self.causal_map.id, self.scenario.id


class ComparePage(RunPage):
    """Chips choose what to compare with; a row for each outcome, and both its curves."""

    title = "Compare"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._style = load_style("light")
        self._found: WhatIf | None = None
        self._others: list[_Other] = []
        self._chosen: tuple[str, str] | None = None
        self._map_wanted: MapId | None = None
        self._both: SideBySide | None = None
        self._shown: RecordId | None = None
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._rows = RowsInTurn(spacing=2)
        self._group = QButtonGroup(self)
        self._note = muted()
        self._kept = KeptOnOther()
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(partial(self._clear, WAITING))
        self.chart, self._key = RunChart(), CurveKey()
        self.chart.plot.names_curves = False
        left = QWidget()
        inside = column(left, spacing=4)
        inside.addLayout(self._head)
        inside.addWidget(self._note)
        inside.addWidget(self._rows)
        inside.addWidget(self._kept)
        inside.addStretch(1)
        right = QWidget()
        beside = column(right, spacing=4)
        beside.addWidget(self._key)
        beside.addWidget(self.chart, 1)
        column(self).addWidget(Beside(left, right))

    def show_found(self, found: WhatIf | None) -> None:
        self._found = found
        self._both = None
        if found is None:
            self.close_session()
            return
        self._offer(found)
        self._compare()

    def want_map(self, other: MapId) -> None:
        """Compare with the same on that map, as soon as there is a run."""
        self._map_wanted = other
        if self._found is not None:
            self.show_found(self._found)

    def show_words(self, words: str) -> None:
        empty(self._head)
        self._say(words)

    def hand_out(self) -> ShownChart | None:
        if self._both is None or self._shown is None:
            return None
        name = self.desk.session.map.variables[self._shown].name
        return pair_chart(self._both, self._shown, name)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.chart.set_style(style)
        self._key.set_style(style)
        for row in self.findChildren(PairRow):
            row.set_style(style)

    def close_session(self) -> None:
        self._slow.stop()
        self.desk.jobs.cancel(JOB)

    def _offer(self, found: WhatIf) -> None:
        """Offer the other scenarios of this map, and the maps that have all this one acts on."""
        session, scenario = self.desk.session, found.stories[0].result.scenario
        causal_map = session.map
        self._others = [
            _Other(other.name, f"“{other.name}” on this map", causal_map, other)
            for other in in_order(causal_map.scenarios)
            if other.id != scenario.id and other.interventions
        ]
        for map_id in session.document.map_order:
            other_map = session.document.maps[map_id]
            there = asked_there(other_map, scenario)
            if map_id != causal_map.id and there is not None:
                words = f"The same on “{other_map.info.title}”"
                self._others.append(_Other(words, words, other_map, there))
        keys = [other.key for other in self._others]
        wanted = next((key for key in keys if key[0] == self._map_wanted), None)
        if wanted is not None:
            self._chosen, self._map_wanted = wanted, None
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else None
        empty(self._head)
        if keys:
            chips = ChipRow("Compare with", [(o.key, o.title, o.meaning) for o in self._others])
            chips.show_value(self._chosen)
            chips.chosen.connect(self._choose)
            self._head.addWidget(heading("Compare with"), 0, Qt.AlignmentFlag.AlignTop)
            self._head.addWidget(chips, 1)

    def _choose(self, key: tuple[str, str]) -> None:
        self._chosen = key
        self._compare()

    def _compare(self) -> None:
        other = next((each for each in self._others if each.key == self._chosen), None)
        self._kept.show_map(self.desk.session.map, None if other is None else other.causal_map)
        if self._found is None or other is None:
            self._say(_NO_OTHER)
            return
        comparison = self._found.comparison
        result = comparison.scenarios[0]
        settings = RunSettings(
            comparison.draws, comparison.seed, comparison.horizon, tuple(result.bands)
        )
        work = partial(_side_by_side, self.desk.session.map, result.scenario, other, settings)
        self._slow.start()
        self.desk.jobs.run(JOB, work, self._show, self._fail)

    def _show(self, both: SideBySide) -> None:
        self._slow.stop()
        self._both = both
        two_maps = self._chosen is not None and self._chosen[0] != self.desk.session.map_id
        notes = [TWO_MAPS] if two_maps else []
        notes += [] if both.pairs else [NOT_PAIRED]
        self._note.setText(" ".join(notes))
        self._note.setVisible(bool(notes))
        outcomes = both.results[0].outcomes
        if outcomes and self._shown not in {outcome.variable for outcome in outcomes}:
            self._shown = outcomes[0].variable
        pairs = {pair.variable: pair for pair in both.pairs}
        self._rows.show_rows(partial(self._row, both, pairs.get(o.variable), o) for o in outcomes)
        if self._shown is not None:
            self._show_curves(self._shown)

    def _row(self, both: SideBySide, pair: Paired | None, outcome: Outcome) -> PairRow:
        row = PairRow(both.names, pair, outcome, both.results[1], self._style)
        self._group.addButton(row)
        row.clicked.connect(partial(self._show_curves, outcome.variable))
        row.setChecked(outcome.variable == self._shown)
        return row

    def _show_curves(self, variable: RecordId, _: bool = False) -> None:
        self._shown = variable
        if self._both is None:
            return
        self._key.show_names(self._both.names)
        curves = [
            Curve(name, result.bands[variable], colour)
            for colour, (name, result) in enumerate(
                zip(self._both.names, self._both.results, strict=True)
            )
            if variable in result.bands
        ]
        self.chart.show_curves(self._both.times, curves)

    def _say(self, words: str) -> None:
        self.close_session()
        self._clear(words)

    def _clear(self, words: str) -> None:
        """Take away what was shown, and say why."""
        self._rows.show_rows(())
        self._note.setText(words)
        self._note.show()
        self._key.show_names(())
        self.chart.show_words("")

    def _fail(self, error: Exception) -> None:
        if isinstance(error, LoopmapError):
            self._say(str(error))
        else:
            self.desk.jobs.failed.emit(error)


def _side_by_side(
    causal_map: CausalMap, scenario: Scenario, other: _Other, settings: RunSettings, token: Token
) -> SideBySide:
    if other.causal_map.id == causal_map.id:
        asked = Question(causal_map, settings, token)
        return side_by_side(
            Side(scenario.name, asked, scenario), Side(other.scenario.name, asked, other.scenario)
        )
    there = (other.causal_map, other.scenario)
    return on_two_maps((causal_map, scenario), there, settings, token)
