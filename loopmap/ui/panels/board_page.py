"""What pages with a board of loops have in common: they hand on to it what they are told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.editing.loop_chart import loops_chart
from loopmap.editing.loop_share_table import loop_share_csv
from loopmap.editing.loop_shares import LoopShares
from loopmap.formats.chart_file import ShownChart
from loopmap.model.token import Token
from loopmap.ui.panels.loops_board import LoopsBoard
from loopmap.ui.panels.run_page import RunDesk, RunPage

LOOKING = "Looking at which loops carry this …"
COPY = "copy the loops of a run"
_PATIENCE = 250
"""Milliseconds before it is said that loops are being looked at."""


class OnBoard:
    """To be mixed into a `RunPage`, which asks for loops with ``ask_for`` and a job's name.

    A click on a loop lights it on the map; a moment chosen shows each link as wide as what
    comes through it.
    """

    board: LoopsBoard
    desk: RunDesk

    def put_board(self, page: RunPage, into: QWidget) -> None:
        """Make the board and let it fill ``into``."""
        self.board = LoopsBoard()
        column = QVBoxLayout(into)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self._slow = QTimer(page, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(partial(self.board.say, LOOKING))
        self.board.loopWanted.connect(page.loopWanted)
        self.board.momentWanted.connect(page.momentWanted)
        self.board.tableWanted.connect(self._copy_table)

    def ask_for(self, job: str, work: Callable[[Token], LoopShares]) -> None:
        """Have loops found in the background and shown."""
        self._slow.start()
        self.desk.jobs.run(job, work, self._answered, self._failed)

    def stop_asking(self, job: str) -> None:
        """Nothing is wanted any more."""
        self._slow.stop()
        self.desk.jobs.cancel(job)
        self.desk.jobs.cancel(COPY)

    def say_instead(self, words: str) -> None:
        """Show no loops, and say why."""
        self._slow.stop()
        self.board.take(LoopShares())
        self.board.say(words)

    def hand_out(self) -> ShownChart | None:
        """The chart of the loops on show, with its words and figures."""
        if not self.board.shares.loops:
            return None
        scenario, map_title = self.desk.scenario(), self.desk.session.map.info.title
        about = "as it is" if scenario is None else scenario.name
        return loops_chart(f"{map_title}: loops, {about}", self.board.shares)

    def show_moment(self, time: float) -> None:
        """Show a moment of the run, told in its own time."""
        self.board.show_moment(time)

    def show_lit(self, keys: tuple[LoopKey, ...]) -> None:
        """Show which loops are lit on the map."""
        self.board.show_lit(keys)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self.board.set_style(style)

    def _copy_table(self) -> None:
        shares = self.board.shares

        def work(token: Token) -> str:
            return loop_share_csv(shares, token)

        self.desk.jobs.run(COPY, work, self.board.offer_table)

    def _answered(self, shares: LoopShares) -> None:
        self._slow.stop()
        self.board.answer(shares)

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        if not self.board.told_why_not(error):
            self.desk.jobs.failed.emit(error)
