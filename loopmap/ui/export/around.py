"""What stands on a figure besides the map: light, title, legend, beliefs, source, date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from loopmap.analysis.dates_in_words import today
from loopmap.diagram.page import Asked
from loopmap.ui.editor import Editor
from loopmap.ui.figures import Export


class WhatIsAround(QObject):
    """A box to be ticked for each. ``changed`` tells where one may change the size of text."""

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self.light = QCheckBox("The light of the loops that are lit")
        self.title, self.legend = QCheckBox("The title of the map"), QCheckBox("A legend")
        self.beliefs = QCheckBox("That it is a map of beliefs, and what its links rest on")
        self.source, self.date = QCheckBox("The source"), QCheckBox("Today’s date")
        self.room = QCheckBox("Also notes and evidence for the room")
        self.room.setToolTip("Without it, only what is public. What is private never goes out.")
        lit = editor.panels.lit.lit if editor.panels is not None else None
        self.light.setChecked(lit is not None)
        self.light.setVisible(lit is not None)
        for box in (self.title, self.legend, self.beliefs):
            box.setChecked(True)
        self.source.setChecked(self._has_source)
        for box in (self.title, self.legend, self.beliefs, self.source, self.room):
            box.toggled.connect(self.changed)

    def __iter__(self) -> Iterator[QCheckBox]:
        ticked = (self.title, self.legend, self.beliefs, self.source, self.date)
        return iter((self.light, *ticked, self.room))

    @property
    def _has_source(self) -> bool:
        return bool(self._editor.session.map.info.source)

    def offer(self, *, picture: bool, one_loop: bool) -> None:
        """A report has its own; a loop drawn alone needs no light."""
        for box in (self.title, self.legend, self.beliefs, self.date, self.room):
            box.setEnabled(picture)
        self.light.setEnabled(picture and not one_loop)
        self.source.setEnabled(picture and self._has_source)

    def on(self, wanted: Export) -> Export:
        """The same figure with what is ticked."""
        panels = self._editor.panels
        asked = Asked(
            self.title.isChecked(),
            self.legend.isChecked(),
            self.source.isChecked(),
            today() if self.date.isChecked() else "",
            self.beliefs.isChecked(),
        )
        with_light = panels is not None and self.light.isChecked()
        return replace(
            wanted,
            asked=asked,
            lit=panels.lit.chosen() if panels and with_light else (),
            room=self.room.isChecked(),
        )
