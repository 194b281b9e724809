"""Almost loops: rings of links of which exactly one points the wrong way."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from loopmap.analysis.loops import LoopKind
from loopmap.analysis.loops.loop import kind_of
from loopmap.analysis.structure.arrows import ByEnd, arrows
from loopmap.analysis.structure.path import Path, path_of
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link


@dataclass(frozen=True, slots=True)
class AlmostLoop:
    """Were ``link`` turned round, it would close a loop of that kind with ``path``."""

    link: RecordId
    path: Path
    kind: LoopKind

    @property
    def length(self) -> int:
        """Links of the loop it would be."""
        return self.path.length + 1


@dataclass(frozen=True)
class AlmostLoops:
    """Almost loops, the shortest first; all of up to ``complete_to_length`` links were looked at.

    ``more`` were found that are not in the list.
    """

    loops: tuple[AlmostLoop, ...]
    more: int
    complete_to_length: int


def search_almost_loops(
    causal_map: CausalMap,
    focus: RecordId | None = None,
    *,
    max_length: int = 6,
    shown: int = 50,
    steps: int = 60_000,
) -> Generator[None, None, AlmostLoops]:
    """Look for almost loops, those of three links first; pauses every few hundred steps.

    With ``focus`` only those through that variable. Links that have a counterpart the
    other way are left out: turning them round would draw it twice. A length for which the
    steps do not last is left out altogether.
    """
    out = arrows(causal_map).out
    found: list[AlmostLoop] = []
    for length in range(3, max_length + 1):
        fresh: list[AlmostLoop] = []
        for start in out:
            for way in _ways(out, start, length - 1):
                steps -= 1
                if steps < 0:
                    return AlmostLoops(tuple(found[:shown]), max(0, len(found) - shown), length - 1)
                if steps % 256 == 0:
                    yield
                short = causal_map.adjacency.between(start, way[-1].target)
                if short is not None and not _has_counterpart(causal_map, short):
                    fresh.append(_almost(short, way))
        fresh.sort(key=lambda loop: (loop.link, loop.path.links))
        found += (loop for loop in fresh if focus is None or focus in loop.path.variables)
    return AlmostLoops(tuple(found[:shown]), max(0, len(found) - shown), max_length)


def _ways(out: ByEnd, start: RecordId, length: int) -> Iterator[tuple[Link, ...]]:
    """Paths of exactly that many links from a variable, in the order of their links."""
    way: list[Link] = []
    stack = [iter(out[start])]
    while stack:
        link = next(stack[-1], None)
        if link is None:
            stack.pop()
            if way:
                way.pop()
        elif link.target != start and all(link.target != passed.target for passed in way):
            if len(way) + 1 == length:
                yield (*way, link)
            else:
                way.append(link)
                stack.append(iter(out[link.target]))


def _has_counterpart(causal_map: CausalMap, link: Link) -> bool:
    return causal_map.adjacency.between(link.target, link.source) is not None


def _almost(link: Link, way: tuple[Link, ...]) -> AlmostLoop:
    return AlmostLoop(link.id, path_of(way), kind_of((*(k.sign for k in way), link.sign)))
