"""What is not on a map, drawn where it was or would be: a dashed card, a dashed arrow."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.card_marks import text_lines
from loopmap.diagram.drawn_ids import tag_of
from loopmap.diagram.geometry import Box
from loopmap.diagram.label import card_label
from loopmap.diagram.link_marks import SIGN_GLYPHS, line_width
from loopmap.diagram.link_path import LinkPath, link_path, self_loop_path
from loopmap.diagram.look import GONE, Ghosts, Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import ArcPath, Line, Polygon, Primitive, RoundBox, Stroke
from loopmap.diagram.self_loop import widest_free_angle
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import LinkPlate, card_tag, tone_of
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Strength, Variable
from loopmap.model.token import breathe

_DASH = (3.0, 3.5)
_BOWS = (-0.22, 0.22, -0.36, 0.36, -0.1, 0.1, -0.5, 0.5)
"""Tried for an arrow that nobody bent, until it leads over no card."""

_REACH = 0.5
"""No bow that is tried rises further from its chord than this share of it."""

_GHOST = "ghost:"


def ghost_id(record: RecordId) -> RecordId:
    """What the ghost of a record is called in a drawing; never the id of a record."""
    return RecordId(_GHOST + record)


@dataclass(frozen=True, slots=True)
class GhostLayer:
    """Shapes by ghost, links below cards.

    ``plates``: what the tags of links, which lie above all, are drawn from, by tag. ``cards``:
    where the variables are, by variable; ``paths``: of the links that are drawn, by link.
    ``made_of``: what all of it follows from.
    """

    shapes: Mapping[RecordId, tuple[Primitive, ...]]
    plates: Mapping[RecordId, LinkPlate]
    cards: Mapping[RecordId, Box]
    paths: Mapping[RecordId, LinkPath]
    made_of: tuple[Ghosts, Mapping[RecordId, Box], Style]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Boxes that all of it lies in."""
        return (*self.cards.values(), *(path.bounds for path in self.paths.values()))

    def is_of(self, ghosts: Ghosts, style: Style) -> bool:
        """Whether it shows these ghosts in this style, wherever the cards are."""
        shown, _, shown_in = self.made_of
        return (shown is ghosts or shown == ghosts) and shown_in == style


def ghost_layer(  # noqa: PLR0913  what ghosts follow from
    ghosts: Ghosts,
    cards: Mapping[RecordId, Box],
    style: Style,
    measure: TextMeasure,
    before: GhostLayer | None = None,
    *,
    in_hand: bool = False,
) -> GhostLayer:
    """Variables where they last stood; links between the cards of now, or the ghosts' own.

    ``before``: an earlier layer, which is the answer where it follows from the same; what
    comes out as it was there is the very same. ``in_hand`` only links at cards that moved
    have other lines than there. O(links times cards), O(cards) for the same, O(1) of no ghosts.
    """
    if ghosts.is_empty:
        same = before is not None and before.is_of(ghosts, style)
        return before if before and same else GhostLayer({}, {}, {}, {}, (ghosts, {}, style))
    made_of = (ghosts, cards, style)
    if before is not None and before.made_of == made_of:
        return before
    like = before if before is not None and before.is_of(ghosts, style) else None
    gone = {v.id: _box(v, style, measure) for v in ghosts.variables}
    ends = {**gone, **cards}
    ground = _Ground(ends)
    kept = _kept_paths(like, ghosts, ends, in_hand=in_hand) if like else {}
    paths = {
        link.id: kept.get(link.id) or _path(link, ends, ground, style)
        for link in ghosts.links
        if link.source in ends and link.target in ends and not _inside(link, ends)
    }
    paths |= {i: old for i, old in like.paths.items() if paths.get(i) == old} if like else {}
    drawn = [link for link in ghosts.links if link.id in paths]
    arrows = {ghost_id(k.id): _arrow(k, paths[k.id], ghosts, style, like) for k in drawn}
    plates = {tag_of(ghost_id(k.id)): _plate(k, paths[k.id], ghosts, like) for k in drawn}
    boxes = {
        ghost_id(v.id): _card(v, gone[v.id], ghosts, style, measure, like) for v in ghosts.variables
    }
    made_of = (ghosts, {}, style) if in_hand else made_of
    return GhostLayer({**arrows, **boxes}, plates, gone, paths, made_of)


