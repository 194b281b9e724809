"""What a view still shows of its map, whatever has gone since it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loopmap.analysis.aloud import counted
from loopmap.analysis.loops import LoopKey
from loopmap.analysis.structure.arrows import far_end
from loopmap.diagram.part import loop_of, selection_of
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import loop_key
from loopmap.model.records import Link
from loopmap.model.views import Shows, View


@dataclass(frozen=True, slots=True)
class Remains:
    """``part`` is what is there of what a view shows; the whole map where it shows that.

    ``loops`` are the keys of those that stand, ``gone`` says how many of the records or
    loops the view names are no longer on the map, of how many.
    """

    part: CausalMap
    loops: tuple[LoopKey, ...] = ()
    gone: int = 0
    named: int = 0
    is_whole: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether all that the view names has gone."""
        return not self.is_whole and self.gone == self.named

    @property
    def kept(self) -> frozenset[RecordId] | None:
        """The records that are shown; None for all of them."""
        return None if self.is_whole else frozenset(map(RecordId, self.part.ids()))


def remains_of(causal_map: CausalMap, view: View) -> Remains:
    """What is there of what ``view`` shows. O(records)."""
    if view.shows is Shows.MAP:
        return Remains(causal_map, is_whole=True)
    if view.shows is Shows.LOOP:
        return _of_loops(causal_map, view)
    there = [record for record in view.records if causal_map.get(record) is not None]
    gone = len(view.records) - len(there)
    part = selection_of(causal_map, _CHOSEN[view.shows](causal_map, there))
    return Remains(part, gone=gone, named=len(view.records))


def told_remains(causal_map: CausalMap, view: View) -> str:
    """A sentence on what has gone; "" where all of it is there."""
    found = remains_of(causal_map, view)
    if not found.named and not found.is_whole:
        return "This view names nothing that it could show."
    if not found.gone:
        return ""
    if found.is_nothing:
        return "Nothing of what this view shows is on the map any more."
    what = "loop" if view.shows is Shows.LOOP else "record"
    are = "is" if found.gone == 1 else "are"
    told = f"{found.gone} of the {counted(found.named, what)} that this view shows {are} gone"
    return f"{told}; what remains is shown."


def _of_loops(causal_map: CausalMap, view: View) -> Remains:
    links = causal_map.links
    standing = tuple(
        loop_key(key) for key in view.loops if key and all(link in links for link in key)
    )
    part = loop_of(causal_map, [link for key in standing for link in key])
    gone = len(view.loops) - len(standing)
    return Remains(part, standing, gone, len(view.loops))


def _as_chosen(_: CausalMap, chosen: Iterable[RecordId]) -> Iterable[RecordId]:
    return chosen


def _causes(causal_map: CausalMap, chosen: Iterable[RecordId]) -> Iterable[RecordId]:
    return _followed(chosen, causal_map.adjacency.into)


def _effects(causal_map: CausalMap, chosen: Iterable[RecordId]) -> Iterable[RecordId]:
    return _followed(chosen, causal_map.adjacency.out_of)


def _followed(
    chosen: Iterable[RecordId], onward: Callable[[RecordId], Iterable[Link]]
) -> set[RecordId]:
    """These variables and all that is met along the links from one to the next."""
    found = set(chosen)
    waiting = sorted(found)
    while waiting:
        here = waiting.pop()
        for other in (far_end(link, here) for link in onward(here)):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


_CHOSEN: Mapping[Shows, Callable[[CausalMap, Iterable[RecordId]], Iterable[RecordId]]] = (
    MappingProxyType(
        {
            Shows.RECORDS: _as_chosen,
            Shows.GROUP: _as_chosen,
            Shows.CAUSES: _causes,
            Shows.EFFECTS: _effects,
        }
    )
)
