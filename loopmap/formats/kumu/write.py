"""A document's first map as a Kumu blueprint, byte for byte the same for the same map."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from loopmap.formats.foreign import as_fields, as_list, as_text
from loopmap.formats.incoming.claims import joined_sign, said_of
from loopmap.formats.incoming.names import written_name
from loopmap.formats.incoming.places import Place
from loopmap.formats.incoming.strength_words import strength_in_words
from loopmap.formats.kept import kept
from loopmap.formats.kumu.document import FORMAT_ID, KINDS
from loopmap.formats.kumu.shapes import DIRECTIONS
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, in_order
from loopmap.model.records import Kind, Link, NamedLoop, Sign, Variable

_TYPES: Mapping[Sign, str] = MappingProxyType({Sign.SAME: "++", Sign.OPPOSITE: "+-"})
_BACK = "mutual"


def write_blueprint(document: Document) -> bytes:
    """The first map as JSON for Kumu's import."""
    text = json.dumps(blueprint_of(document), indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "replace")


def lost(document: Document) -> tuple[str, ...]:
    """A sentence on what a project holds and a blueprint has no place for."""
    if not kept(document.info.extra, FORMAT_ID):
        return ()
    return ("Views and settings of the Kumu project are only written with a project.",)


def blueprint_of(document: Document) -> dict[str, list[dict[str, Any]]]:
    """The elements, connections and loops of the first map, each with an id."""
    writing = MapWriting(document.maps[document.map_order[0]])
    return {
        "elements": [writing.element(v) for v in in_order(writing.map.variables)],
        "connections": [c for k in in_order(writing.map.links) for c in writing.connections(k)],
        "loops": [loop for loop, _ in writing.loops()],
    }


