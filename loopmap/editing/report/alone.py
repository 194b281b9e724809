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

_FLATTER = (0.85, 0.7, 0.6, 0.5)
"""Shares of its height to which a loop is pressed, so that another fits on the page."""

_APART = 26.0
"""Map units between cards, in which an arrow with its sign can be seen."""


def drawn_alone(known: About, loop: Loop, highest: float = 0.0) -> tuple[Page, bool]:
    """The page of a loop, and whether it was laid out anew.

    On a large map the few variables of a loop may lie far apart: shrunk to a page they would
    be smaller than anybody reads. ``highest``: centimetres it should take of a page, 0 for as
    much as a page bears; it is pressed flat for that as long as its cards stand clear.
    """
    alone, called = loop_of(known.causal_map, loop.key), known.called(loop)
    page = drawn(known, alone, called, [loop])
    if points_on_paper(page, highest) >= LEAST_POINTS:
        return page, False
    flat = [drawn(known, each, called, [loop]) for each in _flattened(alone)]
    for pressed in flat:
        if points_on_paper(pressed, highest) >= LEAST_POINTS:
            return pressed, False
    flattest = flat[-1] if flat and highest else page
    if points_on_paper(flattest) >= LEAST_POINTS:
        return flattest, False
    ring = round_again(alone)
    again = drawn(known, ring, called, [loop])
    if points_on_paper(again) <= points_on_paper(page):
        return page, False
    if highest and points_on_paper(again, highest) < LEAST_POINTS:
        low = [drawn(known, each, called, [loop]) for each in _flattened(ring)]
        fits = (each for each in low if points_on_paper(each, highest) >= LEAST_POINTS)
        again = next(fits, low[-1] if low else again)
    return again, True


def _flattened(alone: CausalMap) -> Iterator[CausalMap]:
    """The same with less and less height, while no card comes near another."""
    for share in _FLATTER:
        variables = {i: replace(v, y=v.y * share) for i, v in alone.variables.items()}
        flat = CausalMap(alone.info, {"variables": variables, "links": alone.links})
        boxes = [box.inflated(_APART / 2) for box in label_boxes(flat).values()]
        if any(one.touches(other) for one, other in combinations(boxes, 2)):
            return
        yield flat
