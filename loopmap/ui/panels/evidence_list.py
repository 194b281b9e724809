"""The evidence behind a variable or a link: listed, added, levelled, taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from loopmap.editing.edits import evidence
from loopmap.model.change import Change
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Level
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import TextField, column, empty, plain_button
from loopmap.ui.panels.looks import muted
from loopmap.ui.theme import mark

LEVEL_WORDS = {Level.PRIVATE: "Private", Level.ROOM: "Room", Level.PUBLIC: "Public"}
NEXT_LEVEL = {Level.PRIVATE: Level.ROOM, Level.ROOM: Level.PUBLIC, Level.PUBLIC: Level.PRIVATE}


class EvidenceList(QWidget):
    """Pieces of evidence as cards, and a line to add another (private until said otherwise)."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.setAccessibleName("Evidence")
        self._asking = asking
        self._record: RecordId | None = None
        self._shown: list[Evidence] | None = None
        box = column(self, spacing=6)
        cards = QWidget()
        self._cards = column(cards, spacing=6)
        self._new = TextField("New evidence", "Add a quote, case or source …", lines=1)
        box.addWidget(cards)
        box.addWidget(self._new)
        self._new.committed.connect(self._add)

    def show_evidence(self, record: RecordId, ids: Sequence[RecordId]) -> None:
        """Show the evidence of a record; rebuilt only when it differs."""
        known = self._asking.session.document.evidence
        wanted = [known[piece] for piece in ids if piece in known]
        if record == self._record and wanted == self._shown:
            return
        if record != self._record:
            self._new.show_text("")
        self._record, self._shown = record, wanted
        empty(self._cards)
        for piece in wanted:
            self._cards.addWidget(self._card(piece))

    def _card(self, piece: Evidence) -> QFrame:
        card = QFrame()
        mark(card, "piece")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(8, 7, 8, 4)
        rows.setSpacing(2)
        for text in filter(None, (piece.text, piece.source)):
            rows.addWidget(muted(text))
        level = plain_button(LEVEL_WORDS[piece.level], "Who may see it; click for the next")
        level.setAccessibleName(f"Who may see it: {LEVEL_WORDS[piece.level]}")
        away = plain_button("Take away", "This no longer speaks for it")
        for button, slot in ((level, self._next_level), (away, self._detach)):
            button.setProperty("piece", piece.id)
            button.clicked.connect(slot)
        line = QHBoxLayout()
        line.addWidget(level)
        line.addStretch(1)
        line.addWidget(away)
        rows.addLayout(line)
        return card

    def _add(self, text: str) -> None:
        if not text.strip() or self._record is None:
            return
        self._new.show_text("")
        self._asking.do("Add evidence", lambda: self._added(text))

    def _added(self, text: str) -> Change:
        session = self._asking.session
        before = set(session.document.evidence)
        change = evidence.add_evidence(session.document, text, session.new_id)
        larger = session.document.apply(change)
        (new,) = set(larger.evidence) - before
        here = [self._record] if self._record is not None else []
        return change.then(evidence.attach_evidence(larger, session.map_id, here, new))

    def _next_level(self) -> None:
        piece = self._piece()
        level = NEXT_LEVEL[piece.level]
        document = self._asking.session.document
        self._asking.do(
            "Set who may see it",
            lambda: evidence.edit_evidence(document, piece.id, level=level),
        )

    def _detach(self) -> None:
        session, piece = self._asking.session, self._piece()
        here = [self._record] if self._record is not None else []
        self._asking.do(
            "Take evidence away",
            lambda: evidence.take_away_evidence(session.document, session.map_id, here, piece.id),
        )

    def _piece(self) -> Evidence:
        return self._asking.session.document.evidence[RecordId(self.sender().property("piece"))]
