"""How the run panel lies: chips and pages above, what follows in the middle, time at the foot."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from loopmap.ui.panels.honesty_line import HonestyLine
from loopmap.ui.panels.room_switch import BOTH, CHARTS, MAP, RoomSwitch, after
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
_FEW_LINES = 17.5
"""A panel that could not be higher than so many lines is cramped."""

_CARD, _CARD_SHARE = 140, 0.22
"""The most height that the scenario has above its answer: pixels, or a share of the panel."""


_NO_LIMIT = 16_777_215
"""Qt's own word for any height."""


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
    """Lays the parts out; where the map has the room, folds all but chips and time away.

    Folded, it is a strip. ``roomWanted`` tells who has the room, and how high the strip is,
    ``otherSideWanted`` that it shall stand beside the map, or below it again.
    """

    roomWanted = Signal(str, int)
    otherSideWanted = Signal()

    def __init__(self, parts: FramedParts) -> None:
        super().__init__()
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._parts = parts
        self._chips, self._modes, self._pages = parts.chips, parts.modes, parts.pages
        self._honesty = parts.honesty
        self._switch, self.room, self._is_beside = RoomSwitch(), BOTH, False
        self._is_chosen = False
        self._suiting = QTimer(self, singleShot=True, interval=0)
        self._suiting.timeout.connect(self._suit)
        self._inside = QWidget()
        self._switch.chosen.connect(self._take_room)
        self._lay_out(parts)
        parts.card.installEventFilter(self)

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
        return self.room == MAP

    def fold(self) -> None:
        """Fold all but the chips and the time away, or open it again."""
        self.give_room(BOTH if self.is_folded else MAP)

    def go_round(self) -> None:
        """Give the next in turn the room: the map, both, the charts."""
        self.give_room(after(self.room))

    def show_map(self) -> None:
        """Something is wanted of the map: it comes where the charts have all the room."""
        self._is_chosen |= self.isVisible()
        if self.room == CHARTS:
            self.give_room(MAP if self.is_cramped else BOTH)

    def give_room(self, room: str) -> None:
        """Give the map, both or the charts the room, and leave it so."""
        self._is_chosen = True
        self._share_out(room)

    def _take_room(self, room: str) -> None:
        """Both, chosen once more, change sides."""
        if room == self.room == BOTH:
            self.otherSideWanted.emit()
        else:
            self.give_room(room)

    def _suit(self) -> None:
        """Letters too large for both give the answer all the room, unless somebody chose."""
        suits = CHARTS if self.is_cramped else BOTH
        if self.isVisible() and not self._is_chosen and suits != self.room:
            self._share_out(suits)

    def _share_out(self, room: str) -> None:
        self.room = room
        self._inside.setHidden(self.is_folded)
        self._pages.tabs.setHidden(self.is_folded)
        self.setMinimumHeight(0 if self.is_folded else _LEAST_HEIGHT)
        self._switch.show_room(room)
        self._tell_room()

    def stand_beside(self, beside: bool) -> None:
        """Stand beside the map, narrow and high, or below it again."""
        self._is_beside = beside
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if beside else across)
        self._across.setSpacing(10 if beside else 22)
        self._foot.setDirection(down if beside else across)
        self._foot.setSpacing(4 if beside else 14)
        self._across.setStretch(0, 0 if beside else 5)
        self._limit_card()
        self.place_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_tabs()
        self._limit_card()
        self._suiting.start()
        if self.is_folded:
            self._tell_room()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters may need other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.place_tabs()
            self.updateGeometry()
            self._suiting.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The scenario above its answer is as high as what it tells."""
        if event.type() is QEvent.Type.LayoutRequest and self._is_beside:
            self._limit_card()
        return super().eventFilter(watched, event)

    def place_tabs(self) -> None:
        """Beside the chips where all of both fits into one line, else below them."""
        self._chips.be_brief(self.is_cramped)
        self._chips.say_new_shortly(short=self._is_beside)
        self._honesty.be_brief(self.is_cramped)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        besides = self._switch.sizeHint().width() + self._modes.in_one_line()
        room = self.contentsRect().width() - 44 - besides
        wide = self._pages.in_one_line()
        fits = self._chips.in_one_line() + wide <= room
        self._head.setDirection(beside if self._chips.in_one_line() <= room else below)
        self._pages.tabs.setMinimumWidth(wide if fits else 0)
        self._modes.setMinimumWidth(self._modes.in_one_line())
        self._top.setDirection(beside if fits else below)

    def _lay_out(self, parts: FramedParts) -> None:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(6)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(6)
        head.addWidget(self._chips, 1)
        head.addWidget(self._modes)
        self._top.addLayout(head, 1)
        self._top.addWidget(self._pages.tabs)
        first = self._first = QHBoxLayout()
        first.setSpacing(6)
        first.addLayout(self._top, 1)
        first.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        across = self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(22)
        self._card = Scrolled(parts.card)
        across.addWidget(self._card, 5)
        across.addWidget(self._pages, 14)
        foot = self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setSpacing(14)
        foot.addWidget(parts.time, 4)
        said = QHBoxLayout()
        said.setSpacing(14)
        said.addWidget(parts.honesty, 1)
        said.addWidget(parts.settings)
        foot.addLayout(said, 3)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 8, 16, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(first)
        self._rows.addWidget(self._inside, 1)
        self._rows.addLayout(foot)

    def _limit_card(self) -> None:
        """Above its answer the scenario has only so much room, and scrolls."""
        if not self._is_beside:
            self._card.setMinimumHeight(0)
            self._card.setMaximumHeight(_NO_LIMIT)
            return
        inside = self._parts.card
        high = inside.heightForWidth(max(1, self._card.viewport().width()))
        wanted = high if high > 0 else inside.sizeHint().height()
        self._card.setFixedHeight(min(wanted, max(_CARD, round(_CARD_SHARE * self.height()))))

    def _tell_room(self) -> None:
        """As a strip it is as high as it has to be: as many lines as its chips take."""
        for layout in (self._head, self._top, self._first, self._rows):
            layout.invalidate()  # they may still count what has just been hidden
        least = max(
            self._rows.minimumSize().height(), self._rows.minimumHeightForWidth(self.width())
        )
        self.roomWanted.emit(self.room, least if self.is_folded else 0)
