"""What the map brings out: the loops that are lit, the lens it is seen through, its badges."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.emphasis import PLAIN, Badge, Emphasis
from loopmap.ui.canvas.hands import Hands
from loopmap.ui.canvas.stage import Stage


class Lighting(QObject):
    """Shows a stage in another light; ``changed`` when it has."""

    changed = Signal()

    def __init__(self, stage: Stage, hands: Hands, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._hands = stage, hands

    def bring_out(
        self, emphasis: Emphasis = PLAIN, badges: tuple[Badge, ...] | None = None
    ) -> None:
        """Light loops and choose the lens, with those badges; PLAIN lights nothing."""
        self._stage.emphasise(emphasis, self._stage.badges if badges is None else badges)
        self._tell()

    def take(self, drawing: Drawing) -> None:
        """Show the map as it was drawn elsewhere in another light."""
        self._stage.take(drawing)
        self._tell()

    def set_badges(self, badges: Iterable[Badge]) -> None:
        """Show these loop badges."""
        self._stage.emphasise(self._stage.emphasis, tuple(badges))
        self._tell()

    def _tell(self) -> None:
        self._hands.show_again()
        self.changed.emit()
