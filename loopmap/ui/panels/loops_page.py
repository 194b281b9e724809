"""Who leads when, of a run straight from a map."""

from __future__ import annotations

from loopmap.editing.loop_shares import LoopShares, loop_shares
from loopmap.editing.what_if import WhatIf
from loopmap.model.token import Token
from loopmap.simulation import RunSettings
from loopmap.ui.known_loops import known_in
from loopmap.ui.panels.board_page import OnBoard
from loopmap.ui.panels.run_page import RunDesk, RunPage

JOB = "loops of a run"


class LoopsPage(OnBoard, RunPage):
    """Looks at the loops of the run on show, in the background."""

    title = "Loops"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self.put_board(self, self)

    def show_found(self, found: WhatIf | None) -> None:
        if found is None:
            self.desk.jobs.cancel(JOB)
            return
        causal_map, asked = self.desk.session.map, found.comparison
        scenario, known = found.stories[0].result.scenario, known_in(self.desk.watch)
        settings = RunSettings(asked.draws, asked.seed, asked.horizon)

        def work(token: Token) -> LoopShares:
            loops = known(causal_map)
            return loop_shares(causal_map, scenario, loops, settings=settings, token=token)

        self.ask_for(JOB, work)

    def show_words(self, words: str) -> None:
        self.say_instead(words)

    def close_session(self) -> None:
        self.stop_asking(JOB)
