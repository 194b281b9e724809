"""A map as it is drawn: places and shapes of every record, drawn again only where needed.

The window's tiles, the hit test, the layout score and every export look at the same
Drawing. It is never altered: ``redraw`` answers a new one that shares whatever the
change did not touch, and equals what ``draw`` would make of the new map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from operator import eq
from typing import TypeVar

from loopmap.diagram.area_marks import (
    badge_primitives,
    group_name_primitives,
    group_primitives,
    note_primitives,
    picture_primitives,
)
from loopmap.diagram.areas import name_box, note_lines
from loopmap.diagram.badge_place import badge_boxes, turns_clockwise
from loopmap.diagram.card_marks import card_halo, card_primitives, tinted
from loopmap.diagram.emphasis import PLAIN, Badge, Emphasis, Lit
from loopmap.diagram.faded import faded
from loopmap.diagram.fold import bundles_of, path_seen, seen_as, stacks_of
from loopmap.diagram.geometry import Box, Point, union
from loopmap.diagram.ghost_marks import GhostLayer, ghost_layer
from loopmap.diagram.label import Label
from loopmap.diagram.link_marks import link_colour, link_halo, link_primitives
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.look import AS_EVER
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.painting_order import NAME, painted
from loopmap.diagram.places import Places, placed
from loopmap.diagram.places_again import placed_again
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.stack_marks import count_place, count_primitives, count_text, stack_primitives
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import card_tag, link_tag
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Note

__all__ = ["PLAIN", "Badge", "Drawing", "Emphasis", "Lit", "draw", "redraw"]

MOST_TAGS = 400
"""With more links than this to be tagged none is: colour, width and head must tell them apart."""

_HALO = "halo:"
_TAG = "tag:"
_Shapes = tuple[Primitive, ...]
Loop = TypeVar("Loop", Badge, Lit)


class Drawing:
    """One map drawn in one style; made by ``draw`` and ``redraw`` only.

    A map with collapsed groups is drawn as ``fold`` makes it: a stack is a box of its
    group, its links are bundles. Loops to be lit or badged are named by the links of
    the whole map.

    Ids in it are those of the map's records, of badges (``Badge.id``), for the halo of
    a lit record "halo:" before its id, for halos lie under everything else, and for the
    name of a group "name:" before its id, for names lie over links; for the tag that a lens
    gives a link, and the count of a bundle, "tag:" before its id, for tags lie over
    everything but badges.
    ``altered`` are the ids that ``redraw`` could not take over from the drawing before
    (some may have gone, and some may look as before after all); None when it did not
    keep count.
    """

    def __init__(
        self,
        places: Places,
        style: Style,
        measure: TextMeasure,
        emphasis: Emphasis,
        badges: tuple[Badge, ...],
    ) -> None:
        self.style = style
        self.measure = measure
        self.emphasis = emphasis
        self.badges = badges
        self.places = places
        self.altered: frozenset[RecordId] | None = None
        self._shapes: dict[RecordId, _Shapes] = {}

    @property
    def causal_map(self) -> CausalMap:
        return self.places.causal_map

    @cached_property
    def label_boxes(self) -> Mapping[RecordId, Box]:
        """The cards of the variables that are seen."""
        cards, stacks = self.places.cards, stacks_of(self.causal_map)
        return {i: box for i, box in cards.items() if i not in stacks} if stacks else cards

    @property
    def cards(self) -> Mapping[RecordId, Box]:
        """All that arrows join: the cards of variables, and the stacks of collapsed groups."""
        return self.places.cards

    @property
    def labels(self) -> Mapping[RecordId, Label]:
        return self.places.labels

    @property
    def link_paths(self) -> Mapping[RecordId, LinkPath]:
        return self.places.paths

    @property
    def note_boxes(self) -> Mapping[RecordId, Box]:
        return self.places.notes

    @cached_property
    def group_boxes(self) -> Mapping[RecordId, Box]:
        """The areas of groups, and the stacks of those that are collapsed."""
        areas, stacks = self.places.groups, stacks_of(self.causal_map)
        return {**areas, **{i: self.cards[i] for i in stacks}} if stacks else areas

    def seen_as(self, record: RecordId) -> RecordId | None:
        """What stands for a record of the map here: itself, or the stack or bundle it is in."""
        return seen_as(self.causal_map, record)

    def own_bulge(self, link: RecordId) -> float:
        """The bulge a link of the map would be drawn with had nobody bent it by hand."""
        return self.places.frame.own_bulge(link)

    @cached_property
    def badge_boxes(self) -> dict[RecordId, Box]:
        """Where the badges stand, those whose loop is on the map."""
        if not self.badges:
            return {}
        names = (
            name_box(group, self.group_boxes[group.id], self.style, self.measure)
            for group in in_order(self.causal_map.groups)
        )
        return badge_boxes(
            map(self._seen, self.badges),
            self.places.frame,
            self.places.lines,
            [*names, *self.places.delays],
        )

    def _seen(self, loop: Loop) -> Loop:
        """A badge or a lit loop by the arrows it is drawn with."""
        return replace(loop, links=path_seen(self.causal_map, loop.links))

    @cached_property
    def _ghosts(self) -> GhostLayer:
        """What is gone from the map, where a lens shows it."""
        stacks = stacks_of(self.causal_map)
        hidden = {v: self.cards[i] for i, stack in stacks.items() for v in stack.members}
        gone, ends = self.emphasis.view.ghosts, {**self.cards, **hidden}
        return ghost_layer(gone, ends, self.style, self.measure)

    @cached_property
    def bounds(self) -> Box | None:
        """A box around everything drawn, with room for strokes, or None for an empty map."""
        solid = (self.cards, self.note_boxes, self.group_boxes, self.badge_boxes)
        boxes = [box.inflated(8.0) for table in solid for box in table.values()]
        return union([*boxes, *self.places.paths_bounds, *self._ghosts.boxes])

    def layers(self) -> tuple[RecordId, ...]:
        """Every id in painting order.

        Areas, ghosts, halos, links, names of areas, cards, notes, tags, badges.
        """
        groups, rest = self._order
        below = (*groups, *self._ghosts.shapes, *self._halos)
        return (*below, *rest, *self._tags, *self.badge_boxes)

    @cached_property
    def _tags(self) -> tuple[RecordId, ...]:
        """Ids of the tags of links and the counts of bundles, in the order of the links."""
        shown = self._tagged | bundles_of(self.causal_map).keys()
        chosen = {i: self.causal_map.links[i] for i in sorted(shown)}
        return tuple(tag_of(link.id) for link in in_order(chosen))

    @cached_property
    def _tagged(self) -> frozenset[RecordId]:
        """Links that a lens gives a tag; none where there are too many to be read."""
        view, causal_map = self.emphasis.view, self.causal_map
        if not view.looks:
            return frozenset()
        found = [i for i in causal_map.links if look_seen(view, causal_map, i).is_tagged]
        return frozenset(found) if len(found) <= MOST_TAGS else frozenset()

    @cached_property
    def _order(self) -> tuple[tuple[RecordId, ...], tuple[RecordId, ...]]:
        """Records in painting order: groups, and what lies above the halos."""
        causal_map = self.causal_map
        groups = tuple(group.id for group in in_order(causal_map.groups))
        return (
            groups,
            (
                *(link.id for link in in_order(causal_map.links)),
                *(_name(group) for group in groups),
                *(variable.id for variable in in_order(causal_map.variables)),
                *(note.id for note in in_order(causal_map.notes)),
            ),
        )

    def primitives(self, record: RecordId) -> _Shapes:
        """The shapes of one id, lowest first; nothing for an id that is not drawn.

        Made when first asked for. A drawing made by ``redraw`` hands out the very same
        tuple for what looks as before.
        """
        shapes = self._shapes.get(record)
        if shapes is None:
            shapes = self._shapes[record] = self._draw(record)
        return shapes

    def all_primitives(self) -> Iterator[Primitive]:
        """Every shape in painting order."""
        for _, shapes in painted(self, self.layers()):
            yield from shapes

    @cached_property
    def _lit(self) -> dict[RecordId, int]:
        """Lit links and their cards with the colour of the first loop that lights them."""
        lit: dict[RecordId, int] = {}
        links = self.causal_map.links
        for loop in self.emphasis.lit:
            for link in [links[i] for i in self._seen(loop).links if i in links]:
                for record in (link.id, link.source, link.target):
                    lit.setdefault(record, loop.colour)
        return lit

    @cached_property
    def _halos(self) -> dict[RecordId, RecordId]:
        """Halo ids in painting order, each with its record."""
        return {_halo(record): record for record in self._lit}

    @property
    def _dims(self) -> bool:
        return self.emphasis.dim_rest and bool(self._lit)

    def _style_of(self, record: RecordId) -> Style:
        return faded(self.style) if self._dims and record not in self._lit else self.style

    def _draw(self, record: RecordId) -> _Shapes:
        causal_map, style = self.causal_map, self._style_of(record)
        if record in causal_map.links:
            return self._draw_link(causal_map.links[record], style)
        if record in causal_map.variables:
            return self._draw_card(record, style)
        if record in causal_map.notes:
            return self._draw_note(causal_map.notes[record], style)
        if record in causal_map.groups:
            return group_primitives(causal_map.groups[record], self.group_boxes[record], style)
        return (
            self._draw_name(record)
            or self._draw_halo(record)
            or self._draw_badge(record)
            or self._draw_tag(record)
            or self._ghosts.shapes.get(record, ())
        )

    def _draw_card(self, record: RecordId, style: Style) -> _Shapes:
        label, box, measure = self.labels[record], self.cards[record], self.measure
        look = look_seen(self.emphasis.view, self.causal_map, record)
        dressed, tag = tinted(style, look), card_tag(record, box, look, style, measure)
        stack = stacks_of(self.causal_map).get(record)
        if stack is not None:
            return (*stack_primitives(stack, label, box, dressed, measure), *tag)
        variable = self.causal_map.variables[record]
        return (*card_primitives(variable, label, box, dressed, measure), *tag)

    def _draw_link(self, link: Link, style: Style) -> _Shapes:
        look = look_seen(self.emphasis.view, self.causal_map, link.id)
        path = self.link_paths[link.id]
        ground = self._ground(path.sign)
        bundle = bundles_of(self.causal_map).get(link.id)
        if bundle is None:
            return link_primitives(link, path, style, ground, look, lit=link.id in self._lit)
        return link_primitives(
            link,
            path,
            style,
            ground,
            look,
            mixed_signs=bundle.mixed,
            lit=link.id in self._lit,
        )

    def _draw_tag(self, tag: RecordId) -> _Shapes:
        link = RecordId(tag.removeprefix(_TAG))
        path, bundle = self.link_paths.get(link), bundles_of(self.causal_map).get(link)
        if path is None:
            return ()
        look, style = look_seen(self.emphasis.view, self.causal_map, link), self._style_of(link)
        if bundle is None:
            return link_tag(link, path, look, style, self.measure)
        colour = link_colour(self.causal_map.links[link], style, look)
        count = count_primitives(link, len(bundle.links), path, colour, style, self.measure)
        if link not in self._tagged:
            return count
        beside = count_place(path, count_text(len(bundle.links)), style, self.measure)
        return (*count, *link_tag(link, path, look, style, self.measure, beside=beside))

    def _draw_note(self, note: Note, style: Style) -> _Shapes:
        box, opacity = self.note_boxes[note.id], 1.0 if style is self.style else 1.0 - style.dim
        shown = picture_primitives(note, box, style, opacity=opacity)
        if shown is not None:
            return shown
        lines = note_lines(note, style, self.measure)
        return note_primitives(note, box, lines, style, self.measure)

    def _draw_name(self, name: RecordId) -> _Shapes:
        group = self.causal_map.groups.get(RecordId(name.removeprefix(NAME)))
        if group is None:
            return ()
        box, style = self.group_boxes[group.id], self._style_of(group.id)
        return group_name_primitives(group, box, style, self.measure)

    def _draw_halo(self, halo: RecordId) -> _Shapes:
        record = self._halos.get(halo)
        if record is None:
            return ()
        colour = self.style.halo(self._lit[record])
        link = self.causal_map.links.get(record)
        if link is not None:
            return (link_halo(link, self.link_paths[record], colour, self.style),)
        variable, box = self.causal_map.variables[record], self.cards[record]
        return (card_halo(variable, box, colour, self.style),)

    def _draw_badge(self, record: RecordId) -> _Shapes:
        if record not in self.badge_boxes:
            return ()
        badge = next(badge for badge in self.badges if badge.id == record)
        links = self.causal_map.links
        ring = [self.cards[links[i].source].centre for i in self._seen(badge).links]
        lit = next((loop for loop in self.emphasis.lit if loop.links == badge.links), None)
        style = self.style
        if self.emphasis.dim_rest and self.emphasis.lit and lit is None:
            style = faded(style)
        return badge_primitives(
            badge,
            self.badge_boxes[record],
            style,
            clockwise=turns_clockwise(ring),
            lit=style.halo(lit.colour) if lit else None,
        )

    def _ground(self, place: Point) -> str:
        """The colour under a sign: the topmost group's, or the paper's."""
        for group in reversed(in_order(self.causal_map.groups)):
            if self.group_boxes[group.id].contains(place):
                return self._style_of(group.id).group_fill(group.colour)
        return self.style.paper

    def leave_badges(self, earlier: Drawing) -> None:
        """Let the badges stand where they did, whatever has moved."""
        self.__dict__["badge_boxes"] = earlier.badge_boxes

    def keep_shapes(self, earlier: Drawing, touched: frozenset[RecordId]) -> None:
        """Take over the shapes of ``earlier`` for all that looks as before."""
        if self.style != earlier.style:
            return
        same_order = _same_order(earlier.causal_map, self.causal_map, touched)
        if same_order and "_order" in earlier.__dict__:
            self.__dict__["_order"] = earlier._order
        self.altered = self._differing(earlier, touched)
        self._shapes = dict(earlier._shapes)
        for record in self.altered:
            self._shapes.pop(record, None)

    def _differing(self, earlier: Drawing, touched: frozenset[RecordId]) -> frozenset[RecordId]:
        """What was touched, stands or looks otherwise, every badge and ghost. O(records)."""
        places, before = self.places, earlier.places
        differing = set(touched)
        for now, old in (
            (places.cards, before.cards),
            (places.notes, before.notes),
            (places.groups, before.groups),
        ):
            differing.update([i for i in _others(old, now) if old.get(i) != now.get(i)])
        differing.update(_others(before.paths, places.paths))
        differing.update(self._on_other_ground(earlier, differing))
        differing.update(self._in_other_light(earlier, differing))
        groups = earlier.causal_map.groups.keys() | self.causal_map.groups.keys()
        names = [_name(group) for group in differing & groups]
        stay = self.__dict__.get("badge_boxes", self) is earlier.__dict__.get("badge_boxes")
        badges = [] if stay else [badge.id for badge in (*self.badges, *earlier.badges)]
        ghosts = (*self._ghosts.shapes, *earlier._ghosts.shapes)
        either = {*self._tags, *earlier._tags}
        tags = [tag for i in differing if (tag := tag_of(i)) in either]
        return frozenset((*differing, *names, *badges, *ghosts, *tags))

    def _on_other_ground(self, earlier: Drawing, differing: Collection[RecordId]) -> list[RecordId]:
        """Links whose signs lie on a group that differs, or lay on it."""
        tables = (self.group_boxes, earlier.group_boxes)
        areas = [table[i] for table in tables for i in sorted(table) if i in differing]
        return self.places.with_signs_in(areas) if areas else []

    def _in_other_light(self, earlier: Drawing, differing: Collection[RecordId]) -> list[RecordId]:
        """Halos that differ, what a lens shows otherwise, and what is faded in one of the two."""
        lit, was = self._lit, earlier._lit
        halos = [_halo(i) for i in {**was, **lit} if was.get(i) != lit.get(i) or i in differing]
        halos += [i for i in was.keys() ^ lit.keys() if i in self.link_paths]
        looks, before = self.emphasis.view.looks, earlier.emphasis.view.looks
        if looks is not before:
            every = looks.keys() | before.keys()
            differ = (i for i in every if looks.get(i, AS_EVER) != before.get(i, AS_EVER))
            halos += [seen for i in differ if (seen := self.seen_as(i)) is not None]
        if not (self._dims or earlier._dims):
            return halos
        all_of_it = (*self.cards, *self.link_paths, *self.note_boxes, *self.group_boxes)
        return halos + [i for i in all_of_it if self._style_of(i) is not earlier._style_of(i)]


def _others(old: Mapping[RecordId, object], now: Mapping[RecordId, object]) -> list[RecordId]:
    """Ids in one of two tables whose value is not the very same in both. O(records)."""
    if len(old) == len(now) and all(map(eq, old, now)):
        pairs = zip(now, old.values(), now.values(), strict=True)
        return [record for record, was, stands in pairs if was is not stands]
    return [i for i in {**old, **now} if i not in old or i not in now or old[i] is not now[i]]


def _halo(record: RecordId) -> RecordId:
    return RecordId(_HALO + record)


def is_tag(drawn: RecordId) -> bool:
    """Whether an id in a drawing is that of a link's tag."""
    return drawn.startswith(_TAG)


