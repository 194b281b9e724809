"""Before it goes out: all that may tell who is spoken of, and what is to become of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from loopmap.diagram.style import Style
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.deciding import Deciding
from loopmap.ui.going_out.one import AboutOne
from loopmap.ui.going_out.rows import HOW, Rows
from loopmap.ui.going_out.words import HONEST, NOTHING_FOUND, left_told, opening
from loopmap.ui.panels.fields import ChipRow
from loopmap.ui.panels.looks import heading, muted, small, strong, text
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS, mark

TITLE = "Before it goes out"
WRITE, DONE, REST = "Write it", "Done", "Replace all that is left"
_WHERE = (
    (False, "What goes out", "The document stays as it is: what goes out is made afresh."),
    (True, "The document, too", "The document changes as well, in one step that can be undone."),
)
_SIZE = QSize(900, 640)
_SHARE_OF_SCREEN = 0.92


class Screen(QDialog):
    """``settled`` asks that what was decided is done; who does that closes the dialog.

    ``what`` goes out, "" where the whole document is only checked: then nothing has to be
    decided. ``namesWanted`` asks for the list of names that people keep, ``againWanted``
    that all is looked at once more.
    """

    settled = Signal()
    namesWanted = Signal()
    againWanted = Signal()

    def __init__(
        self, deciding: Deciding, what: str, style: Style, names: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(TITLE)
        self.deciding, self._what = deciding, what
        self.rows, self.one = Rows(deciding, style), AboutOne()
        self.left, self.problem = muted(), text()
        self.opening, self.nothing = strong(""), text(NOTHING_FOUND)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.where = ChipRow("What changes", _WHERE)
        self._about_found: tuple[QWidget, ...] = (
            self.left, self.rows, small(HOW), self.one, heading("What changes"), self.where,
        )  # fmt: skip
        self.rest, self.names = QPushButton(REST), QPushButton("Open the list…")
        self.again = QPushButton("Look again")
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton(
            WRITE if what else DONE, QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.in_document = False
        self._lay_out(names)
        self._connect()
        self.show_all(deciding)
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def show_all(self, deciding: Deciding) -> None:
        """Show these in place of what was shown before."""
        self.deciding = deciding
        found = bool(deciding.rows)
        for part in (*self._about_found, self.rest):
            part.setVisible(found)
        self.nothing.setVisible(not found)
        self.opening.setText(opening(self._what, len(deciding.rows)))
        self.rows.shown.show(deciding)
        self.rows.go_to(self._next_left(-1))
        self.say("")

    def offer_document(self, *, chosen: bool, may_change: bool) -> None:
        """Whether the document changes with what goes out; it cannot where it is read only."""
        self.in_document = chosen and may_change
        self.where.show_value(self.in_document)
        self.where.setEnabled(may_change)

    def say(self, problem: str) -> None:
        """Say why it cannot be done as decided; "" for nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self._tell()

    def take(self, decision: Decision) -> None:
        """Decide about the current one, or all of its value, and go on to what is left."""
        place = self.rows.current_row()
        if place < 0:
            return
        self._decide(place, decision)
        if self.rows.hasFocus():
            self.rows.go_to(self._next_left(place))

    def take_rest(self) -> None:
        """Put something else in place of all that is left."""
        self.deciding.take_rest(Decision.REPLACE)
        self._show_again(range(len(self.deciding.rows)))

    def accept(self) -> None:
        """Have it done, once everything is decided."""
        if self.go.isEnabled():
            self.go.setEnabled(False)
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes back from the field to the list, and on from there once all is decided."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.one.instead.hasFocus():
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not (is_enter and self.rows.hasFocus() and self.deciding.left):
            super().keyPressEvent(event)

    def _call(self, instead: str) -> None:
        place = self.rows.current_row()
        if self.deciding.call(self.deciding.rows[place], instead):
            self._decide(place, Decision.REPLACE)
        else:
            self._show_one(place)

    def _decide(self, place: int, decision: Decision) -> None:
        """Decide about that row, or all of its value, which stand beside it."""
        each = self.deciding.rows[place]
        same = self.deciding.same_as(each)
        self.deciding.take(same if self.one.is_for_all else (each,), decision)
        first = self.deciding.rows.index(same[0])
        self._show_again(range(first, first + len(same)))

    def _show_again(self, places: range) -> None:
        """These rows as they are decided now; what was wrong may be so no more."""
        self.rows.shown.show_again(places)
        self._show_one(self.rows.current_row())
        self.say("")

    def _next_left(self, place: int) -> int:
        """The next row that is not decided, round and round; the same where all are."""
        rows = self.deciding.rows
        order = (*range(place + 1, len(rows)), *range(max(place, 0)))
        open_ones = (at for at in order if self.deciding.of(rows[at]) is None)
        return next(open_ones, max(place, 0) if rows else -1)

    def _show_one(self, place: int) -> None:
        if 0 <= place < len(self.deciding.rows):
            self.one.show_one(self.deciding.rows[place], self.deciding)

    def _tell(self) -> None:
        left, every = len(self.deciding.left), len(self.deciding.rows)
        self.left.setText(left_told(left, every))
        self.go.setEnabled(not left or not self._what)
        self.rest.setEnabled(bool(left))

    def _choose_where(self, in_document: object) -> None:
        self.in_document = bool(in_document)

    def _connect(self) -> None:
        self.rows.currentRowChanged.connect(self._show_one)
        self.rows.taken.connect(self.take)
        self.rows.typeWanted.connect(self.one.type_instead)
        self.one.taken.connect(self.take)
        self.one.called.connect(self._call)
        self.where.chosen.connect(self._choose_where)
        self.rest.clicked.connect(self.take_rest)
        self.names.clicked.connect(self.namesWanted)
        self.again.clicked.connect(self.againWanted)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self, names: str) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.opening)
        for part in self._about_found:
            column.addWidget(part, 1 if part is self.rows else 0)
        column.addWidget(self.nothing, 1)
        column.addWidget(small(HONEST))
        on_names = QHBoxLayout()
        on_names.setSpacing(8)
        on_names.addWidget(small(names), 1)
        for button in (self.names, self.again):
            on_names.addWidget(button)
        column.addLayout(on_names)
        mark(self.problem, "error")
        mark(self.go, "primary")
        for button in (self.rest, self.names, self.again):
            button.setAutoDefault(False)
        self.buttons.addButton(self.rest, QDialogButtonBox.ButtonRole.ResetRole)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(self.problem)
        whole.addWidget(self.buttons)
        self.go.setDefault(True)
