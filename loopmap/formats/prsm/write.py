"""A document's first map as PRSM's plain JSON, byte for byte the same for the same map."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from loopmap.formats.foreign import as_fields, as_text, short
from loopmap.formats.incoming.claims import said_of
from loopmap.formats.incoming.names import written_name
from loopmap.formats.incoming.sign_words import sign_in_words
from loopmap.formats.kept import kept
from loopmap.formats.prsm.document import OUR_STYLES
from loopmap.formats.prsm.quill import note_of
from loopmap.formats.prsm.shapes import DASHED, FORMAT_ID, NO_NAME
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Level, Link, Note, Sign, Strength, Variable

_NAMES = dict(zip((Sign.SAME, Sign.OPPOSITE, Sign.UNKNOWN), OUR_STYLES, strict=True))
_COLOURS = {Sign.SAME: "#1b7837", Sign.OPPOSITE: "#b2182b", Sign.UNKNOWN: "#666666"}
_WIDTHS = {Strength.WEAK: 1, Strength.MEDIUM: 2, Strength.STRONG: 4}
_MOST_STYLES = 9
_NEEDED: Mapping[str, Any] = {
    "lastNodeSample": "group0",
    "lastLinkSample": "edge0",
    "attributeTitles": {},
}
"""What PRSM asks a file for without looking whether it is there."""


def write(document: Document) -> bytes:
    """The first map as a ``.prsm`` file that is not packed."""
    return (json.dumps(values_of(document), indent="\t", ensure_ascii=False) + "\n").encode(
        "utf-8", "replace"
    )


def values_of(document: Document) -> dict[str, Any]:
    """The fields of a file."""
    causal_map = document.maps[document.map_order[0]]
    raw = kept(document.info.extra, FORMAT_ID)
    writing = _Writing(causal_map, as_fields(raw.get("styles")))
    title, titled = causal_map.info.title, as_text(raw.get("titled"))
    nodes = [
        *map(writing.factor, in_order(causal_map.variables)),
        *(writing.text(note) for note in in_order(causal_map.notes) if is_written(note)),
    ]
    edges = [edge for link in in_order(causal_map.links) for edge in writing.edges(link)]
    own = ("styles", "samples", "titled", "description")
    values = {
        **_NEEDED,
        **{name: value for name, value in raw.items() if name not in own},
        "mapTitle": as_text(raw.get("mapTitle")) or title if title == titled else title,
        "styles": writing.styles,
        "nodes": nodes,
        "edges": edges,
    }
    if causal_map.info.summary:
        values["description"] = {"text": note_of(causal_map.info.summary, raw.get("description"))}
    return values


def is_written(note: Note) -> bool:
    """Whether a note goes into a file: those that came from PRSM, and what is shown."""
    if note.picture:
        return False
    return bool(kept(note.extra, FORMAT_ID)) or note.level is not Level.PRIVATE


class _Writing:
    """A map on its way out; styles that came are kept and ours join them."""

    def __init__(self, causal_map: CausalMap, styles: dict[str, Any]) -> None:
        self._map = causal_map
        self._edges = {k: as_fields(v) for k, v in as_fields(styles.get("edges")).items()}
        self._own = {sign: self._slot(sign) for sign in _NAMES}
        self.styles = {"nodes": {}, **styles, "edges": self._edges}
        self._ids: dict[RecordId, str] = {}
        for variable in in_order(causal_map.variables):
            own = as_text(kept(variable.extra, FORMAT_ID).get("id"))
            free = own and own not in self._ids.values()
            self._ids[variable.id] = own if free else str(variable.id)

    def _slot(self, sign: Sign) -> str:
        """The style of a sign: one of its name, else one that nobody has named, made ours."""
        for key, style in self._edges.items():
            if as_text(style.get("groupLabel")) == _NAMES[sign]:
                return key
        free = (f"edge{number}" for number in range(_MOST_STYLES))
        key = next((each for each in free if self._is_free(each)), f"edge{_MOST_STYLES - 1}")
        colour = {"color": _COLOURS[sign], "highlight": _COLOURS[sign], "hover": _COLOURS[sign]}
        self._edges[key] = {**self._edges.get(key, {}), "groupLabel": _NAMES[sign], "color": colour}
        return key

    def _is_free(self, key: str) -> bool:
        """Whether nobody has named a style and no link has it."""
        name = as_text(self._edges.get(key, {}).get("groupLabel"))
        used = {
            as_text(raw.get("grp"))
            for link in self._map.links.values()
            for raw in said_of(link, FORMAT_ID)
        }
        return name in ("", NO_NAME) and key not in used

    def factor(self, variable: Variable) -> dict[str, Any]:
        """A variable with the looks it came with."""
        raw = kept(variable.extra, FORMAT_ID)
        own = {
            "id": self._ids[variable.id],
            "label": written_name(variable, FORMAT_ID),
            "grp": as_text(raw.get("grp")) or "group0",
            "x": short(variable.x),
            "y": short(variable.y),
        }
        note = {"note": note_of(variable.meaning, raw.get("note"))} if variable.meaning else {}
        return {**own, **note, **_rest(raw, own, "name", "note")}

    def text(self, note: Note) -> dict[str, Any]:
        """A note as a factor that is only its text."""
        raw = kept(note.extra, FORMAT_ID)
        own = {
            "id": as_text(raw.get("id")) or str(note.id),
            "label": note.text,
            "grp": as_text(raw.get("grp")) or "group0",
            "shape": "text",
            "x": short(note.x),
            "y": short(note.y),
        }
        return {**own, **({} if raw else {"loopmap": "note"}), **_rest(raw, own)}

    def edges(self, link: Link) -> Iterator[dict[str, Any]]:
        """The links one came as where they still say what it does; else one in a style of ours."""
        came = said_of(link, FORMAT_ID)
        if not came or (len(came) > 1 and not all(self._says(raw, link) for raw in came)):
            came = came[:1] or [{}]
        for number, raw in enumerate(came):
            yield self._edge(link, raw, number)

    def _edge(self, link: Link, raw: dict[str, Any], number: int) -> dict[str, Any]:
        own: dict[str, Any] = {
            "id": self._edge_id(link, raw, number),
            "from": self._ids[link.source],
            "to": self._ids[link.target],
            "grp": as_text(raw.get("grp")) if self._says(raw, link) else self._own[link.sign],
            "arrows": {"to": {"enabled": True, "type": "vee"}},
            "loopmap": self._said(link),
        }
        if not raw or link.delayed:
            own["dashes"] = DASHED if link.delayed else False
        if not raw or link.strength is not Strength.MEDIUM:
            own["width"] = _WIDTHS[link.strength]
        if label := as_text(raw.get("label")) or link.delay_length:
            own["label"] = label
        if link.reason:
            own["note"] = note_of(link.reason, raw.get("note"))
        return {**own, **_rest(raw, own, "note")}

    def _edge_id(self, link: Link, raw: dict[str, Any], number: int) -> str:
        """The id it came with; the way back of a link both ways gets one of its own."""
        own = as_text(raw.get("id"))
        back = self._map.adjacency.between(link.target, link.source)
        shared = back is not None and any(r.get("id") == own for r in said_of(back, FORMAT_ID))
        if own and not (shared and back is not None and back.order < link.order):
            return own
        return f"{link.id}-{number}" if number else str(link.id)

    def _says(self, raw: dict[str, Any], link: Link) -> bool:
        """Whether the style a link came in says its sign by its name."""
        style = self._edges.get(as_text(raw.get("grp")))
        if style is None:
            return False
        return (sign_in_words(as_text(style.get("groupLabel"))) or Sign.UNKNOWN) is link.sign

    @staticmethod
    def _said(link: Link) -> dict[str, Any]:
        """What PRSM has no place for, for our own reader."""
        said: dict[str, Any] = {"sign": link.sign.value, "delayed": link.delayed}
        said["strength"] = link.strength.value
        return {**said, "delay": link.delay_length} if link.delay_length else said


def _rest(raw: dict[str, Any], own: dict[str, Any], *known: str) -> dict[str, Any]:
    """What came with a record besides what is written of it anew."""
    return {name: value for name, value in raw.items() if name not in own and name not in known}
