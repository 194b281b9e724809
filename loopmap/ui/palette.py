"""The command palette: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from loopmap.ui.actions.command import Command
from loopmap.ui.menus import key_texts
from loopmap.ui.theme import mark

_WIDTH, _HEIGHT = 560, 420

_MOST_AT_REST = 6
"""Of commands that may not be used now so many are listed, quietly, with what they ask for."""


def matching(commands: Sequence[Command], text: str) -> list[Command]:
    """Commands whose title, menu or help has every word of ``text``; titles first.

    A word also matches as the first letters of words: "mfm" finds "Make a future map".
    """
    words = text.casefold().replace(":", " ").split()
    ranked = [(rank, n, c) for n, c in enumerate(commands) if (rank := _rank(c, words)) is not None]
    return [command for _, _, command in sorted(ranked, key=lambda entry: entry[:2])]


def _rank(command: Command, words: list[str]) -> int | None:
    title = command.title.casefold()
    initials = "".join(word[0] for word in title.split())
    everything = f"{title} {command.menu.casefold()} {command.help.casefold()}"
    if all(title.startswith(word) for word in words):
        return 0
    if all(word in said_alone(command).casefold() for word in words):
        return 1
    if len(words) == 1 and len(words[0]) > 1 and initials.startswith(words[0]):
        return 2
    return 3 if all(word in everything for word in words) else None


def said_alone(command: Command) -> str:
    """The title as it can be understood away from its menu: “Theme: Dark”.

    A title that has the words of its submenu says enough by itself.
    """
    submenu = command.menu.partition("/")[2].rpartition("/")[2]
    if not submenu or submenu.casefold() in command.title.casefold():
        return command.title
    return f"{submenu}: {command.title}"


class CommandPalette(QFrame):
    """A field and a list over the window; Esc or a click elsewhere closes it."""

    def __init__(
        self,
        commands: Callable[[], Sequence[Command]],
        run: Callable[[Command], None],
        window: QWidget,
        at_rest: Callable[[str], Sequence[tuple[Command, str]]] = lambda _: (),
    ) -> None:
        super().__init__(window)
        mark(self, "floating")
        self.hide()
        self._usable, self._run, self._at_rest = commands, run, at_rest
        self._shown: list[Command] = []
        self._before: QWidget | None = None
        self._highest = _HEIGHT
        self._field, self._list = QLineEdit(), QTreeWidget()
        self._prepare()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._field.textChanged.connect(self._search)
        self._list.itemClicked.connect(self._click)

    def open_over(self, window: QWidget) -> None:
        """Show near the top of the window, empty, ready to be typed in.

        Asked for while it is open, by keys held a moment too long, it stays as it is.
        """
        if self.isVisible():
            self._field.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        self._before = QApplication.focusWidget()
        width = min(_WIDTH, window.width() - 40)
        height = min(_HEIGHT, window.height() - 120)
        self._highest = height
        self.setGeometry((window.width() - width) // 2, 84, width, height)
        self._field.clear()
        self.show()
        self._search("")
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Hide, and give the keyboard back to where it was."""
        if self.isVisible():
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None
            self.hide()  # last, or Qt would look for another widget to have the keyboard

    @property
    def titles(self) -> list[str]:
        """Titles of the commands on the list now."""
        return [command.title for command in self._shown]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not _is_of_the_window(event):
            self.close_palette()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._keys.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _prepare(self) -> None:
        self._keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Down: partial(self._step, 1),
            Qt.Key.Key_Up: partial(self._step, -1),
            Qt.Key.Key_Return: self._choose,
            Qt.Key.Key_Enter: self._choose,
            Qt.Key.Key_Escape: self.close_palette,
        }
        self._field.setPlaceholderText("What do you want to do?")
        self._field.setAccessibleName("Find a command")
        self._field.installEventFilter(self)
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _search(self, text: str) -> None:
        self._shown = matching(self._usable(), text)
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._list.clear()
        for command in self._shown:
            keys = key_texts(command)
            item = QTreeWidgetItem([said_alone(command), keys[0] if keys else ""])
            item.setToolTip(0, command.help)
            item.setForeground(1, quiet)
            self._list.addTopLevelItem(item)
        rest = self._at_rest(text)[:_MOST_AT_REST] if text.strip() else ()
        for command, why in rest:
            self._say(f"{said_alone(command)} · {why}", quiet)
        if not self._shown and not rest:
            self._say("No command has these words.", quiet)
        self._go_to(0)
        self._fit_height()

    def _say(self, text: str, quiet: QColor) -> None:
        """A line that cannot be chosen."""
        item = QTreeWidgetItem([text, ""])
        item.setToolTip(0, text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(0, quiet)
        self._list.addTopLevelItem(item)

    def _fit_height(self) -> None:
        """As high as the list is long, up to the most there is room for."""
        rows = self._list.topLevelItemCount()
        row = max(1, self._list.sizeHintForRow(0))
        around = self.height() - self._list.viewport().height()
        if around > 0 and self.isVisible():
            self.resize(self.width(), min(self._highest, around + rows * row + 2))

    def _step(self, by: int) -> None:
        if self._shown:
            self._go_to((self._row() + by) % len(self._shown))

    def _go_to(self, row: int) -> None:
        item = self._list.topLevelItem(row)
        if item is not None:
            self._list.setCurrentItem(item)

    def _row(self) -> int:
        item = self._list.currentItem()
        return -1 if item is None else self._list.indexOfTopLevelItem(item)

    def _click(self, item: QTreeWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self._choose()

    def _choose(self) -> None:
        row = self._row()
        self.close_palette()
        if 0 <= row < len(self._shown):
            self._run(self._shown[row])


def _is_of_the_window(event: QEvent) -> bool:
    """Whether the whole window lost the keyboard, which comes back to where it was."""
    reason = event.reason() if isinstance(event, QFocusEvent) else None
    return reason is Qt.FocusReason.ActiveWindowFocusReason
