"""What every page of the inspector has: a column of sections and a way to ask for edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.editing.interventions import Offer, offers
from loopmap.editing.session import Session
from loopmap.model.change import Change
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapRecord, Sign
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.folded import Folded
from loopmap.ui.panels.looks import heading
from loopmap.ui.panels.record_rows import RecordRow, RecordRows
from loopmap.ui.panels.run_scenarios import OfferButton
from loopmap.ui.theme import mark

R = TypeVar("R", bound=MapRecord)
Labels = Mapping[RecordId, tuple[str, ...]]

SIGN_GLYPH = {Sign.SAME: "+", Sign.OPPOSITE: "\N{MINUS SIGN}", Sign.UNKNOWN: "?"}
SIGN_WORDS = {Sign.SAME: "same way", Sign.OPPOSITE: "opposite way", Sign.UNKNOWN: "not agreed"}

_MOST_LOOPS = 12


def in_loops(labels: Sequence[str]) -> str:
    """The labels of the loops through a record, the first dozen of them, or that there are none."""
    if len(labels) <= _MOST_LOOPS:
        return "  ".join(labels) or "None found."
    return f"{'  '.join(labels[:_MOST_LOOPS])}  and {len(labels) - _MOST_LOOPS:,} more listed"


class InspectorPage(QWidget):
    """A page for one kind of selection; subclasses lay out fields and fill them.

    ``in_run``: its folded parts on how things go in a run. ``doing`` carries the key of what
    a scenario is to do to what is selected (`interventions.DOINGS`).
    """

    wanted = Signal(str)
    doing = Signal(str)

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking
        self.in_run: tuple[Folded[Any], ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(4)

    @property
    def session(self) -> Session:
        return self.asking.session

    @property
    def map(self) -> CausalMap:
        return self.session.map

    def section(self, title: str, widget: QWidget) -> None:
        """Add a titled field under what is there."""
        label = heading(title)
        label.setBuddy(widget)
        self.column.addSpacing(7)
        self.column.addWidget(label)
        self.column.addWidget(widget)

    def scenario_button(self) -> OfferButton:
        """A button whose menu is what a scenario may do to what is selected."""
        button = OfferButton("In a scenario …", self._offers)
        button.setToolTip("Let the scenario on show, or a new one, do something to it")
        button.chosen.connect(self._do_in_scenario)
        mark(button, "link")
        return button

    def _offers(self) -> tuple[Offer, ...]:
        return offers(self.map, self.session.selection)

    def _do_in_scenario(self, offer: Offer | None) -> None:
        if offer is not None:
            self.doing.emit(offer.key)

    def selected(self, kind: type[R]) -> R | None:
        """The selected record if it is one alone and of that kind."""
        chosen = self.session.selection
        record = self.map.get(next(iter(chosen))) if len(chosen) == 1 else None
        return record if isinstance(record, kind) else None

    def do(self, label: str, make: Callable[[Document, MapId], Change]) -> bool:
        """Ask for the edit ``make`` says on the map on show; answers whether it was allowed."""
        session = self.session
        return self.asking.do(label, lambda: make(session.document, session.map_id))

    def show_session(self, labels: Labels) -> None:
        """Fill the fields from the session. ``labels``: loops through each record."""
        raise NotImplementedError

    def begin_naming(self) -> None:
        """Put the keyboard where a name is typed; nothing where there is none."""


class LinkRows(RecordRows):
    """Links as clickable lines: the sign, then the variable at the far end, or both ends."""

    def __init__(self, name: str, none: str) -> None:
        super().__init__(none)
        self.setAccessibleName(name)

    def show_links(
        self,
        causal_map: CausalMap,
        links: Iterable[Link],
        end: Callable[[Link], RecordId] | None = None,
    ) -> None:
        """Show ``links`` with the variable ``end`` of each (None: with both)."""
        names = causal_map.variables
        self.show_rows(
            [
                _row(link, names[end(link)].name)
                if end is not None
                else _row(link, f"{names[link.source].name} → {names[link.target].name}")
                for link in links
            ]
        )


def _row(link: Link, name: str) -> RecordRow:
    delay = "  ‖" if link.delayed else ""
    spoken = f"{name}, {SIGN_WORDS[link.sign]}{', after a delay' if link.delayed else ''}"
    shown = name if len(name) <= 60 else f"{name[:58]}…"
    return RecordRow(link.id, f"{SIGN_GLYPH[link.sign]}  {shown}{delay}", spoken)
