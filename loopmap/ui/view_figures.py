"""Named views as figures: what the export dialog and the command line write of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loopmap.diagram.papers import SLIDE
from loopmap.diagram.part import only_public
from loopmap.editing.views.pages import ViewPage, ViewPages
from loopmap.errors import ExportError
from loopmap.formats.view_words import paper_of
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.query import fold_name, in_order
from loopmap.model.views import View

if TYPE_CHECKING:
    from loopmap.ui.figures import Export

SLIDES, PDF = ".pptx", ".pdf"


@dataclass(frozen=True, slots=True)
class ViewOf:
    """A view, and the map it belongs to."""

    map_id: MapId
    view: View


@dataclass(frozen=True, slots=True)
class ViewsWanted:
    """Views of a document, each on a page of its own; all that is drawn follows from these."""

    document: Document
    views: tuple[ViewOf, ...]


def all_views(document: Document, maps: Iterable[MapId] | None = None) -> tuple[ViewOf, ...]:
    """The views of these maps, of all if None: map by map, in their order."""
    chosen = document.map_order if maps is None else maps
    return tuple(ViewOf(m, view) for m in chosen for view in in_order(document.maps[m].views))


def views_called(
    document: Document, name: str, maps: Iterable[MapId] | None = None
) -> tuple[ViewOf, ...]:
    """The first view of that name. Raises ExportError naming the views there are."""
    there = all_views(document, maps)
    for each in there:
        if fold_name(each.view.name) == fold_name(name):
            return (each,)
    names = ", ".join(f"“{each.view.name}”" for each in there)
    raise ExportError(
        f"There is no view called “{name}”.",
        f"There are {names}." if names else "There are no named views yet.",
    )


def view_pages(wanted: ViewsWanted, suffix: str, *, room: bool = True) -> list[ViewPage]:
    """A page for each view; ``room``: with the notes that are for the room.

    Raises ExportError where one file cannot hold them.
    """
    if len(wanted.views) > 1 and suffix not in {SLIDES, PDF}:
        raise ExportError(
            "Only a PDF and slides can have several pages.", "Let the name end in .pdf or .pptx."
        )
    document = wanted.document
    if not room:
        document = replace(document, maps={i: only_public(m) for i, m in document.maps.items()})
    pages = ViewPages(document)
    paper = SLIDE if suffix == SLIDES else None
    return [pages.page(each.map_id, each.view, paper) for each in wanted.views]


def on_views(wanted: Export, views: ViewsWanted) -> Export:
    """The same export of these views; what is said of dots, typeface and arrows stays."""
    papers = [each.view.paper for each in views.views if paper_of(each.view) is not None]
    names = [each.view.name for each in views.views]
    title = names[0] if len(names) == 1 else views.document.info.title
    return replace(wanted, views=views, title=title, paper=papers[0] if papers else "")


def file_stems(views: Iterable[ViewOf], plain: Callable[[str], str]) -> list[str]:
    """What the file of each view is called, no two alike whatever a system makes of capitals.

    ``plain`` makes of a name what a file can be called.
    """
    taken: set[str] = set()
    found = []
    for each in views:
        stem = name = plain(each.view.name)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        found.append(name)
    return found