def tag_of(link: RecordId) -> RecordId:
    """The id of a link's tag."""
    return RecordId(_TAG + link)


def _name(group: RecordId) -> RecordId:
    return RecordId(NAME + group)


def _same_order(before: CausalMap, after: CausalMap, touched: frozenset[RecordId]) -> bool:
    """Whether the same records are there and none of them is drawn above others than before."""
    for record in touched:
        one, other = before.get(record), after.get(record)
        if type(one) is not type(other):  # a group that is collapsed is a variable here
            return False
        if getattr(one, "order", 0.0) != getattr(other, "order", 0.0):
            return False
    return True


def draw(
    causal_map: CausalMap,
    style: Style,
    measure: TextMeasure,
    *,
    emphasis: Emphasis = PLAIN,
    badges: tuple[Badge, ...] = (),
) -> Drawing:
    """The drawing of a whole map. O(records)."""
    return Drawing(placed(causal_map, style, measure), style, measure, emphasis, badges)


def recolour(previous: Drawing, style: Style) -> Drawing:
    """The drawing in another style; places are taken over where the style's sizes are the same."""
    causal_map, measure = previous.causal_map, previous.measure
    same = previous.style.gives_places_of(style)
    places = previous.places if same else placed(causal_map, style, measure)
    return Drawing(places, style, measure, previous.emphasis, previous.badges)


def redraw(  # noqa: PLR0913  what a drawing follows from
    previous: Drawing,
    causal_map: CausalMap,
    touched: Iterable[RecordId],
    *,
    emphasis: Emphasis | None = None,
    badges: tuple[Badge, ...] | None = None,
    hold_bows: bool = False,
) -> Drawing:
    """The drawing of the map after ``touched`` records changed, equal to ``draw`` of it.

    Not equal with ``hold_bows``: then links keep their bulge and badges their place, which
    is all that can be shown in time while something is dragged over a large map.
    ``emphasis`` and ``badges`` None keep those of ``previous``. O(records near what
    changed), besides what copying a table and comparing it takes.
    """
    records = frozenset(touched)
    places = placed_again(
        previous.places,
        causal_map,
        records,
        previous.style,
        previous.measure,
        hold_bows=hold_bows,
    )
    drawing = Drawing(
        places,
        previous.style,
        previous.measure,
        previous.emphasis if emphasis is None else emphasis,
        previous.badges if badges is None else badges,
    )
    if hold_bows and drawing.badges == previous.badges:
        drawing.leave_badges(previous)
    drawing.keep_shapes(previous, records)
    return drawing
