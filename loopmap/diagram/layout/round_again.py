"""A loop by itself, laid round: where its variables lie far apart it could not be read."""

from __future__ import annotations

from dataclasses import replace

from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange
from loopmap.diagram.layout.engines import CIRCLE
from loopmap.model.document import CausalMap


def round_again(alone: CausalMap) -> CausalMap:
    """The same on a circle, its arcs bent and its badges placed as that asks."""
    places = arrange(alone, label_boxes(alone), engine=CIRCLE)
    variables = {
        i: replace(variable, x=places[i].x, y=places[i].y)
        for i, variable in alone.variables.items()
    }
    links = {i: replace(link, bulge=None) for i, link in alone.links.items()}
    return CausalMap(alone.info, {"variables": variables, "links": links})
