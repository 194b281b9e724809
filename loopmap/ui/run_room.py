"""How the map and the run panel share the window: one below the other, or side by side.

Where a window is wide and low, as on a small laptop, height is what a map lacks: the panel
stands at its right then, and the columns step aside until somebody wants them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from loopmap.ui.panels.room_switch import BOTH, CHARTS, MAP
from loopmap.ui.settings import SettingsFile
from loopmap.ui.theme import style_in_force

_LOW = 760
"""Pixels: an editor lower than this cannot show a map above answers and both be read."""

_LETTERS = 145
"""Letters of a line across an editor that is wide enough for a map beside answers."""

_BESIDE, _BELOW = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_SHARE, _LEAST = 0.43, 470
"""How much of the width the panel has beside the map, at first and at least, in pixels."""

_NO_LIMIT = 16_777_215
"""Qt's own word for any height."""

_GRIP, _DOTS = 7, 5
"""Pixels that a hand can take to give one more room and the other less."""


class _Grip(QSplitterHandle):
    """A line between map and panel, with three dots where a hand may take it."""

    def paintEvent(self, _: QPaintEvent) -> None:
        style, painter = style_in_force(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self.orientation() is _BESIDE
        painter.fillRect(
            self.rect(), QColor(style.accent_soft if self.underMouse() else style.panel)
        )
        edge = QRect(0, 0, 1, self.height()) if across else QRect(0, 0, self.width(), 1)
        painter.fillRect(edge, QColor(style.border))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.text_muted))
        middle = QRectF(self.rect()).center() + QPointF(0.5, 0.5)
        for by in (-_DOTS, 0, _DOTS):
            at = QPointF(0, by) if across else QPointF(by, 0)
            painter.drawEllipse(middle + at, 1.2, 1.2)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class RunRoom(QSplitter):
    """Has ``work``, the map between its columns, and ``panel``, which is hidden at first.

    ``stoodBeside`` tells whether the panel stands beside the map, whenever that is another;
    ``steppedAside`` that the columns go or come back.
    ``keeping_map_whole`` surrounds what gives the map another room.
    """

    stoodBeside = Signal(bool)
    steppedAside = Signal()

    def __init__(self, work: QWidget, panel: QWidget, settings: SettingsFile) -> None:
        super().__init__(_BELOW)
        self._work, self._panel, self._settings = work, panel, settings
        self._must_be_below = False
        self.keeping_map_whole: Callable[[], AbstractContextManager[None]] = nullcontext
        self._shown, self._room, self._strip = False, BOTH, 0
        self._wanted_back: set[str] = set()
        self._was_small = False
        self.addWidget(work)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setHandleWidth(_GRIP)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._remember)

    def createHandle(self) -> QSplitterHandle:
        grip = _Grip(self.orientation(), self)
        grip.setToolTip("Drag to give the map or the panel more room (Shift+F9: one, both, other)")
        return grip

    @property
    def is_beside(self) -> bool:
        """Whether the panel stands beside the map."""
        return self.orientation() is _BESIDE

    def show_run(self, shown: bool) -> None:
        """Show the panel or hide it."""
        if shown != self._shown:
            self._shown = shown
            self._wanted_back.clear()
        self._arrange()

    def share_out(self, room: str, strip: int) -> None:
        """Give the room to the map, to both or to the charts; a strip is so many pixels high."""
        self._room, self._strip = room, strip
        self._look_again()

    def keep_below(self, must: bool) -> None:
        """Keep the panel below the map, such as where two maps are beside each other; or not."""
        self._must_be_below = must
        self._look_again()

    def is_aside(self, column: str) -> bool:
        """Whether that column has stepped aside to leave the map its room."""
        return self._shown and self._is_small() and column not in self._wanted_back

    def want(self, column: str) -> None:
        """Somebody wants to say themselves whether that column is there."""
        self._wanted_back.add(column)

    def let_go(self, column: str) -> None:
        """It was wanted for a moment only."""
        self._wanted_back.discard(column)

    def change_sides(self) -> None:
        """Stand beside the map where it stood below, or below; and remember it."""
        side = "below" if self.is_beside else "beside"
        is_usual = (side == "beside") is self._is_small()
        self._settings.change(run_side="" if is_usual else side)
        self._look_again()

    def show_map_alone(self) -> None:
        """All of it for the map, until ``show_run``."""
        self._panel.hide()
        self._work.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._shown:
            return
        if self._is_small() is not self._was_small:
            self._was_small = self._is_small()
            self.steppedAside.emit()
        if self._stands_beside() is not self.is_beside:
            self._arrange()

    def _look_again(self) -> None:
        with self.keeping_map_whole():
            self._arrange()

    def _is_small(self) -> bool:
        return self.height() < _LOW

    def _stands_beside(self) -> bool:
        wide = self.width() >= _LETTERS * self.fontMetrics().averageCharWidth()
        both = self._shown and self._room == BOTH
        side = self._settings.current.run_side
        wanted = side == "beside" or (self._is_small() and not side)
        return both and wide and wanted and not self._must_be_below

    def _arrange(self) -> None:
        self._was_small = self._is_small()
        beside, is_strip = self._stands_beside(), self._room == MAP and self._shown
        self._panel.setMaximumHeight(self._strip if is_strip and self._strip else _NO_LIMIT)
        if beside is not self.is_beside:
            self.setOrientation(_BESIDE if beside else _BELOW)
            self.stoodBeside.emit(beside)
        self._work.setVisible(not (self._shown and self._room == CHARTS))
        self._panel.setVisible(self._shown)
        if self._shown and self._room != CHARTS:
            self._give_sizes()

    def _give_sizes(self) -> None:
        kept = self._settings.current
        if self.is_beside:
            whole, size = self.width(), kept.run_width or round(_SHARE * self.width())
            size = max(_LEAST, min(size, whole - _LEAST))
        else:
            whole, size = self.height(), kept.run_height or self._panel.sizeHint().height()
            size = self._strip if self._room == MAP and self._strip else size
        with QSignalBlocker(self):
            self.setSizes([max(1, whole - size), size])

    def _remember(self) -> None:
        """A hand has moved what is between them: so it stays."""
        size = self.sizes()[1]
        if self._room == BOTH and size:
            self._settings.change(**{"run_width" if self.is_beside else "run_height": size})
