"""What a drawing in a hurry has left for later, drawn on another thread for one stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from loopmap.diagram.drawing import Drawing, draw
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.settle import settle
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.token import Token
from loopmap.ui.canvas.light import Light
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.jobs import Jobs
from loopmap.ui.paint import paint

_SOON = 40
"""Milliseconds from an edit until what it left for later is drawn: its other turns come first."""

_AGAIN = 60
"""Milliseconds until it is seen whether a hand has let go."""


class Settling(QObject):
    """Draws what is late, what was drawn roughly, in another light, and places of signs and badges.

    ``look`` whenever the stage has changed. ``take`` shows a drawing in place of the one on
    show, ``painted`` has the stage painted again. ``is_busy``: while a hand is at work nothing
    moves under it. ``of`` tells its jobs from those for another stage.
    """

    def __init__(  # noqa: PLR0913  what it draws for, and whom it tells
        self,
        stage: Stage,
        jobs: Jobs,
        parent: QObject,
        *,
        take: Callable[[Drawing], None],
        painted: Callable[[], None],
        is_busy: Callable[[], bool],
        of: str = "",
    ) -> None:
        super().__init__(parent)
        self._stage, self._jobs = stage, jobs
        self._show, self._painted, self._is_busy = take, painted, is_busy
        self._late, self._exactly = f"draw what is late{of}", f"draw exactly{of}"
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._begin)
        self._soon.start()
        stage.somebody_settles = True

    def close(self) -> None:
        """Draw nothing more."""
        self._soon.stop()
        for key in (self._late, self._exactly):
            self._jobs.cancel(key)

    def look(self) -> None:
        """Begin with what there is to draw, once everybody has heard of what happened."""
        self._soon.start()

    def _begin(self) -> None:
        stage = self._stage
        if stage.late is not None:
            if not self._jobs.is_running(self._late):  # what changes meanwhile is taken up after it
                self._jobs.run(self._late, stage.late.picture, self._arrive)
        elif stage.is_rough:
            exactly = partial(drawn, stage.map, stage.style, stage.light)
            self._jobs.run(self._exactly, exactly, self._refine)
        elif stage.light_is_late or not stage.on_show.is_settled:
            before = stage.on_show
            late = stage.light_is_late
            work = partial(_lit, before, stage.light) if late else partial(_settled, before)
            self._jobs.run(self._exactly, work, partial(self._settle, before))
        else:
            self._jobs.cancel(self._exactly)

    def _settle(self, before: Drawing, drawing: Drawing) -> None:
        stage = self._stage
        if self._is_busy():
            QTimer.singleShot(_AGAIN, self, partial(self._settle, before, drawing))
        elif stage.on_show is before and stage.late is None and stage.light.is_on(drawing):
            self._show(drawing)
        else:
            self._soon.start()

    def _arrive(self, picture: Picture) -> None:
        self._stage.arrive(picture)
        self._painted()
        self.look()

    def _refine(self, picture: Picture) -> None:
        stage = self._stage
        if self._is_busy():
            QTimer.singleShot(_AGAIN, self, partial(self._refine, picture))
        elif picture.drawing.causal_map is stage.map and picture.drawing.style == stage.style:
            stage.refine(picture)
            self._painted()
        else:
            self.look()


def _lit(before: Drawing, light: Light, token: Token) -> Drawing:
    """The drawing in that light; the shapes that differ are made."""
    return _with_shapes(light.on(before), token)


def _settled(before: Drawing, token: Token) -> Drawing:
    """The drawing with nothing left for later; the shapes that differ are made."""
    return _with_shapes(settle(before), token)


def _with_shapes(drawing: Drawing, token: Token) -> Drawing:
    for record in sorted(drawing.altered or ()):
        token.check()
        drawing.primitives(record)
    return drawing


def drawn(causal_map: CausalMap, style: Style, light: Light, token: Token) -> Picture:
    """The picture of a map in that light, with a stack for each collapsed group."""
    emphasis, badges = light
    drawing = draw(fold(causal_map), style, bundled_measure(), emphasis=emphasis, badges=badges)
    token.check()
    return Picture(drawing, paint)
