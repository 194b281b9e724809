"""One course over time as a row: its line and word, what it stands for, who may see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from loopmap.diagram.geometry import Point
from loopmap.diagram.over_time import colour_of, dash_of
from loopmap.diagram.primitives import Line, Stroke
from loopmap.diagram.style import Style
from loopmap.model.records import Sketch, SketchKind
from loopmap.ui.paint import paint
from loopmap.ui.panels.evidence_list import LEVEL_WORDS
from loopmap.ui.panels.fields import LineField, plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import small
from loopmap.ui.theme import mark

_ROOM_FOR_LINE = 34
_DRAW = "Draw on this course"
_CHOOSE = "Choose these data; they are not drawn on"
_SIDES = {False: "Ends today", True: "Begins today"}


class SketchRow(QWidget):
    """Its signals say what a person wants; nothing is edited here."""

    taken = Signal()
    described = Signal(str)
    levelWanted = Signal()
    sideWanted = Signal()
    removed = Signal()

    def __init__(self, sketch: Sketch, style: Style, *, in_hand: bool) -> None:
        super().__init__()
        word, is_data = sketch.kind.value, sketch.kind is SketchKind.DATA
        self.sketch = sketch
        self._kind = _KindButton(sketch.kind, style)
        self._kind.setChecked(in_hand)
        self._kind.setToolTip(_CHOOSE if is_data else _DRAW)
        self._text = LineField(f"What the {word} stands for", "What it stands for …")
        self._text.show_text(sketch.text)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 2)
        rows.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._kind)
        row.addWidget(self._text, 1)
        rows.addLayout(row)
        self._kind.clicked.connect(self.taken)
        self._text.committed.connect(self.described)
        if in_hand:
            rows.addWidget(self._asked(word, is_data=is_data))
            if sketch.source:
                rows.addWidget(small(f"From {sketch.source}"))

    def _asked(self, word: str, *, is_data: bool) -> QWidget:
        """What else can be done to the course that is chosen."""
        sketch, offers = self.sketch, QWidget()
        level = plain_button(LEVEL_WORDS[sketch.level], "Who may see it; click for the next")
        level.setAccessibleName(f"{word.capitalize()}: {LEVEL_WORDS[sketch.level]}")
        level.clicked.connect(self.levelWanted)
        remove = plain_button("Delete", f"Delete this {word}; undo brings it back")
        remove.setAccessibleName(f"Delete the {word} {sketch.text}".rstrip())
        remove.clicked.connect(self.removed)
        side = plain_button(_SIDES[sketch.ahead], "On which side of today the data lie")
        side.clicked.connect(self.sideWanted)
        row = FlowLayout(offers, spacing=10)
        for part in (level, *((side,) if is_data else ()), remove):
            row.addWidget(part)
        return offers


class _KindButton(QPushButton):
    """The word of a kind beside a piece of its line."""

    def __init__(self, kind: SketchKind, style: Style) -> None:
        super().__init__(kind.value.capitalize())
        self._sample, self._look = kind, style
        self.setCheckable(True)
        self.setAccessibleName(f"Draw on the {kind.value}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark(self, "chip")
        self.setStyleSheet(f"padding-left: {_ROOM_FOR_LINE}px;")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() / 2
        ends = (Point(9.0, middle), Point(_ROOM_FOR_LINE - 4.0, middle))
        stroke = Stroke(colour_of(self._sample, self._look), 2.4, dash_of(self._sample))
        paint(painter, [Line(None, "course", ends, stroke)])
        painter.end()
