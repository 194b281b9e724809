"""What if? Scenario chips, the scenario as a card, and pages of what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from loopmap.editing.interventions import acts_with
from loopmap.editing.session import Event, Session
from loopmap.editing.what_if import WhatIf
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Fact, Intervention, Link, MapInfo, NamedLoop, Scenario, Variable
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.map_readings import READING
from loopmap.ui.model_runs import ModelRuns
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.honesty_line import HonestyLine
from loopmap.ui.panels.run_frame import FramedParts, RunFrame
from loopmap.ui.panels.run_modes import RunModes
from loopmap.ui.panels.run_page import RunDesk
from loopmap.ui.panels.run_pages import PAGES, PAGES_WITH_EQUATIONS, RunPages
from loopmap.ui.panels.run_scenarios import ScenarioChips
from loopmap.ui.panels.run_time import RunTime
from loopmap.ui.panels.run_trial import RunTrial
from loopmap.ui.panels.scenario_desk import ScenarioDesk
from loopmap.ui.theme import style_in_force
from loopmap.ui.what_if_runs import WhatIfRuns

_REST = 150
"""Milliseconds without an edit before a run follows it."""
_PATIENCE = 250
"""Milliseconds that another scenario's answer may stay before it gives way to "Running"."""

NOTHING_DONE = "Choose a scenario, or make one from what is selected on the map."


