"""Through which lens the map is looked at, and what it shows as the map stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.analysis.loops import LoopList
from loopmap.analysis.structure.measure import Measure
from loopmap.diagram.look import SIGNS, Lens, LensView
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.model_on_map import ModelOnMap
from loopmap.editing.session import Event, Session
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Group, Link, MapInfo, Variable
from loopmap.ui.jobs import Jobs
from loopmap.ui.lens_drawing import MOST_AT_ONCE
from loopmap.ui.loop_watch import LoopWatch

JOB = "what a lens shows"
REST = 40
"""Milliseconds after an edit before the lens follows it: what is typed is painted first."""


class LensChoice(QObject):
    """Keeps ``view`` in step with the session; ``changed`` when it may differ."""

    changed = Signal()

    def __init__(
        self, session: Session, watch: LoopWatch, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._watch, self._jobs = session, watch, jobs
        self.lens = Lens.SIGN
        self.measure = Measure.OUT
        self.view: LensView = SIGNS
        self.beside: Callable[[], CausalMap | None] = _nobody_chose
        self._runs: dict[MapId, tuple[CausalMap, WhatIf | ModelOnMap]] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._look_again)
        watch.changed.connect(self._hear_loops)
        self._stop = session.listen(self._hear)

    def close(self) -> None:
        """Stop following the session."""
        self._stop()
        self._rest.stop()
        self._jobs.cancel(JOB)

    def choose(self, lens: Lens) -> None:
        """Look through another lens."""
        if lens is not self.lens:
            self.lens = lens
            self._look_again()

    def compare_anew(self) -> None:
        """Another map was chosen to compare with."""
        if self.lens is Lens.CHANGE:
            self._look_again()

    def count(self, measure: Measure) -> None:
        """Let the influence lens show groups by another count."""
        if measure is not self.measure:
            self.measure = measure
            if self.lens is Lens.INFLUENCE:
                self._look_again()

    @property
    def scenario(self) -> RecordId | None:
        """The scenario of the last run of the map on show; None where it had none."""
        _, run = self._runs.get(self._session.map_id, (None, None))
        if isinstance(run, WhatIf):
            return run.stories[0].result.scenario.id
        return run.scenario.id if run is not None and run.scenario is not None else None

    def take_run(self, found: WhatIf | ModelOnMap) -> None:
        """Remember the last run of the map on show, by its links or its equations."""
        self._runs[self._session.map_id] = (self._session.map, found)
        if self.lens is Lens.RUN:
            self._look_again()

    def of_another(self) -> Callable[[Document], LensView]:
        """What the lens would show of the map on show as another document has it.

        May be asked on any thread, of a document that goes out in place of the session's.
        """
        return partial(_view_of, self.lens, self._session.map_id, self._known())

    def _hear(self, event: Event) -> None:
        if event.replaced:
            self._runs.clear()
        if self.lens is Lens.SIGN:
            return
        if event.map_changed or event.replaced:
            self._look_again()
        elif event.change.touched(Variable, Link, Group, MapInfo):
            self._rest.start()

    def _hear_loops(self, _: LoopList) -> None:
        if self.lens in (Lens.LOOPS, Lens.INFLUENCE):
            self._look_again()

    def _look_again(self) -> None:
        """Find what the lens shows: here and now, or in the background on a large map."""
        self._rest.stop()
        session = self._session
        at_once = self._links() <= MOST_AT_ONCE or self.lens is Lens.SIGN
        known = self._known(waits=not at_once)
        found = partial(lens_view, self.lens, session.document, session.map, known)
        if at_once:
            self._jobs.cancel(JOB)
            self._show(found())
        else:
            self._jobs.run(JOB, lambda _: found(), self._show)

    def _links(self) -> int:
        """How many it looks through, where maps are compared at most those of the other one."""
        maps = [self._session.map]
        if self.lens is Lens.CHANGE:
            maps = [*self._session.document.maps.values()]
        return max(len(causal_map.links) for causal_map in maps)

    def _show(self, view: LensView) -> None:
        self.view = view
        self.changed.emit()

    def _known(self, *, waits: bool = False) -> Known:
        """What there is to draw on; ``waits`` for the list of loops, where that is behind.

        It says when it is there, and of thousands of links it takes a turn of its own.
        """
        causal_map = self._session.map
        then, run = self._runs.get(causal_map.id, (causal_map, None))
        behind = (waits and self._watch.is_behind) or self._watch.is_searching
        loops = None if behind else self._watch.loops
        by_links = run if isinstance(run, WhatIf) else None
        model = run if isinstance(run, ModelOnMap) else None
        return Known(
            loops, by_links, _runs_otherwise(then, causal_map), self.measure, model, self.beside()
        )


def _nobody_chose() -> None:
    """The map is compared with the one it belongs with."""


def _view_of(lens: Lens, map_id: MapId, known: Known, document: Document) -> LensView:
    from loopmap.editing.going_out.known import known_of

    shown = document.maps[map_id]
    return lens_view(lens, document, shown, known_of(known, shown))


def _runs_otherwise(then: CausalMap, now: CausalMap) -> bool:
    """Whether a map is another than it was, as far as a run of it goes."""
    if then is now:
        return False
    if then.links != now.links or then.variables.keys() != now.variables.keys():
        return True
    return any(v.equation != now.variables[v.id].equation for v in then.variables.values())
