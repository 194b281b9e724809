"""From bytes to a document that keeps every rule, or one sentence naming the line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.loopmap_yaml.fields import (
    DOCUMENT,
    END,
    EVIDENCE,
    IDEA,
    MAP,
    SECTIONS,
    VERSION,
    RecordShape,
)
from loopmap.formats.loopmap_yaml.places import Places
from loopmap.formats.loopmap_yaml.shapes import expected
from loopmap.formats.loopmap_yaml.tree import Fields, Items, Node, Scalar, decode, parse
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import loop_key
from loopmap.model.records import MapInfo, NamedLoop
from loopmap.model.token import breathe

NEWER = (
    "This file was written by a newer version of Loopmap. "
    "It is shown as far as this version understands it and cannot be changed."
)
CUT_SHORT = (
    "The file does not end with “end: loopmap”: it may have been cut short. "
    "Check that nothing is missing before you save it."
)
COMMENTS = "Comments in the file (lines that begin with “#”) are not kept when it is saved."
NOT_OURS = "This is not a Loopmap file: its first line should be “loopmap: 1”."

_COMMENT = re.compile(rb"^[ \t]*#", re.MULTILINE)
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n|---\s|%YAML[^\n]*\n)*[\"']?loopmap[\"']?\s*:"
)


def looks_like_loopmap(head: bytes) -> bool:
    """Whether a file that begins with ``head`` claims to be one of ours."""
    return _HEAD.match(head) is not None


def read(
    content: bytes,
    name: str,
    _told: Told = NOTHING_TOLD,
    *,
    loader: type | None = None,
    sound: bool = True,
) -> Opened:
    """The document in ``content``; ``name`` is the file's, for messages.

    ``loader`` is the PyYAML loader class to use. ``sound`` refuses a document that
    breaks a rule of the model. Raises FormatError. O(size).
    """
    try:
        return _read(content, loader, sound)
    except FormatError as error:
        error.file = name
        raise


def _read(content: bytes, loader: type | None, sound: bool) -> Opened:
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise FormatError("The file is empty.")
    if not looks_like_loopmap(content[:4096]):
        decode(content)  # a wrong encoding is the likelier cause, and says more
        raise FormatError(NOT_OURS)
    root = parse(content, loader)
    newer = _version(root) > VERSION
    try:
        opened = _opened(root, NEWER if newer else None, sound)
    except FormatError as error:
        if newer:
            error.hint = "The file was written by a newer version of Loopmap; please update."
        raise
    if _COMMENT.search(content):
        return replace(opened, warnings=(*opened.warnings, COMMENTS))
    return opened


def _opened(root: Fields, read_only: str | None, sound: bool) -> Opened:
    places = Places()
    document = _document(root, places)
    if sound:
        places.refuse_broken_rules(document)
    end = root.fields.get("end")
    whole = isinstance(end, Scalar) and end.text == END
    return Opened(
        document,
        read_only,
        warnings=(*(() if whole else (CUT_SHORT,)), *_unknown(document)),
        unplaced=tuple(map_id for map_id in document.map_order if map_id in places.unplaced),
    )


def _unknown(document: Document) -> tuple[str, ...]:
    """Sentences on what views name that this version does not know."""
    if not any(causal_map.views for causal_map in document.maps.values()):
        return ()
    from loopmap.formats.view_words import unknown_in

    return unknown_in(document)


def _version(root: Fields) -> int:
    node = root.fields.get("loopmap")
    if node is None:
        raise FormatError(NOT_OURS)
    said = re.fullmatch(r"([1-9][0-9]{0,8})(\.[0-9]{1,9})*", getattr(node, "text", ""))
    if said is None:
        error = expected("The version of the format, 1,", node)
        error.field = "loopmap"
        raise error
    return int(said.group(1))


def _document(root: Fields, places: Places) -> Document:
    info = DOCUMENT.read(root)
    evidence = _table(root, "evidence", EVIDENCE, places.of_document)
    ideas = _table(root, "parked", IDEA, places.of_document)
    maps: dict[MapId, CausalMap] = {}
    if not (nodes := _list(root, "maps")):
        raise FormatError("The document has no map; it needs at least one.", field="maps")
    for index, node in enumerate(nodes):
        causal_map = _map(node, float(index), places)
        places.of_document(RecordId(causal_map.id), node)
        maps[causal_map.id] = causal_map
    return Document(info, evidence, maps, ideas)


def _map(node: Node, order: float, places: Places) -> CausalMap:
    info = replace(MAP.read(node), order=order)
    assert isinstance(info, MapInfo)
    assert isinstance(node, Fields)
    note = places.of_map(info.id)
    tables = {name: _table(node, name, shape, note) for name, shape in SECTIONS.items()}
    if tables["variables"] and not any("at" in each.fields for each in _list(node, "variables")):
        places.unplaced.add(info.id)
    return CausalMap(info, tables)


def _table(
    parent: Fields, name: str, shape: RecordShape, note: Callable[[RecordId, Node], None]
) -> dict[RecordId, Any]:
    table: dict[RecordId, Any] = {}
    for index, node in enumerate(_list(parent, name)):
        breathe()
        values = shape.values(node)
        values["order"] = float(index)
        if shape.of is NamedLoop:
            values["links"] = loop_key(values["links"])
        note(values["id"], node)
        table[values["id"]] = shape.of(**values)
    return table


def _list(parent: Fields, name: str) -> list[Any]:
    node = parent.fields.get(name)
    if node is None or (isinstance(node, Scalar) and node.plain and not node.text):
        return []
    if not isinstance(node, Items):
        error = expected("A list", node)
        error.field = name
        raise error
    return node.items
