"""The light of a picture of a map: what is brought out on it."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.ui.canvas.stage import Stage


class StillLight:
    """Shows a stage in another light, as ``canvas.lighting`` does where hands are at work."""

    def __init__(self, stage: Stage, changed: Callable[[], None]) -> None:
        self._stage, self._changed = stage, changed

    def bring_out(self, emphasis: Emphasis, badges: tuple[Badge, ...] | None = None) -> None:
        """Light loops and look through that lens; ``badges`` None leaves those on show."""
        self._stage.emphasise(emphasis, self._stage.badges if badges is None else badges)
        self._changed()

    def take(self, drawing: Drawing) -> None:
        """Show the map as it was drawn elsewhere in another light."""
        self._stage.take(drawing)
        self._changed()
