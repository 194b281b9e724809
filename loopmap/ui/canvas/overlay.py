"""What lies over the tiles: dragged parts, fresh changes, selection, hover, previews."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from loopmap.diagram.between_names import stand_out
from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import tag_of
from loopmap.diagram.fold import all_seen_as, unfolded
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.held_paths import HeldPaths
from loopmap.diagram.hit import MOST_HANDLES, NOTHING_HIT, Hit
from loopmap.diagram.painting_order import painted
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.style import Style
from loopmap.editing.edits.locking import locked_by
from loopmap.editing.history import Selection
from loopmap.editing.tools.gesture import STILL, LinkLine, Preview
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at
from loopmap.ui.canvas import marks, said_marks
from loopmap.ui.canvas.across import lying_across
from loopmap.ui.canvas.crowd import paint_links
from loopmap.ui.canvas.focus_ring import focus_ring
from loopmap.ui.canvas.guide_marks import guide_marks
from loopmap.ui.canvas.held_links import HeldLooks
from loopmap.ui.canvas.lock_mark import corner_for_padlock, padlock
from loopmap.ui.canvas.many_frames import paint_frames
from loopmap.ui.canvas.neighbourhood import Neighbourhood
from loopmap.ui.canvas.resting_layer import RestingLayer
from loopmap.ui.canvas.said_marks import SaidMarks
from loopmap.ui.canvas.trial import DRAWN_LINK, are_drawn, copy_id
from loopmap.ui.paint import paint

MOST_OUTLINED_ANEW = 60
"""With more records selected than this they get plain frames over them, and links none."""

MOST_PAINTED_FINELY = 24
"""More links than this, dragged or just changed, are painted as those of a crowd."""

MOST_PAINTED_EACH_FRAME = 40
"""More records than this that no hand moves are painted once, as a picture that frames show."""

MOST_OVER_RING = 12
"""With more links than this at what the keys are on, its ring lies over their ends."""

BAND_SHADE = 0.07
"""Opacity of the rubber band's fill."""

GHOST = (96.0, 32.0)
"""Size of the card that shows where a new variable would come, in map units."""


