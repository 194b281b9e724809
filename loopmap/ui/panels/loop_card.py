"""How a loop's card is painted: label, name, kind, and the sentence when it is the current one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from loopmap.analysis.loop_names import PART
from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.ui.panels.fit_words import fit_words
from loopmap.ui.panels.loop_rows import ROW, Index, LoopRows, Row

_GAP = 8
_INSET = 14
_TOP = 11
_LONG_LABEL = "R88 "
_ABOVE_TOLD = 4
_RADIUS = 9
_SMALL = 12 / 13
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Heights of a card's lines in one font, so that a list of thousands is laid out quickly."""

    name: int
    small: int
    label: int

    @property
    def closed(self) -> int:
        return 2 * _TOP + self.name + 3 + self.small + _GAP


class LoopCard(QStyledItemDelegate):
    """Paints one card for each loop; the current one is open and tells its sentence.

    ``lit`` is the key of the loop lit on the canvas, ``greyed`` says that the list is
    about to change.
    """

    def __init__(self, view: QAbstractItemView, rows: LoopRows, style: Style) -> None:
        super().__init__(view)
        self.lit: LoopKey | None = None
        self.greyed = False
        self._view = view
        self._rows = rows
        self._style = style
        self._sizes: tuple[str, _Sizes] | None = None
        self._closed, self._open, self._open_place = QSize(), QSize(), -1

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        self._style = style

    def measure(self) -> int:
        """Work out how high a closed card and the open one are; answers the height of all.

        To be called before a layout, which then asks thousands of times.
        """
        width = self._view.viewport().width()
        closed = self._sizes_in(self._view.font()).closed
        place = self._view.currentIndex().row()
        more = self._more_when_open(place) if place >= 0 else 0
        self._closed, self._open = QSize(width, closed), QSize(width, closed + more)
        self._open_place = place
        return closed * self._rows.rowCount() + more

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return self._open if index.row() == self._open_place else self._closed

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        whole = option.rect
        is_open = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, whole, self._is_lit(index), is_open)
        self._paint_lines(painter, whole, row, is_open)
        painter.restore()

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setAccessibleName(f"Name of loop {self._rows.row_at(index.row()).label}")
        editor.setPlaceholderText(self._rows.row_at(index.row()).title)
        editor.setMaxLength(200)
        return editor

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        box = self._name_box(option.rect)
        editor.setGeometry(box.adjusted(-9, -6, 6, 6))

    def _is_lit(self, index: Index) -> bool:
        return self.lit is not None and self._rows.key_at(index.row()) == self.lit

    def _paint_frame(self, painter: QPainter, whole: QRect, lit: bool, is_open: bool) -> None:
        style = self._style
        fill = style.lit_soft if lit else style.card
        edge = style.lit_border if lit else style.accent if is_open else style.border
        focused = is_open and self._view.hasFocus()
        painter.setPen(QPen(QColor(edge), 2 if focused else 1.2))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -_GAP), _RADIUS, _RADIUS)

    def _paint_lines(self, painter: QPainter, whole: QRect, row: Row, is_open: bool) -> None:
        style, sizes = self._style, self._sizes_in(self._view.font())
        strong = style.text_muted if self.greyed or row.is_broken else style.text
        name_font = _bold(self._view.font())
        box = self._name_box(whole)
        painter.setFont(name_font)
        painter.setPen(QColor(strong))
        label = QFontMetrics(name_font).elidedText(
            row.label, Qt.TextElideMode.ElideRight, sizes.label
        )
        painter.drawText(
            QRect(whole.left() + _INSET, box.top(), sizes.label, box.height()), 0, label
        )
        if not row.is_named:
            painter.setFont(_medium(self._view.font()))
        parts = row.title.split(PART) if not row.is_named else [row.title]
        title = fit_words(painter.fontMetrics(), parts, PART, box.width())
        painter.drawText(box, 0, title)
        small = box.translated(0, sizes.name + 3)
        painter.setFont(_small(self._view.font()))
        painter.setPen(QColor(style.error_text if row.is_broken else style.text_muted))
        summary = painter.fontMetrics().elidedText(
            row.summary, Qt.TextElideMode.ElideRight, small.width()
        )
        painter.drawText(small, 0, summary)
        if is_open:
            painter.setPen(QColor(strong))
            painter.drawText(
                self._told_box(whole, small.top() + sizes.small + _ABOVE_TOLD), _WRAP, row.told
            )

    def _name_box(self, whole: QRect) -> QRect:
        sizes = self._sizes_in(self._view.font())
        left = whole.left() + _INSET + sizes.label
        return QRect(left, whole.top() + _TOP, whole.right() - left - 10, sizes.name)

    def _told_box(self, whole: QRect, top: int) -> QRect:
        return QRect(whole.left() + _INSET, top, whole.width() - 2 * _INSET + 4, 10_000)

    def _more_when_open(self, place: int) -> int:
        """Pixels that the told sentence adds to a card."""
        room = self._told_box(self._view.viewport().rect(), 0)
        metrics = QFontMetrics(_small(self._view.font()))
        told = self._rows.row_at(place).told
        return _ABOVE_TOLD + metrics.boundingRect(room, _WRAP, told).height()

    def _sizes_in(self, font: QFont) -> _Sizes:
        key = font.key()
        if self._sizes is None or self._sizes[0] != key:
            bold = QFontMetrics(_bold(font))
            label = bold.horizontalAdvance(_LONG_LABEL)
            made = _Sizes(bold.height(), QFontMetrics(_small(font)).height(), label)
            self._sizes = (key, made)
        return self._sizes[1]


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _medium(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Medium)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(round(font.pixelSize() * _SMALL))
    return made
