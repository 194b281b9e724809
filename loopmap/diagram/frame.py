"""Cards and links of a map as arrays, from which all automatic bulges follow at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count, repeat
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Bows, Floats, Ints, bulges
from loopmap.diagram.difference import Difference
from loopmap.diagram.geometry import Box
from loopmap.diagram.label import Label
from loopmap.diagram.occupied import Occupied
from loopmap.diagram.ring import LONGEST, Ring
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Link
from loopmap.model.token import breathe

Cell = TypeVar("Cell", bound=np.generic)

_REACH = 0.5
"""No bow that is tried rises further from its chord than this share of it."""

_CIRCLE = 80.0
"""No link from a card to itself reaches further from the card's edge, with its sign."""

_MANY = 80
"""With more boxes than this in which cards were or are every link is looked at again."""


@dataclass(frozen=True)
class Frame:
    """Rows of cards and of links; ``ends`` and ``ring`` name cards by their rows.

    ``cards`` and ``row_of`` tell the row of each card and link. ``boxes``: (cards, 4)
    centre and size; ``bent_for``: (cards, 2) the size that links are bent for, as
    ``Label.bent_for``. ``fixed``: bulge set by hand, or NaN. ``pair``: is there a link the
    other way. ``ring``: (links, LONGEST) the cards of the loop each link is curved by, -1
    beyond its length.
    """

    cards: Mapping[RecordId, int]
    boxes: Floats
    bent_for: Floats
    row_of: Mapping[RecordId, int]
    ends: Ints
    fixed: Floats
    pair: NDArray[np.bool_]
    ring: Ints

    @made_once
    def occupied(self) -> Occupied:
        return Occupied(self.boxes)

    @made_once
    def ground(self) -> Occupied:
        """What links are bent around: the cards as they would be in the light theme."""
        if np.array_equal(self.bent_for, self.boxes[:, 2:]):
            return self.occupied
        return Occupied(np.hstack([self.boxes[:, :2], self.bent_for]))

    @made_once
    def links(self) -> tuple[RecordId, ...]:
        """The link of each row."""
        return tuple(self.row_of)

    @made_once
    def _card_at(self) -> tuple[RecordId, ...]:
        return tuple(self.cards)

    def ring_of(self, link: RecordId) -> Ring:
        """The cards of the loop that the link is curved by, () where there is none."""
        row = self.row_of.get(link)
        cards = self._card_at
        return () if row is None else tuple(cards[c] for c in self.ring[row].tolist() if c >= 0)

    def rows(self, links: Iterable[RecordId]) -> Ints:
        """Rows of the links that are there."""
        found = [row for link in links if (row := self.row_of.get(link)) is not None]
        return np.array(found, dtype=np.intp)

    def bulges(self, rows: Ints, ground: Occupied | None = None) -> Floats:
        """The bulge each of these links is drawn with; ``ground`` as if cards stood like that."""
        chosen = self.fixed[rows]
        free = np.isnan(chosen) & (self.ends[rows, 0] != self.ends[rows, 1])
        if free.any():
            chosen[free] = bulges(self._bows(rows[free]), ground or self.ground)
        return np.nan_to_num(chosen)

    def own_bulge(self, link: RecordId) -> float:
        """The bulge the link would be drawn with had nobody bent it."""
        rows = self.rows([link])
        if self.ends[rows, 0] == self.ends[rows, 1]:
            return 0.0
        return float(bulges(self._bows(rows), self.ground)[0])

    def at(self, moved: Iterable[RecordId]) -> Ints:
        """Rows of the links that start or end at one of these cards."""
        was_moved = np.zeros(len(self.boxes) + 1, dtype=bool)
        was_moved[[self.cards[card] for card in moved]] = True
        return np.flatnonzero(was_moved[self.ends].any(axis=1))

    def affected(self, moved: Iterable[RecordId], boxes: Floats) -> Ints:
        """Rows of links, not at a moved card, whose bulge may be another now.

        ``boxes``: where the cards that moved, came and went were and are.
        """
        if len(boxes) > _MANY:
            return np.arange(len(self.ends))
        was_moved = np.zeros(len(self.boxes) + 1, dtype=bool)
        was_moved[[self.cards[card] for card in moved]] = True
        near = was_moved[self.ring].any(axis=1)
        near |= self._passes(boxes)
        near |= (self.ends[:, 0] == self.ends[:, 1]) & self._neighbours(was_moved)
        return np.flatnonzero(near)

    def circles_by(self, moved: Iterable[RecordId], boxes: Floats) -> Ints:
        """Rows of the links from a card to itself that may sit at another angle now.

        Those at cards that moved or are linked with one, and those that ``boxes``, where such
        cards were and are, come near. O(links) in numpy.
        """
        circles = np.flatnonzero(self.ends[:, 0] == self.ends[:, 1])
        if not len(circles):
            return circles
        was_moved = np.zeros(len(self.boxes) + 1, dtype=bool)
        was_moved[[self.cards[card] for card in moved]] = True
        near = self._neighbours(was_moved)[circles]
        if len(boxes) <= _MANY:
            near |= self._passes(boxes, circles)
        return circles[near]

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

    def _passes(self, boxes: Floats, rows: Ints | slice = slice(None)) -> NDArray[np.bool_]:
        """Which of these links could, however they bow, come near one of the boxes."""
        ends = self.ends[rows]
        one, other = self.boxes[ends[:, 0], :2], self.boxes[ends[:, 1], :2]
        room = np.hypot(*(one - other).T)[:, None] * _REACH + 30.0
        circles = ends[:, 0] == ends[:, 1]
        room[circles, 0] = self.boxes[ends[circles, 0], 2:].max(axis=1) / 2 + _CIRCLE
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
    labels: Mapping[RecordId, Label],
    rings: Mapping[RecordId, Ring],
) -> Frame:
    """The arrays of a map whose cards are ``boxes`` around ``labels``. O(records)."""
    cards = _numbered(boxes)
    links = tuple(causal_map.links.values())
    pairs = {(link.source, link.target) for link in links}
    table = np.full((len(links), LONGEST), -1, dtype=np.intp)
    for row, link in enumerate(links):
        breathe()
        _write_ring(table, row, rings.get(link.id, ()), cards)
    return Frame(
        cards,
        np.array(list(boxes.values()), dtype=float).reshape(-1, 4),
        np.array([labels[card].bent_for for card in boxes], dtype=float).reshape(-1, 2),
        _numbered(causal_map.links),
        np.array([(cards[k.source], cards[k.target]) for k in links], np.intp).reshape(-1, 2),
        fixed_bulges(links),
        np.array([(link.target, link.source) in pairs for link in links], dtype=bool),
        table,
    )


