"""Which loop is lit: one answer for the list of loops, the canvas and the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import is_

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.loop_labels import Label, LabelBook, named_first
from loopmap.analysis.loops import Loop, LoopKey, LoopList
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.diagram.emphasis import Badge, Lit
from loopmap.editing.loop_badges import loop_badges
from loopmap.editing.session import Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.loop_watch import LoopWatch

_ListedFrom = tuple[LoopList | None, LabelBook, CausalMap]


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
    """Keeps the lit loop while it stands; ``changed`` when it or the badges may differ."""

    changed = Signal()

    def __init__(self, session: Session, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._watch = session, watch
        self._lit: LoopKey | None = None
        self._listed: tuple[_ListedFrom, list[Loop]] | None = None
        watch.changed.connect(self._follow)
        watch.labelled.connect(self.changed)

    @property
    def lit(self) -> LoopKey | None:
        """The key of the lit loop, or None."""
        return self._lit

    def light(self, key: LoopKey | None) -> None:
        """Light that loop alone; None puts the light out."""
        if key != self._lit:
            self._lit = key
            self.changed.emit()

    def light_beside(self, step: int) -> None:
        """Light the loop that many places on in the list, round and round."""
        keys = [loop.key for loop in self._loops()]
        if not keys:
            self.light(None)
        elif self._lit in keys:
            self.light(keys[(keys.index(self._lit) + step) % len(keys)])
        else:
            self.light(keys[0 if step > 0 else -1])

    def loops(self) -> tuple[Lit, ...]:
        """The loops that the canvas should light now."""
        return () if self._lit is None else (Lit(self._lit),)

    def badges(self) -> tuple[Badge, ...]:
        """The badges that the map should carry now."""
        return loop_badges(self._session.map, self._loops(), self._labels(), lit=self._lit)

    def labels_by_record(self) -> LoopsThrough:
        """The loops, by label, through each variable and link."""
        return LoopsThrough(self._loops(), self._labels())

    def _follow(self, _: LoopList) -> None:
        if self._lit is not None and self._lit not in {loop.key for loop in self._loops()}:
            self._lit = None
        self.changed.emit()

    def _loops(self) -> list[Loop]:
        """In the order of the list that people see; worked out once for each list."""
        found, book, causal_map = self._watch.loops, self._watch.book, self._session.map
        if self._listed is None or not all(map(is_, self._listed[0], (found, book, causal_map))):
            shown = () if found is None else all_loops_shown(causal_map, found)
            self._listed = ((found, book, causal_map), named_first(shown, book))
        return self._listed[1]

    def _labels(self) -> Mapping[LoopKey, Label]:
        return self._watch.book.labels
