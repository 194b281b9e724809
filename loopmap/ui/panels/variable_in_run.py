"""How variables go in a run: how fast they follow their causes, how fast a stock runs down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from loopmap.editing.edits import behaviour
from loopmap.model.behaviour import DECAY_RANGE, DECAYS, SETTLE_RANGE, SETTLE_TIMES
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import ChipRow, column
from loopmap.ui.panels.looks import heading, small
from loopmap.ui.panels.number_field import NumberField

TITLE = "In a run"
MEANING = "How it goes when scenarios are run: how fast, how strongly, from when on"

_GOES = {
    Kind.AUXILIARY: "It settles to what its causes say.",
    Kind.STOCK: "It builds up: its causes fill and drain it.",
    Kind.FLOW: "It settles to what its causes say, until it has an equation.",
    Kind.DRIVER: "Nothing on the map moves it; only a scenario does.",
}
_SETTLING = tuple(
    (time, words.capitalize(), meaning)
    for (words, time), meaning in zip(
        SETTLE_TIMES.items(),
        (
            "A quarter of the map's usual pace",
            "At the map's usual pace",
            "Four times as long as usual",
            "Sixteen times as long as usual",
        ),
        strict=True,
    )
)
_DECAYING = tuple(
    (decay, words.capitalize(), meaning)
    for (words, decay), meaning in zip(
        DECAYS.items(),
        (
            "What has come in stays until something takes it out",
            "A little of it is lost all the time",
            "It is lost as fast as a steady inflow fills it",
        ),
        strict=True,
    )
)


class VariableInRun(QWidget):
    """The fields of one variable, or of several at once; ``here`` tells which ones to change."""

    def __init__(self, asking: Asking, here: Callable[[], Iterable[RecordId]]) -> None:
        super().__init__()
        self._asking, self._here = asking, here
        self._goes = small()
        self._speed = ChipRow("How fast it follows", _SETTLING)
        self._time = NumberField("Time it takes to follow", *SETTLE_RANGE, step=0.25)
        self._decay = ChipRow("How it runs down", _DECAYING)
        self._rate = NumberField("How fast it runs down", *DECAY_RANGE, step=0.05)
        rows = column(self, spacing=4)
        rows.addWidget(self._goes)
        self._follows = titled("How fast it follows its causes", self._speed, self._time)
        self._runs_down = titled("How fast it runs down", self._decay, self._rate)
        rows.addWidget(self._follows)
        rows.addWidget(self._runs_down)
        self._speed.chosen.connect(self._set_time)
        self._time.typed.connect(self._set_time)
        self._decay.chosen.connect(self._set_decay)
        self._rate.typed.connect(self._set_decay)
        for field in (self._time, self._rate):
            field.refused.connect(asking.refused)

    def show_variables(self, some: Sequence[Variable]) -> None:
        """Show what they have in common."""
        kinds = {variable.kind for variable in some}
        self._goes.setText(_GOES[some[0].kind] if len(kinds) == 1 else "")
        self._goes.setVisible(len(kinds) == 1)
        following = [v for v in some if v.kind not in (Kind.STOCK, Kind.DRIVER)]
        stocks = [v for v in some if v.kind is Kind.STOCK]
        self._follows.setVisible(bool(following))
        self._runs_down.setVisible(bool(stocks))
        show_both(self._speed, self._time, [v.settle_time for v in following])
        show_both(self._decay, self._rate, [v.decay for v in stocks])

    def _set_time(self, time: float) -> None:
        session, asking = self._asking.session, self._asking
        asking.do(
            "Set how fast it follows",
            lambda: behaviour.set_settle_time(session.document, session.map_id, self._here(), time),
        )

    def _set_decay(self, decay: float) -> None:
        session, asking = self._asking.session, self._asking
        asking.do(
            "Set how fast it runs down",
            lambda: behaviour.set_decay(session.document, session.map_id, self._here(), decay),
        )


def titled(title: str, words: QWidget, number: NumberField | None = None) -> QWidget:
    """A field under its title, with the number behind its words at the end of the title's line."""
    box = QWidget()
    rows = column(box, spacing=3)
    top = QHBoxLayout()
    label = heading(title)
    label.setWordWrap(True)
    label.setBuddy(words)
    top.addWidget(label, 1)
    if number is not None:
        top.addWidget(number)
    rows.addSpacing(4)
    rows.addLayout(top)
    rows.addWidget(words)
    return box


def show_both(words: ChipRow, number: NumberField, values: Sequence[float]) -> None:
    """Show a value that all share, or that they are of several minds."""
    one = values[0] if values and all(value == values[0] for value in values) else None
    words.show_value(one if one is not None else _SEVERAL)
    number.show_number(one)


_SEVERAL = object()
