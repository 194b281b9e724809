"""First equations that are proposed: what each would be, and why, before anything is changed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from loopmap.editing.proposals.proposing import Proposed
from loopmap.model.document import CausalMap
from loopmap.ui.panels.fields import column, empty, plain_button
from loopmap.ui.panels.looks import muted, strong
from loopmap.ui.panels.looks import text as words
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS, mark

_SIZE = QSize(640, 520)
AT_ONCE = 30
"""Proposals that are shown at a time: laying out one card takes a millisecond."""

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
        self._after: CausalMap | None = None
        self._first = 0
        self._told, self._place = muted(MADE_UP), muted()
        self._earlier = plain_button("Earlier ones", f"Show the {AT_ONCE} before")
        self._later = plain_button("Later ones", f"Show the next {AT_ONCE}")
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
        self._area = Scrolled(inside)
        whole.addWidget(self._area, 1)
        turning = QHBoxLayout()
        turning.addWidget(self._place, 1)
        for part in (self._earlier, self._later):
            turning.addWidget(part)
        whole.addLayout(turning)
        whole.addWidget(buttons)
        self._earlier.clicked.connect(self._go_back)
        self._later.clicked.connect(self._go_on)
        self._show_some()
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
        self._after, self._proposed, count = after, proposed, len(proposed.proposals)
        self.setWindowTitle("A first equation" if count == 1 else "First equations")
        self._told.setText(MADE_UP)
        self._first = 0
        self._show_some()
        self.take.setText("Use this equation" if count == 1 else f"Use all {count} equations")
        self.take.setEnabled(True)
        self._fit(count)
        self.take.setFocus()

    def _show_some(self) -> None:
        """As many cards as come at once without a pause, and where they stand among all."""
        empty(self._rows)
        every = () if self._proposed is None else self._proposed.proposals
        for each in every[self._first : self._first + AT_ONCE]:
            assert self._after is not None
            name = self._after.variables[each.variable].name
            self._rows.addWidget(_card(name, each.equation, each.why))
        self._rows.addStretch(1)
        self._area.verticalScrollBar().setValue(0)
        last = min(self._first + AT_ONCE, len(every))
        self._place.setText(f"{self._first + 1} to {last} of {len(every)}")
        self._place.setVisible(len(every) > AT_ONCE)
        self._earlier.setVisible(self._first > 0)
        self._later.setVisible(last < len(every))

    def _go_back(self) -> None:
        self._first = max(0, self._first - AT_ONCE)
        self._show_some()

    def _go_on(self) -> None:
        self._first += AT_ONCE
        self._show_some()

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
