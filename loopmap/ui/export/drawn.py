"""What is drawn: the whole map, what is selected, or the loop that is lit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout

from loopmap.ui.editor import Editor
from loopmap.ui.figures import Export

WHOLE, SELECTION, LOOP = "The whole map", "What is selected", "The lit loop"


class WhatIsDrawn(QObject):
    """A list of the parts there are now. ``changed`` tells of another choice."""

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self.part = QComboBox()
        self.part.addItem(WHOLE)
        if editor.session.selection:
            self.part.addItem(SELECTION)
        if editor.panels is not None and editor.panels.lit.lit is not None:
            self.part.addItem(LOOP)
        self.part.currentIndexChanged.connect(self.changed)

    def add_to(self, form: QFormLayout) -> None:
        form.addRow("Draw", self.part)

    def offer(self, *, picture: bool) -> None:
        """A report is of the whole map."""
        self.part.setEnabled(picture)

    @property
    def is_whole(self) -> bool:
        return self.part.currentText() == WHOLE

    @property
    def is_one_loop(self) -> bool:
        return self.part.currentText() == LOOP

    def on(self, wanted: Export) -> Export:
        """The same figure of what is chosen."""
        panels, chosen = self._editor.panels, self.part.currentText()
        lit = panels.lit.lit if panels is not None and chosen == LOOP else None
        selection = self._editor.session.selection if chosen == SELECTION else frozenset()
        return replace(wanted, selection=selection, loop=lit or ())
