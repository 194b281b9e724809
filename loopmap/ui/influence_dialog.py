"""The plot of influence against dependence, for those who ask, and what it cannot tell."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from loopmap.analysis.structure.measures import CAVEAT
from loopmap.analysis.structure.micmac import InfluenceDependence, influence_and_dependence
from loopmap.editing.session import Event, Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable
from loopmap.model.token import Token
from loopmap.ui.influence_plot import InfluencePlot
from loopmap.ui.jobs import Jobs
from loopmap.ui.panels.looks import muted
from loopmap.ui.theme import BASE_PIXELS

REST = 150
"""Milliseconds without an edit after which it is counted again."""
WALKS = (
    "How much goes out from each variable and comes in, on long ways too. Signs, strengths and"
    " delays do not count, and what feeds itself weighs most."
)
_JOB = "influence and dependence"
_SIZE = QSize(620, 640)
"""In text of the usual size."""
_SHARE_OF_SCREEN = 0.9


class InfluenceDialog(QDialog):
    """Stays beside the work and keeps in step with it while it is open."""

    wanted = Signal(str)

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Influence and dependence")
        self._session, self._jobs = session, jobs
        self.plot = InfluencePlot()
        self._told = muted()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._told)
        column.addWidget(self.plot, 1)
        column.addWidget(muted(CAVEAT))
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self.plot.chosen.connect(self._choose)
        self._stop = session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._jobs.cancel(_JOB)
        self._rest.stop()
        self._stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self._jobs.cancel(_JOB)

    def _hear(self, event: Event) -> None:
        touched = event.change.touched(Link, Variable)
        if self.isVisible() and (touched or event.map_changed or event.replaced):
            self._jobs.cancel(_JOB)
            self._rest.start()

    def _count(self) -> None:
        causal_map = self._session.map

        def count(_: Token) -> tuple[CausalMap, InfluenceDependence]:
            return causal_map, influence_and_dependence(causal_map)

        self._jobs.run(_JOB, count, self._show)

    def _show(self, found: tuple[CausalMap, InfluenceDependence]) -> None:
        causal_map, counted = found
        self._told.setText(f"{WALKS} {counted.sentence}")
        self.plot.show_standings(causal_map, counted)

    def _choose(self, variable: str) -> None:
        self._session.select(frozenset({RecordId(variable)}))
        self.wanted.emit(variable)
