"""Showing a lens on the canvas; on a large map it is drawn in the background first."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from loopmap.diagram.drawing import Drawing, redraw
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.model.token import Token
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.jobs import Jobs

JOB = "lens"
LARGE = 400
"""A map of more links is not drawn anew at once for those who look on."""

MOST_AT_ONCE = 150
"""With more arrows than this what a lens shows is drawn in the background; what is gone counts."""

MOST_DIMMED_NOW = 1000
"""Arrows of a map that steps back at once behind the first loop that is lit, and comes back."""

MOST_KEPT_NOW = 24
"""Records more or fewer that a view keeps of the map, of which a large map is lit at once."""

_AT_ONCE = 200


class Light(Protocol):
    """What shows a stage in another light."""

    def bring_out(self, emphasis: Emphasis, badges: tuple[Badge, ...] | None = None) -> None: ...
    def take(self, drawing: Drawing) -> None: ...


class LensDrawing(QObject):
    """Brings out on a stage what it is told; the latest wins.

    ``key`` tells its job from that for another stage.
    """

    def __init__(
        self, stage: Stage, light: Light, jobs: Jobs, parent: QObject, key: str = JOB
    ) -> None:
        super().__init__(parent)
        self._stage, self._light, self._jobs, self._key = stage, light, jobs, key

    def show(self, emphasis: Emphasis, badges: tuple[Badge, ...] | None = None) -> None:
        """Light and look through that, at once or as soon as it is drawn.

        ``badges``: the loop badges that go with it; None leaves those on show.
        """
        stage = self._stage
        drawing = stage.on_show
        before = drawing.emphasis
        arrows = len(drawing.link_paths) + len(emphasis.view.ghosts.links)
        is_much = arrows > MOST_AT_ONCE and _is_much_otherwise(before, emphasis)
        is_much |= arrows > MOST_DIMMED_NOW and _dims(before) != _dims(emphasis)
        if stage.late is not None or not is_much:
            self._jobs.cancel(self._key)
            self._light.bring_out(emphasis, badges)
            return
        if badges is not None:
            self._light.bring_out(before, badges)  # and nothing that it is still to be lit with
            drawing = stage.on_show
        work = partial(_drawn, drawing, emphasis)
        self._jobs.run(self._key, work, partial(self._take, drawing, emphasis))

    def close(self) -> None:
        """Draw nothing any more."""
        self._jobs.cancel(self._key)

    def _take(self, before: Drawing, emphasis: Emphasis, drawing: Drawing) -> None:
        """Show what was drawn, unless the map has changed meanwhile."""
        if self._stage.on_show is before and self._stage.late is None:
            self._light.take(drawing)
        else:
            self.show(emphasis)


def _is_much_otherwise(before: Emphasis, after: Emphasis) -> bool:
    """Whether the map is seen through another lens, or much of it comes or steps back."""
    if before == after:
        return False
    if after.view is not before.view or after.hides != before.hides:
        return True
    if before.kept is None or after.kept is None:
        return before.kept is not after.kept
    return len(before.kept ^ after.kept) > MOST_KEPT_NOW


def _dims(emphasis: Emphasis) -> bool:
    """Whether all but what is lit steps back."""
    return emphasis.dim_rest and bool(emphasis.lit)


def _drawn(before: Drawing, emphasis: Emphasis, token: Token) -> Drawing:
    """The drawing in another light, the shapes that differ made beforehand."""
    drawing = redraw(before, before.causal_map, (), emphasis=emphasis)
    for number, record in enumerate(sorted(drawing.altered or ())):
        if number % _AT_ONCE == 0:
            token.check()
        drawing.primitives(record)
    return drawing
