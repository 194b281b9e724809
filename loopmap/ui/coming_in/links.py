"""Links that hold a whole map, pasted or typed: looked over like a file, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout

from loopmap.formats.loopy.text import is_link
from loopmap.model.token import Token
from loopmap.ui.coming_in.importing import JOB, look_into, look_over
from loopmap.ui.errors import sentence
from loopmap.ui.opening import Arrival, arrive_link
from loopmap.ui.panels.looks import small, strong, text
from loopmap.ui.theme import BASE_PIXELS, mark

if TYPE_CHECKING:
    from loopmap.ui.main_window import MainWindow

_SIZE = QSize(560, 190)
_HOW = "The map is in the link itself: nothing is fetched from the internet."
_PROMPT = "https://ncase.me/loopy/v1.1/?data=…"


def look_at_link(window: MainWindow, link: str) -> None:
    """Read a link that was pasted, and show what it would bring."""
    _read(window, link, partial(_show, window), lambda fault: window.banner.warn(sentence(fault)))


def _read(
    window: MainWindow,
    link: str,
    show: Callable[[Arrival], None],
    refuse: Callable[[Exception], None],
) -> None:
    style = window.means.theme.canvas_style

    def work(token: Token) -> Arrival:
        return arrive_link(link, token, style)

    window.jobs.run(JOB, work, show, refuse)


def _show(window: MainWindow, arrival: Arrival) -> None:
    """Into the open document, where there is one; else it becomes the document."""
    if window.editor is None:
        look_over(arrival, window.files, window.means, window)
    else:
        look_into(window.editor, window.means, arrival)


class LinkDialog(QDialog):
    """Asks for a link; what it holds is shown before anything changes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.setWindowTitle("Import from a link")
        self.link, self.problem = QLineEdit(), text()
        self.buttons = QDialogButtonBox()
        self.look = self.buttons.addButton("Look at it", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        copied = QApplication.clipboard().text()
        if is_link(copied):
            self.link.setText(copied.strip())
            self.link.selectAll()
        self.link.textChanged.connect(self.problem.hide)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize()))

    def accept(self) -> None:
        """Read what is typed; the dialog stays, and says why, where that is no map."""
        if not self.link.text().strip():
            self._refuse("Paste or type a link first.")
            return
        self.look.setEnabled(False)
        _read(self._window, self.link.text(), self._show, self._cannot)

    def done(self, result: int) -> None:
        """Nothing that was typed is waited for any more."""
        self._window.jobs.cancel(JOB)
        super().done(result)

    def _show(self, arrival: Arrival) -> None:
        super().accept()
        _show(self._window, arrival)

    def _cannot(self, fault: Exception) -> None:
        self.look.setEnabled(True)
        self._refuse(sentence(fault))

    def _refuse(self, why: str) -> None:
        self.problem.setText(why)
        self.problem.show()
        self.link.setFocus()

    def _lay_out(self) -> None:
        mark(self.look, "primary")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        mark(self.problem, "error")
        self.problem.hide()
        self.link.setAccessibleName("Link to a LOOPY map")
        self.link.setAccessibleDescription(_HOW)
        self.link.setPlaceholderText(_PROMPT)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(strong("Link to a LOOPY map"))
        column.addWidget(self.link)
        column.addWidget(small(_HOW))
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.look.setDefault(True)
