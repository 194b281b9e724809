"""What can be said of one variable, or of two: drivers and effects, links to try, paths, causes."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from loopmap.analysis.structure.almost import AlmostLoops, search_almost_loops
from loopmap.analysis.structure.arrows import arrows
from loopmap.analysis.structure.causes import CommonCause, search_causes
from loopmap.analysis.structure.closing import WouldClose, search_closing, search_one_closing
from loopmap.analysis.structure.influence import Influence, search_influence
from loopmap.analysis.structure.paths import PathList, search_paths
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId


@dataclass(frozen=True)
class AroundOne:
    """A variable among the others.

    ``drivers`` and ``effects`` come nearest first; ``closing`` are links that would close
    loops through it, those that close most first; ``almost`` rings with one wrong arrow.
    """

    variable: RecordId
    drivers: tuple[Influence, ...]
    effects: tuple[Influence, ...]
    closing: tuple[WouldClose, ...]
    almost: AlmostLoops


@dataclass(frozen=True)
class BetweenTwo:
    """The paths between two variables, there and back, and what leads to both.

    ``closing`` tells what a link between them would close, each way that is not drawn.
    """

    one: RecordId
    other: RecordId
    there: PathList
    back: PathList
    causes: tuple[CommonCause, ...]
    closing: tuple[WouldClose, ...]


def search_around(causal_map: CausalMap, variable: RecordId) -> Generator[None, None, AroundOne]:
    """All of it; pauses every few hundred steps."""
    along = arrows(causal_map)
    drivers = yield from search_influence(along, variable, backwards=True)
    effects = yield from search_influence(along, variable)
    closing = yield from search_closing(causal_map, variable)
    almost = yield from search_almost_loops(causal_map, variable)
    return AroundOne(variable, drivers, effects, closing, almost)


def search_between(
    causal_map: CausalMap, one: RecordId, other: RecordId
) -> Generator[None, None, BetweenTwo]:
    """All of it; pauses every few hundred steps."""
    along = arrows(causal_map)
    there = yield from search_paths(along, one, other)
    back = yield from search_paths(along, other, one)
    causes = yield from search_causes(along, one, other)
    closing: list[WouldClose] = []
    for source, target in ((one, other), (other, one)):
        if source != target and causal_map.adjacency.between(source, target) is None:
            closing.append((yield from search_one_closing(causal_map, source, target)))
    return BetweenTwo(one, other, there, back, causes, tuple(closing))
