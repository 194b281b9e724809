"""What a drawing made in a hurry left for later: places of signs and badges, bows of links."""

from __future__ import annotations

from dataclasses import replace

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.places import Places
from loopmap.diagram.places_again import placed_again
from loopmap.diagram.settled_signs import settled
from loopmap.model.ids import RecordId


def settle(previous: Drawing) -> Drawing:
    """The drawing with all that was left waiting, equal to ``draw`` of its map.

    O(records near what changed) and what badges take. May be made on any thread.
    """
    if previous.is_settled:
        return previous
    scene, places = previous.scene, _settled(previous)
    seated = replace(scene, places=places, seating_before=scene.seating, ghosts_before=scene.ghosts)
    free = replace(seated, held_badges=None, held_plates=None, held_counts=None)
    drawing = Drawing(replace(free, badges_wait=False))
    drawing.keep_shapes(previous, frozenset())
    return drawing


def _settled(previous: Drawing) -> Places:
    places = previous.places
    if places.rings_since is None:
        return settled(places)
    same, nothing = previous.causal_map, frozenset[RecordId]()
    return placed_again(places, same, nothing, previous.style, previous.measure)
