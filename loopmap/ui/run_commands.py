"""What commands ask of the run panel: shown first where it is hidden, then asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from loopmap.model.ids import MapId
from loopmap.ui.panels.compare_page import ComparePage
from loopmap.ui.panels.inspector import InspectorPanel
from loopmap.ui.panels.model_compare_page import ModelComparePage
from loopmap.ui.panels.over_time_page import OverTimePage
from loopmap.ui.panels.room_switch import BOTH
from loopmap.ui.panels.run_panel import RunPanel
from loopmap.ui.run_play import RunPlay

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor


class RunCommands:
    """Every method but ``turn_in_run`` shows the run panel first."""

    def __init__(
        self, editor: Editor, run: RunPanel, play: RunPlay, inspector: InspectorPanel
    ) -> None:
        self._editor, self._run = editor, run
        self._play, self._inspector = play, inspector

    def run(self) -> None:
        """Make the comparison of scenarios now."""
        self._show()
        self._run.run()

    def show_page(self, title: str) -> None:
        """Show a page of the answer by its title."""
        self._show()
        self._run.pages.choose(title)

    def compare_with_map(self, other: MapId) -> None:
        """Show the scenario beside itself on another map."""
        self.show_page(ComparePage.title)
        page = self._run.pages.page
        if isinstance(page, ComparePage | ModelComparePage):
            page.want_map(other)

    def show_over_time(self) -> None:
        """Show the page of graphs over time."""
        self.show_page(OverTimePage.title)

    def play(self) -> None:
        """Play the run on the map, or pause."""
        self._show()
        self._run.frame.show_map()
        self._play.toggle()

    def go_round(self) -> None:
        """Give the map, both or the charts the room, in turn."""
        if self._run.isVisible():
            self._run.frame.go_round()
        else:
            self._show()

    def change_sides(self) -> None:
        """Put the panel beside the map, or below it again."""
        self._show()
        self._run.frame.give_room(BOTH)
        self._editor.run_room.change_sides()

    def fold(self) -> None:
        """Fold the panel into a strip, or open it again."""
        self._show()
        self._run.frame.fold()

    def keep(self) -> None:
        """Keep the answer on show among the map's records."""
        self._show()
        self._run.pages.keep()

    def begin_scenario(self) -> None:
        """Offer what a new scenario may do to what is selected."""
        self._show()
        QTimer.singleShot(0, self._run, self._run.begin_scenario)

    def say_what_is_done(self) -> None:
        """Put the keyboard where it is said what a scenario does."""
        self._show()
        QTimer.singleShot(0, self._run, self._run.desk.card.begin_saying)

    def do_in_scenario(self, key: str) -> None:
        """Let the scenario on show, or a new one, do one of `interventions.DOINGS`."""
        anew = not self._run.isVisible()
        self._show()
        self._run.desk.do(key, anew=anew)

    @property
    def has_scenario(self) -> bool:
        """Whether a scenario is on show, and not the map as it is."""
        return self._run.desk.has_scenario

    def do_with_scenario(self, want: str) -> None:
        """Do what the menu of the scenario on show says."""
        self._show()
        QTimer.singleShot(0, self._run, partial(self._run.desk.do_with_it, want))

    def choose_how(self) -> None:
        """Show draws, seed and how far ahead."""
        self._show()
        QTimer.singleShot(0, self._run, self._run.desk.settings.open)

    def turn_in_run(self) -> None:
        """Unfold what the inspector says of runs, showing it first if need be, or fold it away."""
        editor = self._editor
        shown = not (editor.is_shown("in_run") and editor.is_shown("right"))
        editor.show_panel("in_run", shown)
        self._inspector.in_run.set_open(shown)
        if shown:
            editor.show_panel("right", shown=True)

    def _show(self) -> None:
        self._editor.show_panel("run", shown=True)