class RunPanel(QWidget):
    """Runs the chosen scenario whenever it or the map changes, while anybody can see it.

    ``ran`` carries the WhatIf of every run that was shown, ``tried`` the coarse ones while a
    hand moves, ``lost`` says that there is none any more, ``wanted`` the id of a record to be
    shown on the map. ``pages`` shows the answer, ``desk`` has the scenario's card, ``time``
    goes through the time of the run; ``frame`` lays all out and folds it.
    """

    refused = Signal(str)
    ran = Signal(object)
    tried = Signal(object)
    lost = Signal()
    wanted = Signal(str)

    def __init__(
        self, session: Session, jobs: Jobs, watch: LoopWatch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("What if")
        self._session = session
        self._chosen: dict[MapId, RecordId | None] = {}
        self._latest: RecordId | None = None
        self._found: WhatIf | None = None
        self.desk = ScenarioDesk(session, self.scenario, self)
        self._runs = WhatIfRuns(jobs, watch, self)
        self._trial = RunTrial(session, jobs, watch, self)
        self._chips = ScenarioChips(self.desk.edits.offers)
        self._card = self.desk.card
        self.models = ModelRuns(session, jobs, self.scenario, self)
        self.modes = RunModes(self.models)
        desk = RunDesk(session, jobs, watch, self.scenario, self.models)
        self.pages = RunPages(desk, style_in_force())
        self.time = RunTime()
        self._honesty = HonestyLine()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self.frame = self._framed()
        self._connect(watch)
        self._stop = session.listen(self._hear)
        self.pages.offer(PAGES)

    def close_session(self) -> None:
        """Stop listening and running; the session may go."""
        self._stop()
        self._rest.stop()
        self._slow.stop()
        self._trial.stop()
        self._runs.cancel()
        self.models.close_session()
        self.pages.close_session()

    def run(self) -> None:
        """Run now; with nothing chosen, the first scenario of the map."""
        scenarios = in_order(self._session.map.scenarios)
        if self.scenario() is None and scenarios:
            self._note_chosen(scenarios[0].id)
        self._refresh()

    def begin_scenario(self) -> None:
        """Open the menu of what a new scenario may do to what is selected."""
        self._chips.offer_new()

    def try_links(self, links: Sequence[Link]) -> None:
        """Show coarsely what the scenario would do were links so, while a hand moves."""
        scenario = self.scenario()
        shows = self.isVisible() and not self.modes.is_model
        if shows and scenario is not None and scenario.interventions:
            self._make_way()
            self._trial.try_links(scenario, links)

    def scenario(self) -> Scenario | None:
        """The scenario on show; None is the map as it is.

        On a map where nobody has chosen yet it is the one chosen last, if the map has it too.
        """
        chosen = self._chosen.get(self._session.map_id, self._latest)
        return None if chosen is None else self._session.map.scenarios.get(chosen)

    @property
    def shows_model(self) -> bool:
        """Whether people see the map run by its equations."""
        return self.modes.is_model and self.isVisible()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._session.map_id in self._chosen:
            self._refresh()
        else:
            self.run()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.pages.set_style(style_in_force())

    # Making

    def _framed(self) -> RunFrame:
        foot = (self.time, self._honesty, self.desk.settings)
        frame = RunFrame(FramedParts(self._chips, self.modes, self._card, self.pages, *foot))
        column(self).addWidget(frame)
        return frame

    def _connect(self, watch: LoopWatch) -> None:
        self._rest.timeout.connect(self._refresh)
        self._slow.timeout.connect(self._show_waiting)
        watch.changed.connect(self._rest.start)
        self.modes.chosen.connect(self._refresh)
        self._chips.chosen.connect(self._choose)
        self._chips.wanted.connect(self.desk.edits.add)
        self.desk.made.connect(self._choose)
        self.desk.refused.connect(self.refused)
        self.desk.refused.connect(self._rest.start)
        self._card.actChanging.connect(self._try_act)
        self.pages.wanted.connect(self.wanted)
        self.pages.refused.connect(self.refused)
        self._runs.ready.connect(self._show_run)
        self._runs.failed.connect(self._show_failure)
        self._runs.running.connect(self._show_running)
        self._trial.tried.connect(self._show_trial)
        self._trial.rested.connect(self._runs.ask)

    # Showing

    def _hear(self, event: Event) -> None:
        touched = event.change.touched(Variable, Link, Scenario, NamedLoop, Fact, MapInfo)
        if not (touched or event.map_changed or event.replaced) or not self.isVisible():
            return
        if event.map_changed or event.change.touched(Scenario, MapInfo):
            self._show_scenarios()
        self._rest.start()

    def _show_scenarios(self) -> None:
        causal_map, scenario = self._session.map, self.scenario()
        chosen = None if scenario is None else scenario.id
        self._chips.show_scenarios(in_order(causal_map.scenarios), chosen)
        self._card.show_scenario(causal_map, scenario)
        self.modes.show_map(causal_map)
        self.pages.offer(PAGES_WITH_EQUATIONS if self.modes.is_model else PAGES)
        for part in (self.desk.settings, self._honesty):
            part.setVisible(not self.modes.is_model)
        self.frame.place_tabs()

    def _refresh(self) -> None:
        self._rest.stop()
        self._trial.stop()
        self._show_scenarios()
        scenario = self.scenario()
        if self.modes.is_model:
            self._run_model()
        elif not self.modes.is_known:
            self._show_nothing(READING)
        elif scenario is None or not scenario.interventions:
            self._runs.cancel()
            self._slow.stop()
            self._show_nothing(NOTHING_DONE)
        else:
            self._runs.ask(self._session.map, scenario)

    def _run_model(self) -> None:
        self._make_way()
        if self._found is not None:
            self._show_nothing("")
        self._honesty.tell("")
        self._card.show_why(())
        self.pages.show_found(None)
        self.models.ask()

    def _show_nothing(self, words: str) -> None:
        self._found = None
        self.time.hide()
        self.lost.emit()
        self._honesty.tell("")
        self._card.show_why(())
        self.pages.show_found(None, words)

    def _show_run(self, scenario: Scenario, found: WhatIf) -> None:
        if scenario not in (self.scenario(), self._trial.scenario):
            return
        self._found = found
        self.time.show()
        self.ran.emit(found)
        self._honesty.tell_draws(found.comparison.draws_in_all)
        self._card.show_why(found.stories[0].sentences)
        self.pages.show_found(found)
        self._prepare_others()

    def _prepare_others(self) -> None:
        """Have the answers of the other chips at hand, in the order of the chips."""
        if self._trial.scenario is None:
            causal_map = self._session.map
            self._runs.prepare(causal_map, in_order(causal_map.scenarios))

    def _show_trial(self, found: WhatIf) -> None:
        self._found = found
        self.tried.emit(found)
        self._honesty.tell_coarse(found.comparison.draws_in_all)
        self.pages.show_trial(found)

    def _show_running(self, running: bool) -> None:
        if running:
            self._slow.start()
        else:
            self._slow.stop()

    def _show_waiting(self) -> None:
        """A run takes its time: say so, and take away what belongs to another scenario."""
        shown = None if self._found is None else self._found.stories[0].result.scenario.id
        scenario = self.scenario()
        if scenario is None or shown != scenario.id:
            self._show_nothing("Running …")
        self._honesty.tell("Running …")

    def _show_failure(self, sentence: str) -> None:
        self._show_nothing(sentence)

    # Wanting

    def _try_act(self, place: int, act: Intervention) -> None:
        scenario = self.scenario()
        if scenario is None:
            return
        self._make_way()
        if self.modes.is_model:
            self.models.ask(acts_with(scenario, place, act))
        else:
            self._trial.try_act(scenario, place, act)

    def _make_way(self) -> None:
        """Full runs would take the time that the coarse ones need."""
        self._runs.cancel()
        self._slow.stop()

    def _choose(self, scenario: RecordId | None) -> None:
        self._card.finish_typing()
        self._note_chosen(scenario)
        self._refresh()

    def _note_chosen(self, scenario: RecordId | None) -> None:
        self._chosen[self._session.map_id] = self._latest = scenario
