"""How a cell of the outline is edited: a line for free text, a list for choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.outline_model import Index, OutlineModel


class ChoiceDelegate(QStyledItemDelegate):
    """Free text in a line, choices in a list; names in a list that can be typed into."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if not isinstance(model, OutlineModel):
            return super().createEditor(parent, option, index)
        choices = model.choices(index.column())
        if choices is None:
            editor = super().createEditor(parent, option, index)
            editor.setAccessibleName(model.title(index.column()))
        else:
            editor = _choice_box(parent, index, choices)
            editor.activated.connect(self._choose)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        shown = str(index.data(Qt.ItemDataRole.EditRole))
        place = editor.findText(shown, Qt.MatchFlag.MatchFixedString)
        if place < 0:
            place = editor.findText(shown, Qt.MatchFlag.MatchStartsWith) if shown else 0
        editor.setCurrentIndex(max(place, 0))
        line = editor.lineEdit()
        if line is not None:
            line.setText(shown or editor.currentText())
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QComboBox) or not isinstance(model, OutlineModel):
            super().setModelData(editor, model, index)
            return
        place = editor.findText(editor.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            model.setData(index, editor.itemData(place), Qt.ItemDataRole.EditRole)
        elif editor.currentText().strip():
            model.read(index, editor.currentText())

    def _choose(self) -> None:
        box = self.sender()
        if isinstance(box, QWidget):
            self.commitData.emit(box)
            self.closeEditor.emit(box)


def _choice_box(parent: QWidget, index: Index, choices: Sequence[tuple[Any, str]]) -> ChoiceBox:
    model = index.model()
    assert isinstance(model, OutlineModel)
    box = ChoiceBox(model.title(index.column()), parent=parent)
    for value, words in choices:
        box.addItem(words, value)
    if model.may_type(index.column()):
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return box
