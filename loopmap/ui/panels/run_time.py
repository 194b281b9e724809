"""The foot of the run panel: play the run over time, or go to any moment of it by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from loopmap.ui.as_written import as_written
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.slider import draw_groove, draw_handle, place_of
from loopmap.ui.panels.steady_button import SteadyButton
from loopmap.ui.theme import mark

STEPS = 60
"""Moments that keys and the slider can go to; playing passes between them."""

_FAR = 10
_ON_MAP = (
    "Show on each variable where it goes, beside a small curve (Last run, Alt+6); again for signs"
)
_TO_NOW = (Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_PageDown)
_LONGEST = "later: little moves any more"
_SWELLING = (
    "Links swell with what flows through them: filled where it raises, hollow where it lowers."
)
_BY_LINKS = (
    "Time runs from now to when little moves any more, in the map’s own time: one is how long a"
    f" variable takes for two thirds of its way. A map knows no dates.\n{_SWELLING}"
)
_BY_EQUATIONS = (
    "Time runs from the start to the end of the run, in the unit of time that the model names."
    f"\n{_SWELLING}"
)


class RunTime(QWidget):
    """Says what a person wants: ``sought`` a share of the time, ``played``, ``left`` the moment.

    ``marked``: whether the map shall show what the run found. Space plays and pauses, arrows
    step, Home and End go to now and to the end.
    """

    sought = Signal(float)
    played = Signal()
    left = Signal()
    marked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Time of the run")
        self._on_map = SteadyButton("On the map")
        self._on_map.setCheckable(True)
        self._on_map.setToolTip(_ON_MAP)
        self._on_map.setAccessibleDescription(_ON_MAP)
        self._on_map.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self._on_map, "chip")
        self._play = QPushButton("Play")
        self._play.setToolTip("Play the run over time on the map (Space)")
        self._play.setAccessibleDescription("Plays the run over time on the map")
        mark(self._play, "quiet")
        self.slider = _TimeSlider()
        self._words = as_written(QLabel())
        mark(self._words, "small")
        self._answer = plain_button("Show the answer", "Leave the moment: marks tell the whole run")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._play)
        row.addWidget(self.slider, 1)
        row.addWidget(self._words)
        row.addWidget(self._answer)
        row.addWidget(self._on_map)
        self._on_map.clicked.connect(self.marked)
        self._play.clicked.connect(self.played)
        self._answer.clicked.connect(self.left)
        self.slider.played.connect(self.played)
        self.slider.left.connect(self.left)
        self.slider.valueChanged.connect(self._seek)
        self.show_moment(None, "")

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody can leave the moment on show by hand any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def show_moment(self, share: float | None, words: str) -> None:
        """Show which moment is on the map, None for the answer to the whole run."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(0 if share is None else round(share * STEPS))
        self._answer.setVisible(share is not None)
        if words != self._words.text():
            self._words.setText(words)
            self.slider.setAccessibleDescription(words)
        room = QFontMetricsF(self._words.font()).horizontalAdvance(_LONGEST)
        self._words.setMinimumWidth(0 if share is None else round(room) + 4)

    def show_marked(self, on_map: bool) -> None:
        """Show whether the map shows what the run found."""
        self._on_map.setChecked(on_map)

    def explain(self, *, by_equations: bool) -> None:
        """Say on the slider what time is in the run on show."""
        self.slider.setToolTip(_BY_EQUATIONS if by_equations else _BY_LINKS)

    def tell(self, outcomes: str) -> None:
        """Say to those who do not see the map where the outcomes are at this moment."""
        self.slider.setAccessibleDescription(f"{self._words.text()}. {outcomes}".rstrip(" ."))

    def show_playing(self, playing: bool) -> None:
        """Say what a press on the button does now."""
        self._play.setText("Pause" if playing else "Play")

    def _seek(self, value: int) -> None:
        self.sought.emit(value / STEPS)


class _TimeSlider(QSlider):
    """A slider on which Space plays and Escape leaves the moment."""

    played = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, STEPS)
        self.setPageStep(_FAR)
        self.setMinimumWidth(90)
        self.setAccessibleName("Moment of the run")
        self.setToolTip(_BY_LINKS)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_groove(painter, self, 0)
        at = QPointF(place_of(self, self.value()), self.height() / 2)
        draw_handle(painter, at, focused=self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.played.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            before = self.value()
            super().keyPressEvent(event)
            if self.value() == before and event.key() in _TO_NOW:
                self.valueChanged.emit(before)  # now is a moment too, where the answer was shown
