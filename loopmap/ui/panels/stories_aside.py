"""Stories that people put aside, and those they confirmed that the map has no longer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from loopmap.model.document import CausalMap
from loopmap.model.records import FoundStory
from loopmap.ui.panels.fields import empty, plain_button
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.story_words import about


class StoriesAside(QWidget):
    """A line for each record. ``back`` carries one to offer again, ``letGo`` one to forget."""

    back = Signal(object)
    letGo = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._fold = plain_button("")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._unfold)
        self._lost, self._aside, self._number = QWidget(), QWidget(), 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for box in (self._lost, self._aside):
            QVBoxLayout(box).setContentsMargins(6, 0, 6, 0)
        column.addWidget(self._lost)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._aside)

    def show_records(
        self, causal_map: CausalMap, lost: Sequence[FoundStory], aside: Sequence[FoundStory]
    ) -> None:
        """Show the confirmed ones whose shape is gone, and under a fold those put aside."""
        self._fold.setVisible(bool(aside))
        self._number = len(aside)
        self._fold.setAccessibleDescription("They can be brought back.")
        if not aside:
            self._fold.setChecked(False)
        _fill(self._lost, [self._lost_line(causal_map, story) for story in lost])
        _fill(self._aside, [self._aside_line(causal_map, story) for story in aside])
        self._lost.setVisible(bool(lost))
        self._unfold(self._fold.isChecked())

    def _unfold(self, unfolded: bool) -> None:
        self._fold.setText("Hide what was put aside" if unfolded else f"Put aside: {self._number}")
        self._aside.setVisible(unfolded)

    def _lost_line(self, causal_map: CausalMap, story: FoundStory) -> QWidget:
        told = about(causal_map, story.pattern, story.variables)
        words = f"{told}. Confirmed, but the map has its shape no longer."
        button = plain_button("Let it go", "Forget that it was confirmed")
        button.clicked.connect(partial(self._emit_let_go, story))
        return _line(words, button)

    def _aside_line(self, causal_map: CausalMap, story: FoundStory) -> QWidget:
        button = plain_button("Bring it back", "Offer it again")
        button.clicked.connect(partial(self._emit_back, story))
        return _line(about(causal_map, story.pattern, story.variables), button)

    def _emit_let_go(self, story: FoundStory, _: bool = False) -> None:
        self.letGo.emit(story)

    def _emit_back(self, story: FoundStory, _: bool = False) -> None:
        self.back.emit(story)


def _line(words: str, button: QPushButton) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(muted(words))
    button.setAccessibleName(f"{button.text()}: {words}")
    column.addWidget(button)
    return line


def _fill(box: QWidget, lines: Sequence[QWidget]) -> None:
    layout = box.layout()
    assert layout is not None
    empty(layout)
    for line in lines:
        layout.addWidget(line)
        line.show()
