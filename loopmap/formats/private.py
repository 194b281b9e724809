"""What is private stays out of files for other programs, which are made to be passed on."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, TypeVar

from loopmap.formats.format import Format
from loopmap.formats.holding import writes_back
from loopmap.formats.kept import is_kept
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Level, Link, Note, Variable

OURS = "loopmap"
"""The id of our own format, which stays with whoever made the map."""

Claim = TypeVar("Claim", Variable, Link)


class ForOthers(NamedTuple):
    """A document without what is private, and how much of it that was."""

    document: Document
    notes: int
    evidence: int

    def told(self) -> tuple[str, ...]:
        """A sentence on what stays here; none where nothing does."""
        parts = []
        if self.notes:
            parts.append("one private note" if self.notes == 1 else f"{self.notes:,} private notes")
        if self.evidence:
            number = self.evidence
            one, many = "one private piece of evidence", f"{number:,} private pieces of evidence"
            parts.append(one if number == 1 else many)
        if not parts:
            return ()
        stays = "stays" if self.notes + self.evidence == 1 else "stay"
        told = f"{' and '.join(parts)} {stays} here."
        return (told[0].upper() + told[1:],)


def for_others(document: Document, kind: Format) -> ForOthers:
    """The document without private notes and evidence, but for those a file of ``kind`` brought.

    Our own file keeps all of it. O(records).
    """
    if kind.id == OURS:
        return ForOthers(document, 0, 0)
    private = frozenset(e.id for e in document.evidence.values() if _is_ours(e, kind))
    maps = {key: _without(each, private, kind) for key, each in document.maps.items()}
    notes = sum(len(document.maps[key].notes) - len(each.notes) for key, each in maps.items())
    evidence = {key: e for key, e in document.evidence.items() if key not in private}
    return ForOthers(replace(document, evidence=evidence, maps=maps), notes, len(private))


def _is_ours(record: Note | Evidence, kind: Format) -> bool:
    """Whether a record is private and did not come from a file of this kind."""
    came = (name.removeprefix("kept.") for name in record.extra if is_kept(name))
    return record.level is Level.PRIVATE and not any(writes_back(kind, each) for each in came)


def _without(causal_map: CausalMap, evidence: frozenset[RecordId], kind: Format) -> CausalMap:
    names = ("loops", "found_stories", "groups", "scenarios", "facts", "sketches", "runs")
    tables = {name: getattr(causal_map, name) for name in names}
    tables["notes"] = {i: n for i, n in causal_map.notes.items() if not _is_ours(n, kind)}
    tables["variables"] = {i: _less(v, evidence) for i, v in causal_map.variables.items()}
    tables["links"] = {i: _less(k, evidence) for i, k in causal_map.links.items()}
    return CausalMap(causal_map.info, tables)


def _less(record: Claim, evidence: frozenset[RecordId]) -> Claim:
    return replace(record, evidence=tuple(e for e in record.evidence if e not in evidence))
