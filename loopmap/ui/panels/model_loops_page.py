"""Who leads when, of a map that is run by its equations."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.editing.loop_shares import LoopShares
from loopmap.editing.model_loop_shares import by_map, link_between, model_loop_shares
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.token import Token
from loopmap.simulation.stock_flow.loop_power import model_loops
from loopmap.ui.known_loops import known_in
from loopmap.ui.model_runs import ModelRun
from loopmap.ui.panels.loops_board import LoopsBoard
from loopmap.ui.panels.loops_page import LOOKING
from loopmap.ui.panels.model_page import ModelPage
from loopmap.ui.panels.run_page import RunDesk

JOB = "loops of a model"
_REST = 200
"""Milliseconds a slider has to rest before loops are looked at."""


class ModelLoopsPage(ModelPage):
    """Looks at the loops of the run on show once no slider moves, in the background."""

    title = "Loops"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self.board = LoopsBoard()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._slow = QTimer(self, singleShot=True, interval=2 * _REST)
        self._rest.timeout.connect(self._ask)
        self._slow.timeout.connect(partial(self.board.say, LOOKING))
        self.board.loopWanted.connect(self.loopWanted)
        self.board.momentWanted.connect(self.momentWanted)

    def show_run(self, found: ModelRun) -> None:  # noqa: ARG002 - asked for when it rests
        self._rest.start()

    def show_moment(self, time: float) -> None:
        self.board.show_moment(time)

    def show_lit(self, keys: tuple[LoopKey, ...]) -> None:
        self.board.show_lit(keys)

    def set_style(self, style: Style) -> None:
        self.board.set_style(style)

    def close_session(self) -> None:
        self._rest.stop()
        self._slow.stop()
        self.desk.jobs.cancel(JOB)
        super().close_session()

    def _ask(self) -> None:
        found = self.models.found
        if found is None or found.run is None:
            return
        known, causal_map = known_in(self.desk.watch), found.reading.causal_map
        times = causal_map.info.times or USUAL_TIMES

        def work(token: Token) -> LoopShares:
            acted, reading = found.acted, found.reading
            program = reading.program if acted is None else acted.program
            given = {
                causal_map.variables[v].name if acted is None else acted.constants[v]: value
                for v, value in found.given.items()
            }
            loops = model_loops(program, given, token=token)
            naming = by_map(causal_map, reading.ids, known(causal_map))
            return model_loop_shares(
                loops, naming, times.unit, link_between(causal_map, reading.ids)
            )

        self._slow.start()
        self.desk.jobs.run(JOB, work, self._answered, self._failed)

    def _answered(self, shares: LoopShares) -> None:
        self._slow.stop()
        self.board.answer(shares)

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        if not self.board.told_why_not(error):
            self.desk.jobs.failed.emit(error)
