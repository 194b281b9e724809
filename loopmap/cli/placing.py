"""Where the variables of a map go when a verb places them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.diagram.layout.engines import LOOPS
from loopmap.editing.edits.locking import locked_variables
from loopmap.model.change import Change, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId

_ROUNDS_OF_SEVERAL = 0
"""Rounds of polish where several maps are placed: a person gave no engine and waits for a file."""


def arranged(causal_map: CausalMap, engine: str = LOOPS, rounds: int | None = None) -> Change:
    """The change that puts every variable of the map where the engine says."""
    from loopmap.diagram.layout.boxes import label_boxes  # late: numpy
    from loopmap.diagram.layout.engine import arrange

    boxes, locked = label_boxes(causal_map), locked_variables(causal_map)
    places = arrange(causal_map, boxes, engine=engine, pinned=locked, rounds=rounds)
    return replacing(
        causal_map.id,
        [
            (variable, replace(variable, x=places[variable.id].x, y=places[variable.id].y))
            for variable in causal_map.variables.values()
        ],
    )


def all_placed(document: Document, unplaced: Iterable[MapId]) -> Document:
    """The document with places on the maps that came without; many are not polished for long."""
    wanting = tuple(unplaced)
    rounds = None if len(wanting) == 1 else _ROUNDS_OF_SEVERAL
    for map_id in wanting:
        document = document.apply(arranged(document.maps[map_id], rounds=rounds))
    return document
