"""What is seen where on a stage: under a point, and what is drawn larger or bolder from afar."""

from __future__ import annotations

from collections.abc import Collection

from loopmap.diagram.far_names import box_that_grows
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import NOTHING_HIT, Hit, hit
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.view import Camera


def hit_on(
    stage: Stage, point: Point, tolerance: float, unit: float, chosen: Collection[RecordId] = ()
) -> Hit:
    """What is seen at a map point; ``unit`` is a logical pixel, ``tolerance`` as near.

    Nothing while the map is late.
    """
    if stage.late is not None:
        return NOTHING_HIT
    drawing = stage.drawing
    found = hit(drawing, point, tolerance, chosen)
    if found.record is not None and not drawing.is_seen(found.record):
        found = NOTHING_HIT
    card = stage.far_cards.at(drawing, point, unit)
    if card is None or found.kind == "chevron" or not drawing.is_seen(card):
        return found
    return Hit("group" if card in stacks_of(stage.map) else "variable", card)


def cards_seen_larger(stage: Stage, camera: Camera) -> list[Box]:
    """The places of cards and names that are drawn larger than they are."""
    drawing = stage.on_show
    growing = stage.far_cards.seen(drawing, 1 / camera.scale)
    boxes = ((growth, box_that_grows(drawing, i)) for i, growth in growing.items())
    return [growth.grown(box) for growth, box in boxes if box is not None]


def bold_links(stage: Stage, camera: Camera) -> int:
    """How many links stand out from the others because the map is seen from afar."""
    resting = not stage.is_running and stage.late is None
    return stage.far_cards.links(stage.on_show, 1 / camera.scale) if resting else 0
