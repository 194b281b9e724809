"""One outcome of two answers: which of them leaves it higher, and what each says by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from loopmap.diagram.style import Style
from loopmap.simulation import Outcome, Paired, ScenarioResult
from loopmap.simulation.words import VERB, tell_class
from loopmap.ui.panels.class_badge import ClassBadge
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.looks import small, strong


class PairRow(QAbstractButton):
    """Checked while the chart shows its two curves; ``names`` are those of the two answers.

    ``pair`` is None where the two have no draws in common.
    """

    def __init__(
        self,
        names: tuple[str, str],
        pair: Paired | None,
        one: Outcome,
        there: ScenarioResult,
        style: Style,
    ) -> None:
        super().__init__()
        self._style = style
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        said = strong(one.name if pair is None else pair.sentence)
        other = there.answers[one.variable]
        mine, theirs = (
            f"{VERB[each.direction]} ({tell_class(each.certainty, runaway)})"
            for each, runaway in ((one, one.runaway), (other, there.runaway))
        )
        under = small(f"{names[0]}: {mine}  ·  {names[1]}: {theirs}")
        self.setAccessibleName(f"{said.text()} {under.text()}")
        words = column(spacing=1)
        words.addWidget(said)
        words.addWidget(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(8)
        row.addLayout(words, 1)
        parts = [said, under]
        self._badge = ClassBadge((one if pair is None else pair.answer).certainty, style)
        self._badge.setVisible(pair is not None)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        for part in (*parts, self._badge):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self._badge.set_style(style)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """A bar at its side while its curves are on show, a ground when pointed at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(self._style.hover))
            painter.setPen(QPen(QColor(self._style.accent if self.hasFocus() else "transparent")))
            painter.drawRoundedRect(frame, 7, 7)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._style.accent))
            painter.drawRoundedRect(QRectF(1, 4, 3, self.height() - 8), 1.5, 1.5)
        painter.end()
