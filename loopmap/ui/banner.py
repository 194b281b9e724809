"""A strip above the canvas: one sentence and what can be done about it. Never modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


class Banner(QFrame):
    """Shows one message at a time; a newer one takes the older one's place. Esc closes it.

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
        self._aside = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What the banner says; empty when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, text: str, *choices: Choice) -> None:
        """Say something calm, such as where a file was written."""
        self._show("quietBanner", text, choices, "Close")

    def warn(self, text: str, *choices: Choice) -> None:
        """Say that something did not work; nothing was lost."""
        self._show("errorBanner", text, choices, "Close")

    def ask(self, text: str, *choices: Choice, otherwise: str = "Cancel") -> None:
        """Ask a question and put the keyboard on its first answer."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._before = focused
        self._show("banner", text, choices, otherwise)
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Take back what is said: it is about a document that is open no more."""
        self._aside = False
        if not self.isHidden():
            self._close()

    def set_aside(self, aside: bool) -> None:
        """Hide what is said till a room no longer looks on; what is said meanwhile is shown."""
        if aside:
            self._aside = not self.isHidden()
            self.hide()
        elif self._aside:
            self._aside = False
            self.show()

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

    def _show(self, kind: str, text: str, choices: tuple[Choice, ...], closing: str) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        mark(self, kind)
        self._aside = False
        self._text.setText(text)
        self._buttons = [self._button(choice) for choice in choices]
        self._buttons.append(self._button(Choice(closing, _nothing_more)))
        self.setAccessibleName(text)
        self.show()
        titles = [choice.title for choice in choices]
        self.told.emit(" ".join((text, *(f"{title}." for title in titles))), kind != "quietBanner")

    def _close(self) -> None:
        """Go away, and give the keyboard back to what had it before a question took it."""
        focused, before = QApplication.focusWidget(), self._before
        is_here = focused is not None and self.isAncestorOf(focused)
        if is_here and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.hide()

    def _button(self, choice: Choice) -> QPushButton:
        button = QPushButton(choice.title)
        mark(button, "primary" if choice.primary else "plain")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is

        def pressed() -> None:
            self._close()
            choice.run()

        button.clicked.connect(pressed)
        self._row.addWidget(button)
        return button


def _nothing_more() -> None:
    """What closing does beyond closing."""