def frame_again(  # noqa: PLR0913, PLR0917  what the arrays follow from
    earlier: Frame,
    causal_map: CausalMap,
    boxes: Mapping[RecordId, Box],
    labels: Mapping[RecordId, Label],
    differing: Difference,
    rings: Mapping[RecordId, Ring | None],
) -> Frame:
    """The arrays after a change; ``rings`` are those that may be others now.

    O(records) in numpy, and in Python only where variables or links came or went.
    """
    frame = _arranged(earlier, causal_map, boxes) if differing.structural else earlier
    if differing.variables:
        frame = replace(frame, boxes=frame.boxes.copy(), bent_for=frame.bent_for.copy())
        for variable in differing.variables:
            row = frame.cards[variable.id]
            frame.boxes[row], frame.bent_for[row] = boxes[variable.id], labels[variable.id].bent_for
    if differing.links:
        frame = replace(frame, fixed=frame.fixed.copy())
        frame.fixed[frame.rows(link.id for link in differing.links)] = fixed_bulges(differing.links)
    if differing.relinked or rings:
        frame = replace(
            frame, ends=frame.ends.copy(), pair=frame.pair.copy(), ring=frame.ring.copy()
        )
        _write_links(frame, causal_map, differing.relinked)
        for link_id, ring in rings.items():
            _write_ring(frame.ring, frame.row_of[link_id], ring or (), frame.cards)
    return frame


def gathered(table: NDArray[Cell], was: Ints) -> NDArray[Cell]:
    """The rows ``was`` of a table, zeros where that is -1."""
    found: NDArray[Cell] = np.zeros((len(was), *table.shape[1:]), dtype=table.dtype)
    found[was >= 0] = table[was[was >= 0]]
    return found


def rows_before(earlier: Mapping[RecordId, int], now: Iterable[RecordId]) -> Ints:
    """The row each of these had, -1 for what is new."""
    return np.array(list(map(earlier.get, now, repeat(-1))), dtype=np.intp)


def _arranged(earlier: Frame, causal_map: CausalMap, boxes: Mapping[RecordId, Box]) -> Frame:
    """The rows in the order of the map's tables now; those of what is new still to be written."""
    cards, row_of = _numbered(boxes), _numbered(causal_map.links)
    card_was, was = rows_before(earlier.cards, cards), rows_before(earlier.row_of, row_of)
    card_now = np.full(len(earlier.boxes) + 1, -1, dtype=np.intp)
    card_now[card_was[card_was >= 0]] = np.flatnonzero(card_was >= 0)
    return Frame(
        cards,
        gathered(earlier.boxes, card_was),
        gathered(earlier.bent_for, card_was),
        row_of,
        card_now[gathered(earlier.ends, was)],
        gathered(earlier.fixed, was),
        gathered(earlier.pair, was),
        card_now[gathered(earlier.ring, was)],
    )


def _write_links(frame: Frame, causal_map: CausalMap, relinked: Iterable[Link]) -> None:
    """Ends of these links, and for them and their counterparts whether they are a pair."""
    between = causal_map.adjacency.between
    for changed in relinked:
        for link in (causal_map.links.get(changed.id), between(changed.target, changed.source)):
            if link is not None:
                row = frame.row_of[link.id]
                frame.ends[row] = frame.cards[link.source], frame.cards[link.target]
                frame.pair[row] = between(link.target, link.source) is not None


def _write_ring(table: Ints, row: int, ring: Ring, cards: Mapping[RecordId, int]) -> None:
    table[row] = -1
    table[row, : len(ring)] = [cards[variable] for variable in ring]


def _numbered(records: Iterable[RecordId]) -> dict[RecordId, int]:
    return dict(zip(records, count(), strict=False))


def fixed_bulges(links: Iterable[Link]) -> Floats:
    """The bulges set by hand, NaN where there is none."""
    return np.array([np.nan if k.bulge is None else k.bulge for k in links], dtype=float)
