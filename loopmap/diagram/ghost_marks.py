"""What is not on a map, drawn where it was or would be: a dashed card, a dashed arrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from loopmap.diagram.bulge import Chords, Floats, cheapest_bows
from loopmap.diagram.card_marks import text_lines
from loopmap.diagram.drawn_ids import tag_of
from loopmap.diagram.geometry import Box
from loopmap.diagram.label import card_label
from loopmap.diagram.link_marks import SIGN_GLYPHS, line_width
from loopmap.diagram.link_path import LinkPath, link_path, self_loop_path
from loopmap.diagram.look import GONE, Ghosts, Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.occupied import Occupied
from loopmap.diagram.primitives import ArcPath, Line, Polygon, Primitive, RoundBox, Stroke
from loopmap.diagram.self_loop import angle_of, widest_free_angle
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import LinkPlate, card_tag, tone_of
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Link, Strength, Variable
from loopmap.model.token import breathe

_DASH = (3.0, 3.5)
_BOWS = (-0.22, 0.22, -0.36, 0.36, -0.1, 0.1, -0.5, 0.5)
"""Tried for an arrow that nobody bent, until it leads over no card."""

_REACH = 0.5
"""No bow that is tried rises further from its chord than this share of it."""

_AROUND = 20.0
"""A card may be in the way of what comes as near as that: it counts in cells of the ground."""

_GHOST = "ghost:"


def ghost_id(record: RecordId) -> RecordId:
    """What the ghost of a record is called in a drawing; never the id of a record."""
    return RecordId(_GHOST + record)


@dataclass(frozen=True, eq=False)
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

    @made_once
    def lines(self) -> Floats:
        """(links, points, 2) places along each link."""
        lines = [path.line for path in self.paths.values()]
        return np.array(lines, dtype=float) if lines else np.empty((0, 1, 2))

    @made_once
    def spans(self) -> tuple[Floats, Floats]:
        """(links, 2) the least and the greatest place of each."""
        return self.lines.min(axis=1), self.lines.max(axis=1)

    @made_once
    def records(self) -> Mapping[RecordId, Variable | Link]:
        """The records that it shows."""
        shown = self.made_of[0]
        variables = {variable.id: variable for variable in shown.variables}
        return {**variables, **{link.id: link for link in shown.links}}

    def is_drawn(self, record: Variable | Link, ghosts: Ghosts, style: Style) -> bool:
        """Whether it shows that record, looking as among these ghosts, in this style."""
        before, _, shown_in = self.made_of
        same_look = before is ghosts or before.look(record.id) == ghosts.look(record.id)
        known = self.records.get(record.id)
        return same_look and (known is record or known == record) and shown_in == style


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
    have other lines than there. O(links times bows tried), O(cards) for the same, O(1) of no
    ghosts.
    """
    if ghosts.is_empty:
        same = before is not None and before.made_of[0].is_empty
        return before if before and same else GhostLayer({}, {}, {}, {}, (ghosts, {}, style))
    made_of = (ghosts, cards, style)
    if before is not None and before.made_of == made_of:
        return before
    gone = {v.id: _box(v, style, measure) for v in ghosts.variables}
    ends = {**gone, **cards}
    known = _kept_paths(before, ghosts, ends, style, in_hand=in_hand) if before else {}
    paths = _paths(ghosts, ends, known, style)
    if before is not None:
        paths |= {i: old for i, old in before.paths.items() if paths.get(i) == old}
    drawn = [link for link in ghosts.links if link.id in paths]
    like = _Like(before, ghosts, style)
    arrows = {ghost_id(k.id): like.arrow(k, paths[k.id]) for k in drawn}
    plates = {tag_of(ghost_id(k.id)): like.plate(k, paths[k.id]) for k in drawn}
    boxes = {ghost_id(v.id): like.card(v, gone[v.id], measure) for v in ghosts.variables}
    made_of = (ghosts, {}, style) if in_hand else made_of
    return GhostLayer({**arrows, **boxes}, plates, gone, paths, made_of)


def ghosts_otherwise(before: GhostLayer, now: GhostLayer) -> list[RecordId]:
    """Ids of the ghosts and plates that came, went or look otherwise in ``now``. O(ghosts).

    All of both in another style.
    """
    if now is before:
        return []
    pairs = ((before.shapes, now.shapes), (before.plates, now.plates))
    if before.made_of[2] != now.made_of[2]:
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


