"""How a likely identifier is painted: in its words with itself marked, where, and what becomes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from loopmap.diagram.style import Style

Index = QModelIndex | QPersistentModelIndex

_SIDE, _DOWN, _APART = 10, 7, 14
_SHARE = 0.3
"""Of the width, for what becomes of it."""
_SMALL = 12 / 13
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Row:
    """``start`` and ``length``: where in ``words`` the found part is."""

    words: str
    start: int
    length: int
    place: str
    becomes: str
    is_decided: bool


class RowPaint(QStyledItemDelegate):
    """The found part is bold, underlined and on a ground of its own: never by colour alone."""

    def __init__(self, view: QListView, style: Style) -> None:
        super().__init__(view)
        self._view, self._style = view, style

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        self._style = style

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        width = max(120, self._view.viewport().width())
        words, place, becomes = self._boxes(row, QRect(0, 0, width, 0))
        height = self._laid_out(row, words.width())[1]
        bottom = max(words.top() + height + 2 + place.height(), becomes.bottom() + 1)
        return QSize(width, round(bottom) + _DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        words, place, becomes = self._boxes(row, option.rect)
        laid_out, height = self._laid_out(row, words.width())
        painter.setPen(QColor(self._style.text))
        laid_out.draw(painter, QPointF(words.topLeft()))
        place.moveTop(round(words.top() + height) + 2)
        painter.setFont(_small(self._view.font()))
        painter.setPen(QColor(self._style.text_muted))
        painter.drawText(place, _WRAP, row.place)
        painter.setFont(_strong(self._view.font()) if row.is_decided else self._view.font())
        painter.setPen(QColor(self._style.text if row.is_decided else self._style.text_muted))
        painter.drawText(becomes, _WRAP, row.becomes)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        has_keys = is_current and self._view.hasFocus()
        if not (is_current or is_under):
            return
        painter.setPen(QPen(QColor(self._style.accent), 1.6) if has_keys else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.accent_soft if is_current else self._style.hover))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)

    def _boxes(self, row: Row, whole: QRect) -> tuple[QRect, QRect, QRect]:
        """Where the words, the place below them and the decision beside them go."""
        font = self._view.font()
        beside = round(whole.width() * _SHARE)
        room = whole.width() - beside - 2 * _SIDE - _APART
        words = QRect(whole.left() + _SIDE, whole.top() + _DOWN, max(room, 60), 10_000)
        place = QFontMetrics(_small(font)).boundingRect(words, _WRAP, row.place)
        place.setWidth(words.width())
        right = QRect(words.right() + _APART, words.top(), beside, 10_000)
        becomes = QFontMetrics(_strong(font)).boundingRect(right, _WRAP, row.becomes)
        becomes.setWidth(beside)
        return words, place, becomes

    def _laid_out(self, row: Row, width: int) -> tuple[QTextLayout, float]:
        """The words wrapped, the found part marked; and how high they are."""
        layout = QTextLayout(row.words, self._view.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._marked(row)])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height

    def _marked(self, row: Row) -> QTextLayout.FormatRange:
        marked = QTextLayout.FormatRange()
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontUnderline(True)
        look.setBackground(QColor(self._style.lit_soft))
        look.setForeground(QColor(self._style.text))
        marked.start, marked.length, marked.format = row.start, row.length, look
        return marked


def _strong(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(round(font.pixelSize() * _SMALL))
    return made
