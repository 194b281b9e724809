"""Which names have room from afar, remembered, and looked for again once the view rests."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from loopmap.diagram.between_names import links_between, stand_out
from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_names import Naming, box_that_grows, step_above, wanted_growth
from loopmap.diagram.growth import Growth
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.model.ids import RecordId

Growths = Mapping[RecordId, Growth]

_NOBODY: Growths = {}


class FarNaming:
    """The names of one drawing at one step of zooming.

    While the view moves, and after an edit, the names that there were stay: nearer by all of
    them at the size they have, further away as many as have room. ``lags`` says that they
    should be looked for, once the view rests.
    """

    def __init__(self) -> None:
        self.lags = False
        self._known: Naming | None = None
        self._begun: Naming | None = None
        self._seen: tuple[Naming, float, Growths] | None = None
        self._standing: tuple[Growths, float, frozenset[RecordId]] | None = None

    def is_new_to(self, drawing: Drawing, unit: float) -> bool:
        """Whether nothing is known of this map as it is seen from there."""
        wanted, known = wanted_growth(drawing, unit), self._kin(drawing)
        return wanted > 1.0 and (known is None or known.step != step_above(wanted))

    def seek(self, drawing: Drawing, unit: float, enough: Callable[[], bool] = bool) -> bool:
        """Look for room until ``enough``; whether there is more to do."""
        wanted = wanted_growth(drawing, unit)
        step = step_above(wanted)
        if wanted > 1.0 and not _is_of(self._known, drawing, step):
            begun = self._begun
            if begun is None or not _is_of(begun, drawing, step):
                begun = self._begun = Naming(drawing, step)
            while begun.go_on():
                if enough():
                    self.lags = True
                    return True
            self._known, self._begun = begun, None
        self.lags = False
        return False

    def growing(self, drawing: Drawing, unit: float) -> Growths:
        """The growth of each card that has room for it; ``unit`` is a logical pixel."""
        self.seek(drawing, unit)
        return self.seen(drawing, unit)

    def seen(self, drawing: Drawing, unit: float) -> Growths:
        """The growth of those that are painted larger; the very same while nothing changes."""
        wanted, known = wanted_growth(drawing, unit), self._kin(drawing)
        if wanted <= 1.0:
            return _NOBODY
        self.lags |= not _is_of(known, drawing, step_above(wanted))
        if known is None:
            return _NOBODY
        if self._seen is None or self._seen[0] is not known or self._seen[1] != wanted:
            self._seen = known, wanted, _as_seen(known, wanted)
        return self._seen[2]

    def standing(self, drawing: Drawing, unit: float) -> frozenset[RecordId]:
        """The links that stand out between those names."""
        known = self._kin(drawing)
        if known is None or not stand_out(drawing, unit):
            return frozenset()
        seen = self.seen(drawing, unit)
        if self._standing is None or self._standing[0] is not seen or self._standing[1] != unit:
            found = frozenset(link.id for link in links_between(known.drawing, seen, unit))
            self._standing = seen, unit, found
        return self._standing[2]

    def _kin(self, drawing: Drawing) -> Naming | None:
        """What is known of the same map, before the latest edit or at another zoom."""
        known = self._known
        same = known is not None and known.drawing.causal_map.id == drawing.causal_map.id
        return known if same else None


def _is_of(naming: Naming | None, drawing: Drawing, step: float) -> bool:
    return naming is not None and naming.drawing is drawing and naming.step == step


def _as_seen(known: Naming, wanted: float) -> Growths:
    """The names that are known, as large on the screen as they were found."""
    by = wanted / known.step
    found = {i: g._replace(by=g.by * by) for i, g in known.found.items() if g.by * by > 1.0}
    if wanted <= known.step or not found:
        return found
    boxes = {i: box_that_grows(known.drawing, i) for i in found}
    grown = {i: found[i].grown(box) for i, box in boxes.items() if box is not None}
    stays = clear_of_each_other(boxes_in_rows(grown.values()))
    return {
        record: found[record] for record, is_clear in zip(grown, stays, strict=True) if is_clear
    }


def clear_of_each_other(boxes: Floats) -> list[bool]:
    """Which of some boxes stay where each gives way to those before it. O(boxes²) in numpy."""
    away = np.abs(boxes[:, None, :2] - boxes[None, :, :2])
    room = (boxes[:, None, 2:] + boxes[None, :, 2:]) / 2
    over = np.asarray((away < room).all(axis=2))
    stays = np.zeros(len(boxes), dtype=bool)
    for row in range(len(boxes)):
        stays[row] = not (over[row] & stays).any()
    return [bool(one) for one in stays]
