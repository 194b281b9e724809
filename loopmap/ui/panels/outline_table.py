"""One table of the outline, its selection in step with the session's."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.ui.panels.outline_model import Index, OutlineModel
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key

AnyModel = OutlineModel[Any]

TWO_LINES = 40
"""Row height in pixels: names wrap, so that both ends of a link fit beside one another."""


class ChoiceDelegate(QStyledItemDelegate):
    """Free text in a line, choices in a list that can be typed into."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        choices = model.choices(index.column()) if isinstance(model, OutlineModel) else None
        if choices is None:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, words in choices:
            box.addItem(words, value)
        box.activated.connect(self._choose)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        editor.setCurrentIndex(max(editor.findText(str(index.data(Qt.ItemDataRole.EditRole))), 0))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    def _choose(self) -> None:
        box = self.sender()
        if isinstance(box, QWidget):
            self.commitData.emit(box)
            self.closeEditor.emit(box)


class OutlineTable(QTableView):
    """Records as rows: type to edit, Delete to take away, selection shared with the canvas."""

    removing = Signal()

    def __init__(
        self, name: str, model: AnyModel, session: Session, widths: tuple[int, ...]
    ) -> None:
        """``widths`` are the columns' first widths, in pixels; later ones can be dragged."""
        super().__init__()
        self.setAccessibleName(name)
        self._model = model
        self._session = session
        self._following = False
        self._delegate = ChoiceDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TWO_LINES)
        self.setCornerWidget(QWidget())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.selectionModel().selectionChanged.connect(self._tell_session)
        model.modelReset.connect(self.follow)

    def follow(self) -> None:
        """Select what the session has selected, and bring the first of it into view."""
        rows = sorted(
            row
            for record in self._session.selection
            if (row := self._model.row_of(record)) is not None
        )
        wanted = QItemSelection()
        for row in rows:
            end = self._model.index(row, self._model.columnCount() - 1)
            wanted.select(self._model.index(row, 0), end)
        self._following = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._following = False
        if rows and not self.hasFocus():
            self.scrollTo(self._model.index(rows[0], 0))

    def event(self, event: QEvent) -> bool:
        """Typing here edits the table, whatever the letters mean on the canvas."""
        return keeps_key(event, LIST_KEYS, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter that ends a text comes by here too
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removing.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _tell_session(self) -> None:
        if self._following:
            return
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        self._session.select(frozenset(RecordId(self._model.record(row)) for row in rows))
