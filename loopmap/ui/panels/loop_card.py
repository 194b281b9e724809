"""How a loop's card is painted: label, name and kind, above what the open one tells."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style, mixed
from loopmap.ui.panels.halo_swatch import paint_halo
from loopmap.ui.panels.loop_card_sizes import GAP, CardBoxes, CardSizes, small_font, title_font
from loopmap.ui.panels.loop_rows import ROW, Index, LoopRows
from loopmap.ui.panels.loop_words import NEW, SUMMARY_JOINT, Row

_RADIUS = 9
_TITLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class LoopCard(QStyledItemDelegate):
    """Paints one card for each loop; the current one is open, with room for what it tells.

    ``lit``: the keys of the loops lit on the canvas with their colours. ``greyed`` says that
    the list is about to change.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        rows: LoopRows,
        style: Style,
        sizes: CardSizes,
    ) -> None:
        super().__init__(view)
        self.lit: Mapping[LoopKey, int] = {}
        self.greyed = False
        self._view = view
        self._rows = rows
        self._style = style
        self._sizes = sizes

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return self._sizes.of(index.row())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        whole = option.rect
        if row.is_fold:
            self._paint_fold(painter, whole, row, index.row() == self._view.currentIndex().row())
            return
        is_open = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._sizes.boxes(whole, index.row())
        colour = self._colour_of(index)
        self._paint_frame(painter, whole, colour, is_open)
        if colour is not None and len(self.lit) > 1:
            self._paint_swatch(painter, boxes.summary, colour)
        self._paint_lines(painter, boxes, row, self._sizes.fitted(index.row(), boxes.title.width()))
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
        index: Index,
    ) -> None:
        box = self._sizes.boxes(option.rect, index.row()).title
        box.setHeight(editor.fontMetrics().height())
        editor.setGeometry(box.adjusted(-9, -6, 6, 6))

    def _colour_of(self, index: Index) -> int | None:
        """The halo of the loop in that row, None for one that is not lit."""
        key = self._rows.key_at(index.row())
        return None if key is None else self.lit.get(key)

    def _paint_frame(
        self, painter: QPainter, whole: QRect, colour: int | None, is_open: bool
    ) -> None:
        style = self._style
        edge = style.accent if is_open and colour is None else style.border
        focused = is_open and self._view.hasFocus()
        fill = style.card
        if colour is not None:
            halo = style.halo(colour)
            fill = style.lit_soft if colour == 0 else mixed(halo, style.card, 0.6)
            edge = style.lit_border if colour == 0 else mixed(halo, style.text, 0.25)
        painter.setPen(QPen(QColor(edge), 2 if focused else 1.2))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -GAP), _RADIUS, _RADIUS)

    def _paint_swatch(self, painter: QPainter, summary: QRect, colour: int) -> None:
        """What the halo of the loop looks like, beside its summary."""
        swatch = QRect(summary.right() - 38, summary.center().y() - 4, 34, 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.card))
        painter.drawRoundedRect(swatch.adjusted(-4, -4, 4, 4), 4, 4)
        paint_halo(painter, swatch, colour, self._style)

    def _paint_fold(self, painter: QPainter, whole: QRect, row: Row, is_here: bool) -> None:
        style = self._style
        font = small_font(self._view.font())
        font.setUnderline(is_here)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(style.accent if is_here else style.text_muted))
        painter.drawText(
            whole.adjusted(self._sizes.fold_left, -GAP // 2, -4, -GAP // 2), _MIDDLE, row.title
        )
        painter.restore()

    def _paint_lines(self, painter: QPainter, boxes: CardBoxes, row: Row, title: str) -> None:
        style = self._style
        strong = style.text_muted if self.greyed or row.is_broken else style.text
        name_font = title_font(self._view.font())
        painter.setFont(name_font)
        painter.setPen(QColor(strong))
        painter.drawText(boxes.label, 0, row.label)
        if not row.is_named:
            painter.setFont(_medium(self._view.font()))
        painter.drawText(boxes.title, _TITLE, title)
        painter.setFont(small_font(self._view.font()))
        small = boxes.summary
        if row.is_new:
            painter.setPen(QColor(style.text_muted if self.greyed else style.accent))
            painter.drawText(small, 0, NEW)
            small.setLeft(small.left() + painter.fontMetrics().horizontalAdvance(f"{NEW}\u2002"))
        painter.setPen(QColor(style.error_text if row.is_broken else style.text_muted))
        painter.drawText(small, 0, _as_fits(painter.fontMetrics(), row.summary, small.width()))


def _as_fits(metrics: QFontMetrics, summary: str, width: int) -> str:
    """As many parts of a summary as there is room for, the first ones."""
    parts = summary.split(SUMMARY_JOINT)
    while len(parts) > 1 and metrics.horizontalAdvance(SUMMARY_JOINT.join(parts)) > width:
        parts.pop()
    return metrics.elidedText(SUMMARY_JOINT.join(parts), Qt.TextElideMode.ElideRight, width)


def _medium(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Medium)
    return made
