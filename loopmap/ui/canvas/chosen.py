"""In which order things were selected, and which variables were used last."""

from __future__ import annotations

from loopmap.editing.history import Selection
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

KEPT = 50
"""Variables remembered as used."""


class Chosen:
    """Follows the selection, which itself has no order."""

    def __init__(self) -> None:
        self._order: list[RecordId] = []
        self._recent: list[RecordId] = []

    @property
    def recent(self) -> tuple[RecordId, ...]:
        """Variables selected lately, the last one first."""
        return tuple(self._recent)

    def in_order(self, selection: Selection) -> list[RecordId]:
        """What is selected, in the order it was; several selected at once by their ids."""
        known = [record for record in self._order if record in selection]
        return known + sorted(selection.difference(known))

    def follow(self, causal_map: CausalMap, selection: Selection) -> None:
        """The selection is another; the ends of a selected link are used, too."""
        self._order = self.in_order(selection)
        here, links = causal_map.variables, causal_map.links
        used: dict[RecordId, None] = {}
        for record in reversed(self._order):
            if len(used) >= KEPT:
                break
            link = links.get(record)
            ends = (link.target, link.source) if link is not None else (record,)
            used.update(dict.fromkeys(end for end in ends if end in here))
        standing = [record for record in self._recent if record in here]
        self._recent = list(dict.fromkeys([*used, *standing]))[:KEPT]
