"""Kept runs where the map is run by its equations: the curves on show can be kept."""

from __future__ import annotations

from loopmap.editing.edits.model_runs import ModelAnswer
from loopmap.editing.what_if import WhatIf
from loopmap.ui.model_runs import ModelRun
from loopmap.ui.panels.kept_page import KeptPage
from loopmap.ui.panels.run_page import RunDesk

NO_RUN = "There is no finished run of this map and scenario yet that could be kept."


class KeptModelPage(KeptPage):
    """The same list of runs; ``keep`` keeps the curves that the page of curves shows."""

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        assert desk.models is not None
        self._models = desk.models
        self._models.changed.connect(self._offer)
        self._offer()

    def show_found(self, found: WhatIf | None) -> None:
        super().show_found(found)
        self._offer()

    def keep(self) -> None:
        """Keep the curves on show."""
        found = self._models.found
        if found is None or not self._is_finished(found):
            self.refused.emit(NO_RUN)
            return
        causal_map = found.reading.causal_map
        assert found.run is not None
        answer = ModelAnswer(
            causal_map, found.run, self.desk.scenario(), found.given, found.refused
        )
        kept = self.edits.keep_model(answer, self._models.drawn_of(causal_map))
        if kept is not None:
            self._choose(kept)

    def _offer(self) -> None:
        found = self._models.found
        self.keep_button.setEnabled(found is not None and found.run is not None)

    def _is_finished(self, found: ModelRun) -> bool:
        """Whether a run answers what is asked now, of the map on show."""
        scenario = self.desk.scenario()
        acts = () if scenario is None else scenario.interventions
        is_here = found.reading.causal_map.id == self.desk.session.map_id
        return found.run is not None and is_here and found.acts == acts
