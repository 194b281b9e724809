"""Which loops of a model with equations make it move, and when.

All loops are scored where there are no more than `MOST_LOOPS`, else those along the
strongest paths. See `loopmap.simulation.dominance`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import NEVER, Token
from loopmap.simulation.dominance import (
    Scores,
    dominant,
    path_scores,
    relative_scores,
    strongest_loops,
)
from loopmap.simulation.stock_flow.cells import Key, Stock
from loopmap.simulation.stock_flow.link_scores import Ends, LinkScoring
from loopmap.simulation.stock_flow.program import Program
from loopmap.simulation.structure import strong_blocks

Floats = NDArray[np.float64]

MOST_LOOPS = 10_000
_LOOKED_AT = 50  # times at which the strongest paths are looked for
_CHECKED_EVERY = 256
_MOST_NUMBERS = 20_000_000  # of scores of loops at once, 0.16 GB


@dataclass(frozen=True, slots=True)
class ModelLoops:
    """Loops as rows of ``ends``, in causal order, and how strong each was at each time.

    ``relative``: of all loops of its ``part``, in [-1, 1]. ``leads``: 1 where it is among
    the fewest that make half of the change. ``through``: of what moves its effect, the share
    that comes through each link. ``outside``: the share of each part's change that comes from
    other parts. ``complete``: all loops were scored.
    """

    times: tuple[float, ...]
    ends: tuple[Ends, ...]
    loops: tuple[tuple[int, ...], ...]
    part: tuple[int, ...]
    relative: Floats
    leads: NDArray[np.bool_]
    through: Floats
    outside: Floats
    complete: bool


def model_loops(
    program: Program,
    given: Mapping[str, float] | None = None,
    *,
    seed: int = 0,
    token: Token = NEVER,
) -> ModelLoops:
    """The loops of one run, with some constants set anew. Raises Cancelled, SimulationError."""
    scored = LinkScoring(program).score(given, seed=seed)
    token.check()
    number: dict[Key, int] = {}
    for key in (key for ends in scored.ends for key in ends):
        number.setdefault(key, len(number))
    ends = [(number[source], number[target]) for source, target in scored.ends]
    out: list[list[int]] = [[] for _ in number]
    for source, target in ends:
        out[source].append(target)
    block = strong_blocks(out)
    loops = _all_loops(ends, token)
    most = min(MOST_LOOPS, _MOST_NUMBERS // max(1, len(scored.times)))
    complete = len(loops) <= most
    if not complete:
        starts = [
            number[k]
            for k, c in program.system.cells.items()
            if isinstance(c, Stock) and k in number
        ]
        loops = _strongest(ends, scored.scores, starts)
    token.check()
    parts = [block[ends[loop[0]][0]] for loop in loops]
    relative = (
        relative_scores(path_scores(scored.scores, loops), parts) if loops else _none(scored.times)
    )
    through = _through(ends, scored.scores)
    count = max(block, default=-1) + 1
    return ModelLoops(
        scored.times,
        scored.ends,
        tuple(loops),
        tuple(parts),
        relative,
        _leads(relative, parts),
        through,
        np.array([_outside(ends, through, block, n) for n in range(count)]),
        complete,
    )


def _none(times: Sequence[float]) -> Floats:
    return np.zeros((0, len(times)))


def _all_loops(ends: Sequence[tuple[int, int]], token: Token) -> list[tuple[int, ...]]:
    """Every loop as rows of links; one more than can be scored where there are too many."""
    import networkx as nx

    row = {pair: place for place, pair in enumerate(ends)}
    graph = nx.DiGraph(sorted(row))
    found = []
    for place, cycle in enumerate(islice(nx.simple_cycles(graph), MOST_LOOPS + 1)):
        if place % _CHECKED_EVERY == 0:
            token.check()
        after = [*cycle[1:], cycle[0]]
        rows = [row[pair] for pair in zip(cycle, after, strict=True)]
        at = rows.index(min(rows))
        found.append((*rows[at:], *rows[:at]))
    return sorted(found, key=lambda loop: (len(loop), loop))


def _strongest(
    ends: Sequence[tuple[int, int]], scores: Scores, starts: Sequence[int]
) -> list[tuple[int, ...]]:
    with np.errstate(over="ignore"):
        size = np.exp(np.minimum(scores.log, 300.0))
    every = max(1, size.shape[1] // _LOOKED_AT)
    return list(strongest_loops(ends, size[:, ::every], starts).loops)


def _leads(relative: Floats, parts: Sequence[int]) -> NDArray[np.bool_]:
    leads, numbers = np.zeros(relative.shape, dtype=np.bool_), np.asarray(parts)
    for number in sorted(set(parts)):
        mine = numbers == number
        leads[mine] = dominant(relative[mine])
    return leads


def _through(ends: Sequence[tuple[int, int]], scores: Scores) -> Floats:
    """Each link's score over those of all links into the same effect."""
    through = np.zeros(scores.log.shape)
    targets = np.array([target for _, target in ends], dtype=np.intp)
    for target in np.unique(targets):
        mine = targets == target
        log = scores.log[mine]
        largest = log.max(axis=0)
        moves = np.isfinite(largest)
        with np.errstate(invalid="ignore"):
            share = np.exp(log - np.where(moves, largest, 0.0))
        total = np.where(moves, share.sum(axis=0), 1.0)
        through[mine] = np.where(moves, share / total, 0.0)
    return through


def _outside(
    ends: Sequence[tuple[int, int]], through: Floats, block: Sequence[int], part: int
) -> Floats:
    """Mean share of what moves a part's members that comes from other parts."""
    members = [place for place, number in enumerate(block) if number == part]
    total, counted = np.zeros(through.shape[1]), np.zeros(through.shape[1])
    for member in members:
        into = [row for row, (_, target) in enumerate(ends) if target == member]
        from_outside = [row for row in into if block[ends[row][0]] != part]
        total += through[from_outside].sum(axis=0)
        counted += through[into].sum(axis=0) > 0
    return np.divide(total, counted, out=np.zeros_like(total), where=counted > 0)
