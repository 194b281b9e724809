"""What can be chosen for slides alone: how arrows are made, and a slide for each key loop."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget


class SlideChoices(QWidget):
    """Two boxes; of no use for other files, where they are shown but cannot be ticked."""

    def __init__(self, key_loops: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_loops = key_loops
        self.attached = QCheckBox("Straight arrows that stay attached when boxes are moved")
        self.attached.setToolTip("Otherwise arrows are arcs, as on the screen.")
        named = "the key loop" if key_loops == 1 else f"each of the {key_loops} key loops"
        self.loops = QCheckBox(f"A slide for {named}, with its words and evidence")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.attached)
        column.addWidget(self.loops)
        self.loops.setVisible(key_loops > 0)

    def offer(self, whole: bool, slides: bool) -> None:
        """Which of them can be ticked: for ``slides``, and pages of loops for the ``whole`` map."""
        self.attached.setEnabled(slides)
        self.loops.setEnabled(slides and whole)

    @property
    def wants_attached(self) -> bool:
        return self.attached.isEnabled() and self.attached.isChecked()

    @property
    def wants_loops(self) -> bool:
        return self.loops.isEnabled() and self._key_loops > 0 and self.loops.isChecked()
