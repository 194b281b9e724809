"""The checks page: at most ten findings, each with its reason and a mend on one key.

Enter does what is offered first, 1 to 9 the offer of that number, Delete says that it
does not matter here, F2 types another name. The finding that follows is current at once.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from loopmap.analysis.checks import Facts, Finding, Offer, first_of, left_to_mend
from loopmap.analysis.checks.equation_mends import Propose, ProposeRest
from loopmap.editing.checking import check_map, facts_of
from loopmap.editing.edits.mend import mend, show_skipped
from loopmap.editing.edits.mend_map import skip_finding
from loopmap.editing.ids_beside import ids_beside
from loopmap.editing.session import Event, Session
from loopmap.errors import EditRefused
from loopmap.model.change import Change
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import has_equations
from loopmap.model.records import Link, MapInfo, Variable
from loopmap.model.token import Token
from loopmap.ui.jobs import Jobs
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.offers import Offers
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.panels.proposals_dialog import WAITING
from loopmap.ui.panels.wrapped_lines import WrappedLines
from loopmap.ui.theme import mark

REST = 200
"""Milliseconds without an edit after which names are checked again."""

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

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Checks")
        self.session, self._jobs = session, jobs
        self._asking = Asking(session, self)
        self._findings: list[Finding] = []
        self._status = muted()
        self._list = _List()
        self._offers = Offers()
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 10, 9, 10)
        layout.setSpacing(9)
        self._status.setContentsMargins(6, 0, 6, 0)
        for widget in (self._status, self._list, self._offers, self.again):
            layout.addWidget(widget)
        layout.setStretchFactor(self._list, 1)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._look)
        self._asking.refused.connect(self.refused)
        self._list.currentRowChanged.connect(self._show_current)
        self._list.taken.connect(self.take)
        self._list.skipped.connect(self.skip)
        self._list.renameWanted.connect(self._rename)
        self._list.escaped.connect(self.escaped)
        self._offers.taken.connect(self.take)
        self._offers.skipped.connect(self.skip)
        self.again.clicked.connect(self._show_skipped)
        self._stop = self.session.listen(self._hear)

    def _hear(self, event: Event) -> None:
        touched = event.change.touched(Variable, Link, MapInfo)
        if self.isVisible() and (touched or event.map_changed or event.replaced):
            self._rest.start()

    def _look(self) -> None:
        facts = facts_of(self.session.document, self.session.map_id, None)
        self._jobs.run(_JOB, partial(_found, facts), self._show)

    def _show(self, found: list[Finding]) -> None:
        """List what was found, the same finding current if it still stands."""
        causal_map, before, row = self.session.map, self.current, self._list.currentRow()
        skipped = causal_map.info.skipped
        left = left_to_mend(causal_map, found, skipped)
        self._findings = first_of(left)
        self._list.show_texts([finding.text for finding in self._findings])
        self._status.setText(_told(len(left), len(self._findings), causal_map))
        self.again.setVisible(bool(skipped))
        self.again.setText(f"Show the {len(skipped)} skipped again")
        if before in self._findings:
            row = self._findings.index(before)
        self._list.setCurrentRow(min(max(row, 0), len(self._findings) - 1))
        self._show_current()

    def _show_current(self) -> None:
        finding = self.current
        self._offers.show_finding(finding)
        if finding is None or not self._list.hasFocus():
            return
        standing = [i for i in finding.variables if i in self.session.map.variables]
        self.session.select(frozenset(standing))
        for variable in standing[:1]:
            self.wanted.emit(variable)

    def _rename(self) -> None:
        finding = self.current
        if finding is not None:
            self.renameWanted.emit(RecordId(finding.variables[0]))

    def _show_skipped(self) -> None:
        session = self.session
        self._asking.do(
            "Show skipped checks", lambda: show_skipped(session.document, session.map_id)
        )


class _List(QListWidget):
    """The findings as lines. Says what keys mean; what a finding is, the panel knows."""

    taken = Signal(int)
    skipped = Signal()
    renameWanted = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Findings")
        self.setAccessibleDescription(
            "Enter does what is offered first, Delete skips, F2 types another name."
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(WrappedLines(self))
        self.setSpacing(2)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_texts(self, texts: list[str]) -> None:
        """Other lines; nothing is said of a current one until there is one again.

        Without any the list stays: the keyboard would go from a hidden one to who knows where.
        """
        self.blockSignals(True)
        self.clear()
        for text in texts:
            self.addItem(QListWidgetItem(text))
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, LIST_KEYS, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(0)
        elif text.isascii() and text.isdigit() and text != "0":
            self.taken.emit(int(text) - 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.skipped.emit()
        elif key == Qt.Key.Key_F2:
            self.renameWanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def _found(facts: Facts, token: Token) -> list[Finding]:
    token.check()
    return check_map(facts, token)


def _told(left: int, listed: int, causal_map: CausalMap) -> str:
    if not left:
        what = "names and equations" if has_equations(causal_map) else "names"
        return f"Nothing to mend in the {what} of this map."
    if left > listed:
        return f"{left} things to look at; the {listed} most useful first."
    return "One thing to look at." if left == 1 else f"{left} things to look at."
