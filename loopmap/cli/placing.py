"""Where the variables of a map go when a verb places them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.diagram.layout.engines import LOOPS
from loopmap.editing.edits.locking import locked_variables
from loopmap.model.change import Change, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId


def arranged(causal_map: CausalMap, engine: str = LOOPS) -> Change:
    """The change that puts every variable of the map where the engine says."""
    from loopmap.diagram.layout.boxes import label_boxes  # late: numpy
    from loopmap.diagram.layout.engine import arrange

    boxes, locked = label_boxes(causal_map), locked_variables(causal_map)
    places = arrange(causal_map, boxes, engine=engine, pinned=locked)
    return replacing(
        causal_map.id,
        [
            (variable, replace(variable, x=places[variable.id].x, y=places[variable.id].y))
            for variable in causal_map.variables.values()
        ],
    )


def all_placed(document: Document, unplaced: Iterable[MapId]) -> Document:
    """The document with places on the maps that came without."""
    for map_id in unplaced:
        document = document.apply(arranged(document.maps[map_id]))
    return document
