"""Editing a parked idea in its row: one line that wraps, so that all of it is seen."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QFrame,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QWidget,
)

from loopmap.ui.panels.wrapped_lines import WrappedLines

Index = QModelIndex | QPersistentModelIndex

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IdeaDelegate(WrappedLines):
    """Rows as high as their text, and a field of the same height to edit it in."""

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, _index: Index) -> QWidget:
        field = QPlainTextEdit(parent)
        field.setFrameShape(QFrame.Shape.NoFrame)
        field.setTabChangesFocus(True)
        field.setAccessibleName("Idea")
        field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.setStyleSheet("QPlainTextEdit { padding: 0 4px; border-radius: 5px; }")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(str(index.data()))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QPlainTextEdit)
        model.setData(index, " ".join(editor.toPlainText().split()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps the text: an idea is one line, however long."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(watched, QPlainTextEdit):
            assert isinstance(event, QKeyEvent)
            if event.key() in _ENTER:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(watched, event)
