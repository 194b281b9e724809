"""A place for the stack of a collapsed group: amid its members, clear of what else is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats
from loopmap.diagram.fold import STRAY, Stack, stacks_of, unfolded
from loopmap.diagram.geometry import Box, Point, box_around
from loopmap.diagram.measure import TextMeasure, bundled_measure
from loopmap.diagram.places import card_box, label_of
from loopmap.diagram.style import Style, load_style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

_ROOM = 26.0
"""Map units wanted between a stack and what is around it."""

_STEP, _MOST_RINGS = 20.0, 100
"""Map units between two rings of places that are tried, and how many there are at most."""


def stack_place(
    folded: CausalMap, stack: Stack, placed: Mapping[RecordId, tuple[float, float]]
) -> Point:
    """The free place nearest to the middle of a group's members, in whole units.

    ``folded`` has the stack and everything around it; ``placed`` are stacks that have
    their places already, others not yet placed do not count. Where nothing is free, near
    enough to be found in time, the middle. O(variables), and O(nearby * places tried) in numpy.
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
    others = np.array(list(_around(folded, stack, placed, reach, style, measure)), dtype=float)
    size = label.width + 2 * _ROOM, label.height + 2 * _ROOM
    for places in _tried(hull.centre, room):
        free = np.flatnonzero(_clear(places, size, others.reshape(-1, 4)))
        if len(free):
            return Point(*places[free[0]].tolist())
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


def _tried(middle: Point, room: Box) -> Iterator[Floats]:
    """The middle, then the places on each growing ring around it that lie in the room: (n, 2)."""
    yield np.rint(np.array([middle]))
    rings = math.ceil(max(room.width, room.height) / 2 / _STEP)
    for ring in range(1, min(rings, _MOST_RINGS) + 1):
        angles = math.tau * np.arange(6 * ring) / (6 * ring)
        around = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        places = np.rint(np.array(middle) + ring * _STEP * around)
        inside = np.abs(places - room[:2]) <= (room.width / 2, room.height / 2)
        yield places[inside.all(axis=1)]


def _clear(places: Floats, size: tuple[float, float], others: Floats) -> NDArray[np.bool_]:
    """At which places (n, 2) what is so large touches none of the others (m, 4)."""
    if not len(places) or not len(others):
        return np.ones(len(places), dtype=bool)
    room = (others[:, 2:] + size) / 2
    low, high = places.min(axis=0), places.max(axis=0)
    near = np.all((others[:, :2] + room >= low) & (others[:, :2] - room <= high), axis=1)
    others, room = others[near], room[near]
    touched: NDArray[np.bool_] = np.abs(places[:, None] - others[:, :2]) <= room
    found: NDArray[np.bool_] = np.any(np.all(touched, axis=2), axis=1)
    return ~found
