"""How a cell of the outline is edited: a line for free text, a list for choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from loopmap.ui.panels.outline_model import Index, OutlineModel

MINUS = "\N{MINUS SIGN}"


class ChoiceBox(QComboBox):
    """A list of choices; a minus typed finds the choice that begins with a minus sign."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "-" and not self.isEditable():
            place = self.findText(MINUS, Qt.MatchFlag.MatchStartsWith)
            if place >= 0:
                self.setCurrentIndex(place)
                return
        super().keyPressEvent(event)


class ChoiceDelegate(QStyledItemDelegate):
    """Free text in a line, choices in a list; names in a list that can be typed into."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if not isinstance(model, OutlineModel):
            return super().createEditor(parent, option, index)
        choices = model.choices(index.column())
        if choices is None:
            editor = super().createEditor(parent, option, index)
        else:
            editor = _choice_box(parent, choices, typed=model.may_type(index.column()))
            editor.activated.connect(self._choose)
        editor.setAccessibleName(model.title(index.column()))
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


def _choice_box(parent: QWidget, choices: Sequence[tuple[Any, str]], *, typed: bool) -> ChoiceBox:
    box = ChoiceBox(parent)
    for value, words in choices:
        box.addItem(words, value)
    if typed:
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return box
