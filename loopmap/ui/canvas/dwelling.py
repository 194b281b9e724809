"""Resting on a variable of a crowded map brings out what it is joined to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.diagram.far_names import wanted_growth
from loopmap.diagram.quiet import FEW, MANY
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.neighbourhood import Neighbourhood
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.viewing import Viewing

RESTS = 300
"""Milliseconds that the pointer or the keys rest on a variable before the map steps back."""


class Dwelling(QObject):
    """Watches what the pointer or the keys are on; ``changed`` when other things stand out.

    Only on maps of so many links that they cannot be followed by eye: fewer where names are
    too small to be read. Not while a loop is lit or a run is played, which say themselves what
    stands out, nor while hands are ``busy``; and never where it is not ``wanted``.
    """

    changed = Signal()

    def __init__(
        self, stage: Stage, viewing: Viewing, busy: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stage, self._viewing, self._busy = stage, viewing, busy
        self._wanted, self._by_keys = True, False
        self._part = Neighbourhood()
        self._coming: RecordId | None = None
        stage.overlay.neighbourhood = stage.far_cards.neighbourhood = self._part
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESTS)
        self._timer.timeout.connect(self._look)
        viewing.changed.connect(self._wait)

    @property
    def wanted(self) -> bool:
        """Whether anybody wants the map to step back."""
        return self._wanted

    @wanted.setter
    def wanted(self, wanted: bool) -> None:
        self._wanted = wanted
        self._look()

    @property
    def record(self) -> RecordId | None:
        """The variable whose links and neighbours stand out."""
        return self._part.record

    def follow_pointer(self) -> None:
        """The pointer has moved: look again once it rests."""
        self._by_keys = False
        self.follow()

    def follow_keys(self) -> None:
        """What the keys are on is another thing."""
        self._by_keys = True
        self.follow()

    def follow(self) -> None:
        """Something has changed: look again in a moment."""
        there = self._there()
        if there != self._coming:
            self._coming = there
            self._timer.start()

    def let_go(self) -> None:
        """A hand is at work: nothing stands out."""
        self._timer.stop()
        self._coming = None
        self._show(None)

    def _wait(self) -> None:
        """The view moves: nothing stands out until it rests."""
        if self._part.record is not None:
            self._show(None)
            self._timer.start()

    def _look(self) -> None:
        self._coming = self._there()
        self._show(self._coming)

    def _there(self) -> RecordId | None:
        """What should stand out now, by whichever of pointer and keys has moved last."""
        stage = self._stage
        on = stage.overlay.focus if self._by_keys else stage.overlay.hover.record
        if on is None or not self._wanted or self._busy() or stage.late or stage.moment:
            return None
        drawing = stage.on_show
        is_small = wanted_growth(drawing, 1 / self._viewing.camera.scale) > 1.0
        crowded = len(drawing.link_paths) > (FEW if is_small else MANY)
        free = crowded and on in drawing.cards and not drawing.scene.light.lit
        return on if free else None

    def _show(self, record: RecordId | None) -> None:
        if record != self._part.record:
            self._part.record = record
            self.changed.emit()
