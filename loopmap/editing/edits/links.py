"""Links: draw, sign, delay, bend, turn round, lead elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from loopmap.diagram.self_loop import bulge_at
from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import NewId, change_each, map_of, record_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, next_order
from loopmap.model.records import Link, Sign, Status, Strength

MOST_BENT = 1.5
"""Largest bulge either way (model.records.Link)."""

OF_ITSELF = "A link to itself is a circle: drag it round its card, or press [ or ]."
"""Why such a link is neither bent nor straightened."""


def may_link(
    document: Document,
    map_id: MapId,
    source: RecordId,
    target: RecordId,
    *,
    moving: RecordId | None = None,
) -> Permission:
    """Whether a new link, or the link ``moving``, may lead from ``source`` to ``target``.

    A variable may be linked to itself; two links from one to the same other may not be.
    """
    causal_map = map_of(document, map_id)
    cause, effect = causal_map.variables.get(source), causal_map.variables.get(target)
    if cause is None or effect is None:
        return refused("A link joins two variables of this map.")
    standing = causal_map.adjacency.between(source, target)
    if standing is None or standing.id == moving:
        return ALLOWED
    if source == target:
        return refused(f"“{cause.name}” is already linked to itself.")
    return refused(f"There is already a link from “{cause.name}” to “{effect.name}”.")


def add_link(
    document: Document,
    map_id: MapId,
    source: RecordId,
    target: RecordId,
    new_id: NewId,
    *,
    sign: Sign = Sign.UNKNOWN,
    delayed: bool = False,
) -> Change:
    """A new link, its sign not agreed unless given; EditRefused where may_link refuses."""
    may_link(document, map_id, source, target).require()
    order = next_order(map_of(document, map_id).links)
    link = Link(new_id(Link), source, target, sign, delayed=delayed, order=order)
    return adding(map_id, [link])


def link_two(
    document: Document, map_id: MapId, first: RecordId, second: RecordId, new_id: NewId
) -> Change:
    """A new link from the first to the second, or back where there is one to it already."""
    forth = may_link(document, map_id, first, second)
    if not forth and may_link(document, map_id, second, first):
        first, second = second, first
    return add_link(document, map_id, first, second, new_id)


def set_sign(document: Document, map_id: MapId, ids: Iterable[RecordId], sign: Sign) -> Change:
    """The links among ``ids`` with this sign."""
    return change_each(document, map_id, ids, Link, lambda link: replace(link, sign=sign))


def set_delay(
    document: Document, map_id: MapId, ids: Iterable[RecordId], delayed: bool, length: str = ""
) -> Change:
    """The links among ``ids`` delayed, with how long in words, or not delayed."""
    words = clean_name(length) if delayed else ""
    return change_each(
        document,
        map_id,
        ids,
        Link,
        lambda link: replace(link, delayed=delayed, delay_length=words),
    )


def toggle_delay(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
    """All links among ``ids`` delayed, or, if all were, none of them. Lengths said are kept."""
    links = map_of(document, map_id).links
    chosen = [i for i in set(ids) if i in links]
    delayed = not all(links[i].delayed for i in chosen)
    return change_each(document, map_id, chosen, Link, lambda link: replace(link, delayed=delayed))


def set_strength(
    document: Document, map_id: MapId, ids: Iterable[RecordId], strength: Strength
) -> Change:
    """The links among ``ids`` weak, medium or strong."""
    return change_each(document, map_id, ids, Link, lambda link: replace(link, strength=strength))


def set_status(
    document: Document, map_id: MapId, ids: Iterable[RecordId], status: Status | None
) -> Change:
    """What the links among ``ids`` rest on, or None for not said."""
    return change_each(document, map_id, ids, Link, lambda link: replace(link, status=status))


def set_confidence(
    document: Document, map_id: MapId, ids: Iterable[RecordId], confidence: float | None
) -> Change:
    """How sure the group is of the links among ``ids``: 0 to 1, or None for not said."""
    if confidence is not None and not 0.0 <= confidence <= 1.0:
        raise EditRefused("How sure the group is goes from 0 to 1.")
    return change_each(
        document, map_id, ids, Link, lambda link: replace(link, confidence=confidence)
    )


def set_reason(document: Document, map_id: MapId, link: RecordId, reason: str) -> Change:
    """Why the link is held to be there; kept as written."""
    return change_each(document, map_id, [link], Link, lambda old: replace(old, reason=reason))


def set_bulge(
    document: Document, map_id: MapId, ids: Iterable[RecordId], bulge: float | None
) -> Change:
    """The links among ``ids`` bent by hand (-1.5 to 1.5), or left to the drawing (None).

    Those from a variable to itself are left as they are; EditRefused if there are no others.
    """
    kept = None if bulge is None else bent(bulge)
    if kept is not None:
        links, asked = map_of(document, map_id).links, list(ids)
        ids = [i for i in asked if i not in links or links[i].source != links[i].target]
        if asked and not ids:
            raise EditRefused(OF_ITSELF)
    return change_each(document, map_id, ids, Link, lambda link: replace(link, bulge=kept))


def turn_circle(document: Document, map_id: MapId, link: RecordId, angle: float) -> Change:
    """A link to itself at that angle, seen from its card: 0 is to the right, clockwise."""
    kept = bent(bulge_at(angle))
    return change_each(document, map_id, [link], Link, lambda old: replace(old, bulge=kept))


def bent(bulge: float) -> float:
    """A bulge as it is kept: within the limits, to a thousandth."""
    if not math.isfinite(bulge):
        raise EditRefused("This is not a bend.")
    return round(min(max(bulge, -MOST_BENT), MOST_BENT), 3) + 0.0


def may_reverse(document: Document, map_id: MapId, link: RecordId) -> Permission:
    """Whether a link may be turned round: not if the way back is taken."""
    standing = map_of(document, map_id).links.get(link)
    if standing is None:
        return refused("This link is no longer on the map.")
    return may_link(document, map_id, standing.target, standing.source, moving=link)


def reverse_link(document: Document, map_id: MapId, link: RecordId) -> Change:
    """The link turned round, drawn along the same arc; EditRefused where may_reverse refuses."""
    may_reverse(document, map_id, link).require()
    old = record_of(document, map_id, link, Link)
    # The bulge is to the left of travel: seen from the other end it is to the right.
    is_circle = old.source == old.target  # which stays where it is
    bulge = old.bulge if old.bulge is None or is_circle else bent(-old.bulge)
    turned = replace(old, source=old.target, target=old.source, bulge=bulge, by_equation=False)
    return replacing(map_id, [(old, turned)])


def retarget_link(
    document: Document,
    map_id: MapId,
    link: RecordId,
    *,
    source: RecordId | None = None,
    target: RecordId | None = None,
) -> Change:
    """The link led from or to another variable; EditRefused where may_link refuses."""
    old = record_of(document, map_id, link, Link)
    start, end = source or old.source, target or old.target
    may_link(document, map_id, start, end, moving=link).require()
    return replacing(map_id, [(old, replace(led(old, start, end), by_equation=False))])


def led(link: Link, source: RecordId, target: RecordId) -> Link:
    """The link between these two, as it was bent; a line and a circle are not bent alike."""
    bulge = link.bulge if (source == target) == (link.source == link.target) else None
    return replace(link, source=source, target=target, bulge=bulge)
