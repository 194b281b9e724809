"""Finding by a few letters: variables first, then what links, notes and groups say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from loopmap.editing.matching import Match, match
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order


class Where(IntEnum):
    """What of a record was matched, the likeliest to be meant first."""

    NAME = 0
    GROUP = 1
    NOTE = 2
    MEANING = 3
    REASON = 4


@dataclass(frozen=True, slots=True)
class Found:
    """One record, where the text was found in it, and the words to show for it."""

    record: RecordId
    where: Where
    shown: str
    how: Match


def find(causal_map: CausalMap, typed: str) -> tuple[Found, ...]:
    """Records that hold what was typed, each once, best first. O(records).

    Names are found by letters, words or parts; longer texts by parts only.
    """
    if not fold_name(typed):
        return ()
    best: dict[RecordId, Found] = {}
    for found in sorted(_all(causal_map, typed), key=lambda f: (f.how, f.where)):
        best.setdefault(found.record, found)
    return tuple(sorted(best.values(), key=lambda f: (f.where is not Where.NAME, f.how, f.where)))


def _all(causal_map: CausalMap, typed: str) -> Iterator[Found]:
    for variable in in_order(causal_map.variables):
        how = match(typed, variable.name)
        if how is not None:
            yield Found(variable.id, Where.NAME, variable.name, how)
        elif _holds(variable.meaning, typed):
            yield Found(variable.id, Where.MEANING, variable.meaning, Match.INSIDE)
    for group in in_order(causal_map.groups):
        how = match(typed, group.name)
        if how is not None:
            yield Found(group.id, Where.GROUP, group.name, how)
    for note in in_order(causal_map.notes):
        if _holds(note.text, typed):
            yield Found(note.id, Where.NOTE, note.text, Match.INSIDE)
    for link in in_order(causal_map.links):
        if _holds(link.reason, typed):
            yield Found(link.id, Where.REASON, link.reason, Match.INSIDE)


def _holds(text: str, typed: str) -> bool:
    return fold_name(typed) in fold_name(text)
