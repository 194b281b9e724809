"""Where the variables of a map go when a verb places them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace

from loopmap.cli.read_map import read_map, say
from loopmap.diagram.layout.engines import LOOPS
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.locking import locked_variables
from loopmap.model.change import Change, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.query import fold_name

_LAID_OUT = "The file does not say where variables stand, so they were laid out."
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


def read_placed(options: argparse.Namespace) -> Document:
    """What is in ``options.file`` to be drawn, laid out where the file says of no places."""
    opened = read_map(options)
    if opened.unplaced:
        say(_LAID_OUT)
    return all_placed(opened.document, opened.unplaced)


def placed_like(document: Document, map_id: MapId, base: CausalMap) -> Document:
    """The same where its file said of no places: variables of ``base`` lie as they lie there.

    Others are laid out around them.
    """
    from loopmap.diagram.layout.boxes import label_boxes  # late: numpy
    from loopmap.diagram.layout.engine import arrange

    known = {fold_name(each.name): (each.x, each.y) for each in base.variables.values()}
    named = {i: fold_name(v.name) for i, v in document.maps[map_id].variables.items()}
    same = {i: known[name] for i, name in named.items() if name in known}
    document = document.apply(move_records(document, map_id, same))
    if len(same) == len(named):
        return document
    causal_map = document.maps[map_id]
    places = arrange(causal_map, label_boxes(causal_map), pinned=same)
    return document.apply(
        move_records(document, map_id, {i: (p.x, p.y) for i, p in places.items()})
    )


def all_placed(document: Document, unplaced: Iterable[MapId]) -> Document:
    """The document with places on the maps that came without; many are not polished for long."""
    wanting = tuple(unplaced)
    rounds = None if len(wanting) == 1 else _ROUNDS_OF_SEVERAL
    for map_id in wanting:
        document = document.apply(arranged(document.maps[map_id], rounds=rounds))
    return document
