"""The loops of a run as a chart, in rows, in sentences and as a table, with a moment of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.editing.loop_shares import LoopShares
from loopmap.errors import LoopmapError
from loopmap.ui.loop_areas import LoopAreas
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import muted, small
from loopmap.ui.panels.run_loop_rows import RunLoopRows
from loopmap.ui.panels.run_loop_table import RunLoopTable
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.panels.turning import HIGH, TurningLayout
from loopmap.ui.theme import mark

WIDTHS = "On the map each link is as wide as what comes through it of all that moves its effect."


class LoopsBoard(QWidget):
    """The chart left, the loops and what is said of them right.

    ``loopWanted`` carries the key of a loop that was clicked, ``momentWanted`` the shares and
    the place of the moment gone to, or None when it is left. ``tableWanted`` asks for all
    figures on the clipboard.
    """

    loopWanted = Signal(object)
    momentWanted = Signal(object)
    tableWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shares = LoopShares()
        self.areas, self.rows, self.times = LoopAreas(), RunLoopRows(), RunLoopTable()
        self.told, self.words, self._widths = small(), muted(), small(WIDTHS)
        self.place: int | None = None
        self._lit: tuple[LoopKey, ...] = ()
        self._lay_out()
        self.areas.momentChosen.connect(self.go)
        self.areas.loopChosen.connect(self.light)
        self.rows.chosen.connect(self.light)
        self.times.momentChosen.connect(self.go)
        self.switch.toggled.connect(self._turn)
        self.copy.clicked.connect(self.tableWanted)
        self.leaving.clicked.connect(self.leave)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or none: the moment goes with the page that says what it is."""
        super().hideEvent(event)
        if not event.spontaneous() and self.place is not None:
            self.leave()

    def take(self, shares: LoopShares) -> None:
        """Show other loops; whoever was at a moment stays at it."""
        time = None if self.place is None else self.shares.times[self.place]
        self.shares, self.place = shares, None
        self.told.setText("\n".join(shares.sentences))
        self.told.setVisible(bool(shares.sentences))
        self.areas.show_shares(shares)
        self.rows.show_loops(shares)
        self.times.show_shares(shares)
        for part in (self._buttons, self._stack):
            part.setVisible(bool(shares.loops))
        self.show_lit(self._lit)
        if time is not None and shares.loops:
            self.go(shares.at(time))
        else:
            self.leave()

    def answer(self, shares: LoopShares) -> None:
        """Show what was found, in place of why nothing was there."""
        self.say("")
        self.take(shares)

    def told_why_not(self, error: Exception) -> bool:
        """Say what went wrong; False where it is nothing to tell people."""
        if not isinstance(error, LoopmapError):
            return False
        self.take(LoopShares())
        self.say(str(error))
        return True

    def say(self, words: str) -> None:
        """Say something above all else; nothing for ""."""
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def show_moment(self, time: float) -> None:
        """Go to a moment of the run, told in its own time."""
        if self.shares.times:
            self._show_place(self.shares.at(time))

    def go(self, place: int) -> None:
        """Go to a moment, and say so."""
        self._show_place(place)
        self.momentWanted.emit((self.shares, place))

    def leave(self) -> None:
        """No moment is on show any more."""
        self._show_place(None)
        self.momentWanted.emit(None)

    def light(self, number: int) -> None:
        """Ask for the loop of that number to be lit."""
        key = self.shares.loops[number].key
        if key is not None:
            self.loopWanted.emit(key)

    def show_lit(self, keys: tuple[LoopKey, ...]) -> None:
        """Check the loops that are lit on the map."""
        self._lit = keys
        lit = [n for n, loop in enumerate(self.shares.loops) if loop.key in keys]
        self.rows.show_lit(frozenset(lit))
        self.areas.show_chosen(lit[-1] if lit else None)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self.areas.set_style(style)
        self.rows.set_style(style)

    def offer_table(self, table: str) -> None:
        """Put the figures on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(table)
        self.copy.setText("Copied")
        QTimer.singleShot(1500, self.copy, partial(self.copy.setText, "Copy the table"))

    def _lay_out(self) -> None:
        self.switch = QPushButton("As a table")
        self.switch.setCheckable(True)
        self.switch.setToolTip("The same as a table of words, moment by moment")
        mark(self.switch, "quietLink")
        self.copy = plain_button("Copy the table", "All figures, for a spreadsheet")
        mark(self.copy, "quietLink")
        self.leaving = plain_button("Leave the moment", "Links are as wide as ever again")
        mark(self.leaving, "quietLink")
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=6)
        for button in (self.switch, self.copy, self.leaving):
            row.addWidget(button)
        self.words.setWordWrap(True)
        self._buttons = buttons
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self.words, self.told, self.rows, self._widths, buttons):
            column.addWidget(part)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.areas)
        self._stack.addWidget(self.times)
        across = TurningLayout(self, spacing=16, lines=HIGH)
        across.addWidget(self._stack, 7)
        across.addWidget(Scrolled(side), 6)
        self.take(LoopShares())

    def _show_place(self, place: int | None) -> None:
        self.place = place
        self.areas.show_moment(place)
        with QSignalBlocker(self.times):
            self.times.show_moment(place)
        self.rows.show_moment(self.shares, place)
        for part in (self.leaving, self._widths):
            part.setVisible(place is not None)

    def _turn(self, to_table: bool) -> None:
        self._stack.setCurrentWidget(self.times if to_table else self.areas)
        self.switch.setText("As a chart" if to_table else "As a table")
