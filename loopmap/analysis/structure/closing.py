"""Links that are not there: which loops one more of them would close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from loopmap.analysis.structure.arrows import ByEnd, arrows, far_end
from loopmap.analysis.structure.path import net_sign
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign


@dataclass(frozen=True, slots=True)
class ClosingBudget:
    """Limits of one search: the longest loop counted, paths walked, proposals shown.

    About a million paths a second on a small laptop.
    """

    max_length: int = 7
    paths: int = 20_000
    shown: int = 20


EVERYWHERE = ClosingBudget(max_length=6, paths=4_000)
"""For each variable, where all of a map are asked about."""
SAME_END = 3
"""Proposals for a whole map that begin at the same variable, or end there: one that nothing comes
from yet would take all of them."""


@dataclass(frozen=True, slots=True)
class WouldClose:
    """A link that is not drawn and the loops it would make were it ``+``.

    Were it ``-``, reinforcing and balancing change places. ``shortest``: links of the
    shortest of these loops. Loops of up to ``complete_to_length`` links are counted.
    """

    source: RecordId
    target: RecordId
    reinforcing: int
    balancing: int
    undetermined: int
    shortest: int | None
    complete_to_length: int

    @property
    def loops(self) -> int:
        """How many loops it would close."""
        return self.reinforcing + self.balancing + self.undetermined

    @property
    def text(self) -> str:
        """The answer as a sentence, with how far it holds."""
        reach = f"of up to {self.complete_to_length} links"
        if not self.loops:
            return f"This link would close no loop {reach}."
        kinds = (
            (self.reinforcing, "reinforcing"),
            (self.balancing, "balancing"),
            (self.undetermined, "not to be classified"),
        )
        told = ", ".join(f"{number:,} {kind}" for number, kind in kinds if number)
        noun = "loop" if self.loops == 1 else "loops"
        return f"As a + link it would close {self.loops:,} {noun} {reach}: {told}."


def search_one_closing(
    causal_map: CausalMap,
    source: RecordId,
    target: RecordId,
    budget: ClosingBudget | None = None,
) -> Generator[None, None, WouldClose]:
    """What a link from one variable to another would close; pauses every few hundred paths."""
    walks = yield from _walks(arrows(causal_map).out, target, budget or ClosingBudget())
    return _proposal(walks, source, target, source)


def search_closing(
    causal_map: CausalMap, variable: RecordId, budget: ClosingBudget | None = None
) -> Generator[None, None, tuple[WouldClose, ...]]:
    """The single links from or to a variable that would close most loops, the best first.

    Links that are there are not proposed. Pauses every few hundred paths.
    """
    budget = budget or ClosingBudget()
    along = arrows(causal_map)
    back = yield from _walks(along.into, variable, budget)
    ahead = yield from _walks(along.out, variable, budget)
    causes = {link.source for link in along.into[variable]}
    effects = {link.target for link in along.out[variable]}
    found = [_proposal(back, variable, v, v) for v in sorted(back.counts) if v not in effects]
    found += [_proposal(ahead, v, variable, v) for v in sorted(ahead.counts) if v not in causes]
    return tuple(_best(found, budget))


def search_closing_anywhere(
    causal_map: CausalMap, budget: ClosingBudget = EVERYWHERE
) -> Generator[None, None, tuple[WouldClose, ...]]:
    """The single links that would close most loops of the map, the best first; pauses often.

    No more than three of them begin at the same variable, or end there. Each says how long
    the loops are that were counted for it. O(paths) for each variable.
    """
    along = arrows(causal_map)
    found: list[WouldClose] = []
    for variable in along.out:
        ahead = yield from _walks(along.out, variable, budget)
        causes = {link.source for link in along.into[variable]}
        ends = (end for end in sorted(ahead.counts) if end not in causes)
        found += _best([_proposal(ahead, end, variable, end) for end in ends], budget)
    return _various(found, budget)


def _various(found: list[WouldClose], budget: ClosingBudget) -> tuple[WouldClose, ...]:
    """The best of them of which few have an end in common."""
    begun: Counter[RecordId] = Counter()
    ended: Counter[RecordId] = Counter()
    chosen: list[WouldClose] = []
    for link in sorted(found, key=_rank):
        if begun[link.source] < SAME_END and ended[link.target] < SAME_END:
            begun[link.source] += 1
            ended[link.target] += 1
            chosen.append(link)
        if len(chosen) == budget.shown:
            break
    return tuple(chosen)


def _best(found: list[WouldClose], budget: ClosingBudget) -> list[WouldClose]:
    """Those that close most loops; ties go to the shorter loops."""
    return sorted(found, key=_rank)[: budget.shown]


def _rank(link: WouldClose) -> tuple[int, int, RecordId, RecordId]:
    return (-link.loops, link.shortest or 0, link.source, link.target)


_Passed = tuple[tuple[RecordId, ...], Sign]
"""The variables of a path and what it does on the whole."""
_STRIDE = 64
"""Paths taken one link further between two pauses."""


@dataclass(slots=True)
class _Walks:
    """Paths from a variable by where they end and what they do, and how long they were walked."""

    counts: dict[RecordId, Counter[Sign]]
    nearest: dict[RecordId, int]
    length: int


def _walks(onward: ByEnd, start: RecordId, budget: ClosingBudget) -> Generator[None, None, _Walks]:
    """Paths link by link; a length for which there were too many is left out altogether."""
    found = _Walks({}, {}, 0)
    paths: list[_Passed] = [((start,), Sign.SAME)]
    left = budget.paths
    while found.length < budget.max_length - 1:
        longer: list[_Passed] = []
        for n in range(0, len(paths), _STRIDE):
            for path in paths[n : n + _STRIDE]:
                longer += _one_link_on(onward, path)
            if len(longer) > left:
                return found
            yield
        left -= len(longer)
        found.length += 1
        for n in range(0, len(longer), 16 * _STRIDE):
            for passed, sign in longer[n : n + 16 * _STRIDE]:
                found.counts.setdefault(passed[-1], Counter())[sign] += 1
                found.nearest.setdefault(passed[-1], found.length)
            yield
        paths = longer
    return found


def _one_link_on(onward: ByEnd, path: _Passed) -> Iterator[_Passed]:
    passed, sign = path
    for link in onward[passed[-1]]:
        other = far_end(link, passed[-1])
        if other not in passed:
            yield (*passed, other), net_sign((sign, link.sign))


def _proposal(walks: _Walks, source: RecordId, target: RecordId, end: RecordId) -> WouldClose:
    """A link that joins the two ends of the walks to ``end``: a loop is one link longer."""
    counts = walks.counts.get(end, Counter())
    nearest = walks.nearest.get(end)
    return WouldClose(
        source,
        target,
        counts[Sign.SAME],
        counts[Sign.OPPOSITE],
        counts[Sign.UNKNOWN],
        None if nearest is None else nearest + 1,
        walks.length + 1,
    )
