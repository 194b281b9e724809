"""A page of the run panel for maps that are run by their equations."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from loopmap.editing.proposals.proposing import to_propose
from loopmap.editing.what_if import WhatIf
from loopmap.simulation.equations.findings import Trouble
from loopmap.ui.as_written import as_written
from loopmap.ui.model_runs import ModelRun
from loopmap.ui.panels.equation_section import EQUATIONS, PROPOSE_REST
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.scrolled import Scrolled


class ModelPage(RunPage):
    """Follows the runs of the desk while it is seen; says what is missing where there is none.

    Subclasses put what they show into ``content`` and fill it in ``show_run``.
    """

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        assert desk.models is not None
        self.models = desk.models
        self.content = QWidget()
        self._missing = Missing(self.models.pageWanted.emit)
        self._stack = QStackedLayout(self)
        self._area = Scrolled(self.content)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._missing)
        self.models.changed.connect(self._follow)

    def show_run(self, found: ModelRun) -> None:
        """Show a run; it is there."""
        raise NotImplementedError

    def show_found(self, found: WhatIf | None) -> None:  # noqa: ARG002 - models have their own
        self._follow()

    def show_words(self, words: str) -> None:
        """Where a map has no equations nothing is asked for; nothing is to be said."""

    def _follow(self) -> None:
        found = self.models.found
        if found is None or not self.isVisible():
            return
        self._stack.setCurrentWidget(self._area if found.run is not None else self._missing)
        if found.run is not None:
            self.show_run(found)
        else:
            self._missing.show_why(found)


class Missing(QWidget):
    """Why a map cannot be run by its equations, and what would mend it."""

    def __init__(self, page_wanted: Callable[[str, str], None]) -> None:
        super().__init__()
        self._page_wanted, self._first = page_wanted, ""
        self._words = as_written(QLabel())
        self._words.setWordWrap(True)
        self._propose = plain_button("Propose the rest…", "First equations for all that have none")
        self._all = plain_button("All equations…", "Go through them one after another")
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=14)
        row.addWidget(self._propose)
        row.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._words)
        column.addWidget(buttons)
        column.addStretch(1)
        self._propose.clicked.connect(self._want_rest)
        self._all.clicked.connect(self._want_all)

    def show_why(self, found: ModelRun) -> None:
        """Say what stands in the way, and offer what mends it."""
        blocking = [each for each in found.reading.findings if each.blocks]
        more = [f.sentence for f in blocking if f.trouble is not Trouble.NO_EQUATION]
        sentences = list(dict.fromkeys([found.words, *more]))
        self._words.setText("\n".join(sentences[:_MOST]))
        self._first = blocking[0].variable if blocking else ""
        self._propose.setVisible(bool(to_propose(found.reading.causal_map)))

    def _want_rest(self) -> None:
        self._page_wanted(PROPOSE_REST, "")

    def _want_all(self) -> None:
        self._page_wanted(EQUATIONS, self._first)


_MOST = 4
