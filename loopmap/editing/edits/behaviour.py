"""How variables and links behave over time: settling, running down, delays, shapes and modes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from loopmap.editing.edits.touch import change_each, map_of
from loopmap.errors import EditRefused
from loopmap.model.behaviour import (
    DECAY_RANGE,
    DELAY_RANGE,
    SETTLE_RANGE,
    Arrival,
    Mode,
    Shape,
)
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Kind, Link, Variable

Points = tuple[tuple[float, float], ...]


def set_settle_time(
    document: Document, map_id: MapId, ids: Iterable[RecordId], time: float
) -> Change:
    """The variables among ``ids`` following their causes within ``time``."""
    _require(time, SETTLE_RANGE, "How long a variable takes to settle")
    return change_each(document, map_id, ids, Variable, lambda v: replace(v, settle_time=time))


def set_decay(document: Document, map_id: MapId, ids: Iterable[RecordId], decay: float) -> Change:
    """The stocks among ``ids`` running down at that rate; 0 keeps what is there."""
    _require(decay, DECAY_RANGE, "How fast a stock runs down")
    return change_each(document, map_id, ids, Variable, lambda v: replace(v, decay=decay))


def set_delay_time(
    document: Document,
    map_id: MapId,
    ids: Iterable[RecordId],
    time: float,
    arrival: Arrival = Arrival.GRADUAL,
) -> Change:
    """The links among ``ids`` delayed by ``time``, coming in gradually or together."""
    _require(time, DELAY_RANGE, "A delay")
    return change_each(
        document,
        map_id,
        ids,
        Link,
        lambda link: replace(link, delayed=True, delay_time=time, arrival=arrival),
    )


def set_strength_range(
    document: Document, map_id: MapId, ids: Iterable[RecordId], span: tuple[float, float] | None
) -> Change:
    """The links among ``ids`` with strengths in this range only; None goes by their words."""
    if span is not None and not 0.0 <= span[0] <= span[1] <= 1.0:
        raise EditRefused("A range of strengths goes from a lower to a higher share, 0 to 1.")
    return change_each(document, map_id, ids, Link, lambda link: replace(link, strength_range=span))


def set_shape(
    document: Document,
    map_id: MapId,
    ids: Iterable[RecordId],
    shape: Shape,
    *,
    threshold: float = 0.0,
    table: Points = (),
) -> Change:
    """The links among ``ids`` of that shape; ``threshold`` and ``table`` where it is of that name.

    EditRefused for a table that falls, that has fewer than two points, or that is not
    through today (0, 0).
    """
    _require(threshold, (0.0, 1.0), "A threshold")
    if shape is Shape.TABLE:
        _check_table(table)
    kept = threshold if shape is Shape.THRESHOLD else 0.0
    points = table if shape is Shape.TABLE else ()
    return change_each(
        document,
        map_id,
        ids,
        Link,
        lambda link: replace(link, shape=shape, threshold=kept, table=points),
    )


def set_mode(
    document: Document,
    map_id: MapId,
    ids: Iterable[RecordId],
    mode: Mode | None,
    combine: str = "",
) -> Change:
    """What the links among ``ids`` do to their effects; None goes by the kind of the effect.

    EditRefused where a link would add to a variable that does not build up.
    """
    causal_map, chosen = map_of(document, map_id), sorted(set(ids))
    for link_id in chosen:
        link = causal_map.links.get(link_id)
        effect = None if link is None else causal_map.variables[link.target]
        if mode is Mode.ADDS and effect is not None and effect.kind is not Kind.STOCK:
            raise EditRefused(f"“{effect.name}” does not build up. Make it a stock first.")
    kept = clean_name(combine)
    return change_each(
        document, map_id, chosen, Link, lambda link: replace(link, mode=mode, combine=kept)
    )


def _require(value: float, allowed: tuple[float, float], what: str) -> None:
    low, high = allowed
    if not low <= value <= high:
        raise EditRefused(f"{what} goes from {low:g} to {high:g}.")


def _check_table(table: Points) -> None:
    if len(table) < 2:
        raise EditRefused("A table needs at least two points.")
    if not all(abs(number) <= 1.0 for point in table for number in point):
        raise EditRefused("The numbers of a table go from -1 to 1.")
    if not all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(table)):
        raise EditRefused("A table rises from left to right; turn the sign of the link instead.")
    if (0.0, 0.0) not in table:
        raise EditRefused("A table goes through 0, 0: as today in, as today out.")
