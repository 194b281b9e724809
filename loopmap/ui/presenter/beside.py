"""The second of two maps in the room, while the facilitator has them side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.diagram.fold import fold
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.part import without_private
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.token import Token
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.jobs import Jobs
from loopmap.ui.paint import paint
from loopmap.ui.presenter.room_window import RoomWindow

if TYPE_CHECKING:
    from loopmap.ui.side_by_side.both_maps import SideBySide

JOB = "second picture for the room"

Asked = tuple[CausalMap, Emphasis, Style]


class Beside(QObject):
    """Keeps the room's second half in step with the picture beside the canvas.

    The room sees both maps as the facilitator does: the earlier one on the left, the same
    loops lit and the same lens, without notes that are private. ``shown`` when there is
    another picture, or none any more.
    """

    shown = Signal()

    def __init__(
        self, side: SideBySide, window: RoomWindow, jobs: Jobs, style: Callable[[], Style]
    ) -> None:
        super().__init__(window)
        self._side, self._window, self._jobs, self._style = side, window, jobs, style
        self._asked: Asked | None = None
        self._held = False
        side.shown.connect(self.follow)
        side.changed.connect(self.follow)
        self.follow()

    @property
    def bounds(self) -> Box | None:
        """A box around the second map, None where there is none."""
        stage = self._window.other.stage
        return None if stage is None else stage.drawing.bounds

    def close(self) -> None:
        """Stop following."""
        self._jobs.cancel(JOB)
        self._side.shown.disconnect(self.follow)
        self._side.changed.disconnect(self.follow)

    def hold(self, held: bool) -> None:
        """Let the picture stand still, or go on."""
        self._held = held
        self.follow()

    def follow(self) -> None:
        """Show what the facilitator has beside the map, or one map in the whole room."""
        if self._held:
            return
        titles, still = self._side.titles, self._side.still
        if titles is None or still is None:
            self._jobs.cancel(JOB)
            self._asked = None
            if self._window.is_divided:
                self._window.join()
                self.shown.emit()
            return
        self._window.divide(titles, map_is_first=self._side.here_is_first)
        asked = (still.stage.map, still.stage.emphasis, self._style())
        if self._asked is None or any(a is not b for a, b in zip(asked, self._asked, strict=True)):
            self._asked = asked
            other = self._side.other
            assert other is not None
            work = partial(room_picture, without_private(other), asked[2], asked[1], ())
            self._jobs.run(JOB, work, partial(self._show, without_private(other), asked))
        else:
            self.shown.emit()

    def look_at(self, area: Box | None) -> None:
        """Let that part of the second map fill its half, or what the facilitator sees of it."""
        still = self._side.still
        if still is not None and not self._side.is_joined:
            area = still.camera.shown(still.frame())
        self._window.other.look_at(area)

    def _show(self, causal_map: CausalMap, asked: Asked, picture: Picture) -> None:
        if self._held or self._asked is not asked:
            return
        stage = Stage(causal_map, asked[2], bundled_measure(), picture)
        stage.discreet = True
        stage.emphasis = asked[1]
        self._window.other.show_stage(stage)
        # The room may have been divided only now: let it have its sizes first.
        QTimer.singleShot(0, self, self.shown.emit)


def room_picture(
    causal_map: CausalMap,
    style: Style,
    emphasis: Emphasis,
    badges: tuple[Badge, ...],
    _: Token,
) -> Picture:
    """Drawn on a worker: a second or two for 2,000 variables."""
    drawing = draw(fold(causal_map), style, bundled_measure(), emphasis=emphasis, badges=badges)
    return Picture(drawing, paint)
