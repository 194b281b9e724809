"""What copying puts aside: records on their own, as a value and as plain JSON.

A clip read back from the clipboard may come from another window, another
document or another program, so ``clip_from_json`` takes nothing on trust.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any, TypeVar

from loopmap.editing.clip_fields import KINDS, READERS, UNFIT
from loopmap.editing.edits.pasted_loops import loops_along
from loopmap.editing.edits.sketches import fit
from loopmap.errors import EditRefused
from loopmap.formats.kept import only_kept
from loopmap.model.equations import Graph
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Evidence, Group, Link, NamedLoop, Note, Sketch, Variable

MEDIA_TYPE = "application/x-loopmap-clip+json"
"""The clipboard format under which our own records travel."""

LARGEST = 16_000_000
"""Characters of JSON beyond which a clip is not read."""

C = TypeVar("C", Variable, Link, Group, Note, Evidence, Sketch, NamedLoop)
Claim = TypeVar("Claim", Variable, Link)


@dataclass(frozen=True, slots=True)
class Clip:
    """Copied records with their ids of where they came from; links only between its variables.

    ``evidence`` is what speaks for them, to be had where they are pasted too; ``sketches``
    are the courses over time of its variables, ``loops`` what people said of loops along its links.
    """

    variables: tuple[Variable, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sketches: tuple[Sketch, ...] = ()
    loops: tuple[NamedLoop, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.variables or self.groups or self.notes)

    @property
    def size(self) -> int:
        """How many records it puts on a map."""
        of_map = (self.variables, self.links, self.groups, self.notes, self.sketches, self.loops)
        return sum(len(records) for records in of_map)


def clip_to_json(clip: Clip) -> str:
    """The clip as text; ``clip_from_json`` gives the same clip back."""
    tables = {
        name: [_plain(record) for record in getattr(clip, name)]
        for name in ("variables", "links", "groups", "notes", "evidence", "sketches", "loops")
    }
    return json.dumps({"loopmap-clip": 1, **tables}, ensure_ascii=False)


def clip_from_json(text: str) -> Clip | None:
    """The clip in ``text``, or None when it holds none. Never raises on what it is given.

    Records that do not make sense are left out; fields of a later version are dropped, what
    foreign files said is kept.
    """
    if len(text) > LARGEST:
        return None
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(table, dict) or table.get("loopmap-clip") != 1:
        return None
    variables = _records(table, "variables", Variable)
    known = {variable.id for variable in variables if clean_name(variable.name)}
    links = [k for k in _records(table, "links", Link) if {k.source, k.target} <= known]
    evidence = _records(table, "evidence", Evidence)
    pieces = {piece.id for piece in evidence}
    return Clip(
        tuple(_spoken_for(v, pieces) for v in variables if v.id in known),
        tuple(_spoken_for(k, pieces) for k in links),
        tuple(_records(table, "groups", Group)),
        tuple(note for note in _records(table, "notes", Note) if note.text.strip() or note.picture),
        tuple(evidence),
        tuple(_fitting(s for s in _records(table, "sketches", Sketch) if s.variable in known)),
        loops_along(_records(table, "loops", NamedLoop), links),
    )


def _spoken_for(record: Claim, pieces: Collection[RecordId]) -> Claim:
    """The record with such evidence alone: another piece may have the same id elsewhere."""
    return replace(record, evidence=tuple(i for i in record.evidence if i in pieces))


def _fitting(sketches: Iterable[Sketch]) -> Iterator[Sketch]:
    """The courses that could have been drawn here."""
    for sketch in sketches:
        try:
            points = fit(sketch.points, in_units=sketch.has_units)
        except EditRefused:
            continue
        yield replace(sketch, points=points)


def _plain(record: C) -> dict[str, Any]:
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    kept = only_kept(values.pop("extra"))
    plain = {name: _bare(value) for name, value in values.items()}
    return {**plain, "extra": kept} if kept else plain


def _bare(value: object) -> object:
    if isinstance(value, Graph):
        axes = {"across": value.across, "up": value.up}
        return {"points": value.points, "between": value.between.value, **axes}
    return value.value if isinstance(value, Enum) else value


def _records(table: Mapping[str, Any], name: str, kind: type[C]) -> list[C]:
    rows = table.get(name)
    if not isinstance(rows, list):
        return []
    read = [_record(row, kind) for row in rows if isinstance(row, dict)]
    return list({record.id: record for record in read if record is not None}.values())


def _record(row: Mapping[str, Any], kind: type[C]) -> C | None:
    values: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in row:
            read = KINDS[kind] if field.name == "kind" else READERS[field.name]
            value = read(row[field.name])
            if value is not UNFIT:
                values[field.name] = value
    try:
        return kind(**values)
    except TypeError:  # a field without a default is missing
        return None
