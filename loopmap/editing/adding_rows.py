"""Adding by words alone, as the outline does: a variable placed by itself, a link by two names."""

from __future__ import annotations

from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.touch import NewId
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.matching import match
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.errors import EditRefused
from loopmap.model.change import Change
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order, variable_named
from loopmap.model.records import Sign, Variable

MOST_NAMED = 3
"""Variables named in a question about which one is meant."""


def add_placed(document: Document, map_id: MapId, name: str, new_id: NewId) -> Change:
    """A new variable where the layout finds room for it; EditRefused for a name that cannot be."""
    change = add_variable(document, map_id, name, (0.0, 0.0), new_id)
    (new,) = (key.id for key in change.touched(Variable))
    grown = document.apply(change)
    place = PlaceNew()(grown.maps[map_id], (new,))[new]
    return change.then(move_records(grown, map_id, {new: (place.x, place.y)}))


def add_named_link(
    document: Document, map_id: MapId, ends: tuple[str, str], sign: Sign, new_id: NewId
) -> Change:
    """A link between the variables meant by two names; EditRefused where that is not clear."""
    cause, effect = (variable_meant(document.maps[map_id], end) for end in ends)
    return add_link(document, map_id, cause, effect, new_id, sign=sign)


def variable_meant(causal_map: CausalMap, typed: str) -> RecordId:
    """The variable of that name, or the one that a few letters fit best. O(variables).

    EditRefused, saying what to do, when none fits or several fit equally well.
    """
    standing = variable_named(causal_map, typed)
    if standing is not None:
        return standing.id
    ranked = [(rank, v) for v in in_order(causal_map.variables) if (rank := match(typed, v.name))]
    best = min((rank for rank, _ in ranked), default=None)
    fitting = [variable for rank, variable in ranked if rank == best]
    if not fitting:
        raise EditRefused(f"No variable on this map is called “{typed.strip()}”. Add it first.")
    if len(fitting) > 1:
        raise EditRefused(_which(typed, [variable.name for variable in fitting]))
    return fitting[0].id


def _which(typed: str, names: list[str]) -> str:
    listed = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"“{typed.strip()}” may be {listed}{more}. Type more of the name."