@dataclass
class MapWriting:
    """A map on its way out; ids are those that came from Kumu where there are any."""

    map: CausalMap
    _ids: dict[RecordId, str] = field(init=False)
    _of_link: dict[RecordId, list[str]] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ids, taken = {}, set()
        for variable in in_order(self.map.variables):
            own = as_text(kept(variable.extra, FORMAT_ID).get("id"))
            self._ids[variable.id] = own if own and own not in taken else str(variable.id)
            taken.add(self._ids[variable.id])

    def element(self, variable: Variable) -> dict[str, Any]:
        """A variable with its custom fields."""
        raw = kept(variable.extra, FORMAT_ID)
        made = {"id": self._ids[variable.id], "label": written_name(variable, FORMAT_ID)}
        said = {"type": _kind(variable, as_text(raw.get("type"))), "description": variable.meaning}
        return _with(made, said, as_fields(raw.get("fields")))

    def connections(self, link: Link) -> Iterator[dict[str, Any]]:
        """The connections a link came as where they still are what it says; else one."""
        came = said_of(link, FORMAT_ID)
        if came and joined_sign([_sign(raw) for raw in came]) is link.sign:
            yield from self._as_they_came(link, came)
        else:
            yield from self._connection(link, came[0] if came else {}, _TYPES.get(link.sign, ""))

    def _as_they_came(self, link: Link, came: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for raw in came:
            yield from self._connection(link, raw, as_text(raw.get("type")))

    def _connection(self, link: Link, raw: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
        own = as_text(raw.get("id")) or str(link.id)
        direction = self._direction(link, raw)
        self._of_link.setdefault(link.id, []).append(own)
        if own in self._written:  # the way back of one that goes both ways
            return
        self._written.add(own)
        made = {
            "id": own,
            "from": self._ids[link.source],
            "to": self._ids[link.target],
            "direction": direction,
        }
        said = {"type": kind, "label": as_text(raw.get("label")), "description": link.reason}
        yield _with(made, said, _link_fields(link, as_fields(raw.get("fields"))))

    def _direction(self, link: Link, raw: dict[str, Any]) -> str:
        """The one it came with, as long as its links are still there and say nothing else."""
        came = as_text(raw.get("direction"))
        back = self.map.adjacency.between(link.target, link.source)
        paired = back is not None and any(
            each.get("id") == raw.get("id") for each in said_of(back, FORMAT_ID)
        )
        if came == _BACK:
            return came if paired and back is not None and back.sign is link.sign else DIRECTIONS[0]
        return came if came in DIRECTIONS and link.sign is Sign.UNKNOWN else DIRECTIONS[0]

    def loops(self) -> Iterator[tuple[dict[str, Any], Place | None]]:
        """The loops and where their labels lie; asked once the connections are there."""
        for loop in in_order(self.map.loops):
            at = None if loop.x is None or loop.y is None else (loop.x, loop.y)
            yield self._loop(loop), at
        yield from self._told_loops()

    def _loop(self, loop: NamedLoop) -> dict[str, Any]:
        raw = as_fields(kept(loop.extra, FORMAT_ID).get("loop"))
        own = as_text(raw.get("_id")) or as_text(raw.get("id")) or str(loop.id)
        links = [self._of_link[each][0] for each in loop.links if each in self._of_link]
        made = {"id": own, "label": _label(loop, raw)}
        return _with(made, {"description": loop.story}, {"connections": links})

    def _told_loops(self) -> Iterator[tuple[dict[str, Any], Place | None]]:
        """Loops that came as words alone, for their connections are no round."""
        for note in in_order(self.map.notes):
            came = kept(note.extra, FORMAT_ID)
            raw, labl = as_fields(came.get("loop")), as_fields(came.get("labl"))
            fields = as_fields(raw.get("attributes")) or raw
            label, told = as_text(fields.get("label")), as_text(fields.get("description"))
            if raw and note.text == "\n".join(each for each in (label, told) if each):
                links = [each for each in as_list(raw.get("connections")) if each in self._written]
                own = as_text(raw.get("_id")) or as_text(raw.get("id")) or str(note.id)
                made = {"id": own, "label": label}
                told_of = _with(made, {"description": told}, {"connections": links})
                yield told_of, (note.x, note.y) if as_fields(labl.get("position")) else None


def _sign(raw: dict[str, Any]) -> Sign:
    said = as_text(raw.get("sign"))
    return Sign(said) if said in {each.value for each in Sign} else Sign.UNKNOWN


def _kind(variable: Variable, came: str) -> str:
    """The element type: as it came where it says no other behaviour."""
    if KINDS.get(came.strip().casefold(), Kind.AUXILIARY) is variable.kind:
        return came
    return "" if variable.kind is Kind.AUXILIARY else variable.kind.value


def _link_fields(link: Link, came: dict[str, Any]) -> dict[str, Any]:
    """Custom fields: those that came, and strength and delay where the link says otherwise."""
    fields = {k: v for k, v in came.items() if k.casefold() not in ("strength", "delay")}
    for name, value in came.items():
        word = value if isinstance(value, str) else ""
        if name.casefold() == "strength" and strength_in_words(word) is link.strength:
            fields[name] = value
        if name.casefold() == "delay" and word == link.delay_length:
            fields[name] = value
    names = {name.casefold() for name in fields}
    if "strength" not in names and strength_in_words("") is not link.strength:
        fields["strength"] = link.strength.value
    if "delay" not in names and link.delay_length:
        fields["delay"] = link.delay_length
    return {"delayed": True, **fields} if link.delayed else fields


def _label(loop: NamedLoop, raw: dict[str, Any]) -> str:
    """What Kumu called the loop where it is still called so; else its label and name."""
    came = as_text(as_fields(raw.get("attributes")).get("label")) or as_text(raw.get("label"))
    if came and clean_name(came) in (loop.name, f"{loop.label}: {loop.name}", loop.label):
        return came
    return f"{loop.label}: {loop.name}" if loop.name else loop.label


def _with(
    made: dict[str, Any], said: Mapping[str, str], fields: Mapping[str, Any]
) -> dict[str, Any]:
    """A record with what is said of it; a custom field never takes the place of one of ours."""
    made.update({name: value for name, value in said.items() if value})
    taken = {name.casefold() for name in made}
    made.update({name: value for name, value in fields.items() if name.casefold() not in taken})
    return made
