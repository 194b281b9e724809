"""Names for loops that nobody has named: two or three of their most telling variables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loops import Loop, LoopKey, LoopList
from loopmap.analysis.wording import capitalised, quantity
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Role
from loopmap.model.token import breathe

PART = " – "
"""Between the variables of a default name."""
_PARTS = 3
_LEGEND = 40
"""Characters of a loop in a legend."""
_ROOM = 48
"""Characters that three names may fill; beyond that two must do."""


def participation(loops: LoopList) -> Mapping[RecordId, int]:
    """In how many of the listed loops each variable lies. O(sum of lengths)."""
    return Counter(chain.from_iterable(_members_of_each(loops)))


def _members_of_each(loops: LoopList) -> Iterator[Sequence[RecordId]]:
    for loop in loops.loops:
        breathe()
        yield loop.variables


def default_names(
    causal_map: CausalMap, loops: Iterable[Loop], lies_on: Mapping[RecordId, int]
) -> dict[LoopKey, str]:
    """Each loop by its members that lie on the fewest loops, an outcome always among them.

    Members are told in causal order. Loops that would read the same are told by more of
    their members. ``lies_on`` is the ``participation`` of the list. O(sum of lengths), more
    where many are alike.
    """
    telling = {loop.key: _most_telling_first(causal_map, loop, lies_on) for loop in loops}
    words = _Words(causal_map)
    told = {key: _few(words, members) for key, members in telling.items()}
    names = {key: _name(words, telling[key], count) for key, count in told.items()}
    waiting = set(names)
    while waiting:
        often = Counter(names.values())
        waiting = {k for k in waiting if often[names[k]] > 1 and told[k] < len(telling[k])}
        for key in waiting:
            told[key] += 1
            names[key] = _name(words, telling[key], told[key])
    return names


def legend_names(
    causal_map: CausalMap, loops: Sequence[Loop], book: LabelBook, listed: LoopList
) -> dict[LoopKey, str]:
    """What a legend calls these loops: label and name, no longer than fits beside a sample."""
    names = default_names(causal_map, loops, participation(listed))
    told = {loop.key: book.labels[loop.key] for loop in loops if loop.key in book.labels}
    return {
        key: f"{label.label} {_cut(label.name, _LEGEND) or _shortened(names[key])}"
        for key, label in told.items()
    }


def _shortened(name: str) -> str:
    """Each of the variables of a default name a little shorter."""
    parts = name.split(PART)[: _PARTS - 1]
    return PART.join(_cut(part, _LEGEND // len(parts)) for part in parts)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


_Members = list[tuple[int, RecordId]]
"""Members of a loop with their places in it."""


class _Words(dict[RecordId, str]):
    """What variables are called in short, found when it is asked: few of a large map are."""

    def __init__(self, causal_map: CausalMap) -> None:
        super().__init__()
        self._variables = causal_map.variables

    def __missing__(self, one: RecordId) -> str:
        words = self[one] = capitalised(quantity(self._variables[one].name).short)
        return words


def _most_telling_first(
    causal_map: CausalMap, loop: Loop, lies_on: Mapping[RecordId, int]
) -> _Members:
    breathe()
    variables = causal_map.variables

    def rank(member: tuple[int, RecordId]) -> tuple[bool, int, int]:
        place, one = member
        return variables[one].role is not Role.OUTCOME, lies_on.get(one, 0), place

    return sorted(enumerate(loop.variables), key=rank)


def _few(words: Mapping[RecordId, str], members: _Members) -> int:
    """How many of the members a name tells that stands alone."""
    chosen = members[:_PARTS]
    room = sum(len(words[one]) for _, one in chosen)
    return len(chosen) if room <= _ROOM else min(len(chosen), _PARTS - 1)


def _name(words: Mapping[RecordId, str], members: _Members, count: int) -> str:
    breathe()
    return PART.join(words[one] for _, one in sorted(members[:count]))
