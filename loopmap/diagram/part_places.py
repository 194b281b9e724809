"""A part of a map drawn with its arrows as they run on the whole of it, which is left away."""

from __future__ import annotations

from dataclasses import replace

from loopmap.diagram.places import Places
from loopmap.model.ids import RecordId


def as_on_whole(part: Places, whole: Places) -> Places:
    """The places of a part with the paths and signs of the whole, where both ends are the same.

    A link whose end is another card there, as a stack of fewer members, keeps its own path.
    O(links of the whole).
    """
    row_of = {link: row for row, link in enumerate(whole.frame.links)}
    same = [(row, link) for row, link in enumerate(part.frame.links) if _is_same(part, whole, link)]
    lines = part.lines.copy()
    for row, link in same:
        lines[row] = whole.lines[row_of[link]]
    paths = {**part.paths, **{link: whole.paths[link] for _, link in same}}
    return replace(part, paths=paths, lines=lines)


def _is_same(part: Places, whole: Places, record: RecordId) -> bool:
    one, other = (places.causal_map.links.get(record) for places in (part, whole))
    if one is None or other is None or record not in whole.paths:
        return False
    ends = ((one.source, other.source), (one.target, other.target))
    return all(part.cards[here] == whole.cards.get(there) for here, there in ends)
