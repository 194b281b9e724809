"""A line in which something is said: names are offered, and it is read back as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from loopmap.editing.scenario_words.offers import offered
from loopmap.editing.scenario_words.understood import Understood
from loopmap.editing.sentence.complete import Completion
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.panels.completion_chips import CompletionChips
from loopmap.ui.panels.fields import TextField, column
from loopmap.ui.panels.looks import small
from loopmap.ui.panels.own_keys import keeps_key
from loopmap.ui.theme import style_in_force


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a line says: what is ``meant``, None where something is missing, and its telling.

    ``told`` is the reading or, where nothing is meant, what is missing.
    """

    understood: Understood
    meant: Any = None
    told: str = ""


class SaidField(TextField):
    """The line itself, longer than one where it is full; ``accepts`` while Tab takes an offer."""

    entered = Signal()
    escaped = Signal()
    accepted = Signal()
    stepped = Signal(int)
    focused = Signal()

    def __init__(self, name: str, hint: str, meaning: str) -> None:
        super().__init__(name, hint, lines=1)
        self.accepts = False
        self.setToolTip(meaning)

    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def put(self, text: str, caret: int | None = None) -> None:
        """Another text, with the caret at its end or at ``caret``."""
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(len(text) if caret is None else caret)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        if self.accepts and _is_tab(event):
            self.accepted.emit()
            return True
        return keeps_key(event, (), typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.escaped.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def _is_tab(event: QEvent) -> bool:
    is_press = event.type() is QEvent.Type.KeyPress
    return is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab


def _asks_which(understood: Understood) -> bool:
    return understood.gap is not None and len(understood.gap.meant) > 1


class SaidLine(QWidget):
    """``said`` carries what is meant when Enter is pressed, and the text it was said in.

    ``refused``: what is missing when Enter is pressed too soon. Subclasses say how a text is
    read (``read_back``); ``VERBS`` are offered to begin with.
    """

    said = Signal(object, str)
    refused = Signal(str)

    VERBS: tuple[str, ...] = ()

    def __init__(
        self,
        name: str,
        hint: str,
        meaning: str,
        selected: Callable[[], Collection[RecordId]],
    ) -> None:
        super().__init__()
        self._selected = selected
        self.map: CausalMap | None = None
        self._last: tuple[str, CausalMap, ReadBack] | None = None
        self._offers: tuple[Completion, ...] = ()
        self._at = 0
        self.entry = SaidField(name, hint, meaning)
        self._chips = CompletionChips(style_in_force())
        self.reading = small()
        self.reading.hide()
        rows = column(self, spacing=3)
        for part in (self.entry, self._chips, self.reading):
            rows.addWidget(part)
        self.setFocusProxy(self.entry)
        self.entry.textChanged.connect(self.read)
        self.entry.cursorPositionChanged.connect(self._offer)
        self.entry.focused.connect(self._offer)
        self.entry.entered.connect(self._enter)
        self.entry.escaped.connect(self.entry.clear)
        self.entry.accepted.connect(self._accept)
        self.entry.stepped.connect(self._step)
        self._chips.chosen.connect(self._take)

    def read_back(self, text: str, causal_map: CausalMap) -> ReadBack:
        """What ``text`` means on the map."""
        raise NotImplementedError

    def begin(self, text: str = "") -> None:
        """Put the keyboard here, with ``text`` to go on from."""
        self.entry.put(text)
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._offer()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._chips.set_style(style_in_force())

    def read(self) -> None:
        """Read the line anew: it, or the map, has changed."""
        self._at = 0
        self._offer()
        self._tell()

    def _tell(self) -> None:
        """Read back what is understood, else what is missing, else which name Tab would take."""
        found = self._found()
        told = found.told
        if found.meant is not None:
            told = f"{told}  Enter does it."
        elif self.entry.accepts and told and not _asks_which(found.understood):
            told = f"Tab takes “{self._offers[self._at].name}”."
        self.reading.setText(told)
        self.reading.setVisible(bool(told))

    def _found(self) -> ReadBack:
        """What the line says now: read once for each text and map, though asked at every key."""
        text = self.entry.text()
        if self.map is None or not text.strip():
            return ReadBack(Understood(text))
        last = self._last
        if last is None or last[0] != text or last[1] is not self.map:
            last = self._last = (text, self.map, self.read_back(text, self.map))
        return last[2]

    def _offer(self) -> None:
        self._offers = ()
        if self.entry.hasFocus() and self.map is not None:
            self._offers = offered(
                self._found().understood,
                self.entry.textCursor().position(),
                self.map,
                verbs=self.VERBS,
                selected=self._selected(),
            )
        self._at = min(self._at, max(len(self._offers) - 1, 0))
        self.entry.accepts = bool(self._offers) and bool(self.entry.text())
        key = "Tab" if self.entry.accepts else ""
        names = [completion.name for completion in self._offers]
        self._chips.offer(names, self._at, max(self.width() - 2, 80), key)

    def _step(self, by: int) -> None:
        if self._offers:
            self._at = (self._at + by) % len(self._offers)
            self._offer()
            self._tell()

    def _accept(self) -> None:
        self._take(self._at)

    def _take(self, place: int) -> None:
        if place < len(self._offers):
            text, caret = self._offers[place].accepted(self.entry.text())
            self.entry.put(text, caret)
            self.entry.setFocus()

    def _enter(self) -> None:
        found, text = self._found(), self.entry.text()
        if found.meant is not None:
            self.entry.clear()
            self.said.emit(found.meant, text)
        elif found.told:
            self.refused.emit(found.told)
