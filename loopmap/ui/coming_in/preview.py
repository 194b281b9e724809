"""What a file brings, looked at before anything changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from loopmap.analysis.contents import contents, maps_told
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId
from loopmap.model.token import Token
from loopmap.ui.coming_in.guess_rows import GuessRows
from loopmap.ui.coming_in.map_view import SHARPER, SIZE, MapView
from loopmap.ui.coming_in.said import GUESSED, LEFT_OUT, ODD, SaidPage, said_of
from loopmap.ui.coming_in.where_to import WhereTo
from loopmap.ui.errors import sentence
from loopmap.ui.map_image import map_image
from loopmap.ui.means import Means
from loopmap.ui.opening import Arrival, arrive_again
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.looks import heading, muted, strong, text
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.panels.tab_order import tab_on
from loopmap.ui.theme import BASE_PIXELS, mark

AGAIN, DRAWING = "read again", "draw what comes in"
_LISTED = 8
"""So many sentences under a heading are seen at once; the rest are told when they are asked for."""

_PLAIN = "Nothing had to be guessed, and nothing is left out."
_SIZE = QSize(980, 580)
_SHARE_OF_SCREEN = 0.92


class Preview(QDialog):
    """``broughtIn`` tells the file as it was read last, once people want it.

    Another answer to a guess has it read again in the background; until then it cannot be
    brought in. ``where`` asks where in the open document it goes.
    """

    broughtIn = Signal(object)

    def __init__(
        self, arrival: Arrival, means: Means, parent: QWidget, where: WhereTo | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(f"Import {arrival.path.name}" if where else f"Open {arrival.path.name}")
        self._arrival, self._means, self.where = arrival, means, where
        self.told: dict[str, str] = {}
        self.picture, self.guesses = MapView(), GuessRows()
        self.maps = ChoiceBox("Map in the picture", "which of its maps is drawn here")
        self.held, self.problem, self.all = text(), text(), QPushButton("Show all of it")
        self._lists: dict[str, tuple[QLabel, QLabel]] = {}
        self.buttons = QDialogButtonBox()
        self.bring = self.buttons.addButton("Bring in", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._connect()
        self._show()
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def answer(self, key: str, value: str) -> None:
        """Take another answer to a guess and read the file again."""
        self.told[key] = value
        self.bring.setEnabled(False)
        style, told = self._means.theme.canvas_style, dict(self.told)

        def work(token: Token) -> Arrival:
            return arrive_again(self._arrival, told, style, token)

        self._means.jobs.run(AGAIN, work, self._take, self._refuse)

    def accept(self) -> None:
        """Hand on what was read; what takes it closes the dialog."""
        if self.bring.isEnabled():
            self.broughtIn.emit(self._arrival)

    def done(self, result: int) -> None:
        """Nothing that was asked of the file is waited for any more."""
        self._means.jobs.cancel(AGAIN)
        self._means.jobs.cancel(DRAWING)
        super().done(result)

    def say(self, problem: str) -> None:
        """Say why it cannot be brought in as it is; empty for nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _take(self, arrival: Arrival) -> None:
        self._arrival = arrival
        self.bring.setEnabled(True)
        self.say("")
        self._show()

    def _refuse(self, fault: Exception) -> None:
        self.say(sentence(fault))

    def _show(self) -> None:
        opened = self._arrival.opened
        self.guesses.show_guesses(opened.guesses)
        for title, sentences in (
            (GUESSED, opened.guesses),
            (LEFT_OUT, opened.left_out),
            (ODD, (*opened.warnings, *filter(None, (opened.read_only,)))),
        ):
            head, body = self._lists[title]
            head.setVisible(bool(sentences))
            body.setVisible(bool(sentences) and title != GUESSED)
            if title != GUESSED:
                body.setText(_listed([str(each) for each in sentences]))
        self.guesses.setVisible(bool(opened.guesses))
        self.all.setVisible(max(len(opened.left_out), len(opened.warnings)) > _LISTED + 1)
        self._list_maps()
        self._show_map()
        if self.where is not None:
            self.where.show_incoming(opened.document)
        self._lead_tab()

    def _lead_tab(self) -> None:
        """Tab goes as one reads: what was made anew comes before the buttons, not after them."""
        first: QWidget = self.maps if self.where is None else self.where.name
        ticks = [] if self.where is None else [box for box, _ in self.where.near.ticks]
        tab_on(first, [*ticks, *self.guesses.boxes.values(), self.all, self.bring, self.cancel])

    def _show_all(self) -> None:
        SaidPage(said_of(self._arrival.path.name, self._arrival.opened), self).open()

    def _list_maps(self) -> None:
        document, chosen = self._arrival.opened.document, self.maps.currentData()
        self.maps.blockSignals(True)
        self.maps.clear()
        for map_id in document.map_order:
            self.maps.addItem(document.maps[map_id].info.title, map_id)
        self.maps.setCurrentIndex(max(0, self.maps.findData(chosen)))
        self.maps.blockSignals(False)
        self.maps.setVisible(len(document.maps) > 1)

    def _show_map(self, _: int = 0) -> None:
        document = self._arrival.opened.document
        causal_map = document.maps[MapId(self.maps.currentData())]
        told = " ".join(contents(causal_map))
        self.held.setText(f"{maps_told(document)}\n{told}".strip())
        style, ratio = self._means.theme.canvas_style, self.devicePixelRatioF() * SHARPER

        def work(token: Token) -> QImage:
            return map_image(causal_map, style, SIZE, ratio, token)

        drawn = partial(self._drawn, causal_map, told)
        self._means.jobs.run(DRAWING, work, drawn, self._refuse)

    def _drawn(self, causal_map: CausalMap, told: str, image: QImage) -> None:
        self.picture.show_image(image, f"“{causal_map.info.title}”: {told}")

    def _connect(self) -> None:
        self.guesses.answered.connect(self.answer)
        if self.where is not None:
            self.where.near.offered.connect(self._lead_tab)
        self.all.clicked.connect(self._show_all)
        self.maps.currentIndexChanged.connect(self._show_map)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        mark(self.bring, "primary")
        mark(self.problem, "error")
        self.problem.hide()
        self.all.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(strong(f"What “{self._arrival.path.name}” brings"))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(self._left(), 5)
        middle.addWidget(Scrolled(self._right()), 6)
        column.addLayout(middle, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self.bring.setDefault(True)  # a button learns of its dialog by being in it

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.maps)
        left.addWidget(self.picture, 1)
        left.addWidget(self.held)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        if self.where is not None:
            column.addWidget(self.where)
            column.addSpacing(10)
        for title in (GUESSED, LEFT_OUT, ODD):
            head, body = heading(title), text()
            self._lists[title] = (head, body)
            column.addWidget(head)
            column.addWidget(self.guesses if title == GUESSED else body)
            column.addSpacing(6)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        opened = self._arrival.opened
        if not (opened.guesses or opened.left_out or opened.warnings):
            column.addWidget(muted(_PLAIN))
        column.addStretch(1)
        return right


def _listed(sentences: Sequence[str]) -> str:
    shown = sentences if len(sentences) <= _LISTED + 1 else sentences[:_LISTED]
    more = len(sentences) - len(shown)
    lines = [f"• {each}" for each in shown]
    return "\n".join((*lines, f"… and {more} more") if more else lines)
