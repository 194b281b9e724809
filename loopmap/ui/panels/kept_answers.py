"""What a kept run answered, line by line, and under each what is answered now."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from loopmap.diagram.style import Style
from loopmap.editing.kept_words import class_of, tell_kept_answer, tell_now
from loopmap.model.records import KeptAnswer, KeptRun
from loopmap.simulation import ScenarioResult
from loopmap.simulation.equations.runs import MapRun
from loopmap.simulation.words import tell_class
from loopmap.ui.panels.class_badge import ClassBadge
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.looks import small, strong, text


def answer_row(
    run: KeptRun, answer: KeptAnswer, now: ScenarioResult | None, style: Style
) -> QWidget:
    """One answer of a run by links, how sure it was, and what is answered now."""
    whole, words = QWidget(), column(spacing=0)
    said: list[QLabel] = [strong(tell_kept_answer(answer, run.runaway))]
    said += [] if now is None else [text(tell_now(answer, now))]
    for label in said:
        words.addWidget(label)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addLayout(words, 1)
    certainty = class_of(answer)
    if certainty is None:
        row.addWidget(small(answer.certainty))
    else:
        badge = ClassBadge(certainty, style)
        badge.show_class(certainty, tell_class(certainty, run.runaway))
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
    return whole


def stopped_lines(run: KeptRun, now: MapRun | None) -> Iterator[QLabel]:
    """Why a run by equations had to stop, and why it has to now."""
    for stopped in (run.stopped, "" if now is None or now.stopped == run.stopped else now.stopped):
        if stopped:
            yield text(stopped)
