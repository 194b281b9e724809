"""The list of what may tell who is spoken of, each in its words; keys decide about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from loopmap.diagram.style import Style
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.deciding import Deciding
from loopmap.ui.going_out.row_paint import RowPaint
from loopmap.ui.going_out.rows_model import Index, RowsModel
from loopmap.ui.panels.own_keys import keeps_key

HOW = "K keeps it, R puts something else in its place, Delete removes it, F2 types what else."
_KEYS = {
    Qt.Key.Key_K: Decision.KEEP,
    Qt.Key.Key_R: Decision.REPLACE,
    Qt.Key.Key_Delete: Decision.REMOVE,
    Qt.Key.Key_Backspace: Decision.REMOVE,
}
_OWN_KEYS = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_LINES = 8
_BATCH = 40


class Rows(QListView):
    """``taken`` carries the decision a key made about the current row, whose place is told."""

    taken = Signal(object)
    typeWanted = Signal()
    currentRowChanged = Signal(int)

    def __init__(self, deciding: Deciding, style: Style) -> None:
        super().__init__()
        self.shown = RowsModel(deciding, self)
        self.setModel(self.shown)
        self.setAccessibleName("What may tell who is spoken of")
        self.setAccessibleDescription(HOW)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setItemDelegate(RowPaint(self, style))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def current_row(self) -> int:
        """The place of the row that keys are about, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, place: int) -> None:
        """Make the row of that place the current one."""
        self.setCurrentIndex(self.shown.index(place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.currentRowChanged.emit(current.row())

    def minimumSizeHint(self) -> QSize:
        """Room for a few rows."""
        return QSize(super().minimumSizeHint().width(), _LINES * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _OWN_KEYS, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.taken.emit(_KEYS[key])
        elif key == Qt.Key.Key_F2:
            self.typeWanted.emit()
        else:
            super().keyPressEvent(event)
