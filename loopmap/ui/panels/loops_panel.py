"""The loops panel: what was found, a card for each loop, and the links to settle first.

Choosing a card lights its loop on the canvas and tells it as a sentence. Everything
works from the keyboard: up and down go through the loops, right and left walk the links
of one, Enter puts the light out and on again, Ctrl+Enter lights one besides others, Esc
puts the light out, F2 names a loop, Delete forgets its name, Tab goes into the open card.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loop_views.stopping import ways_to_stop
from loopmap.analysis.loops import LoopKey
from loopmap.diagram.emphasis import MOST_LIT
from loopmap.editing.session import Event, Session
from loopmap.model.records import Variable
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.lit_legend import LitLegend
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.loop_cards import LoopCards
from loopmap.ui.panels.loop_rows import LoopRows
from loopmap.ui.panels.loop_view_bar import LoopViewBar
from loopmap.ui.panels.loop_words import Reading
from loopmap.ui.panels.said_of_loops import SaidOfLoops
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.panels.settle_first import SettleFirst
from loopmap.ui.panels.through_offer import ThroughOffer
from loopmap.ui.theme import style_in_force

PATIENCE = 250
"""Milliseconds a search may last before the old list is greyed."""
_NOT_YET = "Looking for loops …"
_NO_LOOPS = "A loop closes when an arrow leads back to where one began."
_UPDATING = "Updating …"
_NOTHING_LIT: Mapping[LoopKey, int] = MappingProxyType({})


class LoopsPanel(QWidget):
    """The loops of the map on show.

    ``loopChosen`` tells which one to light, or None for none; ``loopAdded`` one to light
    besides; ``loopPointedAt`` the one under the pointer; ``walkWanted`` a step along the
    links of the lit one; ``linkWanted`` a link to be seen; ``copyWanted`` a loop's key.
    """

    loopChosen = Signal(object)  # a LoopKey or None
    loopAdded = Signal(object)
    loopPointedAt = Signal(object)
    walkWanted = Signal(int)
    linkWanted = Signal(object)
    copyWanted = Signal(object)
    loopNamed = Signal(object)  # the LoopKey
    menuWanted = Signal(QPoint)  # of the lit loop, at a place of the screen
    refused = Signal(str)

    def __init__(
        self,
        session: Session,
        loop_watch: LoopWatch,
        choice: LoopChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Loops")
        self._session, self._watch, self._choice = session, loop_watch, choice
        self.said = SaidOfLoops(session, loop_watch, self)
        self._rows = LoopRows(self._name, choice.new.is_new, self)
        self._status = muted()
        self.view_bar = LoopViewBar(session, choice)
        self._through = ThroughOffer(session, choice)
        self._list = LoopCards(self._rows, style_in_force())
        self._legend = LitLegend(MOST_LIT, style_in_force())
        self._legend.hide()
        self.settle = SettleFirst(session)
        self._lit = _NOTHING_LIT
        self._wanted: tuple[LoopKey, str] = ((), "")
        self._turn = loop_watch.turns.own(self._show)
        self._naming = QTimer(self, singleShot=True, interval=0)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def lit(self) -> LoopKey | None:
        """The loop that is lit, of several the one lit last, or None."""
        return self._list.lit

    def show_lit(self, lit: Mapping[LoopKey, int]) -> None:
        """Show which loops are lit with their colours, without saying that anybody chose them."""
        self._lit = lit
        if any(self._rows.place_of(key) is None for key in lit):
            self._show_rows()
        self._list.show_lit(lit)
        self._legend.show_lit(lit, self._watch.book.labels)

    def show_step(self, key: LoopKey, told: str) -> None:
        """Tell one step of a walk in the loop's card; "" tells the whole again."""
        self._list.show_step(key, told)

    def begin_naming(self, key: LoopKey) -> None:
        """Open a loop's card with the keyboard in its name; nothing for one not listed."""
        self._list.begin_naming(key)

    def write_story(self) -> None:
        """Put the keyboard into the story of the open card."""
        self._list.told.write_story()

    def show_stops(self, shown: bool = True) -> None:
        """Show in the open card what would make its loop stop."""
        self._list.told.show_stops(shown)

    @property
    def reading(self) -> Reading:
        """How loops are told in their cards."""
        return self._list.reading

    def read(self, reading: Reading) -> None:
        """Tell the loops otherwise."""
        self._list.read(reading)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()
        self._through.close_session()
        self._turn.drop()

    # Cards are painted, so no style sheet reaches them.
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for part in (self._list, self._legend):
                part.set_style(style_in_force())

    def _lay_out(self) -> None:
        inside = QWidget()  # in a low window, or in large letters, it scrolls as a whole
        column(self).addWidget(Scrolled(inside))
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(9, 10, 9, 10)
        layout.setSpacing(9)
        self._status.setContentsMargins(6, 0, 6, 0)
        self._status.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._status)
        layout.addWidget(self.view_bar)
        offer = QVBoxLayout()
        offer.setContentsMargins(6, 0, 6, 0)
        offer.addWidget(self._through)
        layout.addLayout(offer)
        layout.addWidget(self._legend)
        layout.addWidget(self._list, 1)
        layout.addWidget(self.settle)
        layout.addStretch()

    def _connect(self) -> None:
        watch, cards, told = self._watch, self._list, self._list.told
        watch.fellBehind.connect(self._tell_behind)
        watch.changed.connect(self._turn.ask)
        watch.labelled.connect(self._turn.ask)
        watch.searching.connect(self._wait)
        self._choice.changed.connect(self._show)
        self._patience.timeout.connect(self._grey)
        self._naming.timeout.connect(self._name_now)
        cards.loopChosen.connect(self.loopChosen)
        cards.loopAdded.connect(self.loopAdded)
        self._legend.outWanted.connect(self.loopAdded)
        cards.loopPointedAt.connect(self.loopPointedAt)
        cards.walkWanted.connect(self.walkWanted)
        cards.menuWanted.connect(self.menuWanted)
        cards.forgetWanted.connect(self.said.forget_name)
        cards.foldTurned.connect(self._choice.open_family)
        told.storyWritten.connect(self.said.tell_story)
        told.stopsWanted.connect(self._show_stops)
        told.stops.linkWanted.connect(self.linkWanted)
        told.copyWanted.connect(self._copy)
        told.mendWanted.connect(self._mend)
        told.forgetWanted.connect(self._forget)
        self.settle.linkWanted.connect(self.linkWanted)
        for part in (self.said, self.settle):
            part.refused.connect(self.refused)
        self._stop = self._session.listen(self._hear)

    def _hear(self, event: Event) -> None:
        renamed = event.change.touched(Variable) and not event.map_changed
        is_left_over = event.change and not self._watch.is_behind and self._watch.is_searching
        if renamed or is_left_over:
            self._turn.ask()

    def _tell_behind(self) -> None:
        """What is listed is of the map as it was: say so, in as much room as the answer had."""
        if self._watch.is_behind:
            self._status.setMinimumHeight(self._status.height())
            self._status.setText(_UPDATING)

    def _show(self) -> None:
        """The list as the watch has it now, with the same card open if it stands."""
        loops = self._watch.loops
        if loops is None:
            self._status.setText(_NOT_YET)
            for part in (self._list, self.view_bar):
                part.setVisible(False)
            self.settle.show_links(None)
            return
        self._show_rows()
        self.view_bar.show_choice(loops)
        if self._choice.sought.is_looking:
            self._patience.start()
        elif not self._watch.is_searching:
            self._patience.stop()
            self._list.set_greyed(False)
            self._status.setMinimumHeight(0)
            line = self._choice.line() or status_line(loops)
            self._status.setText(line if loops.loops else f"{line} {_NO_LOOPS}")
        self.settle.show_links(loops)

    def _show_rows(self) -> None:
        loops = self._watch.loops
        if loops is not None:
            entries = self._choice.entries(self._lit)
            self._list.show_rows(self._session.map, loops, self._watch.book, entries)
            # Qt takes None for no proxy, which its stubs do not say.
            self.setFocusProxy(self._list if entries else None)  # type: ignore[arg-type]

    def _show_stops(self, shown: bool) -> None:
        every = {loop.key: loop for loop in self._choice.every()} if shown else {}
        loop = every.get(self._list.open_key)
        stops = ways_to_stop(self._session.map, loop, every.values()) if loop else ()
        listed = self._watch.loops
        self._list.told.stops.show_stops(
            self._session.map,
            stops,
            self._watch.book.labels,
            complete=listed is not None and listed.complete,
        )

    def _copy(self) -> None:
        self.copyWanted.emit(self._list.open_key)

    def _mend(self) -> None:
        self.said.mend(self._list.open_key)

    def _forget(self) -> None:
        self.said.forget(self._list.open_key)

    def _wait(self, searching: bool) -> None:
        if searching:
            self._patience.start()
            if self._watch.loops is None:
                self._show()
        else:
            self._patience.stop()

    def _grey(self) -> None:
        self._list.set_greyed(True)
        waiting = _UPDATING if self._watch.loops is not None else _NOT_YET
        self._status.setText(self._choice.line() or waiting)

    def _name(self, key: LoopKey, name: str) -> bool:
        """Take a name from a card; its field must close before the list may change."""
        self._wanted = (key, name)
        self._naming.start()
        return True

    def _name_now(self) -> None:
        key, name = self._wanted
        if self.said.name(key, name):
            self.loopNamed.emit(key)
