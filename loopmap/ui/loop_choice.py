"""Which loops of the map are listed, and in what order: one answer for panel, keys and badges."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from operator import eq, is_

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.loop_views.choose import Choice, choose
from loopmap.analysis.loop_views.folding import Fold, folded
from loopmap.analysis.loop_views.key_loops import key_loops
from loopmap.analysis.loop_views.tell import called_together
from loopmap.analysis.loop_views.view import Among, LoopView, Only, Order
from loopmap.analysis.loops import Loop, LoopKey, loop_along
from loopmap.analysis.named_loops import broken_loops
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop, Role
from loopmap.ui.loop_families import LoopFamilies
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.new_loops import NewLoops
from loopmap.ui.sought_loops import SoughtLoops

Entry = Loop | Fold | NamedLoop
"""A loop, the longer ways round of the one before it, or a named loop that is broken."""


class LoopChoice(QObject):
    """How people want the loops listed. ``changed`` when they want them otherwise.

    What is to be listed is worked out when it is asked for, and once for each list.
    """

    changed = Signal()

    def __init__(self, session: Session, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._watch = session, watch
        self.view = LoopView()
        self.sought = SoughtLoops(session, watch, self)
        self.sought.found.connect(self.changed)
        self._made: tuple[tuple[object, ...], Choice] | None = None
        self.new = NewLoops(session, self)
        self.new.changed.connect(self.changed)
        self._just_seen: frozenset[LoopKey] = frozenset()
        self._opened: frozenset[LoopKey] = frozenset()
        self._families = LoopFamilies(self)
        self._families.sorted.connect(self.changed)

    def look(self, view: LoopView) -> None:
        """List them otherwise."""
        if view != self.view:
            self.view, self._just_seen = view, frozenset()
            self.sought.want(view)
            self.changed.emit()

    def look_among(self, among: Among) -> None:
        """List loops that are sought by themselves, all of them, or the map's list again."""
        order = self.view.order
        if (among is Among.STRONGEST) != (order is Order.STRONGEST):
            order = Order.STRONGEST if among is Among.STRONGEST else Order.NAMED
        self.look(replace(self.view, among=among, order=order, key_only=False))

    def look_through(self, record: RecordId | None) -> None:
        """List the loops through a variable or a link alone, key or not."""
        self.look(replace(self.view, through=record, key_only=record is None))

    def turn(self, one: Only) -> None:
        """Put a filter on or off."""
        self.look(self.view.turned(one))

    def open_family(self, core: LoopKey) -> None:
        """Show the longer ways round of a direct loop, or put them away again."""
        self._opened ^= {core}
        self.changed.emit()

    def mark_seen(self) -> None:
        """From now on only loops made by links drawn later are new."""
        self._just_seen = frozenset()
        self.new.look_at_all()

    def look_at(self, keys: Collection[LoopKey]) -> None:
        """Somebody looks at these loops; those listed as new stay till others are listed."""
        for loop in (loop_along(self._session.map, key) for key in keys):
            if loop is not None and self.new.is_new(loop):
                self._just_seen |= {loop.key}
                self.new.look_at(loop)

    def every(self) -> tuple[Loop, ...]:
        """All loops at hand, as they were found: the list, and those sought besides it."""
        return self._watch.every()

    def line(self) -> str:
        """How far a search for the loops wanted has come; "" where the list says it all."""
        if not self.sought.is_wanted:
            return ""
        if self.sought.set is not None:
            return self.sought.set.line
        return f"Looking for {self.them()} …"

    def them(self) -> str:
        """What the loops are called together among which the view chooses."""
        found = self._watch.loops
        complete, deeper = found is None or found.complete, self.sought.is_wanted
        return called_together(self._session.map, self.view, complete=complete, deeper=deeper)

    def choice(self) -> Choice:
        """What the view asks for, of the loops as they are now."""
        on = self._depends_on()
        if self._made is None or not _same(self._made[0], on):
            book = self._watch.book
            known = [loop for loop in self._among() if loop.key in book.labels]
            made = choose(self._session.map, known, book, self.view, self._passes_as_new)
            self._made = (on, made)
        return self._made[1]

    def key_loops(self) -> tuple[Loop, ...]:
        """The key loops of the whole list where nobody named any, found once with the choice."""
        view, book = self.view, self._watch.book
        is_whole = not view.only and view.through is None and view.among is Among.LISTED
        if view.key_only and is_whole:
            return self.choice().shown
        known = [loop for loop in self.every() if loop.key in book.labels]
        return key_loops(self._session.map, known, ())

    def loops(self) -> tuple[Loop, ...]:
        """The loops of the view in their order, none put away."""
        return self.choice().shown

    def entries(self, lit: Collection[LoopKey] = ()) -> tuple[Entry, ...]:
        """What the list shows: loops, families put away, then broken ones.

        ``lit`` loops are always there, whatever the view leaves out.
        """
        shown = self.loops()
        here = {loop.key for loop in shown}
        also = tuple(loop for loop in self.every() if loop.key in lit and loop.key not in here)
        rows: tuple[Loop | Fold, ...] = (*shown, *also)
        if not self.view.key_only and self.view.among is Among.LISTED:
            found = self._families.of(self._session.map, self.every())
            rows = tuple(folded((*shown, *also), found, self._opened, self._kept(lit)))
        wants_broken = not self.view.leaves_out or Only.BROKEN in self.view.only
        return (*rows, *(broken_loops(self._session.map) if wants_broken else ()))

    def close(self) -> None:
        """Sort and seek nothing any more."""
        self._families.close()
        self.sought.close()
        self.new.close()

    def _among(self) -> tuple[Loop, ...]:
        """The loops from which the view chooses; till they are found, what there was before."""
        found = self.sought.set
        if found is not None and self.sought.is_wanted:
            return found.loops
        if self.view.among is not Among.LISTED and self._watch.sought:
            return self._watch.sought
        return self.every()

    def _passes_as_new(self, loop: Loop) -> bool:
        return loop.key in self._just_seen or self.new.is_new(loop)

    def _kept(self, lit: Collection[LoopKey]) -> set[LoopKey]:
        named = {key for key, label in self._watch.book.labels.items() if label.name}
        return named.union(lit)

    def _depends_on(self) -> tuple[object, ...]:
        """All that a choice follows from; what is the same list is the same object or equal."""
        causal_map, found = self._session.map, self._watch.loops
        outcomes = [v.id for v in causal_map.variables.values() if v.role is Role.OUTCOME]
        strengths = [link.strength for link in causal_map.links.values()]
        loops = None if found is None else found.loops
        sought = (self.sought.set, self._watch.sought)
        new = (self.new.state, self._just_seen)
        return (self._watch.book, new, loops, self.view, outcomes, strengths, sought)


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    """Whether two choices follow from the same; books are compared by what they are."""
    return is_(before[0], now[0]) and all(map(eq, before[1:], now[1:]))
