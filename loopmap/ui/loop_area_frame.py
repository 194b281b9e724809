"""Where the times and shares of a chart of loops lie on the screen, and back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from loopmap.editing.loop_layers import Reach


@dataclass(frozen=True, slots=True)
class AreaFrame:
    """The part of the chart that shows areas; made anew for each picture, O(1) to ask.

    ``last`` is the number of the last time, at least 1; ``reach`` what has to be seen.
    """

    rect: QRectF
    last: int
    reach: Reach

    @property
    def scale(self) -> float:
        """Pixels for the whole of a change."""
        return self.rect.height() / max(self.reach.top + self.reach.bottom, 1e-9)

    def x(self, place: int) -> float:
        """Where one of the times is."""
        return self.rect.left() + self.rect.width() * place / self.last

    def y(self, value: float) -> float:
        """Where a share is."""
        return self.rect.top() + (self.reach.top - value) * self.scale

    def place_at(self, where: QPointF) -> int:
        """The nearest of the times."""
        share = (where.x() - self.rect.left()) / max(self.rect.width(), 1.0)
        return min(max(round(share * self.last), 0), self.last)

    def value_at(self, where: QPointF) -> float:
        """The share at that height."""
        return self.reach.top - (where.y() - self.rect.top()) / self.scale

    def places(self) -> list[int]:
        """The times that are drawn: all, or as many as can be told apart."""
        most = max(2, round(self.rect.width()))
        count = min(self.last, most)
        return [round(self.last * step / count) for step in range(count + 1)]
