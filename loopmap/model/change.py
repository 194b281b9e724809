"""Changes as values: the only way a document becomes another document.

A change says, for each record it touches, what the record was before and what
it is after; None is "not there". Its inverse swaps the two, so undo needs no
code of its own. A key is ``(map id, record id)``; records of the document
itself (evidence, parked ideas, the maps' infos, the document's info) have the map id "".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from loopmap.errors import InvalidChange
from loopmap.model.ids import MapId, RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Record

DOCUMENT = MapId("")
DOCUMENT_INFO = RecordId("document")


class Key(NamedTuple):
    """Where a record lives: its map ("" for the document's own records) and its id."""

    map: MapId
    id: RecordId


class Step(NamedTuple):
    """One record before and after; never both None."""

    before: Record | None
    after: Record | None


@dataclass(frozen=True)
class Change:
    """Before and after of every record touched, in the order they were touched."""

    steps: Mapping[Key, Step] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return bool(self.steps)

    def __iter__(self) -> Iterator[tuple[Key, Step]]:
        return iter(self.steps.items())

    def inverse(self) -> Change:
        """The change that takes this one back."""
        back = Change({key: Step(after, before) for key, (before, after) in self.steps.items()})
        if "_by_kind" in self.__dict__:
            back.__dict__["_by_kind"] = self._by_kind  # no record becomes one of another kind
        return back

    def then(self, later: Change) -> Change:
        """Both changes, ``later`` after this one, as one; records that end as they began drop out.

        Raises InvalidChange if ``later`` does not start where this one ends.
        """
        steps = dict(self.steps)
        for key, (before, after) in later.steps.items():
            mine = steps.get(key)
            if mine is None:
                steps[key] = Step(before, after)
            elif mine.after != before:
                raise InvalidChange(f"changes do not follow one another at {key}")
            else:
                steps[key] = Step(mine.before, after)
        return Change({key: step for key, step in steps.items() if step.before != step.after})

    def touched(self, *kinds: type) -> frozenset[Key]:
        """Keys of the records touched, of the given record types only if any are given."""
        chosen = [
            keys for kind, keys in self._by_kind.items() if not kinds or issubclass(kind, kinds)
        ]
        return chosen[0] if len(chosen) == 1 else frozenset().union(*chosen)

    @made_once
    def _by_kind(self) -> Mapping[type, frozenset[Key]]:
        """The keys of each record type: a change of thousands is asked by every listener."""
        found: dict[type, list[Key]] = {}
        for key, (before, after) in self.steps.items():
            found.setdefault(type(before if after is None else after), []).append(key)
        return {kind: frozenset(keys) for kind, keys in found.items()}

    def maps(self) -> frozenset[MapId]:
        """Ids of the maps whose own records this touches."""
        return frozenset(key.map for key in self.steps if key.map != DOCUMENT)


NOTHING = Change()


def adding(map_id: MapId, records: Iterable[Record]) -> Change:
    """The change that adds ``records`` to a map (or to the document, for map id "")."""
    return Change({_key(map_id, record): Step(None, record) for record in records})


def removing(map_id: MapId, records: Iterable[Record]) -> Change:
    """The change that takes ``records`` away."""
    return Change({_key(map_id, record): Step(record, None) for record in records})


def replacing(map_id: MapId, pairs: Iterable[tuple[Record, Record]]) -> Change:
    """The change that puts the second of each pair in the place of the first."""
    return Change(
        {_key(map_id, after): Step(before, after) for before, after in pairs if before != after}
    )


def together(changes: Iterable[Change]) -> Change:
    """Several changes, one after the other, as one."""
    whole = NOTHING
    for change in changes:
        whole = whole.then(change)
    return whole


def _key(map_id: MapId, record: Record) -> Key:
    own = getattr(record, "id", DOCUMENT_INFO)
    return Key(map_id, RecordId(own))
