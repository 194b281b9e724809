"""How the run panel lies: chips and pages above, what follows in the middle, time at the foot."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.honesty_line import HonestyLine
from loopmap.ui.panels.run_modes import RunModes
from loopmap.ui.panels.run_pages import RunPages
from loopmap.ui.panels.run_scenario_card import ScenarioCard
from loopmap.ui.panels.run_scenarios import ScenarioChips
from loopmap.ui.panels.run_time import RunTime
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS

_LEAST_HEIGHT, _GOOD_HEIGHT = 236, 286
"""Room for three outcomes, and for what would settle them."""
_GOOD_SHARE, _MOST_SHARE = 0.36, 0.56
"""Of the window's height: what is good in a high one, and the most that large letters get."""

_MOST_IF_CRAMPED = 0.62
_FEW_LINES = 15
"""A panel that could not be higher than so many lines is cramped."""

_FOLDS = "Leave the scenarios and the time, and give the map the room"
_UNFOLDS = "Show what the scenario does and what follows"


class FramedParts(NamedTuple):
    """What stands where."""

    chips: ScenarioChips
    modes: RunModes
    card: ScenarioCard
    pages: RunPages
    time: RunTime
    honesty: HonestyLine
    settings: QWidget


class RunFrame(QWidget):
    """Lays the parts out, and folds all but chips and time away.

    Folded, it is a strip, and ``heightWanted`` tells how high that is; 0 when it is open again.
    """

    heightWanted = Signal(int)

    def __init__(self, parts: FramedParts) -> None:
        super().__init__()
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._chips, self._modes, self._pages = parts.chips, parts.modes, parts.pages
        self._honesty = parts.honesty
        self._fold, self._is_folded = plain_button("", ""), False
        self._inside = QWidget()
        self._fold.clicked.connect(self.fold)
        self._lay_out(parts)

    def sizeHint(self) -> QSize:
        """Lower for small letters, higher in a high window, which keeps most of its room."""
        scale = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        high = self.window().height()
        good = max(_GOOD_HEIGHT * scale, _GOOD_SHARE * high)
        most = (_MOST_IF_CRAMPED if self.is_cramped else _MOST_SHARE) * high
        return QSize(900, round(max(_LEAST_HEIGHT, min(good, most))))

    @property
    def is_cramped(self) -> bool:
        """Whether letters are so large, in a window so low, that every line counts."""
        lines = self.fontMetrics().lineSpacing() * _FEW_LINES
        is_large = self.font().pixelSize() > BASE_PIXELS
        return is_large and lines > _MOST_SHARE * self.window().height()

    def hasHeightForWidth(self) -> bool:
        """What is long scrolls: the map above keeps its room."""
        return False

    @property
    def is_folded(self) -> bool:
        """Whether only the chips and the time show, and the map has the room."""
        return self._is_folded

    def fold(self) -> None:
        """Fold all but the chips and the time away, or open it again."""
        self._is_folded = not self._is_folded
        self._inside.setHidden(self._is_folded)
        self._pages.tabs.setHidden(self._is_folded)
        self.setMinimumHeight(0 if self._is_folded else _LEAST_HEIGHT)
        self._tell_fold()
        self._tell_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_tabs()
        if self.is_folded:
            self._tell_height()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters may need other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.place_tabs()
            self.updateGeometry()

    def place_tabs(self) -> None:
        """Beside the chips where all of both fits into one line, else below them."""
        self._chips.be_brief(self.is_cramped)
        self._honesty.be_brief(self.is_cramped)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        room = self.contentsRect().width() - 40 - self._modes.in_one_line()
        wide = self._pages.in_one_line()
        fits = self._chips.in_one_line() + wide <= room
        self._pages.tabs.setMinimumWidth(wide if fits else 0)
        self._modes.setMinimumWidth(self._modes.in_one_line())
        self._top.setDirection(beside if fits else below)
        self._fold.setMinimumHeight(self._chips.one_line_high())

    def _lay_out(self, parts: FramedParts) -> None:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(6)
        self._top.addWidget(self._chips, 1)
        self._top.addWidget(self._modes)
        self._top.addWidget(self._pages.tabs)
        first = self._first = QHBoxLayout()
        first.setSpacing(6)
        first.addLayout(self._top, 1)
        first.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        self._tell_fold()
        across = QHBoxLayout(self._inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(22)
        across.addWidget(Scrolled(parts.card), 5)
        across.addWidget(self._pages, 14)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(parts.time, 4)
        foot.addWidget(parts.honesty, 3)
        foot.addWidget(parts.settings)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 8, 16, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(first)
        self._rows.addWidget(self._inside, 1)
        self._rows.addLayout(foot)

    def _tell_fold(self) -> None:
        self._fold.setText("Open" if self.is_folded else "Fold")
        self._fold.setToolTip(_UNFOLDS if self.is_folded else _FOLDS)
        self._fold.setAccessibleDescription(self._fold.toolTip())

    def _tell_height(self) -> None:
        """However high the strip has to be: as many lines as the chips take in this width."""
        for layout in (self._top, self._first, self._rows):
            layout.invalidate()  # they may still count what has just been hidden
        least = max(
            self._rows.minimumSize().height(), self._rows.minimumHeightForWidth(self.width())
        )
        self.heightWanted.emit(least if self.is_folded else 0)
