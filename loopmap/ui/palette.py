"""The command palette: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from loopmap.ui.actions.command import Command
from loopmap.ui.menus import key_texts
from loopmap.ui.theme import mark

_WIDTH, _HEIGHT = 560, 400


def matching(commands: Sequence[Command], text: str) -> list[Command]:
    """Commands whose title, menu or help has every word of ``text``; titles first.

    A word also matches as the first letters of words: "mfm" finds "Make a future map".
    """
    words = text.casefold().split()
    ranked = [(rank, n, c) for n, c in enumerate(commands) if (rank := _rank(c, words)) is not None]
    return [command for _, _, command in sorted(ranked, key=lambda entry: entry[:2])]


def _rank(command: Command, words: list[str]) -> int | None:
    title = command.title.casefold()
    initials = "".join(word[0] for word in title.split())
    everything = f"{title} {command.menu.casefold()} {command.help.casefold()}"
    if all(title.startswith(word) for word in words):
        return 0
    if all(word in title for word in words):
        return 1
    if len(words) == 1 and len(words[0]) > 1 and initials.startswith(words[0]):
        return 2
    return 3 if all(word in everything for word in words) else None


class CommandPalette(QFrame):
    """A field and a list over the window; Esc or a click elsewhere closes it."""

    def __init__(
        self,
        commands: Callable[[], Sequence[Command]],
        run: Callable[[Command], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        mark(self, "floating")
        self._usable, self._run = commands, run
        self._shown: list[Command] = []
        self._field, self._list = QLineEdit(), QListWidget()
        self._field.setPlaceholderText("What do you want to do?")
        self._field.setAccessibleName("Find a command")
        self._field.installEventFilter(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._field.textChanged.connect(self._search)
        self._list.itemClicked.connect(self._choose)

    def open_over(self, window: QWidget) -> None:
        """Show near the top of the window, empty, ready to be typed in."""
        self.resize(min(_WIDTH, window.width() - 40), min(_HEIGHT, window.height() - 80))
        at = window.mapToGlobal(window.rect().topLeft())
        self.move(at.x() + (window.width() - self.width()) // 2, at.y() + 60)
        self._field.clear()
        self._search("")
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def titles(self) -> list[str]:
        """Titles of the commands on the list now."""
        return [command.title for command in self._shown]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if key is Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        self._shown = matching(self._usable(), text)
        self._list.clear()
        for command in self._shown:
            keys = key_texts(command)
            item = QListWidgetItem(command.title + (f"    {keys[0]}" if keys else ""))
            item.setToolTip(command.help)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _step(self, by: int) -> None:
        count = self._list.count()
        if count:
            self._list.setCurrentRow((self._list.currentRow() + by) % count)

    def _choose(self) -> None:
        row = self._list.currentRow()
        self.hide()
        if 0 <= row < len(self._shown):
            self._run(self._shown[row])
