"""A variable that an equation names and the map lacks, put beside it and linked."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.equations import links_of_equation
from loopmap.editing.edits.touch import NewId, map_of, place, record_of
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.model.change import Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Variable


def add_cause_named(
    document: Document, map_id: MapId, variable: RecordId, name: str, new_id: NewId
) -> Change:
    """A new variable of that name, linked to the one whose equation names it.

    It comes to lie where the links read best. EditRefused where the name may not be.
    """
    effect = record_of(document, map_id, variable, Variable)
    added = add_variable(document, map_id, name, (effect.x, effect.y), new_id)
    new = next(key.id for key in added.touched(Variable))
    change = added.then(links_of_equation(document.apply(added), map_id, variable, new_id))
    grown = map_of(document.apply(change), map_id)
    x, y = PlaceNew()(grown, [new])[new]
    standing = grown.variables[new]
    return change.then(replacing(map_id, [(standing, replace(standing, x=place(x), y=place(y)))]))
