"""The window on the second screen: the map, and below it the last sentence in large type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QPalette, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from loopmap.diagram.measure import FAMILY
from loopmap.diagram.style import Style
from loopmap.ui.as_written import as_written
from loopmap.ui.presenter.map_view import MapView

_LETTERS = 0.042
"""Height of the type of the sentence as a share of the screen's."""

_MARGIN = 0.02


class _Half(QWidget):
    """A map with its title above it, where there are two."""

    def __init__(self, paper: str) -> None:
        super().__init__()
        self.map, self.title = MapView(paper), QLabel()
        as_written(self.title)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.map, 1)

    def call(self, title: str) -> None:
        """Show the title; none for an empty one."""
        self.title.setText(title)
        self.title.setVisible(bool(title))


class RoomWindow(QWidget):
    """Takes no keyboard and shows no tips; ``closed`` when the computer closes it.

    ``map`` is the one that is worked on; ``other`` stands beside it while it ``is_divided``.
    """

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
        self._here, self._there = _Half(style.paper), _Half(style.paper)
        self.map, self.other = self._here.map, self._there.map
        self.other.setAccessibleName("The other map as the room sees it")
        self._there.hide()
        self._said = QLabel()
        as_written(self._said)
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(2)  # the window's own ground between them is the line
        self._row.addWidget(self._here, 1)
        self._row.addWidget(self._there, 1)
        column.addLayout(self._row, 1)
        column.addWidget(self._said)
        self.set_style(style)

    @property
    def is_divided(self) -> bool:
        """Whether there are two maps."""
        return not self._there.isHidden()

    @property
    def titles(self) -> tuple[str, str]:
        """What stands above the two, the left one first."""
        titles = (self._here.title.text(), self._there.title.text())
        return titles if self._row.indexOf(self._here) == 0 else titles[::-1]

    def divide(self, titles: tuple[str, str], *, map_is_first: bool) -> None:
        """Show both maps, titled from left to right; ``map`` is the left one, or the right."""
        halves = (self._here, self._there) if map_is_first else (self._there, self._here)
        if self._row.indexOf(halves[0]) != 0:
            self._row.removeWidget(halves[0])
            self._row.insertWidget(0, halves[0], 1)
        for half, title in zip(halves, titles, strict=True):
            half.map.stands_aside = False  # the same place of both lies at the same height
            half.call(title)
            half.show()

    def join(self) -> None:
        """One map in the whole room."""
        self._here.call("")
        self._here.map.stands_aside = True
        self._there.hide()
        self.other.show_stage(None)

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
        colours.setColor(QPalette.ColorRole.Window, QColor(style.card_border))
        self.setPalette(colours)
        for half in (self._here, self._there):
            half.title.setStyleSheet(f"color: {style.card_text}; background: {style.paper};")
        self._said.setStyleSheet(
            f"color: {style.card_text}; background: {style.paper};"
            f" border-top: 2px solid {style.card_border};"
        )
        self._fit_type()

    def fill(self, screen: QScreen) -> None:
        """Cover that screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # showFullScreen would ask for the keyboard

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
        for half in (self._here, self._there):
            half.title.setFont(font)
        margin = round(self.height() * _MARGIN)
        self._said.setContentsMargins(2 * margin, margin, 2 * margin, margin)
        for half in (self._here, self._there):
            half.title.setContentsMargins(margin, margin // 2, margin, margin // 2)
