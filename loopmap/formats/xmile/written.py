"""A map as XMILE will have it: names made unlike each other, places moved; tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loopmap.expr.functions import VALUES
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.show import show
from loopmap.expr.tree import Reference
from loopmap.formats.models.picture import Place
from loopmap.formats.xml_text import anywhere
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order
from loopmap.model.records import Evidence, MapInfo
from loopmap.model.token import breathe

_MARGIN = 100.0


@dataclass(slots=True)
class Written:
    """The map that is written. ``names`` by id; ``moved`` is added to all places."""

    title: str
    map: CausalMap
    names: dict[RecordId, str] = field(default_factory=dict)
    evidence: Mapping[RecordId, Evidence] = field(default_factory=dict)
    moved: Place = (0.0, 0.0)

    def identifier(self, variable: RecordId) -> str:
        """How equations and connectors name a variable; TIME STEP is a name, too."""
        name = self.names[variable]
        is_value = canonical(name) in VALUES
        return "_".join(name.split()) if is_value else show(Reference(DisplayedName(name)))

    def attribute(self, variable: RecordId) -> str:
        """A name as it stands at an element: what is in quotation marks gets others around it."""
        name = self.names[variable]
        return f'"{name}"' if len(name) > 1 and name[0] == name[-1] == '"' else name

    def place(self, x: float, y: float) -> dict[str, str]:
        """A place in the view, as attributes."""
        return {"x": number(x + self.moved[0]), "y": number(y + self.moved[1])}


def written_of(document: Document) -> Written:
    """The first map of a document, ready to be written."""
    order = document.map_order
    bare = CausalMap(MapInfo(MapId("m1"), "Model"))
    causal_map = document.maps[order[0]] if order else bare
    title = clean_name(causal_map.info.title) or "Model"
    found = Written(title, causal_map, evidence=document.evidence)
    taken: set[CanonicalName] = set()
    for variable in in_order(causal_map.variables):
        wanted, number_ = clean_name(variable.name) or "Unnamed", 2
        free = wanted
        while canonical(free) in taken:
            free, number_ = f"{wanted} {number_}", number_ + 1
        taken.add(canonical(free))
        found.names[variable.id] = free
    places = [(v.x, v.y) for v in causal_map.variables.values()]
    places += [(note.x, note.y) for note in causal_map.notes.values()]
    if places:
        left, top = min(x for x, _ in places), min(y for _, y in places)
        found.moved = (round(_MARGIN - left) + 0.0, round(_MARGIN - top) + 0.0)
    return found


def number(value: float) -> str:
    """A number without more decimals than a map has."""
    return f"{round(value, 3):g}" if abs(value) < 1e5 else repr(round(value, 3)).removesuffix(".0")


def tag(name: str, text: str | None = None, /, **attributes: str) -> str:
    """An element on one line; without text it has no end tag."""
    breathe()
    said = "".join(f' {key}="{anywhere(value)}"' for key, value in attributes.items())
    return f"<{name}{said}/>" if text is None else f"<{name}{said}>{anywhere(text)}</{name}>"


def opened(name: str, /, **attributes: str) -> str:
    """The begin tag of an element that others stand in."""
    return f"{tag(name, None, **attributes)[:-2]}>"
