"""A list of choices that opens: letters choose from it, whatever they mean on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from loopmap.ui.panels.own_keys import keeps_key

MINUS = "\N{MINUS SIGN}"


class ChoiceBox(QComboBox):
    """A minus typed finds the choice that begins with a minus sign.

    Words too long for the box end in “…”; a wheel over it scrolls what it lies in.
    """

    def __init__(self, name: str, meaning: str = "", parent: QWidget | None = None) -> None:
        """``name`` is told where the box is found; so is ``meaning``, which says more.

        Where Qt tells the chosen words as the name of such a box, as it does on Linux,
        only the description says which box it is.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{name}: {meaning}" if meaning else name)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, (), typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "-" and not self.isEditable():
            place = self.findText(MINUS, Qt.MatchFlag.MatchStartsWith)
            if place >= 0:
                self.setCurrentIndex(place)
                return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        box = QStyle.ComplexControl.CC_ComboBox
        painter.drawComplexControl(box, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, field, self).width()
        words = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        option.currentText = words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
