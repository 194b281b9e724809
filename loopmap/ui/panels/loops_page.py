"""Who leads when: the loops of a run as areas over time, and what they do in sentences."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.editing.loop_share_table import loop_share_csv
from loopmap.editing.loop_shares import LoopShares, loop_shares
from loopmap.editing.what_if import WhatIf
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap
from loopmap.model.records import Scenario
from loopmap.model.token import Token
from loopmap.simulation import RunSettings
from loopmap.ui.known_loops import known_in
from loopmap.ui.loop_areas import LoopAreas
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import muted, small
from loopmap.ui.panels.run_loop_rows import RunLoopRows
from loopmap.ui.panels.run_loop_table import RunLoopTable
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import mark

JOB = "loops of a run"
_WAITING = 250
"""Milliseconds before it is said that loops are being looked at."""
WIDTHS = (
    "On the map each link is as wide as what comes through it now of all that moves its effect."
)
LOOKING = "Looking at which loops carry this …"


class LoopsPage(RunPage):
    """The chart left, the loops and what is said of them right.

    A click on a loop lights it on the map; a moment chosen shows each link as wide as what
    comes through it.
    """

    title = "Loops"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self.shares = LoopShares()
        self.areas, self.rows, self.times = LoopAreas(), RunLoopRows(), RunLoopTable()
        self._told, self._words = small(), muted()
        self._place: int | None = None
        self._lit: tuple[LoopKey, ...] = ()
        self._slow = QTimer(self, singleShot=True, interval=_WAITING)
        self._lay_out()
        self._slow.timeout.connect(partial(self._say, LOOKING))
        self.areas.momentChosen.connect(self._go)
        self.areas.loopChosen.connect(self._light)
        self.rows.chosen.connect(self._light)
        self.times.momentChosen.connect(self._go)
        self._switch.toggled.connect(self._turn)
        self._copy.clicked.connect(self._copy_table)

    def show_found(self, found: WhatIf | None) -> None:
        if found is None:
            self.desk.jobs.cancel(JOB)
            return
        causal_map, asked = self.desk.session.map, found.comparison
        settings = RunSettings(asked.draws, asked.seed, asked.horizon)
        self._ask(causal_map, found.stories[0].result.scenario, settings)

    def show_words(self, words: str) -> None:
        self._slow.stop()
        self._take(LoopShares())
        self._say(words)

    def show_moment(self, time: float) -> None:
        """Go to a moment of the run, told in its own time."""
        if self.shares.times:
            self._show_place(self.shares.at(time))

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or none: the moment goes with the page that says what it is."""
        super().hideEvent(event)
        if not event.spontaneous() and self._place is not None:
            self._leave()

    def show_lit(self, keys: tuple[LoopKey, ...]) -> None:
        """Check the loops that are lit on the map."""
        self._lit = keys
        lit = [n for n, loop in enumerate(self.shares.loops) if loop.key in keys]
        self.rows.show_lit(frozenset(lit))
        self.areas.show_chosen(lit[-1] if lit else None)

    def set_style(self, style: Style) -> None:
        self.areas.set_style(style)
        self.rows.set_style(style)

    def close_session(self) -> None:
        self._slow.stop()
        self.desk.jobs.cancel(JOB)

    def _lay_out(self) -> None:
        self._switch = QPushButton("As a table")
        self._switch.setCheckable(True)
        self._switch.setToolTip("The same as a table of words, moment by moment")
        mark(self._switch, "quietLink")
        self._copy = plain_button("Copy the table", "All figures, for a spreadsheet")
        mark(self._copy, "quietLink")
        self._clear = plain_button("Leave the moment", "Links are as wide as ever again")
        mark(self._clear, "quietLink")
        self._clear.clicked.connect(self._leave)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=6)
        for button in (self._switch, self._copy, self._clear):
            row.addWidget(button)
        self._words.setWordWrap(True)
        self._buttons = buttons
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self._words, self._told, self.rows, buttons):
            column.addWidget(part)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.areas)
        self._stack.addWidget(self.times)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(self._stack, 7)
        across.addWidget(Scrolled(side), 6)
        self._take(LoopShares())

    def _ask(self, causal_map: CausalMap, scenario: Scenario, settings: RunSettings) -> None:
        known = known_in(self.desk.watch)

        def work(token: Token) -> LoopShares:
            loops = known(causal_map)
            return loop_shares(causal_map, scenario, loops, settings=settings, token=token)

        self._slow.start()
        self.desk.jobs.run(JOB, work, self._answered, self._failed)

    def _answered(self, shares: LoopShares) -> None:
        self._slow.stop()
        self._say("")
        self._take(shares)

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        if not isinstance(error, LoopmapError):
            self.desk.jobs.failed.emit(error)
            return
        self._take(LoopShares())
        self._say(str(error))

    def _take(self, shares: LoopShares) -> None:
        """Show other loops; whoever was at a moment stays at it."""
        time = None if self._place is None else self.shares.times[self._place]
        self.shares, self._place = shares, None
        self._told.setText("\n".join(shares.sentences))
        self._told.setVisible(bool(shares.sentences))
        self.areas.show_shares(shares)
        self.rows.show_loops(shares)
        self.times.show_shares(shares)
        self._buttons.setVisible(bool(shares.loops))
        self.show_lit(self._lit)
        if time is not None and shares.loops:
            self._go(shares.at(time))
        else:
            self._leave()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _go(self, place: int) -> None:
        self._show_place(place)
        self._say(WIDTHS)
        self.momentWanted.emit((self.shares, place))

    def _show_place(self, place: int | None) -> None:
        self._place = place
        self.areas.show_moment(place)
        with QSignalBlocker(self.times):
            self.times.show_moment(place)
        self.rows.show_moment(self.shares, place)
        self._clear.setVisible(place is not None)

    def _leave(self) -> None:
        """No moment is on show any more."""
        self._show_place(None)
        self._say("")
        self.momentWanted.emit(None)

    def _light(self, number: int) -> None:
        key = self.shares.loops[number].key
        if key is not None:
            self.loopWanted.emit(key)

    def _turn(self, to_table: bool) -> None:
        self._stack.setCurrentWidget(self.times if to_table else self.areas)
        self._switch.setText("As a chart" if to_table else "As a table")

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(loop_share_csv(self.shares))
        self._copy.setText("Copied")
        QTimer.singleShot(1500, self._copy, partial(self._copy.setText, "Copy the table"))
