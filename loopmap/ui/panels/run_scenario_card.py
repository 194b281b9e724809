"""What one scenario does, and why that matters: its interventions and the loops it touches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from loopmap.editing.interventions import (
    SIZES,
    SPANS,
    Offer,
    is_sized,
    span_of,
    with_size,
    with_span,
)
from loopmap.model.document import CausalMap
from loopmap.model.records import Intervention, Scenario
from loopmap.simulation import DEFAULT_HORIZON
from loopmap.simulation.act_words import tell_intervention
from loopmap.ui.as_written import as_written
from loopmap.ui.panels.fields import LineField, TextField, column, empty, plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.run_scenarios import OfferButton
from loopmap.ui.theme import mark

AS_IT_IS = (
    "Nothing is done here. Every other scenario is measured from this one:"
    " higher, lower or as today."
)


class ActRow(QWidget):
    """One intervention as a sentence, with a menu of sizes, times and taking it away."""

    changed = Signal(object)  # the Intervention as it should be
    removed = Signal()

    def __init__(self, act: Intervention, sentence: str) -> None:
        super().__init__()
        self._act = act
        words = as_written(QLabel(sentence))
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        more = QPushButton("⋯")
        more.setAccessibleName(f"Change: {sentence}")
        more.setToolTip("How much, from when to when, or take it away")
        more.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(more, "quiet")
        self.menu = QMenu(more)
        self.menu.triggered.connect(self._choose)
        self._fill()
        more.clicked.connect(self._open)
        self._more = more
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(words, 1)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)

    def _fill(self) -> None:
        if is_sized(self._act):
            for words, size in SIZES:
                self._offer(words, with_size(self._act, size))
            self.menu.addSeparator()
        for span in SPANS:
            self._offer(span.text, with_span(self._act, span), chosen=span is span_of(self._act))
        self.menu.addSeparator()
        self.menu.addAction("Take it away")

    def _offer(self, words: str, act: Intervention, *, chosen: bool | None = None) -> None:
        action = self.menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(act == self._act if chosen is None else chosen)
        action.setData(act)

    def _open(self) -> None:
        self.menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        if action.data() is None:
            self.removed.emit()
        else:
            self.changed.emit(action.data())


class ScenarioCard(QWidget):
    """The scenario on show. Its signals say what a person wants; nothing is edited here."""

    renamed = Signal(str)
    described = Signal(str)
    actChanged = Signal(int, object)
    actRemoved = Signal(int)
    actWanted = Signal(object)
    deleteWanted = Signal()

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
        self._acts = column(spacing=2)
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
            self._description, self._rename, self._delete, self._add, self._why_title, self._why
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._name)
        layout.addLayout(self._acts)
        layout.addWidget(buttons)
        layout.addSpacing(4)
        layout.addWidget(self._why_title)
        layout.addWidget(self._why)
        layout.addSpacing(4)
        layout.addWidget(self._description)
        layout.addStretch(1)

    def show_scenario(self, causal_map: CausalMap, scenario: Scenario | None) -> None:
        """Show a scenario's name and interventions, or as it is for None."""
        empty(self._acts)
        self._name.hide()
        for part in self._of_a_scenario:
            part.setVisible(scenario is not None)
        if scenario is None:
            self._acts.addWidget(muted(AS_IT_IS))
            return
        self._name.show_text(scenario.name)
        self._description.show_text(scenario.description)
        for place, act in enumerate(scenario.interventions):
            self._acts.addWidget(self._row(causal_map, place, act))
        if not scenario.interventions:
            self._acts.addWidget(muted("It does nothing yet."))

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

    def _row(self, causal_map: CausalMap, place: int, act: Intervention) -> ActRow:
        row = ActRow(act, f"{tell_intervention(act, causal_map, DEFAULT_HORIZON)}.")
        row.changed.connect(lambda changed, at=place: self.actChanged.emit(at, changed))
        row.removed.connect(lambda at=place: self.actRemoved.emit(at))
        return row

    def _want(self, offer: Offer | None) -> None:
        if offer is not None:
            self.actWanted.emit(offer)
