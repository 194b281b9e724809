"""The list of what may tell who is spoken of, each in its words; keys decide about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QListWidget, QListWidgetItem

from loopmap.analysis.identifiers import Identifier
from loopmap.analysis.identifiers.where import is_private, where
from loopmap.diagram.style import Style
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.deciding import Deciding
from loopmap.ui.going_out.row_paint import Row, RowPaint
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


class Rows(QListWidget):
    """``taken`` carries the decision a key made about the current row."""

    taken = Signal(object)
    typeWanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setAccessibleName("What may tell who is spoken of")
        self.setAccessibleDescription(HOW)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setItemDelegate(RowPaint(self, style))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def show_all(self, deciding: Deciding) -> None:
        """A row for each."""
        self.clear()
        for each in deciding.rows:
            self.addItem(QListWidgetItem())
            self.show_again(self.count() - 1, each, deciding)

    def show_again(self, place: int, each: Identifier, deciding: Deciding) -> None:
        """What is decided about one has changed."""
        item, row = self.item(place), row_of(each, deciding)
        item.setData(Qt.ItemDataRole.UserRole, row)
        item.setText(f"“{each.text}”, {each.kind.value}. {row.becomes}. {row.words}")
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, f"{row.place}. {each.reason}")

    def minimumSizeHint(self) -> QSize:
        """Room for a few rows."""
        return QSize(super().minimumSizeHint().width(), _LINES * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

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


def row_of(each: Identifier, deciding: Deciding) -> Row:
    """How one is shown."""
    document = deciding.document
    before = " ".join(each.before.split())
    before += " " if before and each.before[-1:].isspace() else ""
    text = " ".join(each.text.split())
    after = " ".join(each.after.split())
    after = f" {after}" if after and each.after[:1].isspace() else after
    private = ", private" if is_private(document, each) else ""
    kind = each.kind.value[0].upper() + each.kind.value[1:]
    place = where(document, each)
    return Row(
        f"{before}{text}{after}",
        _units(before),
        _units(text),
        f"{kind} · {place}{private}",
        deciding.told(each),
        deciding.of(each) is not None,
    )


def _units(text: str) -> int:
    """The length of a text as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
