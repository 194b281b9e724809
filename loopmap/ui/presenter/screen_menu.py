"""The submenu that says on which screen the map is shown to the room."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from loopmap.ui.presenter.presenting import HERE, Presenting, name_of


def fill_screen_menu(presenting: Presenting, menu: QMenu) -> None:
    """The other screens by name, and this one, with a tick at the choice."""
    wanted = presenting.wanted
    for screen in presenting.others():
        _add(menu, presenting, name_of(screen), name_of(screen), wanted)
    _add(menu, presenting, "This screen, the map alone", HERE, wanted)


def _add(menu: QMenu, presenting: Presenting, title: str, name: str, wanted: str) -> None:
    action = menu.addAction(title.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(name == wanted)
    action.triggered.connect(partial(_choose, presenting, name))


def _choose(presenting: Presenting, name: str, _: bool = False) -> None:
    presenting.choose_screen(name)
