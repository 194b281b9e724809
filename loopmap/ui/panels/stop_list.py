"""What would make a loop stop: a line for each of its links, the weakest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from loopmap.analysis.loop_labels import Label
from loopmap.analysis.loop_views.stopping import Stop, tell_stop
from loopmap.analysis.loops import LoopKey
from loopmap.analysis.telling import arrow
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.panels.looks import muted, small
from loopmap.ui.panels.tab_order import tab_on
from loopmap.ui.theme import mark


class StopList(QWidget):
    """``linkWanted`` tells the link of a line that was chosen."""

    linkWanted = Signal(object)

    def __init__(self, after: QWidget) -> None:
        """``after``: from where Tab comes to the first line."""
        super().__init__()
        self._after = after
        self.setAccessibleName("What would make it stop")
        self._lines: list[_Line] = []
        self._links: list[RecordId] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 2, 0, 2)
        self._layout.setSpacing(1)
        self._layout.addWidget(muted("It stops when any one of these no longer holds:"))

    def show_stops(
        self,
        causal_map: CausalMap,
        stops: Sequence[Stop],
        labels: Mapping[LoopKey, Label],
        *,
        complete: bool,
    ) -> None:
        """Show these links, without any none; ``complete``: whether all loops are listed."""
        while len(self._lines) < len(stops):
            self._add_line()
        self._links = [stop.link for stop in stops]
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(stops))
            if place < len(stops):
                stop = stops[place]
                named = arrow(causal_map, causal_map.links[stop.link])
                line.say(named, tell_stop(stop, labels, complete=complete))

    def _add_line(self) -> None:
        line = _Line()
        line.clicked.connect(partial(self._choose, len(self._lines)))
        before = self._lines[-1] if self._lines else self._after
        self._lines.append(line)
        self._layout.addWidget(line)
        tab_on(before, [line])

    def _choose(self, place: int, _: bool = False) -> None:
        self.linkWanted.emit(self._links[place])


class _Line(QPushButton):
    """A link, and below it in smaller type what it rests on and what else would stop."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._link, self._why = muted(), small()
        mark(self._link, "")
        self._rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 3, 4, 3)
        layout.setSpacing(0)
        for part in (self._link, self._why):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, link: str, why: str) -> None:
        self._link.setText(link)
        self._why.setText(why)
        self.setAccessibleName(f"{link}. {why}")
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._rows.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.heightForWidth(max(self.width(), 120)))