def ghosts_otherwise(before: GhostLayer, now: GhostLayer) -> list[RecordId]:
    """Ids of the ghosts and plates that came, went or have another line in ``now``. O(ghosts).

    All of both where they show other ghosts, or in another style.
    """
    if now is before:
        return []
    pairs = ((before.shapes, now.shapes), (before.plates, now.plates))
    if not before.is_of(now.made_of[0], now.made_of[2]):
        return [i for pair in pairs for table in pair for i in table]
    return [i for old, new in pairs for i in {**old, **new} if old.get(i) is not new.get(i)]


def _inside(link: Link, ends: Mapping[RecordId, Box]) -> bool:
    """Whether both ends are within one collapsed group, where there is nothing to draw."""
    return link.source != link.target and ends[link.source] == ends[link.target]


def _box(variable: Variable, style: Style, measure: TextMeasure) -> Box:
    label = card_label(variable.name, style, measure)
    return Box(variable.x, variable.y, label.width, label.height)


def ghost_card(
    variable: Variable, box: Box, style: Style, measure: TextMeasure, look: Look = GONE
) -> tuple[Primitive, ...]:
    """A dashed outline with the name in it, and a plate that says why."""
    record, label = ghost_id(variable.id), card_label(variable.name, style, measure)
    edge = Stroke(style.lens_quiet, style.card_line, _DASH)
    return (
        RoundBox(record, "ghost", box, style.radius, style.paper, edge),
        *text_lines(
            record, "ghost", label.lines, box, style.font_size, 400, style.lens_quiet, measure
        ),
        *card_tag(record, box, look, style, measure),
    )  # fmt: skip


def ghost_arrow(
    record: RecordId, path: LinkPath, look: Look, style: Style
) -> tuple[Primitive, ...]:
    """A dashed arrow with a hollow head, and the bars of a delay."""
    curve, colour = path.curve, tone_of(look, style)
    width = line_width(look.width or Strength.WEAK, style)
    bars = (Line(record, "ghost", bar, Stroke(colour, style.link_weak)) for bar in path.bars)
    return (
        ArcPath(
            record, "ghost", path.tail, path.base, Stroke(colour, width, _DASH),
            curve.centre, curve.radius, curve.angle + curve.sweep * path.t_tail,
            curve.sweep * (path.t_base - path.t_tail),
        ),
        Polygon(record, "ghost", path.head, style.paper, Stroke(colour, 1.3)),
        *bars,
    )  # fmt: skip


def _arrow(
    link: Link, path: LinkPath, ghosts: Ghosts, style: Style, like: GhostLayer | None
) -> tuple[Primitive, ...]:
    """The shapes of a link that is gone, those of an earlier layer where its line is the same."""
    drawn = ghost_id(link.id)
    if like is not None and like.paths.get(link.id) is path:
        return like.shapes[drawn]
    return ghost_arrow(drawn, path, ghosts.look(link.id), style)


def _plate(link: Link, path: LinkPath, ghosts: Ghosts, like: GhostLayer | None) -> LinkPlate:
    """What its plate is drawn from, likewise."""
    drawn = ghost_id(link.id)
    if like is not None and like.paths.get(link.id) is path:
        return like.plates[tag_of(drawn)]
    return LinkPlate(drawn, path, _told(link, ghosts))


