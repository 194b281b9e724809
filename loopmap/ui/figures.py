"""The pages of a figure as the export dialog or the command line asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from loopmap.analysis.loops import loop_along
from loopmap.analysis.telling import tell_loop
from loopmap.diagram.emphasis import Badge, Emphasis, Lit
from loopmap.diagram.layout.round_again import round_again
from loopmap.diagram.look import SIGNS, LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, Page, is_readable, page_of
from loopmap.diagram.papers import SLIDE, Paper, paper_called
from loopmap.diagram.part import loop_of, only_public, selection_of
from loopmap.diagram.poster import poster
from loopmap.diagram.style import load_style
from loopmap.editing.loop_pages import MOST_EVIDENCE, LoopPage
from loopmap.errors import ExportError
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.view_figures import ViewsWanted, view_pages

SLIDES, PDF, METAFILE = ".pptx", ".pdf", ".emf"

_FOR_LOOPS = "a4"
"""The paper of pages of loops in a PDF where none was chosen."""

_ELSEWHERE = "Drawn round here, not where it lies on the map."


@dataclass(frozen=True, slots=True)
class Export:
    """What to draw and how: the whole map unless a selection or a loop (its links) is given.

    ``dpi`` counts for PNG alone, 96 is one pixel to the map unit; ``typeface`` for SVG alone:
    whether the file carries it. ``title`` stands for the map's own. ``lit`` loops have their
    light, and the rest of the map steps back. ``paper`` is the key of one of the papers, ""
    for a page as large as the drawing. ``loop_pages`` have a page each after that of the map,
    in PDF and slides, and else files of their own; ``poster``: the map over several
    sheets, in PDF. For slides alone: ``attached`` arrows are straight and stay glued to their
    cards. ``views``: named views in place of all that is said of what is drawn and how.
    ``room``: with the notes that are for the room; what is private never is drawn.
    """

    path: Path
    causal_map: CausalMap
    theme: str = "light"
    dpi: float = 192
    typeface: bool = True
    title: str = ""
    view: LensView = SIGNS
    asked: Asked = field(default_factory=Asked)
    selection: frozenset[RecordId] = frozenset()
    loop: tuple[RecordId, ...] = ()
    badges: tuple[Badge, ...] = ()
    lit: tuple[Lit, ...] = ()
    paper: str = ""
    poster: bool = False
    attached: bool = False
    loop_pages: tuple[LoopPage, ...] = ()
    views: ViewsWanted | None = None
    room: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A page, what of the map is shown on it, and the badges there."""

    page: Page
    shown: CausalMap
    badges: tuple[Badge, ...]


def figures_of(wanted: Export, suffix: str) -> list[Figure]:
    """All pages, that of the map first. Raises ExportError for a poster that is no PDF."""
    if wanted.views is not None:
        pages = view_pages(wanted.views, suffix, room=wanted.room)
        return [Figure(each.page, each.shown, each.badges) for each in pages]
    if wanted.poster and suffix != PDF:
        raise ExportError(
            "Only a PDF can have the sheets of a poster.", "Let its name end in .pdf."
        )
    paper = SLIDE if suffix == SLIDES else paper_called(wanted.paper) if wanted.paper else None
    first = _figure(wanted, None if wanted.poster else paper)
    whole = [first]
    if wanted.poster:
        sheets = poster(first.page, load_style(wanted.theme))
        whole = [replace(first, page=sheet) for sheet in sheets]
    for_loops = paper_called(_FOR_LOOPS) if suffix == PDF and paper is None else paper
    return [*whole, *(_loop_alone(wanted, each, for_loops) for each in wanted.loop_pages)]


def _loop_alone(wanted: Export, page: LoopPage, paper: Paper | None) -> Figure:
    """A loop with its words, with less evidence where it could not be read else."""
    most = min(MOST_EVIDENCE, len(page.evidence))
    figure = _or_round(_of_loop(wanted, page, most), paper)
    while most and not is_readable(figure.page):
        most -= 1
        figure = _or_round(_of_loop(wanted, page, most), paper)
    return figure


def _of_loop(wanted: Export, page: LoopPage, most: int) -> Export:
    """One loop alone, told beside its drawing."""
    asked = replace(wanted.asked, told=page.words(most))
    return replace(wanted, title=page.called, asked=asked, loop=page.key, lit=())


def _or_round(wanted: Export, paper: Paper | None) -> Figure:
    """A loop where its variables lie, or round where that could not be read on any page."""
    figure = _figure(wanted, paper)
    on_a_page = figure if paper is not None else _figure(wanted, paper_called(_FOR_LOOPS))
    if is_readable(on_a_page.page):
        return figure
    asked = replace(wanted.asked, told=(*wanted.asked.told, _ELSEWHERE))
    return _figure(replace(wanted, asked=asked), paper, round_again(figure.shown))


def _figure(wanted: Export, paper: Paper | None, shown: CausalMap | None = None) -> Figure:
    """``shown`` is drawn instead of the part asked for."""
    shown = shown or part_of(wanted)
    lit = _lit_on(wanted, shown)
    badges = tuple(badge for badge in wanted.badges if set(badge.links) <= shown.links.keys())
    page = page_of(
        shown,
        load_style(wanted.theme),
        bundled_measure(),
        title=wanted.title,
        asked=wanted.asked,
        emphasis=Emphasis(lit, dim_rest=True, view=wanted.view),
        badges=badges,
        paper=paper,
    )
    told = "\n".join((*_loops_told(wanted, lit), page.description))
    return Figure(replace(page, description=told), shown, badges)


def _lit_on(wanted: Export, shown: CausalMap) -> tuple[Lit, ...]:
    """The lit loops of which all is shown; a picture of one loop alone needs no light."""
    whole = (loop for loop in wanted.lit if set(loop.links) <= shown.links.keys())
    return () if wanted.loop else tuple(whole)


def _loops_told(wanted: Export, lit: Iterable[Lit]) -> Iterator[str]:
    """What a loop drawn alone does, and what lit ones do, for those who do not see them."""
    alone = loop_along(wanted.causal_map, wanted.loop) if wanted.loop else None
    if alone is not None:
        yield tell_loop(wanted.causal_map, alone)
    for each in lit:
        loop = loop_along(wanted.causal_map, each.links)
        if loop is not None:
            yield f"{each.called} is lit. {tell_loop(wanted.causal_map, loop)}"


def part_of(wanted: Export) -> CausalMap:
    """What of the map is drawn: one loop, what is selected, or all of it."""
    if wanted.loop:
        return loop_of(wanted.causal_map, wanted.loop)
    shown = wanted.causal_map if wanted.room else only_public(wanted.causal_map)
    if wanted.selection:
        return selection_of(shown, wanted.selection)
    return shown
