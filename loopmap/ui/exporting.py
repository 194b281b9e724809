"""Making a picture of a map as the export dialog or the command line asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from loopmap.diagram.fold import fold
from loopmap.diagram.part import without_private
from loopmap.formats.storage.save import save
from loopmap.model.token import Token
from loopmap.ui.figures import METAFILE, PDF, SLIDES, Export, Figure, figures_of
from loopmap.ui.name_endings import ending_of
from loopmap.ui.raster import write_pdf, write_png

__all__ = ["SLIDES", "SUFFIXES", "Export", "export", "paths_of", "picture"]

SUFFIXES = (".svg", PDF, ".png", SLIDES, METAFILE)


def export(wanted: Export, token: Token) -> Path:
    """Write the picture; the suffix of the path chooses its format. Raises LoopmapError.

    Where no file has several pages, each loop has one of its own, called as ``paths_of`` tells.
    """
    suffix = ending_of(wanted.path, SUFFIXES, "picture")
    figures = figures_of(wanted, suffix)
    if suffix in {SLIDES, PDF}:
        made = [_together(wanted, figures, suffix)]
    else:
        made = [_alone(wanted, figure, suffix) for figure in figures]
    token.check()
    for path, content in zip(paths_of(wanted), made, strict=True):
        save(path, content)
    return wanted.path


def paths_of(wanted: Export) -> list[Path]:
    """The files that are written: for loops in files of their own "map-R1.svg" beside "map.svg"."""
    path = wanted.path
    if path.suffix.lower() in {SLIDES, PDF}:
        return [path]
    beside = (f"{path.stem}-{page.label}{path.suffix}" for page in wanted.loop_pages)
    return [path, *map(path.with_name, beside)]


def picture(wanted: Export, suffix: str) -> bytes:
    """The bytes of the picture, of the first where there are several; always the same."""
    figures = figures_of(wanted, suffix)
    if suffix in {SLIDES, PDF}:
        return _together(wanted, figures, suffix)
    return _alone(wanted, figures[0], suffix)


def _together(wanted: Export, figures: Sequence[Figure], suffix: str) -> bytes:
    """All pages in one file."""
    if suffix == SLIDES:
        return _slides(wanted, figures)
    return write_pdf(*(figure.page for figure in figures))


def _alone(wanted: Export, figure: Figure, suffix: str) -> bytes:
    if suffix == ".png":
        return write_png(figure.page, wanted.dpi)
    if suffix == METAFILE:
        from loopmap.ui.metafile import write_metafile

        return write_metafile(figure.page)
    from loopmap.formats.svg import write_svg

    return write_svg(figure.page, fold(figure.shown), typeface=wanted.typeface)


def _slides(wanted: Export, figures: Iterable[Figure]) -> bytes:
    """A slide for each figure."""
    from loopmap.formats.powerpoint.slides import Slide, write_slides

    slides = [
        Slide(figure.page, fold(without_private(figure.shown)), figure.badges) for figure in figures
    ]
    title = wanted.title or wanted.causal_map.info.title or "Map"
    return write_slides(slides, title, attached=wanted.attached)
