"""What people ask of scenarios in the run panel, each as one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from loopmap.editing.edits.scenarios import (
    add_scenario,
    describe_scenario,
    duplicate_scenario,
    may_intervene,
    move_scenario,
    remove_scenario,
    rename_scenario,
    set_interventions,
    set_outcomes,
)
from loopmap.editing.interventions import Offer, acts_with, acts_without, offers
from loopmap.editing.sentence.say import as_written
from loopmap.editing.session import Session
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Intervention, Scenario
from loopmap.simulation.compare import outcomes_of
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

    def may(self, act: Intervention) -> str:
        """Why a scenario may not do this; empty where it may."""
        return may_intervene(self._session.document, self._session.map_id, act).why

    def add(self, offer: Offer | None) -> None:
        """A new scenario that does what is offered; one that does nothing yet for None."""
        if offer is None:
            self._make("New scenario", ())
        else:
            self._make(offer.name, (offer.act,))

    def do(self, offer: Offer) -> None:
        """Let the scenario on show do this too, or a new one where none is."""
        if self._on_show() is None:
            self.add(offer)
        else:
            self.add_act(offer)

    def say(self, acts: Sequence[Intervention], text: str) -> None:
        """Let the scenario on show do what was said; where none is, one called what was said."""
        if self._on_show() is None:
            self._make(as_written(clean_name(text)), tuple(acts))
        else:
            self._set_acts("Say what is done", lambda s: (*s.interventions, *acts))

    def duplicate(self) -> None:
        """The scenario on show once more, then on show itself."""
        scenario, session = self._on_show(), self._session
        if scenario is not None:
            self._show_new(
                "Duplicate scenario",
                lambda: duplicate_scenario(
                    session.document, session.map_id, scenario.id, session.new_id
                ),
            )

    def move(self, by: int) -> None:
        """The scenario so many places later in the row."""
        self._edit("Move scenario", lambda d, m, s: move_scenario(d, m, s, by))

    def watch(self, outcomes: Iterable[RecordId]) -> None:
        """Judge the scenario by these variables."""
        self._edit("What matters", lambda d, m, s: set_outcomes(d, m, s, outcomes))

    def turn_watched(self) -> None:
        """Judge the scenario by the selected variables too, or no longer if it was by all."""
        scenario, causal_map = self._on_show(), self._session.map
        chosen = [v for v in sorted(self._session.selection) if v in causal_map.variables]
        if scenario is None or not chosen:
            return
        standing = outcomes_of(causal_map, scenario) if not scenario.outcomes else scenario.outcomes
        if set(chosen) <= set(standing):
            self.watch(v for v in standing if v not in chosen)
        else:
            self.watch((*standing, *chosen))

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

    def _make(self, name: str, acts: tuple[Intervention, ...]) -> None:
        session = self._session
        self._show_new(
            "New scenario",
            lambda: add_scenario(
                session.document, session.map_id, name, session.new_id, interventions=acts
            ),
        )

    def _show_new(self, label: str, make: Callable[[], Change]) -> None:
        before = frozenset(self._session.map.scenarios)
        if self._asking.do(label, make):
            (new,) = frozenset(self._session.map.scenarios) - before
            self.made.emit(new)

    def _set_acts(self, label: str, acts: Callable[[Scenario], tuple[Intervention, ...]]) -> None:
        scenario = self._on_show()
        if scenario is not None:
            self._edit(label, lambda d, m, s: set_interventions(d, m, s, acts(scenario)))

    def _edit(self, label: str, edit: Edit) -> None:
        """One step on the scenario on show."""
        scenario, session = self._on_show(), self._session
        if scenario is not None:
            self._asking.do(label, lambda: edit(session.document, session.map_id, scenario.id))
