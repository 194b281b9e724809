"""All that the shapes of a map follow from: places, style, light, badges, tags and ghosts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.diagram.badge_place import badge_boxes, put_box
from loopmap.diagram.card_plates import corners_of
from loopmap.diagram.count_seats import count_boxes, count_seats
from loopmap.diagram.drawn_ids import tag_of
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.diagram.geometry import Box, Point, union
from loopmap.diagram.ghost_marks import GhostLayer, ghost_layer
from loopmap.diagram.ground import Ground
from loopmap.diagram.lens_plates import plate_box, plate_seats
from loopmap.diagram.light import Light, as_seen
from loopmap.diagram.look import Lens, Look
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.places import Places
from loopmap.diagram.run_marks import RunPlaces
from loopmap.diagram.run_seats import NOBODY, Line, Seating, run_seats, shows_runs
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import LinkPlate, card_tag_box, link_place
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.query import in_order

MOST_TAGS = 400
"""With more links than this to be tagged none is: colour, width and head must tell them apart."""


Held = dict[RecordId, Box]
"""Boxes of badges by their ids."""

PlatesHeld = tuple[Mapping[RecordId, LinkPlate], Mapping[RecordId, Point], Mapping[RecordId, int]]
"""Plates of links and their places, by tag; at which corners those of cards stand."""


_OF_NO_LIGHT = ("ghosts", "link_plates", "plate_seats", "card_corners", "card_plates", "plates")
"""What a lens puts on the map, whichever loops are lit."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is worked out once for a whole map, each part when first asked for.

    ``held_badges``: where the badges stay whatever has moved; None where they stand as is best.
    While ``badges_wait`` those held may find a better place. Those ``moving`` are in a hand and
    stay there. ``held_seats``: cards and what a run showed on them, which goes with its card
    while somebody drags; None where each finds its best place. ``held_plates``: what said of
    links what became of them, and where, which stays there while somebody drags; None where
    each stands clear of the others; ``held_counts`` likewise for the counts of bundles.
    ``seating_before``: those of an earlier drawing in a style of these sizes, ``ghosts_before``
    its ghosts.
    """

    places: Places
    style: Style
    measure: TextMeasure
    emphasis: Emphasis
    badges: tuple[Badge, ...]
    held_badges: Held | None = None
    badges_wait: bool = False
    moving: frozenset[RecordId] = frozenset()
    held_seats: Mapping[RecordId, tuple[Box, RunPlaces]] | None = None
    held_plates: PlatesHeld | None = None
    held_counts: Mapping[RecordId, float] | None = None
    seating_before: Seating | None = None
    ghosts_before: GhostLayer | None = None

    @property
    def causal_map(self) -> CausalMap:
        return self.places.causal_map

    def differs_in_light_alone(self, before: Scene) -> bool:
        """Whether all is in the same place, under the same lens; plates held in both or neither."""
        mine, theirs = self.places, before.places
        stands = mine.causal_map is theirs.causal_map and mine.paths is theirs.paths
        stands = stands and mine.marks is theirs.marks and mine.cards == theirs.cards
        alike = self.style is before.style and self.emphasis.view == before.emphasis.view
        return stands and alike and (self.held_plates is None) is (before.held_plates is None)

    def taking_over(self, before: Scene) -> Scene:
        """The scene itself, with what another made that does not follow from the light."""
        made = vars(before)
        vars(self).update({name: made[name] for name in _OF_NO_LIGHT if name in made})
        return self

    @made_once
    def light(self) -> Light:
        return Light(self.causal_map, self.style, self.emphasis)

    @made_once
    def group_boxes(self) -> Mapping[RecordId, Box]:
        """The areas of groups, and the stacks of those that are collapsed."""
        areas, stacks = self.places.groups, stacks_of(self.causal_map)
        return {**areas, **{i: self.places.cards[i] for i in stacks}} if stacks else areas

    @made_once
    def ground(self) -> Ground:
        """What links run over."""
        boxes, light = self.group_boxes, self.light
        groups = reversed(in_order(self.causal_map.groups))
        areas = ((boxes[g.id], light.style_of(g.id).group_fill(g.colour)) for g in groups)
        return Ground(self.style.paper, tuple(areas), self.style.card_line)

    @made_once
    def badge_boxes(self) -> dict[RecordId, Box]:
        """Where the badges stand, those whose loop is on the map."""
        if self.held_badges is not None:
            return self.held_badges
        if not self.badges:
            return {}
        places = self.places
        counts = count_boxes(places, self.counts, self.style, self.measure)
        return badge_boxes(
            (as_seen(self.causal_map, badge) for badge in self.badges),
            places.frame,
            places.lines,
            [*places.marks.values(), *places.notes.values(), *places.delays, *self.plates, *counts],
            places.groups.values(),
            giving_way=self._giving_way,
        )

    @property
    def _giving_way(self) -> set[RecordId]:
        """Badges put by hand that make way: where groups are collapsed other things lie there."""
        folded = bool(stacks_of(self.causal_map))
        return {badge.id for badge in self.badges} - self.moving if folded else set()

    @made_once
    def counts(self) -> Mapping[RecordId, float]:
        """At which share of its line the count of each bundle stands."""
        if self.held_counts is not None:
            return self.held_counts
        return count_seats(self.places, self.style, self.measure)

    @made_once
    def run_seats(self) -> Mapping[RecordId, RunPlaces]:
        """Where what a run shows stands on its cards; nothing where no lens shows one."""
        view, cards = self.emphasis.view, self.places.cards
        if not shows_runs(view):
            return {}
        if self.held_seats is None:
            return self.seating.seats
        return {
            i: seat.moved(cards[i].x - before.x, cards[i].y - before.y)
            for i, (before, seat) in self.held_seats.items()
            if i in cards
        }

    @made_once
    def seating(self) -> Seating:
        """The best places of all that a run shows, of nothing where it is in a hand."""
        view = self.emphasis.view
        if self.held_seats is not None or not shows_runs(view):
            return NOBODY
        ends = [(link, self.ghosts.paths.get(link.id)) for link in view.ghosts.links]
        lines = [Line(k.source, k.target, path) for k, path in ends if path is not None]
        before, badges = self.seating_before, self.badge_boxes.values()
        return run_seats(self.places, view, self.style, self.measure, lines, before, badges)

    def run_seat(self, record: RecordId) -> RunPlaces | None:
        """Where a card's tag and course stand; None where no course of it is shown."""
        return self.run_seats.get(record)

    @made_once
    def ghosts(self) -> GhostLayer:
        """What is gone from the map, where a lens shows it."""
        cards, stacks = self.places.cards, stacks_of(self.causal_map)
        hidden = {v: cards[i] for i, stack in stacks.items() for v in stack.members}
        gone, ends = self.emphasis.view.ghosts, {**cards, **hidden}
        before, in_hand = self.ghosts_before, self.held_plates is not None
        return ghost_layer(gone, ends, self.style, self.measure, before, in_hand=in_hand)

    @made_once
    def link_plates(self) -> Mapping[RecordId, LinkPlate]:
        """What the change lens says of links, also of those that are not on the map, by tag."""
        view, places = self.emphasis.view, self.places
        if view.lens is not Lens.CHANGE:
            return {}
        own = {
            tag_of(i): LinkPlate(i, places.paths[i], look_seen(view, places.causal_map, i))
            for i in sorted(self.tagged)
        }
        return {**own, **self.ghosts.plates}

    @made_once
    def plate_seats(self) -> Mapping[RecordId, Point]:
        """Where each of them stands clear of the others, by tag."""
        if self.held_plates is not None:
            return self._plates_held(*self.held_plates[:2])
        cards = (*self.places.cards.values(), *self.ghosts.cards.values())
        signs = [path.sign for path in self.places.paths.values()] if self.link_plates else []
        taken = self.card_plates
        return plate_seats(self.link_plates, taken, cards, signs, self.style, self.measure)

    def _plates_held(
        self, before: Mapping[RecordId, LinkPlate], seats: Mapping[RecordId, Point]
    ) -> dict[RecordId, Point]:
        """Where they stood, but those with another line, which stand as if there were no other."""
        style, measure = self.style, self.measure
        return {
            tag: seats[tag]
            if (was := before.get(tag)) is not None and was.path is plate.path
            else link_place(plate, style, measure)
            for tag, plate in self.link_plates.items()
        }

    @made_once
    def card_plates(self) -> tuple[Box, ...]:
        """Where the change lens says what became of variables."""
        view, style, measure = self.emphasis.view, self.style, self.measure
        if view.lens is not Lens.CHANGE:
            return ()
        at, cards = self.card_corners, self.places.cards
        here = ((cards[i], look, at.get(i, 0)) for i, look in self._told_cards.items())
        gone = ((box, view.ghosts.look(i), 0) for i, box in self.ghosts.cards.items())
        told = ((box, look, at) for box, look, at in (*here, *gone) if look.is_tagged)
        return tuple(card_tag_box(box, look, style, measure, at) for box, look, at in told)

    @made_once
    def _told_cards(self) -> dict[RecordId, Look]:
        """How those cards look of which the change lens says something."""
        view = self.emphasis.view
        if view.lens is not Lens.CHANGE:
            return {}
        looks = {i: look_seen(view, self.causal_map, i) for i in self.places.cards}
        return {i: look for i, look in looks.items() if look.is_tagged}

    @made_once
    def card_corners(self) -> Mapping[RecordId, int]:
        """At which corner that stands, where not at the first; as it did while in a hand."""
        if self.held_plates is not None:
            return self.held_plates[2]
        places = self.places
        return corners_of(
            self._told_cards,
            places.cards,
            places.lines,
            places.marks.values(),
            self.style,
            self.measure,
        )

    @made_once
    def plates(self) -> tuple[Box, ...]:
        """What a lens puts on the map and badges keep clear of."""
        seats, style, measure = self.plate_seats, self.style, self.measure
        if self.emphasis.view.lens is not Lens.CHANGE:
            return ()
        boxes = (plate_box(p, seats[i], style, measure) for i, p in self.link_plates.items())
        return (*boxes, *self.card_plates, *self.ghosts.cards.values())

    @made_once
    def bounds(self) -> Box | None:
        """A box around everything drawn, with room for strokes, or None for an empty map."""
        places = self.places
        solid = (places.notes, self.group_boxes, self.badge_boxes)
        boxes = [box.inflated(8.0) for table in solid for box in table.values()]
        boxes += [box.inflated(8.0) for box in places.cards_bounds]
        seats = self.run_seats.values()
        boxes += [box.inflated(2.0) for seat in seats for box in seat.boxes()]
        return union([*boxes, *places.paths_bounds, *self.ghosts.boxes])

    @made_once
    def tagged(self) -> frozenset[RecordId]:
        """Links that a lens gives a tag; none where there are too many to be read."""
        looks, links = self.emphasis.view.looks, self.causal_map.links
        if not looks:
            return frozenset()
        bundles = bundles_of(self.causal_map)  # their counts stand there
        found = [
            i for i, look in looks.items() if i in links and i not in bundles and look.is_tagged
        ]
        return frozenset(found) if len(found) <= MOST_TAGS else frozenset()

    @made_once
    def tags(self) -> tuple[RecordId, ...]:
        """Ids of the tags of links and the counts of bundles, in the order of the links."""
        shown = self.tagged | bundles_of(self.causal_map).keys()
        chosen = {i: self.causal_map.links[i] for i in sorted(shown)}
        return tuple(tag_of(link.id) for link in in_order(chosen))


def seats_held(earlier: Scene) -> dict[RecordId, tuple[Box, RunPlaces]]:
    """Where what a run shows stood, beside the cards as they were."""
    cards = earlier.places.cards
    return {i: (cards[i], seat) for i, seat in earlier.run_seats.items() if i in cards}


def badges_held(earlier: Scene, now: Scene) -> Held:
    """Where the badges of ``now`` wait: where they stood or were put; new ones nowhere yet."""
    before, links = earlier.badge_boxes, now.causal_map.links
    whole = [b for b in now.badges if all(i in links for i in as_seen(now.causal_map, b).links)]
    moved = moved_badges(earlier, now)
    put = {b.id: box for b in whole if b.id in moved and (box := put_box(b))}
    return {b.id: box for b in whole if (box := put.get(b.id) or before.get(b.id) or put_box(b))}


def moved_badges(earlier: Scene, now: Scene) -> frozenset[RecordId]:
    """Badges that were put elsewhere since."""
    were = {badge.id: put_box(badge) for badge in earlier.badges}
    return frozenset(b.id for b in now.badges if were.get(b.id, put_box(b)) != put_box(b))