def _card(  # noqa: PLR0913, PLR0917  what a card is drawn from
    variable: Variable,
    box: Box,
    ghosts: Ghosts,
    style: Style,
    measure: TextMeasure,
    like: GhostLayer | None,
) -> tuple[Primitive, ...]:
    """The shapes of a variable that is gone, which stands where it stood."""
    drawn = ghost_id(variable.id)
    if like is not None and drawn in like.shapes:
        return like.shapes[drawn]
    return ghost_card(variable, box, style, measure, ghosts.look(variable.id))


def _told(link: Link, ghosts: Ghosts) -> Look:
    """The sign of the link and what is told of it."""
    look = ghosts.look(link.id)
    return replace(look, tag=f"{SIGN_GLYPHS[link.sign]} {look.tag}")


def _kept_paths(
    before: GhostLayer, ghosts: Ghosts, ends: Mapping[RecordId, Box], *, in_hand: bool
) -> dict[RecordId, LinkPath]:
    """The paths of before that are as they were: no card came, went or moved near them.

    ``in_hand`` those between cards that did not move.
    """
    was = {**before.cards, **before.made_of[1]}
    moved = [i for i in {**was, **ends} if was.get(i) != ends.get(i)]
    boxes = [table[i] for i in moved for table in (was, ends) if i in table]
    altered = np.array(boxes, dtype=float).reshape(-1, 4)
    gone = set(moved)
    return {
        link.id: path
        for link in ghosts.links
        if (path := before.paths.get(link.id)) is not None
        and gone.isdisjoint((link.source, link.target))
        and (in_hand or not _reached(ends[link.source], ends[link.target], altered))
    }


def _reached(source: Box, target: Box, boxes: Floats) -> bool:
    """Whether an arrow between two cards could, however it bows, come to one of the boxes."""
    room = np.hypot(source.x - target.x, source.y - target.y) * _REACH + 1.0
    low = np.minimum(source[:2], target[:2]) - room
    high = np.maximum(source[:2], target[:2]) + room
    half = boxes[:, 2:] / 2
    near = (boxes[:, :2] - half <= high) & (boxes[:, :2] + half >= low)
    return bool(near.all(axis=1).any())


class _Ground:
    """The cards that arrows may lead over."""

    def __init__(self, ends: Mapping[RecordId, Box]) -> None:
        self._rows = {record: row for row, record in enumerate(ends)}
        boxes = np.array(list(ends.values()), dtype=float).reshape(-1, 4)
        self._left, self._top = (boxes[:, :2] - boxes[:, 2:] / 2).T.copy()
        self._right, self._bottom = (boxes[:, :2] + boxes[:, 2:] / 2).T.copy()

    def covered(self, path: LinkPath, link: Link) -> int:
        """How many points of the path of a link lie on other cards than its own."""
        line = np.array(path.line)
        (left, top), (right, bottom) = line.min(axis=0), line.max(axis=0)
        near = (self._left <= right) & (self._right >= left)
        near &= (self._top <= bottom) & (self._bottom >= top)
        near[[self._rows[link.source], self._rows[link.target]]] = False
        rows = np.flatnonzero(near)
        if not len(rows):
            return 0
        x, y = line[:, :1], line[:, 1:]
        on = (x >= self._left[rows]) & (x <= self._right[rows])
        on &= (y >= self._top[rows]) & (y <= self._bottom[rows])
        return int(on.any(axis=1).sum())


def _path(link: Link, ends: Mapping[RecordId, Box], ground: _Ground, style: Style) -> LinkPath:
    """As it was bent, else by the first bow that leads over the fewest other cards."""
    breathe()
    source, target, delayed = ends[link.source], ends[link.target], link.delayed
    if link.source == link.target:
        angle = widest_free_angle(source, ())
        return self_loop_path(source, angle, style, delayed=delayed)
    if link.bulge is not None:
        return link_path(source, target, link.bulge, style, delayed=delayed)
    best, least = None, math.inf
    for bow in _BOWS:
        path = link_path(source, target, bow, style, delayed=delayed)
        covered = ground.covered(path, link)
        if best is None or covered < least:
            best, least = path, covered
        if not covered:
            break
    assert best is not None
    return best
