"""How a row of the structure page is painted: glyph, words, and what is said beneath them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from loopmap.diagram.style import Style
from loopmap.ui.panels.structure_row import Manner, Row

Index = QModelIndex | QPersistentModelIndex

_SIDE, _DOWN, _GLYPH = 7, 4, 16
_ABOVE_HEADING = 14
_SMALL = 12 / 13
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_GLYPH_COLOURS = {
    "+": "link_same",
    "\N{MINUS SIGN}": "link_opposite",
    "?": "link_unknown",
}


class RowPainter(QStyledItemDelegate):
    """``greyed`` says that the rows are about to change."""

    def __init__(self, view: QListView, style: Style) -> None:
        super().__init__(view)
        self._view, self._style = view, style
        self.greyed = False

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        self._style = style

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        width = max(60, self._view.viewport().width())
        text, detail = self._boxes(row, QRect(0, 0, width, 0))
        bottom = text.bottom() if detail is None else detail.bottom()
        return QSize(width, bottom + 1 + _DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row)
        text, detail = self._boxes(row, option.rect)
        if row.glyph:
            painter.setFont(_bold(self._view.font()))
            painter.setPen(self._ink(_GLYPH_COLOURS.get(row.glyph, "text_muted")))
            painter.drawText(
                QRect(option.rect.left() + _SIDE, text.top(), _GLYPH, 60), 0, row.glyph
            )
        painter.setFont(self._font(row))
        painter.setPen(self._ink(_INKS[row.manner]))
        painter.drawText(text, _WRAP, row.text)
        if detail is not None:
            painter.setFont(_small(self._view.font()))
            painter.setPen(self._ink("text_muted"))
            painter.drawText(detail, _WRAP, row.detail)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        state = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected) and row.manner is Manner.LINE
        is_under = bool(state & QStyle.StateFlag.State_MouseOver) and row.act is not None
        has_keys = bool(state & QStyle.StateFlag.State_HasFocus)
        fill = self._style.lit_soft if is_current and row.ways else self._style.accent_soft
        fill = fill if is_current else self._style.hover
        painter.setPen(QPen(QColor(self._style.accent), 1.4) if has_keys else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if is_current or is_under else Qt.BrushStyle.NoBrush)
        if is_current or is_under or has_keys:
            top = _ABOVE_HEADING - _DOWN if row.manner is Manner.HEADING else 0
            painter.drawRoundedRect(option.rect.adjusted(1, 1 + top, -1, -1), 6, 6)

    def _boxes(self, row: Row, whole: QRect) -> tuple[QRect, QRect | None]:
        """Where the words and what is beneath them go, wrapped."""
        left = _SIDE + (_GLYPH if row.glyph else 0)
        top = whole.top() + (_ABOVE_HEADING if row.manner is Manner.HEADING else _DOWN)
        room = QRect(whole.left() + left, top, max(40, whole.width() - left - _SIDE), 10_000)
        text = QFontMetrics(self._font(row)).boundingRect(room, _WRAP, row.text)
        text.setWidth(room.width())
        if not row.detail:
            return text, None
        room.moveTop(text.bottom() + 2)
        detail = QFontMetrics(_small(self._view.font())).boundingRect(room, _WRAP, row.detail)
        detail.setWidth(room.width())
        return text, detail

    def _font(self, row: Row) -> QFont:
        font = self._view.font()
        if row.manner in (Manner.HEADING, Manner.ASK):
            return _bold(font)
        return font

    def _ink(self, role: str) -> QColor:
        return QColor(self._style.text_muted if self.greyed else getattr(self._style, role))


_INKS = {
    Manner.HEADING: "text",
    Manner.SAID: "text_muted",
    Manner.LINE: "text",
    Manner.ASK: "accent",
}


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(round(font.pixelSize() * _SMALL))
    return made
