"""The slim bar at the top: title, tools with their letters, undo, tidy, run, present."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetrics,
    QIcon,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from loopmap.ui.actions.insert import TOOLS
from loopmap.ui.one_line import OneLine
from loopmap.ui.theme import BASE_PIXELS, mark

HEIGHT = 48
_NARROW = 1120
"""Below this width in pixels, at the text's own size, the tools show their icons alone."""

_ICON = 18
_LETTER_GAP = 8
_TITLES = 250
"""Width of the two titles: the tools begin where the canvas usually does."""

_MOST_TITLES = 340
"""The same in any size of text: the tools need their room too."""

_OTHERS = ("edit.undo", "edit.redo", "map.tidy")

WITH_ICON = (*(f"tool.{tool}" for tool in TOOLS), *_OTHERS)
"""The commands whose icons are seen, by id."""


def larger(widget: QWidget) -> float:
    """How many times its own size the text of a widget has; never less than once."""
    return max(1.0, widget.font().pixelSize() / BASE_PIXELS)


class ToolButton(QToolButton):
    """A tool's icon, name and, paler, its letter; the icon alone while ``alone`` is set."""

    def __init__(self, action: QAction, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "tool")
        self._letter, self._alone = letter, False
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(action.iconText())

    def show_alone(self, alone: bool) -> None:
        """Show the icon without name and letter, or with them."""
        self._alone = alone and not self.icon().isNull()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), round(32 * larger(self)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        left, icon, name, _letter = self._widths()
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        side = self._side()
        square = QRect(left, (self.height() - side) // 2, side, side)
        self.icon().paint(painter, square, Qt.AlignmentFlag.AlignCenter, mode, state)
        if self._alone:
            return
        painter.setPen(option.palette.color(QPalette.ColorRole.ButtonText))
        painter.setFont(self._name_font())
        place = QRect(left + icon, 0, name, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self._letter_font())
        rest = QRect(left + icon + name + _LETTER_GAP, 0, 30, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._letter)

    def _widths(self) -> tuple[int, int, int, int]:
        """Left margin, icon with its gap, name, and letter with the right margin."""
        icon = 0 if self.icon().isNull() else self._side()
        if self._alone:
            return 8, icon, 0, 8
        name = QFontMetrics(self._name_font()).horizontalAdvance(self.text())
        letter = QFontMetrics(self._letter_font()).horizontalAdvance(self._letter)
        return 8, icon + (6 if icon else 0), name, 8 + (letter + _LETTER_GAP if letter else 0)

    def _side(self) -> int:
        return round(_ICON * larger(self))

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _letter_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(max(9, font.pixelSize() - 2))
        return font


class CommandButton(QPushButton):
    """A command's name on a button that may be pressed, and stays down, when the command does."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(action.text(), parent)
        self._action = action
        self.setToolTip(action.toolTip())
        self.setCheckable(action.isCheckable())
        self.clicked.connect(self._press)
        action.changed.connect(self._follow)
        self._follow()

    def _press(self) -> None:
        self._action.trigger()
        self._follow()  # a press alone would have kept the button down

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())


class Toolbar(QWidget):
    """Buttons for the commands used all the time; ``actions`` are the window's, by id."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = OneLine()
        self._titles = QWidget()
        self._narrowing: list[ToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(2)
        self._add_title()
        self._add_tools(actions)
        self._add_buttons(actions)
        self._size()

    def show_title(self, title: str) -> None:
        """The document's title beside the product's name; cut with “…” when there is no room."""
        self._title.setText(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = _NARROW * larger(self)
        for button in self._narrowing:
            button.show_alone(self.width() < narrow)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def _size(self) -> None:
        """Higher, and with more room for the titles, where words are larger."""
        self.setFixedHeight(round(HEIGHT * larger(self)))
        self._titles.setMaximumWidth(min(round(_TITLES * larger(self)), _MOST_TITLES))

    def _add_title(self) -> None:
        name = QLabel("Loopmap")
        mark(name, "brand")
        mark(self._title, "muted")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self._titles)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(name)
        row.addWidget(self._title, 1)
        # As wide as it may be, and the first to give way to the tools.
        self._titles.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._titles.setMinimumWidth(1)
        self._row.addWidget(self._titles, 1_000)

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
        for command in _OTHERS:
            self._add_tool(actions[command], "")

    def _add_tool(self, action: QAction, letter: str) -> None:
        button = ToolButton(action, letter)
        self._row.addWidget(button)
        self._narrowing.append(button)

    def _add_buttons(self, actions: Mapping[str, QAction]) -> None:
        self._row.addStretch(1)
        for command, kind in (("what_if.run", "primary"), ("view.present", "plain")):
            action = actions[command]
            button = CommandButton(action)
            mark(button, kind)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._row.addSpacing(6)
            self._row.addWidget(button)
