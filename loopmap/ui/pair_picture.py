"""Two maps on one sheet, what differs marked on either: for the window and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.fold import fold
from loopmap.diagram.look import LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, Page, page_of
from loopmap.diagram.papers import SLIDE, Paper, paper_called
from loopmap.diagram.part import only_public, without_private
from loopmap.diagram.style import load_style
from loopmap.diagram.two_pages import Draw, on_one_sheet
from loopmap.editing.change_on_map import ahead_view, change_view
from loopmap.errors import ExportError
from loopmap.formats.powerpoint.slides import Slide, write_slides
from loopmap.formats.storage.save import save
from loopmap.formats.svg import write_svg
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.token import NEVER, Token
from loopmap.ui.editor import Editor
from loopmap.ui.figures import METAFILE, PDF, SLIDES
from loopmap.ui.going_out.asking import Leaving, ask_first
from loopmap.ui.going_out.held import held_by_maps
from loopmap.ui.means import Means
from loopmap.ui.metafile import write_metafile
from loopmap.ui.raster import write_pdf, write_png
from loopmap.ui.saving import file_name

ON_WHITE = ("print", "projector")
"""Themes of the map that are for paper as they are."""

SUFFIXES = (".svg", ".pdf", ".png", METAFILE, SLIDES)


def write_pair(  # noqa: PLR0913, PLR0917  two maps, where, and how they look
    base: CausalMap,
    other: CausalMap,
    out: Path,
    theme: str,
    paper: str,
    token: Token = NEVER,
    *,
    room: bool = False,
) -> Path:
    """Draw and write; the picture replaces a file of that name. Raises LoopmapError, Cancelled.

    Both maps stand on one sheet; slides have one each. Of notes only what is public is drawn,
    and what is for the room where ``room`` says so.
    """
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError(f"A picture of two maps ends in {', '.join(SUFFIXES)}.")
    if not room:
        base, other = only_public(base), only_public(other)
    first = partial(_drawn, base, ahead_view(base, other), theme)
    last = partial(_drawn, other, change_view(base, other), theme)
    title = f"{base.info.title} and {other.info.title}"
    if suffix == SLIDES:
        content = _slides(((base, first), (other, last)), title)
    else:
        content = _written(on_one_sheet(first, last, paper_called(paper), title), suffix)
    token.check()
    save(out, content)
    return out


def ask_for_pair(editor: Editor, means: Means) -> None:
    """Ask for a file and write the two maps that the page Changes is about, on A3, for paper.

    In greys or in the projector's black on white where the map is drawn so, else in colours.
    """
    assert editor.panels is not None
    pair = editor.panels.changes.panel.pair
    if pair is None:
        return
    drawn = editor.canvas.stage.style.name
    theme = drawn if drawn in ON_WHITE else "light"
    name = " and ".join(each.info.title for each in pair)
    path = means.dialogs.to_picture(Path(f"{file_name(name)}.pdf"), SUFFIXES)
    if path is not None:
        maps = tuple(each.id for each in pair)
        leaving = Leaving("The picture", partial(held_by_maps, maps))
        ask_first(editor, means, leaving, partial(_write_in_job, means, maps, theme, path))


def _write_in_job(
    means: Means, maps: tuple[MapId, ...], theme: str, path: Path, going: Document
) -> None:
    base, other = (going.maps[each] for each in maps)
    means.writing.write(
        path,
        lambda token: write_pair(base, other, path, theme, "a3", token),
        lambda there: means.banner.tell(f"It is in “{there}”."),
    )


def _drawn(causal_map: CausalMap, view: LensView, theme: str, paper: Paper) -> Page:
    asked = Asked(title=True, legend=True, source=True, beliefs=True)
    style, measure = load_style(theme), bundled_measure()
    return page_of(
        causal_map, style, measure, asked=asked, emphasis=Emphasis(view=view), paper=paper
    )


def _written(page: Page, suffix: str) -> bytes:
    if suffix == ".svg":
        return write_svg(page, typeface=True)
    if suffix == METAFILE:
        return write_metafile(page)
    return write_pdf(page) if suffix == PDF else write_png(page)


def _slides(drawn: Iterable[tuple[CausalMap, Draw]], title: str) -> bytes:
    slides = [Slide(draw(SLIDE), fold(without_private(each)), ()) for each, draw in drawn]
    return write_slides(slides, title)
