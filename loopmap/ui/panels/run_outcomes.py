"""What follows: one row per variable that matters, and on request one for every variable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from loopmap.diagram.style import Style, load_style
from loopmap.model.ids import RecordId
from loopmap.simulation import Certainty, Outcome
from loopmap.ui.panels.fields import column, empty, plain_button
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.outcome_row import OutcomeItem, OutcomeRow, Why
from loopmap.ui.theme import mark

_DECIDING_SHOWN = 2
_ALL, _FEWER = "All variables", "Only what matters"


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
        self._colours: dict[RecordId, int] = {}
        self._why: Why = lambda _: ()
        self._title = heading("What follows, compared with today")
        self._title.setWordWrap(True)
        self._whole = plain_button(_ALL, "Show every variable of the map, the surest first")
        self._whole.setCheckable(True)
        self._whole.toggled.connect(self._want_whole)
        self._row_column = column(spacing=1)
        self._deciding_title, self._deciding = heading("What would settle it"), muted()
        self._carrying_title, self._carrying = heading("What carries it"), muted()
        self._note = muted()
        for words in (self._deciding, self._carrying, self._note):
            mark(words, "small")
        self._lay_out()
        self.show_words("")

    @property
    def chosen(self) -> tuple[OutcomeRow, ...]:
        """The rows whose curves are wanted, in their order."""
        return tuple(item.row for item in self._items if item.row.isChecked())

    @property
    def is_whole(self) -> bool:
        """Whether all variables are asked for."""
        return self._whole.isChecked()

    def show_words(self, words: str) -> None:
        """Show a sentence and no rows."""
        self._clear()
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
        if [o.variable for o in outcomes] != [item.row.outcome.variable for item in self._items]:
            self._clear()
        for place, outcome in enumerate(outcomes):
            if place < len(self._items):
                self._items[place].show_outcome(outcome)
            else:
                self._add(outcome)

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
        layout = QVBoxLayout(self)
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

    def _add(self, outcome: Outcome) -> None:
        item = OutcomeItem(outcome, self._style, self._tell_why)
        item.row.setChecked(outcome.variable in self._colours)
        item.row.show_colour(self._colours.get(outcome.variable, 0))
        item.row.toggled.connect(self._choose)
        item.shownOnMap.connect(self.shownOnMap)
        self._items.append(item)
        self._row_column.addWidget(item)

    def _clear(self) -> None:
        empty(self._row_column)
        self._items = []

    def _tell_why(self, outcome: Outcome) -> Sequence[str]:
        return self._why(outcome)

    def _want_whole(self, whole: bool) -> None:
        self._whole.setText(_FEWER if whole else _ALL)
        self.wholeWanted.emit(whole)

    def _choose(self) -> None:
        """Each curve keeps the colour it has; one that comes takes the first that is free."""
        chosen = [row.outcome.variable for row in self.chosen]
        kept = {v: colour for v, colour in self._colours.items() if v in chosen}
        for variable in chosen:
            free = (n for n in range(len(chosen) + 1) if n not in kept.values())
            kept.setdefault(variable, next(free))
        self._colours = kept
        for row in self.chosen:
            row.show_colour(kept[row.outcome.variable])
        self.curvesChosen.emit()


def _worth_a_look(outcomes: Sequence[Outcome]) -> RecordId:
    """The first that moves at all, for a flat line tells nothing; else the first."""
    moved = (o.variable for o in outcomes if o.certainty is not Certainty.NO_EFFECT)
    return next(moved, outcomes[0].variable)


def _say(title: QLabel, words: QLabel, sentences: Sequence[str]) -> None:
    words.setText("\n".join(sentences))
    for part in (title, words):
        part.setVisible(bool(sentences))
