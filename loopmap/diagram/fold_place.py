"""A place for the stack of a collapsed group: amid its members, clear of what else is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from loopmap.diagram.fold import STRAY, Stack, stacks_of, unfolded
from loopmap.diagram.geometry import Box, Point, box_around
from loopmap.diagram.measure import TextMeasure, bundled_measure
from loopmap.diagram.places import card_box, label_of
from loopmap.diagram.style import Style, load_style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

_ROOM = 26.0
"""Map units wanted between a stack and what is around it."""

_STEP = 20.0


def stack_place(
    folded: CausalMap, stack: Stack, placed: Mapping[RecordId, tuple[float, float]]
) -> Point:
    """The free place nearest to the middle of a group's members, in whole units.

    ``folded`` has the stack and everything around it; ``placed`` are stacks that have
    their places already, others not yet placed do not count. Where nothing is free, the
    middle. O(variables), and O(nearby * places tried).
    """
    whole = unfolded(folded).variables
    members = [Point(whole[i].x, whole[i].y) for i in stack.members]
    if not members:
        return Point(stack.group.x, stack.group.y)
    style, measure = load_style(), bundled_measure()
    label = label_of(folded, folded.variables[stack.group.id], style, measure)
    hull = box_around(members)
    room = hull.inflated(STRAY)
    reach = room.inflated(label.width)
    others = list(_around(folded, stack, placed, reach, style, measure))
    for at in _tried(hull.centre, room):
        wanted = Box(at.x, at.y, label.width, label.height).inflated(_ROOM)
        if not any(wanted.touches(box) for box in others):
            return at
    return Point(round(hull.x), round(hull.y))


def lies_on_another(folded: CausalMap, stack: Stack) -> bool:
    """Whether a stack, as it is drawn, touches a card or another stack. O(variables)."""
    style, measure = load_style(), bundled_measure()
    boxes = {
        each.id: card_box(each, label_of(folded, each, style, measure))
        for each in folded.variables.values()
    }
    own = boxes.pop(stack.group.id)
    return any(own.touches(box) for box in boxes.values())


def _around(  # noqa: PLR0913, PLR0917  what there is to keep clear of
    folded: CausalMap,
    stack: Stack,
    placed: Mapping[RecordId, tuple[float, float]],
    reach: Box,
    style: Style,
    measure: TextMeasure,
) -> Iterator[Box]:
    stacks = stacks_of(folded)
    for variable in folded.variables.values():
        at = Point(*placed.get(variable.id, (variable.x, variable.y)))
        counts = variable.id not in stacks or variable.id in placed
        if counts and variable.id != stack.group.id and reach.contains(at):
            yield card_box(variable, label_of(folded, variable, style, measure))._replace(
                x=at.x, y=at.y
            )


def _tried(middle: Point, room: Box) -> Iterator[Point]:
    """The middle, then places on growing rings around it that lie in the room."""
    yield Point(round(middle.x), round(middle.y))
    rings = math.ceil(max(room.width, room.height) / 2 / _STEP)
    for ring in range(1, rings + 1):
        for step in range(6 * ring):
            angle = math.tau * step / (6 * ring)
            at = Point(
                round(middle.x + ring * _STEP * math.cos(angle)),
                round(middle.y + ring * _STEP * math.sin(angle)),
            )
            if room.contains(at):
                yield at
