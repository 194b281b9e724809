"""The sentence bar: a map typed as it is said.

What is typed is parsed at every key. The bar shows names and signs in colour, the
names that may be meant, what Enter will do, and the sentence said back. Enter makes
it true in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from loopmap.analysis.sentences.parse import parse
from loopmap.analysis.sentences.parts import Sentence
from loopmap.editing.sentence.alike import alike_in, with_standing
from loopmap.editing.sentence.complete import Attention, Completion, complete
from loopmap.editing.sentence.example import Example
from loopmap.editing.sentence.last_said import LastSaid
from loopmap.editing.sentence.say import Said
from loopmap.editing.sentence.tell import done, no_link_seen, outcome, read_back
from loopmap.editing.sentence.trial import KeptPlaces, try_out
from loopmap.editing.session import Event, Session
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.model.query import variable_named
from loopmap.model.records import Sign, Variable
from loopmap.ui.panels.said_before import SaidBefore
from loopmap.ui.panels.sentence_face import SentenceFace

TO_MEND = "+ − ? ~ mends its sign  ·  ↑ says it again  ·  Alt+Backspace takes it back"
KEPT = 100
"""Variables last used that are remembered."""

MOST_AT_ONCE = 600
"""With more links than this, what Enter will do is told when the typing pauses."""

PAUSE = 60
"""Milliseconds of that pause."""

_SIGNS = {
    "+": Sign.SAME,
    "=": Sign.SAME,
    "-": Sign.OPPOSITE,
    "−": Sign.OPPOSITE,
    "?": Sign.UNKNOWN,
}


def _unknown() -> Collection[RecordId] | None:
    return None


def _nothing() -> bool:
    return False


def _waiting(sentence: Sentence) -> str:
    """What is missing of a sentence that breaks off; "" for a whole one."""
    return f"Say what comes after “{sentence.open_end}”" if sentence.open_end else ""


class SentenceBar(SentenceFace):
    """The bar. ``linksMade`` carries the ids of what Enter made or changed, in order.

    ``preview`` carries at every key the Sentence as it stands, or an empty one when the
    keyboard goes elsewhere, and the id of the variable that Tab would take, or None.
    ``saidBack`` carries the last sentence read back, "" when there is none any more; a link
    made or signed by hand is read back, too.
    ``linesPasted`` carries several lines that somebody pasted here, for the map.
    ``escaped`` asks for the keyboard to go back to the canvas, ``refused`` says why a
    sentence could not be. ``seen`` tells which variables are in view; ``give_up`` stops what
    is under way before a step is taken back, and tells whether there was anything.
    """

    linksMade = Signal(object)
    preview = Signal(object, object)
    saidBack = Signal(str)
    escaped = Signal()
    refused = Signal(str)
    linesPasted = Signal(str)

    def __init__(
        self,
        session: Session,
        place: KeptPlaces | None = None,
        seen: Callable[[], Collection[RecordId] | None] = _unknown,
        parent: QWidget | None = None,
        *,
        give_up: Callable[[], bool] = _nothing,
    ) -> None:
        super().__init__(parent)
        self._session, self._seen, self._give_up = session, seen, give_up
        self._place_new = place or KeptPlaces(lambda: None)
        self._last = LastSaid(session)
        self._before, self._example = SaidBefore(), Example(session)
        self._sentence = Sentence("")
        self._parsed: str | None = ""
        self._completions: tuple[Completion, ...] = ()
        self._choice = 0
        self._recent: list[RecordId] = []
        self.last_said = ""
        self._is_saying = False
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._connect()
        self._offer()
        self._stop = session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening to the session."""
        self._stop()

    # what keys do

    def accept(self, place: int | None = None) -> None:
        """Put the chosen name, or the one at ``place``, where it was being typed.

        Where the names offered are those that new ones may be the same as, those are taken.
        """
        if not self._completions:
            if place is None:
                self._end_name()
            else:
                self.use_standing()
            return
        chosen = self._completions[self._choice if place is None else place]
        self.entry.replace(*chosen.accepted(self.text()))
        self.entry.setFocus()

    def _end_name(self) -> None:
        """Tab with nothing to accept: the name is there in full, or is none of the map's."""
        if any(name.end == len(self.text()) for name in self._sentence.names):
            self.entry.insertPlainText(" ")
        else:
            self.tell("", "There is no name to take here. Esc leaves the line.")

    def enter(self) -> None:
        """Make what is typed true on the map, as one step."""
        if self._sentence.open_end:
            self._refuse(f"{_waiting(self._sentence)}, or take it away.")
        elif self._sentence or self._sentence.is_note:
            self._try(partial(self._last.say, self._sentence, self._place_new))
        elif self.text().strip():
            self._refuse("There is no name in this yet. F4 parks it for later.")

    def use_standing(self) -> None:
        """Say it with the names on the map that new ones are like; after Enter, say it again so."""
        if not self.text():
            self._try(partial(self._last.say_with_standing, self._place_new))
        elif alike_in(self._sentence, self._session.map):
            self.set_text(with_standing(self._sentence, self._session.map))
            self.enter()

    def take_back(self) -> None:
        """Undo the last step; what was said last is a key Up away."""
        if self._give_up():
            return
        try:
            undone = self._session.undo()
        except EditRefused as refusal:
            self._refuse(str(refusal))
            return
        if not self.text():
            self.tell("", f"Taken back: {undone}")

    def mend(self, written: str) -> None:
        """Give the last link that sign, or with ``~`` a delay; it is read back anew."""
        sign = _SIGNS.get(written)
        try:
            if sign is None:
                self._last.toggle_delay()
            else:
                self._last.set_sign(sign)
        except EditRefused as refusal:
            self._refuse(str(refusal))
            return
        self.tell("", self._after_saying())

    def forget_last(self) -> None:
        """Read nothing back any more."""
        self._tell_last("")

    def go_back(self) -> None:
        """The sentence said before, or the name offered before."""
        self._walk(-1)

    def go_on(self) -> None:
        """The sentence said after, or the next name offered."""
        self._walk(1)

    def _try(self, saying: Callable[[], Said]) -> None:
        """Say it, and tell what was done; a refusal leaves the text."""
        self._is_saying = True
        try:
            said = saying()
        except EditRefused as refusal:
            self._refuse(str(refusal))
            return
        finally:
            self._is_saying = False
        self._before.keep(self._last.text)
        self._use(list(said.variables))
        self._place_new.forget()
        self.linksMade.emit(said.path or said.variables or said.notes)
        self.entry.replace("", 0)
        self._soon.stop()
        self.tell(done(said, self._session.map), self._after_saying())
        self._tell_last(self._last.told)

    def _refuse(self, why: str) -> None:
        """Say why not where one looks while one types, and to the status line."""
        self.tell("", why)
        self.refused.emit(why)

    def _after_saying(self) -> str:
        """The line under the empty bar: a name made that is like another, or how to mend it."""
        twins = [f"“{twin.standing.name}”" for twin in self._last.twins]
        if twins:
            which = "that one" if len(twins) == 1 else "those"
            return f"Same as {' and '.join(twins)}? Ctrl+Enter uses {which}"
        return self._last.doubt or (TO_MEND if self._last.link is not None else "")

    def _connect(self) -> None:
        entry = self.entry
        self._soon.timeout.connect(self._tell_what_it_does)
        entry.textChanged.connect(self._read)
        entry.cursorPositionChanged.connect(self._caret_moved)
        entry.focusChanged.connect(self._focus_changed)
        entry.entered.connect(self.enter)
        entry.escaped.connect(self.escaped)
        entry.linesPasted.connect(self.linesPasted)
        entry.wentUp.connect(self.go_back)
        entry.wentDown.connect(self.go_on)
        entry.acceptWanted.connect(self.accept)
        entry.undoWanted.connect(self.take_back)
        entry.mended.connect(self.mend)
        entry.standingWanted.connect(self.use_standing)
        self.foot.chosen.connect(self.accept)

    # showing

    def _read(self) -> None:
        """Parse what is typed and show what it would do."""
        if self.text() == self._parsed:  # colouring the text is no change of it
            return
        self._parsed = self.text()
        self._sentence = parse(self._parsed, self._session.map)
        self._choice = 0
        if not self._sentence and not self._sentence.is_note:
            self._place_new.forget()
        self._offer()
        self._preview()
        if len(self._session.map.links) > MOST_AT_ONCE:
            self._soon.start()
        else:
            self._tell_what_it_does()

    def _tell_what_it_does(self) -> None:
        """Say what Enter will do, and the sentence as it will be read back."""
        self._soon.stop()
        session = self._session
        try:
            tried = try_out(session.document, session.map_id, self._sentence)
        except EditRefused as refusal:
            self.tell("", str(refusal))
            return
        does = _waiting(self._sentence) or outcome(tried.said, tried.after)
        told = read_back(self._sentence, tried.said, tried.after)
        self.tell(does, told or no_link_seen(self._sentence))

    def _preview(self) -> None:
        """Show on the map what Enter will make, while the keyboard is here.

        A lone name that may yet become one on the map is not put there: only that one is lit.
        """
        sentence = self._sentence if self.entry.hasFocus() else Sentence("")
        offered = None
        if self._completions:
            offered = variable_named(self._session.map, self._completions[self._choice].name)
            if offered is not None and not sentence.links:
                sentence = Sentence("")
        self.preview.emit(sentence, offered.id if offered is not None else None)

    def _caret_moved(self) -> None:
        """Offer names where the caret is now; where a key was typed, ``_read`` is on its way."""
        if self.text() == self._parsed:
            self._offer()

    def _offer(self) -> None:
        """Offer names for the one at the caret, while the keyboard is here."""
        caret = self.entry.textCursor().position()
        attention = Attention(self._recent, self._seen())
        offered = complete(self._sentence, caret, self._session.map, attention)
        if offered != self._completions:
            self._choice = 0
        self._completions = offered if self.entry.hasFocus() else ()
        in_use = self.entry.hasFocus() or bool(self.text())
        self.open_up(in_use, can_enter=bool(self._sentence) or self._sentence.is_note)
        if not self.text():
            self.show_examples(self._example.texts())
        self.colour(self._sentence.spans)
        self._show_chips()

    def _show_chips(self) -> None:
        """Names for the one being typed; else the names that new ones may be the same as."""
        if self._completions:
            names = [_same_as(c.name) if c.alike else c.name for c in self._completions]
            self.offer(names, self._choice, "Tab", self._completions[0].start)
            return
        twins = alike_in(self._sentence, self._session.map) if self.entry.hasFocus() else ()
        names = [_same_as(twin.standing.name) for twin in twins]
        self.offer(names, len(names) - 1, "Ctrl+Enter", twins[0].said.start if twins else 0)

    def _tell_last(self, told: str) -> None:
        if told != self.last_said:
            self.last_said = told
            self.show_last(told)
            self.saidBack.emit(told)

    # listening

    def _focus_changed(self) -> None:
        self._offer()
        self._preview()

    def _hear(self, event: Event) -> None:
        self._use([i for i in sorted(self._session.selection) if i in self._session.map.variables])
        self._example.hear(event)
        if self._is_saying:
            return
        if not self.text():
            self.show_examples(self._example.texts())
        if event.map_changed or event.change:
            self._tell_last(self._last.told if self._heeds(event) or self.last_said else "")
        if event.map_changed or event.change.touched(Variable) or (event.change and self.text()):
            self._parsed = None if self.text() else ""
            self._read()

    def _heeds(self, event: Event) -> bool:
        """Whether a step says something about links; one that was taken back says nothing."""
        is_newest = not self._session.history.undone
        return not event.map_changed and is_newest and self._last.heed(event.change)

    def _walk(self, step: int) -> None:
        if len(self._completions) > 1 and self._before.is_at_end:
            self._choice = max(0, min(self._choice + step, len(self._completions) - 1))
            self._show_chips()
            self._preview()
            return
        self.set_text(self._before.step(step))

    def _use(self, variables: list[RecordId]) -> None:
        if variables:
            self._recent = list(dict.fromkeys([*reversed(variables), *self._recent]))[:KEPT]


def _same_as(name: str) -> str:
    return f"same as “{name}”?"
