"""Above two maps side by side: which is which, whether they move together, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from loopmap.ui.as_written import tip
from loopmap.ui.panels.steady_button import SteadyButton
from loopmap.ui.theme import mark

HERE = "“{}” · you work here"
PICTURE = "“{}” · a picture; click it or press F12 to work on it"


class Head(QWidget):
    """``wanted`` carries the place of the map (0 or 1) that is to be worked on."""

    wanted = Signal(int)
    joined = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bothHead")
        self.setAccessibleName("Two maps side by side")
        self.names = (_Name(), _Name())
        self.joins = SteadyButton("Move together")
        self.close_both = SteadyButton("One map")
        self._group = QButtonGroup(self)
        self._lay_out()
        self._group.idClicked.connect(self.wanted)
        self.joins.toggled.connect(self.joined)
        self.close_both.clicked.connect(self.closed)

    def show_titles(self, titles: tuple[str, str], here: int) -> None:
        """Say which maps these are, in order, and which of them is worked on."""
        for place, (name, title) in enumerate(zip(self.names, titles, strict=True)):
            name.say((HERE if place == here else PICTURE).format(title))
        with QSignalBlocker(self._group):
            self.names[here].setChecked(True)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(6, 3, 6, 3)
        whole.setSpacing(6)
        for place, name in enumerate(self.names):
            self._group.addButton(name, place)
            whole.addWidget(name, 1)
        for button in (self.joins, self.close_both):
            mark(button, "chip")
            whole.addWidget(button)
        self.joins.setCheckable(True)
        self.joins.setChecked(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.joins.setToolTip("Pan and zoom both maps together")
        self.close_both.setToolTip("Show one map in the whole room again")


class _Name(QPushButton):
    """A title that is cut where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "chip")
        self._words = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show that, all of it for those who listen."""
        self._words = words
        self.setAccessibleName(words)
        self._cut()

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - 28
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(tip(self._words) if cut != self._words else "")
        self.setText(cut.replace("&", "&&"))
