"""Pictures of maps that are not on show now, so that coming back to one takes no drawing."""

from __future__ import annotations

from loopmap.diagram.drawing import Drawing, draw, redraw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.fold import touched_by
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.ui.canvas.picture import Picture

KEPT = 4
"""Pictures remembered besides the one on show."""

_ALIKE = 0.25
"""A map that differs in no greater share of its records is drawn from what is on show."""


class KnownPictures:
    """The pictures last seen, by map, each for as long as its map stands unaltered."""

    def __init__(self) -> None:
        self._kept: dict[MapId, Picture] = {}

    def keep(self, picture: Picture) -> None:
        """Remember a picture; the least recently kept goes."""
        picture.lift(frozenset())
        map_id = picture.drawing.causal_map.id
        self._kept.pop(map_id, None)
        self._kept[map_id] = picture
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]

    def knows(self, causal_map: CausalMap, style: Style) -> bool:
        """Whether there is a picture of that very map in that style."""
        kept = self._kept.get(causal_map.id)
        return kept is not None and kept.shows(causal_map, style)

    def picture(self, causal_map: CausalMap, style: Style) -> Picture | None:
        """The picture of that very map in that style, to be shown; None if unknown."""
        return self._kept.pop(causal_map.id) if self.knows(causal_map, style) else None

    def earlier(self, map_id: MapId, style: Style) -> Picture | None:
        """The picture of a map as it was when last shown, to be gone on with; None if unknown."""
        kept = self._kept.get(map_id)
        if kept is None or kept.drawing.style != style:
            return None
        return self._kept.pop(map_id)


def drawn_beside(
    before: Drawing,
    causal_map: CausalMap,
    measure: TextMeasure,
    *,
    emphasis: Emphasis | None = None,
    swiftly: bool = False,
) -> Drawing:
    """The drawing of another map as ``before`` is drawn; from it where the two are much alike.

    ``emphasis`` None is that of ``before``, ``swiftly`` as ``draw`` and ``redraw``.
    """
    light = before.emphasis if emphasis is None else emphasis
    was = before.causal_map
    touched = list(touched_by(was, causal_map, differing(was, causal_map)))
    if len(touched) <= _ALIKE * len(causal_map.ids()):
        return redraw(before, causal_map, touched, emphasis=light, swiftly=swiftly)
    return draw(
        causal_map,
        before.style,
        measure,
        emphasis=light,
        badges=before.badges,
        swiftly=swiftly,
    )


def differing(one: CausalMap, other: CausalMap) -> list[RecordId]:
    """Records that one of two maps lacks, or that are not the same in both. O(records)."""
    tables = [(one.variables, other.variables), (one.links, other.links)]
    tables += [(one.notes, other.notes), (one.groups, other.groups)]
    return [
        record
        for was, now in tables
        for record in {**was, **now}
        if was.get(record) is not now.get(record) and was.get(record) != now.get(record)
    ]
