"""The pages of the run panel: a row of buttons, and a stack in which each page is made when shown.

Who brings a page writes a `RunPage` in a module of its own and adds it to ``PAGES`` (maps)
or ``PAGES_WITH_EQUATIONS``.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.editing.what_if import WhatIf
from loopmap.formats.chart_file import ShownChart
from loopmap.ui.page_tabs import PageTabs
from loopmap.ui.panels.answer_page import AnswerPage
from loopmap.ui.panels.compare_page import ComparePage
from loopmap.ui.panels.curves_page import CurvesPage
from loopmap.ui.panels.decides_page import DecidesPage
from loopmap.ui.panels.fields import empty
from loopmap.ui.panels.kept_model_page import KeptModelPage
from loopmap.ui.panels.kept_page import KeptPage
from loopmap.ui.panels.known_page import KnownPage
from loopmap.ui.panels.loops_page import LoopsPage
from loopmap.ui.panels.model_compare_page import ModelComparePage
from loopmap.ui.panels.model_loops_page import ModelLoopsPage
from loopmap.ui.panels.model_over_time_page import ModelOverTimePage
from loopmap.ui.panels.over_time_page import OverTimePage
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.spread_page import SpreadPage

PageKinds = tuple[type[RunPage], ...]

PAGES: PageKinds = (
    AnswerPage,
    DecidesPage,
    LoopsPage,
    ComparePage,
    OverTimePage,
    KnownPage,
    KeptPage,
)
"""What is shown of a run straight from a map, in the order of the buttons."""

PAGES_WITH_EQUATIONS: PageKinds = (
    CurvesPage,
    SpreadPage,
    ModelLoopsPage,
    ModelComparePage,
    ModelOverTimePage,
    KeptModelPage,
)
"""What is shown of a run of equations."""


class RunPages(QStackedWidget):
    """One page at a time. ``tabs`` is their row of buttons, to be put where there is room.

    Pages that are not on show are told nothing; what they missed they are told when they
    come. ``turned`` tells the title of the page that has come.
    """

    wanted = Signal(str)
    refused = Signal(str)
    turned = Signal(str)
    loopWanted = Signal(object)
    momentWanted = Signal(object)

    def __init__(self, desk: RunDesk, style: Style) -> None:
        super().__init__()
        self.tabs = QWidget()
        row = QVBoxLayout(self.tabs)
        row.setContentsMargins(0, 0, 0, 0)
        self._row = row
        self._desk, self._style = desk, style
        self._kinds: PageKinds = ()
        self._made: dict[type[RunPage], RunPage] = {}
        self._found: WhatIf | None = None
        self._words = ""
        self._lit: tuple[LoopKey, ...] = ()

    @property
    def page(self) -> RunPage | None:
        """The page on show."""
        page = self.currentWidget()
        return page if isinstance(page, RunPage) else None

    def offer(self, kinds: PageKinds) -> None:
        """Offer these pages; the one on show stays, or the one of its title comes for it."""
        if kinds == self._kinds or not kinds:
            return
        titles = [kind.title for kind in kinds]
        kept = titles.index(self.page.title) if self.page and self.page.title in titles else 0
        self._kinds = kinds
        empty(self._row)
        tabs = PageTabs()
        for kind in kinds:
            tabs.add(kind.title)
        tabs.chosen.connect(self._turn_to)
        self._row.addWidget(tabs)
        self._tabs = tabs
        tabs.choose(kept)
        self._turn_to(kept)

    def choose(self, title: str) -> None:
        """Turn to the page of that title; other titles are ignored."""
        titles = [kind.title for kind in self._kinds]
        if title in titles:
            self._tabs.choose(titles.index(title))

    def in_one_line(self) -> int:
        """The width of the row of buttons where it does not wrap."""
        return self._tabs.in_one_line() if self._kinds else 0

    def show_found(self, found: WhatIf | None, words: str = "") -> None:
        """Show an answer on the page on show, or why there is none."""
        self._found, self._words = found, words
        self._tell()

    def hand_out(self) -> ShownChart | None:
        """What of the page on show can leave the window."""
        return None if self.page is None else self.page.hand_out()

    def keep(self) -> None:
        """Keep the answer on show; the page of kept runs comes and shows it."""
        self.choose(KeptPage.title)
        if isinstance(self.page, KeptPage):
            self.page.keep()

    def show_trial(self, found: WhatIf) -> None:
        """Let the page on show show a coarse answer while a hand moves."""
        if self.page is not None:
            self.page.show_trial(found)

    def show_lit(self, keys: tuple[LoopKey, ...]) -> None:
        """Show on the page on show which loops are lit on the map."""
        self._lit = keys
        if self.page is not None:
            self.page.show_lit(keys)

    def show_moment(self, time: float) -> None:
        """Show a moment of the run on the page on show, told in its own time."""
        if self.page is not None:
            self.page.show_moment(time)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        for page in self._made.values():
            page.set_style(style)

    def close_session(self) -> None:
        """Let every page stop listening and working."""
        for page in self._made.values():
            page.close_session()

    def _turn_to(self, place: int) -> None:
        kind = self._kinds[place]
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        page, before = self._made[kind], self.page
        if page is not before:
            if before is not None and before.title == page.title:
                page.go_on_from(before)
            self.setCurrentWidget(page)
        self._tell()
        self.turned.emit(kind.title)

    def _make(self, kind: type[RunPage]) -> RunPage:
        page = kind(self._desk)
        page.set_style(self._style)
        page.wanted.connect(self.wanted)
        page.refused.connect(self.refused)
        page.loopWanted.connect(self.loopWanted)
        page.momentWanted.connect(self.momentWanted)
        self.addWidget(page)
        return page

    def _tell(self) -> None:
        if self.page is not None:
            self.page.show_found(self._found)
            self.page.show_lit(self._lit)
            if self._found is None:
                self.page.show_words(self._words)
