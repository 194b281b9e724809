"""Turning from one map to another: nothing is drawn that is known, or can be had from what is."""

from __future__ import annotations

from loopmap.diagram.fold import fold
from loopmap.diagram.part import without_private
from loopmap.model.document import CausalMap
from loopmap.ui.canvas.known_pictures import KnownPictures, drawn_beside
from loopmap.ui.canvas.late import differs_much, is_large, late_beside, takes_time
from loopmap.ui.canvas.light import of_no_other
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.paint import paint


class Turning:
    """Turns one stage. ``known``: the pictures of maps that it showed before.

    What stage is ``beside`` it shows the map left when this one turns to the map it shows: they
    change places. Of a map that nobody works on fewer links are drawn at once: ``most_now``.
    """

    def __init__(self, stage: Stage, most_now: int | None = None) -> None:
        self._stage, self._most_now = stage, most_now
        self.known = KnownPictures()
        self.beside: Stage | None = None

    def knows(self, causal_map: CausalMap) -> bool:
        """Whether that very map can be shown without drawing it."""
        style = self._stage.style
        beside = self.beside is not None and self.beside.picture.shows(causal_map, style)
        return beside or self.known.knows(causal_map, style)

    def to(self, causal_map: CausalMap, *, may_wait: bool = False) -> None:
        """Show another map, or the same one after anything may have changed.

        One that ``may_wait`` and is not known is drawn in the turn of events after this one:
        somebody sees to it that nothing is painted before.
        """
        stage = self._stage
        seen = without_private(causal_map) if stage.discreet else causal_map
        stage.preview(None)
        if stage.picture.shows(seen, stage.style) and stage.stays:
            return
        if self.beside is not None and _change_places(stage, self.beside, seen):
            return
        if not stage.is_rough:
            self.known.keep(stage.picture)
        if seen.id != stage.map.id:
            stage.once_drawn.clear()
            stage.emphasis = of_no_other(stage.emphasis)
        picture = self.known.picture(seen, stage.style)
        if picture is not None:
            stage.put(picture)
        elif not self._go_on(seen, may_wait=may_wait):
            self._draw(fold(seen), may_wait=may_wait)

    def _go_on(self, seen: CausalMap, *, may_wait: bool) -> bool:
        """Show a large map as it was when it was last seen, and let it follow what came since."""
        stage = self._stage
        if not stage.somebody_settles or not is_large(seen):
            return False
        earlier = self.known.earlier(seen.id, stage.style)
        if earlier is None or not self._may_be_seen(earlier.drawing.causal_map):
            return False
        stage.put(earlier)
        stage.stand_in_for(fold(seen), soon=True)
        if not may_wait:
            stage.draw_what_waits()
        return True

    def _may_be_seen(self, drawn: CausalMap) -> bool:
        """Whether what was drawn may be on show: before a room nothing private ever is."""
        return not self._stage.discreet or without_private(drawn) is drawn

    def _draw(self, now: CausalMap, *, may_wait: bool) -> None:
        """Draw a map that is not known, from what is on show where they are alike.

        Where that takes time, what is on show stands in for it: hardly anything is otherwise.
        What the room may not see stands in for nothing.
        """
        stage = self._stage
        before = stage.on_show
        if stage.somebody_settles and takes_time(now, self._most_now):
            if differs_much(before, now):
                stage.wait_for(late_beside(before, now, before.measure))
                return
            if self._may_be_seen(before.causal_map):
                stage.stand_in_for(now)
                return
        swiftly, light = stage.is_swift_with(now), stage.emphasis
        if may_wait and self._may_be_seen(before.causal_map):
            stage.stand_in_for(now, soon=True)
            return
        drawing = drawn_beside(before, now, before.measure, emphasis=light, swiftly=swiftly)
        stage.put(Picture(drawing, paint), rough=stage.is_rough)


def _change_places(one: Stage, other: Stage, seen: CausalMap) -> bool:
    """Each of two stages shows what the other showed, tiles and all.

    False where the other one shows another map, or either is not as it will stay.
    """
    alike = (one.style, one.discreet) == (other.style, other.discreet)
    if not (one.stays and other.stays and alike and other.picture.shows(seen, one.style)):
        return False
    other.preview(None)
    painted = ("picture", "tiles", "tiles_bear_signs", "far_cards", "far_changes")
    for name in ("map", "emphasis", *painted):
        mine, theirs = getattr(one, name), getattr(other, name)
        setattr(one, name, theirs)
        setattr(other, name, mine)
    for stage in (one, other):
        stage.far_cards.neighbourhood = stage.overlay.neighbourhood
        stage.overlay.fresh = frozenset()
        stage.light_again()
    return True
