"""How a loop's card is painted: label, name and kind, above what the open one tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from loopmap.analysis.loop_views.folding import Fold
from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style, mixed
from loopmap.ui.panels.fit_words import fit_words
from loopmap.ui.panels.halo_swatch import paint_halo
from loopmap.ui.panels.loop_rows import NEW, ROW, Index, LoopRows, Row

_GAP = 8
_INSET = 14
_TOP = 11
_LONG_LABEL = "R88 "
_BELOW_TOLD = 8
_FOLD = 4
_RADIUS = 9
_SMALL = 12 / 13
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


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
    """Paints one card for each loop; the current one is open, with room for what it tells.

    ``lit``: the keys of the loops lit on the canvas with their colours. ``room`` answers how
    much higher than a closed card the open one is. ``greyed`` says that the
    list is about to change.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        rows: LoopRows,
        style: Style,
        room: Callable[[], int],
    ) -> None:
        super().__init__(view)
        self.lit: Mapping[LoopKey, int] = {}
        self.greyed = False
        self._room = room
        self._view = view
        self._rows = rows
        self._style = style
        self._sizes: tuple[str, _Sizes] | None = None
        self._closed, self._open, self._fold = QSize(), QSize(), QSize()
        self._open_place = -1

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        self._style = style

    def measure(self) -> int:
        """Work out how high the cards are; answers the height of all.

        To be called before a layout, which then asks thousands of times.
        """
        width, sizes = self._view.viewport().width(), self._sizes_in(self._view.font())
        place = self._view.currentIndex().row()
        more = self._room() if self._rows.any_key_there(place) else 0
        self._closed, self._open = QSize(width, sizes.closed), QSize(width, sizes.closed + more)
        self._fold = QSize(width, sizes.small + 2 * _FOLD)
        self._open_place = place if more else -1
        folds = self._rows.folds()
        cards = self._rows.rowCount() - folds
        return sizes.closed * cards + self._fold.height() * folds + more

    def told_box(self, whole: QRect) -> QRect:
        """Where in the open card there is room for what it tells."""
        below = self._sizes_in(self._view.font()).closed - _GAP - _TOP
        return whole.adjusted(0, below, 0, -_GAP - _BELOW_TOLD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        if index.row() == self._open_place:
            return self._open
        is_fold = isinstance(self._rows.entry_at(index.row()), Fold)
        return self._fold if is_fold else self._closed

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        whole = option.rect
        if row.is_fold:
            self._paint_fold(painter, whole, row, index.row() == self._view.currentIndex().row())
            return
        is_open = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, whole, self._colour_of(index), is_open)
        self._paint_lines(painter, whole, row)
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
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -_GAP), _RADIUS, _RADIUS)
        if colour is not None and len(self.lit) > 1:
            swatch = self._swatch(whole)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.card))
            painter.drawRoundedRect(swatch.adjusted(-4, -4, 4, 4), 4, 4)
            paint_halo(painter, swatch, colour, style)

    def _swatch(self, whole: QRect) -> QRect:
        """Where the card shows what the halo of its loop looks like, beside its summary."""
        sizes = self._sizes_in(self._view.font())
        middle = whole.top() + _TOP + sizes.name + 3 + sizes.small // 2
        return QRect(whole.right() - 48, middle - 4, 34, 9)

    def _paint_fold(self, painter: QPainter, whole: QRect, row: Row, is_here: bool) -> None:
        style = self._style
        font = _small(self._view.font())
        font.setUnderline(is_here)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(style.accent if is_here else style.text_muted))
        left = _INSET + self._sizes_in(self._view.font()).label
        painter.drawText(whole.adjusted(left, -_GAP // 2, -4, -_GAP // 2), _MIDDLE, row.title)
        painter.restore()

    def _paint_lines(self, painter: QPainter, whole: QRect, row: Row) -> None:
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
        if row.is_new:
            painter.setPen(QColor(style.text_muted if self.greyed else style.accent))
            painter.drawText(small, 0, NEW)
            small.setLeft(small.left() + painter.fontMetrics().horizontalAdvance(f"{NEW}\u2002"))
        painter.setPen(QColor(style.error_text if row.is_broken else style.text_muted))
        summary = painter.fontMetrics().elidedText(
            row.summary, Qt.TextElideMode.ElideRight, small.width()
        )
        painter.drawText(small, 0, summary)

    def _name_box(self, whole: QRect) -> QRect:
        sizes = self._sizes_in(self._view.font())
        left = whole.left() + _INSET + sizes.label
        return QRect(left, whole.top() + _TOP, whole.right() - left - 10, sizes.name)

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
