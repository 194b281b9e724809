"""Making a picture of a map as the export dialog or the command line asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from loopmap.analysis.loops import loop_along
from loopmap.analysis.telling import tell_loop
from loopmap.diagram.emphasis import Badge, Emphasis, Lit
from loopmap.diagram.fold import fold
from loopmap.diagram.look import SIGNS, LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, Page, page_of
from loopmap.diagram.papers import SLIDE, Paper
from loopmap.diagram.part import loop_of, selection_of, without_private
from loopmap.diagram.style import load_style
from loopmap.editing.loop_pages import LoopPage
from loopmap.formats.storage.save import save
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import Token
from loopmap.ui.name_endings import ending_of
from loopmap.ui.raster import write_pdf, write_png

SLIDES = ".pptx"
SUFFIXES = (".svg", ".pdf", ".png", SLIDES)


@dataclass(frozen=True, slots=True)
class Export:
    """What to draw and how: the whole map unless a selection or a loop (its links) is given.

    ``dpi`` counts for PNG alone, 96 is one pixel to the map unit; ``typeface`` for SVG alone:
    whether the file carries it. ``title`` stands for the map's own. ``lit`` loops have their
    light, and the rest of the map steps back. For slides alone: ``attached`` arrows are
    straight and stay glued to their cards, ``loop_pages`` have a slide each.
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
    attached: bool = False
    loop_pages: tuple[LoopPage, ...] = ()


def export(wanted: Export, token: Token) -> Path:
    """Write the picture; the suffix of the path chooses its format. Raises LoopmapError."""
    content = picture(wanted, ending_of(wanted.path, SUFFIXES, "picture"))
    token.check()
    save(wanted.path, content)
    return wanted.path


def picture(wanted: Export, suffix: str) -> bytes:
    """The bytes of the picture; the same for the same input."""
    if suffix == SLIDES:
        return _slides(wanted)
    from loopmap.formats.svg import write_svg

    shown, page, _ = _drawn(wanted)
    if suffix == ".svg":
        return write_svg(page, fold(shown), typeface=wanted.typeface)
    return write_pdf(page) if suffix == ".pdf" else write_png(page, wanted.dpi)


def _slides(wanted: Export) -> bytes:
    """The map on the first slide, then the loops that have one each."""
    from loopmap.formats.powerpoint.slides import Slide, write_slides

    slides, title = [], wanted.title or wanted.causal_map.info.title or "Map"
    for each in (wanted, *(_of_loop(wanted, page) for page in wanted.loop_pages)):
        shown, page, badges = _drawn(each, SLIDE)
        slides.append(Slide(page, fold(without_private(shown)), badges))
    return write_slides(slides, title, attached=wanted.attached)


def _of_loop(wanted: Export, page: LoopPage) -> Export:
    """One loop alone, told below its drawing."""
    asked = replace(wanted.asked, told=page.told)
    return replace(wanted, title=page.called, asked=asked, loop=page.key, lit=(), loop_pages=())


def _drawn(wanted: Export, paper: Paper | None = None) -> tuple[CausalMap, Page, tuple[Badge, ...]]:
    """What of the map is shown, the page it is drawn on, and the badges there."""
    shown = _part(wanted)
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
    return shown, replace(page, description=told), badges


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


def _part(wanted: Export) -> CausalMap:
    if wanted.loop:
        return loop_of(wanted.causal_map, wanted.loop)
    if wanted.selection:
        return selection_of(wanted.causal_map, wanted.selection)
    return wanted.causal_map
