"""The structure page: how the map hangs together, what is around the selection, where to look.

It asks while it is on show. What it says comes as rows; one pointed at is lit on the map,
one chosen is selected, drawn or opened.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from loopmap.analysis.structure.around import AroundOne, BetweenTwo
from loopmap.analysis.structure.measures import Measures
from loopmap.analysis.structure.overview import Overview
from loopmap.editing.edits.links import add_link
from loopmap.editing.session import Event, Session
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.asking_page import AskingPage
from loopmap.ui.panels.fields import ChipRow
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.structure_list import StructureList
from loopmap.ui.panels.structure_of_map import rows_of_map
from loopmap.ui.panels.structure_of_one import rows_of_one
from loopmap.ui.panels.structure_of_two import rows_of_two
from loopmap.ui.panels.structure_row import Choose, Draw, More, Open, Row, Swap, Unfolded, said
from loopmap.ui.panels.where_page import WherePage
from loopmap.ui.structure_about import About
from loopmap.ui.structure_search import StructureSearch
from loopmap.ui.theme import style_in_force

ABOUT = (
    (About.MAP, "Map", "Its parts, what holds back, what sits on every loop, links to try"),
    (About.SELECTION, "Selection", "What drives it and what it affects; paths between two"),
    (About.WHERE, "Where to look", "What is counted for each variable, in groups"),
)
NOTHING_CHOSEN = (
    "Select a variable to see what drives it and what it affects, or two to see every path"
    " from one to the other."
)
_UPDATING = "Updating …"


class StructurePanel(AskingPage):
    """What there is to say of the map's structure.

    ``litWanted`` carries links to light, each lot in its colour, and whether the rest of the
    map steps back, as it does for a row that is more than pointed at; ``offered`` a link to show
    as if it were drawn, or None.
    """

    litWanted = Signal(tuple, bool)
    offered = Signal(object)

    def __init__(self, session: Session, watch: LoopWatch, parent: QWidget | None = None) -> None:
        super().__init__("Structure", session, parent)
        self._asking = Asking(session, self)
        self._search = StructureSearch(session, watch, self)
        self._found: object = None
        self._about = About.MAP
        self._unfolded = Unfolded()
        self._heading = ""
        self._chips = ChipRow("What about", ABOUT)
        self._status = muted()
        self.list = StructureList("Structure of the map", style_in_force())
        self.where = WherePage(session, watch)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.begin(self._search)

    @property
    def about(self) -> About:
        """What the page is about."""
        return self._about

    @property
    def is_up_to_date(self) -> bool:
        """Whether what is said is about the map and the selection as they stand."""
        return self._search.is_up_to_date

    def close_session(self) -> None:
        super().close_session()
        self.where.close_session()

    def show_about(self, about: About, heading: str = "") -> None:
        """Be about something else, with the keyboard there; ``heading`` names a part of it."""
        self._turn(about)
        self._heading = heading
        page = self.where.table if about is About.WHERE else self.list
        page.setFocus()
        if self._search.is_up_to_date:
            self._bring()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.litWanted.emit((), False)
        self.offered.emit(None)

    # Rows are painted, so no style sheet reaches them.
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.list.set_style(style_in_force())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 10, 4, 0)
        column.setSpacing(6)
        self._chips.show_value(self._about)
        self._status.hide()
        for page in (self.list, self.where):
            self._pages.addWidget(page)
        for widget in (self._chips, self._status):
            widget.setContentsMargins(6, 0, 0, 0)
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._chips.chosen.connect(self._turn)
        self._search.found.connect(self._show)
        self._search.waiting.connect(self._wait)
        self._asking.refused.connect(self.refused)
        self.list.pointedAt.connect(self._point)
        self.list.acted.connect(self._act)
        self.list.drawn.connect(self._draw)
        self.list.escaped.connect(self.escaped)
        self.where.escaped.connect(self.escaped)
        self.where.wanted.connect(self.wanted)

    def _hear(self, event: Event) -> None:
        if event.selection_changed or event.map_changed:
            self._unfolded = replace(self._unfolded, offer=None)

    def _turn(self, about: About) -> None:
        self._about = about
        self._chips.show_value(about)
        self._pages.setCurrentWidget(self.where if about is About.WHERE else self.list)
        self._point(None)
        self._search.ask(about)

    def _wait(self) -> None:
        self._status.setText(_UPDATING)
        self._status.show()
        self.list.set_greyed(True)

    def _show(self, found: object) -> None:
        """What was found, in place of what was; the same row current where it is still said."""
        stay = type(found) is type(self._found) and self._subject(found) == self._subject(
            self._found
        )
        self._found = found
        self._status.hide()
        self.list.set_greyed(False)
        if isinstance(found, Measures):
            self.where.show_measures(found)
            return
        self._fill(stay=stay)
        self._bring()

    def _fill(self, *, stay: bool) -> None:
        self.list.show_rows(self._rows(), stay=stay)
        self._point(self.list.current if stay else None)

    def _rows(self) -> list[Row]:
        found, causal_map = self._found, self._session.map
        if isinstance(found, Overview):
            return rows_of_map(causal_map, found, self._unfolded)
        if isinstance(found, AroundOne):
            return rows_of_one(causal_map, found, self._unfolded)
        if isinstance(found, BetweenTwo):
            return rows_of_two(causal_map, found, self._unfolded)
        return [said(NOTHING_CHOSEN)]

    def _subject(self, found: object) -> object:
        if isinstance(found, AroundOne):
            return found.variable
        if isinstance(found, BetweenTwo):
            return (found.one, found.other)
        return self._session.map_id

    def _bring(self) -> None:
        if self._heading:
            self.list.bring(self._heading)
            self._heading = ""

    # one row

    def _point(self, row: Row | None) -> None:
        is_current = row is not None and row == self.list.current
        self.litWanted.emit(row.ways if row is not None else (), is_current)
        self.offered.emit(row.offer if row is not None else None)

    def _act(self, row: Row) -> None:
        if not self.is_up_to_date:
            return  # it may be about what is gone
        match row.act:
            case Choose(variables):
                self._session.select(frozenset(variables))
                self.wanted.emit(variables[0])
            case More(section):
                self._unfold(lists=self._unfolded.lists ^ {section})
            case Open(link):
                self._unfold(offer=None if link == self._unfolded.offer else link)
            case Draw():
                self._draw(row.act)
            case Swap():
                self._search.turn_round()
            case _:
                self._point(row)

    def _unfold(self, **opened: Any) -> None:
        self._unfolded = replace(self._unfolded, **opened)
        self._fill(stay=True)

    def _draw(self, wanted: Draw) -> None:
        session, link = self._session, wanted.link
        self.offered.emit(None)
        self._unfolded = replace(self._unfolded, offer=None)
        self._asking.do(
            "Add link",
            lambda: add_link(
                session.document,
                session.map_id,
                link.source,
                link.target,
                session.new_id,
                sign=wanted.sign,
            ),
        )
