"""Choosing, change by change, which of two maps is right: both sides of each, then one step."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from loopmap.analysis.difference import Differing
from loopmap.analysis.difference.lines import Line, Told
from loopmap.analysis.difference.sides import both_sides
from loopmap.editing.edits.across import Brought
from loopmap.ui.panels.fields import ChipRow, empty, plain_button
from loopmap.ui.panels.looks import heading, muted, strong, text
from loopmap.ui.theme import BASE_PIXELS, mark

_SIZE = QSize(720, 560)
_SHARE_OF_SCREEN = 0.9
_ASKED = (
    "Choose for each change which map is right. Left and right arrow choose too. All that is"
    " chosen is one step to undo."
)
OLD = "The maps changed while you chose, so nothing was brought across. Choose again."


class As(Enum):
    """Which map is right."""

    NEITHER = ""
    EARLIER = "◀"
    LATER = "▶"


_SPOKEN = {
    As.NEITHER: "Left as it is.",
    As.EARLIER: "Both as on the earlier map.",
    As.LATER: "Both as on the later map.",
}
_ORDER = (As.EARLIER, As.NEITHER, As.LATER)
Chosen = tuple[tuple[Differing, ...], tuple[Differing, ...]]
"""As on the later map, and as on the earlier."""


class AcrossDialog(QDialog):
    """``taken`` carries what was Chosen; ``trial`` says what would come of it."""

    taken = Signal(object)

    def __init__(
        self, told: Told, trial: Callable[[Chosen], Brought], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._told, self._trial = told, trial
        self._lines = [line for line in told.lines if line.one is not None]
        self._ways = [As.NEITHER] * len(self._lines)
        self.setWindowTitle("Bring changes across")
        self.list = _Changes()
        self._about = strong("")
        self._sides = (text(), text())
        self._choice = QHBoxLayout()
        self._chips: ChipRow | None = None
        self._left = muted()
        self._buttons = QDialogButtonBox()
        self.take = self._buttons.addButton("Bring across", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton("Leave it", QDialogButtonBox.ButtonRole.RejectRole)
        mark(self.take, "primary")
        self._lay_out()
        self.list.show_lines(self._lines, self._ways)
        self._connect()
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> Chosen:
        """The changes for which a map was chosen."""
        both = list(zip(self._lines, self._ways, strict=True))
        later = tuple(line.one for line, way in both if way is As.LATER and line.one)
        earlier = tuple(line.one for line, way in both if way is As.EARLIER and line.one)
        return later, earlier

    def choose(self, way: As) -> None:
        """Say which map is right about the change that the list is at."""
        place = self.list.currentRow()
        if 0 <= place < len(self._ways):
            self._ways[place] = way
            self._follow()

    def choose_all(self, way: As) -> None:
        """The same of all of them."""
        self._ways = [way] * len(self._ways)
        self._follow()

    def _choose_all(self, way: As, _: bool = False) -> None:
        self.choose_all(way)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(muted(_ASKED))
        whole.addWidget(self.list, 1)
        whole.addWidget(self._about)
        sides = QGridLayout()
        sides.setHorizontalSpacing(16)
        for place, (title, side) in enumerate(zip(self._told.titles, self._sides, strict=True)):
            sides.addWidget(heading(f"On “{title}”"), 0, place)
            sides.addWidget(side, 1, place, Qt.AlignmentFlag.AlignTop)
            sides.setColumnStretch(place, 1)
        whole.addLayout(sides)
        whole.addLayout(self._choice)
        whole.addLayout(self._for_all())
        whole.addWidget(self._left)
        whole.addWidget(self._buttons)
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        room = self.screen().availableSize() * _SHARE_OF_SCREEN
        self.resize((_SIZE * share).boundedTo(room))

    def _for_all(self) -> QHBoxLayout:
        row = QHBoxLayout()
        earlier, later = self._told.titles
        for words, way in (
            (f"All as on “{earlier}”", As.EARLIER),
            ("Leave all", As.NEITHER),
            (f"All as on “{later}”", As.LATER),
        ):
            button = plain_button(words.replace("&", "&&"))
            button.clicked.connect(partial(self._choose_all, way))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._follow)
        self.list.stepped.connect(self._step)
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)

    def _follow(self, _: int = 0) -> None:
        """The list, the two sides and what would come of it, as things are chosen now."""
        self.list.show_lines(self._lines, self._ways)
        place = self.list.currentRow()
        if 0 <= place < len(self._lines):
            self._show_sides(self._lines[place], self._ways[place])
        some = any(way is not As.NEITHER for way in self._ways)
        left = self._trial(self.chosen).left if some else ()
        self.take.setEnabled(some)
        self._left.setText(f"Cannot be brought: {' '.join(left)}" if left else "")
        self._left.setVisible(bool(left))

    def _show_sides(self, line: Line, way: As) -> None:
        assert line.one is not None
        self._about.setText(line.about)
        for label, words in zip(
            self._sides, both_sides(self._told.difference, line.one), strict=True
        ):
            label.setText(words)
        if self._chips is None:
            self._make_chips()
        assert self._chips is not None
        self._chips.show_value(way)

    def _make_chips(self) -> None:
        earlier, later = self._told.titles
        empty(self._choice)
        self._chips = ChipRow(
            "Which map is right",
            [
                (As.EARLIER, f"Both as on “{earlier}”", f"“{later}” becomes as “{earlier}” is"),
                (As.NEITHER, "Leave both", "Each stays as it is"),
                (As.LATER, f"Both as on “{later}”", f"“{earlier}” becomes as “{later}” is"),
            ],
        )
        self._chips.chosen.connect(self.choose)
        self._choice.addWidget(self._chips)

    def _step(self, by: int) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._ways):
            at = _ORDER.index(self._ways[place]) + by
            self.choose(_ORDER[max(0, min(at, len(_ORDER) - 1))])

    def _take(self) -> None:
        self.accept()
        self.taken.emit(self.chosen)


class _Changes(QListWidget):
    """The changes with the choice before each; left and right are told by ``stepped``."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Changes, and which map is right")
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_lines(self, lines: list[Line], ways: list[As]) -> None:
        """A row for each; the current one stays."""
        while self.count() < len(lines):
            self.addItem(QListWidgetItem())
        for place, (line, way) in enumerate(zip(lines, ways, strict=True)):
            item = self.item(place)
            words = f"{way.value or '–'}  {line.told}"
            if item.text() != words:
                item.setText(words)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.told} {_SPOKEN[way]}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)
