"""Where in the open document a file's maps go, and which variables are the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from loopmap.analysis.aloud import counted
from loopmap.editing.merging.bringing import Incoming
from loopmap.editing.merging.into_map import Merged, merge_map
from loopmap.editing.merging.same import near_names, same_names
from loopmap.editing.session import Session
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.records import PREFIX
from loopmap.ui.coming_in.near_ticks import NearTicks
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.fields import ChipRow
from loopmap.ui.panels.looks import heading, muted, text

BESIDE, INTO = "beside", "into"
_ALL = "All of them"


class WhereTo(QWidget):
    """As new maps, or into the map on show; there, what comes together is said beforehand."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self._document: Document | None = None
        self.choice = BESIDE
        title = session.map.info.title
        self.chips = ChipRow(
            "Where it goes",
            (
                (BESIDE, "As new maps", "Its maps stand beside those of this document"),
                (INTO, f"Into “{title}”", "What is the same comes together with what is there"),
            ),
        )
        self.which = ChoiceBox("Which of its maps", "the map of the file that comes in")
        self.own_name, self.name = QLineEdit(title), QLineEdit(name)
        self.told = text()
        self._together, self.near = QWidget(), NearTicks()
        self._lay_out()
        self.chips.show_value(BESIDE)
        self.chips.chosen.connect(self.choose)
        self.which.currentIndexChanged.connect(self._refresh)
        self.near.changed.connect(self._tell)
        for field in (self.own_name, self.name):
            field.setCursorPosition(0)  # of a name too long for it the beginning is seen
            field.textChanged.connect(self._tell)

    def choose(self, choice: str) -> None:
        """Go beside, or into the map on show."""
        self.choice = choice
        self.chips.show_value(choice)
        self._list_maps()
        self._refresh()

    def show_incoming(self, document: Document) -> None:
        """What the file holds, as it was read last."""
        self._document = document
        self._list_maps()
        self._refresh()

    def maps(self) -> Sequence[MapId]:
        """The maps that come in, for as new maps."""
        assert self._document is not None
        chosen = self.which.currentData()
        return self._document.map_order if chosen is None else (MapId(chosen),)

    def same(self) -> dict[RecordId, RecordId]:
        """Which variables that come in stand here already, by their names and what is ticked."""
        ticked = {near.incoming: near.standing for near in self.near.ticked()}
        return same_names(self._incoming_map(), self._session.map) | ticked

    def incoming(self) -> Incoming:
        """What comes into the map on show."""
        assert self._document is not None
        names = (self.name.text().strip(), self.own_name.text().strip())
        return Incoming(self._document, self._incoming_map().id, *names)

    def _incoming_map(self) -> CausalMap:
        assert self._document is not None
        chosen = self.which.currentData()
        return self._document.maps[self._document.map_order[0] if chosen is None else chosen]

    def _list_maps(self) -> None:
        assert self._document is not None
        order, chosen = self._document.map_order, self.which.currentData()
        self.which.blockSignals(True)
        self.which.clear()
        if self.choice == BESIDE and len(order) > 1:
            self.which.addItem(_ALL, None)
        for map_id in order:
            self.which.addItem(self._document.maps[map_id].info.title, map_id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self.which.blockSignals(False)
        self.which.setVisible(len(order) > 1)

    def _refresh(self, _: int = 0) -> None:
        into = self.choice == INTO
        self._together.setVisible(into)
        if into:
            self._offer_near()
            self._tell()

    def _offer_near(self) -> None:
        here, there = self._session.map, self._incoming_map()
        self.near.offer(near_names(there, here), there, here)

    def _tell(self, _: object = None) -> None:
        """Say what would come together, and on which links the maps do not agree."""
        merged = self._trial()
        both, new = merged.together, len(merged.added)
        there = f"{counted(both, 'variable')} of it {_is(both)}" if both else "No variable of it is"
        words = f"{there} here already; {counted(new, 'variable')} {_is(new)} new."
        self.told.setText(" ".join((words, *merged.told())))

    def _trial(self) -> Merged:
        """What bringing it in would do; its ids are not used."""
        ids, taken = counting_ids(), self._session.map.ids() | set(self._session.document.evidence)

        def new_id(kind: type) -> RecordId:
            return ids(PREFIX[kind], taken)

        session = self._session
        return merge_map(session.document, session.map_id, self.incoming(), self.same(), new_id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (heading("Where it goes"), self.chips, self.which, self._together):
            column.addWidget(part)
        inner = QVBoxLayout(self._together)
        inner.setContentsMargins(0, 4, 0, 0)
        names = QFormLayout()
        names.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        names.addRow("What is here is called", self.own_name)
        names.addRow("What comes in is called", self.name)
        inner.addWidget(self.told)
        inner.addLayout(names)
        inner.addWidget(muted("Every variable and link remembers where it is from."))
        inner.addWidget(self.near)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
