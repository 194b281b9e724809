"""The first page: new, open, what was open lately, what a crash left, and the examples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from loopmap.ui.as_written import as_written
from loopmap.ui.jobs import Jobs
from loopmap.ui.theme import Theme, mark
from loopmap.ui.thumbnails import Thumbnail, thumbnail
from loopmap.ui.welcome_lists import Recoverable, Section, clear, link_button, list_width

_ACROSS = 3
_PICTURE = (272, 168)
"""Width and height of a thumbnail in logical pixels."""

_CARD_WIDTH, _APART, _AROUND = _PICTURE[0] + 14, 16, 48
"""Of the examples and what is between them and around, logical pixels."""

_RECENT_SHOWN = 8


class Welcome(QScrollArea):
    """Asks for what the person chose; shows what it is given and nothing else."""

    newWanted = Signal()
    openWanted = Signal()
    fileWanted = Signal(object)  # a Path
    exampleWanted = Signal(object)  # a Path
    recoveryWanted = Signal(object)  # the Path of a journal
    throwingAwayWanted = Signal(object, str)  # the Path of a journal, and what it is called
    throwingAllAwayWanted = Signal(object)  # the Paths of journals

    def __init__(self, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._jobs, self._theme = jobs, theme
        self._cards: dict[Path, _ExampleCard] = {}
        self._known: dict[tuple[Path, str], Thumbnail] = {}
        self._recent_paths: tuple[Path, ...] = ()
        self._across = _ACROSS
        page = QWidget()
        page.setObjectName("welcome")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        across = QHBoxLayout(page)
        across.setContentsMargins(_AROUND, 40, _AROUND, 40)
        across.setSpacing(_AROUND)
        across.addStretch(1)
        self._left = self._left_part()
        across.addWidget(self._left)
        across.addWidget(self._right_part())
        across.addStretch(1)
        self.setWidget(page)
        theme.changed.connect(self._draw_examples)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List files that were open lately."""
        self._recent_paths = tuple(paths)
        clear(self._recent.rows)
        for path in paths[:_RECENT_SHOWN]:
            button = link_button(path.stem, str(path))
            button.clicked.connect(partial(self._want_file, path))
            self._recent.rows.addWidget(button)
        self._recent.setVisible(bool(paths))
        self._order_keys()

    def show_recoverable(self, journals: Sequence[tuple[Path, str]]) -> None:
        """List what a crash left behind: each journal with what to call it, the latest first."""
        self._recoverable.show_all(journals)

    @property
    def recoverable(self) -> list[str]:
        """What the page offers to recover, in words."""
        return self._recoverable.offered

    @property
    def pictures(self) -> int:
        """How many examples have their picture by now."""
        return len(self._known)

    def show_examples(self, paths: Sequence[Path]) -> None:
        """Show a card for each example; the pictures come when they are drawn."""
        clear(self._examples)
        self._cards = {path: _ExampleCard(path) for path in paths}
        for path, card in self._cards.items():
            card.chosen.connect(partial(self.exampleWanted.emit, path))
        self._put_in_rows()
        self._examples_part.setVisible(bool(paths))
        self._order_keys()
        if self.isVisible():
            self._draw_examples()

    def _put_in_rows(self) -> None:
        """As many examples in a row as there is room for."""
        for number, card in enumerate(self._cards.values()):
            self._examples.addWidget(card, number // self._across, number % self._across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._use_room()

    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size: names are cut elsewhere."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.widget() is not None:
            self._left.setFixedWidth(list_width(self))
            self.show_recent(self._recent_paths)
            self._recoverable.list_again()
            self._use_room()

    def _use_room(self) -> None:
        room = self.viewport().width() - 3 * _AROUND - list_width(self)
        across = min(_ACROSS, max(1, (room + _APART) // (_CARD_WIDTH + _APART)))
        if across != self._across:
            self._across = across
            self._put_in_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """The page is painted first, its pictures come after."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._draw_examples)

    def hideEvent(self, event: QHideEvent) -> None:
        """A document is being opened: pictures must not hold it up."""
        super().hideEvent(event)
        for path in self._cards:
            self._jobs.cancel(_job(path))

    def _draw_examples(self) -> None:
        if not self.isVisible():
            return
        style = self._theme.style.name
        ratio = self.devicePixelRatioF()
        for path in self._cards:
            known = self._known.get((path, style))
            if known is not None:
                self._cards[path].show_thumbnail(known, ratio)
                continue
            self._jobs.run(
                _job(path),
                partial(thumbnail, path, style, _PICTURE, ratio),
                partial(self._drawn, path, style),
                partial(self._not_drawn, path),
                can_wait=True,
            )

    def _drawn(self, path: Path, style: str, made: Thumbnail) -> None:
        self._known[path, style] = made
        if path in self._cards and style == self._theme.style.name:
            self._cards[path].show_thumbnail(made, self.devicePixelRatioF())

    def _not_drawn(self, path: Path, _: Exception) -> None:
        """An example that cannot be read is not offered."""
        if path in self._cards:
            self._cards[path].hide()

    def _want_file(self, path: Path) -> None:
        self.fileWanted.emit(path)

    def _left_part(self) -> QWidget:
        part = QWidget()
        part.setFixedWidth(list_width(self))
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        title, line = (
            QLabel("Loopmap"),
            QLabel("Draw what drives what. See the loops. Ask what if."),
        )
        mark(title, "huge")
        mark(line, "muted")
        line.setWordWrap(True)
        new, open_ = QPushButton("New map"), QPushButton("Open…")
        for button, kind, signal in (
            (new, "primary", self.newWanted),
            (open_, "plain", self.openWanted),
        ):
            mark(button, kind)
            button.clicked.connect(signal)
            button.setMinimumHeight(36)
            button.setAutoDefault(True)  # Enter presses it too
        self.setFocusProxy(new)
        self._open = open_
        self._recoverable, self._recent = Recoverable(), Section("Recent")
        self._recoverable.wanted.connect(self.recoveryWanted)
        self._recoverable.awayWanted.connect(self.throwingAwayWanted)
        self._recoverable.allAwayWanted.connect(self.throwingAllAwayWanted)
        self._recoverable.changed.connect(self._order_keys)
        for widget in (title, line):
            column.addWidget(widget)
        column.addSpacing(16)
        column.addWidget(new)
        column.addWidget(open_)
        column.addSpacing(16)
        column.addWidget(self._recoverable)
        column.addWidget(self._recent)
        column.addStretch(1)
        return part

    def _order_keys(self) -> None:
        """Tab goes down the left side, then along the examples."""
        listed: list[QWidget] = [self._open]
        listed += [*self._recoverable.buttons(), *self._recent.buttons()]
        for before, after in pairwise([*listed, *self._cards.values()]):
            QWidget.setTabOrder(before, after)

    def _right_part(self) -> QWidget:
        self._examples_part = QWidget()
        column = QVBoxLayout(self._examples_part)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        heading = QLabel("Examples")
        mark(heading, "heading")
        column.addWidget(heading)
        self._examples = QGridLayout()
        self._examples.setSpacing(_APART)
        column.addLayout(self._examples)
        column.addStretch(1)
        return self._examples_part


class _ExampleCard(QFrame):
    """A picture of a map over its title; a click, Enter or Space chooses it."""

    chosen = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        mark(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture, self._title = QLabel(), QLabel(path.stem.replace("-", " ").capitalize())
        self._picture.setFixedSize(*_PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(as_written(self._title), "subheading")
        self._title.setWordWrap(True)
        self._title.setFixedWidth(_PICTURE[0] - 16)
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 10)
        column.setSpacing(6)
        column.addWidget(self._picture)
        titled = QHBoxLayout()
        titled.setContentsMargins(8, 0, 4, 0)
        titled.addWidget(self._title)
        column.addLayout(titled)
        column.addStretch(1)
        self.setAccessibleName(f"Example: {self._title.text()}")

    def show_thumbnail(self, made: Thumbnail, ratio: float) -> None:
        """Put picture and title in their place."""
        pixmap = QPixmap.fromImage(QImage.fromData(made.png))
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)
        self._title.setText(made.title)
        self.setAccessibleName(f"Example: {made.title}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


def _job(path: Path) -> str:
    return f"thumbnail {path}"
