"""An outline of the report, made beside the window while people choose."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from loopmap.editing.report.compose import compose
from loopmap.editing.report.outline import outline_of
from loopmap.model.token import Token
from loopmap.ui.errors import sentence
from loopmap.ui.jobs import Jobs
from loopmap.ui.panels.looks import heading
from loopmap.ui.reporting import Wanted

JOB = "outline of a report"
_PAUSE = 200
"""Milliseconds in which nobody chose anything before an outline is made."""

_MAKING = "Making the outline …"


class Preview(QWidget):
    """Headings with what stands under them, then what is left out and why."""

    def __init__(self, jobs: Jobs, wanted: Callable[[], Wanted]) -> None:
        """``wanted`` answers the report as it is chosen just now."""
        super().__init__()
        self._jobs, self._wanted = jobs, wanted
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Outline of the report")
        self.text.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading("What will be written"))
        column.addWidget(self.text, 1)

    def look(self) -> None:
        """Make the outline of what is wanted as soon as choosing rests."""
        self._pause.start()

    def stop(self) -> None:
        """No more is made or shown."""
        self._pause.stop()
        self._jobs.cancel(JOB)

    def _make(self) -> None:
        if not self.text.toPlainText():
            self.text.setPlainText(_MAKING)
        self._jobs.run(JOB, partial(_told, self._wanted()), self._show, self._fail)

    def _show(self, told: str) -> None:
        bar = self.text.verticalScrollBar()
        before = bar.value()
        self.text.setPlainText(told)
        bar.setValue(before)

    def _fail(self, fault: Exception) -> None:
        self._show(sentence(fault))


def _told(wanted: Wanted, token: Token) -> str:
    """The outline as lines: headings set in by their level, what is left out below."""
    report = compose(wanted.document, wanted.map_id, wanted.plan, wanted.loops, token)
    lines = [
        f"{'    ' * max(0, each.level - 1)}{each.text}{f' ({each.holds})' if each.holds else ''}"
        for each in outline_of(report)
    ]
    if report.missing:
        lines += ["", "Left out:", *(f"• {each}" for each in report.missing)]
    return "\n".join(lines)
