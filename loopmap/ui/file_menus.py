"""Menus that depend on what is there: recent files, examples, and a tab's menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMainWindow, QMenu

from loopmap.formats.storage.recovery import discard, set_aside
from loopmap.ui.as_written import tip
from loopmap.ui.banner import Choice
from loopmap.ui.file_commands import FileCommands
from loopmap.ui.left_behind import LeftBehind, damage_told, left_behind
from loopmap.ui.means import Means
from loopmap.ui.menus import Filler
from loopmap.ui.welcome import Welcome

_TAB = ("map.rename", "map.future", "map.duplicate", "map.remove")


class FileMenus(QObject):
    """Fills submenus and the welcome page with files, and opens the menus of a place."""

    def __init__(
        self, files: FileCommands, means: Means, welcome: Welcome, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._files, self._means = files, means
        self._welcome, self._window = welcome, window
        self.fillers: dict[str, Filler] = {
            "file.open|File/Open recent": self._fill_recent,
            "file.open|File/Examples": self._fill_examples,
        }
        welcome.newWanted.connect(files.new)
        welcome.openWanted.connect(files.ask_and_open)
        welcome.fileWanted.connect(files.open)
        welcome.exampleWanted.connect(files.open_example)
        welcome.recoveryWanted.connect(files.open_recovered)
        welcome.throwingAwayWanted.connect(self._ask_to_throw_away)
        welcome.throwingAllAwayWanted.connect(self._ask_to_throw_all_away)

    def show_on_welcome(self) -> None:
        """Bring the welcome page up to date."""
        self._welcome.show_recent(self._recent())
        self._welcome.show_examples(self._examples())
        self._look_for_what_was_left(self._show_left_behind)

    def tell_damage_once_opened(self) -> None:
        """When a file is open, say what of a crash is damaged: nobody sees the welcome page."""
        once = Qt.ConnectionType.SingleShotConnection
        self._files.opened.connect(self._look_for_damage, once)

    def _look_for_damage(self) -> None:
        self._look_for_what_was_left(self._tell_damage)

    def _look_for_what_was_left(self, show: Callable[[LeftBehind], None]) -> None:
        # Reading a long journal takes a while, and people may open something meanwhile.
        reading = partial(left_behind, self._means.folders.recovery)
        self._means.jobs.run("recoverable", reading, show)

    def _show_left_behind(self, found: LeftBehind) -> None:
        """Offer what can be recovered, and say once what is damaged."""
        self._welcome.show_recoverable(found.offered)
        if found.damaged:
            self._means.banner.warn(damage_told([set_aside(one) for one in found.damaged]))

    def _tell_damage(self, found: LeftBehind) -> None:
        """Say once what is damaged; the next time, where the banner speaks of the open file."""
        banner = self._means.banner
        if found.damaged and not banner.text:
            banner.tell(damage_told([set_aside(one) for one in found.damaged]))

    def _ask_to_throw_away(self, journal: Path, text: str) -> None:
        title = text.splitlines()[0].removeprefix("Recover ")
        self._means.banner.ask(
            f"Throw away what was not saved of {title}? It cannot be brought back.",
            Choice("Throw away", partial(self._throw_away, [journal])),
            otherwise="Keep",
        )

    def _ask_to_throw_all_away(self, journals: Sequence[Path]) -> None:
        self._means.banner.ask(
            f"Throw away all {len(journals)} maps that were not saved when Loopmap stopped?"
            " They cannot be brought back.",
            Choice("Throw all away", partial(self._throw_away, journals)),
            otherwise="Keep",
        )

    def _throw_away(self, journals: Sequence[Path]) -> None:
        for journal in journals:
            discard(journal)
        self.show_on_welcome()

    def tab_menu(self, at: QPoint) -> None:
        """What can be done with the map of a tab."""
        self._open(_TAB, at)

    def _open(self, commands: tuple[str, ...], at: QPoint) -> None:
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        by_id = {action.objectName(): action for action in self._window.actions()}
        for command in commands:
            if command:
                menu.addAction(by_id[command])
            else:
                menu.addSeparator()
        menu.popup(at)

    def _fill_recent(self, menu: QMenu) -> None:
        self._fill(menu, self._recent(), self._files.open, "Nothing was open yet")

    def _fill_examples(self, menu: QMenu) -> None:
        self._fill(menu, self._examples(), self._files.open_example, "There are no examples here")

    def _fill(
        self, menu: QMenu, paths: list[Path], open_it: Callable[[Path], None], otherwise: str
    ) -> None:
        if not paths:
            menu.addAction(otherwise).setEnabled(False)
        for path in paths:
            action = menu.addAction(path.stem.replace("-", " ").replace("&", "&&"))
            action.setToolTip(tip(str(path)))
            action.triggered.connect(partial(_call_with, open_it, path))

    def _recent(self) -> list[Path]:
        return [Path(name) for name in self._means.settings.current.recent]

    def _examples(self) -> list[Path]:
        return list(self._means.folders.examples)


def _call_with(open_it: Callable[[Path], None], path: Path, _: bool = False) -> None:
    open_it(path)
