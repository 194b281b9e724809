"""A whole document as a Kumu project, which Kumu restores with places, maps and views."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from loopmap.formats.foreign import as_fields, as_objects, as_text, short
from loopmap.formats.incoming.claims import said_of
from loopmap.formats.kept import kept
from loopmap.formats.kumu.document import FORMAT_ID
from loopmap.formats.kumu.write import MapWriting
from loopmap.model.document import CausalMap, Document
from loopmap.model.query import in_order

_LONG_TEXTS = ("description",)
_TYPES = {"elements": "element type", "connections": "connection type"}
_OF_CONNECTION = ("from", "to", "direction", "delayed")
_NEW: Mapping[str, Any] = {
    "proxyImages": True,
    "defaultPerspective": None,
    "attributeRelevance": {},
    "perspectives": [],
}


def write_project(document: Document) -> bytes:
    """All maps as JSON for “restore backup” in a new project of Kumu's."""
    text = json.dumps(project_of(document), indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "replace")


def project_of(document: Document) -> dict[str, Any]:
    """The fields of a project: each record once, and maps that say where it lies."""
    rest = as_fields(kept(document.info.extra, FORMAT_ID).get("rest"))
    project = _Project()
    maps = [project.map(document.maps[each]) for each in document.map_order]
    records = project.records
    name = document.info.title or maps[0]["name"]
    head = {"name": name, "description": document.info.note}
    return {
        **head,
        **{name: value for name, value in _NEW.items() if name not in rest},
        **{name: value for name, value in rest.items() if name != "attributes"},
        "defaultMap": rest.get("defaultMap", maps[0]["_id"]),
        "attributes": _attributes(records, as_objects(rest.get("attributes"))),
        **{kind: list(those.values()) for kind, those in records.items()},
        "maps": maps,
    }


@dataclass
class _Project:
    """The records so far, by kind and id. What is said alike on two maps is one record."""

    records: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {"elements": {}, "connections": {}, "loops": {}}
    )

    def map(self, causal_map: CausalMap) -> dict[str, Any]:
        writing, own = MapWriting(causal_map), str(causal_map.id)
        raw = as_fields(kept(causal_map.info.extra, FORMAT_ID).get("map"))
        elements, nodes = self._elements(writing, own)
        connections, edges = self._connections(writing, elements, own)
        return {
            "_id": as_text(raw.get("_id")) or f"map-{own}",
            "name": causal_map.info.title,
            "description": causal_map.info.summary,
            "scale": 1,
            "center": {"x": 0, "y": 0},
            "defaultPerspective": None,
            **{name: value for name, value in raw.items() if name != "_id"},
            "elements": nodes,
            "connections": edges,
            "loops": self._loops(writing, connections, own),
        }

    def _elements(
        self, writing: MapWriting, own: str
    ) -> tuple[dict[str, str], list[dict[str, Any]]]:
        """Ids of the map's elements in the project, by their own; and its nodes."""
        ids, nodes = {}, []
        for variable in in_order(writing.map.variables):
            said = writing.element(variable)
            made = self._add("elements", said["id"], {"attributes": _fields("elements", said)}, own)
            ids[said["id"]] = made
            node = as_fields(kept(variable.extra, FORMAT_ID).get("node"))
            at = {"x": short(variable.x), "y": short(variable.y)}
            nodes.append({"_id": f"node-{own}-{made}", "pinned": True, **node, "position": at})
            nodes[-1]["element"] = made
        return ids, nodes

    def _connections(
        self, writing: MapWriting, elements: Mapping[str, str], own: str
    ) -> tuple[dict[str, str], list[dict[str, Any]]]:
        ids, edges = {}, []
        for link in in_order(writing.map.links):
            drawn = {
                as_text(raw.get("id")): as_fields(raw.get("edge"))
                for raw in said_of(link, FORMAT_ID)
            }
            for said in writing.connections(link):
                fields = {name: v for name, v in said.items() if name not in _OF_CONNECTION}
                record = {
                    "direction": said["direction"],
                    "delayed": said.get("delayed") is True,
                    "reversed": False,
                    "attributes": _fields("connections", fields),
                    "from": elements[said["from"]],
                    "to": elements[said["to"]],
                }
                made = self._add("connections", said["id"], record, own)
                ids[said["id"]] = made
                edge = {"_id": f"edge-{own}-{made}", **drawn.get(said["id"], {})}
                edges.append({**edge, "connection": made})
        return ids, edges

    def _loops(
        self, writing: MapWriting, connections: Mapping[str, str], own: str
    ) -> list[dict[str, Any]]:
        shown = []
        for said, at in writing.loops():
            links = [connections[each] for each in said["connections"] if each in connections]
            fields = {name: v for name, v in said.items() if name not in ("id", "connections")}
            made = self._add("loops", said["id"], {"attributes": fields, "connections": links}, own)
            place = None if at is None else {"x": short(at[0]), "y": short(at[1])}
            label = {"_id": f"labl-{own}-{made}", "position": place, "pinned": at is not None}
            shown.append({**label, "loop": made})
        return shown

    def _add(self, kind: str, key: str, said: dict[str, Any], own: str) -> str:
        """The id of a record: its own, unless another map says something else of it."""
        those = self.records[kind]
        for made in (key, f"{key}-{own}"):
            record = {"_id": made, **said}
            if those.setdefault(made, record) == record:
                return made
        return made


def _fields(kind: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of a record under the names that a project has for it."""
    names = {"type": _TYPES[kind]}
    return {names.get(name, name): value for name, value in said.items() if name != "id"}


def _attributes(
    records: Mapping[str, Mapping[str, dict[str, Any]]], known: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The fields a project knows, and those that are used besides."""
    names = {as_text(each.get("name")).casefold() for each in known}
    used = _used(records.values())
    return [
        *known,
        *(_attribute(name, value) for name, value in used.items() if name.casefold() not in names),
    ]


def _attribute(name: str, value: Any) -> dict[str, Any]:
    """A field as Kumu defines one, by its name and something that stands in it."""
    kind = "number" if isinstance(value, int | float) else "string"
    return {
        "_id": f"attr-{name.replace(' ', '-')}",
        "name": name.title(),
        "format": "text" if name in _LONG_TEXTS else kind,
        "private": False,
        "limit": "none" if isinstance(value, list) else 1,
        "category": "General",
        "prompt": "autocomplete",
        "locked": False,
        "values": [],
    }


def _used(tables: Iterable[Mapping[str, dict[str, Any]]]) -> dict[str, Any]:
    """The fields in use, each with the first thing that stands in it."""
    said: dict[str, Any] = {}
    for each in (record for table in tables for record in table.values()):
        for name, value in each["attributes"].items():
            said.setdefault(name, value)
    return said
