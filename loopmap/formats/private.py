"""What is private stays out of files for other programs, which are made to be passed on."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, TypeVar

from loopmap.formats.format import Format
from loopmap.formats.holding import writes_back
from loopmap.formats.kept import is_kept
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Level, Link, Note, Sketch, Variable

OURS = "loopmap"
"""The id of our own format, which stays with whoever made the map."""

Claim = TypeVar("Claim", Variable, Link)


class ForOthers(NamedTuple):
    """A document without what is private, and how much of it that was."""

    document: Document
    notes: int = 0
    evidence: int = 0
    courses: int = 0
    ideas: int = 0

    def told(self) -> tuple[str, ...]:
        """A sentence on what stays here; none where nothing does."""
        counted = (
            (self.notes, "private note", "private notes"),
            (self.evidence, "private piece of evidence", "private pieces of evidence"),
            (self.courses, "private course over time", "private courses over time"),
            (self.ideas, "parked idea", "parked ideas"),
        )
        parts = [f"one {one}" if n == 1 else f"{n:,} {many}" for n, one, many in counted if n]
        if not parts:
            return ()
        stays = "stays" if sum(n for n, _, _ in counted) == 1 else "stay"
        *first, last = parts
        told = f"{' and '.join((', '.join(first), last)) if first else last} {stays} here."
        return (told[0].upper() + told[1:],)


def for_others(document: Document, kind: Format | None = None) -> ForOthers:
    """The document without what is private in it, but for what a file of ``kind`` brought.

    ``kind`` None: for readers, who get no map at all. What is parked was said by halves and is
    for the room alone: it never goes along. Our own file keeps all of it. O(records).
    """
    if kind is not None and kind.id == OURS:
        return ForOthers(document)
    private = frozenset(e.id for e in document.evidence.values() if _is_ours(e, kind))
    maps = {key: _without(each, private, kind) for key, each in document.maps.items()}
    before = document.maps
    notes = sum(len(before[key].notes) - len(each.notes) for key, each in maps.items())
    courses = sum(len(before[key].sketches) - len(each.sketches) for key, each in maps.items())
    evidence = {key: e for key, e in document.evidence.items() if key not in private}
    info = replace(document.info, may_stay=())
    kept = Document(info, evidence, maps)
    return ForOthers(kept, notes, len(private), courses, len(document.ideas))


def _is_ours(record: Note | Evidence | Sketch, kind: Format | None) -> bool:
    """Whether a record is private and did not come from a file of this kind."""
    came = (name.removeprefix("kept.") for name in record.extra if is_kept(name))
    goes_back = kind is not None and any(writes_back(kind, each) for each in came)
    return record.level is Level.PRIVATE and not goes_back


def _without(
    causal_map: CausalMap, evidence: frozenset[RecordId], kind: Format | None
) -> CausalMap:
    names = ("loops", "found_stories", "groups", "scenarios", "facts", "runs", "views")
    tables = {name: getattr(causal_map, name) for name in names}
    tables["notes"] = {i: n for i, n in causal_map.notes.items() if not _is_ours(n, kind)}
    tables["sketches"] = {i: s for i, s in causal_map.sketches.items() if not _is_ours(s, kind)}
    tables["variables"] = {i: _less(v, evidence) for i, v in causal_map.variables.items()}
    tables["links"] = {i: _less(k, evidence) for i, k in causal_map.links.items()}
    return CausalMap(causal_map.info, tables)


def _less(record: Claim, evidence: frozenset[RecordId]) -> Claim:
    if evidence.isdisjoint(record.evidence):
        return record
    return replace(record, evidence=tuple(e for e in record.evidence if e not in evidence))
