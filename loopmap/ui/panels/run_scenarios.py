"""The scenarios of a map as chips: as it is, each scenario, and a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QComboBox, QMenu, QPushButton, QWidget

from loopmap.editing.interventions import Offer
from loopmap.model.ids import RecordId
from loopmap.model.records import Scenario
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.fields import empty
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.theme import mark

_BY_LETTERS = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon

NOTHING_SELECTED = "Select a variable, a link or two variables on the map first"


_NEW, _NEW_SHORT = "+ New scenario", "+ New"
_LETTERS = 13
"""Of the chosen scenario's name where there is little room."""


class ScenarioChips(QWidget):
    """``chosen`` carries a scenario's id, or None for as it is; ``wanted`` an Offer or None.

    Where there is little room a list that opens stands for the chips.
    """

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, offers: Callable[[], Sequence[Offer]]) -> None:
        super().__init__()
        self.setAccessibleName("Scenarios")
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._say)
        self._ids: list[RecordId | None] = []
        self._row = FlowLayout(self, spacing=6)
        self._shown: list[tuple[RecordId, str]] | None = None
        self._list = ChoiceBox("Scenario", parent=self)  # or it would be a window when shown
        self._list.setMinimumContentsLength(_LETTERS)
        self._list.setSizeAdjustPolicy(_BY_LETTERS)
        self._list.activated.connect(self._say)
        self._list.hide()
        self._is_brief = False
        self._new = OfferButton(_NEW, offers, also="Empty scenario")
        self._new.chosen.connect(self.wanted)

    def show_scenarios(self, scenarios: Sequence[Scenario], chosen: RecordId | None) -> None:
        """Show these as chips; made anew only when a name or the list has changed."""
        titles = [(scenario.id, scenario.name) for scenario in scenarios]
        if titles != self._shown:
            self._shown = titles
            self._make_chips(titles)
        place = self._ids.index(chosen) if chosen in self._ids else 0
        self._group.button(place).setChecked(True)
        self._list.setCurrentIndex(place)

    def be_brief(self, brief: bool) -> None:
        """Show a list that opens in place of the chips, or the chips again."""
        if brief != self._is_brief:
            self._is_brief = brief
            self.say_new_shortly(short=brief)
            self._show_either()

    def say_new_shortly(self, *, short: bool) -> None:
        """Offer a new scenario in one word besides the cross, or in two."""
        words = _NEW_SHORT if short or self._is_brief else _NEW
        if words != self._new.text():
            self._new.setText(words)
            self._row.invalidate()

    def in_one_line(self) -> int:
        """The width of all chips beside each other."""
        return self._row.width_of_one_line()

    def one_line_high(self) -> int:
        """The height of one line of chips."""
        return self._new.sizeHint().height()

    def offer_new(self) -> None:
        """Open the menu of a new scenario."""
        self._new.open()

    def _make_chips(self, titles: list[tuple[RecordId, str]]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        for kept in (self._new, self._list):
            self._row.removeWidget(kept)
        empty(self._row)
        self._ids = [None, *(scenario for scenario, _ in titles)]
        names = ["As it is", *(name for _, name in titles)]
        self._list.clear()
        self._list.addItems(names)
        self._row.addWidget(self._list)
        for place, name in enumerate(names):
            chip = _Chip(name.replace("&", "&&"))
            chip.setAccessibleName(f"Scenario: {name}")
            self._group.addButton(chip, place)
            self._row.addWidget(chip)
        self._row.addWidget(self._new)
        self._show_either()

    def _show_either(self) -> None:
        self._list.setVisible(self._is_brief)
        for chip in self._group.buttons():
            chip.setHidden(self._is_brief)
        self._row.invalidate()

    def _say(self, place: int) -> None:
        self.chosen.emit(self._ids[place])


class _Chip(QPushButton):
    """A chip as wide as its words are when it is chosen, which makes them bold."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self, "chip")

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(
            self.text()
        ) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(more + 2, 0)


class OfferButton(QPushButton):
    """A button whose menu is what can be done to the selection; ``chosen`` carries the Offer.

    ``also`` names a last entry without an offer, for which ``chosen`` carries None.
    """

    chosen = Signal(object)

    def __init__(self, text: str, offers: Callable[[], Sequence[Offer]], also: str = "") -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription("Opens a menu of what can be done to the selection")
        mark(self, "quiet")
        self._offers = offers
        self._also = also
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._say)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the menu under the button."""
        entries = self.fill()
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self._menu.setActiveAction(next(entry for entry in entries if entry.isEnabled()))

    def fill(self) -> list[QAction]:
        """Make the menu's entries for the selection as it is now."""
        self._menu.clear()
        found = self._offers()
        for offer in found:
            self._menu.addAction(offer.text.replace("&", "&&")).setData(offer)
        if not found:
            self._menu.addAction(NOTHING_SELECTED).setEnabled(False)
        if self._also:
            self._menu.addSeparator()
            self._menu.addAction(self._also)
        return self._menu.actions()

    def _say(self, action: QAction) -> None:
        self.chosen.emit(action.data())
