"""A view as a page on paper: the same from the document alone, whatever is on the screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from loopmap.analysis.loop_labels import LabelBook, label_loops, named_first
from loopmap.analysis.loop_names import legend_names
from loopmap.analysis.loops import Loop, LoopKey, LoopList, find_loops
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.diagram.emphasis import MOST_LIT, Badge, Emphasis, Lit
from loopmap.diagram.look import Lens, LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, Page, page_of
from loopmap.diagram.papers import Paper
from loopmap.diagram.style import load_style
from loopmap.editing.lens_run import ran
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.loop_badges import loop_badges
from loopmap.editing.views.in_frame import box_of, in_frame
from loopmap.editing.views.remains import Remains, remains_of
from loopmap.errors import ExportError
from loopmap.formats.view_words import lens_of, measure_of, paper_of, theme_of
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.views import Rest, Shows, View


@dataclass(frozen=True, slots=True)
class ViewPage:
    """A page, the part of the map that is on it, and the badges there."""

    page: Page
    shown: CausalMap
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The loops of a map, as they are listed and called."""

    listed: LoopList
    loops: list[Loop]
    book: LabelBook


@dataclass
class ViewPages:
    """Pages of the views of one document; what several of them need is looked for once."""

    document: Document
    _found: dict[MapId, _Found] = field(default_factory=dict)
    _ran: dict[tuple[MapId, RecordId | None], Known] = field(default_factory=dict)

    def page(self, map_id: MapId, view: View, paper: Paper | None = None) -> ViewPage:
        """The view on ``paper``, else on its own; private notes are left out.

        Raises ExportError where nothing of it is left, SimulationError where a run that it
        shows is not possible.
        """
        causal_map = self.document.maps[map_id]
        remains, shown = require_drawn(causal_map, view)
        emphasis = self._emphasis(causal_map, view, remains, shown)
        badges = self._badges(causal_map, remains, shown)
        page = page_of(
            shown,
            load_style(theme_of(view)),
            bundled_measure(),
            title=view.name,
            asked=Asked(view.title, view.legend, view.source, "", view.beliefs),
            emphasis=emphasis,
            badges=badges,
            paper=paper or paper_of(view),
            whole=None if shown is causal_map else causal_map,
        )
        return ViewPage(page, shown, badges)

    def lens(self, map_id: MapId, view: View) -> LensView:
        """What its lens shows of the whole map. Raises SimulationError."""
        causal_map = self.document.maps[map_id]
        lens = lens_of(view)
        if lens is Lens.RUN:
            known = self._run(causal_map, view.scenario)
        elif lens in {Lens.LOOPS, Lens.INFLUENCE}:
            known = Known(self._loops(causal_map).listed, measure=measure_of(view))
        else:
            known = Known()
        return lens_view(lens, self.document, causal_map, known)

    def _emphasis(
        self, causal_map: CausalMap, view: View, remains: Remains, shown: CausalMap
    ) -> Emphasis:
        emphasis = Emphasis(view=self.lens(causal_map.id, view), dim_rest=True)
        if remains.is_whole or view.rest is Rest.HIDDEN:
            return emphasis
        if view.shows is Shows.LOOP:
            return replace(emphasis, lit=self._lit(causal_map, remains, shown))
        return replace(emphasis, kept=remains.kept)

    def _lit(self, causal_map: CausalMap, remains: Remains, shown: CausalMap) -> tuple[Lit, ...]:
        found = self._loops(causal_map)
        keys = [key for key in remains.loops if set(key) <= shown.links.keys()][:MOST_LIT]
        told = [loop for loop in found.loops if loop.key in keys]
        called = legend_names(causal_map, told, found.book, found.listed)
        return tuple(Lit(key, n, called.get(key, "")) for n, key in enumerate(keys))

    def _badges(
        self, causal_map: CausalMap, remains: Remains, shown: CausalMap
    ) -> tuple[Badge, ...]:
        found = self._loops(causal_map)
        lit: tuple[LoopKey, ...] = remains.loops
        badges = loop_badges(causal_map, found.loops, found.book.labels, lit=lit)
        return tuple(badge for badge in badges if set(badge.links) <= shown.links.keys())

    def _loops(self, causal_map: CausalMap) -> _Found:
        found = self._found.get(causal_map.id)
        if found is None:
            listed = find_loops(causal_map)
            book = label_loops(causal_map, listed)
            loops = named_first(all_loops_shown(causal_map, listed), book)
            found = self._found[causal_map.id] = _Found(listed, loops, book)
        return found

    def _run(self, causal_map: CausalMap, scenario: RecordId | None) -> Known:
        """The run of that scenario, of the first where it has gone or none was named."""
        known = self._ran.get((causal_map.id, scenario))
        if known is None:
            standing = causal_map.scenarios
            named = standing.get(scenario) if scenario is not None else None
            asked = [named] if named is not None else in_order(standing)
            known, _ = ran(causal_map, self._loops(causal_map).listed, asked)
            self._ran[causal_map.id, scenario] = known
        return known


def drawn_of(causal_map: CausalMap, view: View, remains: Remains) -> CausalMap:
    """The part of the map that is drawn: faded or not, and on the paper that is looked at."""
    drawn = remains.part if view.rest is Rest.HIDDEN else causal_map
    frame = box_of(view)
    return drawn if frame is None else in_frame(drawn, frame)


def require_drawn(causal_map: CausalMap, view: View) -> tuple[Remains, CausalMap]:
    """What remains of a view, and what is drawn. Raises ExportError where that is nothing."""
    remains = remains_of(causal_map, view)
    if remains.is_nothing:
        raise ExportError(f"Nothing of what the view “{view.name}” shows is on the map.")
    shown = drawn_of(causal_map, view, remains)
    if not (shown.variables or shown.notes or shown.groups) and causal_map.variables:
        raise ExportError(f"Nothing lies on the paper that the view “{view.name}” looks at.")
    return remains, shown
