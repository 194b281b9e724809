"""The scenario card joined to the edits it asks for, and to the list of what matters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from loopmap.editing.session import Session
from loopmap.model.query import in_order
from loopmap.model.records import Scenario
from loopmap.simulation.compare import outcomes_of
from loopmap.ui.panels.checked_names import CheckedNames
from loopmap.ui.panels.run_scenario_card import ScenarioCard
from loopmap.ui.panels.run_settings import RunSettingsButton
from loopmap.ui.panels.scenario_edits import ScenarioEdits
from loopmap.ui.panels.scenario_line import ScenarioLine


class ScenarioDesk(QObject):
    """Makes the card of the scenario on show and does what it asks for.

    ``refused`` tells why something may not be, ``made`` the id of a new scenario.
    """

    refused = Signal(str)
    made = Signal(object)

    def __init__(
        self, session: Session, on_show: Callable[[], Scenario | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._on_show = session, on_show
        self.edits = ScenarioEdits(session, on_show, self)
        self._line = ScenarioLine(self.edits.may, lambda: session.selection)
        self.card = ScenarioCard(self.edits.offers, self._line)
        self.settings = RunSettingsButton(session, self.refused.emit, parent)
        self._matters = CheckedNames("What matters for this scenario", parent)
        self._connect()

    @property
    def has_scenario(self) -> bool:
        """Whether a scenario is on show."""
        return self._on_show() is not None

    def do_with_it(self, want: str) -> None:
        """Do an entry of the scenario's menu, or "watch" what is selected; refused for none."""
        if self._on_show() is None:
            self.refused.emit("Choose a scenario first, or make one.")
        elif want == "watch":
            self.edits.turn_watched()
        else:
            self.card.do(want)

    def do(self, key: str, *, anew: bool = False) -> None:
        """Let the scenario on show do one of `interventions.DOINGS` to what is selected.

        ``anew``: nobody sees a scenario yet, so a new one does it.
        """
        offer = next((offer for offer in self.edits.offers() if offer.key == key), None)
        if offer is not None:
            (self.edits.add if anew else self.edits.do)(offer)

    def _connect(self) -> None:
        card, edits = self.card, self.edits
        edits.made.connect(self.made)
        for refusing in (edits.refused, card.refused, self._line.refused):
            refusing.connect(self.refused)
        self._line.said.connect(edits.say)
        card.renamed.connect(edits.rename)
        card.described.connect(edits.describe)
        card.actWanted.connect(edits.add_act)
        card.actChanged.connect(edits.change_act)
        card.actRemoved.connect(edits.remove_act)
        card.wanted.connect(self._serve)
        self._matters.chosen.connect(edits.watch)

    def _serve(self, want: str) -> None:
        """Do what the card's menu says."""
        if want == "duplicate":
            self.edits.duplicate()
        elif want == "delete":
            self.edits.delete()
        elif want == "outcomes":
            self._choose_outcomes()
        else:
            self.edits.move(1 if want == "later" else -1)

    def _choose_outcomes(self) -> None:
        scenario, causal_map = self._on_show(), self._session.map
        if scenario is not None:
            under = self.card.menu
            at = under.mapToGlobal(under.rect().bottomLeft())
            judged_by = outcomes_of(causal_map, scenario)
            self._matters.open(at, in_order(causal_map.variables), judged_by)
