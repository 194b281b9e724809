"""A document as Vensim will have it: one model of all its maps, names made unlike, places moved."""

from __future__ import annotations

from dataclasses import dataclass, field

from loopmap.formats.models.picture import Place
from loopmap.formats.vensim.names import unlike
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.query import clean_name, fold_name, in_order
from loopmap.model.records import Kind, Variable

_MARGIN = 100.0
_FARTHEST = 30_000.0
"""Vensim's own measure ends about there."""


@dataclass(slots=True)
class Written:
    """All maps of a document.

    ``names`` lead from ours to Vensim's; ``first`` to the variable that stands for a name, with
    the map it is on; ``kinds`` from the title of a map and a name to what a variable without an
    equation is; ``moved`` is added to all places, so that none is negative.
    """

    maps: list[CausalMap]
    titles: dict[MapId, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    first: dict[str, tuple[Variable, CausalMap]] = field(default_factory=dict)
    kinds: dict[tuple[str, str], Kind] = field(default_factory=dict)
    moved: Place = (0.0, 0.0)

    def place(self, x: float, y: float) -> tuple[int, int]:
        """A place in the sketch, in whole numbers."""
        return tuple(  # type: ignore[return-value]
            round(min(max(at + by, -_FARTHEST), _FARTHEST))
            for at, by in zip((x, y), self.moved, strict=True)
        )


def written_of(document: Document) -> Written:
    """The parts from which equations and views are written."""
    found = Written([document.maps[each] for each in document.map_order])
    titles: set[str] = set()
    spellings: dict[str, str] = {}
    for causal_map in found.maps:
        title, number = clean_name(causal_map.info.title) or "View", 2
        free = title
        while free in titles:
            free, number = f"{title} {number}", number + 1
        titles.add(free)
        found.titles[causal_map.id] = free
        for variable in in_order(causal_map.variables):
            spelling = spellings.setdefault(fold_name(variable.name), variable.name)
            found.names[variable.name] = spelling
            found.first.setdefault(spelling, (variable, causal_map))
    apart = unlike(found.first)
    found.names = {ours: apart[spelling] for ours, spelling in found.names.items()}
    found.first = {apart[spelling]: one for spelling, one in found.first.items()}
    found.kinds = {
        (found.titles[each.id], found.names[variable.name]): variable.kind
        for each in found.maps
        for variable in in_order(each.variables)
        if variable.kind is not Kind.AUXILIARY and not variable.equation.strip()
    }
    found.moved = _moved(found.maps)
    return found


def _moved(maps: list[CausalMap]) -> Place:
    records = [r for m in maps for table in (m.variables, m.notes) for r in table.values()]
    if not records:
        return 0.0, 0.0
    left, top = min(r.x for r in records), min(r.y for r in records)
    return round(_MARGIN - left) + 0.0, round(_MARGIN - top) + 0.0
