"""What the export dialog says before a figure is written, and what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from loopmap.ui.errors import sentence
from loopmap.ui.figure_warnings import told_before
from loopmap.ui.figures import Export
from loopmap.ui.jobs import Jobs
from loopmap.ui.theme import mark

_JOB = "size of text"
_LOOKING = "Looking whether its text can be read …"
_SOON = 300
"""Milliseconds after which what was said of another figure gives way."""


class BeforeWriting(QWidget):
    """Looks beside the window whether text could be read, and grows with what it has to say.

    ``loops_wanted`` tells that pages of loops were asked for there.
    """

    loops_wanted = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._late = QTimer(self, singleShot=True, interval=_SOON)
        self._late.timeout.connect(self._say_looking)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.told, "warning")
        self.add_loops = QPushButton("Add the loops, one by one")
        mark(self.add_loops, "link")
        self.add_loops.clicked.connect(self.loops_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(self.add_loops, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def look(self, wanted: Export | None, *, may_add_loops: bool) -> None:
        """See how large the text of such a figure would be; None for no figure."""
        self._jobs.cancel(_JOB)
        self.add_loops.setVisible(may_add_loops)
        if wanted is None:
            self.say("")
            return
        self._late.start()
        self._jobs.run(
            _JOB,
            lambda _token: told_before(wanted, wanted.path.suffix),
            self.say,
            lambda fault: self.say(sentence(fault)),
        )

    def stop(self) -> None:
        """No more is looked at or said."""
        self._late.stop()
        self._jobs.cancel(_JOB)

    def say(self, told: str) -> None:
        """Show it in the dialog, which gets as high as that takes and the screen allows."""
        self._late.stop()
        self.told.setText(told)
        self.told.setAccessibleName(told)
        self.setVisible(bool(told))
        keep_in_sight(self.window())

    def _say_looking(self) -> None:
        """What stands there is of a figure that is no longer asked for."""
        if self.told.text():
            self.told.setText(_LOOKING)
            self.told.setAccessibleName(_LOOKING)


def keep_in_sight(window: QWidget) -> None:
    """As large as what it holds asks for, its frame and buttons within the screen."""
    screen = window.screen().availableGeometry()
    frame = window.frameGeometry().size() - window.size()
    window.resize(window.sizeHint().expandedTo(window.size()).boundedTo(screen.size() - frame))
    around = window.frameGeometry()
    over = around.bottomRight() - screen.bottomRight()
    x, y = around.x() - max(0, over.x()), around.y() - max(0, over.y())
    window.move(max(x, screen.left()), max(y, screen.top()))
