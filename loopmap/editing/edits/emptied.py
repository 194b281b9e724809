"""Where the area of a group stays when its last member leaves it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from loopmap.diagram.geometry import Box, Point, box_around
from loopmap.editing.edits.touch import place
from loopmap.model.change import Change, replacing
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group

LEAST = (240.0, 160.0)
"""Width and height of an area that holds nobody, map units."""

_ROOM = (150.0, 90.0)
"""What an area has besides the middles of its members: half a card and some paper all round."""

_BELOW = 60.0


def areas_left(causal_map: CausalMap, leaving: Collection[RecordId], *, beside: bool) -> Change:
    """The groups that have no members without ``leaving``, with an area where those were.

    Groups among ``leaving`` go themselves.

    ``beside``: the variables stay where they are, so that the area goes below them. Collapsed
    groups stand where they stood. O(variables).
    """
    variables = causal_map.variables
    lost = {v.group for i in leaving if (v := variables.get(i)) is not None and v.group is not None}
    if not lost:
        return replacing(causal_map.id, [])
    gone = frozenset(leaving)
    lost -= {v.group for v in variables.values() if v.id not in gone}
    groups = [causal_map.groups[i] for i in sorted(lost - gone)]
    return replacing(
        causal_map.id,
        [(g, _at(g, _hull(causal_map, g), beside)) for g in groups if not g.collapsed],
    )


def _hull(causal_map: CausalMap, group: Group) -> Box:
    return box_around(_middles(causal_map, group))


def _middles(causal_map: CausalMap, group: Group) -> Iterator[Point]:
    return (Point(v.x, v.y) for v in causal_map.variables.values() if v.group == group.id)


def _at(group: Group, hull: Box, beside: bool) -> Group:
    wide, high = (max(s + r, e) for s, r, e in zip(hull[2:], _ROOM, LEAST, strict=True))
    x, y = hull.centre
    if beside:
        y = hull.bottom + _BELOW + LEAST[1] / 2
        wide, high = LEAST
    return replace(group, x=place(x), y=place(y), width=place(wide), height=place(high))
