"""Which likely identifiers a figure would hold: for the window and the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from loopmap.analysis.identifiers import Identifier, find_identifiers
from loopmap.diagram.look import Lens
from loopmap.editing.views.pages import drawn_of
from loopmap.editing.views.remains import remains_of
from loopmap.formats.going_out import in_picture
from loopmap.formats.view_words import lens_of
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.ui.figures import Export, part_of
from loopmap.ui.view_figures import ViewOf


def held_by(
    wanted: Export, document: Document, /, *, found: Iterable[Identifier] | None = None
) -> list[Identifier]:
    """Those in what is drawn, in what is told on pages of loops, and in the names of views.

    ``found``: those to choose from, None to look for them.
    """
    among = list(find_identifiers(document) if found is None else found)
    if wanted.views is not None:
        return _by_views(wanted.views.views, document, among)
    told = {link for page in wanted.loop_pages for link in page.key}
    lens = wanted.view.lens
    return in_picture(
        document,
        part_of(wanted),
        loops=told,
        scenario=lens is Lens.RUN,
        beside=lens is Lens.CHANGE,
        found=among,
    )


def held_by_maps(
    maps: Collection[MapId],
    document: Document,
    /,
    *,
    found: Iterable[Identifier],
    scenario: bool = False,
) -> list[Identifier]:
    """Those in what is drawn and said of whole maps; ``scenario``: and of what is tried."""
    among, held = list(found), dict[Identifier, None]()
    for each in maps:
        drawn = in_picture(document, document.maps[each], scenario=scenario, found=among)
        held |= dict.fromkeys(drawn)
    return list(held)


def _by_views(
    views: tuple[ViewOf, ...], document: Document, among: list[Identifier]
) -> list[Identifier]:
    names = {(of.map_id, of.view.id) for of in views}
    found = {each: None for each in among if (each.key.map, each.key.id) in names}
    for of in views:
        causal_map, lens = document.maps[of.map_id], lens_of(of.view)
        drawn = drawn_of(causal_map, of.view, remains_of(causal_map, of.view))
        runs, changes = lens is Lens.RUN, lens is Lens.CHANGE
        held = in_picture(document, drawn, scenario=runs, beside=changes, found=among)
        found |= dict.fromkeys(held)
    return list(found)
