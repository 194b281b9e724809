"""The page “Changes”: what differs between today and the future, line by line, in words.

It asks while it is on show. A line that is chosen brings its place into view, on whichever
of the two maps it is; all of it can be copied as text or as a table.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from loopmap.analysis.difference import Differing
from loopmap.analysis.difference.lines import Part, Told
from loopmap.editing.session import Event, Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId
from loopmap.ui.changes_search import ChangesSearch, Pair
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.asking_page import AskingPage
from loopmap.ui.panels.changes_rows import rows_of_changes
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.owner_form import OwnerForm
from loopmap.ui.panels.steady_button import SteadyButton
from loopmap.ui.panels.structure_list import StructureList
from loopmap.ui.panels.structure_row import Go, More, Row, Unfolded
from loopmap.ui.theme import style_in_force

_UPDATING = "Updating …"

ACROSS = (
    ("Take this change over into “{}”", False, False),
    ("Take this change back on “{}”", True, False),
    ("Take all changes over into “{}”", False, True),
    ("Take all changes back on “{}”", True, True),
)
"""What can be brought across: its words, whether it goes back, and whether it is all of it."""

CHOOSE = "Choose change by change…"


class ChangesPanel(AskingPage):
    """``went`` carries a Place to show; ``answered`` tells that it is known what differs.

    The other two ask for all of it on the clipboard.
    """

    went = Signal(object)
    answered = Signal()
    compared = Signal()  # another map was chosen to compare with
    acrossWanted = Signal(bool, bool)  # back, all of it
    textWanted = Signal()
    tableWanted = Signal()
    whatIfWanted = Signal()
    owned = Signal(object)
    chooseWanted = Signal()

    def __init__(
        self, session: Session, watch: LoopWatch, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__("Changes", session, parent)
        self._search = ChangesSearch(session, watch, jobs, self)
        self.told: Told | None = None
        self._unfolded = Unfolded()
        self._with = ChoiceBox("Compared with", "the other map")
        self._status = muted()
        self.list = StructureList("What differs between the two maps", style_in_force())
        self._across, self._copy = SteadyButton("Bring across"), SteadyButton("Copy")
        self._what_if = SteadyButton("What if on both")
        self.owner = OwnerForm()
        self._lay_out()
        self._connect()
        self._fill_choice()
        self.begin(self._search)

    @property
    def is_up_to_date(self) -> bool:
        """Whether what is said is about the maps as they stand."""
        return self._search.is_up_to_date

    @property
    def current(self) -> Differing | None:
        """The difference that the list is at; None where it is at none, or at a loop."""
        row = self.list.current
        if row is None or self.told is None:
            return None
        return next((line.one for line in self.told.lines if line.told == row.text), None)

    @property
    def pair(self) -> Pair | None:
        """The two maps that are compared, or would be; None where there is one only."""
        return self._search.pair

    def chosen_beside(self) -> CausalMap | None:
        """The map that somebody chose to compare with; None where it is the one it belongs with."""
        return self._search.chosen

    def compare_with(self, partner: MapId) -> None:
        """Compare the map on show with that one from now on; the next one, where it is that."""
        self._search.compare_with(partner)
        if partner != self._session.map_id:
            self._fill_choice()
            self.compared.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.list.set_style(style_in_force())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 10, 4, 6)
        column.setSpacing(6)
        for widget in (self._with, self._status):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.owner)
        self._status.setContentsMargins(6, 0, 0, 0)
        foot = QWidget()
        row = FlowLayout(foot, spacing=6)
        self._across.setMenu(self._make_menu())
        self._across.setAccessibleDescription("Changes of this page taken over, or back")
        copies = QMenu(self)
        copies.addAction("As text").triggered.connect(self.textWanted)
        copies.addAction("As a table (CSV)").triggered.connect(self.tableWanted)
        self._copy.setMenu(copies)
        self._copy.setAccessibleDescription("All of this page on the clipboard")
        row.addWidget(self._across)
        row.addWidget(self._copy)
        row.addWidget(self._what_if)
        self._what_if.setAccessibleDescription("The same scenario on both maps, side by side")
        self._what_if.clicked.connect(self.whatIfWanted)
        column.addWidget(foot)
        self.setFocusProxy(self.list)

    def _make_menu(self) -> QMenu:
        """One change or all of them, either way; the titles are those of the two maps."""
        menu = QMenu(self)
        for words, *how in ACROSS:
            menu.addAction(words).setData(tuple(how))
        menu.triggered.connect(self._bring)
        menu.addSeparator()
        menu.addAction(CHOOSE).triggered.connect(self.chooseWanted)
        return menu

    def _connect(self) -> None:
        self._with.activated.connect(self._choose)
        self._search.found.connect(self._show)
        self._search.waiting.connect(self._wait)
        self.list.acted.connect(self._act)
        self.list.escaped.connect(self.escaped)
        self.list.pointedAt.connect(self._show_owner)
        self.owner.said.connect(self.owned)

    def _hear(self, event: Event) -> None:
        if event.map_changed or event.replaced or event.change:
            self._fill_choice()

    def _fill_choice(self) -> None:
        """The other maps by their titles, the one compared with chosen; none to choose of one."""
        document, here, pair = self._session.document, self._session.map_id, self._search.pair
        titles = {m: document.maps[m].info.title for m in document.map_order if m != here}
        with QSignalBlocker(self._with):
            self._with.clear()
            for map_id, title in titles.items():
                self._with.addItem(f"Compared with “{title}”", map_id)
            partner = None if pair is None else next(m.id for m in pair if m.id != here)
            self._with.setCurrentIndex(self._with.findData(partner))
        self._with.setVisible(len(titles) > 1)

    def _choose(self, place: int) -> None:
        self.compare_with(MapId(self._with.itemData(place)))

    def _wait(self) -> None:
        self._status.setText(_UPDATING)
        self.list.set_greyed(True)

    def _show(self, told: Told | None) -> None:
        stay = told is not None and self.told is not None and told.titles == self.told.titles
        self.told = told
        self._fill_choice()
        self.list.set_greyed(False)
        self._status.setText("" if told is None else f"{_from_to(told)}: {told.summary}")
        self._status.setVisible(told is not None)
        for button in (self._across, self._copy, self._what_if):
            button.setEnabled(told is not None)
        if told is not None:
            titles = {True: told.titles[1], False: told.titles[0]}
            acts = self._across.menu().actions()[: len(ACROSS)]
            for act, (words, back, _) in zip(acts, ACROSS, strict=True):
                act.setText(words.format(titles[back]).replace("&", "&&"))
        self._fill(stay=stay)
        if told is not None:
            self.answered.emit()

    def _fill(self, *, stay: bool) -> None:
        self.list.show_rows(rows_of_changes(self.told, self._unfolded), stay=stay)
        self._show_owner()

    def _show_owner(self, _: object = None) -> None:
        """Who takes on the change that the list is at, where it has to be made."""
        row, told = self.list.current, self.told
        lines = () if row is None or told is None else told.of(Part.TO_DO)
        task = next((line.task for line in lines if line.told == (row and row.text)), None)
        self.owner.show_task(task, may_edit=self._session.read_only is None)

    def _bring(self, act: QAction) -> None:
        if act.data() is None:
            return
        back, everything = act.data()
        self.acrossWanted.emit(back, everything)

    def _act(self, row: Row) -> None:
        match row.act:
            case More(section):
                lists = self._unfolded.lists ^ {section}
                self._unfolded = replace(self._unfolded, lists=lists)
                self._fill(stay=True)
            case Go(place):
                self.went.emit(place)


def _from_to(told: Told) -> str:
    return "From “{}” to “{}”".format(*told.titles)
