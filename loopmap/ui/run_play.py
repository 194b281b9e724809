"""Playing a run on the map: which moment is on show, and how it goes on."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from loopmap.diagram.look import Lens
from loopmap.editing.model_on_map import ModelOnMap
from loopmap.editing.run_moments import Moments
from loopmap.editing.session import Event, Session
from loopmap.editing.what_if import WhatIf
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.run_moment import RunMoment
from loopmap.ui.jobs import Jobs
from loopmap.ui.lens_choice import LensChoice
from loopmap.ui.motion import is_motion_reduced
from loopmap.ui.panels.run_time import RunTime
from loopmap.ui.played_run import PlayedRun, played

JOB = "moments of a run"

WHOLE = 7000
"""Milliseconds that playing all of a run takes."""

_FRAME, _STILL_FRAME = 33, 600
_STILL_STEPS = 12
"""With less motion a run goes on in so many steps."""


class RunPlay(QObject):
    """Joins the foot of the run panel to the canvas; the document is never edited.

    The moments of a run are worked out in the background when they are first wanted.
    ``shown`` carries them, and the share of their time that is on show; None when none is.
    ``said`` tells beside the map what is seen on it, "" for nothing.
    """

    shown = Signal(object, float)
    said = Signal(str)

    def __init__(
        self, canvas: CanvasWidget, session: Session, time: RunTime, lenses: LensChoice, jobs: Jobs
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._session, self._time = canvas, session, time
        self._lenses, self._jobs = lenses, jobs
        self._found: PlayedRun | None = None
        self._moment: RunMoment | None = None
        self._wanted: float | None = None
        self._playing = self._eager = False
        self._since = QElapsedTimer()
        self._from = 0.0
        self._tick = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._go_on)
        time.sought.connect(self._seek)
        time.played.connect(self.toggle)
        time.left.connect(self.leave)
        time.marked.connect(self._show_marks)
        lenses.changed.connect(self._hear_lens)
        self._stop = session.listen(self._hear)

    @property
    def share(self) -> float | None:
        """The moment on show as a share of the time, None while there is none."""
        return self._wanted

    @property
    def is_playing(self) -> bool:
        return self._playing

    def close_session(self) -> None:
        """Stop listening and working; the session may go."""
        self._stop()
        self.take(None)

    def take(self, found: WhatIf | ModelOnMap | None) -> None:
        """Another run is on show, or none: its moments take the place of the others."""
        self._jobs.cancel(JOB)
        self._found = None if found is None else played(self._session.map, found)
        self._moment = None
        self._time.explain(by_equations=isinstance(found, ModelOnMap))
        if found is None:
            self.leave()
        elif self._wanted is not None:
            self._work_out()
        elif self._eager:
            self.toggle()

    def lose(self) -> None:
        """No run is on show any more."""
        self.take(None)

    def toggle(self) -> None:
        """Play on from the moment on show, or from now at the end; or pause.

        Where a run is not there yet it is played as soon as it is.
        """
        self._eager = self._found is None and not self._eager
        if self._playing:
            self._pause()
        elif self._found is not None:
            start = self._wanted if self._wanted is not None and self._wanted < 1.0 else 0.0
            self._playing, self._from = True, start
            self._time.show_playing(True)
            self._show(start)
            self._since.start()
            self._tick.start(_STILL_FRAME if is_motion_reduced() else _FRAME)

    def leave(self) -> None:
        """Show the answer to the whole run again."""
        self._pause()
        self._wanted = None
        self._canvas.stage.moment = None
        self.said.emit("")
        self._time.show_moment(None, "")
        self._canvas.update()
        self.shown.emit(None, 0.0)

    def _seek(self, share: float) -> None:
        self._pause()
        self._show(share)

    def _pause(self) -> None:
        self._tick.stop()
        self._playing = False
        self._time.show_playing(False)

    def _go_on(self) -> None:
        """On by the clock, so that a slow frame is followed by none too many."""
        gone = self._since.elapsed() / WHOLE
        if is_motion_reduced():
            gone = int(gone * _STILL_STEPS) / _STILL_STEPS
        share = min(self._from + gone, 1.0)
        if self._moment is None:
            self._since.start()  # still being worked out
        else:
            self._show(share)
        if share >= 1.0:
            self._pause()

    def _show(self, share: float) -> None:
        if self._found is None:
            return
        self._wanted = share
        if self._lenses.lens is not Lens.RUN:
            self._lenses.choose(Lens.RUN)
        if self._moment is None:
            self._work_out()
            return
        self._moment.share = share
        self._canvas.stage.moment = self._moment
        self.said.emit(self._found.says)
        self._time.show_moment(share, self._moment.moments.told(share))
        if not self._playing:
            self._time.tell(self._moment.moments.outcomes_told(self._found.outcomes, share))
        self._canvas.update()
        self.shown.emit(self._moment.moments, share)

    def _work_out(self) -> None:
        if self._found is not None and not self._jobs.is_running(JOB):
            self._jobs.run(JOB, self._found.work, self._take)

    def _take(self, moments: Moments) -> None:
        self._moment = RunMoment(moments)
        if self._wanted is not None and moments.map_id == self._session.map_id:
            self._since.restart()
            self._show(self._wanted)

    def _hear(self, event: Event) -> None:
        if event.map_changed or event.replaced:
            self.lose()

    def _show_marks(self, on_map: bool) -> None:
        self._lenses.choose(Lens.RUN if on_map else Lens.SIGN)

    def _hear_lens(self) -> None:
        self._time.show_marked(self._lenses.lens is Lens.RUN)
        if self._wanted is not None and self._lenses.lens is not Lens.RUN:
            self.leave()
