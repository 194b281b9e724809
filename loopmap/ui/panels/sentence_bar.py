"""The sentence bar: a map typed as it is said.

What is typed is parsed at every key. The bar shows names and signs in colour, the
names that may be meant, what Enter will do, and the sentence said back. Enter makes
it true in one step.
"""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSpacerItem, QVBoxLayout, QWidget

from loopmap.diagram.style import load_style
from loopmap.editing.sentence.complete import Completion, complete
from loopmap.editing.sentence.parse import parse
from loopmap.editing.sentence.parts import Sentence
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import Said, say
from loopmap.editing.sentence.tell import outcome, read_back
from loopmap.editing.session import Event, Session
from loopmap.errors import EditRefused
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from loopmap.ui.as_written import as_written, tip
from loopmap.ui.panels.completion_chips import CompletionChips
from loopmap.ui.panels.sentence_entry import SentenceEntry
from loopmap.ui.theme import mark, style_in_force

EXAMPLE = "Fines + Family financial strain − School attendance"
HELP = (
    "Names with a sign between them, a space on each side: plus for the same way, minus"
    " for the opposite way, greater than for not agreed, tilde for after a delay."
)
KEPT = 100
"""Sentences, and variables last used, that are remembered."""

SIDE = 17
"""Pixels left free at either side."""

ROOM_TO_READ = 180
"""Pixels that the sentence said back needs on the left of the chips, else it goes right."""


