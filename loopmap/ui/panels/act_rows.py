"""All that one scenario does: a row for each thing, kept while it does the same things."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from loopmap.editing.run_times import step_of
from loopmap.model.document import CausalMap
from loopmap.model.records import Intervention, Scenario
from loopmap.simulation.act_words import tell_intervention
from loopmap.ui.panels.act_row import ActRow
from loopmap.ui.panels.fields import column, empty
from loopmap.ui.panels.looks import muted

NOTHING_YET = "It does nothing yet."


class ActRows(QWidget):
    """Each signal says which row it comes from; an Intervention goes with what it wants.

    Rows stay the same widgets while a size or a time changes, so that neither a slider nor
    the keyboard loses its place.
    """

    changing = Signal(int, object)
    changed = Signal(int, object)
    removed = Signal(int)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._map: CausalMap | None = None
        self._shown: tuple[object, ...] = ()
        self._rows: list[ActRow] = []
        self._column = column(self, spacing=8)

    def show_acts(self, causal_map: CausalMap, scenario: Scenario, horizon: float) -> None:
        """Show what the scenario does in a run of that length."""
        self._map = causal_map
        acts = scenario.interventions
        step = step_of(causal_map)
        frame = (causal_map.id, scenario.id, horizon, step, len(acts))
        fit = all(row.fits(act) for row, act in zip(self._rows, acts, strict=False))
        if frame != self._shown or not fit:
            self._shown = frame
            self._make(acts, horizon, step)
        for row, act in zip(self._rows, acts, strict=True):
            row.show_act(act)

    def clear(self) -> None:
        """Show no scenario."""
        self._shown, self._rows = (), []
        empty(self._column)

    def _make(self, acts: tuple[Intervention, ...], horizon: float, step: float) -> None:
        empty(self._column)
        self._rows = [ActRow(act, partial(self._tell, horizon), horizon, step) for act in acts]
        for place, row in enumerate(self._rows):
            row.changing.connect(partial(self.changing.emit, place))
            row.changed.connect(partial(self.changed.emit, place))
            row.removed.connect(partial(self.removed.emit, place))
            row.refused.connect(self.refused)
            self._column.addWidget(row)
        if not acts:
            self._column.addWidget(muted(NOTHING_YET))

    def _tell(self, horizon: float, act: Intervention) -> str:
        assert self._map is not None
        return f"{tell_intervention(act, self._map, horizon)}."
