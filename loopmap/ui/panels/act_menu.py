"""The menu of one thing a scenario does: sizes and times in words, and taking it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from loopmap.editing.interventions import (
    SIZES,
    is_sized,
    span_of,
    spans,
    with_size,
    with_span,
)
from loopmap.model.records import Intervention
from loopmap.ui.theme import mark


class ActMenu(QPushButton):
    """``changed`` carries the intervention as it should be; ``removed``: it should go."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__("⋯")
        self.setToolTip("How much, from when to when, or take it away")
        mark(self, "quiet")
        self.entries = QMenu(self)
        self.entries.triggered.connect(self._choose)
        self.clicked.connect(self._open)

    def show_act(self, act: Intervention, sentence: str, horizon: float) -> None:
        """Offer what may be made of this intervention."""
        self.setAccessibleName(f"Change: {sentence}")
        self.entries.clear()
        if is_sized(act):
            for words, size in SIZES:
                sized = with_size(act, size)
                self._offer(words, sized, chosen=sized == act)
            self.entries.addSeparator()
        for span in spans(horizon):
            self._offer(span.text, with_span(act, span), chosen=span == span_of(act, horizon))
        self.entries.addSeparator()
        self.entries.addAction("Take it away")

    def _offer(self, words: str, act: Intervention, *, chosen: bool) -> None:
        action = self.entries.addAction(words)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.setData(act)

    def _open(self) -> None:
        self.entries.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        if action.data() is None:
            self.removed.emit()
        else:
            self.changed.emit(action.data())
