"""The map on show as a model: a small one is read at once, a large one beside the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from loopmap.editing.session import Session
from loopmap.model.document import CausalMap
from loopmap.simulation.equations.reading import MapReading, stock_flow_model
from loopmap.ui.jobs import Jobs

JOB = "model reading"
AT_ONCE = 60
"""Variables of a map that is read while people wait: about 10 ms of work."""

READING = "Reading the equations …"


class MapReadings(QObject):
    """``changed`` tells that a map which had to be waited for has been read."""

    changed = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._last: MapReading | None = None
        self._asked: CausalMap | None = None

    def ask(self) -> MapReading | None:
        """The map on show as it was read; None while it is being read, `changed` tells when."""
        causal_map = self._session.map
        if self._last is not None and self._last.causal_map is causal_map:
            return self._last
        if len(causal_map.variables) <= AT_ONCE:
            self._jobs.cancel(JOB)
            self._last = stock_flow_model(causal_map)
            return self._last
        if self._asked is not causal_map or not self._jobs.is_running(JOB):
            self._asked = causal_map
            self._jobs.run(JOB, partial(stock_flow_model, causal_map), self._have)
        return None

    def close_session(self) -> None:
        """Stop reading; the session may go."""
        self._jobs.cancel(JOB)

    def _have(self, reading: MapReading) -> None:
        # Who changed the map meanwhile asks again, and gets the answer of that.
        self._last = reading
        if reading.causal_map is self._session.map:
            self.changed.emit()
