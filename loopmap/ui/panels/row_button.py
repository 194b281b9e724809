"""A line of a list that can be clicked: shortened with “…” rather than wider than its panel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from loopmap.ui.as_written import tip
from loopmap.ui.theme import mark

_FEWEST = 8
"""Characters it may be squeezed to."""


class RowButton(QPushButton):
    """Reached with Tab too. ``spoken`` is its name for ears, and its whole text in a tooltip."""

    END = 0
    """Pixels at the end of the line that words leave free."""

    def __init__(self, text: str, spoken: str) -> None:
        super().__init__()
        self.say(text, spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self, "row")
        # A button's own policy takes the room that all of its words need for the least.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str, spoken: str = "") -> None:
        """Say something else; ``spoken`` is the same in full where ``text`` is not."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(spoken or text)
        self.setToolTip(tip(spoken or text))

    def minimumSizeHint(self) -> QSize:
        least = _FEWEST * self.fontMetrics().averageCharWidth()
        return QSize(least, super().minimumSizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        room = inside.width() - self.END
        option.text = self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
