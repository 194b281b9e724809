"""Showing a lens on the canvas; on a large map it is drawn in the background first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from loopmap.diagram.drawing import Drawing, redraw
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.model.token import Token
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.jobs import Jobs

JOB = "lens"
LARGE = 400
"""A map of more links is not drawn anew at once for those who look on."""

MOST_AT_ONCE = 150
"""With more links than this what a lens shows is found and drawn in the background."""

_AT_ONCE = 200


class LensDrawing(QObject):
    """Brings out on a canvas what it is told; the latest wins."""

    def __init__(self, canvas: CanvasWidget, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas, self._jobs = canvas, jobs

    def show(self, emphasis: Emphasis, badges: tuple[Badge, ...] | None = None) -> None:
        """Light and look through that, at once or as soon as it is drawn.

        ``badges``: the loop badges that go with it; None leaves those on show.
        """
        stage = self._canvas.stage
        drawing = stage.on_show
        same_lens = emphasis.view is drawing.emphasis.view
        if same_lens or stage.late is not None or len(drawing.link_paths) <= MOST_AT_ONCE:
            self._jobs.cancel(JOB)
            self._canvas.lighting.bring_out(emphasis, badges)
            return
        if badges is not None:
            self._canvas.lighting.set_badges(badges)
            drawing = stage.on_show
        work = partial(_drawn, drawing, emphasis)
        self._jobs.run(JOB, work, partial(self._take, drawing, emphasis))

    def close(self) -> None:
        """Draw nothing any more."""
        self._jobs.cancel(JOB)

    def _take(self, before: Drawing, emphasis: Emphasis, drawing: Drawing) -> None:
        """Show what was drawn, unless the map has changed meanwhile."""
        if self._canvas.stage.on_show is before:
            self._canvas.lighting.take(drawing)
        else:
            self.show(emphasis)


def _drawn(before: Drawing, emphasis: Emphasis, token: Token) -> Drawing:
    """The drawing in another light, the shapes that differ made beforehand."""
    drawing = redraw(before, before.causal_map, (), emphasis=emphasis)
    for number, record in enumerate(sorted(drawing.altered or ())):
        if number % _AT_ONCE == 0:
            token.check()
        drawing.primitives(record)
    return drawing
