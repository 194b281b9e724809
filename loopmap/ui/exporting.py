"""Making a picture of a map as the export dialog or the command line asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from loopmap.diagram.fold import fold
from loopmap.diagram.part import without_private
from loopmap.formats.storage.save import save
from loopmap.model.token import Token
from loopmap.ui.figures import PDF, SLIDES, Export, Figure, figures_of
from loopmap.ui.name_endings import ending_of
from loopmap.ui.raster import write_pdf, write_png

__all__ = ["SLIDES", "SUFFIXES", "Export", "export", "picture"]

SUFFIXES = (".svg", PDF, ".png", SLIDES)


def export(wanted: Export, token: Token) -> Path:
    """Write the picture; the suffix of the path chooses its format. Raises LoopmapError."""
    content = picture(wanted, ending_of(wanted.path, SUFFIXES, "picture"))
    token.check()
    save(wanted.path, content)
    return wanted.path


def picture(wanted: Export, suffix: str) -> bytes:
    """The bytes of the picture; the same for the same input."""
    figures = figures_of(wanted, suffix)
    if suffix == SLIDES:
        return _slides(wanted, figures)
    first, *more = figures
    if suffix == PDF:
        return write_pdf(first.page, *(figure.page for figure in more))
    if suffix == ".png":
        return write_png(first.page, wanted.dpi)
    from loopmap.formats.svg import write_svg

    return write_svg(first.page, fold(first.shown), typeface=wanted.typeface)


def _slides(wanted: Export, figures: Iterable[Figure]) -> bytes:
    """A slide for each figure."""
    from loopmap.formats.powerpoint.slides import Slide, write_slides

    slides = [
        Slide(figure.page, fold(without_private(figure.shown)), figure.badges) for figure in figures
    ]
    title = wanted.title or wanted.causal_map.info.title or "Map"
    return write_slides(slides, title, attached=wanted.attached)
