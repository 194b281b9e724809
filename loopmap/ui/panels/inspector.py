"""The inspector: what is selected, or the map when nothing is, ready to be changed.

A page per kind of selection. Pages show the session's records and ask for edits
through Asking; they hold no truth of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from loopmap.editing.session import Event, Session
from loopmap.model.records import Group, Link, Note, Variable
from loopmap.ui.canvas.stage import MOST_PROMPT
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.folded import Unfolding
from loopmap.ui.panels.inspector_group import GroupPage
from loopmap.ui.panels.inspector_link import LinkPage
from loopmap.ui.panels.inspector_many import ManyPage
from loopmap.ui.panels.inspector_map import MapPage
from loopmap.ui.panels.inspector_note import NotePage
from loopmap.ui.panels.inspector_page import Labels
from loopmap.ui.panels.inspector_variable import VariablePage
from loopmap.ui.turns import Turns

Page = MapPage | VariablePage | LinkPage | NotePage | GroupPage | ManyPage

PAGES: dict[str, Callable[[Asking], Page]] = {
    "map": MapPage,
    "variable": VariablePage,
    "link": LinkPage,
    "note": NotePage,
    "group": GroupPage,
    "many": ManyPage,
}


MANY = 300
"""Of more that is selected the page follows in a turn of its own."""

_AROUND = 180
"""Pixels above and below a field gone to that come into view with it."""
_UNFOLDED = 60
"""Milliseconds in which what has been unfolded finds its place."""


class InspectorPanel(QWidget):
    """Shows and edits the selection of a session.

    ``refused`` carries the sentence of an edit that is not allowed, ``wanted`` a record
    that was clicked in a list and should be selected and brought into view. ``in_run``
    keeps open or folded what a page says of runs. ``trying`` carries links as they would be
    while a hand moves a slider, ``doing`` the key of what a scenario is to do.
    """

    refused = Signal(str)
    wanted = Signal(str)
    doing = Signal(str)
    pageWanted = Signal(str, str)
    trying = Signal(object)

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, turns: Turns | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Inspector")
        self._turn = turns.own(self.refresh) if turns else None
        self._session = session
        self._asking = Asking(session, self)
        self._asking.refused.connect(self.refused)
        self._asking.pageWanted.connect(self.pageWanted)
        self._asking.trying.connect(self.trying)
        self.in_run = Unfolding(self)
        self._labels: Labels = {}
        self._pages: dict[str, Page] = {}
        self._scrolls: dict[str, QScrollArea] = {}
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stop = session.listen(self._hear)
        self.refresh()

    def set_loops(self, labels: Labels) -> None:
        """Which loops, by label, run through which variable or link."""
        self._labels = labels
        self.refresh()

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()

    def begin_naming(self) -> None:
        """Put the keyboard into the first field of the page on show."""
        self._come_up_to_date()
        self._page().begin_naming()

    def begin_equation(self) -> None:
        """Put the keyboard into the equation of the variable on show, if one is."""
        self._come_up_to_date()
        page = self._page()
        if isinstance(page, VariablePage):
            page.begin_equation()
            self._show_focus(page)

    def begin_times(self) -> None:
        """Put the keyboard where it is said when the map is run."""
        self._come_up_to_date()
        page = self._page()
        if isinstance(page, MapPage):
            page.times.begin()
            self._show_focus(page, page.times)

    def _show_focus(self, page: QWidget, section: QWidget | None = None) -> None:
        """Bring the field with the keyboard into view, once it has found its place.

        All of its ``section`` as well, if it has one that the window is high enough for.
        """
        field, scroll = page.focusWidget(), self._scrolls[self._page_name()]
        if field is not None:
            show = partial(_bring, scroll, field, section)
            QTimer.singleShot(_UNFOLDED, scroll, show)

    def refresh(self) -> None:
        """Show the session as it stands."""
        page = self._page()
        self._stack.setCurrentWidget(self._scrolls[self._page_name()])
        page.show_session(self._labels)

    def _hear(self, event: Event) -> None:
        if not (event.change or event.selection_changed or event.map_changed):
            return
        is_long = len(self._session.selection) > MANY or self._page_name() not in self._pages
        is_long |= event.map_changed or len(self._session.map.links) > MOST_PROMPT
        if self._turn is not None and is_long:
            # It is made, or looks through many, once what was done is seen; or that took long.
            self._turn.ask()
        else:
            self.refresh()

    def _come_up_to_date(self) -> None:
        """Nobody types into what is about something else."""
        if self._turn is not None:
            self._turn.now()

    def _page(self) -> Page:
        """The page for what is selected, made when it is first needed."""
        name = self._page_name()
        if name not in self._pages:
            page = self._pages[name] = PAGES[name](self._asking)
            page.wanted.connect(self.wanted)
            page.doing.connect(self.doing)
            for part in page.in_run:
                self.in_run.join(part)
            self._scrolls[name] = _scrolling(page)
            self._stack.addWidget(self._scrolls[name])
        return self._pages[name]

    def _page_name(self) -> str:
        chosen = self._session.selection
        if len(chosen) != 1:
            return "many" if chosen else "map"
        record = self._session.map.get(next(iter(chosen)))
        kinds = {Variable: "variable", Link: "link", Note: "note", Group: "group"}
        return kinds.get(type(record), "map")


def _scrolling(page: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setObjectName("scrolled")
    scroll.setWidget(page)
    return scroll


def _bring(scroll: QScrollArea, field: QWidget, section: QWidget | None) -> None:
    if section is None:
        scroll.ensureWidgetVisible(field, 50, _AROUND)
        return
    scroll.ensureWidgetVisible(section, 0, 0)
    scroll.ensureWidgetVisible(field, 50, 0)
