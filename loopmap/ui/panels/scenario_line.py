"""A line in which what a scenario does is said, with names offered and read back as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from loopmap.editing.interventions import snapped
from loopmap.editing.scenario_words.offers import offered
from loopmap.editing.scenario_words.read import SaidActs, read
from loopmap.editing.sentence.complete import Completion
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Intervention
from loopmap.simulation import DEFAULT_HORIZON
from loopmap.simulation.act_words import tell_intervention
from loopmap.simulation.ensemble import step_within
from loopmap.ui.panels.completion_chips import CompletionChips
from loopmap.ui.panels.fields import TextField, column
from loopmap.ui.panels.looks import small
from loopmap.ui.panels.own_keys import keeps_key
from loopmap.ui.theme import style_in_force

HINT = "Say what is done …"
MEANING = (
    "For example: stop fining; push trust up a little; hold fines lower from 2 to 6;"
    " weaken fines -> stress by half; cut isolation -> attendance from 3;"
    " add link support -> trust +"
)

May = Callable[[Intervention], str]
"""Why an intervention may not be, empty where it may."""


class SaidField(TextField):
    """The line itself, longer than one where it is full; ``accepts`` while Tab takes an offer."""

    entered = Signal()
    escaped = Signal()
    accepted = Signal()
    stepped = Signal(int)
    focused = Signal()

    def __init__(self) -> None:
        super().__init__("What is done in this scenario", HINT, lines=1)
        self.accepts = False
        self.setToolTip(MEANING)

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


class ScenarioLine(QWidget):
    """``said`` carries the interventions when Enter is pressed, and the text they were said in.

    Times are put on steps of the run before they are read back. ``refused``: what is missing
    when Enter is pressed too soon.
    """

    said = Signal(object, str)
    refused = Signal(str)

    def __init__(self, may: May, selected: Callable[[], Collection[RecordId]]) -> None:
        super().__init__()
        self._may, self._selected = may, selected
        self._map: CausalMap | None = None
        self._horizon = DEFAULT_HORIZON
        self._offers: tuple[Completion, ...] = ()
        self._at = 0
        self.entry = SaidField()
        self._chips = CompletionChips(style_in_force())
        self.reading = small()
        self.reading.hide()
        rows = column(self, spacing=3)
        for part in (self.entry, self._chips, self.reading):
            rows.addWidget(part)
        self.setFocusProxy(self.entry)
        self.entry.textChanged.connect(self._read)
        self.entry.cursorPositionChanged.connect(self._offer)
        self.entry.focused.connect(self._offer)
        self.entry.entered.connect(self._enter)
        self.entry.escaped.connect(self.entry.clear)
        self.entry.accepted.connect(self._accept)
        self.entry.stepped.connect(self._step)
        self._chips.chosen.connect(self._take)

    def show_map(self, causal_map: CausalMap, horizon: float = DEFAULT_HORIZON) -> None:
        """Names are those of this map from now on, times those of a run of that length."""
        if (causal_map, horizon) != (self._map, self._horizon):
            self._map, self._horizon = causal_map, horizon
            self._read()

    def begin(self, text: str = "") -> None:
        """Put the keyboard here, with ``text`` to go on from."""
        self.entry.put(text)
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._offer()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._chips.set_style(style_in_force())

    def understood(self) -> SaidActs:
        """What the line says now, with times on steps and what may not be as what is missing."""
        if self._map is None:
            return SaidActs(self.entry.text())
        found = read(self.entry.text(), self._map, self._horizon)
        step = step_within(v.settle_time for v in self._map.variables.values())
        acts = tuple(snapped(act, step) for act in found.acts)
        against = next((why for act in acts if (why := self._may(act))), "")
        if against:
            return replace(found, acts=(), missing=against)
        return replace(found, acts=acts)

    def _read(self) -> None:
        found = self.understood()
        self.reading.setText(self._told(found))
        self.reading.setVisible(bool(self.reading.text()))
        self._at = 0
        self._offer()

    def _told(self, found: SaidActs) -> str:
        if found.missing or self._map is None:
            return found.missing
        told = [f"{tell_intervention(act, self._map, self._horizon)}." for act in found.acts]
        return " ".join(told) + ("  Enter does it." if told else "")

    def _offer(self) -> None:
        wanted = self.entry.hasFocus() and self._map is not None
        if wanted and self._map is not None:
            caret = self.entry.textCursor().position()
            found = read(self.entry.text(), self._map, self._horizon)
            self._offers = offered(found, caret, self._map, self._selected())
        else:
            self._offers = ()
        self._at = min(self._at, max(len(self._offers) - 1, 0))
        self.entry.accepts = bool(self._offers) and bool(self.entry.text())
        key = "Tab" if self.entry.accepts else ""
        names = [completion.name for completion in self._offers]
        self._chips.offer(names, self._at, max(self.width() - 2, 80), key)

    def _step(self, by: int) -> None:
        if self._offers:
            self._at = (self._at + by) % len(self._offers)
            self._offer()

    def _accept(self) -> None:
        self._take(self._at)

    def _take(self, place: int) -> None:
        if place < len(self._offers):
            text, caret = self._offers[place].accepted(self.entry.text())
            self.entry.put(text, caret)
            self.entry.setFocus()

    def _enter(self) -> None:
        found = self.understood()
        if found.acts:
            self.entry.clear()
            self.said.emit(found.acts, found.text)
        elif found.missing:
            self.refused.emit(found.missing)
