"""Asking about the structure of the map on show, in the pauses of the window, while it is shown."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.analysis.structure.around import search_around, search_between
from loopmap.analysis.structure.measures import search_measures
from loopmap.analysis.structure.overview import search_overview
from loopmap.editing.session import Event, Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.slices import Slices
from loopmap.ui.structure_about import About

REST = 150
"""Milliseconds without an edit or another selection after which one asks again."""
PATIENCE = 250
"""Milliseconds after which one is told that the answer is on its way."""


class StructureSearch(QObject):
    """Keeps one answer in step with the map, its loops and what is selected.

    ``found`` carries an Overview, AroundOne, BetweenTwo or Measures; None where the
    selection is neither one variable nor two. ``waiting`` tells that an answer takes a
    while. ``close`` before the session goes.
    """

    found = Signal(object)
    waiting = Signal()

    def __init__(self, session: Session, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._watch = session, watch
        self._about = About.MAP
        self._wanted = False
        self._pair: tuple[RecordId, ...] = ()
        self._asked: tuple[object, ...] | None = None
        self._answered: tuple[object, ...] | None = None
        self._slices = Slices(self)
        self._slices.done.connect(self._answer)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._begin)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.waiting)
        watch.changed.connect(self._ask_again)
        self._turn = watch.turns.own(self._ask_again)
        self._stop = session.listen(self._hear)

    @property
    def chosen(self) -> tuple[RecordId, ...]:
        """The variables selected, if they are one or two, in the order they were chosen."""
        here = self._session.map.variables
        chosen = sorted(one for one in self._session.selection if one in here)
        if not 1 <= len(chosen) <= 2:
            return ()
        kept = [one for one in self._pair if one in chosen]
        return (*kept, *(one for one in chosen if one not in kept))

    @property
    def is_up_to_date(self) -> bool:
        """Whether the last answer is about the map as it stands."""
        return self._answered == self._question()

    def want(self, wanted: bool) -> None:
        """Ask, and keep asking after edits, or let it be."""
        self._wanted = wanted
        if wanted:
            self._pair = self.chosen
            self._begin()
        else:
            self._give_up()

    def ask(self, about: About) -> None:
        """Ask about something else."""
        self._about, self._answered = about, None
        self._begin()

    def turn_round(self) -> None:
        """Ask about the same two variables, the other first."""
        self._pair = self.chosen[::-1]
        self._begin()

    def close(self) -> None:
        """Stop listening and asking."""
        self._wanted = False
        self._turn.drop()
        self._give_up()
        self._stop()

    def _hear(self, event: Event) -> None:
        if event.selection_changed:
            self._pair = self.chosen
        touched = event.change.touched(Link, Variable)
        if touched or event.selection_changed or event.map_changed or event.replaced:
            self._turn.ask()

    def _ask_again(self, _: object = None) -> None:
        """Ask after a rest, unless just this was answered or is being looked for."""
        if not self._wanted:
            return
        under_way = self._asked if self._slices.is_running else self._answered
        if under_way == self._question():
            return
        self._slices.stop()
        self._answered = None
        self._rest.start()
        if not self._patience.isActive():
            self._patience.start()

    def _begin(self) -> None:
        """Ask now, unless that is answered or the loops are yet to come."""
        self._rest.stop()
        if not self._wanted or self.is_up_to_date:
            return
        if not self._patience.isActive():
            self._patience.start()
        self._asked = self._question()
        pauses = self._pauses()
        if pauses is not None:
            self._slices.start(pauses)
        elif self._about is About.SELECTION:
            self._answer(None)

    def _pauses(self) -> Generator[None, None, Any] | None:
        causal_map, loops = self._session.map, self._watch.loops
        if self._about is About.SELECTION:
            chosen = self.chosen
            if len(chosen) == 1:
                return search_around(causal_map, chosen[0])
            return search_between(causal_map, *chosen) if chosen else None
        if loops is None or self._watch.is_searching:
            return None
        search = search_overview if self._about is About.MAP else search_measures
        return search(causal_map, loops)

    def _answer(self, found: object) -> None:
        if self._asked != self._question():  # of a map that was, or of another: nobody shows it
            self._rest.start()
            return
        self._patience.stop()
        self._answered = self._asked
        self.found.emit(found)

    def _give_up(self) -> None:
        for timer in (self._rest, self._patience):
            timer.stop()
        self._slices.stop()

    def _question(self) -> tuple[object, ...]:
        """All that the answer follows from; names and signs are part of the records."""
        causal_map = self._session.map
        if self._about is About.SELECTION:
            about: object = self.chosen
        else:
            about = None if self._watch.is_searching else self._watch.loops
        names = {variable.id: variable.name for variable in causal_map.variables.values()}
        claims = {
            link.id: (link.source, link.target, link.sign, link.delayed, link.status)
            for link in causal_map.links.values()
        }
        return (causal_map.id, self._about, about, names, claims)