@dataclass
class Overlay:
    """State of the overlay.

    ``fresh``: changed records whose tiles are not painted yet. ``raised``: records that
    lie on a dragged group's area and are painted again above it. ``acts_there``: whether a
    press would act on what the pointer is over, and not on the paper under it. ``focus``:
    what the keys are on, while its ring is to be seen. ``said``: what a sentence being typed
    will make.
    ``neighbourhood``: what stands out around one variable, below all else. While ``running``
    a moment of a run is painted over the lines.
    """

    style: Style
    selection: Selection = frozenset()
    hover: Hit = NOTHING_HIT
    acts_there: bool = True
    pointer: Point = field(default_factory=lambda: Point(0.0, 0.0))
    preview: Preview = STILL
    fresh: frozenset[RecordId] = frozenset()
    raised: frozenset[RecordId] = frozenset()
    focus: RecordId | None = None
    said: SaidMarks | None = None
    neighbourhood: Neighbourhood = field(default_factory=Neighbourhood)
    running: bool = False
    _looks: HeldLooks | None = None
    _rested: RestingLayer = field(default_factory=RestingLayer)

    def restyle(self, style: Style) -> None:
        """Use other colours from now on; what was fresh belongs to the old ones."""
        self.style = style
        self.fresh = frozenset()

    def paint(
        self,
        painter: QPainter,
        drawing: Drawing,
        like: Drawing,
        again: Collection[RecordId],
        unit: float,
    ) -> None:
        """Paint everything, the painter being in map units; ``unit`` is a logical pixel.

        ``like``: the drawing without what a gesture previews. ``again``: what the tiles do not
        show, or not as it is.
        """
        idle = self.preview is STILL and self.said is None
        self.neighbourhood.paint(painter, drawing, unit, idle=idle)
        chosen = all_seen_as(drawing.causal_map, self._chosen())
        areas = drawing.places.groups
        listed = [] if len(chosen) > MOST_OUTLINED_ANEW else sorted(chosen)
        banded = [*listed, DRAWN_LINK]
        under = [m for r in banded for m in marks.selected_under(drawing, r, self.style, unit)]
        if self.said is not None:
            under += said_marks.under(drawing, self.said, self.style)
        again = {*again, *(record for record in listed if record not in areas)}
        again |= {tag_of(record) for record in listed if record in drawing.link_paths}
        framed = set(listed)
        if self.focus is not None and self.preview is STILL:
            under = focus_ring(drawing, self.focus, self.style, unit) + under
            again |= {self.focus} - areas.keys()
            again |= self._meeting(drawing, self.focus, unit)
            framed.add(self.focus)
        hovered = self._hovered
        if hovered is not None and self.preview is STILL and hovered not in chosen:
            under = marks.hovered_under(drawing, hovered, self.style, unit) + under
            framed.add(hovered)
        again |= lying_across(drawing, framed & areas.keys(), unit)
        layers = drawing.in_layers(again)
        groups = [record for record in layers if record in areas]
        for record in groups:
            paint(painter, drawing.primitives(record))
        paint(painter, under)
        above = layers[len(groups) :]
        if len(above) > MOST_PAINTED_EACH_FRAME and drawing is like:
            all_above = partial(self._paint_above, drawing=drawing, like=like, above=above)
            self._rested.show(painter, (drawing, above), all_above)
        else:
            self._rested.forget()
            self._paint_above(painter, drawing, like, above)
        moved = {r: at for r, at in self.preview.moved.items() if drawing.seen_as(r) == r}
        if moved and not are_drawn(unfolded(drawing.causal_map), self.preview.moved):
            self.paint_frames(painter, boxes_in_rows(marks.boxes_at(drawing, moved)))
        elif len(chosen) > MOST_OUTLINED_ANEW:
            self.paint_frames(painter, boxes_in_rows(marks.boxes_of(drawing, chosen)))
        self._paint_band(painter, unit)
        paint(painter, self._marks(drawing, chosen, unit))

    def _paint_above(
        self, painter: QPainter, drawing: Drawing, like: Drawing, above: Sequence[RecordId]
    ) -> None:
        """What lies above the areas of groups."""
        links = [record for record in above if record in drawing.link_paths]
        if len(links) > MOST_PAINTED_FINELY:
            paint_links(painter, drawing, links, self._looks_of(drawing, links, like))
            above = [record for record in above if record not in drawing.link_paths]
        for record, whole in painted(drawing, above):
            shapes: Iterable[Primitive] = whole
            if self.said is not None and record in self.said.new:
                shapes = said_marks.ghost(shapes, self.style)
            paint(painter, shapes)

    def _looks_of(
        self, drawing: Drawing, links: Sequence[RecordId], like: Drawing
    ) -> HeldLooks | None:
        """How those of the links look that are in a hand, as when it took them."""
        paths = drawing.link_paths
        if not isinstance(paths, HeldPaths):
            self._looks = None
            return None
        held = [link for link in links if link in paths.rows]
        if self._looks is None or not self._looks.are_of(like, held):
            self._looks = HeldLooks(like, held)
        return self._looks

    def again(self, lifted: Collection[RecordId]) -> set[RecordId]:
        """What is painted over the tiles for they do not show it; those ``lifted`` among it."""
        return {*self.fresh, *self.raised, *lifted}

    def _meeting(self, drawing: Drawing, card: RecordId, unit: float) -> set[RecordId]:
        """The links at a card, if they are few: their heads lie over its ring, or would be cut."""
        if self.running or card not in drawing.cards or stand_out(drawing, unit):
            return set()
        met = [link.id for link in links_at(drawing.causal_map, [card])]
        return {*met, *map(tag_of, met)} if len(met) <= MOST_OVER_RING else set()

    def cards_in_hand(self, drawing: Drawing) -> list[RecordId]:
        """Cards that are selected, focused or under the pointer, if they are few."""
        cards = self._cards_chosen(drawing)
        return sorted(cards) if len(cards) <= MOST_HANDLES else []

    def many_cards(self, drawing: Drawing) -> set[RecordId]:
        """The same, if they are more than that."""
        cards = self._cards_chosen(drawing)
        return cards if len(cards) > MOST_HANDLES else set()

    def _cards_chosen(self, drawing: Drawing) -> set[RecordId]:
        one_by_one = {r for r in (self._hovered, self.focus) if r is not None}
        found = all_seen_as(drawing.causal_map, self._chosen() | one_by_one)
        return drawing.cards.keys() & found

    @property
    def _hovered(self) -> RecordId | None:
        """What the pointer is over, where a press would act on it."""
        return self.hover.record if self.acts_there else None

    def _chosen(self) -> Selection:
        """What is shown as selected: what the hand holds, which may be copies.

        Nothing while a sentence is typed, so that only what it speaks of stands out.
        """
        if self.said is not None:
            return frozenset()
        if self.preview.copying:
            return frozenset(copy_id(record) for record in self.preview.moved)
        return self.selection if self.preview.selection is None else self.preview.selection

    def _marks(self, drawing: Drawing, chosen: Selection, unit: float) -> list[Primitive]:
        style, idle = self.style, self.preview is STILL
        listed: list[Primitive] = []
        if len(chosen) <= MOST_HANDLES and idle:
            listed = [m for r in sorted(chosen) for m in marks.handles(drawing, r, style, unit)]
        if self._hovered is not None and idle and self._hovered not in chosen:
            rim = self.pointer if self.hover.kind == "rim" else None
            listed += marks.hovered(drawing, self._hovered, style, unit, rim)
        if self.said is not None:
            listed += said_marks.over(drawing, self.said, style, unit)
        return listed + self._padlocks(drawing, chosen, unit) + self._preview_marks(drawing, unit)

    def _padlocks(self, drawing: Drawing, chosen: Selection, unit: float) -> list[Primitive]:
        """What says that a hand cannot move what is selected or pointed at."""
        near = set(chosen if len(chosen) <= MOST_HANDLES else ())
        if self._hovered is not None and self.preview is STILL:
            near.add(self._hovered)
        kept = (r for r in sorted(near) if locked_by(drawing.causal_map, r) is not None)
        seats = [corner_for_padlock(drawing, box, unit) for box in marks.boxes_of(drawing, kept)]
        colour = self.style.selection if self.preview.allowed else self.style.refused
        return [m for seat in seats for m in padlock(seat, colour, self.style.card, unit)]

    def _preview_marks(self, drawing: Drawing, unit: float) -> list[Primitive]:
        style, preview = self.style, self.preview
        colour = style.preview if preview.allowed else style.refused
        listed: list[Primitive] = []
        if preview.lit is not None and (box := marks.box_of(drawing, preview.lit)) is not None:
            listed.append(marks.outline(box, colour, max(2.4, 2 * unit), style.radius))
        if preview.line is not None and not self._is_drawn(drawing, preview.line):
            listed += self._arrow(drawing, preview.line, colour, unit)
        if preview.ghost is not None:
            place = Box(preview.ghost.x, preview.ghost.y, *GHOST)
            listed.append(marks.outline(place, colour, 1.5 * unit, style.radius, (5.0, 4.0)))
        for link in preview.bulges:
            path = drawing.link_paths[link]
            listed.append(marks.handle(path.handle, style.selection, style.card, unit))
        if preview.band is not None:
            listed += marks.band(preview.band, style, unit)
        return listed + guide_marks(preview.guides, style, drawing.measure, unit)

    def _is_drawn(self, drawing: Drawing, line: LinkLine) -> bool:
        """Whether the link is seen as the arc it will be, so that no line is needed."""
        if not self.preview.allowed or line.source is None or line.target is None:
            return False
        if line.link is None:
            return DRAWN_LINK in drawing.link_paths
        link = drawing.causal_map.links.get(line.link)
        return link is not None and (link.source, link.target) == (line.source, line.target)

    def _arrow(self, drawing: Drawing, line: LinkLine, colour: str, unit: float) -> list[Primitive]:
        """The line of a link that has no other end yet, or may not be drawn."""
        start, end = line.start, line.end
        if line.source is not None and line.source in drawing.label_boxes:
            start = marks.leaving(drawing.label_boxes[line.source], end)
        if self.preview.ghost is not None:
            end = marks.leaving(Box(end.x, end.y, *GHOST), start)
        elif line.target is not None and line.target in drawing.label_boxes:
            end = marks.leaving(drawing.label_boxes[line.target], start)
        draw = marks.arrow if self.preview.allowed else marks.barred
        return draw(start, end, colour, self.style, unit)

    def paint_frames(self, painter: QPainter, boxes: Floats) -> None:
        """Plain frames (n, 4) round many selected things: two thousand in two milliseconds."""
        paint_frames(painter, boxes, QColor(self.style.selection))

    def _paint_band(self, painter: QPainter, unit: float) -> None:
        band = self.preview.band
        if band is None or band.width < unit or band.height < unit:
            return
        painter.setOpacity(BAND_SHADE)
        area = QRectF(band.left, band.top, band.width, band.height)
        painter.fillRect(area, QColor(self.style.selection))
        painter.setOpacity(1.0)
