"""Which loops are lit: one answer for the list of loops, the canvas and the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import is_

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.loop_labels import Label, LabelBook, named_first
from loopmap.analysis.loop_names import legend_names
from loopmap.analysis.loops import Loop, LoopKey, LoopList
from loopmap.diagram.emphasis import MOST_LIT, Badge, Lit
from loopmap.editing.loop_badges import loop_badges
from loopmap.editing.session import Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_watch import LoopWatch

_ListedFrom = tuple[LoopList | None, LabelBook, CausalMap, tuple[Loop, ...]]


class LoopsThrough(Mapping[RecordId, tuple[str, ...]]):
    """The labels of the loops through each variable and link, looked for when asked.

    O(loops) for each record that is asked for the first time.
    """

    def __init__(self, loops: Iterable[Loop], labels: Mapping[LoopKey, Label]) -> None:
        self._loops = [loop for loop in loops if loop.key in labels]
        self._labels = labels
        self._found: dict[RecordId, tuple[str, ...]] = {}

    def __getitem__(self, record: RecordId) -> tuple[str, ...]:
        found = self._found.get(record)
        if found is None:
            through = (o for o in self._loops if record in o.key or record in o.variables)
            found = self._found[record] = tuple(self._labels[o.key].label for o in through)
        if not found:
            raise KeyError(record)
        return found

    def __iter__(self) -> Iterator[RecordId]:
        return iter(dict.fromkeys(i for o in self._loops for i in (*o.key, *o.variables)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class LitLoops(QObject):
    """Keeps the lit loops while they stand; ``changed`` when they or the badges may differ.

    Loops that are chosen step forward: the rest of the map is faint. One that is only
    pointed at is lit and fades nothing.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        watch: LoopWatch,
        choice: LoopChoice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._watch, self._choice = session, watch, choice
        self._lit: dict[LoopKey, int] = {}
        self._pointed_at: LoopKey | None = None
        self._listed: tuple[_ListedFrom, list[Loop]] | None = None
        self._names: tuple[list[Loop], tuple[LoopKey, ...], Mapping[LoopKey, str]] | None = None
        self._badges: tuple[tuple[object, ...], tuple[Badge, ...]] | None = None
        self._turn = watch.turns.own(self._tell)
        watch.changed.connect(self._follow)
        watch.labelled.connect(self._turn.ask)

    @property
    def lit(self) -> LoopKey | None:
        """The key of the lit loop, of several the one lit last, or None."""
        return next(reversed(self._lit), None)

    @property
    def isolates(self) -> bool:
        """Whether the rest of the map steps back."""
        return bool(self._lit)

    def light(self, key: LoopKey | None) -> None:
        """Light that loop alone; None puts the light out."""
        self.light_all(() if key is None else (key,))

    def light_all(self, keys: Sequence[LoopKey]) -> None:
        """Light those loops and no others, the first few if there are more."""
        wanted = {key: colour for colour, key in enumerate(keys[:MOST_LIT])}
        if wanted != self._lit:
            self._lit = wanted
            self.changed.emit()

    def light_besides(self, key: LoopKey) -> bool:
        """Light that loop besides the others, or put its light out; False where that is too many.

        Each keeps its colour while it is lit.
        """
        if key in self._lit:
            del self._lit[key]
        elif len(self._lit) >= MOST_LIT:
            return False
        else:
            self._lit[key] = min(set(range(MOST_LIT)) - set(self._lit.values()))
        self.changed.emit()
        return True

    def point_at(self, key: LoopKey | None) -> None:
        """Light a loop while the pointer is on it."""
        if key != self._pointed_at:
            self._pointed_at = key
            self.changed.emit()

    def turn(self, key: LoopKey) -> None:
        """What a click does: light that loop alone; where it was, put the light out."""
        self.light(None if list(self._lit) == [key] else key)

    def light_beside(self, step: int) -> None:
        """Light the loop that many places on in the list as it is shown, round and round."""
        keys = [loop.key for loop in self._choice.loops()]
        if not keys:
            self.light(None)
        elif self.lit in keys:
            self.light(keys[(keys.index(self.lit) + step) % len(keys)])
        else:
            self.light(keys[0 if step > 0 else -1])

    def loops(self) -> tuple[Lit, ...]:
        """The loops that the canvas should light now, in the order in which they were lit."""
        chosen = self.chosen()
        if self._pointed_at is None or self._pointed_at in self._lit:
            return chosen
        free = set(range(MOST_LIT)) - set(self._lit.values())
        return (*chosen, Lit(self._pointed_at, min(free, default=0)))

    def chosen(self) -> tuple[Lit, ...]:
        """Those of them that stay lit when the pointer leaves."""
        called = self._called() if self._lit else {}
        return tuple(Lit(key, colour, called.get(key, "")) for key, colour in self._lit.items())

    def badges(self) -> tuple[Badge, ...]:
        """The badges that the map should carry now."""
        causal_map, book = self._session.map, self._watch.book
        loops = self._loops()
        on = (causal_map, book, loops, tuple(self._lit))
        known = None if self._badges is None else self._badges[0]
        if known is None or known[3] != on[3] or not all(map(is_, known[:3], on[:3])):
            find_key = self._choice.key_loops
            badges = loop_badges(causal_map, loops, book.labels, lit=self._lit, find_key=find_key)
            self._badges = (on, badges)
        assert self._badges is not None
        return self._badges[1]

    def labels_by_record(self) -> LoopsThrough:
        """The loops, by label, through each variable and link."""
        return LoopsThrough(self._loops(), self._watch.book.labels)

    def _called(self) -> Mapping[LoopKey, str]:
        """What a legend calls the lit loops: label and name, shortened."""
        every, lit = self._loops(), tuple(self._lit)
        if self._names is None or self._names[0] is not every or self._names[1] != lit:
            loops = [loop for loop in every if loop.key in self._lit]
            watch, listed = self._watch, self._watch.loops or LoopList()
            self._names = (every, lit, legend_names(self._session.map, loops, watch.book, listed))
        return self._names[2]

    def _follow(self, _: LoopList) -> None:
        if self._lit:
            standing = {loop.key for loop in self._loops()}
            self._lit = {key: n for key, n in self._lit.items() if key in standing}
        self._pointed_at = None
        self._turn.ask()

    def _tell(self) -> None:
        self.changed.emit()

    def _loops(self) -> list[Loop]:
        """All of them, those people named first; worked out once for each list."""
        watch = self._watch
        on = (watch.loops, watch.book, self._session.map, watch.sought)
        if self._listed is None or not all(map(is_, self._listed[0], on)):
            self._listed = (on, named_first(watch.every(), watch.book))
        return self._listed[1]
