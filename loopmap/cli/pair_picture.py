"""``loopmap compare --picture OUT``: both maps on one sheet, what differs marked on either."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.errors import ExportError

if TYPE_CHECKING:
    from loopmap.diagram.look import LensView
    from loopmap.diagram.page import Page
    from loopmap.diagram.papers import Paper
    from loopmap.model.document import CausalMap

SUFFIXES = (".svg", ".pdf", ".png")


def write_pair(base: CausalMap, other: CausalMap, out: Path, theme: str, paper: str) -> None:
    """Draw and write; the picture replaces a file of that name. Raises ExportError."""
    from loopmap.diagram.papers import paper_called
    from loopmap.diagram.two_pages import on_one_sheet
    from loopmap.editing.change_on_map import ahead_view, change_view
    from loopmap.formats.storage.save import save

    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError(f"A picture of two maps ends in {', '.join(SUFFIXES)}.")
    drawn = [
        partial(_drawn, base, ahead_view(base, other), theme),
        partial(_drawn, other, change_view(base, other), theme),
    ]
    title = f"{base.info.title} and {other.info.title}"
    save(out, _written(on_one_sheet(drawn[0], drawn[1], paper_called(paper), title), suffix))


def _drawn(causal_map: CausalMap, view: LensView, theme: str, paper: Paper) -> Page:
    from loopmap.diagram.emphasis import Emphasis
    from loopmap.diagram.measure import bundled_measure
    from loopmap.diagram.page import Asked, page_of
    from loopmap.diagram.style import load_style

    asked = Asked(title=True, legend=True)
    style, measure = load_style(theme), bundled_measure()
    return page_of(
        causal_map, style, measure, asked=asked, emphasis=Emphasis(view=view), paper=paper
    )


def _written(page: Page, suffix: str) -> bytes:
    if suffix == ".svg":
        from loopmap.formats.svg import write_svg

        return write_svg(page, typeface=True)
    from loopmap.cli.offscreen import begin_qt
    from loopmap.ui.raster import write_pdf, write_png

    begin_qt()
    return write_pdf(page) if suffix == ".pdf" else write_png(page)
