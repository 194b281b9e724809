"""Which listed loops are longer ways round of which, sorted out in the pauses of the window."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.loop_views.families import Families, direct_among, families
from loopmap.analysis.loops import Loop, LoopKey
from loopmap.model.document import CausalMap
from loopmap.ui.slices import Slices


class LoopFamilies(QObject):
    """The families of one list of loops; ``sorted`` when there are others than before."""

    sorted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._families: Families = {}
        self._asked: list[LoopKey] = []
        self._slices = Slices(self)
        self._slices.done.connect(self._take)

    def of(self, causal_map: CausalMap, loops: Sequence[Loop]) -> Families:
        """The families as last sorted out, and a search for those of these loops if they differ.

        Until then new loops stand by themselves. Signs and delays alter no family.
        """
        keys = [loop.key for loop in loops]
        if keys != self._asked:
            self._asked = keys
            self._slices.start(_families(causal_map, loops))
        return self._families

    def close(self) -> None:
        """Sort nothing any more."""
        self._slices.stop()

    def _take(self, found: Families) -> None:
        self._families = found
        self.sorted.emit()


def _families(causal_map: CausalMap, loops: Sequence[Loop]) -> Generator[None, None, Families]:
    direct = direct_among(causal_map, loops)
    yield
    return (yield from families(loops, direct))
