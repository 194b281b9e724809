"""The inspector's page for one link."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from loopmap.analysis.telling import tell_link
from loopmap.editing.edits import links
from loopmap.editing.edits.tension import set_tension
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Status, Strength
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.evidence_list import EvidenceList
from loopmap.ui.panels.fields import ChipRow, LineField, TextField, column, plain_button
from loopmap.ui.panels.folded import Folded
from loopmap.ui.panels.inspector_page import InspectorPage, Labels, in_loops
from loopmap.ui.panels.link_in_run import LinkInRun
from loopmap.ui.panels.looks import heading, muted, strong, text
from loopmap.ui.panels.origins_line import OriginsLine
from loopmap.ui.panels.tension_field import TensionField
from loopmap.ui.panels.variable_in_run import MEANING, TITLE

SIGNS = (
    (Sign.SAME, "+ Same way", "When the first goes up, so does the second"),
    (Sign.OPPOSITE, "\N{MINUS SIGN} Opposite", "When the first goes up, the second goes down"),
    (Sign.UNKNOWN, "? Not agreed", "Nobody knows yet, or the group does not agree"),
)
DELAYS = (
    (False, "At once", "As quickly as the rest of the map"),
    (True, "After a delay", "Takes noticeably longer than the rest of the map"),
)
STRENGTHS = (
    (Strength.WEAK, "Weak", "A little of the change arrives"),
    (Strength.MEDIUM, "Medium", "Some of the change arrives"),
    (Strength.STRONG, "Strong", "Most of the change arrives"),
)
STATUSES = (
    (Status.STATED, "Stated", "Somebody said or wrote this"),
    (Status.IMPLIED, "Implied", "It follows from what was said"),
    (Status.ASSUMED, "Assumed", "The group's guess so far"),
    (None, "Not said", "Nobody has said what this rests on"),
)

CONFIDENCES = (
    (0.25, "Doubtful", "Rather not, but it cannot be ruled out"),
    (0.5, "Half and half", "As likely as not"),
    (0.75, "Fairly sure", "More likely than not"),
    (1.0, "Sure", "Nobody in the group doubts it"),
    (None, "Not said", "Nobody has said how sure the group is"),
)


class LinkPage(InspectorPage):
    """Sign, delay, strength, status, confidence, reason and evidence of a link."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self._ends, self._origins = strong(""), OriginsLine()
        self._sign = ChipRow("Sign", SIGNS)
        self._delay = ChipRow("Delay", DELAYS)
        self._length = LineField("How long", "How long? e.g. a term")
        self._strength = ChipRow("Strength", STRENGTHS)
        self._status = ChipRow("What it rests on", STATUSES)
        self._confidence = ChipRow("How sure the group is", CONFIDENCES)
        self._reason = TextField("Reason", "Why do we think so?")
        self._rising, self._falling = text(), muted()
        self._run = Folded(TITLE, partial(LinkInRun, asking, self._here), MEANING)
        self.in_run = (self._run,)
        self._loops = muted()
        self._evidence = EvidenceList(asking)
        self._tension = TensionField()
        self._reverse = plain_button("Turn the link round", "Swap cause and effect")
        self._straight = plain_button("Let Loopmap bend it", "Forget the bend made by hand")
        self.column.addWidget(heading("Link"))
        self.column.addWidget(self._ends)
        self.column.addWidget(self._origins)
        self.section("Reads as", _together(self._rising, self._falling))
        self.section("Sign", self._sign)
        self.section("Delay", _together(self._delay, self._length))
        self.section("Strength", self._strength)
        self.section("What it rests on", self._status)
        self.section("How sure the group is", self._confidence)
        self.section("Reason", self._reason)
        self.column.addSpacing(7)
        self.column.addWidget(self.scenario_button(), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._run)
        self.section("In loops", self._loops)
        self.section("Evidence", self._evidence)
        self.section("Point of tension", self._tension)
        self.section("Shape", _together(self._reverse, self._straight))
        self.column.addStretch(1)
        self._sign.chosen.connect(self._set_sign)
        self._delay.chosen.connect(self._set_delay)
        self._length.committed.connect(self._set_length)
        self._strength.chosen.connect(self._set_strength)
        self._status.chosen.connect(self._set_status)
        self._confidence.chosen.connect(self._set_confidence)
        self._reason.committed.connect(self._set_reason)
        self._reverse.clicked.connect(self._turn_round)
        self._straight.clicked.connect(self._unbend)
        self._tension.said.connect(self._set_tension)

    def show_session(self, labels: Labels) -> None:
        link = self.selected(Link)
        if link is None:
            return
        self._showing = link.id
        names = self.map.variables
        self._ends.setText(f"{names[link.source].name} → {names[link.target].name}")
        self._origins.show_origins(link.origins)
        self._read(link)
        self._sign.show_value(link.sign)
        self._delay.show_value(link.delayed)
        self._length.show_text(link.delay_length)
        self._length.setVisible(link.delayed)
        self._strength.show_value(link.strength)
        self._status.show_value(link.status)
        self._confidence.show_value(link.confidence)
        self._reason.show_text(link.reason)
        self._run.fill(lambda run: run.show_links([link]))
        self._loops.setText(in_loops(labels.get(link.id, ())))
        self._evidence.show_evidence(link.id, link.evidence)
        self._tension.show_reason(link.tension)
        may = links.may_reverse(self.session.document, self.session.map_id, link.id)
        self._reverse.setEnabled(bool(may))
        self._reverse.setToolTip(may.why or "Swap cause and effect")
        self._straight.setEnabled(link.bulge is not None)

    def _read(self, link: Link) -> None:
        """The claim in both readings; one that is not agreed has only one."""
        self._rising.setText(tell_link(self.map, link))
        self._falling.setVisible(link.sign is not Sign.UNKNOWN)
        self._falling.setText(tell_link(self.map, link, rising=False))

    def _here(self) -> tuple[RecordId, ...]:
        return (self._showing,)

    def _set_sign(self, sign: Sign) -> None:
        self.do("Set sign", lambda d, m: links.set_sign(d, m, self._here(), sign))

    def _set_delay(self, delayed: bool) -> None:
        self.do("Set delay", lambda d, m: links.set_delay(d, m, self._here(), delayed))

    def _set_length(self, words: str) -> None:
        self.do("Set delay", lambda d, m: links.set_delay(d, m, self._here(), True, words))

    def _set_strength(self, strength: Strength) -> None:
        self.do("Set strength", lambda d, m: links.set_strength(d, m, self._here(), strength))

    def _set_status(self, status: Status | None) -> None:
        self.do("Set status", lambda d, m: links.set_status(d, m, self._here(), status))

    def _set_confidence(self, share: float | None) -> None:
        self.do("Say how sure", lambda d, m: links.set_confidence(d, m, self._here(), share))

    def _set_reason(self, reason: str) -> None:
        self.do("Give a reason", lambda d, m: links.set_reason(d, m, self._showing, reason))

    def _set_tension(self, reason: str | None) -> None:
        self.do("Point of tension", lambda d, m: set_tension(d, m, self._here(), reason))

    def _turn_round(self) -> None:
        self.do("Turn round", lambda d, m: links.reverse_link(d, m, self._showing))

    def _unbend(self) -> None:
        self.do("Bend", lambda d, m: links.set_bulge(d, m, self._here(), None))


def _together(*widgets: QWidget) -> QWidget:
    box = QWidget()
    layout = column(box)
    for widget in widgets:
        layout.addWidget(widget)
    return box
