"""What is copied off a map: the records, and the words for them that anybody may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from loopmap.analysis.sentences.write import write
from loopmap.diagram.part import only_public, selection_of
from loopmap.editing.clip import Clip
from loopmap.editing.edits.clipboard import copy_records
from loopmap.model.document import CausalMap, Table
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.query import in_order, links_at
from loopmap.model.records import Evidence, Group, Note, Variable


@dataclass(frozen=True)
class Copied:
    """Part of a map as it stood, all of it where ``records`` is None. Nothing is made until asked.

    ``title`` is that of the document and the map. Whatever is ``shown`` or said leaves
    out notes that are not public, and reasons; the clip, which only Loopmap reads, has them, and
    what of the document's ``evidence`` speaks for what is copied.
    """

    causal_map: CausalMap
    records: frozenset[RecordId] | None
    title: str
    evidence: Table[Evidence] = field(default_factory=dict)

    def __bool__(self) -> bool:
        if self.records is None:
            return bool(self.causal_map.variables or self.causal_map.notes)
        return any(self.causal_map.get(record) is not None for record in self.records)

    @property
    def most(self) -> int:
        """No more records than this are copied. O(records chosen)."""
        here, chosen = self.causal_map, self.records
        whole = len(here.variables) + len(here.links) + len(here.notes) + len(here.groups)
        if chosen is None or not here.groups.keys().isdisjoint(chosen):
            return whole  # members go with their groups
        with_links = links_at(here, chosen & here.variables.keys())
        return min(whole, 3 * len(chosen) + len(with_links))  # two ends come with a link

    @made_once
    def clip(self) -> Clip:
        """The records to paste elsewhere."""
        chosen: Iterable[RecordId] = self.records if self.records is not None else _all(self)
        return copy_records(self.causal_map, chosen, self.evidence)

    @made_once
    def shown(self) -> CausalMap:
        """What a picture of it shows."""
        public = only_public(self.causal_map)
        return public if self.records is None else selection_of(public, self.records)

    @made_once
    def sentences(self) -> str:
        """A line for each link or chain of links, the variables without one, and the notes.

        Said again in a sentence bar, the lines about links give the same map, without reasons:
        those are for the room.
        """
        part = self.shown
        links = [replace(link, reason="") for link in in_order(part.links)]
        told = [write(in_order(part.variables), links)]
        told += [note.text for note in in_order(part.notes)]
        said = [text for text in told if text]
        return "\n".join(said or [group.name for group in in_order(part.groups)])


def _all(copied: Copied) -> Iterable[RecordId]:
    kinds = (Variable, Note, Group)
    return [record.id for record in copied.causal_map.records() if isinstance(record, kinds)]
