"""What has just changed is painted over the old tiles at once, until new ones follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box
from loopmap.diagram.scene_again import paths_otherwise
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.across import lying_over
from loopmap.ui.canvas.late import is_large
from loopmap.ui.canvas.picture import Picture

MOST_FRESH, MOST_FRESH_OF_MANY = 240, 100
"""Changed records painted over the tiles at once, on a map and on a large one, until the tiles
follow; when more have changed, every frame would take too long, and the tiles suffice."""


@dataclass(frozen=True)
class Above:
    """What is painted over the tiles: what ``changed`` itself, and what is ``raised`` with it.

    ``wide`` are areas of groups on which too much lies for that. The tiles keep them as they
    were, with all that lies on them.
    """

    changed: frozenset[RecordId]
    raised: frozenset[RecordId]
    wide: tuple[Box, ...] = ()


def above_tiles(
    picture: Picture, before: Drawing, drawing: Drawing, changed: Iterable[RecordId]
) -> Above:
    """How what has changed from one drawing to the other is painted over the tiles of ``picture``.

    The later one may be in a hand. O(records) in numpy for each group.
    """
    records, most = frozenset(changed), most_fresh(drawing.causal_map)
    raised = _lying_on_groups(picture, drawing, records, most)
    if len(raised) <= most:
        return Above(records, raised)
    areas = drawing.places.groups
    groups = sorted(records & (areas.keys() | before.places.groups.keys()))
    wide = tuple(areas[group] for group in groups if group in areas)
    # Links that run as before only have another ground below their signs.
    moved = frozenset(paths_otherwise(before.link_paths, drawing.link_paths))
    stay = records & drawing.link_paths.keys() - moved
    return Above(records.difference(groups, stay), frozenset(), wide)


def fresh_with(
    fresh: frozenset[RecordId], changed: Iterable[RecordId], picture: Picture, before: Drawing
) -> frozenset[RecordId]:
    """What is to be painted over the tiles when this has changed as well; nothing if too much.

    ``before``: what the picture showed till then.
    """
    drawing = picture.drawing
    new = above_tiles(picture, before, drawing, changed)
    # What has a new halo is painted again above it.
    haloed = {RecordId(record.removeprefix("halo:")) for record in new.changed}
    fresh |= haloed - drawing.places.groups.keys() if new.wide else haloed
    fresh |= new.changed | new.raised
    most = most_fresh(drawing.causal_map)
    if len(fresh) <= most:  # what lies over very much takes long to tell
        fresh |= lying_over(drawing, new.changed)
    return fresh if len(fresh) <= most else frozenset()


def most_fresh(causal_map: CausalMap) -> int:
    """How many changed records are painted over the tiles at once on such a map."""
    return MOST_FRESH_OF_MANY if is_large(causal_map) else MOST_FRESH


def _lying_on_groups(
    picture: Picture, drawing: Drawing, changed: Iterable[RecordId], most: int
) -> frozenset[RecordId]:
    """What lies on the groups among ``changed`` and has to be painted again above them.

    When that is more than ``most``, only so much is found.
    """
    groups = drawing.places.groups
    waiting = [i for i in changed if i in groups]
    found: set[RecordId] = set()
    while waiting and len(found) <= most:
        near = [i for i in picture.near(groups[waiting.pop()]) if i not in found]
        found.update(near)
        waiting += [i for i in near if i in groups]
    return frozenset(found)
