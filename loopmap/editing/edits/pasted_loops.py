"""What people said of a loop goes along with a copy of all its links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from loopmap.editing.edits.loops import free_label
from loopmap.editing.edits.touch import NewId, name_unlike, orders, place
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, fold_name, loop_key
from loopmap.model.records import Link, NamedLoop


def loops_along(loops: Iterable[NamedLoop], links: Iterable[Link]) -> tuple[NamedLoop, ...]:
    """Those of the loops that have a label and run around along these links, through none twice.

    O(links + links of the loops).
    """
    by_id = {link.id: link for link in links}
    return tuple(each for each in loops if clean_name(each.label) and _is_whole(each, by_id))


def _is_whole(loop: NamedLoop, links: Mapping[RecordId, Link]) -> bool:
    ring = [links[link] for link in loop.links if link in links]
    joined = all(one.target == after.source for one, after in pairwise([*ring, *ring[:1]]))
    return joined and len(set(loop.links)) == len(loop.links) == len(ring) > 0


def pasted_loops(
    causal_map: CausalMap,
    loops: Iterable[NamedLoop],
    links: Mapping[RecordId, RecordId],
    new_id: NewId,
    offset: tuple[float, float],
) -> list[NamedLoop]:
    """These loops of the copied ``links``, by their ids here, with badges moved by ``offset``.

    A label or a name that the map has already gets a number, as names of variables do.
    """
    order = orders(causal_map.loops)
    standing = causal_map.loops.values()
    labels = {loop.label for loop in standing}
    names = {fold_name(loop.name) for loop in standing if loop.name}
    made: dict[tuple[RecordId, ...], NamedLoop] = {}
    for loop in loops:
        key = loop_key(links[link] for link in loop.links)
        if key in made:
            continue
        label, name = free_label(clean_name(loop.label), labels), clean_name(loop.name)
        if name:
            name = name_unlike(name, names)
            names.add(fold_name(name))
        labels.add(label)
        new = replace(_moved(loop, offset), id=new_id(NamedLoop), links=key, order=order())
        made[key] = replace(new, label=label, name=name)
    return list(made.values())


def _moved(loop: NamedLoop, offset: tuple[float, float]) -> NamedLoop:
    if loop.x is None or loop.y is None:
        return replace(loop, x=None, y=None)
    return replace(loop, x=place(loop.x + offset[0]), y=place(loop.y + offset[1]))
