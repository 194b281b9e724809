"""The picture on show: drawing, tiles and overlay kept in step with the document.

A change is drawn again only where it touches. The records that look different
are painted over the old tiles at once, and the tiles follow in slices; so what
is typed is seen in the next frame, however large the map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from loopmap.diagram.drawing import Drawing, draw, recolour, redraw
from loopmap.diagram.emphasis import PLAIN, Badge, Emphasis
from loopmap.diagram.fold import fold, touched_by, unfolded
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.part import without_private
from loopmap.diagram.style import Style
from loopmap.model.change import Change
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.across import lying_over
from loopmap.ui.canvas.far_cards import FarCards
from loopmap.ui.canvas.far_changes import FarChanges
from loopmap.ui.canvas.fresh import above_tiles, fresh_with
from loopmap.ui.canvas.known_pictures import differing
from loopmap.ui.canvas.late import Late, late, takes_long
from loopmap.ui.canvas.light import Light, of_no_other
from loopmap.ui.canvas.overlay import Overlay
from loopmap.ui.canvas.picture import Picture, changed_records
from loopmap.ui.canvas.roughly import is_much_in_hand, moves_much, only_moves
from loopmap.ui.canvas.tiles import TileCache
from loopmap.ui.paint import paint

if TYPE_CHECKING:
    from loopmap.ui.canvas.run_moment import RunMoment
    from loopmap.ui.canvas.run_tried import RunTried

MOST_PROMPT = 60
"""With more links than this, signs and badges find their places after what is edited is seen."""

_Previewed = tuple[CausalMap, list[RecordId], tuple[Badge, ...] | None]


class Stage:
    """What of one map is on show, for ``stage_painting``; knows nothing of events.

    ``discreet``: without private notes.
    ``map`` is what is drawn, with a stack for each collapsed group. While it ``is_rough``
    so much was moved at once that links make way for nothing, nor do they in what is drawn from
    that; ``refine`` mends it.
    Where ``somebody_settles`` what is drawn, edits of a map of many links are drawn swiftly,
    and after those that change very much at once the map is ``late``: what was shown stays,
    with frames for what comes, until somebody brings the picture (``arrive``) or asks for the
    drawing as it should be.
    ``picture``, where it shows that map in that style, spares drawing it here and now.
    ``moment`` of a run, or what is being tried, is painted over it; then ``tiles_bear_signs`` of
    links that otherwise stand out and bring their own. ``wide`` areas of groups are too wide to
    follow a hand: frames do.
    What is to be ``once_drawn`` is done when a map comes that ``waits_for_a_turn``.
    """

    def __init__(
        self,
        causal_map: CausalMap,
        style: Style,
        measure: TextMeasure,
        picture: Picture | None = None,
    ) -> None:
        self.discreet = self.somebody_settles = False
        self.is_rough = self.tiles_bear_signs = False
        self.style = style
        self.emphasis = PLAIN
        self.badges: tuple[Badge, ...] = ()
        self._trial: Drawing | None = None
        self._previewed: _Previewed | None = None
        self.wide: tuple[Box, ...] = ()
        if picture is None or not picture.shows(causal_map, style):
            picture = Picture(draw(fold(causal_map), style, measure), paint)
        self.picture, self.map = picture, picture.drawing.causal_map
        self.tiles = TileCache(self.picture.parts, style.paper)
        self.overlay = Overlay(style)
        self.far_cards, self.far_changes = FarCards(), FarChanges()
        self.moment: RunMoment | RunTried | None = None
        self.late: Late | None = None
        self.once_drawn: list[Callable[[], None]] = []

    # what is on show

    @property
    def drawing(self) -> Drawing:
        """The drawing of the document as it stands, without what a gesture previews."""
        self.draw_what_waits()
        if self.late is not None:
            self._draw_late(self.late)
        return self.picture.drawing

    @property
    def on_show(self) -> Drawing:
        """The drawing that is painted now, which may be late."""
        return self.picture.drawing

    @property
    def shown(self) -> Drawing:
        """The drawing with what is previewed."""
        return self._trial or self.on_show

    @property
    def bounds(self) -> Box | None:
        """A box around all there is, about so while the map is late."""
        self.draw_what_waits()
        return self.on_show.bounds if self.late is None else self.late.bounds

    @property
    def is_running(self) -> bool:
        """Whether a moment of a run is painted over the map; bold links then make way for it."""
        return self.moment is not None

    @property
    def stays(self) -> bool:
        """Whether nothing better is to be drawn of the map."""
        return not (self.is_rough or self.late)

    def is_swift_with(self, causal_map: CausalMap) -> bool:
        """Whether only what takes no time is drawn of that map, and the rest is settled later."""
        return self.somebody_settles and len(causal_map.links) > MOST_PROMPT

    # pictures

    def put(self, picture: Picture, *, rough: bool = False) -> None:
        """Show this picture, of whatever map; nothing of the tiles so far is of use."""
        self.is_rough = rough
        self._take_up(picture)
        self._tile_anew()

    def wait_for(self, following: Late) -> None:
        """Show what there is of a map, with frames of what comes, until its picture arrives."""
        self.picture = Picture(following.on_show, paint)
        self.map, self.late = following.causal_map, following
        self._tile_anew()

    def stand_in_for(self, causal_map: CausalMap, *, soon: bool = False) -> None:
        """Let what is on show do for that map, which is much like it, until its picture arrives.

        Frames tell of what comes. The picture may be remembered: it is not altered. One that is
        drawn ``soon`` need not be alike, for nothing is painted until then.
        """
        self.overlay.fresh = frozenset()
        self.map = causal_map
        self._wait(causal_map, soon=soon)

    @property
    def waits_for_a_turn(self) -> bool:
        """Whether a map was turned to that is drawn in the turn of events after that."""
        return self.late is not None and self.late.soon

    def draw_what_waits(self) -> bool:
        """Draw such a map now, or from what is on show of it; whether there was any."""
        if self.late is None or not self.late.soon:
            return False
        if self.on_show.causal_map.id == self.map.id:
            self._follow_what_came()
        else:
            self._draw_late(self.late)
        return True

    def _draw_late(self, following: Late) -> None:
        """Here and now; what is gone from a map of many links is then settled with its light."""
        swiftly, light = self.is_swift_with(self.map), self.emphasis
        light = of_no_other(light) if swiftly else light
        self._come(following.picture(emphasis=light, swiftly=swiftly))

    def _follow_what_came(self) -> None:
        """Let what is on show follow all that came to that map since it was drawn."""
        drawn, wanted = self.on_show.causal_map, self.map
        with self._preview_aside():
            self.map, self.late = drawn, None
            self.follow_to(wanted, differing(drawn, wanted), may_wait=True)
        self._go_on_once_drawn()

    def _wait(self, causal_map: CausalMap, *, soon: bool) -> None:
        following = late(self.on_show, causal_map, self.on_show.measure)
        self.late = replace(following, soon=soon)

    def restyle(self, style: Style, picture: Picture | None = None) -> None:
        """Paint everything again in another style; ``picture`` is the map in it, if drawn."""
        self.style = style
        self.overlay.restyle(style)
        self.preview(None)
        if picture is not None:
            self._take_up(picture)
        else:
            swiftly = self.is_swift_with(self.map)
            self.picture.recolour(recolour(self.on_show, style, swiftly=swiftly))
        if self.late is not None:
            self._wait(self.map, soon=self.waits_for_a_turn)
        self._tile_anew()

    def refine(self, picture: Picture) -> None:
        """Show an exact picture of the map in place of one that is not; its tiles follow."""
        self.is_rough = False
        self._come(picture)

    def _come(self, picture: Picture) -> None:
        of_another = self.waits_for_a_turn
        with self._preview_aside():
            self._take_up(picture)
            if of_another:
                self._tile_anew()
            else:
                self.tiles.show(self.picture.parts)

    def arrive(self, picture: Picture) -> None:
        """Show what was drawn while the map was late, and what has changed since as ever."""
        drawing, wanted = picture.drawing, self.map
        if self.late is None or drawing.style != self.style or drawing.causal_map.id != wanted.id:
            return
        touched = differing(drawing.causal_map, wanted)
        with self._preview_aside():  # it is of the map as it is wanted, which is not on show yet
            self._come(picture)
            if touched:
                self.follow_to(wanted, touched, may_wait=True)

    def _take_up(self, picture: Picture) -> None:
        """Let this be what is shown, as it is lit now; or somebody lights a large map later."""
        drawing = picture.drawing
        if not (self.light.is_on(drawing) or self.is_swift_with(drawing.causal_map)):
            picture.become(self.light.on(drawing), ())
        self.picture, self.map = picture, drawing.causal_map
        self.late = None
        self._go_on_once_drawn()

    def _go_on_once_drawn(self) -> None:
        awaited, self.once_drawn = self.once_drawn, []
        for each in awaited:
            each()

    def _tile_anew(self) -> None:
        self.tiles = TileCache(self.picture.parts, self.style.paper)

    # edits

    def follow(self, causal_map: CausalMap, change: Change) -> None:
        """The same map after ``change``."""
        if unfolded(self.map) is causal_map:
            return  # it is another map that changed
        seen = self._seen(causal_map)
        keys = [key.id for key, _ in change if key.map == causal_map.id]
        self.preview(None)
        self.follow_to(seen, list(touched_by(self.map, seen, keys)))

    def follow_to(
        self, seen: CausalMap, touched: list[RecordId], *, may_wait: bool = False
    ) -> None:
        """Draw the map as it is seen now, of which so much is touched, or leave it for later.

        What ``may_wait`` was not to be seen before, either.
        """
        before, self.map = self.map, seen
        moves = only_moves(before, seen)
        if self.late is not None or (
            self.somebody_settles
            and takes_long(self.on_show, seen, touched, only_moves=moves, may_wait=may_wait)
        ):
            self._wait(seen, soon=self.waits_for_a_turn)
            return
        rough = self.is_rough or (moves and moves_much(seen, touched))
        swiftly = self.is_swift_with(seen)
        self._become(redraw(self.on_show, seen, touched, roughly=rough, swiftly=swiftly), touched)
        self.is_rough = rough

    def _seen(self, causal_map: CausalMap) -> CausalMap:
        return fold(without_private(causal_map) if self.discreet else causal_map)

    def _become(self, drawing: Drawing, touched: Iterable[RecordId] = ()) -> None:
        before = self.on_show
        changed, parts = self.picture.become(drawing, touched)
        self.tiles.touch(parts)
        self.overlay.fresh = fresh_with(self.overlay.fresh, changed, self.picture, before)

    # light

    @property
    def light(self) -> Light:
        """What should be brought out, and with which badges."""
        return Light(self.emphasis, self.badges)

    @property
    def light_is_late(self) -> bool:
        """Whether what is on show waits for somebody to light it as ``emphasis`` says."""
        return self.late is None and not self.light.is_on(self.on_show)

    def emphasise(self, emphasis: Emphasis, badges: tuple[Badge, ...]) -> None:
        """Light loops, look through a lens, and show these loop badges."""
        if (emphasis, badges) == self.light:
            return
        self.emphasis, self.badges = emphasis, badges
        if self.late is None:
            with self._preview_aside():
                self._light_up()

    def light_again(self) -> None:
        """Light what is on show as it should be, or leave a large map to somebody."""
        if self.light_is_late and not self.is_swift_with(self.map):
            self._light_up()

    def take(self, drawing: Drawing) -> None:
        """Show what redraw made of the drawing on show in another light."""
        self.emphasis, self.badges = drawing.emphasis, drawing.badges
        self.preview(None)
        self._become(drawing)

    def _light_up(self) -> None:
        lit = self.light.on(self.on_show, swiftly=self.is_swift_with(self.map))
        if lit is not self.on_show:  # it was to have been lit otherwise, and nobody had yet
            self._become(lit)

    # what a gesture previews

    def preview(
        self,
        after: CausalMap | None,
        touched: Iterable[RecordId] = (),
        badges: tuple[Badge, ...] | None = None,
    ) -> None:
        """Show the map as a gesture would leave it, or as it stands (None)."""
        if after is None:
            self._previewed = None
            self._end_trial()
            return
        self._previewed = (after, list(touched), badges)
        if self.late is None:
            self._try(*self._previewed)

    @contextmanager
    def _preview_aside(self) -> Iterator[None]:
        """While something else is put on show; what is previewed is then drawn on that."""
        previewed = self._previewed
        self.preview(None)
        yield
        if previewed is not None:
            self.preview(*previewed)

    def _try(
        self, after: CausalMap, touched: list[RecordId], badges: tuple[Badge, ...] | None
    ) -> None:
        after, before = self._seen(after), self.on_show
        records = list(touched_by(self.map, after, touched))
        self._trial = redraw(
            before,
            after,
            records,
            roughly=is_much_in_hand(after, records),
            badges=badges,
            swiftly=len(after.links) > MOST_PROMPT,
            in_hand=True,
        )
        changed = changed_records(before, self._trial)
        above = above_tiles(self.picture, before, self._trial, changed)
        self._lift(above.changed)
        self.overlay.raised, self.wide = above.raised, above.wide
        if self.overlay.said is not None:
            self.overlay.raised |= lying_over(self._trial, changed)

    def _end_trial(self) -> None:
        if self._trial is not None:
            self.overlay.fresh |= self.picture.lifted
            self._lift(frozenset())
            self.overlay.raised, self.wide = frozenset(), ()
            self._trial = None

    def _lift(self, records: frozenset[RecordId]) -> None:
        self.tiles.touch(self.picture.lift(records))
