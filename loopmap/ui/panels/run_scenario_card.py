"""What one scenario does, and why that matters: its interventions and the loops it touches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.editing.interventions import Offer
from loopmap.model.document import CausalMap
from loopmap.model.records import Scenario
from loopmap.ui.panels.act_rows import ActRows
from loopmap.ui.panels.fields import LineField, TextField, plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.run_scenarios import OfferButton
from loopmap.ui.theme import mark

AS_IT_IS = (
    "Nothing is done here. Every other scenario is measured from this one:"
    " higher, lower or as today."
)


class ScenarioCard(QWidget):
    """The scenario on show. Its signals say what a person wants; nothing is edited here."""

    renamed = Signal(str)
    described = Signal(str)
    actChanging = Signal(int, object)
    actChanged = Signal(int, object)
    actRemoved = Signal(int)
    actWanted = Signal(object)
    deleteWanted = Signal()
    refused = Signal(str)

    def __init__(self, offers: Callable[[], Sequence[Offer]]) -> None:
        super().__init__()
        self._name = LineField("Name of the scenario", "Name", title=True)
        self._name.committed.connect(self.renamed)
        self._name.editingFinished.connect(self._name.hide)
        self._rename = plain_button("Rename", "Give this scenario another name")
        self._rename.clicked.connect(self.begin_rename)
        self._delete = plain_button("Delete", "Delete this scenario; undo brings it back")
        self._delete.clicked.connect(self.deleteWanted)
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
        self._add.chosen.connect(self._want)
        mark(self._add, "link")
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=10)
        for button in (self._add, self._rename, self._delete):
            flow.addWidget(button)
        self._why_title = heading("Why")
        self._why = muted()
        self._of_a_scenario = (
            self._acts, self._description, self._rename, self._delete, self._add,
            self._why_title, self._why
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._name)
        layout.addWidget(self._today)
        layout.addWidget(self._acts)
        layout.addWidget(buttons)
        layout.addSpacing(4)
        layout.addWidget(self._why_title)
        layout.addWidget(self._why)
        layout.addSpacing(4)
        layout.addWidget(self._description)
        layout.addStretch(1)

    def show_scenario(self, causal_map: CausalMap, scenario: Scenario | None) -> None:
        """Show a scenario's name and interventions, or as it is for None."""
        self._name.hide()
        for part in self._of_a_scenario:
            part.setVisible(scenario is not None)
        self._today.setVisible(scenario is None)
        if scenario is None:
            self._acts.clear()
            return
        self._name.show_text(scenario.name)
        self._description.show_text(scenario.description)
        self._acts.show_acts(causal_map, scenario)

    def begin_rename(self) -> None:
        """Show the name to be typed over, with the keyboard in it."""
        self._name.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def finish_typing(self) -> None:
        """Let what is being typed be said of the scenario on show, before another one is."""
        self._description.clearFocus()

    def show_why(self, sentences: Sequence[str]) -> None:
        """Show which loops the scenario breaks, weakens, strengthens or adds."""
        self._why.setText("\n".join(sentences))

    def _want(self, offer: Offer | None) -> None:
        if offer is not None:
            self.actWanted.emit(offer)
