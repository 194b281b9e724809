"""A picture asked for once more, of a document from which something was taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from loopmap.analysis.loop_labels import label_loops
from loopmap.analysis.loop_names import legend_names
from loopmap.analysis.loops import LoopList, loop_along
from loopmap.diagram.emphasis import Lit
from loopmap.diagram.look import SIGNS, LensView
from loopmap.diagram.page import title_of
from loopmap.editing.loop_pages import loop_pages
from loopmap.model.document import CausalMap, Document
from loopmap.ui.figures import Export
from loopmap.ui.view_figures import ViewOf, ViewsWanted, on_views

Look = Callable[[Document], LensView]


def afresh(
    wanted: Export, before: Document, going: Document, loops: LoopList | None, look: Look
) -> Export:
    """The same of ``going``: nothing that was written down of ``before`` is in it.

    ``loops``: those that were found; ``look``: what the lens shows of a document.
    """
    map_id = wanted.causal_map.id
    if going is before or map_id not in going.maps:
        return wanted
    if wanted.views is not None:
        return _of_views(wanted, wanted.views, going)
    shown = going.maps[map_id]
    own = title_of(before.info.title, wanted.causal_map.info.title)
    told = {page.key for page in wanted.loop_pages}
    return replace(
        wanted,
        causal_map=shown,
        title=title_of(going.info.title, shown.info.title) if wanted.title == own else wanted.title,
        view=wanted.view if wanted.view is SIGNS else look(going),
        lit=_lit(wanted.lit, shown, loops or LoopList()),
        loop_pages=loop_pages(
            going, shown, (b for b in wanted.badges if b.links in told), room=wanted.room
        ),
    )


def _of_views(wanted: Export, views: ViewsWanted, going: Document) -> Export:
    """Views follow from their document alone."""
    now = tuple(
        ViewOf(of.map_id, going.maps[of.map_id].views.get(of.view.id, of.view))
        for of in views.views
    )
    shown = replace(wanted, causal_map=going.maps[wanted.causal_map.id])
    return on_views(shown, ViewsWanted(going, now))


def _lit(lit: tuple[Lit, ...], shown: CausalMap, listed: LoopList) -> tuple[Lit, ...]:
    """The same light, called by what the loops' variables are called now."""
    loops = [loop for each in lit if (loop := loop_along(shown, each.links)) is not None]
    if not loops:
        return lit
    names = legend_names(shown, loops, label_loops(shown, listed), listed)
    return tuple(replace(each, called=names.get(each.links, "")) for each in lit)
