"""The lines above the outline's tables in which rows are added: type, Enter, type, Enter."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from loopmap.model.records import Sign
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.inspector_link import SIGNS
from loopmap.ui.panels.own_keys import keeps_key

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGINS = (14, 0, 10, 2)
_OWN = frozenset({*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Insert})
"""Insert asks for a new row, and here one is being typed: it makes nothing on the canvas."""


class EntryField(QLineEdit):
    """One line. ``entered`` at Enter, ``escaped`` at Esc; other keys are text."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, name: str, placeholder: str, meaning: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(meaning)
        self.setToolTip(meaning)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(500)
        self._offered = QStringListModel(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def said(self) -> str:
        """The words in the line."""
        return self.text().strip()

    def offer(self, names: Iterable[str]) -> None:
        """Complete what is typed from these names; Up and Down go through those that fit."""
        if not self._offered.rowCount():
            completer = QCompleter(self._offered, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            # A list that pops up would take the next Tab and Enter for itself.
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            self.setCompleter(completer)
        self._offered.setStringList(list(names))

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _OWN) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class VariableEntry(QWidget):
    """Adds a variable by its name. ``wanted`` carries it."""

    wanted = Signal(str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = EntryField("New variable", "New variable", "Type its name, then Enter")
        self.setFocusProxy(self._name)
        line = QHBoxLayout(self)
        line.setContentsMargins(*_MARGINS)
        line.addWidget(self._name)
        self._name.entered.connect(self._enter)
        self._name.escaped.connect(self.escaped)

    def clear(self) -> None:
        """Make room for the next one."""
        self._name.clear()

    def _enter(self) -> None:
        if self._name.said:
            self.wanted.emit(self._name.said)


class LinkEntry(QWidget):
    """Adds a link by the names of its ends. ``wanted`` carries cause, sign and effect."""

    wanted = Signal(str, object, str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._source = EntryField("From", "From", "The cause: type a few letters of its name")
        self._target = EntryField("To", "To", "The effect: type a few letters of its name")
        self._sign = ChoiceBox("Sign", "whether the effect goes the same way as the cause")
        self._sign.setMinimumContentsLength(3)
        for value, words, meaning in SIGNS:
            self._sign.addItem(words, value)
            self._sign.setItemData(self._sign.count() - 1, meaning, Qt.ItemDataRole.ToolTipRole)
        self.setFocusProxy(self._source)
        lines = QGridLayout(self)
        lines.setContentsMargins(*_MARGINS)
        lines.setSpacing(6)
        lines.addWidget(self._source, 0, 0, 1, 2)
        lines.addWidget(self._sign, 1, 0)
        lines.addWidget(self._target, 1, 1)
        lines.setColumnStretch(1, 1)
        for field in (self._source, self._target):
            field.entered.connect(self._enter)
            field.escaped.connect(self.escaped)

    def offer(self, names: Iterable[str]) -> None:
        """Complete both ends from these names."""
        listed = list(names)
        for field in (self._source, self._target):
            field.offer(listed)

    def clear(self) -> None:
        """Make room for the next one, the keyboard on its cause."""
        self._source.clear()
        self._target.clear()
        self._sign.setCurrentIndex(0)
        self._source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        """Go on to the end that is still missing; with both there, the link is wanted."""
        missing = next((f for f in (self._source, self._target) if not f.said), None)
        if missing is not None:
            missing.setFocus(Qt.FocusReason.TabFocusReason)
            return
        sign = self._sign.currentData()
        assert isinstance(sign, Sign)
        self.wanted.emit(self._source.said, sign, self._target.said)
