"""A loop drawn by itself: where its variables lie, or round where that could not be read."""

from __future__ import annotations

from dataclasses import replace

from loopmap.analysis.loops import Loop
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange
from loopmap.diagram.layout.engines import CIRCLE
from loopmap.diagram.page import Page
from loopmap.diagram.papers import LEAST_POINTS
from loopmap.diagram.part import loop_of
from loopmap.editing.report.about import About
from loopmap.editing.report.picture import drawn, points_on_paper
from loopmap.model.document import CausalMap


def drawn_alone(known: About, loop: Loop) -> tuple[Page, bool]:
    """The page of a loop, and whether it was laid out anew.

    On a large map the few variables of a loop may lie far apart: shrunk to a page they would
    be smaller than anybody reads.
    """
    alone, called = loop_of(known.causal_map, loop.key), known.called(loop)
    page = drawn(known, alone, called, [loop])
    if points_on_paper(page) >= LEAST_POINTS:
        return page, False
    again = drawn(known, _round(alone), called, [loop])
    if points_on_paper(again) <= points_on_paper(page):
        return page, False
    return again, True


def _round(alone: CausalMap) -> CausalMap:
    """The same on a circle, its arcs bent and its badges placed as that asks."""
    places = arrange(alone, label_boxes(alone), engine=CIRCLE)
    variables = {
        i: replace(variable, x=places[i].x, y=places[i].y)
        for i, variable in alone.variables.items()
    }
    links = {i: replace(link, bulge=None) for i, link in alone.links.items()}
    return CausalMap(alone.info, {"variables": variables, "links": links})
