"""How the sentence bar looks: the last sentence in large, the line being typed, what it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from loopmap.analysis.sentences.parts import Span
from loopmap.diagram.style import load_style
from loopmap.editing.sentence.example import NEUTRAL
from loopmap.ui.as_written import as_written, tip
from loopmap.ui.panels.read_back import ReadBack
from loopmap.ui.panels.sentence_entry import HITHER, SentenceEntry
from loopmap.ui.panels.sentence_foot import SentenceFoot
from loopmap.ui.theme import mark, style_in_force

HELP = (
    "Names with a sign between them, a space on each side: plus for the same way, minus"
    " for the opposite way, greater than for not agreed, tilde for after a delay. Less or"
    " falling before a name turns the sign round. Tab takes the name offered, Enter says it,"
    " Alt+Backspace takes it back, Esc leaves the line; a sign typed into the empty line mends"
    " the last link."
)
SIDE = 17
"""Pixels left free at either side."""


class SentenceFace(QFrame):
    """The widgets of the bar and what they show; what it means, the bar knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = load_style()
        self._spans: Sequence[Span] = ()
        self._examples: Sequence[str] = NEUTRAL
        self._offered: tuple[Sequence[str], int, str, int] = ((), 0, "Tab", 0)
        self._make_widgets()
        self._lay_out()
        self._restyle()

    def text(self) -> str:
        return self.entry.toPlainText()

    def set_text(self, text: str) -> None:
        """Put ``text`` in the line with the caret at its end."""
        self.entry.replace(text, len(text))

    def open_up(self, in_use: bool, *, can_enter: bool) -> None:
        """A slim line while nobody says anything; the whole bar as soon as somebody does."""
        self._enter.setText("Enter" if self.entry.hasFocus() else HITHER)
        self._enter.setVisible(can_enter or not in_use)
        if in_use == self._title.isVisibleTo(self):
            return
        for part in (self._title, self._outcome, self.foot):
            part.setVisible(in_use)
        self._show_example()
        self.updateGeometry()

    def tell(self, outcome: str, told: str) -> None:
        """What Enter will do or has done, and a sentence below the line."""
        self._outcome.setText(outcome)
        self._outcome.setToolTip(tip(outcome))
        self.foot.tell(told)
        self.entry.setAccessibleDescription(f"{told} {outcome}".strip() or HELP)

    def offer(self, names: Sequence[str], current: int, key: str, start: int) -> None:
        """Chips under the text from ``start``, the ``current`` one lit with its key."""
        self._offered = (names, current, key, start)
        self.foot.offer(names, current, key, self._x_of(start) if names else 0)

    def colour(self, spans: Sequence[Span]) -> None:
        """Colour what is typed."""
        self._spans = spans
        self.entry.colour(spans, self._style)

    def show_last(self, told: str) -> None:
        """The last sentence in large letters; "" for none."""
        self.read_back.show_sentence(told)
        self.updateGeometry()

    def show_examples(self, examples: Sequence[str]) -> None:
        """In the empty line, the first of these that it has room for, whole."""
        if examples != self._examples:
            self._examples = examples
            self._show_example()

    def _make_widgets(self) -> None:
        mark(self, "floating")
        self.setAccessibleName("Say it")
        self.entry = SentenceEntry()
        self.entry.setAccessibleName("Say it: a causal sentence")
        self.entry.setAccessibleDescription(HELP)
        self.setFocusProxy(self.entry)
        self._title, self._outcome, self._enter = QLabel("Say it"), QLabel(), QLabel("Enter")
        for label in (self._title, self._outcome):
            mark(label, "muted")
        as_written(self._outcome)
        self.foot = SentenceFoot(self._style)
        self.read_back = ReadBack(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 10, SIDE, 9)
        column.setSpacing(3)
        above, line = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self._title)
        above.addWidget(self._outcome, 1)
        line.setSpacing(14)
        line.addWidget(self.entry, 1)
        line.addWidget(self._enter)
        column.addWidget(self.read_back)
        column.addLayout(above)
        column.addLayout(line)
        column.addWidget(self.foot)
        self._outcome.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._outcome.setMinimumWidth(1)

    def _show_example(self) -> None:
        """In the empty line, as much of an example as can be read to its end."""
        room = self.entry.viewport().width() - 2 * self.entry.document().documentMargin() - 1
        metrics = QFontMetrics(self.entry.font())
        lead = "" if self._title.isVisibleTo(self) else "Say it: "
        shown = [lead + example for example in self._examples]
        fits = (text for text in shown if metrics.horizontalAdvance(text) <= room)
        self.entry.setPlaceholderText(next(fits, lead.rstrip(": ")))

    def _x_of(self, start: int) -> int:
        """Where a chip goes to stand under the text from ``start``, in the foot's pixels."""
        cursor = self.entry.textCursor()
        cursor.setPosition(start)
        x = self.entry.cursorRect(cursor).left()
        return self.entry.mapTo(self, QPoint(x, 0)).x() - SIDE - 7

    def _restyle(self) -> None:
        self._style = style_in_force()
        self.entry.take_looks(self.font(), self._style)
        self._enter.setStyleSheet(f"color: {self._style.accent}; font-weight: 700;")
        self.foot.chips.set_style(self._style)
        self.foot.updateGeometry()
        self.entry.colour(self._spans, self._style)
        self._show_example()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.offer(*self._offered)
        self._show_example()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entry.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entry.setFocus(event.reason())
