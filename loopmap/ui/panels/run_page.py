"""A page of the run panel: one way of looking at what a run found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.editing.session import Session
from loopmap.editing.what_if import WhatIf
from loopmap.formats.chart_file import ShownChart
from loopmap.model.records import Scenario
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.model_runs import ModelRuns


@dataclass(frozen=True, slots=True)
class RunDesk:
    """What a page may look at. ``scenario`` tells the one on show, None for the map as it is.

    ``models`` runs the map by its equations, where it has any.
    """

    session: Session
    jobs: Jobs
    watch: LoopWatch
    scenario: Callable[[], Scenario | None]
    models: ModelRuns | None = None


class RunPage(QWidget):
    """``title`` stands on its button; it is made when it is first shown, and told only then.

    ``wanted`` carries the id of a variable or link to be shown on the map, ``refused`` why
    something may not be, ``loopWanted`` the key of a loop to be lit there, and ``momentWanted``
    a page's shares of links at a moment (see `loopmap.editing.loop_shares`), or None.
    """

    title = ""
    wanted = Signal(str)
    refused = Signal(str)
    loopWanted = Signal(object)
    momentWanted = Signal(object)

    def __init__(self, desk: RunDesk) -> None:
        super().__init__()
        self.desk = desk

    def show_found(self, found: WhatIf | None) -> None:
        """Show the answer for the scenario on show; None where there is none (yet)."""

    def show_trial(self, found: WhatIf) -> None:
        """Show a coarse answer while a hand moves; most pages wait for the full one."""

    def show_words(self, words: str) -> None:
        """Say why there is no answer, after ``show_found(None)``."""

    def show_lit(self, keys: tuple[LoopKey, ...]) -> None:
        """Show which loops are lit on the map."""

    def show_moment(self, time: float) -> None:
        """Show a moment of the run, told in its own time."""

    def hand_out(self) -> ShownChart | None:
        """What of the page can leave the window, with its words and its table; None for nothing."""
        return None

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""

    def go_on_from(self, page: RunPage) -> None:
        """Come in place of the page of the same title, by links where this is by equations."""

    def close_session(self) -> None:
        """Stop listening and working; the session may go."""
