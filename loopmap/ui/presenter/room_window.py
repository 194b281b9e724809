"""The window on the second screen: the map, and below it the last sentence in large type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QPalette, QResizeEvent, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from loopmap.diagram.measure import FAMILY
from loopmap.diagram.style import Style
from loopmap.ui.as_written import as_written
from loopmap.ui.presenter.map_view import MapView

_LETTERS = 0.042
"""Height of the type of the sentence as a share of the screen's."""

_MARGIN = 0.02


class RoomWindow(QWidget):
    """Takes no keyboard and shows no tips; ``closed`` when the computer closes it."""

    closed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle("Loopmap: the map for the room")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.map = MapView(style.paper)
        self._said = QLabel()
        as_written(self._said)
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.map, 1)
        column.addWidget(self._said)
        self.set_style(style)

    @property
    def said(self) -> str:
        """The sentence on show."""
        return self._said.text()

    def say(self, sentence: str) -> None:
        """Show a sentence below the map; none for an empty one."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def set_style(self, style: Style) -> None:
        """Take the colours of the map."""
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.Window, QColor(style.paper))
        self.setPalette(colours)
        self._said.setStyleSheet(
            f"color: {style.card_text}; background: {style.paper};"
            f" border-top: 2px solid {style.card_border};"
        )
        self._fit_type()

    def fill(self, screen: QScreen) -> None:
        """Cover that screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_type()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _fit_type(self) -> None:
        font = QFont(FAMILY)
        font.setPixelSize(max(18, round(self.height() * _LETTERS)))
        font.setWeight(QFont.Weight.DemiBold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._said.setFont(font)
        margin = round(self.height() * _MARGIN)
        self._said.setContentsMargins(2 * margin, margin, 2 * margin, margin)
