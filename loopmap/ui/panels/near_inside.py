"""What an open near miss shows: the link that is asked for, and a way to draw it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.analysis.stories import NearMiss
from loopmap.analysis.telling import ARROW
from loopmap.model.document import CausalMap
from loopmap.model.records import Sign
from loopmap.ui.panels.fields import ChipRow, plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.inspector_link import SIGNS
from loopmap.ui.panels.looks import heading, strong
from loopmap.ui.panels.story_loops import StoryLoops


class NearInside(QWidget):
    """``drawn`` carries the sign of the link that people want; ``putAside`` that there is none."""

    drawn = Signal(object)
    putAside = Signal()

    def __init__(self, causal_map: CausalMap, near: NearMiss, called: Sequence[str]) -> None:
        super().__init__()
        self._sign = Sign.UNKNOWN
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(7)
        names = causal_map.variables
        ends = ARROW.join((names[near.source].name, names[near.target].name))
        signs = ChipRow("Sign of the link", SIGNS)
        signs.show_value(self._sign)
        signs.chosen.connect(self._choose)
        for widget in (StoryLoops(called), heading("The link that is not there"), strong(ends)):
            column.addWidget(widget)
        column.addWidget(signs)
        column.addWidget(self._buttons())

    def _buttons(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, spacing=6)
        draw = plain_button("Draw this link", "Add it to the map with the sign chosen")
        draw.clicked.connect(self._draw)
        aside = plain_button("There is no such link", "Put it aside (Delete); it can come back")
        aside.clicked.connect(self.putAside)
        row.addWidget(draw)
        row.addWidget(aside)
        return box

    def _choose(self, sign: Sign) -> None:
        self._sign = sign

    def _draw(self) -> None:
        self.drawn.emit(self._sign)
