"""Who leads when in a run of equations; loops are called as on the map where it has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.analysis.loops import LoopKey
from loopmap.editing.carrying import DRIVEN, NOTHING
from loopmap.editing.loop_leads import Clock, leads_told
from loopmap.editing.loop_shares import MOST_SHOWN, STRONGEST_ONLY, LoopShare, LoopShares
from loopmap.editing.what_if import KnownLoops
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import loop_key
from loopmap.simulation.stock_flow.cells import Key
from loopmap.simulation.stock_flow.loop_power import ModelLoops

Floats = NDArray[np.float64]

ONE_RUN = "This is one run of the equations; with other numbers other loops may lead."
NO_LOOPS = "Nothing in these equations comes back to where it began, so no loop carries the run."
_LONGEST = 4


class Named(NamedTuple):
    """What a loop of cells is called, and the loop of the map that it is, if it is one."""

    label: str
    title: str
    key: LoopKey | None = None


Naming = Callable[[Sequence[Key]], Named]


def model_loop_shares(
    found: ModelLoops,
    naming: Naming,
    unit: str,
    link_of: Callable[[Key, Key], RecordId | None] = lambda _, __: None,
) -> LoopShares:
    """The loops of the part in which they do most, strongest first."""
    if not found.loops:
        return LoopShares(times=found.times, sentences=(NO_LOOPS,))
    size = np.abs(found.relative)
    if not size.any():
        return LoopShares(times=found.times, sentences=(NOTHING,))
    part = _busiest(found, size)
    mine = [n for n in _by_size(size) if found.part[n] == part and size[n].any()]
    shown, rest = mine[:MOST_SHOWN], mine[MOST_SHOWN:]
    clock = Clock(0.0, unit)
    loops = tuple(_loop(found, n, naming) for n in shown)
    left = found.relative[rest]
    return LoopShares(
        found.times,
        loops,
        (_course(np.maximum(left, 0).sum(axis=0)), _course(np.minimum(left, 0).sum(axis=0))),
        (),
        _course(found.outside[part]),
        _widths(found, link_of),
        tuple(_told(found, part, shown, loops, clock)),
        clock,
        1,
    )


def _busiest(found: ModelLoops, size: Floats) -> int:
    """The part whose loops are active longest, then the one with the most loops."""
    parts = sorted(set(found.part))
    numbers = np.asarray(found.part)

    def active(part: int) -> tuple[int, int]:
        mine = size[numbers == part]
        return int((mine.sum(axis=0) > 0).sum()), len(mine)

    return max(parts, key=lambda part: (*active(part), -part))


def _by_size(size: Floats) -> list[int]:
    return [int(n) for n in np.argsort(-size.sum(axis=1), kind="stable")]


def _loop(found: ModelLoops, number: int, naming: Naming) -> LoopShare:
    named = naming([found.ends[row][0] for row in found.loops[number]])
    led = tuple((float(lead), float(lead)) for lead in found.leads[number])
    return LoopShare(*named, _course(found.relative[number]), led)


def _widths(
    found: ModelLoops, link_of: Callable[[Key, Key], RecordId | None]
) -> Mapping[RecordId, tuple[float, ...]]:
    links = ((link_of(*ends), row) for ends, row in zip(found.ends, found.through, strict=True))
    return MappingProxyType({link: _course(row) for link, row in links if link is not None})


def _told(
    found: ModelLoops, part: int, shown: Sequence[int], loops: Sequence[LoopShare], clock: Clock
) -> list[str]:
    relative = found.relative[list(shown)]
    moving = np.abs(found.relative[np.asarray(found.part) == part]).sum(axis=0) > 0
    titles = [loop.title for loop in loops]
    said = leads_told(found.times, found.leads[list(shown)], relative > 0, moving, titles, clock)
    if moving.any() and found.outside[part][moving].mean() > 0.5:
        said.append(DRIVEN)
    if not found.complete:
        said.append(STRONGEST_ONLY)
    return [*said, ONE_RUN]


def _course(row: Floats) -> tuple[float, ...]:
    return tuple(row.tolist())


def by_names(shown: Mapping[Key, str]) -> Naming:
    """Loops called by the variables they run through; what functions hide is passed over."""

    def named(keys: Sequence[Key]) -> Named:
        names = list(dict.fromkeys(shown[key] for key in keys if key in shown))
        first = ", ".join(f"“{name}”" for name in names[:_LONGEST])
        more = f" and {len(names) - _LONGEST} more" if len(names) > _LONGEST else ""
        return Named("loop", f"the loop through {first}{more}")

    return named


def by_map(causal_map: CausalMap, ids: Mapping[Key, RecordId], known: KnownLoops) -> Naming:
    """Loops called as on their map, else by the variables they run through."""
    plainly = by_names({key: causal_map.variables[i].name for key, i in ids.items()})

    def named(keys: Sequence[Key]) -> Named:
        path = list(dict.fromkeys(ids[key] for key in keys if key in ids))
        links = (
            [causal_map.adjacency.between(*ends) for ends in pairwise([*path, path[0]])]
            if path
            else []
        )
        if not links or any(link is None for link in links):
            return plainly(keys)
        key = loop_key([link.id for link in links if link is not None])
        label = known.labels.get(key)
        if label is None:
            return Named("loop", plainly(keys).title, key)
        title = f"{label.label} “{label.name}”" if label.name else label.label
        return Named(label.label, title, key)

    return named


def link_between(
    causal_map: CausalMap, ids: Mapping[Key, RecordId]
) -> Callable[[Key, Key], RecordId | None]:
    """The map's link from one cell to another, where there is one."""

    def link_of(source: Key, target: Key) -> RecordId | None:
        if source not in ids or target not in ids:
            return None
        link = causal_map.adjacency.between(ids[source], ids[target])
        return None if link is None else link.id

    return link_of
