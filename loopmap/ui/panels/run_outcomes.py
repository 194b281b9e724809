"""What follows: one row per variable that matters, and on request one for every variable.

Rows are places: each shows whatever answer is its turn in the list, so that another order or
another scenario makes none anew. The first are there at once, the others some at a time, and
so again when letters have changed while nobody saw them: Qt measures every word of them then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from loopmap.diagram.style import Style, load_style
from loopmap.model.ids import RecordId
from loopmap.simulation import Certainty, Outcome
from loopmap.ui.long_turns import turn_is_long
from loopmap.ui.panels.fields import column, plain_button
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.measured_column import MeasuredColumn
from loopmap.ui.panels.outcome_row import OutcomeItem, Why
from loopmap.ui.theme import mark

_DECIDING_SHOWN = 2
_ALL, _FEWER = "All variables", "Only what matters"
_AT_ONCE = 8
"""Rows that are there at once: about what is seen before anybody scrolls."""

_SLICE, _PAUSE = 3, 10
"""Milliseconds for more of them in a turn, and between two: Qt takes longer to lay them out …"""
_LEAST = 4
"""… all of them, each time: so many at least."""

_BLOCK = 10
"""Rows laid out by themselves, so that one more does not have Qt measure all of them."""


class Chosen(NamedTuple):
    """An answer whose curve is wanted, and the colour of the curve, as the chart counts them."""

    outcome: Outcome
    colour: int


class OutcomeList(QWidget):
    """The rows, the links whose strength would settle what is open, and notes on the run.

    ``wholeWanted`` tells that all variables are asked for, or only those that matter;
    ``shownOnMap`` carries the variable that somebody wants to see there.
    """

    curvesChosen = Signal()
    wholeWanted = Signal(bool)
    shownOnMap = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._style = load_style("light")
        self._items: list[OutcomeItem] = []
        self._blocks: list[tuple[QWidget, MeasuredColumn]] = []
        self._outcomes: list[Outcome] = []
        self._waiting: list[int] = []
        self._open: set[str] = set()
        self._colours: dict[RecordId, int] = {}
        self._why: Why = lambda _: ()
        self._title = heading("What follows, compared with today")
        self._title.setWordWrap(True)
        self._whole = plain_button(_ALL, "Show every variable of the map, the surest first")
        self._whole.setCheckable(True)
        self._whole.toggled.connect(self._want_whole)
        self._whole_column, self._row_column = QVBoxLayout(self), column(spacing=1)
        self._turn = QTimer(self, interval=_PAUSE)
        self._turn.timeout.connect(self._go_on)
        self._deciding_title, self._deciding = heading("What would settle it"), muted()
        self._carrying_title, self._carrying = heading("What carries it"), muted()
        self._note = muted()
        for words in (self._deciding, self._carrying, self._note):
            mark(words, "small")
        self._lay_out()
        self.show_words("")

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """The answers whose curves are wanted, in their order."""
        colours = self._colours
        those = (o for o in self._outcomes if o.variable in colours)
        return tuple(Chosen(o, colours[o.variable]) for o in those)

    @property
    def is_whole(self) -> bool:
        """Whether all variables are asked for."""
        return self._whole.isChecked()

    def show_words(self, words: str) -> None:
        """Show a sentence and no rows."""
        self._show_rows(())
        self._open.clear()
        self._note.setText(words)
        self._note.setVisible(bool(words))
        for part in (self._title, self._whole):
            part.hide()
        self.show_deciding(())
        self.show_carrying(())

    def show_outcomes(self, outcomes: Sequence[Outcome], why: Why) -> None:
        """Show these answers, in the rows that are there; those that are open stay open."""
        self._why = why
        for part in (self._title, self._whole):
            part.show()
        if not set(self._colours).intersection(o.variable for o in outcomes):
            self._colours = {_worth_a_look(outcomes): 0} if outcomes else {}
        self._show_rows(outcomes)

    def show_deciding(self, sentences: Sequence[str]) -> None:
        """Say which links would settle what is not settled."""
        _say(self._deciding_title, self._deciding, sentences[:_DECIDING_SHOWN])

    def show_carrying(self, sentences: Sequence[str]) -> None:
        """Say which loops carry the scenario."""
        _say(self._carrying_title, self._carrying, sentences)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Notes on the run as a whole."""
        self._note.setText(" ".join(notes))
        self._note.setVisible(bool(notes))

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        for item in self._items:
            item.row.set_style(style)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._whole)
        layout = self._whole_column
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addLayout(self._row_column)
        layout.addSpacing(2)
        for part in (
            self._deciding_title, self._deciding,
            self._carrying_title, self._carrying,
        ):  # fmt: skip
            layout.addWidget(part)
        layout.addStretch(1)

    def _show_rows(self, outcomes: Sequence[Outcome]) -> None:
        """The first at once, the rest from where it was left off, for another may come soon."""
        self._outcomes = list(outcomes)
        for item in self._items[len(outcomes) :]:
            item.hide()
        self._hide_blocks(len(outcomes))
        with self._laid_out_once():
            for place in range(min(_AT_ONCE, len(outcomes))):
                self._show_row(place)
        rest, at = range(_AT_ONCE, len(outcomes)), next(iter(self._waiting), _AT_ONCE)
        self._waiting = [*(n for n in rest if n >= at), *(n for n in rest if n < at)]
        # A row that there is not yet can only come after all before it.
        self._waiting.sort(key=lambda place: max(place - len(self._items) + 1, 0))
        if self._waiting and self.isVisible():
            self._turn.start()

    def _hide_blocks(self, rows: int) -> None:
        """All that begin after so many rows."""
        for block, _ in self._blocks[-(-rows // _BLOCK) :]:
            block.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters for rows nobody sees: they come some at a time when somebody does."""
        super().changeEvent(event)
        of_letters = event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if of_letters and not self.isVisible():
            self._hide_blocks(_AT_ONCE)
            self._waiting = list(range(_AT_ONCE, len(self._outcomes)))

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was not made for nobody to see."""
        super().showEvent(event)
        if self._waiting:
            self._turn.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turn.stop()

    def _go_on(self) -> None:
        if turn_is_long():
            return
        clock = QElapsedTimer()
        clock.start()
        done = 0
        with self._laid_out_once():
            while self._waiting and (done < _LEAST or clock.elapsed() < _SLICE):
                self._show_row(self._waiting.pop(0))
                done += 1
        if not self._waiting:
            self._turn.stop()

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Let nothing be laid out meanwhile: Qt would do it for each part that is shown anew."""
        self._whole_column.setEnabled(False)
        yield
        self._whole_column.setEnabled(True)
        self._whole_column.invalidate()

    def _show_row(self, place: int) -> None:
        outcome = self._outcomes[place]
        is_new = place == len(self._items)
        if is_new:
            self._add(outcome)
        item = self._items[place]
        self._blocks[place // _BLOCK][0].show()
        with QSignalBlocker(item.row):
            item.row.setChecked(outcome.variable in self._colours)
        item.row.show_colour(self._colours.get(outcome.variable, 0))
        if not is_new:
            item.show_outcome(outcome, is_open=outcome.variable in self._open)
        elif outcome.variable in self._open:
            item.why.setChecked(True)
        item.show()

    def _add(self, outcome: Outcome) -> None:
        item = OutcomeItem(outcome, self._style, self._tell_why)
        item.chosen.connect(self._choose)
        item.opened.connect(self._note_open)
        item.shownOnMap.connect(self.shownOnMap)
        if len(self._items) % _BLOCK == 0:
            block = QWidget()
            self._blocks.append((block, MeasuredColumn(block, spacing=1)))
            self._row_column.addWidget(block)
        self._items.append(item)
        self._blocks[-1][1].addWidget(item)

    def _note_open(self, variable: str, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(variable)

    def _tell_why(self, outcome: Outcome) -> Sequence[str]:
        return self._why(outcome)

    def _want_whole(self, whole: bool) -> None:
        self._whole.setText(_FEWER if whole else _ALL)
        self.wholeWanted.emit(whole)

    def _choose(self, variable: RecordId, is_wanted: bool) -> None:
        """Each curve keeps the colour it has; one that comes takes the first that is free."""
        shown = {outcome.variable for outcome in self._outcomes}
        kept = {v: colour for v, colour in self._colours.items() if v in shown and v != variable}
        if is_wanted:
            kept[variable] = next(n for n in range(len(kept) + 1) if n not in kept.values())
        self._colours = kept
        for item in self._items:
            if item.row.outcome.variable == variable:
                item.row.show_colour(kept.get(variable, 0))
        self.curvesChosen.emit()


def _worth_a_look(outcomes: Sequence[Outcome]) -> RecordId:
    """The first that moves at all, for a flat line tells nothing; else the first."""
    moved = (o.variable for o in outcomes if o.certainty is not Certainty.NO_EFFECT)
    return next(moved, outcomes[0].variable)


def _say(title: QLabel, words: QLabel, sentences: Sequence[str]) -> None:
    words.setText("\n".join(sentences))
    for part in (title, words):
        part.setVisible(bool(sentences))
