"""What a drawing made in a hurry left for later: places of signs and badges."""

from __future__ import annotations

from dataclasses import replace

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.settled_signs import settled


def settle(previous: Drawing) -> Drawing:
    """The drawing with all that was left waiting, equal to ``draw`` of its map.

    O(records near what changed) and what badges take. May be made on any thread.
    """
    if previous.is_settled:
        return previous
    scene, places = previous.scene, settled(previous.places)
    seated = replace(scene, places=places, seating_before=scene.seating, ghosts_before=scene.ghosts)
    drawing = Drawing(replace(seated, held_badges=None, held_plates=None, badges_wait=False))
    drawing.keep_shapes(previous, frozenset())
    return drawing
