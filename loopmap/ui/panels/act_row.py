"""One thing a scenario does: a sentence, how much and from when to when, ready to be changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from loopmap.editing.interventions import (
    scale_of,
    snapped,
    times_of,
    with_amount,
    with_times,
)
from loopmap.model.records import Intervention
from loopmap.ui.as_written import as_written
from loopmap.ui.panels.act_menu import ActMenu
from loopmap.ui.panels.band import Band
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.number_field import NumberField
from loopmap.ui.panels.slider import Slider

Tell = Callable[[Intervention], str]
"""An intervention as a sentence."""


class ActRow(QWidget):
    """One intervention; nothing is edited here.

    ``changing`` carries the intervention as it would be while a slider moves, ``changed`` as
    it should be when it is let go, typed or chosen from the menu; both have times on steps of
    the run. ``removed``: it should go. ``refused``: why a number cannot be.
    """

    changing = Signal(object)
    changed = Signal(object)
    removed = Signal()
    refused = Signal(str)

    def __init__(self, act: Intervention, tell: Tell, horizon: float, step: float) -> None:
        super().__init__()
        self._act, self._tell, self._horizon, self._step = act, tell, horizon, step
        self._scale = scale_of(act)
        self._words = as_written(QLabel())
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._more = ActMenu()
        self.menu = self._more.entries
        self._size: Slider | None = None
        self._number: NumberField | None = None
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._words, 1)
        top.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        rows = column(self, spacing=1)
        rows.addLayout(top)
        if self._scale is not None:
            rows.addWidget(self._sized())
        rows.addWidget(self._timed())
        self._more.changed.connect(self._want)
        self._more.removed.connect(self.removed)
        self.show_act(act)

    def fits(self, act: Intervention) -> bool:
        """Whether the row can show ``act`` as it stands: the same thing done, otherwise sized."""
        mine = self._act
        same = (mine.target, mine.source, mine.destination, mine.sign) == (
            act.target, act.source, act.destination, act.sign
        )  # fmt: skip
        scaled = self._scale is not None and scale_of(act) == self._scale
        return same and (scaled or mine.action is act.action)

    def show_act(self, act: Intervention) -> None:
        """Show the intervention, but leave a slider that a hand holds where it is."""
        self._act = act
        self._say(act)
        self._more.show_act(act, self._tell(act), self._horizon)
        if self._size is not None and self._number is not None:
            self._size.show_number(act.amount)
            self._number.show_number(act.amount)
        self._times.show_span(times_of(act, self._horizon), (0.0, self._horizon))

    def _sized(self) -> QWidget:
        scale = self._scale
        assert scale is not None
        self._size = Slider(scale.name, scale.low, scale.high, scale.step, scale.rest)
        high = max(scale.high, _MOST_TYPED.get(scale.name, scale.high))
        self._number = NumberField(scale.name, scale.low, high, step=scale.step)
        self._size.moving.connect(self._resize)
        self._size.settled.connect(self._settle_size)
        self._number.typed.connect(self._settle_size)
        self._number.refused.connect(self.refused)
        return _beside(self._size, self._number)

    def _timed(self) -> QWidget:
        names = ("From when", "Until when")
        self._times = Band(names, 0.0, self._horizon, self._step)
        self._times.moving.connect(self._retime)
        self._times.settled.connect(self._settle_times)
        self._times.refused.connect(self.refused)
        return self._times

    def _say(self, act: Intervention) -> None:
        sentence = self._tell(act)
        self._words.setText(sentence)
        if self._size is not None:
            self._size.say(sentence)

    def _resize(self, amount: float) -> None:
        act = with_amount(self._act, amount)
        self._say(act)
        if self._number is not None:
            self._number.show_number(amount)
        self.changing.emit(act)

    def _settle_size(self, amount: float) -> None:
        self._want(with_amount(self._act, amount))

    def _retime(self, start: float, stop: float) -> None:
        act = self._timed_as(start, stop)
        self._say(act)
        self.changing.emit(act)

    def _settle_times(self, start: float, stop: float) -> None:
        self._want(self._timed_as(start, stop))

    def _timed_as(self, start: float, stop: float) -> Intervention:
        return snapped(with_times(self._act, start, stop, self._horizon), self._step)

    def _want(self, act: Intervention) -> None:
        """Have the intervention changed; what is not allowed shows as it was."""
        self.changed.emit(act)
        self.show_act(self._act)


_MOST_TYPED = {"How long a delay": 64.0}
"""What may be typed where the slider ends sooner."""


def _beside(slider: Slider, number: NumberField) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(slider, 1)
    row.addWidget(number)
    return box
