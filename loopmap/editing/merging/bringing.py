"""What comes in: a map of another document, what it is called, and its records as they arrive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    Evidence,
    Group,
    Link,
    MapRecord,
    NamedLoop,
    Note,
    Scenario,
    Variable,
)

Came = TypeVar("Came", bound=MapRecord)

_REMEMBER = (Variable, Link, NamedLoop, Group, Note, Scenario)
"""The records that remember where they are from."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One map of a document that is not open.

    ``name`` is what people call where it is from ("Table 2"), ``own_name`` what they call the
    open map it comes to.
    """

    document: Document
    map_id: MapId
    name: str
    own_name: str = ""

    @property
    def map(self) -> CausalMap:
        """The map itself."""
        return self.document.maps[self.map_id]


def evidence_behind(causal_map: CausalMap, document: Document) -> list[Evidence]:
    """What speaks for the variables and links of one map, in the order of the document."""
    claims: list[Variable | Link] = [*causal_map.variables.values(), *causal_map.links.values()]
    named = {piece for claim in claims for piece in claim.evidence}
    return [piece for piece in document.evidence.values() if piece.id in named]


def from_there(record: Came, name: str) -> Came:
    """The record with where it is from; one that remembers it already stays as it is."""
    if not isinstance(record, _REMEMBER) or record.origins or not name:
        return record
    return replace(record, origins=(name,))


def spoken_for(
    pieces: tuple[RecordId, ...], known: Mapping[RecordId, RecordId]
) -> tuple[RecordId, ...]:
    """The pieces of evidence as the open document calls them."""
    return tuple(known[piece] for piece in pieces if piece in known)
