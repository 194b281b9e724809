"""The part of a map that lies on the paper a view looks at."""

from __future__ import annotations

from loopmap.diagram.fold import fold, stacks_of
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.part import selection_of
from loopmap.model.document import CausalMap
from loopmap.model.views import View


def box_of(view: View) -> Box | None:
    """The paper that a view looks at; None for all that is shown."""
    return None if view.frame is None else Box(*view.frame)


def in_frame(causal_map: CausalMap, frame: Box) -> CausalMap:
    """The variables and notes whose middle lies in the frame, the links among them, their groups.

    So no card of a figure is cut through. What is in a collapsed group lies where its stack
    does. O(records).
    """
    drawn = fold(causal_map)
    stacks = stacks_of(drawn)
    open_ones = (v for v in drawn.variables.values() if v.id not in stacks)
    chosen = {v.id for v in open_ones if frame.contains(Point(v.x, v.y))}
    for group, stack in stacks.items():
        place = drawn.variables[group]
        if frame.contains(Point(place.x, place.y)):
            chosen |= {group, *stack.members}
    chosen |= {n.id for n in causal_map.notes.values() if frame.contains(Point(n.x, n.y))}
    return selection_of(causal_map, chosen)
