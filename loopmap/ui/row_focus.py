"""Which row of a list or table has the keyboard, told after the list itself.

Qt tells a screen reader of a widget that gets the keyboard, and of its row only when
that changes; tabbing into a table would leave a listener with its title alone. What is
told last is what a screen reader stays on, so the row follows once Qt has told its own.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

_HOLDERS = (QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree)


class RowFocus(QObject):
    """Follows the keyboard through the application; ``told`` carries the name of each row."""

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def _moved(self, _from: QWidget | None, to: QWidget | None) -> None:
        if to is not None and QAccessible.isActive():
            self._soon.start()

    def _tell(self) -> None:
        row = row_with_focus(QApplication.focusWidget())
        if row is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))
            self.told.emit(row.text(QAccessible.Text.Name))


def row_with_focus(widget: QWidget | None) -> QAccessibleInterface | None:
    """The row, cell or thing on the map that the keys are on; None where there is none."""
    holder = None if widget is None else QAccessible.queryAccessibleInterface(widget)
    if holder is None or holder.role() not in _HOLDERS:
        return None
    row = holder.focusChild()
    return row if row is not None and row.isValid() else None
