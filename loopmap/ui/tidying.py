"""Placing the variables of a whole map anew."""

from __future__ import annotations

from loopmap.diagram.geometry import Point
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import Token


def arrangement(
    causal_map: CausalMap, token: Token, engine: str = "loops"
) -> dict[RecordId, Point]:
    """A place for every variable, so that loops read as loops or as Graphviz would have it.

    Takes up to a few seconds for a hundred variables; raises Cancelled, or LoopmapError
    when a Graphviz ``engine`` is not installed or gives up.
    """
    from loopmap.diagram.layout.boxes import label_boxes
    from loopmap.diagram.layout.engine import arrange

    return arrange(causal_map, label_boxes(causal_map), engine=engine, token=token)
