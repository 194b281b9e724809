"""The picture of the other map in the style of the canvas, drawn beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from loopmap.diagram.drawing import Drawing, recolour
from loopmap.diagram.style import Style
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.drawing_ahead import is_restyled_at_once
from loopmap.ui.jobs import Jobs
from loopmap.ui.paint import paint

_KEY = "draw the other map in another style"


class OtherStyle:
    """Brings the stage that is ``shown``, if one is, into a style; ``done`` when it is."""

    def __init__(
        self, shown: Callable[[], Stage | None], jobs: Jobs, done: Callable[[], None]
    ) -> None:
        self._shown, self._jobs, self._done = shown, jobs, done

    def close(self) -> None:
        """Draw nothing more."""
        self._jobs.cancel(_KEY)

    def follow(self, style: Style) -> None:
        """At once where that takes no time; else what is on show stays till it is drawn."""
        stage = self._shown()
        if stage is None:
            return
        drawing = stage.on_show
        if stage.late is not None or is_restyled_at_once(drawing, style):
            self._jobs.cancel(_KEY)
            stage.restyle(style)
            self._done()
            return
        work = partial(_restyled, drawing, style)
        self._jobs.run(_KEY, work, partial(self._take, stage, drawing, style))

    def _take(self, stage: Stage, drawing: Drawing, style: Style, picture: Picture) -> None:
        if stage is not self._shown() or stage.late or stage.on_show is not drawing:
            self.follow(style)  # it has changed meanwhile
            return
        stage.restyle(style, picture)
        self._done()


def _restyled(drawing: Drawing, style: Style, _: object) -> Picture:
    return Picture(recolour(drawing, style), paint)
