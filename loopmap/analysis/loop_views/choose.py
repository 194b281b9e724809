"""The loops that a view of the list shows, and how many it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loopmap.analysis.loop_labels import LabelBook, named_first
from loopmap.analysis.loop_views.key_loops import key_loops
from loopmap.analysis.loop_views.masks import link_masks, most_distinct_first
from loopmap.analysis.loop_views.view import KINDS, LoopView, Only, Order
from loopmap.analysis.loops import SHARE, Loop
from loopmap.model.document import CausalMap
from loopmap.model.records import Role


@dataclass(frozen=True)
class Choice:
    """What is shown. ``passing`` loops pass the filters, of ``every`` one on the map's list."""

    shown: tuple[Loop, ...] = ()
    passing: int = 0
    every: int = 0
    view: LoopView = field(default_factory=LoopView)


def choose(
    causal_map: CausalMap,
    loops: Sequence[Loop],
    book: LabelBook,
    view: LoopView,
    is_new: Callable[[Loop], bool],
) -> Choice:
    """The loops that ``view`` asks for of ``loops``, which are all it looks among.

    About O(sum of lengths), the order by distinctness with a logarithm more.
    """
    listed = named_first(loops, book)
    passing = listed
    if view.only or view.through is not None:
        passing = [loop for loop in listed if _passes(causal_map, loop, view, is_new)]
    shown: Sequence[Loop] = passing
    if view.key_only:
        named = {key for key, label in book.labels.items() if label.name}
        shown = key_loops(causal_map, passing, named)
    return Choice(tuple(_ordered(causal_map, shown, view.order)), len(passing), len(loops), view)


def _passes(
    causal_map: CausalMap, loop: Loop, view: LoopView, is_new: Callable[[Loop], bool]
) -> bool:
    only, through = view.only, view.through
    if through is not None and through not in loop.key and through not in loop.variables:
        return False
    kinds = {KINDS[one] for one in only if one in KINDS}
    if (kinds and loop.kind not in kinds) or Only.BROKEN in only:
        return False
    if Only.DELAYED in only and not loop.delayed:
        return False
    if Only.NEW in only and not is_new(loop):
        return False
    variables = causal_map.variables
    return Only.OUTCOME not in only or any(
        variables[one].role is Role.OUTCOME for one in loop.variables
    )


def _ordered(causal_map: CausalMap, loops: Sequence[Loop], order: Order) -> list[Loop]:
    if order is Order.NAMED:
        return list(loops)
    by_length = sorted(loops, key=lambda loop: (loop.length, loop.key))
    if order is Order.DISTINCT:
        return most_distinct_first(by_length, link_masks(by_length))
    if order is Order.SLOW:
        return sorted(by_length, key=lambda loop: not loop.delayed)
    if order is Order.STRONGEST:
        return sorted(by_length, key=lambda loop: -strength_of(causal_map, loop))
    return by_length


def strength_of(causal_map: CausalMap, loop: Loop) -> float:
    """The product of what the loop's links count for, in (0, 1]: how much of a change returns."""
    strength = 1.0
    for link in loop.key:
        strength *= SHARE[causal_map.links[link].strength]
    return strength
