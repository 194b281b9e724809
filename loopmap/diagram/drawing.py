"""A map as it is drawn: places and shapes of every record, drawn again only where needed.

The window's tiles, the hit test, the layout score and every export look at the same
Drawing. It is never altered: ``redraw`` answers a new one that shares whatever the
change did not touch, and equals what ``draw`` would make of the new map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from loopmap.diagram.emphasis import PLAIN, Badge, Emphasis, Lit
from loopmap.diagram.fold import seen_as, stacks_of
from loopmap.diagram.geometry import Box
from loopmap.diagram.label import Label
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.painting_order import Order, order_again, order_of, painted
from loopmap.diagram.placed import placed
from loopmap.diagram.places import Places
from loopmap.diagram.places_again import placed_again
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.record_shapes import Shapes, shapes_of
from loopmap.diagram.scene import Scene, badges_held, moved_badges, seats_held
from loopmap.diagram.scene_again import differing
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once

__all__ = ["PLAIN", "Badge", "Drawing", "Emphasis", "Lit", "draw", "recolour", "redraw"]


class Drawing:
    """One map drawn in one style; made by ``draw``, ``recolour`` and ``redraw`` only.

    A map with collapsed groups is drawn as ``fold`` makes it: a stack is a box of its
    group, its links are bundles. Loops to be lit or badged are named by the links of
    the whole map.

    Ids in it are those of the map's records, of badges (``Badge.id``) and ghosts, and
    those of ``drawn_ids``: halos of what is lit, which lie under everything but areas;
    names of groups, which lie over links; tags that a lens gives links, and counts of
    bundles, which lie over everything but badges.
    ``altered`` are the ids that ``redraw`` could not take over from the drawing before
    (some may have gone, and some may look as before after all); None when it did not
    keep count. While a drawing is not ``is_settled``, ``settle`` finds some signs and
    badges a better place, and some links a better bow.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.altered: frozenset[RecordId] | None = None
        self._order: Order | None = None
        self._shapes: dict[RecordId, Shapes] = {}

    @property
    def causal_map(self) -> CausalMap:
        return self.scene.causal_map

    @property
    def is_settled(self) -> bool:
        """Whether nothing was left for later, as ``swiftly`` does."""
        places, scene = self.places, self.scene
        waits = scene.badges_wait or scene.held_plates is not None
        return places.waiting is None and places.rings_since is None and not waits

    @property
    def places(self) -> Places:
        return self.scene.places

    @property
    def style(self) -> Style:
        return self.scene.style

    @property
    def measure(self) -> TextMeasure:
        return self.scene.measure

    @property
    def emphasis(self) -> Emphasis:
        return self.scene.emphasis

    @property
    def badges(self) -> tuple[Badge, ...]:
        return self.scene.badges

    @made_once
    def label_boxes(self) -> Mapping[RecordId, Box]:
        """The cards of the variables that are seen."""
        cards, stacks = self.cards, stacks_of(self.causal_map)
        return {i: box for i, box in cards.items() if i not in stacks} if stacks else cards

    @property
    def cards(self) -> Mapping[RecordId, Box]:
        """All that arrows join: the cards of variables, and the stacks of collapsed groups."""
        return self.scene.places.cards

    @property
    def labels(self) -> Mapping[RecordId, Label]:
        return self.scene.places.labels

    @property
    def link_paths(self) -> Mapping[RecordId, LinkPath]:
        return self.scene.places.paths

    @property
    def note_boxes(self) -> Mapping[RecordId, Box]:
        return self.scene.places.notes

    @property
    def group_boxes(self) -> Mapping[RecordId, Box]:
        """The areas of groups, and the stacks of those that are collapsed."""
        return self.scene.group_boxes

    @property
    def badge_boxes(self) -> dict[RecordId, Box]:
        """Where the badges stand, those whose loop is on the map."""
        return self.scene.badge_boxes

    @property
    def bounds(self) -> Box | None:
        """A box around everything drawn, with room for strokes, or None for an empty map."""
        return self.scene.bounds

    def seen_as(self, record: RecordId) -> RecordId | None:
        """What stands for a record of the map here: itself, or the stack or bundle it is in."""
        return seen_as(self.causal_map, record)

    def own_bulge(self, link: RecordId) -> float:
        """The bulge a link of the map would be drawn with had nobody bent it by hand."""
        return self.places.frame.own_bulge(link)

    def layers(self) -> tuple[RecordId, ...]:
        """Every id in painting order.

        Areas, ghosts, halos, links, names of areas, cards, notes, tags, badges.
        """
        groups, rest = self._ordered.groups, self._ordered.rest
        return (*groups, *self._above_groups(), *rest, *self._above_all())

    def in_layers(self, records: Collection[RecordId]) -> list[RecordId]:
        """Those of these ids that are drawn, in painting order.

        O(records log records) and O(what a lens or a lit loop adds), but for the first time.
        """
        groups, rest = self._ordered.chosen(records)
        above_groups = [i for i in self._above_groups() if i in records]
        return [*groups, *above_groups, *rest, *(i for i in self._above_all() if i in records)]

    def primitives(self, record: RecordId) -> Shapes:
        """The shapes of one id, lowest first; nothing for an id that is not drawn.

        Made when first asked for. A drawing made by ``redraw`` hands out the very same
        tuple for what looks as before.
        """
        shapes = self._shapes.get(record)
        if shapes is None:
            shapes = self._shapes[record] = shapes_of(self.scene, record)
        return shapes

    def is_seen(self, record: RecordId) -> bool:
        """Whether an id of this drawing has any shapes: not where the emphasis hides it."""
        return not self.emphasis.hides or bool(self.primitives(record))

    def all_primitives(self) -> Iterator[Primitive]:
        """Every shape in painting order."""
        for _, shapes in painted(self, self.layers()):
            yield from shapes

    @property
    def _ordered(self) -> Order:
        if self._order is None:
            self._order = order_of(self.causal_map)
        return self._order

    def _above_groups(self) -> tuple[RecordId, ...]:
        return (*self.scene.ghosts.shapes, *self.scene.light.halos)

    def _above_all(self) -> tuple[RecordId, ...]:
        return (*self.scene.tags, *self.scene.ghosts.plates, *self.scene.badge_boxes)

    def keep_shapes(self, earlier: Drawing, touched: frozenset[RecordId]) -> None:
        """Take over the shapes of ``earlier`` for all that looks as before."""
        if self.style != earlier.style:
            return
        if earlier._order is not None:
            maps = earlier.causal_map, self.causal_map
            self._order = order_again(earlier._order, *maps, touched)
        self.altered = differing(self.scene, earlier.scene, touched)
        self._shapes = dict(earlier._shapes)
        for record in self.altered:
            self._shapes.pop(record, None)


