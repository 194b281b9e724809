"""Named attributes of nodes and edges, as graph formats have them, and which of them we know.

What is written by one graph format is read by all of them: the names are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from loopmap.formats.foreign import as_number
from loopmap.formats.incoming.graph_links import Arrow, strength_word
from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.incoming.sign_words import number_in
from loopmap.formats.kept import keep, kept
from loopmap.formats.sheets.variable_list import KINDS
from loopmap.model.document import CausalMap
from loopmap.model.query import clean_name, fold_name
from loopmap.model.records import Kind, Link, Role, Sign, Status, Strength, Variable
from loopmap.model.token import breathe

_YES = frozenset(("true", "1", "yes", "x"))

_NODE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("label", "name", "title", "node label"),
        "x": ("x",),
        "y": ("y",),
        "meaning": ("meaning", "description", "note", "notes", "tooltip"),
        "kind": ("kind", "type", "comment"),
        "role": ("role",),
        "group": ("group", "cluster", "modularity_class", "theme"),
        "unit": ("unit", "units"),
        "equation": ("equation",),
        "layer": ("layer",),
    }
)
_EDGE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "polarity": ("polarity",),
        "sign": ("sign",),
        "label": ("label", "name", "interaction", "relation", "type", "xlabel", "edge label"),
        "weight": ("weight",),
        "delay": ("delay", "delayed", "delay_mark"),
        "delay_length": ("delay_length", "delay length"),
        "strength": ("strength",),
        "reason": ("reason", "note", "description", "comment"),
        "status": ("status",),
        "confidence": ("confidence",),
    }
)


def sorted_out(
    attributes: Iterable[tuple[str, str]], known: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, str], dict[str, str]]:
    """Attributes as what we know, and those that are left, by their own names."""
    said = {name: text for name, text in attributes if name}
    folded = {name.casefold().strip(): name for name in reversed(list(said))}
    ours: dict[str, str] = {}
    for key, spellings in known.items():
        for spelling in spellings:
            if spelling in folded and said.get(folded[spelling], "").strip():
                ours[key] = said.pop(folded[spelling])
                break
    return ours, {name: text for name, text in said.items() if text.strip()}


def add_node(  # noqa: PLR0913  what a node of any graph format is
    into: MapMaker,
    key: str,
    attributes: Iterable[tuple[str, str]],
    format_id: str,
    *,
    name: str = "",
    at: Place | None = None,
    group: Any = None,
    kept_too: Mapping[str, Any] | None = None,
) -> None:
    """A node as a variable; ``name`` and ``at`` win over what its attributes say."""
    breathe()
    said, left = sorted_out(attributes, _NODE)
    kind = said.get("kind", "").strip().casefold()
    if kind not in KINDS and kind:
        left["type"] = said["kind"]
    keeping = {**(kept_too or {}), **({"attributes": left} if left else {})}
    named = said.get("group", "")
    if group is None and named.strip():
        group = into.group(("by attribute", fold_name(named)), named)
    own = said.get("name", "")
    made = into.variable(
        key,
        name if clean_name(name) else own if clean_name(own) else key,
        at or place_of(said.get("x"), said.get("y")),
        kind=KINDS.get(kind, Kind.AUXILIARY),
        role=Role(said["role"]) if said.get("role") in {r.value for r in Role} else None,
        meaning=said.get("meaning", "").strip(),
        group=group,
        unit=clean_name(said.get("unit", "")),
        equation=said.get("equation", "").strip(),
        layer=clean_name(said.get("layer", "")),
        extra=keep({}, format_id, keeping),
    )
    if key != made:  # ours comes again by itself
        into.change(made, extra=keep({}, format_id, {"id": key, **keeping}))


def arrow_of(  # noqa: PLR0913  what an edge of any graph format is
    source: str,
    target: str,
    attributes: Iterable[tuple[str, str]],
    format_id: str,
    *,
    label: str = "",
    style: str = "",
    delayed: bool = False,
    headed: bool = True,
    kept_too: Mapping[str, Any] | None = None,
) -> Arrow:
    """An edge as an arrow, with all that its attributes say of its link."""
    breathe()
    said, left = sorted_out(attributes, _EDGE)
    if said.get("weight"):
        left["weight"] = said["weight"]
    keeping = {**(kept_too or {}), **({"attributes": left} if left else {})}
    delay = said.get("delay", "").strip().casefold()
    fields: dict[str, Any] = {
        "delayed": delayed or delay in _YES,
        "delay_length": clean_name(said.get("delay_length", "")),
        "reason": said.get("reason", "").strip(),
        "extra": keep({}, format_id, keeping),
    }
    strength = strength_word(said.get("strength", ""))
    if strength is not None:
        fields["strength"] = strength
    if said.get("status") in {status.value for status in Status}:
        fields["status"] = Status(said["status"])
    confidence = as_number(said.get("confidence"))
    if confidence is not None and 0 <= confidence <= 1:
        fields["confidence"] = confidence
    return Arrow(
        source,
        target,
        tuple(text for text in (label, said.get("polarity", ""), _sign_text(said.get("sign", "")),
                                said.get("label", "")) if text.strip()),
        number_in(said.get("weight", "")),
        style,
        headed,
        fields,
    )  # fmt: skip


def _sign_text(text: str) -> str:
    """A sign written as a number, as text: 0 is a sign nobody knows."""
    number = number_in(text)
    if number is None:
        return text
    return "+" if number > 0 else "-" if number < 0 else "?"


def node_attributes(causal_map: CausalMap, variable: Variable, format_id: str) -> dict[str, str]:
    """What a graph format writes of a variable, in order; nothing that nobody said."""
    group = causal_map.groups.get(variable.group) if variable.group else None
    said = {
        "label": variable.name,
        "type": variable.kind.value,
        "role": variable.role.value if variable.role else "",
        "group": group.name if group else "",
        "note": variable.meaning,
        "unit": variable.unit,
        "equation": variable.equation,
        "layer": variable.layer,
    }
    own = {name: text for name, text in said.items() if text}
    if variable.kind is Kind.AUXILIARY:
        del own["type"]
    return {**own, **_left(variable.extra, format_id, own)}


def edge_attributes(link: Link, format_id: str) -> dict[str, str]:
    """What a graph format writes of a link, in order."""
    breathe()
    said = {
        "label": link.sign.value,
        "sign": {Sign.SAME: "1", Sign.OPPOSITE: "-1"}.get(link.sign, "0"),
        "polarity": {Sign.SAME: "positive", Sign.OPPOSITE: "negative"}.get(link.sign, "unknown"),
        "delay": "true" if link.delayed else "",
        "delay_length": link.delay_length if link.delayed else "",
        "strength": "" if link.strength is Strength.MEDIUM else link.strength.value,
        "status": link.status.value if link.status else "",
        "confidence": "" if link.confidence is None else repr(link.confidence),
        "reason": link.reason,
    }
    own = {name: text for name, text in said.items() if text}
    return {**own, **_left(link.extra, format_id, own)}


def _left(extra: Mapping[str, Any], format_id: str, own: Mapping[str, str]) -> dict[str, str]:
    """The attributes that the same format kept, as far as they are not said already."""
    found = kept(extra, format_id).get("attributes")
    left = found.items() if isinstance(found, dict) else ()
    return {name: str(text) for name, text in left if name not in own}


def key_of(variable: Variable, format_id: str, taken: set[str]) -> str:
    """The id a file gives to a variable: the one it had in such a file, else its own."""
    own = kept(variable.extra, format_id).get("id")
    wanted = own if isinstance(own, str) and own and own not in taken else str(variable.id)
    while wanted in taken:
        wanted += "_"
    taken.add(wanted)
    return wanted
