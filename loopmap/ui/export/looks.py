"""How a figure looks: its theme, the dots of a PNG, the typeface of an SVG."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSpinBox

from loopmap.diagram.style import THEMES, load_style
from loopmap.ui.export.kinds import PNG, SVG, is_figure
from loopmap.ui.figures import Export


class HowItLooks:
    """Fields that are offered where the chosen kind of file has a use for them."""

    def __init__(self) -> None:
        self.theme, self.dpi = QComboBox(), QSpinBox()
        for theme in THEMES:
            self.theme.addItem(load_style(theme).title, theme)
        self.dpi.setRange(48, 1200)
        self.dpi.setValue(192)
        self.dpi.setSuffix(" dots per inch")
        self.dpi.lineEdit().setTextMargins(6, 0, 6, 0)  # a style sheet does not reach it
        self.typeface = QCheckBox("Its typeface, so that it looks the same everywhere")
        self.typeface.setChecked(True)

    def add_to(self, form: QFormLayout) -> None:
        form.addRow("Theme", self.theme)
        form.addRow("Resolution", self.dpi)

    def offer(self, suffix: str) -> None:
        """What can be chosen for this kind of file."""
        self.theme.setEnabled(is_figure(suffix))
        self.dpi.setEnabled(suffix == PNG)
        self.typeface.setEnabled(suffix == SVG)

    def on(self, wanted: Export) -> Export:
        """The same figure looking so."""
        return replace(
            wanted,
            theme=str(self.theme.currentData()),
            dpi=self.dpi.value(),
            typeface=self.typeface.isChecked(),
        )