def draw(  # noqa: PLR0913  what a drawing follows from
    causal_map: CausalMap,
    style: Style,
    measure: TextMeasure,
    *,
    emphasis: Emphasis = PLAIN,
    badges: tuple[Badge, ...] = (),
    swiftly: bool = False,
) -> Drawing:
    """The drawing of a whole map. O(records). ``swiftly`` as ``redraw``."""
    places = placed(causal_map, style, measure, swiftly=swiftly)
    scene = Scene(places, style, measure, emphasis, badges)
    if swiftly:
        scene = replace(scene, held_badges={}, badges_wait=True, held_plates=({}, {}, {}))
    return Drawing(scene)


def recolour(previous: Drawing, style: Style, *, swiftly: bool = False) -> Drawing:
    """The drawing in another style; places are taken over where the style's sizes are the same.

    ``swiftly`` as ``draw``, where they are not.
    """
    before = previous.scene
    if previous.style.gives_places_of(style):
        held, seating, ghosts = previous.badge_boxes, before.seating, before.ghosts
        seen = replace(before, style=style, seating_before=seating, ghosts_before=ghosts)
        return Drawing(replace(seen, held_badges=held))
    return draw(
        previous.causal_map,
        style,
        previous.measure,
        emphasis=before.emphasis,
        badges=before.badges,
        swiftly=swiftly,
    )


def redraw(  # noqa: PLR0913  what a drawing follows from
    previous: Drawing,
    causal_map: CausalMap,
    touched: Iterable[RecordId],
    *,
    emphasis: Emphasis | None = None,
    badges: tuple[Badge, ...] | None = None,
    roughly: bool = False,
    swiftly: bool = False,
    in_hand: bool = False,
) -> Drawing:
    """The drawing of the map after ``touched`` records changed, equal to ``draw`` of it.

    Not equal if drawn ``roughly``: then links make way for no others and badges keep their
    place, which is all that can be shown in time while something is dragged over a large
    map; nor ``in_hand``: then what a run shows goes with its card, and what says what became
    of links stays where it was beside all that stays. Nor when drawn
    ``swiftly``: then signs make way for nothing, badges stay, and so does what says what became
    of links, until ``settle``.
    ``emphasis`` and ``badges`` None keep those of ``previous``. O(records near what
    changed), besides what copying a table and comparing it takes.
    """
    style, measure, before = previous.style, previous.measure, previous.scene
    records = frozenset(touched)
    places = placed_again(
        previous.places,
        causal_map,
        records,
        style,
        measure,
        roughly=roughly,
        swiftly=swiftly,
    )
    light = before.emphasis if emphasis is None else emphasis
    scene = Scene(places, style, measure, light, before.badges if badges is None else badges)
    if in_hand or (swiftly and (records or before.held_plates is not None)):
        plates = before.link_plates, before.plate_seats, before.card_corners
        scene = replace(scene, held_plates=plates, held_counts=before.counts)
    elif not records and causal_map is previous.causal_map:  # only the light is another
        scene = replace(scene, held_counts=before.counts)
    if in_hand:
        moving = moved_badges(before, scene)
        scene = replace(scene, held_seats=seats_held(before), moving=moving)
    else:
        scene = replace(scene, seating_before=before.seating)
    scene = replace(scene, ghosts_before=before.ghosts)
    same = scene.badges == before.badges
    stands = not records and scene.differs_in_light_alone(before)
    if same and (stands or (causal_map is previous.causal_map and scene.plates == before.plates)):
        kept = before.badge_boxes
        scene = replace(scene, held_badges=kept, badges_wait=before.badges_wait)
    elif swiftly or (same and roughly):
        scene = replace(scene, held_badges=badges_held(before, scene), badges_wait=True)
    drawing = Drawing(scene.taking_over(before) if stands else scene)
    drawing.keep_shapes(previous, records)
    return drawing
