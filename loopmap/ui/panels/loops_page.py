"""Who leads when, of a run straight from a map."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.editing.loop_shares import LoopShares, loop_shares
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap
from loopmap.model.records import Scenario
from loopmap.model.token import Token
from loopmap.simulation import RunSettings
from loopmap.ui.known_loops import known_in
from loopmap.ui.panels.loops_board import LoopsBoard
from loopmap.ui.panels.run_page import RunDesk, RunPage

JOB = "loops of a run"
_WAITING = 250
"""Milliseconds before it is said that loops are being looked at."""
LOOKING = "Looking at which loops carry this …"


class LoopsPage(RunPage):
    """Looks at the loops of the run on show, in the background.

    A click on a loop lights it on the map; a moment chosen shows each link as wide as what
    comes through it.
    """

    title = "Loops"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self.board = LoopsBoard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self._slow = QTimer(self, singleShot=True, interval=_WAITING)
        self._slow.timeout.connect(partial(self.board.say, LOOKING))
        self.board.loopWanted.connect(self.loopWanted)
        self.board.momentWanted.connect(self.momentWanted)

    def show_found(self, found: WhatIf | None) -> None:
        if found is None:
            self.desk.jobs.cancel(JOB)
            return
        causal_map, asked = self.desk.session.map, found.comparison
        settings = RunSettings(asked.draws, asked.seed, asked.horizon)
        self._ask(causal_map, found.stories[0].result.scenario, settings)

    def show_words(self, words: str) -> None:
        self._slow.stop()
        self.board.take(LoopShares())
        self.board.say(words)

    def show_moment(self, time: float) -> None:
        self.board.show_moment(time)

    def show_lit(self, keys: tuple[LoopKey, ...]) -> None:
        self.board.show_lit(keys)

    def set_style(self, style: Style) -> None:
        self.board.set_style(style)

    def close_session(self) -> None:
        self._slow.stop()
        self.desk.jobs.cancel(JOB)

    def _ask(self, causal_map: CausalMap, scenario: Scenario, settings: RunSettings) -> None:
        known = known_in(self.desk.watch)

        def work(token: Token) -> LoopShares:
            loops = known(causal_map)
            return loop_shares(causal_map, scenario, loops, settings=settings, token=token)

        self._slow.start()
        self.desk.jobs.run(JOB, work, self._answered, self._failed)

    def _answered(self, shares: LoopShares) -> None:
        self._slow.stop()
        self.board.answer(shares)

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        if not self.board.told_why_not(error):
            self.desk.jobs.failed.emit(error)
