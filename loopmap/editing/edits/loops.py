"""What people say of a loop: its name, its story, a place for its badge."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import count

from loopmap.analysis.named_loops import gap_in
from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import NewId, map_of, place, record_of
from loopmap.model.change import NOTHING, Change, adding, removing, replacing, together
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order, loop_key, next_order
from loopmap.model.records import Link, NamedLoop


def loop_with(causal_map: CausalMap, links: Sequence[RecordId]) -> NamedLoop | None:
    """The named loop along these links, wherever the list starts, or None."""
    key = loop_key(links)
    return next((loop for loop in in_order(causal_map.loops) if loop.links == key), None)


def may_label(
    document: Document, map_id: MapId, links: Sequence[RecordId], label: str
) -> Permission:
    """Whether the loop along ``links`` may be labelled so: a label stands for one loop."""
    if not clean_name(label):
        return refused("A loop needs a label.")
    for loop in in_order(map_of(document, map_id).loops):
        if loop.label == clean_name(label) and loop.links != loop_key(links):
            return refused(f"Another loop of this map is labelled {loop.label}.")
    return ALLOWED


def free_label(label: str, taken: Collection[str]) -> str:
    """The label, or its letters with the first number that no label ``taken`` has.

    >>> free_label("R1", {"R1", "R2"})
    'R3'
    """
    letters = label.rstrip("0123456789") or "R"
    numbered = (f"{letters}{number}" for number in count(1))
    return label if label not in taken else next(each for each in numbered if each not in taken)


def name_loop(
    document: Document,
    map_id: MapId,
    links: Sequence[RecordId],
    label: str,
    name: str,
    new_id: NewId,
) -> Change:
    """The loop along ``links`` labelled and named ("" for no name); its story stays.

    EditRefused where may_label refuses.
    """
    may_label(document, map_id, links, label).require()
    causal_map = map_of(document, map_id)
    standing = loop_with(causal_map, links)
    if standing is not None:
        named = replace(standing, label=clean_name(label), name=clean_name(name))
        return replacing(map_id, [(standing, named)])
    made = _new(document, map_id, links, label, new_id)
    return adding(map_id, [replace(made, name=clean_name(name))])


def tell_story(
    document: Document,
    map_id: MapId,
    links: Sequence[RecordId],
    label: str,
    story: str,
    new_id: NewId,
) -> Change:
    """What people say about the loop along ``links``, kept with it; its name stays."""
    standing = loop_with(map_of(document, map_id), links)
    if standing is None:
        made = _new(document, map_id, links, label, new_id)
        return adding(map_id, [replace(made, story=story.strip())])
    return replacing(map_id, [(standing, replace(standing, story=story.strip()))])


def move_badge(
    document: Document, map_id: MapId, loop: RecordId, at: tuple[float, float] | None
) -> Change:
    """The loop's badge where a person put it, or back at the heart of its loop (None)."""
    standing = record_of(document, map_id, loop, NamedLoop)
    return replacing(map_id, [(standing, _with_badge(standing, at))])


def place_badge(
    document: Document,
    map_id: MapId,
    links: Sequence[RecordId],
    label: str,
    at: tuple[float, float] | None,
    new_id: NewId,
) -> Change:
    """The same for the loop along ``links``, whether or not people said anything of it."""
    standing = loop_with(map_of(document, map_id), links)
    if standing is not None:
        return move_badge(document, map_id, standing.id, at)
    return adding(map_id, [_with_badge(_new(document, map_id, links, label, new_id), at)])


def forget_name(document: Document, map_id: MapId, loop: RecordId) -> Change:
    """The loop without its name; its story and the place of its badge stay, and its links."""
    standing = record_of(document, map_id, loop, NamedLoop)
    if standing.story or standing.x is not None:
        return replacing(map_id, [(standing, replace(standing, name=""))])
    return removing(map_id, [standing])


def forget_loop(document: Document, map_id: MapId, loop: RecordId) -> Change:
    """The map without anything people said of that loop; the links stay."""
    return removing(map_id, [record_of(document, map_id, loop, NamedLoop)])


def may_mend(document: Document, map_id: MapId, loop: RecordId) -> Permission:
    """Whether one link would make a broken loop whole again."""
    links = record_of(document, map_id, loop, NamedLoop).links
    if gap_in(map_of(document, map_id), links) is None:
        return refused("More than one link is missing: draw the loop again by hand.")
    return ALLOWED


def mend_loop(document: Document, map_id: MapId, loop: RecordId, new_id: NewId) -> Change:
    """A broken loop made whole: by the link drawn there since, or a new one, not agreed yet.

    EditRefused where ``may_mend`` refuses.
    """
    may_mend(document, map_id, loop).require()
    causal_map = map_of(document, map_id)
    broken = record_of(document, map_id, loop, NamedLoop)
    gap = gap_in(causal_map, broken.links)
    assert gap is not None
    link, drawn = causal_map.adjacency.between(gap.source, gap.target), NOTHING
    if link is None:
        link = Link(new_id(Link), gap.source, gap.target, order=next_order(causal_map.links))
        drawn = adding(map_id, [link])
    links = loop_key((*broken.links[: gap.place], link.id, *broken.links[gap.place + 1 :]))
    return together([drawn, replacing(map_id, [(broken, replace(broken, links=links))])])


def _new(
    document: Document, map_id: MapId, links: Sequence[RecordId], label: str, new_id: NewId
) -> NamedLoop:
    """A record for a loop that has none yet."""
    may_label(document, map_id, links, label).require()
    order = next_order(map_of(document, map_id).loops)
    return NamedLoop(new_id(NamedLoop), loop_key(links), clean_name(label), order=order)


def _with_badge(loop: NamedLoop, at: tuple[float, float] | None) -> NamedLoop:
    x, y = (None, None) if at is None else (place(at[0]), place(at[1]))
    return replace(loop, x=x, y=y)
