"""What has just changed is painted over the old tiles at once, until new ones follow."""

from __future__ import annotations

from collections.abc import Iterable

from loopmap.diagram.drawing import Drawing
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.across import lying_over
from loopmap.ui.canvas.late import is_large
from loopmap.ui.canvas.picture import Picture

MOST_FRESH, MOST_FRESH_OF_MANY = 400, 100
"""Changed records painted over the tiles at once, on a map and on a large one, until the tiles
follow; when more have changed, every frame would take too long, and the tiles suffice."""


def fresh_with(
    fresh: frozenset[RecordId], changed: Iterable[RecordId], picture: Picture
) -> frozenset[RecordId]:
    """What is to be painted over the tiles when this has changed as well; nothing if too much."""
    changed, drawing = list(changed), picture.drawing
    # What has a new halo is painted again above it.
    above = {RecordId(record.removeprefix("halo:")) for record in changed}
    fresh |= above.union(changed) | lying_on_groups(picture, drawing, changed)
    fresh |= lying_over(drawing, changed)
    most = MOST_FRESH_OF_MANY if is_large(drawing.causal_map) else MOST_FRESH
    return fresh if len(fresh) <= most else frozenset()


def lying_on_groups(
    picture: Picture, drawing: Drawing, changed: Iterable[RecordId]
) -> frozenset[RecordId]:
    """What lies on the groups among ``changed`` and has to be painted again above them.

    ``drawing`` says where the groups are, which may be in a hand.
    """
    groups = drawing.places.groups
    waiting = [i for i in changed if i in groups]
    found: set[RecordId] = set()
    while waiting:
        near = [i for i in picture.near(groups[waiting.pop()]) if i not in found]
        found.update(near)
        waiting += [i for i in near if i in groups]
    return frozenset(found)
