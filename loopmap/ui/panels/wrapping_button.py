"""A button whose words go on in a second line where one is too short for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from loopmap.ui.as_written import as_written


class WrappingButton(QPushButton):
    """As high as its words need at the width it is given.

    ``across`` and ``down``: pixels between the words and its sides.
    """

    def __init__(self, across: int = 12, down: int = 6) -> None:
        super().__init__()
        self._across, self._down = across, down
        self._words = as_written(QLabel())
        self._words.setWordWrap(True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(across, down, across, down)
        layout.addWidget(self._words)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        """Say ``words`` on the button, to eyes and ears."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def words(self) -> str:
        """What the button says."""
        return self._words.text()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words.heightForWidth(width - 2 * self._across) + 2 * self._down

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(max(self.width(), 120)))
