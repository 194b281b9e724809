"""A loop drawn by itself: where its variables lie, or round where that could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from loopmap.analysis.loops import Loop
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.round_again import round_again
from loopmap.diagram.page import Page
from loopmap.diagram.papers import LEAST_POINTS
from loopmap.diagram.part import loop_of
from loopmap.editing.report.about import About
from loopmap.editing.report.picture import drawn, points_on_paper
from loopmap.model.document import CausalMap

_FLATTER = (0.85, 0.75, 0.65, 0.55, 0.45)
"""Shares of its height to which a loop is pressed, so that another fits on the page."""

_WIDEST = 450.0
"""Map units between the middles of cards at the sides, which fit on a page of A4."""

_APART = 22.0
"""Map units between cards, in which an arrow with its sign can be seen."""


def drawn_alone(known: About, loop: Loop, highest: float = 0.0) -> tuple[Page, bool]:
    """The page of a loop, and whether it was laid out anew.

    On a large map the few variables of a loop may lie far apart: shrunk to a page they would
    be smaller than anybody reads. ``highest``: centimetres it should take of a page, 0 for as
    much as a page bears; it is pressed flat for that as long as its cards stand clear.
    """
    alone = loop_of(known.causal_map, loop.key)
    page = _best(known, loop, alone, highest)
    if points_on_paper(page) >= LEAST_POINTS:
        return page, False
    again = _best(known, loop, round_again(alone), highest)
    if points_on_paper(again) <= points_on_paper(page):
        return page, False
    return again, True


def _best(known: About, loop: Loop, alone: CausalMap, highest: float) -> Page:
    """It as it lies where that can be read at that height, else the lowest it can be read."""
    page = drawn(known, alone, known.called(loop), [loop])
    best, size = page, points_on_paper(page, highest)
    for flat in _flattened(alone) if highest else ():
        if size >= LEAST_POINTS:
            break
        pressed = drawn(known, flat, known.called(loop), [loop])
        if points_on_paper(pressed, highest) > size:
            best, size = pressed, points_on_paper(pressed, highest)
    return best


def _flattened(alone: CausalMap) -> Iterator[CausalMap]:
    """The same lower and lower, and as much wider as a page bears, while no card nears another."""
    across = [v.x for v in alone.variables.values()]
    most = max(1.0, _WIDEST / max(1.0, max(across) - min(across)))
    for share in _FLATTER:
        for wide in dict.fromkeys((min(1 / share, most), 1.0)):
            variables = {
                i: replace(v, x=v.x * wide, y=v.y * share) for i, v in alone.variables.items()
            }
            flat = CausalMap(alone.info, {"variables": variables, "links": alone.links})
            boxes = [box.inflated(_APART / 2) for box in label_boxes(flat).values()]
            if not any(one.touches(other) for one, other in combinations(boxes, 2)):
                yield flat
