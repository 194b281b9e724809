"""Scenario S2: a workshop's sentences, and somebody who types them with keys alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.editing.sentence.complete import Attention
from loopmap.model.document import CausalMap
from loopmap.ui.main_window import MainWindow
from loopmap.ui.panels.sentence_bar import SentenceBar
from loopmap.ui.panels.sentence_entry import MENDING
from tests.support.painted import paint_now
from tests.support.patient_bot import PATIENCE
from tests.support.typist import Key, fewest_keys

QUESTION = "What keeps children out of school?"
SPAN = "The next three school years"
OUTCOME = "School attendance"
ELICITED = (
    "Fines issued to parents",
    "Family financial strain",
    "Difficulties at home",
    "Trust in school",
    "Bullying",
    "Pupil anxiety",
    "Exclusions",
    "Teacher stress",
    "Relationships with pupils",
    "Unmet need",
    "Waiting times for support",
)
"""Names from the round before, on the clipboard as lines of a spreadsheet's column."""


@dataclass(frozen=True)
class Spoken:
    """What somebody says, what is typed, and the links that have to stand then.

    In ``typed`` a name in braces is on the map and is completed. Expected links are
    "cause sign effect", "~" after the sign for a delay.
    """

    said: str
    typed: str
    expected: tuple[str, ...]


SENTENCES = (
    Spoken(
        "Fines put families under financial strain.",
        "{Fines issued to parents}+ {Family financial strain}",
        ("Fines issued to parents + Family financial strain",),
    ),
    Spoken(
        "Strain causes difficulties at home.",
        "{Family financial strain}leads to {Difficulties at home}",
        ("Family financial strain + Difficulties at home",),
    ),
    Spoken(
        "And those keep children at home.",
        "{Difficulties at home}- {School attendance}",
        ("Difficulties at home - School attendance",),
    ),
    Spoken(
        "Bullying makes pupils anxious.",
        "{Bullying}+ {Pupil anxiety}",
        ("Bullying + Pupil anxiety",),
    ),
    Spoken(
        "Anxious pupils stay away.",
        "{School attendance}falls because of {Pupil anxiety}",
        ("Pupil anxiety - School attendance",),
    ),
    Spoken(
        "Who is not there misses lessons.",
        "less {School attendance}> more gaps in learning",
        ("School attendance - Gaps in learning",),
    ),
    Spoken(
        "Gaps make them anxious again, and so they stay away.",
        "{Gaps in learning}+ {Pupil anxiety}- {School attendance}",
        ("Gaps in learning + Pupil anxiety", "Pupil anxiety - School attendance"),
    ),
    Spoken(
        "When attendance falls, fines go up.",
        "less {School attendance}leads to more {Fines issued to parents}",
        ("School attendance - Fines issued to parents",),
    ),
    Spoken(
        "Fines damage trust.",
        "{Fines issued to parents}- {Trust in school}",
        ("Fines issued to parents - Trust in school",),
    ),
    Spoken(
        "Where families trust the school, children come.",
        "{Trust in school}+ {School attendance}",
        ("Trust in school + School attendance",),
    ),
    Spoken("No, that takes its time.", "~", ("Trust in school +~ School attendance",)),
    Spoken(
        "Large classes stress teachers.",
        "large classes + {Teacher stress}",
        ("Large classes + Teacher stress",),
    ),
    Spoken(
        "Stress wears down relationships, and those keep exclusions down.",
        "{Teacher stress}- {Relationships with pupils}- {Exclusions}",
        ("Teacher stress - Relationships with pupils", "Relationships with pupils - Exclusions"),
    ),
    Spoken(
        "Do exclusions change behaviour? We are not sure.",
        "{Exclusions}? behaviour in class",
        ("Exclusions ? Behaviour in class",),
    ),
    Spoken(
        "Exclusions lead to exploitation, in the end.",
        "{Exclusions}+~ criminal exploitation",
        ("Exclusions +~ Criminal exploitation",),
    ),
    Spoken(
        "Need that is not met ends in exclusion.",
        "{Exclusions}are driven by {Unmet need}",
        ("Unmet need + Exclusions",),
    ),
    Spoken(
        "The longer the wait, the more need, the more anxiety.",
        "{Waiting times for support}+ {Unmet need}+ {Pupil anxiety}",
        ("Waiting times for support + Unmet need", "Unmet need + Pupil anxiety"),
    ),
    Spoken(
        "We think now that exclusions make behaviour worse.",
        "{Exclusions}- {Behaviour in class}",
        ("Exclusions - Behaviour in class",),
    ),
    Spoken(
        "Time with an adult they trust builds trust.",
        "time with a trusted adult builds {Trust in school}",
        ("Time with a trusted adult + Trust in school",),
    ),
    Spoken(
        "And exploitation keeps children away. The parents told us.",
        '{Criminal exploitation}- {School attendance}"the parents told us"',
        ("Criminal exploitation - School attendance",),
    ),
)
"""Twenty: five with a new word, three chains, two corrections, one not sure."""


