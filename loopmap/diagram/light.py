"""Which links and cards the lit loops light, and what steps back behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from loopmap.diagram.drawn_ids import halo_of
from loopmap.diagram.emphasis import Badge, Emphasis, Lit
from loopmap.diagram.faded import faded, unseen
from loopmap.diagram.fold import all_seen_as, path_seen
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once

Loop = TypeVar("Loop", Badge, Lit)

_NOTHING: frozenset[RecordId] = frozenset()


@dataclass(frozen=True, eq=False)
class Light:
    """The light that falls on a map that may be folded."""

    causal_map: CausalMap
    style: Style
    emphasis: Emphasis

    @made_once
    def lit(self) -> Mapping[RecordId, tuple[int, ...]]:
        """Lit links and their cards with the colours of the loops that light them, in turn."""
        lit: dict[RecordId, tuple[int, ...]] = {}
        links = self.causal_map.links
        for loop in self.emphasis.lit:
            for link in [links[i] for i in as_seen(self.causal_map, loop).links if i in links]:
                for record in (link.id, link.source, link.target):
                    colours = lit.get(record, ())
                    if loop.colour not in colours:
                        lit[record] = (*colours, loop.colour)
        return lit

    @made_once
    def halos(self) -> Mapping[RecordId, RecordId]:
        """Halo ids in painting order, each with its record."""
        return {halo_of(record): record for record in self.lit}

    @property
    def dims(self) -> bool:
        """Whether what is not lit, or not kept, is faded."""
        return self._dims_unlit or self.emphasis.kept is not None

    def style_of(self, record: RecordId) -> Style:
        """The style a record is drawn in: the map's own, or that faded."""
        return self.style if record in self.lit or record in self._kept else self._rest

    def hides(self, record: RecordId) -> bool:
        """Whether a record of the map as it is drawn is not to be seen at all."""
        emphasis = self.emphasis
        if not emphasis.hides or emphasis.kept is None:
            return False
        return record not in self._kept and record not in self.lit

    def keeps(self, arrows: Iterable[RecordId]) -> bool:
        """Whether all of these stay because they are kept, whatever is lit."""
        return all(arrow in self._kept for arrow in arrows)

    @made_once
    def _kept(self) -> frozenset[RecordId]:
        """What stays beside what is lit, as it is drawn."""
        kept = self.emphasis.kept
        return _NOTHING if kept is None or self._dims_unlit else all_seen_as(self.causal_map, kept)

    @property
    def _dims_unlit(self) -> bool:
        return self.emphasis.dim_rest and bool(self.lit)

    @made_once
    def _rest(self) -> Style:
        """The style of what is not lit; another one where that is not to be seen."""
        if not self.dims:
            return self.style
        return unseen(self.style) if self.emphasis.hides else faded(self.style)


def as_seen(causal_map: CausalMap, loop: Loop) -> Loop:
    """A badge or a lit loop by the arrows it is drawn with."""
    return replace(loop, links=path_seen(causal_map, loop.links))
