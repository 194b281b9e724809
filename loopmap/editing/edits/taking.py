"""A map that takes something over from another one, and what the other's records are on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.editing.edits.touch import NewId, map_of
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId

Called = Mapping[RecordId, RecordId]


@dataclass(frozen=True, slots=True)
class Taking:
    """A map that takes something over: what the other's ``variables`` and ``links`` are here."""

    document: Document
    map_id: MapId
    variables: Called
    links: Called
    new_id: NewId

    @property
    def map(self) -> CausalMap:
        """The map as it stands."""
        return map_of(self.document, self.map_id)

    def free_id(self, wanted: RecordId, kind: type) -> RecordId:
        """The id that the other map has it under, where that is free here."""
        return wanted if self.map.get(wanted) is None else self.new_id(kind)
