"""How the scenarios of a map are run, and what "draws" are, in a small page that opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from loopmap.editing.edits.running import choose_run
from loopmap.editing.session import Session
from loopmap.model.behaviour import (
    DRAWS_IN_MEMORY,
    DRAWS_RANGE,
    HORIZON_RANGE,
    MOST_SEED,
    USUAL_CHOICE,
    RunChoice,
)
from loopmap.simulation.draws import PRIORS
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import ChipRow, plain_button
from loopmap.ui.panels.looks import small, strong
from loopmap.ui.panels.number_field import NumberField
from loopmap.ui.panels.variable_in_run import titled
from loopmap.ui.theme import BASE_PIXELS, mark

WHAT_DRAWS_ARE = (
    "A map says which way things act, not how strongly or how late. Each draw is one guess at"
    " all of that. What holds in nearly every draw does not hang on the guess; what does not,"
    f" the map leaves open. Guesses are made in {len(PRIORS)} ways, so there are"
    f" {len(PRIORS)} times as many in all."
)
_DRAWS = (
    (0, "As usual", "1,000; fewer on a large map, so that an answer comes soon"),
    (1000, "1,000", "An answer within a second on most maps"),
    (5000, "5,000", "Shares that hardly change with another seed; takes longer"),
    (10000, "10,000", "For the last word here; the command line runs more"),
)
_AHEAD = (
    (20.0, "Short", "Half as far as usual"),
    (40.0, "Usual", "Long enough for most loops to settle"),
    (80.0, "Long", "Twice as far as usual"),
    (160.0, "Very long", "For long delays and very slow variables"),
)
_WIDE = 340


class RunSettingsPage(QFrame):
    """Each choice is one step to undo, kept with the map. Esc closes it."""

    def __init__(self, session: Session, refused: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._session = session
        self._asking = Asking(session, self)
        self._asking.refused.connect(refused)
        self.setAccessibleName("How scenarios are run")
        mark(self, "floating")
        self._draws = ChipRow("Draws", _DRAWS)
        self._number = NumberField("Number of draws", DRAWS_RANGE[0], DRAWS_IN_MEMORY, step=100)
        self._ahead = ChipRow("How far ahead", _AHEAD)
        self._horizon = NumberField("Length of a run", *HORIZON_RANGE, step=10)
        self._seed = NumberField("Seed", 0, MOST_SEED, step=1)
        self._usual = plain_button("All as usual", "Forget what was chosen here")
        self._lay_out()
        self._draws.chosen.connect(self._set_draws)
        self._number.typed.connect(self._set_draws)
        self._ahead.chosen.connect(self._set_horizon)
        self._horizon.typed.connect(self._set_horizon)
        self._seed.typed.connect(self._set_seed)
        self._usual.clicked.connect(self._forget)
        for field in (self._number, self._horizon, self._seed):
            field.refused.connect(refused)

    def _lay_out(self) -> None:
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(6)
        again = "The same seed makes the same guesses; another one shows how little hangs on it."
        ahead = "From now to later on the chart. 1 is the time in which a variable settles."
        for part in (
            strong("How scenarios are run"),
            small(WHAT_DRAWS_ARE),
            titled("Draws", self._draws, self._number),
            titled("How far ahead", self._ahead, self._horizon),
            small(ahead),
            titled("Seed", small(again), self._seed),
            self._usual,
        ):
            rows.addWidget(part)

    def open(self, at: QPoint) -> None:
        """Show the page with its lower right corner at a place of the screen."""
        self.refresh()
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        width = round(_WIDE * share)
        self.setFixedSize(width, self._rows.heightForWidth(width))
        room = self.screen().availableGeometry()
        left = min(max(at.x() - self.width(), room.left()), room.right() - self.width())
        self.move(left, max(at.y() - self.height(), room.top()))
        self.show()
        self._draws.setFocus()

    def refresh(self) -> None:
        """Show what the map says."""
        chosen = self._chosen()
        self._draws.show_value(chosen.draws)
        self._number.show_number(chosen.draws or None)
        self._ahead.show_value(chosen.horizon)
        self._horizon.show_number(chosen.horizon)
        self._seed.show_number(chosen.seed)
        self._usual.setEnabled(chosen != USUAL_CHOICE)

    def _chosen(self) -> RunChoice:
        return self._session.map.info.run or USUAL_CHOICE

    def _set_draws(self, draws: float) -> None:
        self._do("Choose draws", replace(self._chosen(), draws=round(draws)))

    def _set_horizon(self, horizon: float) -> None:
        self._do("Choose how far ahead", replace(self._chosen(), horizon=horizon))

    def _set_seed(self, seed: float) -> None:
        self._do("Choose a seed", replace(self._chosen(), seed=round(seed)))

    def _forget(self) -> None:
        self._do("Run as usual", USUAL_CHOICE)

    def _do(self, label: str, chosen: RunChoice) -> None:
        session, kept = self._session, None if chosen == USUAL_CHOICE else chosen
        self._asking.do(label, lambda: choose_run(session.document, session.map_id, kept))
        self.refresh()


class RunSettingsButton(QPushButton):
    """Opens the page just above itself."""

    def __init__(self, session: Session, refused: Callable[[str], None], parent: QWidget) -> None:
        super().__init__("How it is run …")
        self.setToolTip("Draws, seed and how far ahead, and what draws are")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self, "smallLink")
        self.page = RunSettingsPage(session, refused, parent)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show how scenarios are run."""
        self.page.open(self.mapToGlobal(self.rect().topRight()))
