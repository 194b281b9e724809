"""A strip above the canvas: one sentence and what can be done about it. Never modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from loopmap.ui.as_written import as_written
from loopmap.ui.theme import mark


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a banner: what it says, and what happens; the banner closes first."""

    title: str
    run: Callable[[], None]
    primary: bool = False


class Kind(Enum):
    """How much a message asks of people; its value names its look."""

    CALM = "quietBanner"
    WARNING = "errorBanner"
    QUESTION = "banner"


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said: its sentence, its buttons, and what is settled when it no longer matters."""

    kind: Kind
    text: str
    choices: tuple[Choice, ...]
    closing: str
    about: str
    closed: Callable[[], None]
    """What happens when people close it instead of choosing."""

    @property
    def is_loud(self) -> bool:
        """People have to see it: nothing calm takes its place."""
        return self.kind is not Kind.CALM


class Banner(QFrame):
    """Shows one message at a time; Esc closes it.

    A newer one takes the place of a calm one. A warning or a question stays until people
    close it, or what it is about is settled: a newer warning or question stands before it
    till it is closed in its turn, a calm message waits behind it. A newer question takes the
    place of an older one.

    ``told`` carries each message with its buttons, and whether it is a warning or a question.
    """

    told = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setWordWrap(True)
        as_written(self._text)
        self._buttons: list[QPushButton] = []
        self._before: QWidget | None = None
        self._standing: list[Message] = []
        """The last one is shown, the others come when it is closed."""
        self._set_aside: list[Message] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What the banner says; empty when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def is_about(self, about: str) -> bool:
        """Whether anything stands there about that, seen or behind another."""
        return any(each.about == about for each in (*self._standing, *self._set_aside))

    def says(self, text: str) -> bool:
        """Whether it says so, or will when what stands before it is closed."""
        return any(each.text == text for each in (*self._standing, *self._set_aside))

    def tell(self, text: str, *choices: Choice, about: str = "") -> None:
        """Say something calm, such as where a file was written."""
        self._say(Message(Kind.CALM, text, choices, "Close", about, _nothing_more))

    def warn(self, text: str, *choices: Choice, about: str = "") -> None:
        """Say that something did not work; nothing was lost."""
        self._say(Message(Kind.WARNING, text, choices, "Close", about, _nothing_more))

    def ask(self, text: str, *choices: Choice, otherwise: str = "Cancel", about: str = "") -> None:
        """Ask a question and put the keyboard on its first answer."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._before = focused
        self._say(Message(Kind.QUESTION, text, choices, otherwise, about, _nothing_more))
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(
        self, text: str, *choices: Choice, otherwise: str, about: str, closed: Callable[[], None]
    ) -> None:
        """Say what is waited for; people go on meanwhile, or answer as they do a question."""
        self._say(Message(Kind.QUESTION, text, choices, otherwise, about, closed))

    def settle(self, about: str) -> None:
        """Take back what was said or asked about that: it matters no more."""
        self._keep(lambda each: each.about != about)

    def take_back(self, text: str) -> None:
        """Say that no longer."""
        self._keep(lambda each: each.text != text)

    def put_away(self) -> None:
        """Take back all that is said: it is about a document that is open no more."""
        self._keep(lambda _: False)

    def set_aside(self, aside: bool) -> None:
        """Hide what is said till a room no longer looks on; what is said meanwhile is shown."""
        if aside:
            self._set_aside, self._standing = self._standing, []
            self.hide()
            return
        kept, self._set_aside = self._set_aside, []
        self._standing[:0] = [each for each in kept if each.is_loud or not self._standing]
        if self.isHidden():
            self._show_last()

    def choose(self, title: str) -> None:
        """Press the button of that title; KeyError when there is none."""
        {button.text(): button for button in self._buttons}[title].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def _say(self, new: Message) -> None:
        """Put it before the others, or, when it is calm, behind those that people have to see."""
        seen = [] if self.isHidden() else self._standing[-1:]
        self._standing = [
            each
            for each in self._standing
            if not _replaced(each, new) and (each.is_loud or each not in seen)
        ]
        if new.is_loud or not self._standing:
            self._standing.append(new)
            self._show_last()
        else:
            self._standing.insert(0, new)

    def _keep(self, wanted: Callable[[Message], bool]) -> None:
        shown = self._standing[-1] if self._standing else None
        self._standing = [each for each in self._standing if wanted(each)]
        self._set_aside = [each for each in self._set_aside if wanted(each)]
        if shown is not None and shown not in self._standing:
            self._leave()
            self._show_last()

    def _show_last(self) -> None:
        if not self._standing:
            return
        message = self._standing[-1]
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        mark(self, message.kind.value)
        self._text.setText(message.text)
        self._buttons = [self._button(message, choice) for choice in message.choices]
        self._buttons.append(self._button(message, Choice(message.closing, message.closed)))
        self.setAccessibleName(message.text)
        self.show()
        titles = [f"{choice.title}." for choice in message.choices]
        self.told.emit(" ".join((message.text, *titles)), message.is_loud)

    def _close(self) -> None:
        """What is shown has been seen; what stands behind it comes."""
        closed = self._standing.pop().closed if self._standing else _nothing_more
        self._leave()
        closed()
        if self.isHidden():
            self._show_last()

    def _leave(self) -> None:
        """Go away, and give the keyboard back to what had it before a question took it."""
        focused, before = QApplication.focusWidget(), self._before
        is_here = focused is not None and self.isAncestorOf(focused)
        if is_here and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.hide()

    def _button(self, message: Message, choice: Choice) -> QPushButton:
        button = QPushButton(choice.title)
        mark(button, "primary" if choice.primary else "plain")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is

        def pressed() -> None:
            if message in self._standing:
                self._standing.remove(message)
            self._leave()
            choice.run()
            if self.isHidden():
                self._show_last()

        button.clicked.connect(pressed)
        self._row.addWidget(button)
        return button


def _replaced(old: Message, new: Message) -> bool:
    """Whether the newer one says what the older did, or asks or tells in its place."""
    return old.text == new.text or (old.kind is new.kind and old.kind is not Kind.WARNING)


def _nothing_more() -> None:
    """What closing does beyond closing."""
