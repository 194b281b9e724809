"""What people ask of scenarios in the run panel, each as one step to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from loopmap.editing.edits.scenarios import (
    add_scenario,
    describe_scenario,
    remove_scenario,
    rename_scenario,
    set_interventions,
)
from loopmap.editing.interventions import Offer, acts_with, acts_without, offers
from loopmap.editing.session import Session
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Intervention, Scenario
from loopmap.ui.panels.asking import Asking

Edit = Callable[[Document, MapId, RecordId], Change]


class ScenarioEdits(QObject):
    """Edits the scenario that ``on_show`` tells; nothing happens while that is None.

    ``made`` tells the id of a new scenario, ``refused`` why something may not be.
    """

    made = Signal(object)
    refused = Signal(str)

    def __init__(
        self, session: Session, on_show: Callable[[], Scenario | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._on_show = session, on_show
        self._asking = Asking(session, self)
        self._asking.refused.connect(self.refused)

    def offers(self) -> tuple[Offer, ...]:
        """What a scenario may do to what is selected."""
        return offers(self._session.map, self._session.selection)

    def add(self, offer: Offer | None) -> None:
        """A new scenario that does what is offered; one that does nothing yet for None."""
        session, before = self._session, frozenset(self._session.map.scenarios)
        name = "New scenario" if offer is None else offer.name
        acts = () if offer is None else (offer.act,)

        def make() -> Change:
            return add_scenario(
                session.document, session.map_id, name, session.new_id, interventions=acts
            )

        if self._asking.do("New scenario", make):
            (new,) = frozenset(session.map.scenarios) - before
            self.made.emit(new)

    def rename(self, name: str) -> None:
        self._edit("Rename scenario", lambda d, m, s: rename_scenario(d, m, s, name))

    def describe(self, text: str) -> None:
        self._edit("Describe scenario", lambda d, m, s: describe_scenario(d, m, s, text))

    def delete(self) -> None:
        self._edit("Delete scenario", remove_scenario)

    def add_act(self, offer: Offer) -> None:
        """Let the scenario do what is offered, too."""
        self._set_acts("Add to the scenario", lambda s: (*s.interventions, offer.act))

    def change_act(self, place: int, act: Intervention) -> None:
        self._set_acts("Change the scenario", lambda s: acts_with(s, place, act))

    def remove_act(self, place: int) -> None:
        self._set_acts("Take from the scenario", lambda s: acts_without(s, place))

    def _set_acts(self, label: str, acts: Callable[[Scenario], tuple[Intervention, ...]]) -> None:
        scenario = self._on_show()
        if scenario is not None:
            self._edit(label, lambda d, m, s: set_interventions(d, m, s, acts(scenario)))

    def _edit(self, label: str, edit: Edit) -> None:
        """One step on the scenario on show."""
        scenario, session = self._on_show(), self._session
        if scenario is not None:
            self._asking.do(label, lambda: edit(session.document, session.map_id, scenario.id))
