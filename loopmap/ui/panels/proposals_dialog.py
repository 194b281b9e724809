"""First equations that are proposed: what each would be, and why, before anything is changed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QVBoxLayout, QWidget

from loopmap.editing.proposals.proposing import Proposed
from loopmap.model.document import CausalMap
from loopmap.ui.panels.fields import column, empty
from loopmap.ui.panels.looks import muted, strong
from loopmap.ui.panels.looks import text as words
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS, mark

_SIZE = QSize(640, 520)
_SHARE_OF_SCREEN = 0.9
WAITING = "First equations are being made up from the links …"
MADE_UP = (
    "First equations are made up from the links: straight around today, in numbers that nobody"
    " has measured. They are there to be changed."
)


class ProposalsDialog(QDialog):
    """``taken`` carries the Proposed when somebody wants it."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._proposed: Proposed | None = None
        self._told = muted(MADE_UP)
        inside = QWidget()
        self._rows = column(inside, spacing=10)
        buttons = QDialogButtonBox()
        self.take = buttons.addButton("Use them", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Leave it", QDialogButtonBox.ButtonRole.RejectRole)
        mark(self.take, "primary")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(self._told)
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(buttons)
        self._fit(1)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)

    def show_waiting(self) -> None:
        """Say that they are being made up; nothing can be taken meanwhile."""
        self.setWindowTitle("First equations")
        self._told.setText(WAITING)
        self.take.setEnabled(False)

    def show_proposed(self, after: CausalMap, proposed: Proposed) -> None:
        """Show proposals to be taken; ``after``: the map with all of them."""
        self._proposed, count = proposed, len(proposed.proposals)
        self.setWindowTitle("A first equation" if count == 1 else "First equations")
        self._told.setText(MADE_UP)
        empty(self._rows)
        for each in proposed.proposals:
            name = after.variables[each.variable].name
            self._rows.addWidget(_card(name, each.equation, each.why))
        self._rows.addStretch(1)
        self.take.setText("Use this equation" if count == 1 else f"Use all {count} equations")
        self.take.setEnabled(True)
        self._fit(count)
        self.take.setFocus()

    def _fit(self, count: int) -> None:
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        room = self.screen().availableSize() * _SHARE_OF_SCREEN
        high = min(_SIZE.height(), 230 + 110 * (count - 1))
        self.resize((QSize(_SIZE.width(), high) * share).boundedTo(room))

    def _take(self) -> None:
        if self._proposed is not None:
            self.accept()
            self.taken.emit(self._proposed)


def _card(name: str, equation: str, why: str) -> QFrame:
    card = QFrame()
    mark(card, "piece")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(10, 8, 10, 8)
    inside.setSpacing(3)
    told = words(equation)
    for part in (strong(name), told, muted(why)):
        inside.addWidget(part)
    return card
