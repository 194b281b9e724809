"""The page of loops and the canvas: at a moment each link is as wide as what comes through it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from loopmap.editing.loop_shares import LoopShares
from loopmap.editing.run_moments import Moments, RunMoments
from loopmap.model.ids import MapId
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.run_moment import RunMoment
from loopmap.ui.panels.run_pages import RunPages
from loopmap.ui.run_play import RunPlay


class LoopsOnMap(QObject):
    """Shows the moment that the page wants, and the page the moment that is played."""

    def __init__(self, canvas: CanvasWidget, pages: RunPages, play: RunPlay) -> None:
        super().__init__(canvas)
        self._canvas, self._pages, self._play = canvas, pages, play
        self._made: tuple[LoopShares, RunMoment] | None = None
        self._shows = False
        pages.momentWanted.connect(self._show)
        play.shown.connect(self._follow)

    def _show(self, wanted: tuple[LoopShares, int] | None) -> None:
        if wanted is None:
            if self._shows:
                self._play.leave()
            return
        shares, place = wanted
        if self._play.share is not None:
            self._play.leave()
        moment = self._moment_of(shares)
        moment.share = place / max(1, len(shares.times) - 1)
        self._canvas.stage.moment = moment
        self._canvas.update()
        self._shows = True
        self._play.shown.emit(moment.moments, moment.share)

    def _follow(self, moments: Moments | None, share: float) -> None:
        """What is played is gone along with; our own moment is no news."""
        if self._made is not None and moments is self._made[1].moments:
            return
        self._shows = False
        if moments is not None:
            self._pages.show_moment(moments.time(share))

    def _moment_of(self, shares: LoopShares) -> RunMoment:
        if self._made is None or self._made[0] is not shares:
            self._made = shares, RunMoment(_moments(self._canvas.drawing.causal_map.id, shares))
        return self._made[1]


def _moments(map_id: MapId, shares: LoopShares) -> RunMoments:
    """Shares of links as what flows: cards keep the marks of the whole run."""
    links = tuple(shares.through)
    rows = np.array([shares.through[link] for link in links]).reshape(len(links), -1)
    until = shares.times[-1] if shares.times else 0.0
    return RunMoments(map_id, until, True, (), np.zeros((0, 3, 1)), links, rows)
