"""What one scenario does, and why that matters: its interventions and the loops it touches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from loopmap.editing.interventions import Offer
from loopmap.editing.run_times import horizon_of
from loopmap.model.document import CausalMap
from loopmap.model.records import Scenario
from loopmap.ui.panels.act_rows import ActRows
from loopmap.ui.panels.fields import LineField, TextField
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import heading, muted, small
from loopmap.ui.panels.run_scenarios import OfferButton
from loopmap.ui.panels.scenario_line import ScenarioLine
from loopmap.ui.panels.scenario_menu import ScenarioMenu
from loopmap.ui.theme import mark

AS_IT_IS = (
    "Nothing is done here. Every other scenario is measured from this one:"
    " higher, lower or as today."
)


class ScenarioCard(QWidget):
    """The scenario on show. Its signals say what a person wants; nothing is edited here.

    ``wanted`` carries an entry of `scenario_menu.ENTRIES` that the card does not do itself.
    """

    renamed = Signal(str)
    described = Signal(str)
    actChanging = Signal(int, object)
    actChanged = Signal(int, object)
    actRemoved = Signal(int)
    actWanted = Signal(object)
    wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, offers: Callable[[], Sequence[Offer]], line: ScenarioLine) -> None:
        super().__init__()
        self.line = line
        self._name = LineField("Name of the scenario", "Name", title=True)
        self._name.committed.connect(self.renamed)
        self._name.editingFinished.connect(self._name.hide)
        self.menu = ScenarioMenu()
        self.menu.wanted.connect(self.do)
        self._description = TextField("What the scenario stands for", "In words …", lines=1)
        self._description.committed.connect(self.described)
        self._acts = ActRows()
        self._acts.changing.connect(self.actChanging)
        self._acts.changed.connect(self.actChanged)
        self._acts.removed.connect(self.actRemoved)
        self._acts.refused.connect(self.refused)
        self._today = muted(AS_IT_IS)
        self._add = OfferButton("+ Do more", offers)
        self._add.setAccessibleName("Add an intervention")
        self._add.chosen.connect(self._want_act)
        mark(self._add, "link")
        self._watched = small()
        self._why_title = heading("What it does to loops")
        self._why = muted()
        self._lay_out()
        self.show_why(())

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=10)
        for button in (self._add, self.menu):
            flow.addWidget(button)
        self._of_a_scenario = (self._acts, self._description, buttons, self._watched)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for part in (self._name, self._today, self._acts, self.line, buttons):
            layout.addWidget(part)
        for part in (self._watched, self._why_title, self._why, self._description):
            layout.addSpacing(2)
            layout.addWidget(part)
        layout.addStretch(1)

    def show_scenario(self, causal_map: CausalMap, scenario: Scenario | None) -> None:
        """Show a scenario's name and interventions, or as it is for None."""
        horizon = horizon_of(causal_map)
        self._name.hide()
        self.line.show_map(causal_map, horizon)
        for part in self._of_a_scenario:
            part.setVisible(scenario is not None)
        self._today.setVisible(scenario is None)
        if scenario is None:
            self._acts.clear()
            return
        self._name.show_text(scenario.name)
        self._description.show_text(scenario.description)
        self._acts.show_acts(causal_map, scenario, horizon)
        names = [causal_map.variables[one].name for one in scenario.outcomes]
        self._watched.setText(f"Judged by {', '.join(names)}." if names else "")
        self._watched.setVisible(bool(names))

    def begin_rename(self) -> None:
        """Show the name to be typed over, with the keyboard in it."""
        self._name.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()
        self._uncover(self._name)

    def begin_saying(self, text: str = "") -> None:
        """Put the keyboard where it is said what is done."""
        self.line.begin(text)
        self._uncover(self.line)

    def finish_typing(self) -> None:
        """Let what is being typed be said of the scenario on show, before another one is."""
        self._description.clearFocus()

    def show_why(self, sentences: Sequence[str]) -> None:
        """Show which loops the scenario breaks, weakens, strengthens or adds."""
        self._why.setText("\n".join(sentences))
        for part in (self._why_title, self._why):
            part.setVisible(bool(sentences))

    def _want_act(self, offer: Offer | None) -> None:
        if offer is not None:
            self.actWanted.emit(offer)

    def do(self, want: str) -> None:
        """Do what an entry of the menu says, or have it done."""
        if want == "rename":
            self.begin_rename()
        elif want == "describe":
            self._description.setFocus(Qt.FocusReason.OtherFocusReason)
            self._uncover(self._description)
        else:
            self.wanted.emit(want)

    def _uncover(self, part: QWidget) -> None:
        """Scroll so that a part of the card is seen."""
        above = self.parentWidget()
        area = None if above is None else above.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(part)
