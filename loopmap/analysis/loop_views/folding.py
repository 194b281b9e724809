"""Longer ways round put away under the direct loop whose story they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from loopmap.analysis.loop_views.families import Families
from loopmap.analysis.loops import Loop, LoopKey


@dataclass(frozen=True, slots=True)
class Fold:
    """Stands in a list for the longer ways round of the direct loop before it."""

    core: LoopKey
    count: int
    is_open: bool = False

    @property
    def words(self) -> str:
        """What it says: "and 4 longer ways round"."""
        ways = "1 longer way round" if self.count == 1 else f"{self.count:,} longer ways round"
        return f"Hide {ways}" if self.is_open else f"and {ways}"


def folded(
    loops: Sequence[Loop],
    families: Families,
    opened: Collection[LoopKey],
    kept: Collection[LoopKey],
) -> list[Loop | Fold]:
    """The loops in their order, each longer way round under its direct loop, or put away.

    Families whose direct loop is in ``opened`` are shown. Loops in ``kept`` stay where they
    are, and so does a longer way round whose direct loop is not among ``loops``. O(loops).
    """
    here = {loop.key for loop in loops}
    under: dict[LoopKey, list[Loop]] = {}
    for loop in loops:
        core = families.get(loop.key)
        if core in here and loop.key not in kept:
            under.setdefault(core, []).append(loop)
    away = {loop.key for members in under.values() for loop in members}
    entries: list[Loop | Fold] = []
    for loop in loops:
        if loop.key not in away:
            entries.append(loop)
            entries.extend(_family(loop.key, under.get(loop.key, ()), opened))
    return entries


def _family(
    core: LoopKey, members: Sequence[Loop], opened: Collection[LoopKey]
) -> Iterable[Loop | Fold]:
    if not members:
        return ()
    fold = Fold(core, len(members), core in opened)
    return (fold, *members) if fold.is_open else (fold,)
