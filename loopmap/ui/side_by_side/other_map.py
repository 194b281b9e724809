"""The partner of the map on show: which it is, and what is selected, lit and marked there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from loopmap.analysis.difference.same import same_records
from loopmap.diagram.emphasis import Emphasis, Lit
from loopmap.diagram.look import SIGNS, Lens, LensView
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.session import Session
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.ui.changes_search import Pair

_ON_BOTH = (Lens.SIGN, Lens.CHANGE, Lens.GROUPS, Lens.EVIDENCE)
"""Lenses that show the other map without a run or a search of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is asked of a lens about the ``other`` map; the same while both maps are the same."""

    lens: Lens
    here: CausalMap
    other: CausalMap
    document: Document

    def __eq__(self, them: object) -> bool:
        if not isinstance(them, Asked) or self.lens is not them.lens:
            return False
        return self.here is them.here and self.other is them.other

    __hash__ = None  # type: ignore[assignment]

    def view(self) -> LensView:
        """What it shows. May be asked on any thread. O(records)."""
        if self.lens not in _ON_BOTH:
            return SIGNS
        return lens_view(self.lens, self.document, self.other, Known(beside=self.here))


class OtherMap:
    """Says of the other of a ``pair`` what the window says of the map on show."""

    def __init__(self, session: Session, pair: Callable[[], Pair | None]) -> None:
        self._session, self._pair = session, pair
        self._same: tuple[CausalMap, CausalMap, Mapping[RecordId, RecordId]] | None = None

    @property
    def pair(self) -> Pair | None:
        """Both maps, the one that comes first first; None where there is one only."""
        return self._pair()

    @property
    def map(self) -> CausalMap | None:
        """The map as it stands; None where there is none."""
        pair = self._pair()
        if pair is None:
            return None
        return pair[1] if pair[0].id == self._session.map_id else pair[0]

    @property
    def selection(self) -> frozenset[RecordId]:
        """What is selected, as far as it is there."""
        other, chosen = self.map, self._session.selection
        if other is None:
            return frozenset()
        alike = frozenset(i for i in chosen if other.get(i) is not None)
        if len(alike) == len(chosen):
            return alike  # what both have has one id, so that the others need not be paired
        there = self._there()
        named = (there.get(each, each) for each in chosen)
        return frozenset(i for i in named if other.get(i) is not None)

    def asked(self, lens: Lens) -> Asked | None:
        """What there is to be seen of it through that lens; None where there is none."""
        other = self.map
        if other is None:
            return None
        return Asked(lens, self._session.map, other, self._session.document)

    def emphasis(self, view: LensView, lit: tuple[Lit, ...], *, dims: bool) -> Emphasis:
        """The same loops lit, those whose every link is there, and what a lens shows of it."""
        other = self.map
        if other is None:
            return Emphasis()
        there = self._there() if lit else {}
        here = (Lit(tuple(there.get(i, i) for i in one.links), one.colour) for one in lit)
        shown = tuple(one for one in here if all(i in other.links for i in one.links))
        return Emphasis(shown, dim_rest=dims and bool(shown), view=view)

    def _there(self) -> Mapping[RecordId, RecordId]:
        """What the records of the map on show are called on the other. O(records) once."""
        here, other = self._session.map, self.map
        if other is None:
            return {}
        if self._same is None or self._same[0] is not here or self._same[1] is not other:
            same = same_records(here, other, by_id=True)
            self._same = (here, other, {**same.variables, **same.links, **same.groups})
        return self._same[2]
