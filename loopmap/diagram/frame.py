"""Cards and links of a map as arrays, from which all automatic bulges follow at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Bows, Floats, Ints, bulges, ideal_bulges
from loopmap.diagram.geometry import Box
from loopmap.diagram.occupied import Occupied
from loopmap.diagram.ring import Ring
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link

_REACH = 0.5
"""No bow that is tried rises further from its chord than this share of it."""

_MANY = 40
"""With more moved cards than this every link is looked at again."""


@dataclass(frozen=True)
class Frame:
    """Rows of cards and of links; ``ends`` and ``ring`` name cards by their rows.

    ``boxes``: (cards, 4) centre and size. ``ring``: (links, longest) the cards of the
    loop each link is curved by, -1 beyond its length. ``fixed``: bulge set by hand, or
    NaN.
    """

    cards: Mapping[RecordId, int]
    boxes: Floats
    links: tuple[RecordId, ...]
    ends: Ints
    fixed: Floats
    pair: NDArray[np.bool_]
    ring: Ints

    @cached_property
    def occupied(self) -> Occupied:
        return Occupied(self.boxes)

    @cached_property
    def row_of(self) -> dict[RecordId, int]:
        """The row of each link."""
        return {link: row for row, link in enumerate(self.links)}

    def with_boxes(self, changed: Mapping[RecordId, Box]) -> Frame:
        """The frame with some cards elsewhere or of another size."""
        boxes = self.boxes.copy()
        for card, box in changed.items():
            boxes[self.cards[card]] = box
        return replace(self, boxes=boxes)

    def bulges(self, rows: Ints) -> Floats:
        """The bulge each of these links is drawn with."""
        chosen = self.fixed[rows]
        free = np.isnan(chosen) & (self.ends[rows, 0] != self.ends[rows, 1])
        if free.any():
            chosen[free] = bulges(self._bows(rows[free]), self.occupied)
        return np.nan_to_num(chosen)

    def ideal(self, link: RecordId) -> float:
        """The bulge that makes the link's loop round, whatever is in its way."""
        row = np.array([self.row_of[link]])
        return float(ideal_bulges(self._bows(row))[0])

    def at(self, moved: Iterable[RecordId]) -> Ints:
        """Rows of the links that start or end at one of these cards."""
        was_moved = np.zeros(len(self.boxes) + 1, dtype=bool)
        was_moved[[self.cards[card] for card in moved]] = True
        return np.flatnonzero(was_moved[self.ends].any(axis=1))

    def affected(self, earlier: Frame, moved: Iterable[RecordId]) -> tuple[Ints, Ints]:
        """Rows of links whose cards moved, and of others whose bulge may be another now."""
        cards = np.array([self.cards[card] for card in moved], dtype=np.intp)
        was_moved = np.zeros(len(self.boxes) + 1, dtype=bool)
        was_moved[cards] = True
        at_moved = was_moved[self.ends].any(axis=1)
        if len(cards) > _MANY:
            return np.flatnonzero(at_moved), np.flatnonzero(~at_moved)
        near = was_moved[self.ring].any(axis=1)
        near |= self._passes(np.vstack((self.boxes[cards], earlier.boxes[cards])))
        near |= (self.ends[:, 0] == self.ends[:, 1]) & self._neighbours(was_moved)
        return np.flatnonzero(at_moved), np.flatnonzero(near & ~at_moved)

    def _bows(self, rows: Ints) -> Bows:
        centres = self.boxes[:, :2]
        ends, ring = self.ends[rows], self.ring[rows]
        member = (ring >= 0)[:, :, None]
        size = (ring >= 0).sum(axis=1)
        count = np.maximum(size, 1)[:, None]
        places = centres[ring]
        middle = np.where(member, places, 0.0).sum(axis=1) / count
        away = np.hypot(*np.moveaxis(places - middle[:, None, :], 2, 0))
        spread = np.where(member[:, :, 0], away, 0.0).sum(axis=1) / count[:, 0]
        return Bows(
            centres[ends[:, 0]],
            centres[ends[:, 1]],
            middle,
            spread,
            size,
            self.pair[rows],
            ends,
        )

    def _passes(self, boxes: Floats) -> NDArray[np.bool_]:
        """Which links could, however they bow, come near one of the boxes."""
        one, other = self.boxes[self.ends[:, 0], :2], self.boxes[self.ends[:, 1], :2]
        room = np.hypot(*(one - other).T)[:, None] * _REACH + 30.0
        low, high = np.minimum(one, other) - room, np.maximum(one, other) + room
        half = boxes[:, 2:] / 2
        apart = (low[:, None] > boxes[None, :, :2] + half) | (
            high[:, None] < boxes[None, :, :2] - half
        )
        found: NDArray[np.bool_] = (~apart.any(axis=2)).any(axis=1)
        return found

    def _neighbours(self, was_moved: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Links that start at a card linked with a moved one."""
        beside = np.zeros(len(was_moved), dtype=bool)
        touching = was_moved[self.ends].any(axis=1)
        beside[self.ends[touching].ravel()] = True
        found: NDArray[np.bool_] = beside[self.ends[:, 0]]
        return found


def frame_of(
    causal_map: CausalMap,
    boxes: Mapping[RecordId, Box],
    rings: Mapping[RecordId, Ring],
) -> Frame:
    """The arrays of a map whose cards are ``boxes``. O(records)."""
    cards = {card: row for row, card in enumerate(boxes)}
    links = tuple(causal_map.links.values())
    pairs = {(link.source, link.target) for link in links}
    return Frame(
        cards,
        np.array(list(boxes.values()), dtype=float).reshape(-1, 4),
        tuple(link.id for link in links),
        np.array([(cards[k.source], cards[k.target]) for k in links], np.intp).reshape(-1, 2),
        fixed_bulges(links),
        np.array([(link.target, link.source) in pairs for link in links], dtype=bool),
        _ring_rows(links, cards, rings),
    )


def fixed_bulges(links: Iterable[Link]) -> Floats:
    """The bulges set by hand, NaN where there is none."""
    return np.array([np.nan if k.bulge is None else k.bulge for k in links], dtype=float)


def _ring_rows(
    links: tuple[Link, ...], cards: Mapping[RecordId, int], rings: Mapping[RecordId, Ring]
) -> Ints:
    longest = max((len(ring) for ring in rings.values()), default=1)
    table = np.full((len(links), longest), -1, dtype=np.intp)
    for row, link in enumerate(links):
        ring = rings.get(link.id)
        if ring:
            table[row, : len(ring)] = [cards[variable] for variable in ring]
    return table