@dataclass
class Took:
    """What one sentence took: keys, names chosen from those offered, seconds until painted."""

    keys: int = 0
    choices: int = 0
    painted: float = 0.0


@dataclass
class Facilitator:
    """Presses keys in a window and looks; there is no mouse. ``watch`` is called at every key."""

    window: MainWindow
    watch: Callable[[], None] = lambda: None
    took: Took = field(default_factory=Took)

    def press(self, key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget), "the keyboard is nowhere"
        QTest.keyClick(focused, key, held)
        QApplication.processEvents()
        self.took.keys += 1
        self.watch()

    def type(self, text: str) -> None:
        for letter in text:
            self.press(letter)

    def go_to(self, name: str) -> None:
        """Shift+Tab until the field whose name begins so has the keyboard."""
        for _ in range(60):
            if _focused_name().startswith(name):
                return
            self.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        raise AssertionError(f"no key leads to {name}")

    def prepare(self) -> None:
        """A new map with its focus question and time span, the names elicited, an outcome."""
        self._wait(self._has_keyboard)
        self.press(Qt.Key.Key_N, _CTRL)
        self._wait(self._is_ready)
        for name, text in (("Focus question", QUESTION), ("Time span", SPAN)):
            self.go_to(name)
            self.type(text)
        self.to_bar()
        self.type(OUTCOME.lower())
        self.press(Qt.Key.Key_Return)
        self.go_to("Role:")
        while _focused_name() != "Role: Outcome":
            self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Space)
        self.to_bar()
        self.press(Qt.Key.Key_Escape)
        QGuiApplication.clipboard().setText("\n".join(ELICITED))
        self.press(Qt.Key.Key_V, _CTRL)
        self._wait(lambda: len(self.map.variables) == 1 + len(ELICITED))

    def present(self) -> None:
        """The map alone on the screen, with the bar over it."""
        self.press(Qt.Key.Key_F5)
        self.to_bar()

    def to_bar(self) -> None:
        self.press(Qt.Key.Key_K, _CTRL)

    def say(self, spoken: Spoken) -> Took:
        """Type one sentence and Enter; what it took."""
        self.took = Took()
        for text, is_known in _pieces(spoken.typed):
            if not is_known:
                self.type(text)
                continue
            self.took.choices += 1
            for key in fewest_keys(self.bar.text(), text, self.map, self._attention()).keys:
                self.press(key)
        if spoken.typed not in MENDING:
            started = time.perf_counter()
            self.press(Qt.Key.Key_Return)
            assert self.window.editor is not None
            paint_now(self.window.editor.canvas)
            self.took.painted = time.perf_counter() - started
        return self.took

    def is_right(self, spoken: Spoken) -> bool:
        """Whether what was said stands on the map."""
        return set(spoken.expected) <= links_told(self.map)

    @property
    def map(self) -> CausalMap:
        assert self.window.session is not None
        return self.window.session.map

    @property
    def bar(self) -> SentenceBar:
        assert self.window.editor is not None
        assert self.window.editor.panels is not None
        return self.window.editor.panels.sentence

    def _attention(self) -> Attention:
        return Attention(self.bar._recent, self.bar._seen())

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.window() is self.window

    def _is_ready(self) -> bool:
        editor = self.window.editor
        return editor is not None and editor.panels is not None and self.bar.entry.hasFocus()

    def _wait(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE / 1000
        while not holds():
            assert time.monotonic() < until, "it never came"
            QApplication.processEvents()


def links_told(causal_map: CausalMap) -> set[str]:
    """Every link as "cause sign effect", "~" after the sign for a delay."""
    names = {record: variable.name for record, variable in causal_map.variables.items()}
    return {
        f"{names[k.source]} {k.sign.value}{'~' if k.delayed else ''} {names[k.target]}"
        for k in causal_map.links.values()
    }


_CTRL = Qt.KeyboardModifier.ControlModifier


def _focused_name() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.accessibleName()


def _pieces(typed: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a name in braces."""
    pieces = (piece for piece in re.split(r"(\{[^}]*\})", typed) if piece)
    return [(piece.strip("{}"), piece.startswith("{")) for piece in pieces]
