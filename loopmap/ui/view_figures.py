"""Named views as figures: what the export dialog and the command line write of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from loopmap.diagram.papers import SLIDE
from loopmap.editing.views.pages import ViewPage, ViewPages
from loopmap.errors import ExportError
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import fold_name, in_order
from loopmap.model.views import View

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


def view_pages(wanted: ViewsWanted, suffix: str) -> list[ViewPage]:
    """A page for each view. Raises ExportError where one file cannot hold them."""
    if len(wanted.views) > 1 and suffix not in {SLIDES, PDF}:
        raise ExportError(
            "Only a PDF and slides can have several pages.", "Let the name end in .pdf or .pptx."
        )
    pages = ViewPages(wanted.document)
    paper = SLIDE if suffix == SLIDES else None
    return [pages.page(each.map_id, each.view, paper) for each in wanted.views]


def has_own_paper(wanted: ViewsWanted) -> bool:
    """Whether any of them goes to a page of a given size."""
    return any(each.view.paper for each in wanted.views)


def file_names(views: Iterable[ViewOf], suffix: str, plain: dict[str, str]) -> list[Path]:
    """A file name for each view, no two alike whatever the system makes of capitals.

    ``plain`` gives the name of each view as a file can be called.
    """
    taken: set[str] = set()
    found = []
    for each in views:
        stem = name = plain[each.view.id + each.map_id]
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} {number}"
        taken.add(name.casefold())
        found.append(Path(f"{name}{suffix}"))
    return found
