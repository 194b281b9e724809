"""What follows: one row per variable that matters, with how sure the map lets us be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from loopmap.diagram.style import Style, load_style
from loopmap.model.ids import RecordId
from loopmap.simulation import Certainty, Direction, Outcome
from loopmap.simulation.words import VERB, tell_held
from loopmap.ui.as_written import as_written, tip
from loopmap.ui.panels.fields import column, empty
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.run_plot import curve_colours
from loopmap.ui.theme import mark

GLYPH: Mapping[Direction, str] = MappingProxyType(
    {Direction.UP: "↑", Direction.DOWN: "↓", Direction.MIXED: "↕", Direction.NONE: "="}
)
_DECIDING_SHOWN = 2


class ClassBadge(QLabel):
    """The class as a word on a ground that grows calmer with certainty."""

    def __init__(self, certainty: Certainty, style: Style) -> None:
        super().__init__(certainty.value)
        self._certainty = certainty
        self.setContentsMargins(8, 1, 8, 2)
        self.set_style(style)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._ground, ink = {
            Certainty.CERTAIN: (style.accent, style.accent_text),
            Certainty.ROBUST: (style.accent_soft, style.accent),
            Certainty.LEANING: (style.hover, style.text),
            Certainty.OPEN: (style.warning_soft, style.warning_text),
            Certainty.NO_EFFECT: (style.panel, style.text_muted),
        }[self._certainty]
        self._ink = QColor(ink)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The word, centred on its ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setPen(self._ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class OutcomeRow(QAbstractButton):
    """One outcome; checked while the chart shows its curve in the colour of its swatch."""

    def __init__(self, outcome: Outcome, colour: int, style: Style) -> None:
        super().__init__()
        self.outcome = outcome
        self.colour = colour
        self._style = style
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip(f"{outcome.sentence}\nClick to show or hide its curve."))
        self.setAccessibleName(outcome.sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def _lay_out(self) -> None:
        outcome = self.outcome
        held = tell_held(outcome.direction, outcome.share)
        told = "  ·  ".join(part for part in (held, outcome.course.value) if part)
        name = QLabel(f"{GLYPH[outcome.direction]}  {outcome.name} {VERB[outcome.direction]}")
        as_written(name).setWordWrap(True)
        mark(name, "subheading")
        self._badge = ClassBadge(outcome.certainty, self._style)
        words = column(spacing=0)
        words.addWidget(name)
        if told:
            detail = QLabel(told)
            mark(detail, "small")
            words.addWidget(detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 3, 4, 3)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self._badge.set_style(style)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """A soft ground when checked or pointed at, and the swatch of its curve."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(self._style.hover))
            painter.setPen(QPen(QColor(self._style.accent if self.hasFocus() else "transparent")))
            painter.drawRoundedRect(frame, 7, 7)
        colours = curve_colours(self._style)
        colour = QColor(colours[self.colour % len(colours)])
        painter.setPen(QPen(colour if self.isChecked() else QColor(self._style.border), 2))
        painter.setBrush(colour if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(7, 8, 9, 9), 2.5, 2.5)
        painter.end()


class OutcomeList(QWidget):
    """The rows, and the links whose strength would settle what is open."""

    curvesChosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._style = load_style("light")
        self._rows: list[OutcomeRow] = []
        self._chosen: set[RecordId] = set()
        self._title = heading("What follows, compared with today")
        self._row_column = column(spacing=1)
        self._deciding_title = heading("What would settle it")
        self._deciding = muted()
        self._note = muted()
        for words in (self._deciding, self._note):
            mark(words, "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addLayout(self._row_column)
        layout.addSpacing(2)
        layout.addWidget(self._deciding_title)
        layout.addWidget(self._deciding)
        layout.addWidget(self._note)
        layout.addStretch(1)
        self.show_words("")

    @property
    def chosen(self) -> tuple[OutcomeRow, ...]:
        """The rows whose curves are wanted, in their order."""
        return tuple(row for row in self._rows if row.isChecked())

    def show_words(self, words: str) -> None:
        """Show a sentence and no rows."""
        self._clear()
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._title.setVisible(False)
        self._show_deciding(())

    def show_outcomes(
        self, outcomes: Sequence[Outcome], deciding: Sequence[str], notes: Sequence[str]
    ) -> None:
        """Show the outcomes, the sentences on deciding links and notes on the run."""
        self._clear()
        self._title.setVisible(True)
        if not self._chosen.intersection(o.variable for o in outcomes):
            self._chosen = {outcomes[0].variable} if outcomes else set()
        for colour, outcome in enumerate(outcomes):
            row = OutcomeRow(outcome, colour, self._style)
            row.setChecked(outcome.variable in self._chosen)
            row.toggled.connect(self._choose)
            self._rows.append(row)
            self._row_column.addWidget(row)
        self._note.setText(" ".join(notes))
        self._note.setVisible(bool(notes))
        self._show_deciding(deciding)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        for row in self._rows:
            row.set_style(style)

    def _clear(self) -> None:
        empty(self._row_column)
        self._rows = []

    def _show_deciding(self, sentences: Sequence[str]) -> None:
        self._deciding.setText("\n".join(sentences[:_DECIDING_SHOWN]))
        for part in (self._deciding_title, self._deciding):
            part.setVisible(bool(sentences))

    def _choose(self) -> None:
        self._chosen = {row.outcome.variable for row in self.chosen}
        self.curvesChosen.emit()
