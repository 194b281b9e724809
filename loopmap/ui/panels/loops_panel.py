"""The loops panel: what was found, a card for each loop, and the links to settle first.

Choosing a card lights its loop on the canvas and tells it as a sentence. Everything
works from the keyboard: up and down go through the loops, right and left walk the links
of one, Enter puts the light out and on again, Esc puts it out, F2 names a loop, Delete
forgets its name.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import LoopKey
from loopmap.editing.edits.loops import forget_loop, loop_with, name_loop
from loopmap.editing.session import Event, Session
from loopmap.model.change import Change
from loopmap.model.records import Variable
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.loop_cards import LoopCards
from loopmap.ui.panels.loop_rows import LoopRows
from loopmap.ui.panels.settle_first import SettleFirst
from loopmap.ui.theme import style_in_force

PATIENCE = 250
"""Milliseconds a search may last before the old list is greyed."""
_NOT_YET = "Looking for loops …"
_UPDATING = "Updating …"


class LoopsPanel(QWidget):
    """The loops of the map on show.

    ``loopChosen`` tells which one to light, or None for none; ``walkWanted`` a step along
    the links of the lit one.
    """

    loopChosen = Signal(object)  # a LoopKey or None
    walkWanted = Signal(int)
    loopNamed = Signal(object)  # the LoopKey
    refused = Signal(str)

    def __init__(
        self,
        session: Session,
        loop_watch: LoopWatch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Loops")
        self._session = session
        self._watch = loop_watch
        self._asking = Asking(session, self)
        self._rows = LoopRows(self._name, self)
        self._status = muted()
        self._list = LoopCards(self._rows, style_in_force())
        self._settle = SettleFirst(session)
        self._wanted: tuple[LoopKey, str] = ((), "")
        self._naming = QTimer(self, singleShot=True, interval=0)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def lit(self) -> LoopKey | None:
        """The loop that is lit, or None."""
        return self._list.lit

    def show_lit(self, key: LoopKey | None) -> None:
        """Show which loop is lit, without saying that anybody chose it here."""
        self._list.show_lit(key)

    def show_step(self, key: LoopKey, told: str) -> None:
        """Tell one step of a walk in the loop's card; "" tells the whole again."""
        self._list.show_step(key, told)

    def begin_naming(self, key: LoopKey) -> None:
        """Open a loop's card with the keyboard in its name; nothing for one not listed."""
        self._list.begin_naming(key)

    def forget(self, key: LoopKey) -> None:
        """Take away the name of a loop, broken or not; nothing for one that has none."""
        standing, session = loop_with(self._session.map, key), self._session
        if standing is not None:
            self._asking.do(
                "Forget the name of a loop",
                lambda: forget_loop(session.document, session.map_id, standing.id),
            )

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()

    # Cards are painted, so no style sheet reaches them.
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._list.set_style(style_in_force())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 10, 9, 10)
        layout.setSpacing(9)
        self._status.setContentsMargins(6, 0, 6, 0)
        layout.addWidget(self._status)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._settle)
        layout.addStretch()

    def _connect(self) -> None:
        self._watch.changed.connect(self._show)
        self._watch.labelled.connect(self._show)
        self._watch.searching.connect(self._wait)
        self._patience.timeout.connect(self._grey)
        self._naming.timeout.connect(self._name_now)
        self._asking.refused.connect(self.refused)
        self._list.loopChosen.connect(self.loopChosen)
        self._list.walkWanted.connect(self.walkWanted)
        self._list.forgetWanted.connect(self.forget)
        self._stop = self._session.listen(self._hear)

    def _hear(self, event: Event) -> None:
        if self._watch.is_searching and event.change:
            self._show()
        elif event.change.touched(Variable) and not event.map_changed:
            self._rows.retell(self._session.map)
            self._settle.show_links(self._watch.loops)

    def _show(self) -> None:
        """The list as the watch has it now, with the same loop current and lit if it stands."""
        loops = self._watch.loops
        if loops is None:
            self._status.setText(_NOT_YET)
            self._list.setVisible(False)
            self._settle.show_links(None)
            return
        self._list.show_rows(self._session.map, loops, self._watch.book)
        if not self._watch.is_searching:
            self._patience.stop()
            self._list.set_greyed(False)
            self._status.setText(status_line(loops))
        self._settle.show_links(loops)

    def _wait(self, searching: bool) -> None:
        if searching:
            self._patience.start()
            if self._watch.loops is None:
                self._show()
        else:
            self._patience.stop()

    def _grey(self) -> None:
        self._list.set_greyed(True)
        self._status.setText(_UPDATING if self._watch.loops is not None else _NOT_YET)

    def _name(self, key: LoopKey, name: str) -> bool:
        """Take a name from a card; its field must close before the list may change."""
        self._wanted = (key, name)
        self._naming.start()
        return True

    def _name_now(self) -> None:
        """Name a loop, or take its name away; a loop nobody named stays without a record."""
        key, name = self._wanted
        standing = loop_with(self._session.map, key)
        if standing is None and (not name.strip() or key not in self._watch.book.given):
            return

        def make() -> Change:
            label = standing.label if standing else self._watch.book.given[key]
            session = self._session
            return name_loop(session.document, session.map_id, key, label, name, session.new_id)

        if self._asking.do("Name loop", make):
            self.loopNamed.emit(key)
