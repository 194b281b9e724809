"""The table of where to look: little bars for groups, the chosen variable in step with the map."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.measures import Band
from loopmap.model.ids import RecordId
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.panels.where_model import BAND, HEADS, STEADY, WhereModel
from loopmap.ui.theme import BASE_PIXELS, style_in_force

_FILLED = {Band.TOP: 3, Band.MIDDLE: 2, Band.LOW: 1, Band.NONE: 0}
_BAR, _BETWEEN, _STEP = 4.0, 2.0, 4.0
_LEAST_ROWS = 6
_READABLE = 20
"""Letters of a name that must fit beside the bars; with less room it stands above them."""
_NO_NAMES = 20
_AROUND_HEAD = 11
"""Pixels of a column without words, and beside the words of a head."""


class WhereTable(QTableView):
    """``chosen`` tells the variable of the row, ``sortedBy`` the measure in whose order it is."""

    chosen = Signal(str)
    sortedBy = Signal(object)
    escaped = Signal()

    def __init__(self, model: WhereModel) -> None:
        super().__init__()
        self.setAccessibleName("Where to look")
        self._model, self._following = model, False
        self.is_narrow = False
        self.setModel(model)
        self.setItemDelegate(_Bars(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(self._tell_order)
        self.setSortingEnabled(True)
        header.setSortIndicatorShown(False)  # it would lie on the short heads
        self.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._tell_row)
        model.modelReset.connect(self._fit)
        self._fit()

    def sort_by(self, measure: Measure) -> None:
        """Put the rows in the order of a measure's groups."""
        if measure in self._model.columns:
            column = 1 + self._model.columns.index(measure)
            self.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    def follow(self, variable: RecordId | None) -> None:
        """Show which variable is selected on the map, without saying that anybody chose it."""
        row = None if variable is None else self._model.row_of(variable)
        self._following = True
        if row is None:
            self.selectionModel().clear()
        elif row != self.currentIndex().row():
            flag = QItemSelectionModel.SelectionFlag
            index = self._model.index(row, 0)
            how = flag.ClearAndSelect | flag.Rows
            self.selectionModel().setCurrentIndex(index, how)
        self._following = False

    def event(self, event: QEvent) -> bool:
        keys = LIST_KEYS | {Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        return keeps_key(event, keys, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell_row()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where names stand above the bars they take the width of the whole row."""
        super().paintEvent(event)
        if not self.is_narrow:
            return
        painter = QPainter(self.viewport())
        metrics, pad = QFontMetrics(self.font()), 6
        room = self.viewport().width() - 2 * pad
        for row in range(self._model.rowCount()):
            top = self.rowViewportPosition(row)
            if -self.rowHeight(row) < top < self.viewport().height():
                name = str(self._model.index(row, 0).data())
                name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
                painter.drawText(pad, top + 3 + metrics.ascent(), name)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Narrow columns for the measures, all else for the names, in rows of two lines."""
        metrics, header = QFontMetrics(self.font()), self.horizontalHeader()
        share = max(self.font().pixelSize(), BASE_PIXELS) / BASE_PIXELS
        bars = 3 * (_BAR + _BETWEEN) * share + 8
        heads = [HEADS[measure] for measure in self._model.columns]
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.Bold)  # what it is sorted by
        words = QFontMetrics(heavy).horizontalAdvance
        widths = [max(bars, words(head) + _AROUND_HEAD) for head in heads]
        rest = self.viewport().width() - sum(widths)
        self.is_narrow = rest < _READABLE * metrics.averageCharWidth()
        self._model.names_above = self.is_narrow
        # Names above the bars need no column of their own: what is left is shared out.
        names = _NO_NAMES if self.is_narrow else rest
        spare = max(0, rest - names) // max(1, len(widths))
        for column, width in enumerate((names, *(width + spare for width in widths))):
            self.setColumnWidth(column, int(width))
        row = 2 * metrics.lineSpacing() + 8
        self.verticalHeader().setDefaultSectionSize(row)
        rows, head = self._model.rowCount(), header.sizeHint().height() + 2 * self.frameWidth()
        self.setMinimumHeight(head + min(rows, _LEAST_ROWS) * row)
        self.setMaximumHeight(head + rows * row)

    def _tell_order(self, column: int) -> None:
        if 1 <= column <= len(self._model.columns):
            self.sortedBy.emit(self._model.columns[column - 1])

    def _tell_row(self) -> None:
        row = self.currentIndex().row()
        if not self._following and row >= 0:
            self.chosen.emit(self._model.variable(row))


class _Bars(QStyledItemDelegate):
    """Three bars for the top group, two for the middle, one for low; hollow where unsteady."""

    def __init__(self, table: WhereTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        is_narrow = self._table.is_narrow
        band = index.data(BAND)
        if not is_narrow or index.column():
            super().paint(painter, option, index)
        if index.column() == 0 or band is None:
            return
        style, share = style_in_force(), max(1.0, option.font.pixelSize() / BASE_PIXELS)
        filled, steady = _FILLED[band], index.data(STEADY)
        left = option.rect.center().x() - (1.5 * _BAR + _BETWEEN) * share
        middle = option.rect.center().y() + 1.5 * _STEP * share
        base = option.rect.bottom() - 6 if is_narrow else middle
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(3):
            height = (place + 1) * _STEP * share
            x = left + place * (_BAR + _BETWEEN) * share
            colour = QColor(style.accent if place < filled else style.border)
            solid = place < filled and steady
            painter.setPen(QPen(colour, 1))
            painter.setBrush(colour if solid else Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(x, base - height, _BAR * share, height))
        painter.restore()
