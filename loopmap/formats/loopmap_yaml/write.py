"""A document as bytes: every record on one line, in a stable order, defaults left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loopmap.errors import StorageError
from loopmap.formats.format import MAX_BYTES
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
from loopmap.formats.loopmap_yaml.record_lines import RecordLines
from loopmap.formats.loopmap_yaml.scalars import flow, text
from loopmap.formats.loopmap_yaml.tree import MAX_VALUES
from loopmap.model.document import CausalMap, Document
from loopmap.model.query import in_order
from loopmap.model.records import Record


def write(document: Document, known: RecordLines | None = None) -> bytes:
    """The file. The same document always gives the same bytes. O(records).

    Positions are rounded to a tenth of a unit. ``known`` are lines of an earlier writing; it
    learns those of this one. Raises StorageError if the file would be too large to be opened
    again.
    """
    known = known or RecordLines()
    lines = list(_lines(document, known))
    known.forget_most(len(lines))
    content = "".join(f"{line}\n" for line in lines).encode("utf-8")
    if len(content) > MAX_BYTES or _values_at_most(content) > MAX_VALUES:
        raise StorageError("The document is so large that it could not be opened again.")
    return content


def _values_at_most(content: bytes) -> int:
    """How many names and values the file can have: two to a colon, one to a comma or line."""
    return 2 * content.count(b": ") + content.count(b", ") + content.count(b"\n")


def _lines(document: Document, known: RecordLines) -> Iterator[str]:
    yield f"loopmap: {VERSION}"
    yield from _info(DOCUMENT, document.info)
    yield from _section("evidence", EVIDENCE, in_order(document.evidence), known)
    yield from _section("parked", IDEA, in_order(document.ideas), known)
    yield "maps:" if document.maps else "maps: []"
    for map_id in document.map_order:
        first, *rest = _map_lines(document.maps[map_id], known)
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)
    yield f"end: {END}"


def _map_lines(causal_map: CausalMap, known: RecordLines) -> Iterator[str]:
    yield from _info(MAP, causal_map.info)
    for name, shape in SECTIONS.items():
        yield from _section(name, shape, in_order(getattr(causal_map, name)), known)


def _section(
    name: str, shape: RecordShape, records: Iterable[Record], known: RecordLines
) -> Iterator[str]:
    lines = [f"  - {known.line(shape, record)}" for record in records]
    if lines:
        yield f"{name}:"
        yield from lines


def _info(shape: RecordShape, info: Any) -> Iterator[str]:
    """A line for each field; an unknown list of records has a line for each of its records."""
    yield from shape.entries(info)
    for name, value in shape.unknown(info):
        if value and isinstance(value, list) and all(isinstance(v, Mapping) for v in value):
            yield f"{text(name)}:"
            yield from (f"  - {flow(item)}" for item in value)
        else:
            yield f"{text(name)}: {flow(value)}"
