"""How high the cards of a list of loops are, and where the lines of one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView

from loopmap.analysis.loop_names import PART
from loopmap.analysis.loop_views.folding import Fold
from loopmap.ui.panels.fit_words import fit_words
from loopmap.ui.panels.loop_rows import LoopRows

GAP = 8
"""Pixels between two cards."""
_INSET = 14
_TOP, _BETWEEN, _RIGHT, _BELOW_TOLD, _FOLD = 11, 3, 10, 8, 4
_USUAL_LABEL = "R88 "
_SMALL = 12 / 13
_WRAP = int(Qt.TextFlag.TextWordWrap)
_MOST_LINES = 4
"""Of a title; in large type two names together need as many."""
_SHARES = (3.9, 3.7, 3.5, 3.2, 3.0)
"""How much of them words may fill, tried in turn: a long word leaves a gap."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """Heights in one font."""

    metrics: QFontMetrics
    name: int
    small: int
    label: int


@dataclass(frozen=True, slots=True)
class CardBoxes:
    """Where the lines of a card go; ``title`` holds one line or more."""

    label: QRect
    title: QRect
    summary: QRect


class CardSizes:
    """Measures once for a whole layout, which then asks for each of thousands.

    A card is as high as its title in up to four lines; the current one is open, with ``room``
    below for what it tells. Words keep off where the scroll bar may come, so that they run
    the same whether it is there or not.
    """

    def __init__(self, view: QAbstractItemView, rows: LoopRows, room: Callable[[int], int]) -> None:
        self._view, self._rows, self._room = view, rows, room
        self._lines: tuple[str, _Lines] | None = None
        self._title_lines: dict[tuple[str, str, int], int] = {}
        self._closed, self._fold = QSize(), QSize()
        self._open_place = -1
        self._more = self._words = 0

    def measure(self) -> int:
        """The height of all cards. O(rows that are there)."""
        width, lines = self._view.viewport().width(), self._lines_of(self._view.font())
        self._words = self._view.width() - self._view.verticalScrollBar().sizeHint().width()
        place = self._view.currentIndex().row()
        self._more = self._room(self._words) if self._rows.any_key_there(place) else 0
        self._open_place = place
        closed = 2 * _TOP + lines.name + _BETWEEN + lines.small + GAP
        self._closed = QSize(width, closed)
        self._fold = QSize(width, lines.small + 2 * _FOLD)
        return sum(self.of(place).height() for place in range(self._rows.rowCount()))

    def of(self, place: int) -> QSize:
        """The size of the card in that row, as it was when they were measured."""
        if isinstance(self._rows.entry_at(place), Fold):
            return self._fold
        more = self._more if place == self._open_place else 0
        return self._closed + QSize(0, self._above(place) + more)

    @property
    def fold_left(self) -> int:
        """How far in the line begins that stands for longer ways round."""
        return _INSET + self._lines_of(self._view.font()).label

    def told_box(self, whole: QRect, place: int) -> QRect:
        """Where in the open card there is room for what it tells."""
        above = self._closed.height() + self._above(place) - GAP - _TOP
        box = whole.adjusted(0, above, 0, -GAP - _BELOW_TOLD)
        box.setWidth(self._words)
        return box

    def boxes(self, whole: QRect, place: int) -> CardBoxes:
        """Where the lines of the card in that row go."""
        lines, top = self._lines_of(self._view.font()), whole.top() + _TOP
        label = self._label_width(self._rows.label_at(place))
        left = whole.left() + _INSET + label
        high = lines.name + self._above(place)
        title = QRect(left, top, self._title_width(label), high)
        summary = QRect(left, top + high + _BETWEEN, title.width(), lines.small)
        return CardBoxes(QRect(whole.left() + _INSET, top, label, lines.name), title, summary)

    def fitted(self, place: int, width: int) -> str:
        """The title of that row, shortened where its lines do not hold it."""
        title, metrics = self._rows.title_at(place), self._lines_of(self._view.font()).metrics
        parts = title.split(PART)
        if not self._above(place):
            return fit_words(metrics, parts, PART, width)
        room = QRect(0, 0, width, 10_000)
        for words in (title, *(fit_words(metrics, parts, PART, int(width * s)) for s in _SHARES)):
            if (
                metrics.boundingRect(room, _WRAP, words).height()
                <= _MOST_LINES * metrics.lineSpacing()
            ):
                return words
        return fit_words(metrics, parts, PART, width)

    def _above(self, place: int) -> int:
        """How much higher a card is for a title in more than one line."""
        if not self._view.isVisible() or isinstance(self._rows.entry_at(place), Fold):
            return 0
        lines = self._lines_of(self._view.font())
        key = (self._rows.label_at(place), self._rows.title_at(place), self._words)
        needed = self._title_lines.get(key)
        if needed is None:
            room = QRect(0, 0, self._title_width(self._label_width(key[0])), 10_000)
            high = lines.metrics.boundingRect(room, _WRAP, key[1]).height()
            needed = self._title_lines[key] = high // lines.metrics.lineSpacing()
        return lines.metrics.lineSpacing() * (min(max(1, needed), _MOST_LINES) - 1)

    def _title_width(self, label: int) -> int:
        return self._words - _INSET - label - _RIGHT

    def _label_width(self, label: str) -> int:
        """As wide as labels mostly are, so that titles stand in line; wider for a long one."""
        lines = self._lines_of(self._view.font())
        return max(lines.label, lines.metrics.horizontalAdvance(f"{label} "))

    def _lines_of(self, font: QFont) -> _Lines:
        key = font.key()
        if self._lines is None or self._lines[0] != key:
            bold = QFontMetrics(title_font(font))
            label = bold.horizontalAdvance(_USUAL_LABEL)
            small = QFontMetrics(small_font(font)).height()
            self._lines = (key, _Lines(bold, bold.height(), small, label))
            self._title_lines.clear()
        return self._lines[1]


def title_font(font: QFont) -> QFont:
    """The type of a card's title."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def small_font(font: QFont) -> QFont:
    """The type of what stands below it."""
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(round(font.pixelSize() * _SMALL))
    return made
