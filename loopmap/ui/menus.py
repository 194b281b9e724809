"""Menus and their actions, made from the catalogue of commands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from loopmap.errors import EditRefused, LoopmapError
from loopmap.ui.actions.catalogue import COMMANDS, MENUS
from loopmap.ui.actions.command import Command
from loopmap.ui.actions.desk import Desk
from loopmap.ui.actions.why_not import why_not
from loopmap.ui.toolbar import WITH_ICON

Filler = Callable[[QMenu], None]

_WITH_SHIFT = {
    Qt.Key.Key_BraceLeft: Qt.Key.Key_BracketLeft,
    Qt.Key.Key_BraceRight: Qt.Key.Key_BracketRight,
    Qt.Key.Key_Greater: Qt.Key.Key_Period,
}
"""What a key is called that arrives as what Shift makes of it."""


class Actions(QObject):
    """A QAction for every command; ``refresh`` brings titles, ticks and greying up to date.

    ``refused`` carries the sentence of a command that a map does not allow, ``failed`` of one
    that went wrong, ``switched`` what one of how the window looks has put on or off, for those
    who do not see it.
    """

    refused, failed, switched = Signal(str), Signal(str), Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._at_work = 0
        self.by_id: dict[str, QAction] = {}
        for command in COMMANDS:
            action = self._action(command)
            self.by_id[command.id] = action
            window.addAction(action)

    def refresh(self) -> None:
        """Ask every command what it is called now and whether it may be used.

        While one of them is at work all are asked once, when it is done.
        """
        if self._at_work:
            return
        for command in COMMANDS:
            action = self.by_id[command.id]
            action.setEnabled(command.enabled(self._desk))
            if command.checked is not None:
                action.setChecked(command.checked(self._desk))
            if command.says is not None:
                action.setText(command.says(self._desk))

    def redraw_icons(self) -> None:
        """Take the icons that are seen, in the colours of the theme in force."""
        for command in COMMANDS:
            if command.id in WITH_ICON:
                self.by_id[command.id].setIcon(self._desk.theme.icon(command.icon))

    def run(self, command: Command) -> None:
        """Do it, or say why not."""
        if not command.enabled(self._desk):
            return
        looks = command.checked if command.menu.startswith("View") else None
        was = looks is not None and looks(self._desk)
        self._at_work += 1
        try:
            command.run(self._desk)
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
        except LoopmapError as fault:
            self.failed.emit(str(fault))
        finally:
            self._at_work -= 1
        self.refresh()
        if looks is not None and (now := looks(self._desk)) is not was:
            self.switched.emit(f"{command.title}: {'on' if now else 'off'}.")

    def why_not(self, event: QKeyEvent) -> str:
        """What the command with these keys asks for; "" where none has them, or it may be done.

        Keys of a command that may be done never arrive at a widget.
        """
        pressed = event.keyCombination()
        shown = _WITH_SHIFT.get(pressed.key(), pressed.key())
        keys = QKeySequence(QKeyCombination(pressed.keyboardModifiers(), shown))
        meant = (each for each in COMMANDS if keys in self.by_id[each.id].shortcuts())
        command = next(meant, None)
        return "" if command is None else why_not(command, self._desk)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.title, self)
        action.setObjectName(command.id)
        action.setIconText(command.title)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        keys = ", ".join(key_texts(command))
        action.setToolTip(f"{command.help} ({keys})" if keys else command.help)
        action.setStatusTip(command.help)
        action.setCheckable(command.checked is not None)
        action.setIconVisibleInMenu(False)
        action.triggered.connect(partial(self._triggered, command))
        return action

    def _triggered(self, command: Command, _: bool = False) -> None:
        self.run(command)


def fill_menu_bar(bar: QMenuBar, actions: Actions, fillers: dict[str, Filler]) -> None:
    """Put every command under its menu.

    ``fillers`` fill submenus that depend on what is there ("File/Open recent"), each
    time they are about to show; they stand after the command their menu names.
    """
    menus = {title: bar.addMenu(_with_mnemonic(title)) for title in MENUS}
    for menu in menus.values():
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(actions.refresh)
    for command in COMMANDS:
        menu = _menu_at(menus, command.menu)
        if command.begins:
            menu.addSeparator()
        menu.addAction(actions.by_id[command.id])
        for path, filler in fillers.items():
            if path.startswith(f"{command.id}|"):
                _dynamic(menus, path.partition("|")[2], filler)


def key_texts(command: Command) -> list[str]:
    """The command's keys as people read them: “Ctrl+S”; both Enter keys are called so."""
    form = QKeySequence.SequenceFormat.NativeText
    texts = [QKeySequence(key).toString(form) for key in command.keys]
    return list(dict.fromkeys(text.replace("Return", "Enter") for text in texts))


def _menu_at(menus: dict[str, QMenu], path: str) -> QMenu:
    if path not in menus:
        parent, _, title = path.rpartition("/")
        menus[path] = _menu_at(menus, parent).addMenu(title)
        menus[path].setToolTipsVisible(True)
    return menus[path]


def _dynamic(menus: dict[str, QMenu], path: str, filler: Filler) -> None:
    menu = _menu_at(menus, path)
    menu.aboutToShow.connect(partial(_refill, menu, filler))


def _refill(menu: QMenu, filler: Filler) -> None:
    menu.clear()
    filler(menu)


def _with_mnemonic(title: str) -> str:
    """Alt and a letter opens each menu; Link and Loops must not share one."""
    letters = {"Link": "Lin&k", "What if": "&What if", "Map": "&Map"}
    return letters.get(title, f"&{title}")
