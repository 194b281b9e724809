"""The slim bar at the top: title, tools with their letters, undo, tidy, run, present."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from loopmap.ui.actions.insert import TOOLS
from loopmap.ui.theme import mark

HEIGHT = 48
_NARROW = 1120
"""Below this width in pixels the tools show their icons alone."""

_OTHERS = ("edit.undo", "edit.redo", "map.tidy")


class ToolButton(QToolButton):
    """A tool's icon, name and, paler, its letter."""

    def __init__(self, action: QAction, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "tool")
        self._letter = letter
        self.setIconSize(QSize(18, 18))
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._letter_width(), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._letter_width():
            return
        painter = QPainter(self)
        painter.setPen(QColor(self.palette().color(QPalette.ColorRole.PlaceholderText)))
        font = self.font()
        font.setWeight(font.Weight.Normal)
        font.setPixelSize(max(9, font.pixelSize() - 2))
        painter.setFont(font)
        place = QRect(0, 0, self.width() - 7, self.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._letter
        )
        painter.end()

    def _letter_width(self) -> int:
        shown = self.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly
        return 12 if self._letter and shown else 0


class Toolbar(QWidget):
    """Buttons for the commands used all the time; ``actions`` are the window's, by id."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._title = QLabel()
        self._document_parts: list[QWidget] = []
        self._narrowing: list[ToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(2)
        self._add_title()
        self._add_tools(actions)
        self._add_buttons(actions)

    def show_title(self, title: str) -> None:
        """The document's title beside the product's name; cut with “…” when there is no room."""
        self._title.setToolTip(title)
        room = self._title.maximumWidth()
        self._title.setText(
            self._title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        )

    def show_document_parts(self, shown: bool) -> None:
        """Tools and buttons make sense only while a document is open."""
        for part in self._document_parts:
            part.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        alone = Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._narrowing:
            has_icon = not button.icon().isNull()
            button.setToolButtonStyle(alone if self.width() < _NARROW and has_icon else beside)

    def _add_title(self) -> None:
        name = QLabel("Loopmap")
        mark(name, "brand")
        mark(self._title, "muted")
        self._title.setMaximumWidth(200)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._row.addWidget(name)
        self._row.addSpacing(8)
        self._row.addWidget(self._title)
        self._row.addSpacing(20)

    def _add_tools(self, actions: Mapping[str, QAction]) -> None:
        for tool in TOOLS:
            action = actions[f"tool.{tool}"]
            self._add_tool(action, action.shortcut().toString())
        line = QFrame()
        line.setObjectName("toolbarLine")
        line.setFixedSize(1, 20)
        self._row.addSpacing(8)
        self._row.addWidget(line)
        self._row.addSpacing(8)
        self._document_parts.append(line)
        for command in _OTHERS:
            self._add_tool(actions[command], "")

    def _add_tool(self, action: QAction, letter: str) -> None:
        button = ToolButton(action, letter)
        self._row.addWidget(button)
        self._document_parts.append(button)
        self._narrowing.append(button)

    def _add_buttons(self, actions: Mapping[str, QAction]) -> None:
        self._row.addStretch(1)
        for command, kind in (("what_if.run", "primary"), ("view.present", "plain")):
            action = actions[command]
            button = QPushButton(action.text())
            button.setToolTip(action.toolTip())
            mark(button, kind)
            button.clicked.connect(action.trigger)
            self._row.addSpacing(6)
            self._row.addWidget(button)
            self._document_parts.append(button)
