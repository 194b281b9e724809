"""A document's first map for Mental Modeler, byte for byte the same for the same map."""

from __future__ import annotations

import json
from typing import Any

from loopmap.formats.foreign import as_fields, as_text
from loopmap.formats.incoming.claims import said_of
from loopmap.formats.incoming.names import written_name
from loopmap.formats.kept import kept
from loopmap.formats.mentalmodeler.influence import influence_of, meant_by
from loopmap.formats.mentalmodeler.read import FORMAT_ID
from loopmap.formats.mentalmodeler.scenarios import written_scenarios
from loopmap.formats.xml_text import escape
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Variable
from loopmap.model.token import breathe

_VERSION = "1.1"
_GROUPS = 6


def write(document: Document) -> bytes:
    """The first map as JSON where it came as JSON, as XML otherwise."""
    values = values_of(document)
    if kept(document.info.extra, FORMAT_ID).get("json") is True:
        text = json.dumps(values, indent=4, ensure_ascii=False) + "\n"
        return text.encode("utf-8", "replace")
    return _as_markup(values).encode("utf-8", "replace")


def values_of(document: Document) -> dict[str, Any]:
    """The fields of a file, all of them text."""
    causal_map = document.maps[document.map_order[0]]
    raw = kept(document.info.extra, FORMAT_ID)
    ids, groups = _ids(causal_map), _group_numbers(causal_map)
    names = {v.id: written_name(v, FORMAT_ID) for v in causal_map.variables.values()}
    concepts = [
        _concept(each, causal_map, ids, names, groups) for each in in_order(causal_map.variables)
    ]
    own = ("info", "groupNames", "titled", "json")
    return {
        **{name: value for name, value in raw.items() if name not in own},
        "info": _info(causal_map, raw),
        "groupNames": _group_names(causal_map, as_fields(raw.get("groupNames")), groups),
        "concepts": concepts,
        "scenarios": written_scenarios(causal_map, ids, names, FORMAT_ID),
    }


def _info(causal_map: CausalMap, raw: dict[str, Any]) -> dict[str, str]:
    """What is said about the map; the title as it came where nobody has changed it."""
    info = {name: as_text(value) for name, value in as_fields(raw.get("info")).items()}
    title = causal_map.info.title
    return {
        **info,
        "name": info.get("name", "") if title == raw.get("titled") else title,
        "author": causal_map.info.source,
        "description": causal_map.info.summary,
        "version": info.get("version", _VERSION),
        "date": info.get("date", ""),
    }


def _ids(causal_map: CausalMap) -> dict[RecordId, str]:
    made: dict[RecordId, str] = {}
    for variable in in_order(causal_map.variables):
        own = as_text(kept(variable.extra, FORMAT_ID).get("id"))
        made[variable.id] = own if own and own not in made.values() else str(variable.id)
    return made


def _group_numbers(causal_map: CausalMap) -> dict[RecordId, str]:
    """One of the six colours for each group: its own, or one after another."""
    made: dict[RecordId, str] = {}
    for number, group in enumerate(in_order(causal_map.groups)):
        own = as_text(kept(group.extra, FORMAT_ID).get("index"))
        made[group.id] = own or str((number + 1) % _GROUPS)
    return made


def _group_names(
    causal_map: CausalMap, raw: dict[str, Any], groups: dict[RecordId, str]
) -> dict[str, str]:
    names = {number: as_text(name) for number, name in raw.items()}
    names.update({groups[each.id]: each.name for each in in_order(causal_map.groups)})
    return names


def _concept(
    variable: Variable,
    causal_map: CausalMap,
    ids: dict[RecordId, str],
    names: dict[RecordId, str],
    groups: dict[RecordId, str],
) -> dict[str, Any]:
    raw = kept(variable.extra, FORMAT_ID)
    came = {k: as_text(v) for k, v in raw.items() if k not in ("id", "name", "group")}
    group = groups.get(variable.group) if variable.group else as_text(raw.get("group"))
    links = causal_map.adjacency.out_of(variable.id)
    return {
        "id": ids[variable.id],
        "name": names[variable.id],
        "notes": variable.meaning,
        "units": variable.unit,
        "group": group or "0",
        "x": f"{variable.x:g}" if abs(variable.x) < 1e5 else f"{variable.x:.0f}",
        "y": f"{variable.y:g}" if abs(variable.y) < 1e5 else f"{variable.y:.0f}",
        "preferredState": "0",
        **came,
        "relationships": [
            relation
            for link in sorted(links, key=lambda one: (one.order, one.id))
            for relation in _relations(link, ids, names)
        ],
    }


def _relations(
    link: Link, ids: dict[RecordId, str], names: dict[RecordId, str]
) -> list[dict[str, str]]:
    """The relationships a link came as where together they are what it says; else one."""
    came = said_of(link, FORMAT_ID)
    signs = {meant for raw in came if (meant := meant_by(as_text(raw.get("influence"))))}
    alone = len(signs) <= 1
    return [_relation(link, raw, ids, names) for raw in (came if alone and came else [{}])]


def _relation(
    link: Link, raw: dict[str, Any], ids: dict[RecordId, str], names: dict[RecordId, str]
) -> dict[str, str]:
    came = as_text(raw["influence"]) if "influence" in raw else None
    fields = {name: as_text(value) for name, value in raw.items()}
    return {
        "id": ids[link.target],
        "name": names[link.target],
        "notes": link.reason,
        "confidence": "0",
        **fields,
        "influence": influence_of(link, came),
    }


def _as_markup(values: dict[str, Any]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<mentalmodeler>"]
    for name, value in values.items():
        if name == "groupNames":
            groups = (
                f'<groupName index="{escape(number)}">{escape(text)}</groupName>'
                for number, text in value.items()
            )
            lines += [f"<{name}>", *groups, f"</{name}>"]
        elif isinstance(value, list):
            lines += _list(name, value)
        elif isinstance(value, dict):
            lines += [f"<{name}>", *_fields(value), f"</{name}>"]
    return "\n".join([*lines, "</mentalmodeler>", ""])


def _list(name: str, records: list[dict[str, Any]]) -> list[str]:
    """A list under its name, each record under the name without its s."""
    one = name[:-1]
    lines = [line for each in records for line in (f"<{one}>", *_fields(each), f"</{one}>")]
    return [f"<{name}>", *lines, f"</{name}>"]


def _fields(record: dict[str, Any]) -> list[str]:
    breathe()
    lines = []
    for name, value in record.items():
        if isinstance(value, list):
            lines += _list(name, [each for each in value if isinstance(each, dict)])
        else:
            lines.append(f"<{name}>{escape(as_text(value))}</{name}>")
    return lines
