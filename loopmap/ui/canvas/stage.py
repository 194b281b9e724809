"""The picture on show: drawing, tiles and overlay kept in step with the document.

A change is drawn again only where it touches. The records that look different
are painted over the old tiles at once, and the tiles follow in slices; so what
is typed is seen in the next frame, however large the map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from loopmap.diagram.drawing import Drawing, draw, recolour, redraw
from loopmap.diagram.emphasis import PLAIN, Badge, Emphasis
from loopmap.diagram.fold import fold, touched_by, unfolded
from loopmap.diagram.geometry import Box
from loopmap.diagram.look import Ghosts
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.part import without_private
from loopmap.diagram.style import Style
from loopmap.model.change import Change
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at
from loopmap.ui.canvas.across import lying_over
from loopmap.ui.canvas.far_cards import FarCards
from loopmap.ui.canvas.far_changes import FarChanges
from loopmap.ui.canvas.known_pictures import KnownPictures, differing, drawn_beside
from loopmap.ui.canvas.late import Late, is_too_much, late, late_beside
from loopmap.ui.canvas.overlay import Overlay
from loopmap.ui.canvas.picture import Picture, changed_records
from loopmap.ui.canvas.tiles import TileCache
from loopmap.ui.paint import paint

if TYPE_CHECKING:
    from loopmap.ui.canvas.run_moment import RunMoment
    from loopmap.ui.canvas.run_tried import RunTried

MOST_LIVE = 150
"""With more links than this, what is dragged is drawn roughly."""

MOST_LIVE_AT = 16
"""The same when more links than this are taken along."""

MOST_EXACT = 150
"""When more links than this are moved in one step, they are first drawn roughly."""

MOST_PROMPT = 100
"""With more links than this, signs and badges find their places after what is edited is seen."""

MOST_AFTER = 24
"""When more has changed while a picture of a large map was drawn, so is the next one elsewhere."""

MOST_WAITED_FOR = 1000
"""Links of a map that is not large."""

MOST_FRESH, MOST_FRESH_OF_MANY = 400, 100
"""Changed records painted over the tiles at once, on a map and on a large one, until the tiles
follow; when more have changed, every frame would take too long, and the tiles suffice."""


class Stage:
    """All that is painted; knows nothing of events. ``discreet``: without private notes.

    ``map`` is what is drawn, with a stack for each collapsed group. While it ``is_rough``
    so much was moved at once that links make way for nothing; ``refine`` mends that.
    Where ``somebody_settles`` what is drawn, edits of a map of many links are drawn swiftly,
    and after those that change very much at once the map is ``late``: what was shown stays,
    with frames for what comes, until somebody brings the picture (``arrive``) or asks for the
    drawing as it should be.
    ``picture``, where it shows that map in that style, spares drawing it here and now.
    ``moment`` of a run, or what is being tried, is painted over it; then ``tiles_bear_signs`` of
    links that otherwise stand out and bring their own. What stage is ``beside``
    this one shows the map left when this one turns to the map it shows: they change places.
    """

    def __init__(
        self,
        causal_map: CausalMap,
        style: Style,
        measure: TextMeasure,
        picture: Picture | None = None,
    ) -> None:
        self.discreet = self.somebody_settles = False
        self.style = style
        self._measure = measure
        self.emphasis = PLAIN
        self.badges: tuple[Badge, ...] = ()
        self._trial: Drawing | None = None
        self._previewed: tuple[CausalMap, list[RecordId], tuple[Badge, ...] | None] | None = None
        fits = picture is not None and picture.shows(causal_map, style)
        self.map = picture.drawing.causal_map if picture and fits else fold(causal_map)
        self.picture = picture if picture and fits else Picture(self._draw_anew(), paint)
        self.tiles = TileCache(self.picture.parts, style.paper)
        self.overlay = Overlay(style)
        self.far_cards, self.far_changes = FarCards(), FarChanges()
        self.known = KnownPictures()
        self.beside: Stage | None = None
        self.moment: RunMoment | RunTried | None = None
        self.tiles_bear_signs = False
        self.is_rough = False
        self.late: Late | None = None

    @property
    def drawing(self) -> Drawing:
        """The drawing of the document as it stands, without what a gesture previews."""
        if self.late is not None:
            self.refine(self.late.picture(swiftly=self._swiftly))
        return self.picture.drawing

    @property
    def cards(self) -> Mapping[RecordId, Box]:
        """Where each card of the document as it stands is or will be, however late the map is."""
        return self.late.cards if self.late is not None else self.on_show.cards

    @property
    def is_running(self) -> bool:
        """Whether a moment of a run is painted over the map; bold links then make way for it."""
        return self.moment is not None

    @property
    def on_show(self) -> Drawing:
        """The drawing that is painted now, which may be late."""
        return self.picture.drawing

    @property
    def shown(self) -> Drawing:
        """The drawing with what is previewed."""
        return self._trial or self.on_show

    @property
    def light(self) -> tuple[Emphasis, tuple[Badge, ...]]:
        """What should be brought out, and with which badges."""
        return self.emphasis, self.badges

    @property
    def light_is_late(self) -> bool:
        """Whether what is on show waits for somebody to light it as ``emphasis`` says."""
        return self.late is None and not self._is_lit(self.on_show)

    @property
    def bounds(self) -> Box | None:
        """A box around all there is, about so while the map is late."""
        return self.on_show.bounds if self.late is None else self.late.bounds

    def knows(self, causal_map: CausalMap) -> bool:
        """Whether that very map can be shown without drawing it."""
        beside = self.beside is not None and self.beside.picture.shows(causal_map, self.style)
        return beside or self.known.knows(causal_map, self.style)

    def show(self, causal_map: CausalMap) -> None:
        """Another map, or the same one after anything may have changed."""
        seen = without_private(causal_map) if self.discreet else causal_map
        self.preview(None)
        if self.picture.shows(seen, self.style) and not (self.is_rough or self.late):
            return
        if self.beside is not None and self._change_places(self.beside, seen):
            return
        self._keep()
        if seen.id != self.map.id:
            self.emphasis = of_no_other(self.emphasis)
        picture = self.known.picture(seen, self.style)
        if picture is None and self._go_on(seen):
            return
        if picture is None:
            self.map = fold(seen)
            if self.somebody_settles:
                following = late_beside(self.on_show, self.map, self._measure)
                if following is not None:
                    self.wait_for(following)
                    return
            picture = Picture(self._drawn_beside(), paint)
        self._take(picture)
        self.tiles = TileCache(self.picture.parts, self.style.paper)

    def _go_on(self, seen: CausalMap) -> bool:
        """Show a large map as it was when it was last seen, and let it follow what came since."""
        if not self.somebody_settles or len(seen.links) <= MOST_WAITED_FOR:
            return False
        earlier = self.known.earlier(seen.id, self.style)
        if earlier is None:
            return False
        self._take(earlier)
        self.tiles = TileCache(self.picture.parts, self.style.paper)
        now = fold(seen)
        self._follow(now, differing(self.map, now), may_wait=True)
        return True

    def wait_for(self, following: Late) -> None:
        """Show what there is of a map, with frames of what comes, until its picture arrives."""
        self.picture, self.is_rough = Picture(following.on_show, paint), False
        self.map, self.late = following.causal_map, following
        self.tiles = TileCache(self.picture.parts, self.style.paper)

    def restyle(self, style: Style, picture: Picture | None = None) -> None:
        """Paint everything again in another style; ``picture`` is the map in it, if drawn."""
        self.style = style
        self.overlay.restyle(style)
        self.preview(None)
        if picture is not None:
            self._take(picture)
        else:
            self.picture.recolour(recolour(self.on_show, style, swiftly=self._swiftly))
        if self.late is not None:
            self.late = late(self.on_show, self.map, self._measure)
        self.tiles = TileCache(self.picture.parts, style.paper)

    def refine(self, picture: Picture) -> None:
        """Show an exact picture of the map in place of one that is not; its tiles follow."""
        previewed = self._previewed
        self.preview(None)
        self._take(picture)
        self.tiles.show(self.picture.parts)
        if previewed is not None:
            self.preview(*previewed)

    def arrive(self, picture: Picture) -> None:
        """Show what was drawn while the map was late, and what has changed since as ever."""
        drawing, wanted = picture.drawing, self.map
        if self.late is None or drawing.style != self.style or drawing.causal_map.id != wanted.id:
            return
        touched, previewed = differing(drawing.causal_map, wanted), self._previewed
        self.preview(None)  # it is of the map as it is wanted, which is not on show yet
        self.refine(picture)
        if touched:
            self._follow(wanted, touched, may_wait=True)
        if previewed is not None:
            self.preview(*previewed)

    def follow(self, causal_map: CausalMap, change: Change) -> None:
        """The same map after ``change``."""
        if unfolded(self.map) is causal_map:
            return  # it is another map that changed
        seen = self._seen(causal_map)
        keys = [key.id for key, _ in change if key.map == causal_map.id]
        self.preview(None)
        self._follow(seen, list(touched_by(self.map, seen, keys)))

    def emphasise(self, emphasis: Emphasis, badges: tuple[Badge, ...]) -> None:
        """Light loops, look through a lens, and show these loop badges."""
        if (emphasis, badges) != (self.emphasis, self.badges):
            self.emphasis, self.badges = emphasis, badges
            if self.late is not None:
                return
            previewed = self._previewed
            self.preview(None)
            self._become(self._in_light(self.drawing), ())
            if previewed is not None:
                self.preview(*previewed)

    def light_again(self) -> None:
        """Light what is on show as it should be, or leave a large map to somebody."""
        if self.light_is_late and not self._lights_later(self.on_show):
            self._become(self._in_light(self.on_show), ())

    def take(self, drawing: Drawing) -> None:
        """Show what redraw made of the drawing on show in another light."""
        self.emphasis, self.badges = drawing.emphasis, drawing.badges
        self.preview(None)
        self._become(drawing, ())

    def preview(
        self,
        after: CausalMap | None,
        touched: Iterable[RecordId] = (),
        badges: tuple[Badge, ...] | None = None,
    ) -> None:
        """Show the map as a gesture would leave it, or as it stands (None)."""
        self._previewed = None
        if after is None:
            if self._trial is not None:
                self.overlay.fresh |= self.picture.lifted
                self._lift(frozenset())
                self.overlay.raised = frozenset()
                self._trial = None
            return
        self._previewed = (after, list(touched), badges)
        if self.late is not None:
            return
        after = self._seen(after)
        records = list(touched_by(self.map, after, self._previewed[1]))
        many = len(after.links) > MOST_LIVE or len(links_at(after, records)) > MOST_LIVE_AT
        swift = len(after.links) > MOST_PROMPT
        self._trial = redraw(
            self.drawing, after, records, roughly=many, badges=badges, swiftly=swift, in_hand=True
        )
        changed = changed_records(self.drawing, self._trial)
        self._lift(frozenset(changed))
        self.overlay.raised = self._on_groups(self._trial, changed)
        if self.overlay.said is not None:
            self.overlay.raised |= lying_over(self._trial, changed)

    def _keep(self) -> None:
        """Remember what was on show, unless it was only rough."""
        if not self.is_rough:
            self.known.keep(self.picture)

    def _change_places(self, other: Stage, seen: CausalMap) -> bool:
        """Show what another stage shows, which then shows what is on show here, tiles and all.

        False where that one shows another map, or either is not as it will stay.
        """
        stays = not (self.is_rough or self.late or other.is_rough or other.late)
        alike = (self.style, self.discreet) == (other.style, other.discreet)
        if not (stays and alike and other.picture.shows(seen, self.style)):
            return False
        other.preview(None)
        for name in (
            "picture",
            "tiles",
            "tiles_bear_signs",
            "map",
            "emphasis",
            "far_cards",
            "far_changes",
        ):
            mine, theirs = getattr(self, name), getattr(other, name)
            setattr(self, name, theirs)
            setattr(other, name, mine)
        for stage in (self, other):
            stage.far_cards.neighbourhood = stage.overlay.neighbourhood
            stage.overlay.fresh = frozenset()
            stage.light_again()
        return True

    def _take(self, picture: Picture) -> None:
        """Let this be what is shown, as it is lit now; or somebody lights a large map later."""
        drawing = picture.drawing
        if not (self._is_lit(drawing) or self._lights_later(drawing)):
            picture.become(self._in_light(drawing), ())
        self.picture, self.map = picture, drawing.causal_map
        self.is_rough, self.late = False, None

    def _is_lit(self, drawing: Drawing) -> bool:
        return (drawing.emphasis, drawing.badges) == self.light

    def _lights_later(self, drawing: Drawing) -> bool:
        return self.somebody_settles and len(drawing.link_paths) > MOST_PROMPT

    def _follow(self, seen: CausalMap, touched: list[RecordId], *, may_wait: bool = False) -> None:
        """Draw the map as it is seen now, of which so much is touched, or leave it for later.

        What ``may_wait`` was not to be seen before, either.
        """
        before, self.map = self.map, seen
        moves = _only_moves(before, seen)
        too_much = self.somebody_settles and (
            is_too_much(seen, touched, only_moves=moves)
            or (may_wait and len(seen.links) > MOST_WAITED_FOR and len(touched) > MOST_AFTER)
        )
        if self.late is not None or too_much:
            self.late = late(self.on_show, seen, self._measure)
            return
        rough = self.is_rough or (moves and _moves_much(seen, touched))
        drawing = redraw(self.on_show, seen, touched, roughly=rough, swiftly=self._swiftly)
        self._become(drawing, touched)
        self.is_rough = rough

    def _seen(self, causal_map: CausalMap) -> CausalMap:
        return fold(without_private(causal_map) if self.discreet else causal_map)

    @property
    def _swiftly(self) -> bool:
        """Whether to draw only what takes no time, and leave the rest to be settled."""
        return self.somebody_settles and len(self.map.links) > MOST_PROMPT

    def _in_light(self, drawing: Drawing) -> Drawing:
        """A drawing with the loops lit, the lens and the badges of now."""
        emphasis, badges = self.emphasis, self.badges
        if self._is_lit(drawing):
            return drawing
        same = drawing.causal_map
        swift = self._swiftly
        return redraw(drawing, same, (), emphasis=emphasis, badges=badges, swiftly=swift)

    def _drawn_beside(self) -> Drawing:
        light, swift = self.emphasis, self._swiftly
        return drawn_beside(self.on_show, self.map, self._measure, emphasis=light, swiftly=swift)

    def _draw_anew(self) -> Drawing:
        return draw(self.map, self.style, self._measure, emphasis=self.emphasis, badges=self.badges)

    def _become(self, drawing: Drawing, touched: Iterable[RecordId]) -> None:
        changed, parts = self.picture.become(drawing, touched)
        self.tiles.touch(parts)
        # What has a new halo is painted again above it.
        above = {RecordId(record.removeprefix("halo:")) for record in changed}
        fresh = self.overlay.fresh | above.union(changed) | self._on_groups(drawing, changed)
        fresh |= lying_over(drawing, changed)
        most = MOST_FRESH if len(drawing.link_paths) <= MOST_WAITED_FOR else MOST_FRESH_OF_MANY
        self.overlay.fresh = fresh if len(fresh) <= most else frozenset()

    def _on_groups(self, drawing: Drawing, changed: Iterable[RecordId]) -> frozenset[RecordId]:
        """What lies on the groups among ``changed`` and has to be painted again above them."""
        groups = drawing.places.groups
        waiting = [i for i in changed if i in groups]
        found: set[RecordId] = set()
        while waiting:
            near = [i for i in self.picture.near(groups[waiting.pop()]) if i not in found]
            found.update(near)
            waiting += [i for i in near if i in groups]
        return frozenset(found)

    def _lift(self, records: frozenset[RecordId]) -> None:
        self.tiles.touch(self.picture.lift(records))


def of_no_other(emphasis: Emphasis) -> Emphasis:
    """The light without what is gone from the map it was for; what is gone from this one comes."""
    if emphasis.view.ghosts == Ghosts():
        return emphasis
    return replace(emphasis, view=replace(emphasis.view, ghosts=Ghosts()))


def _only_moves(before: CausalMap, after: CausalMap) -> bool:
    """Whether all links are the very same, and all variables are still there."""
    stays = before.variables.keys() == after.variables.keys()
    return before.links is after.links and stays


def _moves_much(after: CausalMap, moved: Collection[RecordId]) -> bool:
    """Whether more links go with what is moved than can be drawn at once."""
    return len(moved) * MOST_LIVE_AT >= MOST_LIVE and len(links_at(after, moved)) > MOST_EXACT
