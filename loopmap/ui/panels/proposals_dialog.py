"""First equations that are proposed: what each would be, and why, before anything is changed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QVBoxLayout, QWidget

from loopmap.editing.proposals.proposing import Proposed
from loopmap.model.document import CausalMap
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.looks import muted, strong
from loopmap.ui.panels.looks import text as words
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS, mark

_SIZE = QSize(640, 520)
_SHARE_OF_SCREEN = 0.9
MADE_UP = (
    "First equations are made up from the links: straight around today, in numbers that nobody"
    " has measured. They are there to be changed."
)


class ProposalsDialog(QDialog):
    """``taken`` carries the Proposed when somebody wants it."""

    taken = Signal(object)

    def __init__(self, after: CausalMap, proposed: Proposed, parent: QWidget | None) -> None:
        """``after``: the map with all that is proposed."""
        super().__init__(parent)
        self._proposed = proposed
        one = len(proposed.proposals) == 1
        self.setWindowTitle("A first equation" if one else "First equations")
        inside = QWidget()
        rows = column(inside, spacing=10)
        for each in proposed.proposals:
            name = after.variables[each.variable].name
            rows.addWidget(_card(name, each.equation, each.why))
        rows.addStretch(1)
        self._buttons = QDialogButtonBox()
        title = "Use this equation" if one else f"Use all {len(proposed.proposals)} equations"
        take = self._buttons.addButton(title, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton("Leave it", QDialogButtonBox.ButtonRole.RejectRole)
        mark(take, "primary")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(muted(MADE_UP))
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(self._buttons)
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        room = self.screen().availableSize() * _SHARE_OF_SCREEN
        high = min(_SIZE.height(), 230 + 110 * (len(proposed.proposals) - 1))
        self.resize((QSize(_SIZE.width(), high) * share).boundedTo(room))
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        take.setFocus()

    def _take(self) -> None:
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
