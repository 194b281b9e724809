"""The checks page: at most ten findings, each with its reason and a mend on one key.

Enter does what is offered, 1 to 3 the offer of that number, Delete says that it does not
matter here, Space goes to it on the map, F2 types another name. The finding that follows is
current at once. Nothing is looked for while the page is not on show.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from loopmap.analysis.checks import Facts, Finding, Offer, first_of, left_to_mend
from loopmap.analysis.checks.equation_mends import Propose, ProposeRest
from loopmap.editing.checking import check_map, facts_of
from loopmap.editing.edits.mend import mend, show_skipped
from loopmap.editing.edits.mend_map import skip_finding
from loopmap.editing.ids_beside import ids_beside
from loopmap.editing.session import Event, Session
from loopmap.errors import EditRefused
from loopmap.model.change import Change
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, MapInfo, Variable
from loopmap.model.token import Token
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.checks_words import told
from loopmap.ui.panels.findings_list import FindingsList
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.offers import Offers
from loopmap.ui.panels.proposals_dialog import WAITING
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import mark

REST = 200
"""Milliseconds without an edit after which the map is checked again."""

_JOB = "checks"
_MAKING_UP = "mend by a proposal"


class ChecksPanel(QWidget):
    """Findings of the map on show, looked for only while the page is.

    ``wanted`` carries a variable to bring into view, ``renameWanted`` one to name in place,
    ``escaped`` that the keyboard goes back to the canvas.
    """

    wanted = Signal(str)
    renameWanted = Signal(str)
    escaped = Signal()
    refused = Signal(str)

    def __init__(
        self, session: Session, jobs: Jobs, watch: LoopWatch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Checks")
        self.session, self._jobs, self._watch = session, jobs, watch
        self._asking = Asking(session, self)
        self._findings: list[Finding] = []
        self._status = muted()
        self._list = FindingsList()
        self._offers = Offers()
        self.publish = QCheckBox("Check as for publishing")
        self.again = QPushButton()
        mark(self.again, "quiet")
        self.again.hide()  # until something was skipped
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._list)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._jobs.cancel(_JOB)
        self._jobs.cancel(_MAKING_UP)
        self._stop()

    @property
    def current(self) -> Finding | None:
        """The finding that keys are about."""
        row = self._list.currentRow()
        return self._findings[row] if 0 <= row < len(self._findings) else None

    @property
    def status(self) -> str:
        """What the page says of how much there is to look at."""
        return self._status.text()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is listed, most useful first."""
        return tuple(self._findings)

    def take_first(self) -> None:
        """Do what is offered, where nobody has to choose."""
        finding = self.current
        if finding is not None and not finding.asks:
            self.take(0)

    def take(self, place: int) -> None:
        """Do the offer of that place, counted from 0, for the current finding."""
        finding = self.current
        if finding is None or place >= len(finding.offers):
            return
        offer, session = finding.offers[place], self.session
        if isinstance(offer.mend, Propose | ProposeRest):
            self._make_up(offer)
            return
        self._asking.do(
            offer.label,
            lambda: mend(session.document, session.map_id, offer.mend, session.new_id),
        )

    def _make_up(self, offer: Offer) -> None:
        """Proposals take their time: they are made of a copy, and done when they are there."""
        document, map_id = self.session.document, self.session.map_id

        def work(_: Token) -> Change:
            return mend(document, map_id, offer.mend, ids_beside(document))

        def done(change: Change) -> None:
            self._rest.start()
            if self.session.document is document:
                self._asking.do(offer.label, lambda: change)
            elif self.session.map_id == map_id:  # what it was made for has changed
                self._make_up(offer)

        self._status.setText(WAITING)
        self._jobs.run(_MAKING_UP, work, done, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._rest.start()
        if isinstance(error, EditRefused):
            self.refused.emit(str(error))
        else:
            self._jobs.failed.emit(error)

    def skip(self) -> None:
        """Say that the current finding does not matter here."""
        finding, session = self.current, self.session
        if finding is not None:
            self._asking.do(
                "Skip a check",
                lambda: skip_finding(session.document, session.map_id, *finding.keys),
            )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    def _lay_out(self) -> None:
        """The page as a whole scrolls where large letters leave the list no room."""
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(9, 10, 9, 10)
        layout.setSpacing(9)
        self._status.setContentsMargins(6, 0, 6, 0)
        for widget in (self._status, self._list, self._offers, self._beneath(), self.again):
            layout.addWidget(widget)
        layout.setStretchFactor(self._list, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Scrolled(inside))

    def _beneath(self) -> QWidget:
        """The tick box in line with what stands above it."""
        beneath = QWidget(self)
        layout = QVBoxLayout(beneath)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.addWidget(self.publish)
        return beneath

    def _connect(self) -> None:
        self._rest.timeout.connect(self._look)
        self._asking.refused.connect(self.refused)
        self._list.currentRowChanged.connect(self._show_current)
        self._list.firstTaken.connect(self.take_first)
        self._list.goWanted.connect(self.go)
        self._offers.goWanted.connect(self.go)
        self._list.taken.connect(self.take)
        self._list.skipped.connect(self.skip)
        self._list.renameWanted.connect(self._rename)
        self._list.escaped.connect(self.escaped)
        self._offers.taken.connect(self.take)
        self._offers.skipped.connect(self.skip)
        self.again.clicked.connect(self._show_skipped)
        self.publish.toggled.connect(self._look)
        self._watch.changed.connect(self._hear_of_loops)
        self._stop = self.session.listen(self._hear)

    def _hear(self, event: Event) -> None:
        touched = event.change.touched(Variable, Link, MapInfo)
        if self.isVisible() and (touched or event.map_changed or event.replaced):
            self._rest.start()

    def _hear_of_loops(self, _: object) -> None:
        if self.isVisible():
            self._rest.start()

    def _look(self, _: bool = False) -> None:
        session, watch = self.session, self._watch
        loops = None if watch.is_searching else watch.loops
        publish = self.publish.isChecked()
        facts = facts_of(session.document, session.map_id, loops, watch.book, publish=publish)
        self._jobs.run(_JOB, partial(_found, facts), partial(self._show, facts))

    def _show(self, facts: Facts, left: list[Finding]) -> None:
        """List what was found, the same finding current if it still stands."""
        before, row = self.current, self._list.currentRow()
        skipped = facts.causal_map.info.skipped
        self._findings = first_of(left)
        self._list.show_findings(self._findings)
        self._status.setText(told(len(left), len(self._findings), facts))
        self.again.setVisible(bool(skipped))
        self.again.setText(f"Show the {len(skipped)} skipped again")
        if before in self._findings:
            row = self._findings.index(before)
        self._list.setCurrentRow(min(max(row, 0), len(self._findings) - 1))
        self._show_current()

    def _show_current(self) -> None:
        finding = self.current
        self._offers.show_finding(finding)
        if finding is not None and self._list.hasFocus():
            self._show_place(finding)

    def _show_place(self, finding: Finding) -> None:
        """Select what a finding is about, and bring its first variable into view."""
        causal_map = self.session.map
        about = (*finding.variables, *finding.links)
        self.session.select(frozenset(one for one in about if causal_map.get(one) is not None))
        for variable in finding.variables[:1]:
            self.wanted.emit(variable)

    def go(self) -> None:
        """Go to what the current finding is about, with the keyboard."""
        finding = self.current
        if finding is not None:
            self._show_place(finding)
            self.escaped.emit()

    def _rename(self) -> None:
        finding = self.current
        if finding is not None and len(finding.variables) == 1:
            self.renameWanted.emit(RecordId(finding.variables[0]))

    def _show_skipped(self) -> None:
        session = self.session
        self._asking.do(
            "Show skipped checks", lambda: show_skipped(session.document, session.map_id)
        )


def _found(facts: Facts, token: Token) -> list[Finding]:
    """What is left to mend, the most useful first."""
    token.check()
    causal_map = facts.causal_map
    return left_to_mend(causal_map, check_map(facts, token), causal_map.info.skipped)
