"""As a map or as a model: whether a run goes by links alone or by the equations of a map."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId
from loopmap.model.query import has_equations
from loopmap.ui.model_runs import ModelRuns
from loopmap.ui.panels.fields import ChipRow
from loopmap.ui.panels.flow_layout import FlowLayout

MODES = (
    (False, "As a map", "By links, signs and strengths: directions and how sure, no numbers"),
    (True, "As a model", "By its equations: numbers in their units over the time of the map"),
)


class RunModes(QWidget):
    """Two chips, seen where a map has equations. ``chosen`` tells that the other one is pressed.

    A map whose equations run is run by them until somebody says otherwise.
    """

    chosen = Signal()

    def __init__(self, models: ModelRuns) -> None:
        super().__init__()
        self._models = models
        self._said: dict[MapId, bool] = {}
        self._map = MapId("")
        self.is_model = False
        self.is_known = True
        """Whether the map on show has been read, so that it is known if its equations run."""
        self._chips = ChipRow("Run", MODES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._chips)
        self._chips.chosen.connect(self.choose)
        models.readings.changed.connect(self._decide)

    def show_map(self, causal_map: CausalMap) -> None:
        """Show how this map is run."""
        self._map = causal_map.id
        there, self.is_known = has_equations(causal_map), True
        self.setVisible(there)
        if not there:
            self.is_model = False
        elif causal_map.id in self._said:
            self.is_model = self._said[causal_map.id]
        else:
            reading = self._models.readings.ask()
            self.is_known = reading is not None
            self.is_model = reading is not None and reading.is_runnable
            if self.is_model:  # an equation that breaks later is told, not run away from
                self._said[causal_map.id] = True
        self._chips.show_value(self.is_model)

    def _decide(self) -> None:
        """The map on show has been read: whoever waited for that looks again."""
        if not self.is_known:
            self.is_known = True
            self.chosen.emit()

    def choose(self, model: bool) -> None:
        """Run the map on show this way from now on."""
        self._said[self._map] = self.is_model = model
        self._chips.show_value(model)
        self.chosen.emit()

    def in_one_line(self) -> int:
        """The width of both chips beside each other, none where they are not seen."""
        row = self._chips.layout()
        assert isinstance(row, FlowLayout)
        return 0 if self.isHidden() else row.width_of_one_line()
