"""A map in one or two sentences that stand for its picture where it cannot be seen.

Own definition after W3C's advice on complex images: what it is, of what size, its main loops.
"""

from __future__ import annotations

from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order

LONGEST = 200
"""Characters that screen readers bear in one go."""


def alt_text(causal_map: CausalMap, title: str = "") -> str:
    """At most ``LONGEST`` characters on a map as it is drawn (folded where it is)."""
    what = f"Causal loop diagram, {_counts(causal_map)}"
    opening = f"{what}: {title}." if title else f"{what}."
    if len(opening) > LONGEST:
        return f"{what}."
    names = [loop.name for loop in in_order(causal_map.loops) if loop.name]
    for number in range(len(names), 0, -1):
        told = f"{opening} {'Loop' if number == 1 else 'Loops'}: {'; '.join(names[:number])}."
        if len(told) <= LONGEST:
            return told
    return opening


def _counts(causal_map: CausalMap) -> str:
    stacks, bundles = stacks_of(causal_map), bundles_of(causal_map)
    links = len(causal_map.links) + sum(len(bundle.links) - 1 for bundle in bundles.values())
    counted = [
        (len(causal_map.variables) - len(stacks), "variable"),
        (len(stacks), "collapsed group"),
        (links, "link"),
    ]
    parts = [f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in counted if n]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "empty"