class SentenceBar(QFrame):
    """The bar. ``linksMade`` carries the ids of what Enter made or changed, in order.

    ``preview`` carries the Sentence as it stands, at every key. ``escaped`` asks for the
    keyboard to go back to the canvas, ``refused`` says why a sentence could not be.
    """

    linksMade = Signal(object)
    preview = Signal(object)
    escaped = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._style = load_style()
        self._sentence = Sentence("")
        self._parsed: str | None = ""
        self._completions: tuple[Completion, ...] = ()
        self._choice = 0
        self._recent: list[RecordId] = []
        self._said: list[str] = []
        self._back = 0
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._restyle()
        self._offer()
        self._stop = session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening to the session."""
        self._stop()

    def text(self) -> str:
        return self.entry.toPlainText()

    def set_text(self, text: str) -> None:
        """Put ``text`` in the bar with the caret at its end."""
        self.entry.replace(text, len(text))

    # what keys do

    def accept(self, place: int | None = None) -> None:
        """Put the chosen name, or the one at ``place``, where it was being typed."""
        if not self._completions:
            return
        chosen = self._completions[self._choice if place is None else place]
        self.entry.replace(*chosen.accepted(self.text()))
        self.entry.setFocus()

    def enter(self) -> None:
        """Make what is typed true on the map, as one step."""
        if not self._sentence:
            return
        session = self._session
        try:
            place = PlaceNew()
            said = say(session.document, session.map_id, self._sentence, session.new_id, place)
            session.do(f"Say “{_short(self.text())}”", said.change, select=_chosen(said))
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
            return
        told = read_back(self._sentence, said, session.map)
        self._remember(said)
        self.entry.replace("", 0)
        self._tell(_done(said), told)
        self.linksMade.emit(said.path or said.variables)

    def take_back(self) -> None:
        """Undo the last step; what was said last is a key Up away."""
        try:
            undone = self._session.undo()
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
            return
        self._tell("", f"Taken back: {undone}")

    def go_back(self) -> None:
        """The sentence said before, or the name offered before."""
        self._walk(-1)

    def go_on(self) -> None:
        """The sentence said after, or the next name offered."""
        self._walk(1)

    # making

    def _make_widgets(self) -> None:
        mark(self, "floating")
        self.setAccessibleName("Say it")
        self.entry = SentenceEntry()
        self.entry.setPlaceholderText(EXAMPLE)
        self.entry.setAccessibleName("Say it: a causal sentence")
        self.entry.setAccessibleDescription(HELP)
        self.setFocusProxy(self.entry)
        self._title = QLabel("Say it")
        self._outcome, self._enter, self._told = QLabel(), QLabel("Enter"), QLabel()
        for label in (self._title, self._outcome, self._told):
            mark(label, "muted")
        for label in (self._outcome, self._told):
            as_written(label)
        self._told.setParent(self)
        self._chips = CompletionChips(self._style, self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 10, SIDE, 9)
        column.setSpacing(3)
        above, line = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self._title)
        above.addWidget(self._outcome, 1)
        line.setSpacing(14)
        line.addWidget(self.entry, 1)
        line.addWidget(self._enter)
        self._below = QSpacerItem(0, 0)
        column.addLayout(above)
        column.addLayout(line)
        column.addItem(self._below)
        self._outcome.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._outcome.setMinimumWidth(1)

    def _connect(self) -> None:
        entry = self.entry
        entry.textChanged.connect(self._read)
        entry.cursorPositionChanged.connect(self._offer)
        entry.focusChanged.connect(self._offer)
        entry.entered.connect(self.enter)
        entry.escaped.connect(self._leave)
        entry.wentUp.connect(self.go_back)
        entry.wentDown.connect(self.go_on)
        entry.acceptWanted.connect(self.accept)
        entry.undoWanted.connect(self.take_back)
        self._chips.chosen.connect(self.accept)

    # showing

    def _read(self) -> None:
        """Parse what is typed and show what it would do."""
        if self.text() == self._parsed:  # colouring the text is no change of it
            return
        self._parsed = self.text()
        self._sentence = parse(self._parsed, self._session.map)
        self._choice = 0
        try:
            said, after = self._tried()
            self._tell(outcome(said), read_back(self._sentence, said, after))
        except EditRefused as refusal:
            self._tell("", str(refusal))
        self._offer()
        self.preview.emit(self._sentence)

    def _tried(self) -> tuple[Said, CausalMap]:
        """What the sentence would do, and the map it would leave; nothing is done."""
        number = count()
        session = self._session
        said = say(
            session.document,
            session.map_id,
            self._sentence,
            lambda _: RecordId(f"not-yet-{next(number)}"),
        )
        return said, session.document.apply(said.change).maps[session.map_id]

    def _offer(self) -> None:
        """Offer names for the one at the caret, while the keyboard is here."""
        caret = self.entry.textCursor().position()
        offered = complete(self._sentence, caret, self._session.map, self._recent)
        if offered != self._completions:
            self._choice = 0
        self._completions = offered if self.entry.hasFocus() else ()
        self.entry.offers_completion = bool(self._completions)
        self._open_up(self.entry.hasFocus() or bool(self.text()))
        self.entry.colour(self._sentence.spans, self._style)
        self._show_chips()
        self._place_below()

    def _open_up(self, in_use: bool) -> None:
        """A slim line while nobody says anything; the whole bar as soon as somebody does."""
        self._enter.setText("Enter" if in_use else "/")
        self._enter.setVisible(bool(self._sentence) or not in_use)
        if in_use == self._title.isVisibleTo(self):
            return
        for label in (self._title, self._outcome, self._told):
            label.setVisible(in_use)
        self.entry.setPlaceholderText(EXAMPLE if in_use else f"Say it: {EXAMPLE}")
        self._size_below()

    def _size_below(self) -> None:
        in_use = self._title.isVisibleTo(self)
        self._below.changeSize(0, self._chips.sizeHint().height() if in_use else 0)
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        self.updateGeometry()

    def _show_chips(self) -> None:
        room = self.width() - 2 * SIDE
        self._chips.offer([c.name for c in self._completions], self._choice, room)

    def _tell(self, outcome_line: str, told: str) -> None:
        self._outcome.setText(outcome_line)
        self._outcome.setToolTip(tip(outcome_line))
        self._told.setText(told)
        self._told.setProperty("whole", told)
        self.entry.setAccessibleDescription(f"{told} {outcome_line}".strip() or HELP)
        self._place_below()

    def _place_below(self) -> None:
        """The chips under the caret; the sentence said back beside them, as far as it fits."""
        left, right = SIDE, self.width() - SIDE
        below = self._chips.sizeHint().height()
        top = self.height() - below - 9
        low, high = left, right
        if self._completions:
            caret = self.entry.mapTo(self, QPoint(self._name_x(), 0)).x()
            x = max(left, min(caret - 7, right - self._chips.sizeHint().width()))
            self._chips.resize(self._chips.sizeHint())
            self._chips.move(x, top)
            before, after = (left, x - 14), (x + self._chips.width() + 14, right)
            low, high = before if x - left >= ROOM_TO_READ else after
        metrics = QFontMetrics(self._told.font())
        whole = str(self._told.property("whole") or "")
        self._told.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, high - low))
        self._told.setToolTip(tip(whole))
        self._told.setGeometry(low, top, max(high - low, 0), below)

    def _name_x(self) -> int:
        """Where the name being typed begins, in the entry's pixels."""
        cursor = self.entry.textCursor()
        cursor.setPosition(self._completions[0].start)
        return self.entry.cursorRect(cursor).left()

    def _restyle(self) -> None:
        self._style = style_in_force()
        self.entry.take_looks(self.font(), self._style)
        self._size_below()
        self._enter.setStyleSheet(f"color: {self._style.accent}; font-weight: 700;")
        self._chips.set_style(self._style)
        self.entry.colour(self._sentence.spans, self._style)

    # listening

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()
        self._place_below()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entry.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entry.setFocus(event.reason())

    def _hear(self, event: Event) -> None:
        used = [i for i in sorted(self._session.selection) if i in self._session.map.variables]
        self._use(used)
        if event.map_changed or event.change.touched(Variable):
            self._parsed = None if self.text() else ""
            self._read()

    def _leave(self) -> None:
        self._chips.offer([], 0, 0.0)
        self.escaped.emit()

    def _walk(self, step: int) -> None:
        if len(self._completions) > 1 and self._back == len(self._said):
            self._choice = max(0, min(self._choice + step, len(self._completions) - 1))
            self._show_chips()
            self._place_below()
            return
        self._back = max(0, min(self._back + step, len(self._said)))
        self.set_text(self._said[self._back] if self._back < len(self._said) else "")

    def _remember(self, said: Said) -> None:
        self._said = [*(s for s in self._said if s != self.text()), self.text()][-KEPT:]
        self._back = len(self._said)
        self._use(list(said.variables))

    def _use(self, variables: list[RecordId]) -> None:
        if variables:
            self._recent = list(dict.fromkeys([*reversed(variables), *self._recent]))[:KEPT]


def _chosen(said: Said) -> frozenset[RecordId]:
    """What is selected once it is said: the links, ready for a sign, or the one variable."""
    return frozenset(said.path or said.variables)


def _done(said: Said) -> str:
    return outcome(said).replace("will be added", "added").replace("will change", "changed")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
