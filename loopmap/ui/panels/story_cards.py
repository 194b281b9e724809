"""The cards of stories, a few at first, one of them open; those that stay keep their place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from loopmap.analysis.stories.story import StoryKey
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.story_card import Face, StoryCard
from loopmap.ui.panels.tab_order import tab_on

AT_ONCE = 3
"""Cards made in one go; the window listens before the next few."""
AT_FIRST = 8
"""Cards shown before people ask for more: each is a few lines to read and to lay out."""


class StoryCards(QScrollArea):
    """``opened`` carries the key of the card pressed, None where it was open already."""

    opened = Signal(object)
    putAside = Signal(object)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Stories")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards: dict[StoryKey, StoryCard] = {}
        self._faces: Sequence[Face] = ()
        self._most = AT_FIRST
        self._open: StoryKey | None = None
        self._above: QWidget = self
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._put_some)
        self._more = plain_button("", "Show the cards that are left")
        self._head, self._column, self._foot = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._more.hide()
        self._more.clicked.connect(self._show_more)

    @property
    def open_key(self) -> StoryKey | None:
        """Which card is open."""
        return self._open

    @property
    def shown(self) -> tuple[Face, ...]:
        """What the cards say that are there, in their order."""
        return tuple(self._faces[: self._most])

    def add_above(self, widget: QWidget) -> None:
        """Put a widget above the cards, where it scrolls with them."""
        self._head.addWidget(widget)
        for button in widget.findChildren(QPushButton):
            self._above = button

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the cards."""
        self._foot.addWidget(widget)

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Other stories; the card of one that was there before stays, open if it was.

        New cards come a few at a time, the first at once.
        """
        self._faces = faces
        for key in set(self._cards).difference(face.key for face in faces):
            self._drop(key)
        if self._open not in self._cards:
            self._open = None
        self._put_some()
        left = len(faces) - self._most
        self._more.setVisible(left > 0)
        self._more.setText(f"Show {left} more")

    def open_with(self, key: StoryKey, inside: QWidget) -> None:
        """Open that card upon ``inside``; the one that was open closes."""
        if self._open is not None and self._open != key:
            self._cards[self._open].open_with(None)
        while key not in self._cards:
            self._put_some()
        self._open = key
        self._cards[key].open_with(inside)
        self._chain()
        QTimer.singleShot(0, self, self._show_open)

    def close_card(self) -> None:
        """Close the card that is open."""
        if self._open is not None:
            self._cards[self._open].open_with(None)
            self._open = None

    def focus_first(self) -> bool:
        """Put the keyboard on the open card, or the first; whether there is one."""
        keys = [face.key for face in self.shown]
        if keys:
            card = self._cards[self._open or keys[0]]
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(keys)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("scrolled")
        self._whole = whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(9)
        for part in (self._head, self._column):
            part.setSpacing(9)
            whole.addLayout(part)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(self._foot)
        whole.addStretch(1)
        self.setWidget(page)

    def _put_some(self) -> None:
        """Cards for the faces on show, no more than a few new ones; the others follow."""
        new = 0
        for place, face in enumerate(self.shown):
            new += face.key not in self._cards
            if new > AT_ONCE:
                self._rest.start()
                break
            self._put(place, face)
        self._chain()

    def _chain(self) -> None:
        """Tab goes from what is above the cards to the cards, and on to what is below."""
        cards = [self._cards[face.key] for face in self.shown if face.key in self._cards]
        tab_on(self._above, cards)

    def _put(self, place: int, face: Face) -> None:
        card = self._cards.get(face.key)
        if card is not None:
            card.show_face(face)
        else:
            card = self._cards[face.key] = StoryCard(face)
            card.pressed.connect(self._press)
            card.stepped.connect(self._step)
            card.putAside.connect(self.putAside)
            card.escaped.connect(self.escaped)
        if self._column.indexOf(card) != place:
            self._column.insertWidget(place, card)
            card.show()

    def _drop(self, key: StoryKey) -> None:
        card = self._cards.pop(key)
        card.hide()
        self._column.removeWidget(card)
        card.deleteLater()
        if key == self._open:
            self._open = None

    def _press(self, key: StoryKey) -> None:
        self.opened.emit(None if key == self._open else key)

    def _step(self, key: StoryKey, by: int) -> None:
        keys = [face.key for face in self.shown if face.key in self._cards]
        place = keys.index(key) + by
        if 0 <= place < len(keys):
            card = self._cards[keys[place]]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(card)

    def _show_open(self) -> None:
        """As much of the open card as there is room for, its head above all."""
        card = self._cards.get(self._open) if self._open else None
        if card is not None:
            self._whole.activate()  # only laid out does it know how many lines its words take
            bar, top = self.verticalScrollBar(), card.y()
            low = top + card.height() - self.viewport().height()
            bar.setValue(min(max(bar.value(), low), top))

    def _show_more(self) -> None:
        self._most += AT_FIRST
        self.show_faces(self._faces)
