"""One variable of an answer: which way, how surely, and on request why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolTip,
    QWidget,
)

from loopmap.diagram.charts.chart import curve_stroke
from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import Line
from loopmap.diagram.style import Style
from loopmap.simulation import Direction, Outcome
from loopmap.simulation.words import VERB, tell_class, tell_held
from loopmap.ui.as_written import as_written, tip
from loopmap.ui.paint import paint
from loopmap.ui.panels.class_badge import ClassBadge
from loopmap.ui.panels.fields import column, plain_button
from loopmap.ui.panels.looks import small
from loopmap.ui.theme import mark

GLYPH: Mapping[Direction, str] = MappingProxyType(
    {Direction.UP: "↑", Direction.DOWN: "↓", Direction.MIXED: "↕", Direction.NONE: "="}
)
_SWATCH = QRectF(4, 8, 16, 9)
_CLICK = "Click to show or hide its curve."

Why = Callable[[Outcome], Sequence[str]]
"""The sentences behind an outcome, asked for when somebody wants to know."""


class OutcomeRow(QAbstractButton):
    """One outcome; checked while the chart shows its curve, drawn as its swatch is.

    ``opening`` tells that an arrow key asks to open or close what is behind it. ``why``
    says on hover what its answer rests on. ``colour`` counts through those of the chart.
    """

    opening = Signal(bool)

    def __init__(self, outcome: Outcome, style: Style, why: Why) -> None:
        super().__init__()
        self.outcome, self.colour, self._style = outcome, 0, style
        self._why = why
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._name, self._detail = as_written(QLabel()), QLabel()
        self._badge = ClassBadge(outcome.certainty, style)
        self._lay_out()
        self.show_outcome(outcome)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show another answer for a variable, in place."""
        self.outcome = outcome
        held = tell_held(outcome.direction, outcome.share, outcome.runaway)
        told = "  ·  ".join(part for part in (_size(outcome), held, outcome.course.value) if part)
        self._name.setText(f"{GLYPH[outcome.direction]}  {outcome.name} {VERB[outcome.direction]}")
        self._detail.setText(told)
        self._detail.setVisible(bool(told))
        self._badge.show_class(outcome.certainty, tell_class(outcome.certainty, outcome.runaway))
        self.setAccessibleName(outcome.sentence)
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self._badge.set_style(style)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.opening.emit(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def show_colour(self, colour: int) -> None:
        """Draw the swatch as that curve is drawn."""
        self.colour = colour
        self.update()

    def event(self, event: QEvent) -> bool:
        """On hover, what the answer rests on."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = "\n".join([*self._why(self.outcome), _CLICK])
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """A soft ground when pointed at or reached, and the swatch of its curve."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(self._style.hover))
            painter.setPen(QPen(QColor(self._style.accent if self.hasFocus() else "transparent")))
            painter.drawRoundedRect(frame, 7, 7)
        if self.isChecked():
            stroke, middle = curve_stroke(self._style, self.colour), _SWATCH.center().y()
            ends = (Point(_SWATCH.left(), middle), Point(_SWATCH.right(), middle))
            paint(painter, [Line(None, "sample", ends, stroke)])
        else:
            painter.setPen(QPen(QColor(self._style.border), 2))
            painter.drawRoundedRect(_SWATCH, 2.5, 2.5)
        painter.end()

    def _lay_out(self) -> None:
        self._name.setWordWrap(True)
        mark(self._name, "subheading")
        mark(self._detail, "small")
        words = column(spacing=0)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 3, 4, 3)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._name, self._detail, self._badge):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class OutcomeItem(QWidget):
    """A row, and behind its button the sentences that say why, made when first asked for.

    ``shownOnMap`` carries the variable that somebody wants to see; ``chosen`` tells whether its
    curve, and ``opened`` whether its sentences are now to be seen.
    """

    shownOnMap = Signal(str)
    chosen = Signal(str, bool)
    opened = Signal(str, bool)

    def __init__(self, outcome: Outcome, style: Style, why: Why) -> None:
        super().__init__()
        self._tell = why
        self.row = OutcomeRow(outcome, style, why)
        self.row.opening.connect(self._open)
        self.row.toggled.connect(self._choose)
        self.why = plain_button("Why")
        self.why.setCheckable(True)
        self.why.toggled.connect(self._toggle)
        self._behind: _Behind | None = None
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(self.row, 1)
        across.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        self._whole = column(self, spacing=0)
        self._whole.addLayout(across)
        self._name()

    @property
    def is_open(self) -> bool:
        return self.why.isChecked()

    def show_outcome(self, outcome: Outcome, *, is_open: bool) -> None:
        """Show another answer in place, of this variable or another; what is open is told anew."""
        was, self.row.outcome = self.row.outcome, outcome
        self.row.show_outcome(outcome)
        if was.name != outcome.name:
            self._name()
        if is_open is not self.is_open:
            self.why.setChecked(is_open)
        elif is_open:
            self._say()

    def _name(self) -> None:
        """Let those who hear the buttons know whose they are."""
        name = self.row.outcome.name
        says = f"Say what the answer for {name} rests on"
        self.why.setToolTip(says)
        self.why.setAccessibleDescription(says)
        self.why.setAccessibleName(f"Why: {name}")

    def _say(self) -> None:
        if self._behind is None:
            self._behind = _Behind()
            self._behind.show_on_map.clicked.connect(self._show_on_map)
            self._whole.addWidget(self._behind)
        self._behind.say(self._tell(self.row.outcome), self.row.outcome.name)

    def _open(self, wanted: bool) -> None:
        self.why.setChecked(wanted)

    def _toggle(self, is_open: bool) -> None:
        self.why.setText("Less" if is_open else "Why")
        if is_open:
            self._say()
        if self._behind is not None:
            self._behind.setVisible(is_open)
        self.opened.emit(self.row.outcome.variable, is_open)

    def _choose(self, is_wanted: bool) -> None:
        self.chosen.emit(self.row.outcome.variable, is_wanted)

    def _show_on_map(self) -> None:
        self.shownOnMap.emit(self.row.outcome.variable)


class _Behind(QWidget):
    """The sentences behind an answer, and the way from there to the map."""

    def __init__(self) -> None:
        super().__init__()
        self._sentences = column(spacing=4)
        self._labels: list[QLabel] = []
        self.show_on_map = plain_button("Show it on the map")
        behind = column(self, spacing=4)
        behind.setContentsMargins(26, 0, 4, 8)
        behind.addLayout(self._sentences)
        behind.addWidget(self.show_on_map, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, told: Sequence[str], name: str) -> None:
        """Show these sentences on a variable of that name."""
        while len(self._labels) < len(told):
            self._labels.append(small())
            self._sentences.addWidget(self._labels[-1])
        for place, label in enumerate(self._labels):
            label.setText(told[place] if place < len(told) else "")
            label.setVisible(place < len(told))
        self.show_on_map.setToolTip(f"Select {name} on the map")
        self.show_on_map.setAccessibleDescription(f"Select {name} on the map")


def _size(outcome: Outcome) -> str:
    """How far it goes in a typical draw; nothing where it does not go anywhere."""
    moves = outcome.direction in (Direction.UP, Direction.DOWN)
    return outcome.size.value if moves and outcome.size is not None else ""
