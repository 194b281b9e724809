"""Runs that people make and try, brought to the map: what is tried at once, the rest at rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from loopmap.diagram.look import Lens, LensView
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.model_on_map import ModelOnMap
from loopmap.editing.session import Event, Session
from loopmap.editing.what_if import WhatIf
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.run_tried import RunTried
from loopmap.ui.lens_choice import LensChoice
from loopmap.ui.lens_drawing import MOST_AT_ONCE
from loopmap.ui.panels.run_panel import RunPanel
from loopmap.ui.run_play import RunPlay

REST = 250
"""Milliseconds without another run by equations before the map shows it at rest."""


class RunOnCanvas(QObject):
    """Brings what the run panel finds to the lens of the last run, and to what plays it.

    While a hand moves, coarse answers and runs by equations are painted over the marks of
    the last run; the map is drawn anew when the hand rests. Larger maps wait for that.
    """

    def __init__(
        self,
        canvas: CanvasWidget,
        session: Session,
        run: RunPanel,
        lenses: LensChoice,
        play: RunPlay,
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._session, self._run = canvas, session, run
        self._lenses, self._play = lenses, play
        self._tried: RunTried | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._take_model)
        run.ran.connect(self._take)
        run.tried.connect(self._try_map)
        run.lost.connect(self._lose)
        run.models.changed.connect(self._follow_model)
        lenses.changed.connect(self._end_trial)
        self._stop = session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()
        self._rest.stop()
        self._end_trial()

    def _take(self, found: WhatIf | ModelOnMap) -> None:
        self._end_trial()
        self._lenses.take_run(found)
        self._play.take(found)

    def _lose(self) -> None:
        self._rest.stop()
        self._end_trial()
        self._play.lose()

    def _try_map(self, found: WhatIf) -> None:
        if self._may_try():
            session = self._session
            known = Known(run=found)
            self._try(lens_view(Lens.RUN, session.document, session.map, known))

    def _follow_model(self) -> None:
        """Another run by equations, or none: shown at once over the last, and then at rest."""
        if not self._run.shows_model:
            return
        on_map = self._model()
        if on_map is None:
            self._run.time.hide()
            self._lose()
            return
        self._run.time.show()
        self._rest.start()
        if self._may_try() and self._canvas.drawing.scene.run_seats:
            self._try(on_map.view())

    def _take_model(self) -> None:
        on_map = self._model()
        if on_map is not None and self._run.shows_model:
            self._take(on_map)

    def _model(self) -> ModelOnMap | None:
        found = self._run.models.found
        if found is None or found.run is None:
            return None
        causal_map = found.reading.causal_map
        if causal_map is not self._session.map:
            return None
        today = found.today if found.differs else None
        scenario = self._run.scenario() if found.acts else None
        others = bool(found.given)
        return ModelOnMap(causal_map, found.run, today, scenario, others, found.source)

    def _may_try(self) -> bool:
        """Whether marks can follow a hand: on a map that is not large, seen as the last run."""
        shows = self._lenses.lens is Lens.RUN and self._play.share is None
        return shows and len(self._session.map.links) <= MOST_AT_ONCE

    def _try(self, view: LensView) -> None:
        self._tried = self._canvas.stage.moment = RunTried(view.looks)
        self._canvas.update()

    def _end_trial(self) -> None:
        stage = self._canvas.stage
        if self._tried is not None and stage.moment is self._tried:
            stage.moment = None
            self._canvas.update()
        self._tried = None

    def _hear(self, event: Event) -> None:
        if event.map_changed or event.replaced:
            self._rest.stop()
            self._end_trial()
