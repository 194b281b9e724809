"""Who leads when, of a map that is run by its equations."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from loopmap.editing.loop_shares import LoopShares
from loopmap.editing.model_loop_shares import by_map, link_between, model_loop_shares
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.token import Token
from loopmap.simulation.stock_flow.loop_power import model_loops
from loopmap.ui.known_loops import known_in
from loopmap.ui.model_runs import ModelRun
from loopmap.ui.panels.board_page import OnBoard
from loopmap.ui.panels.model_page import ModelPage
from loopmap.ui.panels.run_page import RunDesk

JOB = "loops of a model"
_REST = 200
"""Milliseconds a slider has to rest before loops are looked at."""


class ModelLoopsPage(OnBoard, ModelPage):
    """Looks at the loops of the run on show once no slider moves, in the background."""

    title = "Loops"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self.put_board(self, self.content)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask)

    def show_run(self, found: ModelRun) -> None:  # noqa: ARG002 - asked for when it rests
        self._rest.start()

    def close_session(self) -> None:
        self._rest.stop()
        self.stop_asking(JOB)
        super().close_session()

    def _ask(self) -> None:
        found = self.models.found
        if found is None or found.run is None:
            return
        known, causal_map = known_in(self.desk.watch), found.reading.causal_map
        times = causal_map.info.times or USUAL_TIMES

        def work(token: Token) -> LoopShares:
            program, given, ids = found.source
            loops = model_loops(program, given, token=token)
            naming = by_map(causal_map, ids, known(causal_map))
            return model_loop_shares(loops, naming, times.unit, link_between(causal_map, ids))

        self.ask_for(JOB, work)