@dataclass(frozen=True, slots=True)
class _Like:
    """The shapes of ghosts: those of an earlier layer, where they look as they did there."""

    before: GhostLayer | None
    ghosts: Ghosts
    style: Style

    def arrow(self, link: Link, path: LinkPath) -> tuple[Primitive, ...]:
        """The shapes of a link that is gone."""
        drawn = ghost_id(link.id)
        if (before := self._same(link, path)) is not None:
            return before.shapes[drawn]
        return ghost_arrow(drawn, path, self.ghosts.look(link.id), self.style)

    def plate(self, link: Link, path: LinkPath) -> LinkPlate:
        """What its plate is drawn from."""
        drawn = ghost_id(link.id)
        if (before := self._same(link, path)) is not None:
            return before.plates[tag_of(drawn)]
        return LinkPlate(drawn, path, _told(link, self.ghosts))

    def card(self, variable: Variable, box: Box, measure: TextMeasure) -> tuple[Primitive, ...]:
        """The shapes of a variable that is gone, which stands where it stood."""
        drawn, before = ghost_id(variable.id), self.before
        if before is not None and before.is_drawn(variable, self.ghosts, self.style):
            return before.shapes[drawn]
        return ghost_card(variable, box, self.style, measure, self.ghosts.look(variable.id))

    def _same(self, link: Link, path: LinkPath) -> GhostLayer | None:
        """The earlier layer, if this link looks the same there."""
        before = self.before
        if before is None or before.paths.get(link.id) is not path:
            return None
        return before if before.is_drawn(link, self.ghosts, self.style) else None


def _told(link: Link, ghosts: Ghosts) -> Look:
    """The sign of the link and what is told of it."""
    look = ghosts.look(link.id)
    return replace(look, tag=f"{SIGN_GLYPHS[link.sign]} {look.tag}")


def _kept_paths(
    before: GhostLayer,
    ghosts: Ghosts,
    ends: Mapping[RecordId, Box],
    style: Style,
    *,
    in_hand: bool,
) -> dict[RecordId, LinkPath]:
    """The paths of before that are as they were: no card came, went or moved near them.

    ``in_hand`` those between cards that did not move. None in a style of other sizes.
    """
    if not before.made_of[2].gives_places_of(style):
        return {}
    was = {**before.cards, **before.made_of[1]}
    moved = [i for i in {**was, **ends} if was.get(i) != ends.get(i)]
    boxes = [table[i] for i in moved for table in (was, ends) if i in table]
    altered = np.array(boxes, dtype=float).reshape(-1, 4)
    gone = set(moved)
    return {
        link.id: path
        for link in ghosts.links
        if (path := before.paths.get(link.id)) is not None
        and _goes_the_same(before.records[link.id], link)
        and gone.isdisjoint((link.source, link.target))
        and (in_hand or not _reached(ends[link.source], ends[link.target], altered))
    }


def _goes_the_same(before: Variable | Link, link: Link) -> bool:
    """Whether nobody has bent a link, delayed it or led it elsewhere."""
    if before is link or not isinstance(before, Link):
        return before is link
    line = (before.source, before.target, before.bulge, before.delayed)
    return line == (link.source, link.target, link.bulge, link.delayed)


def _reached(source: Box, target: Box, boxes: Floats) -> bool:
    """Whether an arrow between two cards could, however it bows, come to one of the boxes."""
    room = np.hypot(source.x - target.x, source.y - target.y) * _REACH + _AROUND
    low = np.minimum(source[:2], target[:2]) - room
    high = np.maximum(source[:2], target[:2]) + room
    half = boxes[:, 2:] / 2
    near = (boxes[:, :2] - half <= high) & (boxes[:, :2] + half >= low)
    return bool(near.all(axis=1).any())


def _paths(
    ghosts: Ghosts,
    ends: Mapping[RecordId, Box],
    known: Mapping[RecordId, LinkPath],
    style: Style,
) -> dict[RecordId, LinkPath]:
    """The paths of all links that have two ends to be drawn between, those known as they are."""
    drawn = [
        link
        for link in ghosts.links
        if link.source in ends and link.target in ends and not _inside(link, ends)
    ]
    bows = _bows([link for link in drawn if link.id not in known and _is_free(link)], ends)
    return {
        link.id: known.get(link.id) or _path(link, ends, bows.get(link.id), style) for link in drawn
    }


def _is_free(link: Link) -> bool:
    """Whether its bow is anybody's choice."""
    return link.bulge is None and link.source != link.target


def _bows(links: Sequence[Link], ends: Mapping[RecordId, Box]) -> dict[RecordId, float]:
    """For each link the first bow that leads over the fewest other cards. O(links * bows)."""
    if not links:
        return {}
    rows = {record: row for row, record in enumerate(ends)}
    boxes = np.array(list(ends.values()), dtype=float).reshape(-1, 4)
    own = np.array([(rows[link.source], rows[link.target]) for link in links], dtype=np.intp)
    chords = Chords(boxes[own[:, 0], :2], boxes[own[:, 1], :2], own)
    chosen = np.array(_BOWS)[cheapest_bows(chords, _BOWS, Occupied(boxes))]
    return dict(zip((link.id for link in links), chosen.tolist(), strict=True))


def _path(link: Link, ends: Mapping[RecordId, Box], bow: float | None, style: Style) -> LinkPath:
    """As it was bent, else as it is to bow."""
    breathe()
    source, target, delayed = ends[link.source], ends[link.target], link.delayed
    if link.source == link.target:
        angle = widest_free_angle(source, ()) if link.bulge is None else angle_of(link.bulge)
        return self_loop_path(source, angle, style, delayed=delayed)
    bulge = link.bulge if bow is None else bow
    assert bulge is not None
    return link_path(source, target, bulge, style, delayed=delayed)
