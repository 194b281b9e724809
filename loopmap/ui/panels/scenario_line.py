"""A line in which it is said what a scenario does: "hold fines at much lower from 2 to 6"."""

from __future__ import annotations

from collections.abc import Callable, Collection

from loopmap.editing.interventions import snapped
from loopmap.editing.run_times import step_of
from loopmap.editing.scenario_words.grammar import VERBS
from loopmap.editing.scenario_words.read import read
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Intervention
from loopmap.simulation import DEFAULT_HORIZON
from loopmap.simulation.act_words import tell_intervention
from loopmap.ui.panels.said_line import ReadBack, SaidLine

MEANING = (
    "For example: stop fining; push trust up a little; hold fines lower from 2 to 6;"
    " weaken fines -> stress by half; cut isolation -> attendance from 3;"
    " add link support -> trust +"
)

May = Callable[[Intervention], str]
"""Why an intervention may not be, empty where it may."""


class ScenarioLine(SaidLine):
    """``said`` carries the interventions. Times are put on steps of the run and read back so."""

    VERBS = VERBS

    def __init__(self, may: May, selected: Callable[[], Collection[RecordId]]) -> None:
        super().__init__("What is done in this scenario", "Say what is done …", MEANING, selected)
        self._may = may
        self._horizon = DEFAULT_HORIZON

    def show_map(self, causal_map: CausalMap, horizon: float = DEFAULT_HORIZON) -> None:
        """Names are those of this map from now on, times those of a run of that length."""
        if causal_map is not self.map or horizon != self._horizon:
            self.map, self._horizon = causal_map, horizon
            self.read()

    def read_back(self, text: str, causal_map: CausalMap) -> ReadBack:
        found = read(text, causal_map, self._horizon)
        acts = tuple(snapped(act, step_of(causal_map)) for act in found.acts)
        against = found.missing or next((why for act in acts if (why := self._may(act))), "")
        if against or not acts:
            return ReadBack(found.understood, told=against)
        told = [f"{tell_intervention(act, causal_map, self._horizon)}." for act in acts]
        return ReadBack(found.understood, acts, " ".join(told))
