"""The page of what a report tells: which maps, loops and runs, for whom, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from loopmap.analysis.loops import LoopKey
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.report_choice import LoopsTold, Reach, ReportChoice
from loopmap.ui.as_written import as_written
from loopmap.ui.means import Means
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.looks import small
from loopmap.ui.report.tick_list import TickList

_MAPS = (
    (Reach.THIS, "This map alone"),
    (Reach.FUTURE, "This map, and what differs from its pair"),
    (Reach.ALL, "All maps of the document"),
)
_LOOPS = (
    (LoopsTold.KEY, "Key loops: named ones, then the shortest"),
    (LoopsTold.LIT, "The loops that are lit now"),
    (LoopsTold.CHOSEN, "Loops I choose"),
)
_WHOLE_MAP = "The whole map"
_ROOM = "Also what is for the room"
_ROOM_HINT = (
    "Reasons, stories of loops, evidence and notes for the room, and the parking list. What is"
    " private is never in a report."
)
_NO_HOUSE = "No template chosen yet"


class ToldPage(QWidget):
    """``changed`` tells of anything that is chosen otherwise."""

    changed = Signal()

    def __init__(
        self, means: Means, causal_map: CausalMap, loops: Callable[[], list[tuple[LoopKey, str]]]
    ) -> None:
        """``loops`` tells by their links, and what they are called, those found so far."""
        super().__init__()
        self._means, self._loops = means, loops
        self._runs, self._views = in_order(causal_map.runs), in_order(causal_map.views)
        self._before: tuple[LoopKey, ...] = ()
        self.maps, self.loops = ChoiceBox("Maps"), ChoiceBox("Loops")
        self.figure, self.views = ChoiceBox("Figure of the map"), TickList("Views as more figures")
        self.chosen, self.runs = TickList("Loops to tell"), TickList("Kept runs to tell")
        self.page_each = QCheckBox("Every loop on a page of its own")
        self.room = QCheckBox(_ROOM)
        self.house = QCheckBox("In the looks of our own Word template")
        self.find_house = plain_button("Choose…", "Choose a Word template (.docx)")
        self.house_name = as_written(QLabel())
        self._lay_out()
        self._follow()
        self._name_house()

    def show_choice(self, choice: ReportChoice) -> None:
        """What was chosen before, as far as it is still there."""
        self.maps.setCurrentIndex(self.maps.findData(choice.maps))
        self.loops.setCurrentIndex(self.loops.findData(choice.loops))
        self._before = choice.chosen
        without = choice.without_runs
        self.runs.show_rows((run.id, run.name, run.id not in without) for run in self._runs)
        self.figure.setCurrentIndex(max(0, self.figure.findData(choice.figure or "")))
        self.views.show_rows((each.id, each.name, each.id in choice.views) for each in self._views)
        self.room.setChecked(choice.room)
        self.page_each.setChecked(choice.page_each)
        self.house.setChecked(choice.house and self.house.isEnabled())
        self._loops_chosen()

    def offer(self, *, one_loop: bool, word: bool) -> None:
        """What can be chosen of this template and this kind of file."""
        self.page_each.setEnabled(not one_loop)
        self.find_house.setEnabled(word)
        self._name_house(word=word)

    def maps_told(self) -> Reach:
        return Reach(self.maps.currentData())

    def loops_told(self) -> LoopsTold:
        return LoopsTold(self.loops.currentData())

    def loops_chosen(self) -> tuple[LoopKey, ...]:
        """Those ticked; where they were never offered, those chosen before."""
        if not self.chosen.count():
            return self._before
        return tuple(key for key in self.chosen.ticked() if isinstance(key, tuple))

    def runs_left_out(self) -> tuple[RecordId, ...]:
        return tuple(RecordId(str(key)) for key, ticked in self.runs.rows() if not ticked)

    def figure_view(self) -> RecordId | None:
        """The view drawn in place of the whole map; None for the whole map."""
        return RecordId(str(self.figure.currentData())) if self.figure.currentData() else None

    def more_views(self) -> tuple[RecordId, ...]:
        return tuple(RecordId(str(key)) for key in self.views.ticked())

    def choose_house(self) -> None:
        """Ask for a Word template; which one is remembered on this computer, not in the map."""
        path = self._means.dialogs.to_house_style()
        if path is not None:
            self._means.settings.change(house_style=str(path))
            self._name_house()
            self.house.setChecked(True)
            self.changed.emit()

    def _name_house(self, *, word: bool = True) -> None:
        kept = self._means.settings.current.house_style
        self.house.setEnabled(bool(kept) and word)
        if not kept:
            self.house.setChecked(False)
        self.house_name.setText(Path(kept).name if kept else _NO_HOUSE)

    def _lay_out(self) -> None:
        for box, choices in ((self.maps, _MAPS), (self.loops, _LOOPS)):
            for value, words in choices:
                box.addItem(words, value)
        self.figure.addItem(_WHOLE_MAP, "")
        for view in self._views:
            self.figure.addItem(view.name, view.id)
        house = QHBoxLayout()
        house.addWidget(self.house_name, 1)
        house.addWidget(self.find_house)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow("Maps", self.maps)
        if self._views:
            form.addRow("Figure", self.figure)
            form.addRow("More figures", self.views)
        form.addRow("Loops", self.loops)
        form.addRow("", self.chosen)
        form.addRow("", self.page_each)
        if self._runs:
            form.addRow("Kept runs", self.runs)
        form.addRow("For", self.room)
        form.addRow("", small(_ROOM_HINT))
        form.addRow("Looks", self.house)
        form.addRow("", house)
        self._form = form

    def _follow(self) -> None:
        self.loops.currentIndexChanged.connect(self._loops_chosen)
        for box in (self.maps, self.figure, self.loops):
            box.currentIndexChanged.connect(self._tell)
        for tick in (self.page_each, self.room, self.house):
            tick.toggled.connect(self._tell)
        for listed in (self.views, self.chosen, self.runs):
            listed.changed.connect(self.changed)
        self.find_house.clicked.connect(self.choose_house)

    def _loops_chosen(self, _: int = 0) -> None:
        """Offer the loops by name, as soon as they are known and asked for."""
        is_asked = self.loops_told() is LoopsTold.CHOSEN
        if is_asked and not self.chosen.count():
            self.chosen.show_rows((key, words, key in self._before) for key, words in self._loops())
        self._form.setRowVisible(self.chosen, is_asked)

    def _tell(self, _: object = None) -> None:
        self.changed.emit()
