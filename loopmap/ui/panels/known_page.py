"""What is known to have happened: said in words, with how many draws agree with all of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from loopmap.editing.edits.facts import add_fact, remove_fact
from loopmap.editing.scenario_words.known import Known, read_known, tell_known
from loopmap.editing.session import Event
from loopmap.editing.what_if import WhatIf
from loopmap.errors import LoopmapError
from loopmap.model.change import NOTHING, Change
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Fact, Link, MapInfo, Variable
from loopmap.model.token import Token
from loopmap.simulation import Question
from loopmap.simulation.classes import FEWEST_DRAWS
from loopmap.simulation.words import tell_kept
from loopmap.ui.as_written import as_written
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import LineField, column, empty
from loopmap.ui.panels.looks import heading, muted, small
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.said_line import ReadBack, SaidLine
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import mark
from loopmap.ui.what_if_runs import settings_for

JOB = "what is known"
WHY = (
    "What people have seen happen narrows the guesses: only draws in which the map would have"
    f" done the same count. Fewer than {FEWEST_DRAWS} of them say nothing, and then no answer is"
    " given."
)
NOTHING_KNOWN = "Nothing is said to be known yet, so all draws count."
ALL_AGREE = "All {draws:,} draws agree with what is known."


class KnownLine(SaidLine):
    """``said`` carries what is known: "when fines rose, strain rose"."""

    VERBS = ("when",)

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(
            "What is known to have happened",
            "When fines rose, strain rose …",
            "Two variables, and which way each went: when fines rose, trust fell",
            lambda: desk.session.selection,
        )

    def read_back(self, text: str, causal_map: CausalMap) -> ReadBack:
        found = read_known(text, causal_map)
        if not found.facts:
            return ReadBack(found.understood, told=found.understood.missing)
        told = " ".join(tell_known(fact, causal_map) for fact in found.facts)
        return ReadBack(found.understood, found.facts, told)


class FactRow(QWidget):
    """One fact as a sentence. ``turned``: it went the other way; ``explained``: how it is known."""

    turned = Signal()
    removed = Signal()
    explained = Signal(str)

    def __init__(self, sentence: str, text: str) -> None:
        super().__init__()
        words = as_written(QLabel(sentence))
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(words, 1)
        for title, meaning, told in (
            ("Turn", "It went the other way", self.turned),
            ("Remove", "It is not known after all", self.removed),
        ):
            button = QPushButton(title)
            button.setToolTip(meaning)
            button.setAccessibleName(f"{title}: {sentence}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            mark(button, "smallLink")
            button.clicked.connect(told)
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        how = LineField(f"How it is known: {sentence}", "How is it known?")
        how.show_text(text)
        how.committed.connect(self.explained)
        rows = column(self, spacing=2)
        rows.addLayout(top)
        rows.addWidget(how)


class KnownPage(RunPage):
    """The list, a line to say more, and how many draws remain."""

    title = "Known"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._asking = Asking(desk.session, self)
        self._asking.refused.connect(self.refused)
        self.line = KnownLine(desk)
        self.kept = muted()
        self._rows = column(spacing=8)
        self._shown: object = None
        self._counted: CausalMap | None = None
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(heading("What is known to have happened"))
        rows.addLayout(self._rows)
        rows.addWidget(self.line)
        rows.addWidget(self.kept)
        rows.addWidget(small(WHY))
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(inside))
        self.line.said.connect(self._add)
        self.line.refused.connect(self.refused)
        self._stop = desk.session.listen(self._hear)
        self._show()

    def show_found(self, found: WhatIf | None) -> None:  # noqa: ARG002 - what is known holds anyway
        self._show()

    def close_session(self) -> None:
        self._stop()
        self.desk.jobs.cancel(JOB)

    def _hear(self, event: Event) -> None:
        touched = event.change.touched(Fact, Variable, Link, MapInfo)
        if self.isVisible() and (touched or event.map_changed or event.replaced):
            self._show()

    def _show(self) -> None:
        causal_map = self.desk.session.map
        facts = in_order(causal_map.facts)
        told = [(fact, tell_known(fact, causal_map)) for fact in facts]
        if told != self._shown:
            self._shown = told
            self._make(told)
        self.line.map = causal_map
        self._count(causal_map)

    def _make(self, told: list[tuple[Fact, str]]) -> None:
        empty(self._rows)
        for fact, sentence in told:
            row = FactRow(sentence, fact.text)
            row.turned.connect(partial(self._turn, fact))
            row.removed.connect(partial(self._remove, fact))
            row.explained.connect(partial(self._explain, fact))
            self._rows.addWidget(row)

    def _count(self, causal_map: CausalMap) -> None:
        """Say how many draws agree, once they are counted; once for each state of the map."""
        if causal_map is self._counted:
            return
        self._counted = causal_map
        if not causal_map.facts:
            self.desk.jobs.cancel(JOB)
            self.kept.setText(NOTHING_KNOWN)
            return
        settings = settings_for(causal_map)

        def work(token: Token) -> tuple[tuple[int, ...], int]:
            return Question(causal_map, settings, token).kept(), settings.draws

        self.desk.jobs.run(JOB, work, self._tell_kept, self._tell_why_not)

    def _tell_kept(self, found: tuple[tuple[int, ...], int]) -> None:
        kept, draws = found
        words = tell_kept(kept, draws) or ALL_AGREE.format(draws=draws * len(kept))
        self.kept.setText(words)

    def _tell_why_not(self, error: Exception) -> None:
        if isinstance(error, LoopmapError):
            self.kept.setText(str(error))
        else:
            self.desk.jobs.failed.emit(error)

    def _add(self, facts: tuple[Known, ...], _: str) -> None:
        session = self.desk.session

        def add() -> Change:
            document, change = session.document, NOTHING
            for each in facts:
                more = add_fact(
                    document,
                    session.map_id,
                    each.cause,
                    each.effect,
                    session.new_id,
                    rose=each.rose,
                )
                document, change = document.apply(more), change.then(more)
            return change

        self._asking.do("Say what is known", add)

    def _turn(self, fact: Fact) -> None:
        self._say_again("Turn what is known", fact, rose=not fact.rose, text=fact.text)

    def _explain(self, fact: Fact, text: str) -> None:
        self._say_again("Say how it is known", fact, rose=fact.rose, text=text)

    def _say_again(self, label: str, fact: Fact, *, rose: bool, text: str) -> None:
        session = self.desk.session
        self._asking.do(
            label,
            lambda: add_fact(
                session.document,
                session.map_id,
                fact.cause,
                fact.effect,
                session.new_id,
                rose=rose,
                text=text,
            ),
        )

    def _remove(self, fact: Fact) -> None:
        session = self.desk.session
        self._asking.do(
            "Remove what is known",
            lambda: remove_fact(session.document, session.map_id, fact.id),
        )
