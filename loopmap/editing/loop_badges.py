"""Which loops carry a badge on the map: few enough that each can be found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from loopmap.analysis.loop_labels import Label
from loopmap.analysis.loop_views.key_loops import key_loops
from loopmap.analysis.loops import Loop, LoopKey
from loopmap.diagram.emphasis import Badge
from loopmap.model.document import CausalMap


def badge_for(causal_map: CausalMap, loop: Loop, label: Label) -> Badge:
    """The badge of one loop, where a person moved it or at the heart of the loop."""
    record = next((r for r in causal_map.loops.values() if r.links == loop.key), None)
    x, y = (record.x, record.y) if record else (None, None)
    return Badge(loop.key, label.label, loop.kind.value, x, y)


def loop_badges(
    causal_map: CausalMap,
    loops: Iterable[Loop],
    labels: Mapping[LoopKey, Label],
    *,
    lit: Collection[LoopKey] = (),
    find_key: Callable[[], Iterable[Loop]] | None = None,
) -> tuple[Badge, ...]:
    """Badges of the loops that people named; of the key loops where they named none.

    ``find_key`` gives the key loops where somebody has them.

    ``lit`` loops always have one, and loops whose badge somebody put in its place.
    ``loops`` in the order of the list; loops without a label yet are passed over. Own
    definition.
    """
    labelled = [loop for loop in loops if loop.key in labels]
    named = [loop for loop in labelled if labels[loop.key].name]
    if not named:
        named = list(find_key() if find_key else key_loops(causal_map, labelled, ()))
    put = {record.links for record in causal_map.loops.values() if record.x is not None}
    shown = {loop.key for loop in named}
    return tuple(
        badge_for(causal_map, loop, labels[loop.key])
        for loop in labelled
        if loop.key in shown or loop.key in lit or loop.key in put
    )
